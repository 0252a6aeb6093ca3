"""Tables without upright rules in looks of other makers: heads and cells that stand elsewhere than usual."""

from __future__ import annotations

import pytest
from page_builders import grid_of, level, line, page, spanning_of, texts_of

from vpextract import knowledge
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Periodens utfall", "Årsmål", "Period")


def row(y: float, *texts: str, bold: bool = False, size: float = 9.0) -> list[Line]:
    return [line(text, x, y, size, bold) for text, x in zip(texts, XS, strict=False) if text]


def tables_of(made: Page, sizes: TypeSizes = SIZES) -> list[RawTable]:
    return open_tables(made, baselines(made.lines, range(len(made.lines))), sizes, KNOWLEDGE)[0]


def only(*lines: Line, rules: tuple[Box, ...] = (), sizes: TypeSizes = SIZES) -> RawTable:
    (table,) = tables_of(page(lines, rules), sizes)
    return table


def body_of(table: RawTable) -> list[list[str]]:
    return grid_of(table)[table.n_head :]


def test_a_head_whose_last_lines_are_level_begins_above_its_key() -> None:
    table = only(
        *row(89, "", "Periodens", "KF:s", bold=True),
        *row(100, "Indikator", "utfall", "årsmål", "Period", bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
    )
    assert texts_of(table.rows[0]) == ["Indikator", "Periodens utfall", "KF:s årsmål", "Period"]


def test_a_head_in_the_middle_of_its_row_has_lines_above_and_below_its_key() -> None:
    table = only(
        line("Periodens", 250, 94, 9, True),
        *row(100, "Indikator", "", "Årsmål", "Period", bold=True),
        line("utfall", 250, 106, 9, True),
        *row(125, "Andel bojar", "45 %", "50 %", "2031"),
    )
    assert texts_of(table.rows[0]) == list(HEAD)


def test_a_bold_word_over_no_column_is_no_line_of_the_head() -> None:
    lines = [line("Sida 4", 505, 89, 9, True), *row(100, *HEAD, bold=True), *row(120, "Andel bojar", "4", "5", "2031")]
    assert grid_of(only(*lines)) == [list(HEAD), ["Andel bojar", "4", "5", "2031"]]


def test_rows_may_be_set_larger_than_their_head() -> None:
    table = only(*row(100, *HEAD, bold=True, size=7), *row(115, "Andel bojar", "45 %", "50 %", "2031", size=9))
    assert body_of(table) == [["Andel bojar", "45 %", "50 %", "2031"]]


def test_a_bold_first_row_of_words_for_figures_is_no_second_line_of_the_head() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(114, "Andel bryggor", "saknas", "Öka", "2031", bold=True),
        *row(128, "Andel bojar", "45 %", "50 %", "2031"),
    )
    assert body_of(table) == [["Andel bryggor", "saknas", "Öka", "2031"], ["Andel bojar", "45 %", "50 %", "2031"]]


def test_a_head_in_a_colour_of_its_own_makes_a_table_of_words() -> None:
    heads = [cell._replace(color=0x808080) for cell in row(100, "Fara", "Följd", "Åtgärd")]
    table = only(*heads, *row(115, "Storm", "Bryggan lossnar", "Fler ankare"), *row(130, "Is", "Bojen sjunker", "Dyk"))
    assert (table.n_head, len(table.body)) == (1, 2)


