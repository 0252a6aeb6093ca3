"""Ruled tables: rules that cross make cells, fills never do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from page_builders import cells_at, grid_of, grid_rules, level, line, page, spanning_of, texts_of, upright

from vpextract.layout.pages.lattice import ruled_tables
from vpextract.layout.pages.rulings import Rail, rails
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page, Picture

XS = (60.0, 200.0, 300.0, 400.0)
YS = (100.0, 120.0, 140.0, 160.0)
ROWS = (("Brygga", "Längd", "Bredd"), ("Norra", "12", "3"), ("Södra", "9", "2"))


def tables_of(made: Page) -> list[RawTable]:
    return ruled_tables(made, set(range(len(made.lines))))


def only(made: Page) -> RawTable:
    (table,) = tables_of(made)
    return table


def test_each_text_lands_in_its_cell() -> None:
    table = only(page(cells_at(ROWS, XS, YS), grid_rules(XS, YS)))
    assert grid_of(table) == [list(row) for row in ROWS]
    assert table.box == Box(60, 100, 400, 160)
    assert table.columns == [(60, 200), (200, 300), (300, 400)]
    assert table.ruled


def test_an_empty_cell_stays_empty() -> None:
    rows = (("Brygga", "Längd", "Bredd"), ("Norra", "", "3"), ("Södra", "9", "2"))
    assert grid_of(only(page(cells_at(rows, XS, YS), grid_rules(XS, YS))))[1] == ["Norra", "", "3"]


def test_lines_of_one_cell_stay_together_from_top_to_bottom() -> None:
    ys = (100.0, 120.0, 160.0)
    lines = [*cells_at(ROWS[:2], XS, ys), line("bryggan", 64, 138)]
    assert texts_of(only(page(lines, grid_rules(XS, ys))).rows[1]) == ["Norra bryggan", "12", "3"]


def test_lines_outside_stay_free() -> None:
    lines = [*cells_at(ROWS, XS, YS), line("Text under tabellen", 60, 200)]
    made = page(lines, grid_rules(XS, YS))
    free = set(range(len(lines)))
    assert len(ruled_tables(made, free)) == 1
    assert free == {len(lines) - 1}


def test_a_row_without_inner_borders_spans_the_table() -> None:
    rules = [level(y, 60, 400) for y in (*YS, 190.0)]
    rules += [upright(x, 100, 160) for x in XS[1:-1]] + [upright(x, 100, 190) for x in (60.0, 400.0)]
    lines = [*cells_at(ROWS, XS, YS), line("Analys", 64, 163), line("Bryggan mäts i vår och i höst.", 64, 176)]
    table = only(page(lines, rules))
    assert spanning_of(table.rows[-1]) == "Analys Bryggan mäts i vår och i höst."
    assert table.rows[-1].filled() == []


def test_a_row_over_the_table_may_begin_behind_the_column_of_signs() -> None:
    rules = [level(y, 45, 400) for y in (*YS, 190.0)]
    rules += [upright(x, 100, 190) for x in (45.0, 60.0, 400.0)] + [upright(x, 100, 160) for x in XS[1:-1]]
    lines = [*cells_at(ROWS, XS, YS), line("Analys", 64, 163), line("Bryggan mäts i vår och i höst.", 64, 176)]
    table = only(page(lines, rules))
    assert spanning_of(table.rows[-1]) == "Analys Bryggan mäts i vår och i höst."
    assert table.rows[-1].filled() == []


def test_a_cell_over_two_of_four_columns_is_a_cell_and_no_row_over_the_table() -> None:
    xs, rows = (*XS, 500.0), tuple((*row, str(n)) for n, row in enumerate(ROWS))
    rules = [level(y, 60, 500) for y in (*YS, 180.0)]
    rules += [upright(x, 100, 180 if x != XS[1] else 160) for x in xs]
    lines = [
        *cells_at(rows, xs, YS),
        line("Alla bryggor tillsammans", 64, 163),
        line("5", 304, 163),
        line("2", 404, 163),
    ]
    last = only(page(lines, rules)).rows[-1]
    assert spanning_of(last) == ""
    assert [text for text in texts_of(last) if text] == ["Alla bryggor tillsammans", "5", "2"]


def test_a_row_that_the_page_cuts_has_no_rule_at_the_cut() -> None:
    rules = [level(y, 60, 400) for y in YS[:-1]] + [upright(x, YS[0], YS[-1]) for x in XS]
    assert grid_of(only(page(cells_at(ROWS, XS, YS), rules))) == [list(row) for row in ROWS]


def test_a_table_without_outer_borders_has_its_outer_columns() -> None:
    rules = [level(y, 60, 400) for y in YS] + [upright(x, 100, 160) for x in XS[1:-1]]
    assert grid_of(only(page(cells_at(ROWS, XS, YS), rules))) == [list(row) for row in ROWS]


def test_two_tables_with_text_between_are_two() -> None:
    low = tuple(y + 120 for y in YS)
    lines = cells_at(ROWS, XS, YS) + cells_at(ROWS, XS, low)
    tables = tables_of(page(lines, grid_rules(XS, YS) + grid_rules(XS, low)))
    assert [table.box.y0 for table in tables] == [100, 220]
    assert [grid_of(table) for table in tables] == [[list(row) for row in ROWS]] * 2


def one_box() -> list[Box]:
    return grid_rules((60.0, 400.0), (100.0, 160.0))


@pytest.mark.parametrize(
    ("rules", "fills"),
    [
        pytest.param(one_box(), [], id="a framed box"),
        pytest.param(grid_rules((60.0, 400.0), YS), [], id="boxes upon each other"),
        pytest.param([], [Box(60, y, 400, y + 20) for y in YS], id="fills"),
        pytest.param([level(y, 60, 400) for y in YS], [], id="level rules alone"),
        pytest.param([upright(x, 100, 160) for x in XS], [], id="upright rules alone"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_what_does_not_cross_is_no_table(rules: list[Box], fills: list[Box]) -> None:
    assert tables_of(page(cells_at(ROWS, XS, YS), rules, fills=fills)) == []


def test_an_empty_grid_is_no_table() -> None:
    assert tables_of(page([line("Under", 60, 300)], grid_rules(XS, YS))) == []


def test_a_cell_over_two_rows_belongs_to_the_first() -> None:
    rules = [upright(x, 100, 160) for x in XS]
    rules += [level(100, 60, 400), level(120, 60, 400), level(140, 200, 400), level(160, 60, 400)]
    lines = [*cells_at((ROWS[0],), XS, YS), line("Norra", 64, 135)]
    lines += [line("12", 204, 123), line("3", 304, 123), line("9", 204, 143), line("2", 304, 143)]
    assert grid_of(only(page(lines, rules)))[1:] == [["Norra", "12", "3"], ["", "9", "2"]]


def test_a_head_over_two_columns_knows_them() -> None:
    rules = [level(y, 60, 400) for y in YS] + [upright(x, 100, 160) for x in (60.0, 200.0, 400.0)]
    rules.append(upright(300, 120, 160))
    lines = [line("Brygga", 64, 103), line("Mått", 290, 103), *cells_at(ROWS[1:], XS, YS[1:])]
    table = only(page(lines, rules))
    assert texts_of(table.rows[0]) == ["Brygga", "Mått", ""]
    assert table.rows[0].merged == {1: 2}


def drawn_twice(rules: list[Box]) -> list[Box]:
    return rules + [
        Box(
            r.x0 + 1.5 * (r.x0 == r.x1),
            r.y0 + 1.5 * (r.y0 == r.y1),
            r.x1 + 1.5 * (r.x0 == r.x1),
            r.y1 + 1.5 * (r.y0 == r.y1),
        )
        for r in rules
    ]


def in_pieces(rules: list[Box]) -> list[Box]:
    """Each level rule in three pieces, with 2 pt left out where upright ones cross."""
    return [
        piece
        for r in rules
        for piece in ([r] if r.x0 == r.x1 else [level(r.y0, a + 1, b - 1) for a, b in pairwise(XS)])
    ]


@pytest.mark.parametrize("draw", [drawn_twice, in_pieces])
def test_borders_may_be_drawn_twice_or_in_pieces(draw: object) -> None:
    assert callable(draw)
    assert grid_of(only(page(cells_at(ROWS, XS, YS), draw(grid_rules(XS, YS))))) == [list(row) for row in ROWS]


def test_small_pictures_belong_to_the_row_they_stand_in() -> None:
    xs = (45.0, *XS)
    signs = [Picture(Box(48, 125, 56, 133), "circle", "green"), Picture(Box(48, 145, 56, 153), "circle", "red")]
    table = only(page(cells_at(ROWS, XS, YS), grid_rules(xs, YS), pictures=signs))
    assert [[p.color for p in row.pictures] for row in table.rows] == [[], ["green"], ["red"]]
    assert texts_of(table.rows[1]) == ["Norra", "12", "3"]


def test_rails_join_rules_on_one_position() -> None:
    found = rails([level(100, 0, 50), level(100.5, 52, 90), level(200, 0, 50), upright(10, 0, 90)], True)
    assert found == [Rail(100.25, ((0, 90),)), Rail(200, ((0, 50),))]


@pytest.mark.parametrize(("start", "end", "share"), [(0, 100, 0.5), (0, 50, 1.0), (50, 100, 0.0), (5, 5, 0.0)])
def test_the_share_that_a_rail_covers(start: float, end: float, share: float) -> None:
    assert Rail(10, ((0, 50),)).share(start, end) == share


@pytest.mark.parametrize(
    ("start", "end", "runs"), [(11, 29, True), (10, 29, False), (11, 31, False), (31, 39, False), (41, 59, True)]
)
def test_a_rail_runs_through_by_one_stretch(start: float, end: float, runs: bool) -> None:
    assert Rail(7, ((10, 30), (40, 60))).runs_through(start, end) is runs


def test_no_line_is_in_two_tables() -> None:
    lines: list[Line] = cells_at(ROWS, XS, YS)
    made = page(lines, grid_rules(XS, YS))
    free = set(range(len(lines)))
    assert len(ruled_tables(made, free)) == 1
    assert ruled_tables(made, free) == []
