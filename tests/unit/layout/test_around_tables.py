"""What stands under, beside and after tables without upright rules: notes, other tables, the rest on the next page."""

from __future__ import annotations

import pytest
from page_builders import grid_of, grid_rules, letters_of_layout, letters_of_pages, line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.metrics import type_sizes
from vpextract.layout.pages.borderless.continued import Running, running
from vpextract.layout.pages.borderless.notes import is_note
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import Sheet, TypeSizes, baselines
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page, Paragraph, Table

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Periodens utfall", "Årsmål", "Period")
FIGURES = ("Konto", "Budget", "Utfall")


def row(y: float, *texts: str, bold: bool = False, size: float = 9.0, x: float = 0.0) -> list[Line]:
    return [line(text, at + x, y, size, bold) for text, at in zip(texts, XS, strict=False) if text]


def read(made: Page, before: Running | None = None, sizes: TypeSizes = SIZES) -> tuple[list[RawTable], list[str]]:
    bases = baselines(made.lines, range(len(made.lines)))
    tables, rest = open_tables(made, bases, sizes, KNOWLEDGE, None, before)
    return tables, [line.text for base in rest for line in base.lines]


# --- notes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "*) Utan vinterbojar.",
        "1) Preliminärt",
        "¹ Utan is",
        "¹² Utan is",
        "ᵃ⁾ Utan is",
        "‡ Utan is",
        "Källa: hamnkontoret",
        "** Ny",
    ],
)
def test_notes_are_told_by_their_mark_or_first_word(text: str) -> None:
    assert is_note(text, KNOWLEDGE)


@pytest.mark.parametrize("text", ["12 bojar", "Källaren töms", "Andel bojar", "-3,5"])
def test_names_of_rows_are_no_notes(text: str) -> None:
    assert not is_note(text, KNOWLEDGE)


def test_a_note_under_the_last_row_is_running_text() -> None:
    lines = [*row(100, *HEAD, bold=True), *row(120, "Andel bojar", "45 %*", "50 %", "2031"), line("* Ny", 70, 133, 9)]
    (table,), rest = read(page(lines))
    assert (len(table.body), rest) == (1, ["* Ny"])


def test_a_line_further_off_than_the_rows_from_each_other_is_no_row() -> None:
    rows = [*row(120, "Kajer", "12", "9"), *row(134, "Bojar", "7", "1")]
    (table,), rest = read(page([*row(106, *FIGURES, bold=True), *rows, line("Beloppen är runda", 70, 158, 9)]))
    assert (len(table.body), rest) == (2, ["Beloppen är runda"])


def test_running_text_in_the_size_of_the_table_does_not_go_on_its_last_comment() -> None:
    lines = [
        *row(100, *HEAD, bold=True),
        *row(114, "Andel bojar", "45 %", "50 %", "2031"),
        line("Analys Bojarna målades i vår.", 70, 128, 9),
        line("Nästa år byggs en kaj i den södra hamnen.", 70, 150, 9),
    ]
    (table,), rest = read(page(lines), sizes=TypeSizes(9.0, {9.0: 11.0}))
    assert len(table.body) == 2
    assert rest == ["Nästa år byggs en kaj i den södra hamnen."]


# --- on the next page -------------------------------------------------------------------------------------------------


def before_of(*lines: Line) -> Running:
    (table,), _ = read(page([*row(700, *HEAD, bold=True), *lines]))
    before = running(table, [], None, KNOWLEDGE)
    assert before is not None
    return before


def test_a_table_goes_on_without_its_head_in_the_same_columns() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"))
    made = page([*row(60, "Andel kajer", "3 %", "", "2031"), *row(75, "Andel broar", "", "9 %", "2031")], number=2)
    (table,), _ = read(made, before)
    assert table.n_head == 0
    assert grid_of(table) == [["Andel kajer", "3 %", "", "2031"], ["Andel broar", "", "9 %", "2031"]]


def test_a_bold_row_of_sums_alone_on_the_next_page_belongs_to_the_table() -> None:
    (table,), _ = read(
        page([*row(700, *FIGURES, bold=True), *row(715, "Kajer", "12", "9"), *row(730, "Bojar", "7", "1")])
    )
    before = running(table, [], None, KNOWLEDGE)
    assert before is not None
    (rest,), _ = read(page(row(60, "Summa", "19", "10", bold=True), number=2), before)
    assert grid_of(rest) == [["Summa", "19", "10"]]


