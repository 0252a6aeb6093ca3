"""The same contents in two looks give the same datasets: what a document says does not hang on who printed it."""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from exam.compose import LOOKS, draw
from exam.looks import draw_look
from exam.running import write
from vpextract import extract

SEED = 15
PLAIN = {
    "producer": "reportlab",
    "paper": "portrait",
    "font": "sans",
    "strong": "bold",
    "headings": "bold",
    "small": "bold",
    "goals": "heading",
    "verdicts": "text",
    "rules": "grid",
    "fill": "tint",
    "head": "strong",
    "stands": "top",
    "caption": "none",
    "comments": "row",
    "prose": "left",
    "watermark": "",
}
"""The look that the others are compared with."""
OTHERS: dict[str, dict[str, object]] = {
    "boxes and pills": {"goals": "box", "verdicts": "pill", "small": "italic"},
    "bands, pills beside": {"goals": "band", "verdicts": "beside", "headings": "banded", "small": "accent"},
    "light labels": {"goals": "label", "headings": "light", "font": "lato", "strong": "heavy"},
    "letters set apart": {"producer": "typst", "font": "source", "headings": "spaced", "strong": "semibold"},
    "shadows": {"headings": "shadow", "producer": "typst", "font": "lato", "verdicts": "beside"},
    "turned pages": {"paper": "rotated", "producer": "typst", "font": "caladea"},
    "level rules": {"rules": "level", "fill": "none", "headings": "ruled"},
    "captions above": {"caption": "above", "goals": "label"},
    "captions below": {"caption": "below", "producer": "typst", "font": "lato", "goals": "box"},
    "watermark": {"watermark": "UTKAST", "rules": "level", "fill": "dark"},
}


def told(document: int, look: dict[str, object]) -> dict[str, list[Any]]:
    """What the program reads from a document in a look."""
    drawn = draw(SEED, document, (LOOKS,))
    drawn.look = draw_look(random.Random(document), **{**PLAIN, "repeat": True, **look}).__dict__
    with TemporaryDirectory() as folder:
        found = extract(write(drawn, Path(folder)))
    goals = {goal.goal_id: goal.text for goal in found.goals}
    return {
        "goals": [
            (g.level, g.number, g.text, g.assessment, g.description, g.expected_result, g.analysis) for g in found.goals
        ],
        "indicators": [(i.name, goals.get(i.goal_id or ""), i.owner, i.cells, i.comment) for i in found.indicators],
        "values": [
            (v.measure, v.raw, v.value, v.unit, v.year, v.qualifier) for i in found.indicators for v in i.values
        ],
        "activities": [
            (a.text, goals.get(a.goal_id or ""), a.start_raw, a.end_raw, a.comment) for a in found.activities
        ],
        "tables": [
            [t.kind, t.columns, t.unit, [(c.row, c.col, c.raw, c.value) for c in t.cells]] for t in found.tables
        ],
        "decisions": [(d.number, d.text) for d in found.decisions],
    }


@cache
def plain(document: int) -> dict[str, list[Any]]:
    return told(document, {})


@pytest.mark.parametrize("document", [2, 3, 4])
@pytest.mark.parametrize("name", OTHERS)
def test_the_same_contents_in_another_look_give_the_same_datasets(name: str, document: int) -> None:
    found, expected = told(document, OTHERS[name]), plain(document)
    assert expected["goals"] and expected["indicators"]
    for dataset, rows in expected.items():
        assert found[dataset] == rows, dataset