def test_cells_at_the_bottom_of_their_row_belong_to_the_name_that_begins_above() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar"),
        *row(131, "som är målade", "45 %", "50 %", "2031"),
        *row(146, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert [texts_of(r)[0] for r in table.body] == ["Andel bojar som är målade", "Andel bryggor"]


def test_cells_in_the_middle_of_their_row_belong_to_the_lines_around_them() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar"),
        *row(125.5, "", "45 %", "50 %", "2031"),
        *row(131, "som är målade"),
        *row(146, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert body_of(table)[0] == ["Andel bojar som är målade", "45 %", "50 %", "2031"]
    assert len(table.body) == 2


def test_a_comment_ends_where_the_name_of_the_next_row_begins_above_its_figures() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        *row(135, "Analys"),
        *row(146, "Bojarna målades i vår."),
        *row(161, "Andel bryggor"),
        *row(172, "som är hela", "12 %", "15 %", "2031"),
    )
    assert spanning_of(table.body[1]) == "Analys Bojarna målades i vår."
    assert texts_of(table.body[2])[0] == "Andel bryggor som är hela"


def test_what_follows_a_bare_label_is_its_text_however_close_the_next_row() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        *row(135, "Analys"),
        *row(149, "Mäts till hösten"),
        *row(160, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert spanning_of(table.body[1]) == "Analys Mäts till hösten"
    assert texts_of(table.body[2])[0] == "Andel bryggor"


def test_a_word_longer_than_the_first_column_does_not_cut_its_row() -> None:
    heads = [line(t, x, 100, 9, True) for t, x in zip(HEAD, (70, 120, 220, 320), strict=True)]
    cells = [line(t, x, 115, 9) for t, x in zip(("Andel", "4", "5", "År"), (70, 120, 220, 320), strict=True)]
    table = only(*heads, *cells, line("hamnbassänger", 70, 126, 9), line("i staden", 70, 137, 9))
    assert body_of(table) == [["Andel hamnbassänger i staden", "4", "5", "År"]]


def test_rows_as_close_as_the_lines_in_them_are_told_by_their_figures() -> None:
    head = row(100, "Konto", "Budget", "Utfall", "Rest", bold=True)
    table = only(*head, *row(111, "Kajer", "12", "9", "3"), *row(122, "Bojar", "7", "1", "6"))
    assert [texts_of(r)[0] for r in table.body] == ["Kajer", "Bojar"]


def test_a_bold_name_under_a_rule_is_no_head() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        line("Andel bojar", 70, 114, 9, True),
        *row(125, "", "45 %", "50 %", "2031"),
        rules=(level(111.5, 70, 500),),
    )
    assert texts_of(table.rows[0]) == list(HEAD)


def test_a_bold_name_under_a_rule_is_no_head_however_close() -> None:
    rules = (level(110.5, 70, 500),)
    lines = [*row(100, *HEAD, bold=True), line("Andel bojar", 70, 112, 9, True), *row(123, "", "4", "5", "2031")]
    assert texts_of(only(*lines, rules=rules).rows[0]) == list(HEAD)


def test_a_rule_ends_a_head_in_the_look_of_its_rows() -> None:
    rules = (level(110.5, 70, 500),)
    lines = [*row(100, "Indikator", "Årsmål", "Period"), *row(111, "Andel bojar", "Ökning", "År")]
    table = only(*lines, *row(125, "Andel kajer", "3 %", "År"), rules=rules)
    assert grid_of(table) == [
        ["Indikator", "Årsmål", "Period"],
        ["Andel bojar", "Ökning", "År"],
        ["Andel kajer", "3 %", "År"],
    ]


def test_heads_right_over_cells_left_pair_column_by_column() -> None:
    heads = [line(t, x, 100, 9, True, right=True) for t, x in zip(HEAD[1:], (345, 445, 545), strict=True)]
    table = only(line("Indikator", 70, 100, 9, True), *heads, *row(115, "Andel bojar", "4", "5", "År"))
    assert body_of(table) == [["Andel bojar", "4", "5", "År"]]


def test_cells_go_to_the_nearest_head_where_the_column_beside_is_empty() -> None:
    heads = [line(t, x, 100, 9, True) for t, x in zip(HEAD, (70, 250, 350, 420), strict=True)]
    table = only(*heads, *row(115, "Andel bojar", "45 %"), line("År", 405, 115, 9))
    assert body_of(table) == [["Andel bojar", "45 %", "", "År"]]


def test_a_cell_nearer_to_the_head_before_it_belongs_to_that() -> None:
    heads = [line(t, x, 100, 9, True) for t, x in zip(HEAD, (70, 250, 350, 420), strict=True)]
    table = only(*heads, *row(115, "Andel bojar", "45 %"), line("År", 386, 115, 9))
    assert body_of(table) == [["Andel bojar", "45 %", "År", ""]]


def test_a_text_that_fills_its_cell_is_parted_at_the_next_column() -> None:
    heads = row(100, *HEAD, bold=True)
    full = [*row(130, "Andel kajer"), line("Bojar bryggor kajer 2031", 360, 130, 9)]
    table = only(*heads, *row(115, "Andel bojar", "4 %", "", "2031"), *full)
    assert texts_of(table.body[1])[2:] == ["Bojar bryggor kajer", "2031"]


def test_a_text_over_two_columns_is_doubted() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(115, "Andel bojar", "45 %", "50 %", "2031"),
        *row(130, "Andel kajer"),
        line("Redovisningarna", 365, 130, 9),
        line("finns", 300, 130, 9),
    )
    assert not table.body[0].guessed
    wide = only(*row(100, *HEAD, bold=True), *row(115, "Kajer"), line("Årsredovisningsrapport", 365, 115, 9))
    assert wide.body[0].guessed


