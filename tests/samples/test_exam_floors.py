"""A few documents of the exam, in wordings that no pattern lists whole: how much of them is read, with floors.

The figures of fresh seeds, which nobody has worked against, are in `benchmarks/RESULTS.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from exam.compose import FORMS, draw
from exam.report import Result
from exam.running import Found, run, write

SEED, DOCUMENTS = 7, 24
FLOORS = {
    "document": 0.97,
    "goals.exact": 0.95,
    "indicators.rows": 0.95,
    "indicators.exact": 0.93,
    "activities.rows": 0.93,
    "activities.exact": 0.93,
    "tables.cells": 0.88,
    "decisions": 1.0,
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    place = tmp_path_factory.mktemp("exam")
    (place / "documents").mkdir()
    drawn = [draw(SEED, i, FORMS) for i in range(DOCUMENTS)]
    for one in drawn:
        write(one, place / "documents")
    status, words = run(place / "documents", place / "output", 1)
    assert status < 2, words
    found, result = Found(place / "output"), Result(present=False)
    for one in drawn:
        result.add(one, found)
    return result


def test_every_document_is_read_and_every_column_is_there(result: Result) -> None:
    assert result.crashed == []
    assert result.absent == frozenset()


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_below_its_floor(result: Result, figure: str) -> None:
    assert result.shares()[figure] >= FLOORS[figure]


def test_no_number_is_wrong_and_few_are_missing(result: Result) -> None:
    numbers = result.numbers()
    assert numbers["wrong"] == 0
    assert numbers["missing"] <= 0.03 * numbers["right"]
