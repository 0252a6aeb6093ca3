"""The benchmark of tables: what it draws, and what it counts as right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from table_shapes import SHAPES, Drawn, drawn
from tables import Rows, scored


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_drawn_alike_for_one_seed_and_otherwise_for_another(name: str) -> None:
    first = drawn(SHAPES[name], 7)
    assert first == drawn(SHAPES[name], 7)
    assert first.rows != drawn(SHAPES[name], 8).rows
    assert {len(row) for row in first.rows} == {len(first.labels)}
    assert all(text in first.source for row in first.rows for text in row)


MADE = Drawn((("Kajer", "-1,5"), ("Fyrar i norr", "2,0")), ("Konto", "Budget"))
HEAD, KAJER, FYRAR = ["Konto", "Budget"], ["Kajer", "−1,5"], ["Fyrar\ni norr", "2,0"]


@pytest.mark.parametrize(
    ("table", "whole", "right", "extra", "heads"),
    [
        pytest.param([HEAD, KAJER, FYRAR], True, 2, 0, True, id="all"),
        pytest.param(
            [["Konto", "", "Budget"], ["Kajer", "", "-1,5"], ["Fyrar i norr", "", "2,0"]],
            True,
            2,
            0,
            True,
            id="empty column",
        ),
        pytest.param([["Konto"], ["", "Budget"], KAJER, FYRAR], True, 2, 0, False, id="a head in two rows"),
        pytest.param([HEAD, KAJER, ["Fyrar", "2,0"], ["i norr", ""]], False, 1, 2, True, id="a name cut"),
        pytest.param([["Text above", ""], HEAD, KAJER, FYRAR], False, 2, 1, False, id="text taken in"),
        pytest.param([HEAD, FYRAR, KAJER], False, 2, 0, True, id="another order"),
    ],
)
def test_what_counts_as_right(table: Rows, whole: bool, right: int, extra: int, heads: bool) -> None:
    score = scored(MADE, Path("a.pdf"), lambda _: [table])
    assert (score.whole, score.right, score.extra, score.heads) == (whole, right, extra, heads)


def test_no_table_is_nothing_right() -> None:
    score = scored(MADE, Path("a.pdf"), lambda _: [])
    assert (score.whole, score.right, score.extra, score.rows) == (False, 0, 0, 2)