def test_a_rule_beside_the_table_parts_none_of_its_rows() -> None:
    rules = tuple(level(y, 480, 560) for y in (98, 112, 127, 142))
    lines = [*row(100, *HEAD[:3], bold=True), *row(120, "Andel bojar", "45 %", "9"), *row(131, "som är målade")]
    table = only(*lines, *row(146, "Andel kajer", "1 %", "2"), rules=rules)
    assert [texts_of(r)[0] for r in table.body] == ["Andel bojar som är målade", "Andel kajer"]


def test_rules_under_two_heads_make_no_rows_of_what_stands_between() -> None:
    first = [*row(100, *HEAD, bold=True), *row(115, "Andel bojar", "45 %", "50 %", "2031")]
    second = [*row(160, "Konto", "Budget", "Utfall", bold=True), *row(175, "Kajer", "12", "9")]
    tables = tables_of(page([*first, *second], [level(111, 70, 500), level(171, 70, 500)]))
    assert [len(table.body) for table in tables] == [1, 1]


@pytest.mark.parametrize(
    ("x", "column"), [pytest.param(275, 1, id="beside the others"), pytest.param(296, 2, id="between")]
)
def test_the_one_text_that_stands_beside_its_column_is_doubted(x: float, column: int) -> None:
    xs = (60.0, 250.0, 350.0)
    rows = [("Kaj", "Budget", "Rest"), ("Norra", "120", "-1"), ("Södra", "150", "-2"), ("Östra", "170", "-3")]
    lines = [line(t, x, 100 + 14 * n, 9, n == 0) for n, row in enumerate(rows) for t, x in zip(row, xs, strict=True)]
    lines += [line("Västra", 60, 156, 9), line("180", x, 156, 9), line("-4", 350, 156, 9)]
    (table,), _ = open_tables(page(lines), baselines(lines, range(15)), SIZES, KNOWLEDGE)
    assert [sorted(row.guessed) for row in table.rows] == [[], [], [], [], [column]]


def captioned(label: str, *texts: str, bold: bool = True) -> list[RawTable]:
    caption = [line(label, 70, 60, 9, bold), *(line(t, 130, 60 + 11 * n, 9, bold) for n, t in enumerate(texts))]
    top = 60 + 11 * len(texts) + 8
    head = row(top, "År", "Totalt", "Norra", "Södra", bold=True)
    rows = [x for n in range(3) for x in row(top + 15 * (n + 1), f"203{n}", "16,9", "17,1", "15,5")]
    return tables_of(page([*caption, *head, *rows]))


@pytest.mark.parametrize("label", ["Tabell 4.", "Tabell 12:", "Diagram 3", "Figur 7."])
@pytest.mark.parametrize(
    "texts", [("Antal båtar per brygga",), ("Antal båtar per brygga och hamn,", "norra och södra viken")]
)
def test_a_caption_set_apart_from_its_label_is_no_head(label: str, texts: tuple[str, ...]) -> None:
    (table,) = captioned(label, *texts)
    assert texts_of(table.rows[0]) == ["År", "Totalt", "Norra", "Södra"]
    assert len(table.body) == 3


def test_a_head_that_begins_with_the_word_table_is_a_head() -> None:
    lines = [
        *row(100, "Tabell", "Budget", "Utfall", bold=True),
        *row(115, "Kajer", "12", "9"),
        *row(130, "Bojar", "7", "1"),
    ]
    assert texts_of(only(*lines).rows[0]) == ["Tabell", "Budget", "Utfall"]


KONTO = ("Konto", "Budget", "Utfall", "Rest")


@pytest.mark.parametrize(
    ("name", "below"),
    [
        pytest.param(["Kajer som sköts av en", "entreprenör"], [], id="two lines"),
        pytest.param(["Kajer som sköts av en", "entreprenör sedan flera", "år"], [], id="three lines"),
        pytest.param(["Kajer vid inloppet och", "längs hela leden"], ["Nämnden följer hamnarna."], id="a text below"),
    ],
)
def test_the_last_row_has_its_values_beside_the_middle_of_its_name(name: list[str], below: list[str]) -> None:
    lines = [*row(100, *KONTO, bold=True), *row(120, "Bojar", "7", "1", "6"), *row(140, "Fyrar", "8", "2", "6")]
    lines += [line(text, 70, 160 + 11 * at, 9) for at, text in enumerate(name)]
    lines += row(160 + 11 * (len(name) - 1) / 2, "", "12", "9", "3")
    lines += [line(text, 70, 215, 12) for text in below]
    assert body_of(only(*lines))[-1] == [" ".join(name), "12", "9", "3"]
