"""Heads whose cells are painted and not ruled, over a grid that is drawn."""

from __future__ import annotations

import itertools

import pytest
from page_builders import cells_at, grid_of, grid_rules, level, line, page, upright

from vpextract.layout.pages.lattice import ruled_tables
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Page

XS = (60.0, 200.0, 300.0, 400.0)
YS = (100.0, 120.0, 140.0, 160.0)
ROWS = (("Brygga", "Längd", "Bredd"), ("Norra", "12", "3"), ("Södra", "9", "2"))


def tables_of(made: Page) -> list[RawTable]:
    return ruled_tables(made, set(range(len(made.lines))))


def painted(xs: tuple[float, ...], top: float, bottom: float, off: float = 0.0) -> list[Box]:
    return [Box(a + off, top + off, b + off, bottom + off) for a, b in itertools.pairwise(xs)]


@pytest.mark.parametrize("off", [0.0, 0.4, -0.9])
def test_painted_cells_on_a_grid_are_its_head(off: float) -> None:
    made = page(cells_at(ROWS, XS, YS), grid_rules(XS, YS[1:]), fills=painted(XS, 100, 120, off))
    (table,) = tables_of(made)
    assert grid_of(table) == [list(row) for row in ROWS]
    assert table.columns == [(60, 200), (200, 300), (300, 400)]


def test_a_painted_head_of_two_levels_has_its_spanning_cell() -> None:
    rows = (("", "Mått", ""), ("Brygga", "Längd", "Bredd"), ("Norra", "12", "3"), ("Södra", "9", "2"))
    ys = (100.0, 115.0, 130.0, 150.0, 170.0)
    fills = [Box(60, 100, 200, 130), Box(200, 100, 400, 115), Box(200, 115, 300, 130), Box(300, 115, 400, 130)]
    (table,) = tables_of(page(cells_at(rows, XS, ys), grid_rules(XS, ys[2:]), fills=fills))
    assert grid_of(table)[0][1] == "Mått"
    assert table.rows[0].merged == {1: 2}
    assert grid_of(table)[1:] == [["", "Längd", "Bredd"], *(list(row) for row in rows[2:])]


def test_a_painted_head_ends_where_its_colour_does() -> None:
    rules = [level(100, 60, 400), level(160, 60, 400), *(upright(x, 100, 160) for x in XS[1:-1])]
    (table,) = tables_of(page(cells_at(ROWS, XS, YS), rules, fills=painted(XS, 100, 120)))
    assert grid_of(table)[0] == list(ROWS[0])
    assert grid_of(table)[1][1] == "12 9"


@pytest.mark.parametrize(
    "fill",
    [
        pytest.param(Box(210, 123, 240, 137), id="behind a word"),
        pytest.param(Box(63, 142, 180, 158), id="within a cell"),
        pytest.param(Box(202, 124, 298, 136), id="beside the rules"),
    ],
)
def test_what_is_painted_within_a_cell_parts_nothing(fill: Box) -> None:
    (table,) = tables_of(page(cells_at(ROWS, XS, YS), grid_rules(XS, YS), fills=[fill]))
    assert grid_of(table) == [list(row) for row in ROWS]


@pytest.mark.parametrize("sides", [[], [upright(60, 100, 160), upright(400, 100, 160)]])
def test_a_painted_head_over_rows_without_upright_rules_makes_no_grid(sides: list[Box]) -> None:
    rules = [level(y, 60, 400) for y in YS] + sides
    assert tables_of(page(cells_at(ROWS, XS, YS), rules, fills=painted(XS, 100, 120))) == []


def test_columns_of_another_table_at_nearly_the_same_place_do_not_part_a_cell() -> None:
    low = tuple(y + 200 for y in YS)
    near = (60.0, 197.8, 300.0, 400.0)
    rules = grid_rules(near, YS) + grid_rules(XS, low[1:])
    lines = cells_at(ROWS, near, YS) + cells_at(ROWS, XS, low) + [line("Text mellan tabellerna", 60, 200)]
    fills = painted(XS, low[0], low[1], 0.6)
    assert [grid_of(t) for t in tables_of(page(lines, rules, fills=fills))] == [[list(row) for row in ROWS]] * 2
