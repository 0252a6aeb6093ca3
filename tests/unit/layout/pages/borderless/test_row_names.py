"""Rows of tables that nothing parts but their names: wrapped names, headings of groups, rows with empty cells."""

from __future__ import annotations

from page_builders import line, page, texts_of

from vpextract import knowledge
from vpextract.layout.metrics import type_sizes
from vpextract.layout.pages.borderless.row_names import GoesOn, NameColumn, name_column
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import Sheet, TypeSizes, baselines
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Line, Page

KNOWLEDGE = knowledge.load()
PACKED = TypeSizes(12.0, {9.0: 12.0})
UNMEASURED = TypeSizes(12.0, {})
XS = (70.0, 250.0, 350.0, 450.0)
FIGURES = ("Konto", "Budget", "Utfall", "Rest")


def row(y: float, *texts: str, bold: bool = False) -> list[Line]:
    return [line(text, x, y, 9, bold) for text, x in zip(texts, XS, strict=False) if text]


def rows(*texts: tuple[str, ...], step: float = 12.0, head: tuple[str, ...] = FIGURES) -> list[Line]:
    made = row(100, *head, bold=True)
    for at, cells in enumerate(texts, 1):
        made += row(100 + at * step, *cells)
    return made


def read(made: Page, sizes: TypeSizes) -> RawTable:
    (table,) = open_tables(made, baselines(made.lines, range(len(made.lines))), sizes, KNOWLEDGE)[0]
    return table


def names(table: RawTable) -> list[str]:
    return [texts_of(row)[0] for row in table.body]


def test_rows_with_empty_cells_tell_no_line_pitch() -> None:
    lines = rows(
        ("Kajer", "1", "2", "3"), ("Bojar", "4"), ("Skyltar", "", "5"), ("Bryggor", "6"), ("Rep", "7", "8", "9")
    )
    made = page(lines)
    assert 9.0 not in type_sizes([Sheet(made, baselines(lines, range(len(lines))), [])]).pitch


def test_names_that_wrap_tell_the_line_pitch() -> None:
    lines = rows(("Kajer och", "1", "2", "3"), ("pirar",), ("Bojar och", "4", "5", "6"), ("prickar",))
    made = page(lines)
    assert type_sizes([Sheet(made, baselines(lines, range(len(lines))), [])]).pitch == {9.0: 12.0}


def test_close_rows_with_empty_cells_stay_rows() -> None:
    head = ("Aktivitet", "Startdatum", "Slutdatum")
    cells = (
        ("Måla bojar", "2031-01-01", "2031-02-01"),
        ("Laga kajer", "2031-03-01"),
        ("Byta rep", "", "2031-04-01"),
        ("Köpa ankare", "2031-05-01"),
    )
    table = read(page(rows(*cells, head=head)), PACKED)
    assert [texts_of(found) for found in table.body][1:3] == [
        ["Laga kajer", "2031-03-01", ""],
        ["Byta rep", "", "2031-04-01"],
    ]


def test_the_heading_of_a_group_is_a_row_of_its_own() -> None:
    cells = (
        ("Utgifter",),
        ("Kajer", "1", "2", "3"),
        ("Bojar", "4", "5", "6"),
        ("Inkomster",),
        ("Avgift", "7", "8", "9"),
    )
    for sizes in (PACKED, UNMEASURED):
        assert names(read(page(rows(*cells)), sizes)) == ["Utgifter", "Kajer", "Bojar", "Inkomster", "Avgift"]


def test_a_name_that_begins_above_its_figures_is_not_the_end_of_the_row_before() -> None:
    cells = (("Bojar", "1", "2", "3"), ("Antal kajer som har målats i", "", ""), ("hamnen", "4", "5", "6"))
    assert names(read(page(rows(*cells)), PACKED)) == ["Bojar", "Antal kajer som har målats i hamnen"]


def test_a_name_that_ends_below_its_figures_is_one() -> None:
    cells = (("Antal kajer som har målats i", "4", "5", "6"), ("hamnen",), ("Bojar", "1", "2", "3"))
    for sizes in (PACKED, UNMEASURED):
        assert names(read(page(rows(*cells)), sizes)) == ["Antal kajer som har målats i hamnen", "Bojar"]


def test_a_line_that_may_belong_to_the_row_above_or_below_is_guessed() -> None:
    cells = (
        ("Antal kajer som har målats i", "4", "5", "6"),
        ("hamnen och i viken där de låg", "", ""),
        ("förtöjda", "1", "2", "3"),
    )
    table = read(page(rows(*cells)), PACKED)
    assert any(0 in found.guessed for found in table.body)


def test_it_is_guessed_too_where_other_rows_are_parted_and_no_pitch_is_known() -> None:
    cells = (
        ("Rep", "1", "2", "3"),
        ("Antal kajer som har målats i", "4", "5", "6"),
        ("hamnen och i viken där de låg", "", ""),
        ("förtöjda", "1", "2", "3"),
    )
    table = read(page(rows(*cells)), UNMEASURED)
    assert any(0 in found.guessed for found in table.body)


