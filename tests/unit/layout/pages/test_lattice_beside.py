"""Cells that no rule encloses: heads, labels and last columns beside and over a grid; heads in grids without uprights."""

from __future__ import annotations

import pytest
from page_builders import cells_at, grid_of, grid_rules, level, line, page, spanning_of, upright

from vpextract import knowledge
from vpextract.layout.pages.ruled import grids_on, rows_and_heads
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page

KNOWLEDGE = knowledge.load()
XS = (60.0, 200.0, 300.0, 400.0)
YS = (100.0, 120.0, 140.0, 160.0, 180.0)
ROWS = (("Brygga", "Längd", "Bredd"), ("Norra", "12", "3"), ("Södra", "9", "2"), ("Östra", "7", "4"))
GRID = [list(row) for row in ROWS]


def read(made: Page) -> tuple[list[RawTable], set[int]]:
    tables, left = grids_on(made, set(range(len(made.lines))))
    return rows_and_heads(made, tables, left, None, {}, KNOWLEDGE)


def only(made: Page) -> RawTable:
    (table,), left = read(made)
    assert not left
    return table


def test_a_head_without_uprights_over_a_grid_has_its_cells() -> None:
    rules = [level(y, 60, 400) for y in YS]
    rules += [upright(x, 100 if x in (60, 400) else 120, 180) for x in XS]
    table = only(page(cells_at(ROWS, XS, YS, bold_head=True), rules))
    assert (table.n_head, table.title, grid_of(table)) == (1, [], GRID)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Analys", "mäts"), id="a label and a word"),
        pytest.param(("Analys", "Bryggorna mäts i vår"), id="a text over columns"),
    ],
)
def test_a_comment_with_its_label_beside_it_is_no_row_of_cells(texts: tuple[str, str]) -> None:
    xs = (60.0, 150.0, 220.0, 300.0, 400.0)
    rows = (("Brygga", "Längd", "Bredd", "Ägare"), ("Norra", "12", "3", "Ek"))
    rules = [level(y, 60, 400) for y in (100, 120, 140, 160)] + [upright(x, 100, 140) for x in xs[1:-1]]
    rules += [upright(x, 100, 160) for x in (60.0, 400.0)]
    label, text = texts
    made = page([*cells_at(rows, xs, YS), line(label, 64, 143), line(text, 154, 143)], rules)
    assert spanning_of(only(made).rows[-1]) == f"{label} {text}"


def test_labels_without_level_rules_belong_to_the_rows_beside_them() -> None:
    rules = [level(y, 60 if y in (100, 120, 180) else 200, 400) for y in YS] + [upright(x, 100, 180) for x in XS[1:]]
    assert grid_of(only(page(cells_at(ROWS, XS, YS), rules))) == GRID


def test_a_last_column_without_level_rules_belongs_to_the_rows_beside_it() -> None:
    rules = [level(y, 60, 400 if y in (100, 120, 180) else 300) for y in YS] + [upright(x, 100, 180) for x in XS]
    assert grid_of(only(page(cells_at(ROWS, XS, YS), rules))) == GRID


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((("Norra och", 123), ("södra bryggan", 143)), id="goes on"),
        pytest.param((("Hamnen", 133),), id="in the middle"),
        pytest.param((("Hamnen", 123),), id="at the top"),
        pytest.param((("Hela hamnen", 128), ("Viken", 139)), id="not level"),
    ],
)
def test_a_cell_over_several_rows_stays_one(texts: tuple[tuple[str, float], ...]) -> None:
    rows = (ROWS[0], ("", "12", "3"), ("", "9", "2"), ROWS[3])
    rules = [level(y, 200 if y == 140 else 60, 400) for y in YS] + [upright(x, 100, 180) for x in XS]
    table = only(page([*cells_at(rows, XS, YS), *(line(t, 64, y) for t, y in texts)], rules))
    assert [row[0] for row in grid_of(table)] == ["Brygga", " ".join(t for t, _ in texts), "", "Östra"]


def test_labels_before_boxed_figures_are_their_first_column() -> None:
    table = only(page(cells_at(ROWS, XS, YS), grid_rules(XS[1:], YS)))
    assert (grid_of(table), table.n_head) == (GRID, 1)
    assert table.box == Box(64, 100, 400, 180)


def test_figures_behind_a_grid_are_its_last_column() -> None:
    assert grid_of(only(page(cells_at(ROWS, XS, YS), grid_rules(XS[:3], YS)))) == GRID


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param([line(f"löpande text {n}", 20, 100 + 12 * n, 4) for n in range(6)], id="running text"),
        pytest.param([line("Obs", 30, 123)], id="one word"),
        pytest.param([line("ett", 30, 123), line("två", 40, 143), line("i vår", 20, 163)], id="not aligned"),
    ],
)
def test_other_texts_beside_a_grid_are_none_of_its_columns(beside: list[Line]) -> None:
    rows = tuple(row[1:] for row in ROWS)
    (table,), left = read(page([*cells_at(rows, XS[1:], YS), *beside], grid_rules(XS[1:], YS)))
    assert len(left) == len(beside)
    assert grid_of(table) == [list(row) for row in rows]


def test_a_grid_with_names_takes_no_labels() -> None:
    marks = [line(f"{n}.", 40, YS[n] + 3) for n in range(4)]
    (table,), left = read(page([*cells_at(ROWS, XS, YS), *marks], grid_rules(XS, YS)))
    assert (grid_of(table), len(left)) == (GRID, 4)