def test_a_comment_goes_on_at_the_top_of_the_next_page() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"), line("Analys Bojarna målades och", 70, 730, 9))
    made = page([line("lagades.", 70, 60, 9), *row(75, "Andel kajer", "3 %", "4 %", "2031")], number=2)
    (table,), _ = read(made, before)
    assert grid_of(table) == [["lagades."], ["Andel kajer", "3 %", "4 %", "2031"]]


def test_a_caption_at_the_top_of_the_next_page_does_not_go_on_the_comment() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"), line("Analys Bojarna målades och", 70, 730, 9))
    made = page([line("Tabell 5 Antal båtar", 70, 60, 9), *row(75, *FIGURES, bold=True), *row(90, "Båtar", "3", "4")])
    (table,), rest = read(made, before)
    assert (grid_of(table)[0], rest) == (list(FIGURES), ["Tabell 5 Antal båtar"])


def test_a_row_of_words_for_figures_that_wrap_is_a_row_on_the_next_page() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"))
    made = page([*row(60, "Andel kajer", "Tas fram av", "Tas fram av"), *row(71, "", "nämnd", "nämnd")], number=2)
    (table,), _ = read(made, before)
    assert grid_of(table) == [["Andel kajer", "Tas fram av nämnd", "Tas fram av nämnd", ""]]


def test_a_head_of_its_own_begins_another_table() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"))
    made = page([*row(60, *HEAD, bold=True), *row(75, "Andel kajer", "3 %", "4 %", "2031")], number=2)
    (table,), _ = read(made, before)
    assert table.n_head == 1


def test_texts_that_do_not_keep_within_the_columns_are_no_rest() -> None:
    before = before_of(*row(715, "Andel bojar", "45 %", "50 %", "2031"))
    made = page([line("Hamnen", 70, 60, 9), line("Kajen byggs om från grunden under våren", 200, 60, 9)], number=2)
    assert read(made, before)[0] == []


def test_text_below_the_table_ends_it() -> None:
    made = page([*row(100, *HEAD, bold=True), *row(120, "Andel bojar", "45 %", "50 %", "2031")])
    (table,), _ = read(made)
    below = baselines([line("Text.", 70, 300, 12)], [0])
    assert running(table, below, None, KNOWLEDGE) is None


# --- beside each other ------------------------------------------------------------------------------------------------


def narrow(y: float, x: float, *texts: str, bold: bool = False) -> list[Line]:
    return [line(text, x + at, y, 9, bold) for text, at in zip(texts, (0, 110, 160), strict=False) if text]


def test_two_tables_beside_each_other_are_two_tables() -> None:
    lines = [
        *narrow(100, 60, "Konto", "Budget", "Rest", bold=True),
        *narrow(100, 330, "Hamn", "Budget", "Rest", bold=True),
        *narrow(115, 60, "Kajer", "12", "3"),
        *narrow(115, 330, "Norra", "4", "1"),
        *narrow(130, 60, "Bojar", "7", "2"),
        *narrow(130, 330, "Södra", "5", "2"),
        *narrow(145, 330, "Summa", "9", "3"),
    ]
    left, right = read(page(lines))[0]
    assert grid_of(left) == [["Konto", "Budget", "Rest"], ["Kajer", "12", "3"], ["Bojar", "7", "2"]]
    assert grid_of(right)[-1] == ["Summa", "9", "3"]


def test_a_second_key_column_begins_a_second_table() -> None:
    lines = [
        *narrow(100, 60, "Indikator", "Årsmål", bold=True),
        *narrow(100, 330, "Aktivitet", "Slutdatum", bold=True),
        *narrow(115, 60, "Andel bojar", "12 %"),
        *narrow(115, 330, "Måla bojar", "2031-01-31"),
    ]
    left, right = read(page(lines))[0]
    assert grid_of(left)[1:] == [["Andel bojar", "12 %"]]
    assert grid_of(right)[1:] == [["Måla bojar", "2031-01-31"]]


def test_a_second_column_of_names_alone_is_no_second_table() -> None:
    lines = [
        line(text, x, y, 9, y == 100)
        for y, texts in (
            (100, ("Kaj", "Längd", "Ägare", "Hyra")),
            (115, ("A", "9", "Bo", "3")),
            (130, ("B", "8", "Ek", "4")),
        )
        for text, x in zip(texts, (60, 150, 250, 350), strict=True)
    ]
    assert len(read(page(lines))[0]) == 1