def test_a_row_of_figures_without_a_name_is_a_row() -> None:
    table = read(page(rows(("Kajer", "1", "2", "3"), ("", "4", "5", "6"), ("Bojar", "7", "8", "9"))), PACKED)
    assert [texts_of(found)[1:] for found in table.body] == [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]


def test_a_row_that_wraps_in_two_columns_is_one() -> None:
    head = ("Aktivitet", "Ansvarig", "Slutdatum")
    cells = (
        ("Måla alla bojar som ligger", "Hamnens", "2031-02-01"),
        ("utanför piren", "kontor"),
        ("Laga kajer", "Driften", "2031-04-01"),
        ("Byta rep", "Driften", "2031-05-01"),
    )
    table = read(page(rows(*cells, head=head)), PACKED)
    assert names(table) == ["Måla alla bojar som ligger utanför piren", "Laga kajer", "Byta rep"]
    assert not table.body[0].guessed


def test_a_row_in_small_letters_with_a_figure_below_words_is_doubted() -> None:
    head = ("Indikator", "Årsmål", "Utfall")
    cells = (
        ("Antal bojar som har lagts ut", "Tertial", "7"),
        ("av hamnen", "1 2031"),
        ("Antal kajer", "År", "4"),
        ("Antal rep", "År", "5"),
    )
    table = read(page(rows(*cells, head=head)), PACKED)
    assert texts_of(table.body[0]) == ["Antal bojar som har lagts ut av hamnen", "Tertial 1 2031", "7"]
    assert table.body[0].guessed == {0}


def test_a_row_in_small_letters_with_a_figure_below_a_figure_is_a_row() -> None:
    cells = (("Antal bojar som har lagts ut", "7", "8", "9"), ("varav gula", "4"), ("Rep", "1", "2", "3"))
    assert names(read(page(rows(*cells)), PACKED))[1:] == ["varav gula", "Rep"]


def test_a_value_below_that_fills_an_empty_cell_is_guessed() -> None:
    cells = (("Kajer", "1", "2"), ("", "", "", "9"), ("Bojar", "4", "5", "6"))
    table = read(page(rows(*cells)), PACKED)
    assert texts_of(table.body[0])[3] == "9"
    assert table.body[0].guessed == {3}


def test_a_bold_line_under_the_last_row_is_left_to_the_text() -> None:
    lines = [*rows(("Kajer", "1", "2", "3"), ("Bojar", "4", "5", "6")), *row(136, "Lokaler", bold=True)]
    lines.append(line("Nio lokaler hyrs ut under året till dem som frågar efter en plats.", 70, 160, 12))
    tables, rest = open_tables(page(lines), baselines(lines, range(len(lines))), UNMEASURED, KNOWLEDGE)
    assert names(tables[0]) == ["Kajer", "Bojar"]
    assert rest[0].lines[0].text == "Lokaler"


def test_the_last_name_may_end_below_its_figures_in_wide_lines() -> None:
    cells = (("Rep", "1", "2", "3"), ("Antal kajer som är hela", "4", "5", "6"), ("och målade",))
    lines = [*rows(*cells, step=17.0), line("Nio kajer lagas under året.", 70, 190, 12)]
    tables, _ = open_tables(page(lines), baselines(lines, range(len(lines))), UNMEASURED, KNOWLEDGE)
    assert names(tables[0]) == ["Rep", "Antal kajer som är hela och målade"]


COLUMN = NameColumn(250.0, 170.0)


def goes_on(above: str, below: str, bold: bool = False, step: float = 11.0) -> GoesOn:
    return COLUMN.goes_on(line(above, 70, 100, 9), line(below, 70, 100 + step, 9, bold))


def test_a_line_goes_on_the_one_above_where_its_word_had_no_room() -> None:
    assert goes_on("Antal kajer som är hela", "och målade") == GoesOn.YES
    assert goes_on("Antal kajer som är hela", "Bojar") == GoesOn.PERHAPS
    assert goes_on("Kajer", "och bojar") == GoesOn.PERHAPS
    assert goes_on("Kajer", "Bojar") == GoesOn.NO


def test_a_line_set_otherwise_or_further_off_goes_on_nothing() -> None:
    assert goes_on("Antal kajer som är hela", "och målade", bold=True) == GoesOn.NO
    assert goes_on("Antal kajer som är hela", "Bojar", step=15.0) == GoesOn.NO
    assert goes_on("Antal kajer som är hela", "och målade", step=15.0) == GoesOn.PERHAPS
    assert goes_on("Kajerna är nu målade allihop.", "Bojar") == GoesOn.NO


def test_a_hyphen_at_the_line_end_goes_on() -> None:
    assert goes_on("Kaj-", "Bojar") == GoesOn.YES


def test_the_first_column_reaches_halfway_at_least() -> None:
    lines = rows(("Kajer", "1", "2", "3"))
    column = name_column(baselines(lines, range(len(lines))), 1)
    assert column == NameColumn(250.0, 160.0)
    assert name_column(baselines(lines[:1], range(1)), 0) is None
