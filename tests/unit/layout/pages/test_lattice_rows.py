"""Several rows between two level rules, and rows over the table that interrupt its upright rules."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from page_builders import grid_of, level, line, page, spanning_of, texts_of, upright

from vpextract import knowledge
from vpextract.layout.pages.lattice import ruled_tables
from vpextract.layout.pages.lattice_ends import take_comment
from vpextract.layout.pages.lattice_rows import cell_pitches, part_rows
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page, Picture

KNOWLEDGE = knowledge.load()
XS = (60.0, 260.0, 360.0, 460.0)
Cells = tuple[str, ...]


def tables_of(made: Page) -> list[RawTable]:
    tables = ruled_tables(made, set(range(len(made.lines))))
    for table in tables:
        part_rows(table, cell_pitches(tables))
    return tables


def column_rules(top: float, bottom: float, *levels: float) -> list[Box]:
    return [upright(x, top, bottom) for x in XS] + [level(y, XS[0], XS[-1]) for y in (top, *levels, bottom)]


def rows_at(rows: Mapping[float, Cells]) -> list[Line]:
    return [line(t, x + 4, y) for y, row in rows.items() for t, x in zip(row, XS, strict=False) if t]


def only(rows: Mapping[float, Cells], *levels: float) -> list[list[str]]:
    bottom = max(rows) + 14
    (table,) = tables_of(page(rows_at(rows), column_rules(97, bottom, *levels)))
    return grid_of(table)


HEAD = ("Hamn", "Djup", "Bredd")


def test_rows_with_figures_below_each_other_are_parted_where_no_line_wraps() -> None:
    rows: Mapping[float, Cells] = {
        100.0: HEAD,
        120.0: ("Norra", "12", "3"),
        134.0: ("Södra", "9", "2"),
        148.0: ("Östra", "118", "-2"),
    }
    assert only(rows, 115) == [list(row) for row in rows.values()]


def test_a_head_without_a_rule_below_is_a_row_of_its_own() -> None:
    rows: Mapping[float, Cells] = {100.0: HEAD, 114.0: ("Norra", "12", "3"), 128.0: ("Södra", "9", "2")}
    assert only(rows) == [list(row) for row in rows.values()]


@pytest.mark.parametrize("values_at", [120.0, 131.0, 125.5])
def test_a_name_that_wraps_has_its_values_at_any_height(values_at: float) -> None:
    first: dict[float, Cells] = {120.0: ("Norra hamnen vid",), 131.0: ("den gamla kajen",)}
    first[values_at] = (first.get(values_at, ("",))[0], "12", "3")
    rows: Mapping[float, Cells] = {
        100.0: HEAD,
        **dict(sorted(first.items())),
        147.0: ("Södra", "9", "2"),
        163.0: ("Östra", "1", "2"),
    }
    assert only(rows, 115)[1:] == [
        ["Norra hamnen vid den gamla kajen", "12", "3"],
        ["Södra", "9", "2"],
        ["Östra", "1", "2"],
    ]


def test_dates_part_rows_like_figures() -> None:
    rows: Mapping[float, Cells] = {
        100.0: ("Insats", "Start", "Slut"),
        120.0: ("Laga bryggan och", "2031-01-01", "2031-06-30"),
        131.0: ("måla bojarna", "", ""),
        147.0: ("Muddra", "2031-02-01", "2031-12-31"),
    }
    assert [row[0] for row in only(rows, 115)] == ["Insats", "Laga bryggan och måla bojarna", "Muddra"]


def test_rows_of_words_are_parted_at_gaps_that_run_through_all_columns() -> None:
    rows: Mapping[float, Cells] = {
        100.0: ("Fara", "Följd", "Åtgärd"),
        120.0: ("Storm", "Bryggan lossnar", "Ankare"),
        131.0: ("över sjön", "", "ses över"),
        147.0: ("Is", "Bojen sjunker", "Dykning"),
        163.0: ("Brand", "Båtar skadas", "Släckare"),
    }
    assert [row[0] for row in only(rows, 115)] == ["Fara", "Storm över sjön", "Is", "Brand"]


def test_the_rest_of_a_row_above_the_first_whole_one_is_a_row_of_its_own() -> None:
    rows: Mapping[float, Cells] = {
        100.0: HEAD,
        120.0: ("vid kajen", "", ""),
        136.0: ("Södra", "9", "2"),
        147.0: ("hamnen", "", ""),
    }
    assert only(rows, 115)[1:] == [["vid kajen", "", ""], ["Södra hamnen", "9", "2"]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            {120.0: ("Norra hamnen", "12", "Tertial 1"), 131.0: ("vid kajen", "", "2031")}, id="a period wraps"
        ),
        pytest.param(
            {120.0: ("Norra hamnen", "45 %", "2031-01-01"), 131.0: ("vid kajen", "", "2031-12-31")}, id="from, to"
        ),
        pytest.param(
            {120.0: ("Norra hamnens", "26,", "32,"), 131.0: ("servicehus", "1", "6")}, id="figures cut in two"
        ),
        pytest.param(
            {120.0: ("Norra", "Först mäts", "djupet."), 136.0: ("", "Sedan mäts", "bredden.")}, id="paragraphs"
        ),
    ],
)
def test_one_row_stays_one(rows: Mapping[float, Cells]) -> None:
    whole = {100.0: HEAD, **rows}
    assert len(only(whole, 115)) == 2


def test_where_rules_part_the_rows_two_figures_in_a_cell_make_no_second_row() -> None:
    rows: Mapping[float, Cells] = {
        100.0: HEAD,
        120.0: ("Norra", "12", "3"),
        140.0: ("Södra", "9", "2"),
        160.0: ("Östra", "12", "3"),
        171.0: ("Vik", "15", ""),
    }
    assert len(only(rows, 115, 135, 155)) == 4


def test_a_line_pitch_on_whole_pixels_parts_nothing() -> None:
    lines = {
        100.0: HEAD,
        120.0: ("En lång text om bryggan", "", ""),
        129.8: ("Bryggan", "12", "3"),
        140.3: ("går", "", ""),
    }
    assert len(only(lines, 115)) == 2


def test_pictures_stay_with_their_row() -> None:
    rows: Mapping[float, Cells] = {100.0: HEAD, 120.0: ("Norra", "12", "3"), 134.0: ("Södra", "9", "2")}
    pictures = [Picture(Box(300, y, 308, y + 8), "circle", "green") for y in (121.0, 135.0)]
    (table,) = tables_of(page(rows_at(rows), column_rules(97, 148, 115), pictures=pictures))
    assert [len(row.pictures) for row in table.rows] == [0, 1, 1]


WIDE = (60.0, 160.0, 230.0, 300.0, 400.0)


@pytest.mark.parametrize("upright_from", [97.0, 112.0], ids=["rules through the label", "rules below the label"])
def test_a_label_over_two_columns_stands_in_the_band_of_its_rows(upright_from: float) -> None:
    body = {136.0: ("Norra", "12", "3", "4"), 154.0: ("Södra", "9", "2", "1"), 172.0: ("Östra", "7", "1", "3")}
    lines = [line(t, x + 4, y) for y, row in body.items() for t, x in zip(row, WIDE, strict=False)]
    lines += [line("Brygga", 64, 100), line("Mått i meter", 200, 100), line("Ägare", 304, 100)]
    lines += [line("Längd", 164, 118), line("Bredd", 234, 118)]
    rules = [level(y, 60, 400) for y in (97, 186)]
    rules += [upright(x, upright_from if x == 230 else 97, 186) for x in WIDE]
    (table,) = tables_of(page(lines, rules))
    assert table.rows[0].merged == {1: 2}
    assert grid_of(table)[:2] == [["Brygga", "Mått i meter", "", "Ägare"], ["", "Längd", "Bredd", ""]]
    assert len(table.rows) == 5


# --- rows over the table


def interrupted(*, closed: bool = True, last: bool = False) -> Page:
    """Two rows and comments on them: upright rules beside the rows alone, level ones above the head and at the end."""
    rows: Mapping[float, Cells] = {100.0: HEAD, 116.0: ("Norra", "12", "3"), 160.0: ("Södra", "9", "2")}
    comments = [line("Analys: Hamnen är djup", 64, y) for y in (130, 174)[: 2 if last else 1]]
    comments += [line("och bred nog för alla båtar i viken.", 64, y) for y in (141, 185)[: 2 if last else 1]]
    rules = [upright(x, a, b) for x in XS[1:-1] for a, b in ((97, 127), (157, 171))]
    rules += [level(y, XS[0], XS[-1]) for y in ((97, 113, 200) if closed else (97, 113))]
    return page([*rows_at(rows), *comments], rules)


@pytest.mark.parametrize("closed", [True, False])
def test_a_comment_interrupts_the_upright_rules_of_its_table(closed: bool) -> None:
    (table,) = tables_of(interrupted(closed=closed))
    assert grid_of(table) == [
        list(HEAD),
        ["Norra", "12", "3"],
        ["Analys: Hamnen är djup och bred nog för alla båtar i viken."],
        ["Södra", "9", "2"],
    ]


def test_a_comment_may_be_the_last_row() -> None:
    (table,) = tables_of(interrupted(last=True))
    assert spanning_of(table.rows[-1]).startswith("Analys: Hamnen är djup")


def test_two_tables_in_the_same_columns_stay_two() -> None:
    rows: Mapping[float, Cells] = {100.0: HEAD, 116.0: ("Norra", "12", "3"), 160.0: HEAD, 176.0: ("Södra", "9", "2")}
    text = [line("Text i samma grad mellan dem", 64, 138)]
    rules = [*column_rules(97, 130, 113), *column_rules(157, 190, 173)]
    assert len(tables_of(page([*rows_at(rows), *text], rules))) == 2


def test_a_heading_between_ends_a_table_that_has_no_rule_below() -> None:
    rows: Mapping[float, Cells] = {100.0: HEAD, 116.0: ("Norra", "12", "3"), 160.0: ("Södra", "9", "2")}
    rules = [upright(x, a, b) for x in XS[1:-1] for a, b in ((97, 127), (157, 171))]
    rules += [level(y, XS[0], XS[-1]) for y in (97, 113)]
    (table,) = tables_of(page([*rows_at(rows), line("Kajer", 64, 138, 14, bold=True)], rules))
    assert len(table.rows) == 2


# --- a comment below the last rules


def cut_by_page(*below: Line, rule: bool = False) -> tuple[RawTable, set[int]]:
    rows: Mapping[float, Cells] = {100.0: HEAD, 116.0: ("Norra", "12", "3"), 132.0: ("Södra", "9", "2")}
    rules = [upright(x, 97, 144) for x in XS[1:-1]]
    rules += [level(y, XS[0], XS[-1]) for y in ((97, 113, 144) if rule else (97, 113))]
    made = page([*rows_at(rows), *below], rules)
    free = set(range(len(made.lines)))
    (table,) = ruled_tables(made, free)
    part_rows(table, cell_pitches([table]))
    table.n_head = 1
    take_comment(table, made, free, KNOWLEDGE)
    return table, free


COMMENT = (line("Analys: Djupet mäts av", 64, 146), line("dykare under hösten.", 64, 157))


def test_a_comment_below_a_table_without_a_rule_at_its_end_is_its_last_row() -> None:
    table, free = cut_by_page(*COMMENT)
    assert spanning_of(table.rows[-1]) == "Analys: Djupet mäts av dykare under hösten."
    assert not free


def test_a_note_below_a_comment_is_none_of_it() -> None:
    table, free = cut_by_page(*COMMENT, line("* Preliminära mått.", 64, 168))
    assert spanning_of(table.rows[-1]) == "Analys: Djupet mäts av dykare under hösten."
    assert len(free) == 1


@pytest.mark.parametrize(
    ("below", "rule"),
    [
        pytest.param(COMMENT, True, id="below its last rule"),
        pytest.param((line("Djupet mäts av dykare.", 64, 146),), False, id="no comment"),
        pytest.param((line("Analys", 64, 146, 12, bold=True),), False, id="a heading"),
        pytest.param((line("Analys: Djupet", 64, 175),), False, id="further off"),
    ],
)
def test_what_else_stands_below_a_table_is_none_of_its_rows(below: tuple[Line, ...], rule: bool) -> None:
    table, free = cut_by_page(*below, rule=rule)
    assert texts_of(table.rows[-1])[0] == "Södra"
    assert len(free) == len(below)


@pytest.mark.parametrize("name_lines", [1, 2])
@pytest.mark.parametrize("head_lines", [1, 2])
def test_bold_labels_above_the_first_row_are_a_row_though_comments_part_all_others(
    name_lines: int, head_lines: int
) -> None:
    labels = [line(t, x + 4, 100, bold=True) for t, x in zip(HEAD, XS, strict=False)]
    labels += [line("2031", x + 4, 111, bold=True) for x in XS[1:3]][: 2 * (head_lines - 1)]
    rows: dict[float, Cells] = {125.0: ("Norra hamnen", "12", "3"), 180.0: ("Södra", "9", "2")}
    if name_lines == 2:
        rows[136.0] = ("vid kajen", "", "")
    comments = [line("Analys: Hamnen är djup.", 64, 160), line("Analys: Den är bred.", 64, 200)]
    rules = [upright(x, a, b) for x in XS[1:-1] for a, b in ((97, 150), (177, 193))]
    rules += [level(y, XS[0], XS[-1]) for y in (97, 220)] + [upright(x, 97, 220) for x in (XS[0], XS[-1])]
    (table,) = tables_of(page([*labels, *rows_at(rows), *comments], rules))
    assert [texts[0].split(":")[0] for texts in grid_of(table)] == [
        "Hamn",
        "Norra hamnen vid kajen" if name_lines == 2 else "Norra hamnen",
        "Analys",
        "Södra",
        "Analys",
    ]


def test_a_bold_name_above_plain_texts_of_one_row_is_no_header() -> None:
    lines = [line("Norra", 64, 100, bold=True), line("12 m", 264, 100), line("Djup hamn", 64, 114), line("x", 264, 114)]
    (table,) = tables_of(page(lines, column_rules(97, 130)))
    assert len(table.rows) == 1


@pytest.mark.parametrize("wraps", [True, False], ids=["a label of its own ends in the band", "none does"])
@pytest.mark.parametrize("name", [("Norra",), ("Norra hamnen", "vid kajen")])
def test_the_lower_labels_of_a_header_in_one_band_with_the_only_row(wraps: bool, name: tuple[str, ...]) -> None:
    """The cells of the names and of the last column run over both bands of the header."""
    top = [line("Brygga", 64, 108, bold=True), line("Mått i meter", 200, 100, bold=True)]
    top.append(line("Ägare i", 304, 104 if wraps else 108, bold=True))
    if wraps:
        top.append(line("år", 304, 115, bold=True))
    top += [line("Längd", 164, 118, bold=True), line("Bredd", 234, 118, bold=True)]
    row = [line(text, 64, 140 + 11 * i) for i, text in enumerate(name)]
    row += [
        line(text, x + 4, 140 + 5.5 * (len(name) - 1)) for text, x in zip(("12", "3", "Kim"), WIDE[1:], strict=False)
    ]
    rules = [level(97, 60, 400), level(170, 60, 400), level(114, 160, 300)]
    rules += [upright(x, 114 if x == 230 else 97, 170) for x in WIDE]
    (table,) = tables_of(page([*top, *row], rules))
    assert grid_of(table) == [
        ["Brygga", "Mått i meter", "", "Ägare i år" if wraps else "Ägare i"],
        ["", "Längd", "Bredd", ""],
        [" ".join(name), "12", "3", "Kim"],
    ]