def test_of_two_tables_beside_each_other_the_left_one_is_read_first() -> None:
    made = page(
        [
            line("Hamnen redovisas i två tabeller som står bredvid varandra på denna sida.", 60, 60, 12),
            *narrow(102, 60, "Konto", "Budget", "Rest", bold=True),
            *narrow(100, 330, "Konto", "Budget", "Rest", bold=True),
            *narrow(117, 60, "Kajer", "12", "3"),
            *narrow(115, 330, "Norra", "4", "1"),
            *narrow(132, 60, "Bojar", "7", "2"),
            *narrow(130, 330, "Södra", "5", "2"),
        ]
    )
    layout = pages_to_layout([made], KNOWLEDGE)
    assert [block.rows[0].cells[0] for block in layout.blocks if isinstance(block, Table)] == ["Kajer", "Norra"]
    assert letters_of_layout(layout) == letters_of_pages([made])


def test_two_ruled_tables_beside_each_other_go_on_both() -> None:
    def grid(x: float, ys: tuple[float, ...], *rows: tuple[str, str]) -> tuple[list[Line], list[Box]]:
        texts = [
            line(t, x + 4 + 90 * j, y + 3) for y, cells in zip(ys, rows, strict=False) for j, t in enumerate(cells)
        ]
        return texts, grid_rules((x, x + 90, x + 180), ys)

    left, left_rules = grid(60, (700, 715, 730), ("Konto", "Summa"), ("Kajer", "12"))
    right, right_rules = grid(330, (700, 715, 730), ("Hamn", "Antal"), ("Norra", "4"))
    left_rest, rules = grid(60, (60, 75, 90), ("Bojar", "7"), ("Broar", "8"))
    right_rest, more = grid(330, (60, 75, 90), ("Södra", "5"), ("Östra", "6"))
    text = line("Hamnen redovisas i två tabeller som står bredvid varandra på denna sida.", 60, 660, 12)
    first = page([text, *left, *right], [*left_rules, *right_rules])
    second = page([*left_rest, *right_rest], [*rules, *more], number=2)
    blocks = pages_to_layout([first, second], KNOWLEDGE).blocks
    rows = [[row.cells[0] for row in block.rows] for block in blocks if isinstance(block, Table)]
    assert rows == [["Kajer", "Bojar", "Broar"], ["Norra", "Södra", "Östra"]]


# --- in the contents --------------------------------------------------------------------------------------------------


def test_a_table_in_the_contents_is_a_table_and_the_contents_go_on_behind_it() -> None:
    def entry(y: float, text: str, number: str) -> list[Line]:
        return [line(text, 60, y, 12), line(number, 520, y, 12, right=True)]

    made = page(
        [
            line("Innehåll", 60, 60, 16, True),
            *entry(90, "Inledning", "3"),
            *entry(106, "Hamnar", "4"),
            *row(130, "Bilaga", "Antal sidor", "Antagen", bold=True),
            *row(145, "Bojplan", "12", "2031-01-16"),
            *row(160, "Kajplan", "8", "2031-02-16"),
            *entry(190, "Ekonomi", "7"),
            *entry(206, "Avslutning", "9"),
        ],
        number=2,
    )
    layout = pages_to_layout([made], KNOWLEDGE)
    (table,) = [block for block in layout.blocks if isinstance(block, Table)]
    assert [r.cells[0] for r in table.rows] == ["Bojplan", "Kajplan"]
    entries = [block.text for block in layout.blocks if isinstance(block, Paragraph) and block.toc]
    assert entries == ["Inledning 3", "Hamnar 4", "Ekonomi 7", "Avslutning 9"]


# --- what the print tells ---------------------------------------------------------------------------------------------


def sheet(*lines: Line) -> Sheet:
    made = page(lines)
    return Sheet(made, baselines(made.lines, range(len(lines))), [])


def test_the_size_of_running_text_is_that_of_lines_that_stand_alone() -> None:
    cells = [cell for y in range(100, 700, 15) for cell in row(y, "Andel bojar i hamnen", "45 %", "50 %", "2031")]
    assert type_sizes([sheet(line("Hamnen byggs om.", 70, 60, 12), *cells)]).body == 12


def test_the_pitch_is_told_by_cells_at_the_bottom_and_in_the_middle_too() -> None:
    low = [*row(100, "Andel bojar"), *row(111, "som är målade", "4"), *row(130, "Andel"), *row(141, "bryggor", "5")]
    middle = [*row(200, "Andel bojar"), *row(205.5, "", "4"), *row(211, "som är målade")]
    assert type_sizes([sheet(*low)]).pitch == {9.0: 11.0}
    assert type_sizes(
        [sheet(*middle, *(cell for cell in row(300, "Kaj", "5")), *row(305.5, "", "6"), *row(311, "Bro"))]
    ).pitch