@pytest.mark.parametrize("lines", [1, 2])
def test_labels_over_a_grid_are_its_head(lines: int) -> None:
    heads = [line(text, x + 4, 88, bold=True) for text, x in zip(ROWS[0], XS, strict=False)]
    heads += [line("i meter", 204, 77, bold=True)] if lines == 2 else []
    made = page([*heads, *cells_at(ROWS[1:], XS, YS)], grid_rules(XS, YS[:4]))
    table = only(made)
    assert (table.n_head, len(table.rows)) == (1, 4)
    assert grid_of(table)[0] == ["Brygga", "i meter Längd" if lines == 2 else "Längd", "Bredd"]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([line("Bryggornas mått i hela hamnen", 64, 88, bold=True)], id="a title"),
        pytest.param([line("Brygga", 64, 60), line("Längd", 204, 60)], id="far above"),
        pytest.param([line("Västra", 64, 88), line("11", 204, 88)], id="figures"),
        pytest.param([line("Tabell 4", 64, 88), line("Bryggornas mått i hamnen", 204, 88)], id="a caption"),
    ],
)
def test_what_else_stands_over_a_grid_is_no_head_of_it(above: list[Line]) -> None:
    rows = (("Norra", "12", "3"), ("Södra", "9", "2"), ("Östra", "7", "4"))
    (table,), left = read(page([*above, *cells_at(rows, XS, YS)], grid_rules(XS, YS[:4])))
    assert (len(left), table.n_head) == (len(above), 0)


TWO_LEVELS = (("Brygga", "Mått i meter", "", "Ägare"), ("", "Längd", "Bredd", ""))
WIDE = (60.0, 160.0, 230.0, 300.0, 400.0)


def two_levels(bands: bool) -> Page:
    """A head of two levels without upright rules over a grid; a rule between the levels, or both in one band."""
    head = [line(text, x, y, bold=True) for text, x, y in (("Brygga", 64, 103), ("Ägare", 304, 103))]
    head += [
        line("Mått i meter", 200, 103, bold=True),
        line("Längd", 164, 123, bold=True),
        line("Bredd", 234, 123, bold=True),
    ]
    body = (("Norra", "12", "3", "Ek"), ("Södra", "9", "2", "Al"))
    levels = (100, *((120,) if bands else ()), 140, 160, 180)
    rules = (
        [level(y, 60, 400) for y in levels]
        + [upright(x, 140, 180) for x in WIDE[1:-1]]
        + [upright(x, 100, 180) for x in (60.0, 400.0)]
    )
    return page([*head, *cells_at(body, WIDE, (140, 160))], rules)


@pytest.mark.parametrize("bands", [True, False])
def test_a_label_over_two_columns_of_a_head_without_uprights_is_said_for_both(bands: bool) -> None:
    table = only(two_levels(bands))
    assert table.title == []
    assert table.rows[0].merged == {1: 2}
    assert table.n_head == (2 if bands else 1)


def test_a_title_in_a_band_of_its_own_is_a_title() -> None:
    rules = [level(y, 60, 400) for y in (80, *YS)] + [upright(x, 80 if x in (60, 400) else 100, 180) for x in XS]
    table = only(page([line("Bryggornas mått i hela hamnen 2031", 64, 83, bold=True), *cells_at(ROWS, XS, YS)], rules))
    assert [x.text for x in table.title] == ["Bryggornas mått i hela hamnen 2031"]
    assert grid_of(table) == GRID


def test_uprights_in_a_head_alone_make_no_table_of_it() -> None:
    rules = [level(y, 60, 400) for y in YS] + [upright(x, 100, 120) for x in XS]
    made = page(cells_at(ROWS, XS, YS), rules)
    tables, left = read(made)
    assert (tables, len(left)) == ([], len(made.lines))


def test_a_small_table_above_text_in_two_columns_is_no_head_of_it() -> None:
    rules = [level(y, 60, 400) for y in (100.0, 120.0)] + [upright(x, 100, 120) for x in (60.0, 230.0, 400.0)]
    text = [line("Bryggan lagades i", 60, 126), line("vår av hamnens egna", 240, 126)]
    (table,), left = read(page([line("Bedömning", 64, 103), line("Klart", 234, 103), *text], rules))
    assert (grid_of(table), left) == ([["Bedömning", "Klart"]], {2, 3})


def commented(text_at: float, x: float = 64) -> list[list[list[str]]]:
    """Two rows with a text between level rules of their own, beside which no upright rule stands."""
    rows = {103: ROWS[0], 123: ROWS[1], 163: ROWS[2]}
    lines = [line(t, a + 4, y) for y, row in rows.items() for t, a in zip(row, XS, strict=False)]
    rules = [level(y, 60, 400) for y in (100, 120, 140, 160, 180)]
    rules += [upright(a, y0, y1) for a in XS[1:-1] for y0, y1 in ((100, 140), (160, 180))]
    made = page([*lines, line("Analys: Bryggan mäts i vår", x, text_at)], rules)
    return [grid_of(table) for table in read(made)[0]]


def test_a_comment_between_rules_of_its_own_is_a_row_of_its_table() -> None:
    assert commented(143) == [[*GRID[:2], ["Analys: Bryggan mäts i vår"], GRID[2]]]


def test_a_text_that_begins_elsewhere_ends_the_table() -> None:
    assert len(commented(143, x=90)) == 2
