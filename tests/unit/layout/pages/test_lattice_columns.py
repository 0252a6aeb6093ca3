"""Ruled columns that hold several columns of figures: the better of two readings wins, and a close call is doubted."""

from __future__ import annotations

import pytest
from page_builders import grid_of, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.pages.ruled import grids_on, rows_and_heads
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line

KNOWLEDGE = knowledge.load()
HEAD = ["Konto", "Budget 2030", "Utfall 2030", "Budget 2031"]
ROWS = [["Kajer", "12,5", "11,0", "14,1"], ["Fyrar", "7,0", "-8,2", "9,3"], ["Bojar", "104,6", "99,9", "1 110,0"]]
ENDS = (0.0, 290.0, 390.0, 490.0)
"""Where the figures end; their labels are wider."""


def placed(rows: list[list[str]]) -> list[Line]:
    lines = []
    for at, row in enumerate(rows):
        y = 104.0 + 20 * at
        lines += [line(text, 64 if not j else ENDS[j], y, 9, not at, right=j > 0) for j, text in enumerate(row) if text]
    return lines


def framed(n: int, *uprights: float) -> list[Box]:
    """A frame with rules between n rows, and uprights."""
    levels = [level(100 + 20 * at, 60, 500) for at in range(n + 1)]
    return levels + [upright(x, 100, 100 + 20 * n) for x in (60, *uprights, 500)]


def read(lines: list[Line], rules: list[Box]) -> RawTable:
    made = page(lines, rules)
    tables, left = grids_on(made, set(range(len(made.lines))))
    (table,) = rows_and_heads(made, tables, left, None, {}, KNOWLEDGE)[0]
    return table


@pytest.mark.parametrize("uprights", [(200,), (200, 400), (300,), (200, 300), (200, 300, 400)], ids=str)
def test_figures_side_by_side_between_two_uprights_are_columns(uprights: tuple[float, ...]) -> None:
    table = read(placed([HEAD, *ROWS]), framed(4, *uprights))
    assert (grid_of(table), table.n_head) == ([HEAD, *ROWS], 1)
    assert not any(row.guessed for row in table.rows)


def test_dates_side_by_side_are_columns() -> None:
    rows = [["Aktivitet", "Start", "Slut", ""], *([name, "2031-01-01", "2031-06-30", ""] for name in ("Måla", "Laga"))]
    wanted = [row[:3] for row in rows]
    assert grid_of(read(placed(rows), [*framed(3, 200)])) == wanted


def test_a_label_over_two_columns_is_said_of_both() -> None:
    lines = [line("Konto", 64, 104, 9, True), line("Budget och utfall för hela året 2030", 230, 104, 9, True)]
    table = read([*lines, *placed([["", "", "", ""], *([*row[:3], ""] for row in ROWS)])], framed(4, 200))
    assert table.rows[0].merged == {1: 2}
    assert grid_of(table)[1:] == [row[:3] for row in ROWS]


def test_empty_cells_are_no_column_lost() -> None:
    rows = [row if at else [*row[:2], "", row[3]] for at, row in enumerate(ROWS)]
    assert grid_of(read(placed([HEAD, *rows]), framed(4, 200)))[1:] == rows


def test_a_close_call_is_doubted() -> None:
    rows = [["Kajer", "12,5", "11,0", ""], ["Fyrar", "7,0", "8,2", ""], *([name, "3,0", "", ""] for name in "ABC")]
    table = read(placed([["Konto", "Budget", "", ""], *rows]), framed(6, 200))
    assert grid_of(table)[1][:3] == ["Kajer", "12,5", "11,0"]
    assert table.rows[1].guessed == {1, 2}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["Kajer", "12,5", "11,0", ""], *([n, "3,0", "", ""] for n in ("Fyrar", "Bojar", "Varv"))], id="one row"
        ),
        pytest.param([["Kajer", "12", "ton", ""], ["Fyrar", "8", "st", ""], ["Bojar", "9", "st", ""]], id="units"),
        pytest.param([["1", "Kajer i norr", "", ""], ["2", "Fyrar i öst", "", ""]], id="numbers before names"),
        pytest.param([["Kajer", "i norr", "sedan 1931", ""], ["Fyrar", "i öst", "sedan 1911", ""]], id="words"),
    ],
)
def test_the_rules_are_right_where_texts_are_no_columns(rows: list[list[str]]) -> None:
    table = read(placed([["Konto", "Budget", "", ""], *rows]), framed(len(rows) + 1, 200))
    assert len(table.columns) == 2
