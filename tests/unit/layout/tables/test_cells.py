"""Heads of tables, tables and rows over page breaks, and the texts of cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from page_builders import line, page

from vpextract import knowledge
from vpextract.layout.from_pages import to_table
from vpextract.layout.tables.cells import cell_text, paragraphs_in
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.joins import joined
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.layout.vocabulary import Vocabulary
from vpextract.layout.words import fits_no_more
from vpextract.model import Box, Line, Picture, SetAside
from vpextract.numerals import BETWEEN

KNOWLEDGE = knowledge.load()
XS = (60.0, 260.0, 360.0, 460.0)
HEAD = ("Indikator", "Årsmål", "Period")
BODY = (("Andel bojar", "45 %", "2031"), ("Andel kajer", "12 %", "2031"))
EMPTY = frozenset[str]()


def raw_row(y: float, *texts: str, bold: bool = False, number: int = 1) -> RawRow:
    cells = [[line(text, x + 4, y + 3, bold=bold)] if text else [] for text, x in zip(texts, XS, strict=False)]
    return RawRow(cells, page=number, top=y)


def comment(y: float, *texts: str, number: int = 1) -> RawRow:
    spanning = [line(text, 64, y + 3 + 12 * i) for i, text in enumerate(texts)]
    return RawRow([[], [], []], spanning=spanning, page=number, top=y)


def raw_table(*rows: RawRow, n_head: int = 0, number: int = 1, ruled: bool = True) -> RawTable:
    bottom = max(r.box.y1 for r in rows if r.box is not None) + 5
    columns = list(pairwise(XS))
    return RawTable(columns, list(rows), n_head, number, Box(XS[0], rows[0].top, XS[-1], bottom), ruled=ruled)


def whole(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, number: int = 1) -> RawTable:
    made = [raw_row(100, *head, bold=True, number=number)]
    made += [raw_row(120 + 20 * i, *cells, number=number) for i, cells in enumerate(rows)]
    return raw_table(*made, n_head=1, number=number)


# --- heads


def head_of(table: RawTable, fills: tuple[Box, ...] = ()) -> int:
    find_head(table, page([], fills=fills), KNOWLEDGE)
    return table.n_head


def test_bold_rows_at_the_top_are_the_head() -> None:
    table = raw_table(raw_row(100, "Kaj", "Djup", "Bredd", bold=True), raw_row(120, "Norra", "12", "3"))
    assert head_of(table) == 1


def test_two_bold_rows_are_one_head() -> None:
    rows = [raw_row(100, "Kaj", "Djup", "", bold=True), raw_row(120, "", "medel", "max", bold=True)]
    assert head_of(raw_table(*rows, raw_row(140, "Norra", "12", "3"))) == 2


@pytest.mark.parametrize(("first", "rows"), [(("Andel bojar", "öka", "2031"), 1), (("Andel bojar", "2030", "2031"), 2)])
def test_a_bold_row_of_words_for_figures_is_the_first_row(first: tuple[str, ...], rows: int) -> None:
    table = raw_table(raw_row(100, *HEAD, bold=True), raw_row(120, *first, bold=True), raw_row(140, *BODY[0]))
    assert head_of(table) == rows


def test_a_date_below_a_word_is_part_of_a_label() -> None:
    lower = raw_row(120, "", "2030", "Utfall,", bold=True)
    lower.cells[2].append(line("2031-08-31", XS[2] + 4, 133, bold=True))
    table = raw_table(raw_row(100, "Kaj", "Utfall", "", bold=True), lower, raw_row(150, "Norra", "12", "3"))
    assert head_of(table) == 2


def test_a_bold_row_of_dates_is_no_second_head_row() -> None:
    first = raw_row(120, "Laga kajen", "2031-01-31", "2031-08-31", bold=True)
    table = raw_table(raw_row(100, "Insats", "Från", "Till", bold=True), first, raw_row(150, "Norra", "x", "3"))
    assert head_of(table) == 1


def test_a_bold_row_of_figures_is_no_head() -> None:
    table = raw_table(raw_row(100, "Summa", "12", "3", bold=True), raw_row(120, "Norra", "12", "3"))
    assert head_of(table) == 0


def test_a_bold_heading_inside_the_table_is_no_second_head_row() -> None:
    rows = [raw_row(100, "Kaj", "Djup", "Bredd", bold=True), raw_row(120, "Söder", "", "", bold=True)]
    assert head_of(raw_table(*rows, raw_row(140, "Norra", "12", "3"))) == 1


def test_shaded_rows_at_the_top_are_the_head() -> None:
    table = raw_table(raw_row(100, "Kaj", "Djup", "Bredd"), raw_row(120, "Norra", "12", "3"))
    assert head_of(table, (Box(60, 100, 460, 120),)) == 1


def test_known_labels_are_a_head_without_bold() -> None:
    assert head_of(raw_table(raw_row(100, *HEAD), raw_row(120, "Andel bojar", "öka", "2031"))) == 1


def test_words_over_figures_are_a_head() -> None:
    assert head_of(raw_table(raw_row(100, "Kaj", "Djup", "Bredd"), raw_row(120, "Norra", "12", "3"))) == 1


def test_words_over_words_are_no_head() -> None:
    assert head_of(raw_table(raw_row(100, "Kaj", "djup", "bred"), raw_row(120, "Norra", "grund", "smal"))) == 0


def test_a_shaded_row_of_words_over_words_is_a_head() -> None:
    table = raw_table(raw_row(100, "Kaj", "djup", "bred"), raw_row(120, "Norra", "grund", "smal"))
    assert head_of(table, (Box(60, 100, 460, 120),)) == 1


def test_a_row_over_the_head_is_the_title() -> None:
    table = raw_table(
        comment(80, "Kajernas mått"), raw_row(100, "Kaj", "Djup", "Bredd", bold=True), raw_row(120, "Norra", "1", "3")
    )
    assert head_of(table) == 1
    assert to_table(table, KNOWLEDGE, EMPTY).table.title == "Kajernas mått"


def test_what_stands_beside_a_title_is_not_lost() -> None:
    title = comment(80, "Kajernas mått")
    title.cells[2].append(line("Meter", 364, 83))
    table = raw_table(title, raw_row(100, "Kaj", "Djup", "Bredd", bold=True), raw_row(120, "Norra", "1", "3"))
    assert head_of(table) == 1
    assert to_table(table, KNOWLEDGE, EMPTY).table.title == "Kajernas mått Meter"


def test_a_comment_at_the_top_is_no_title() -> None:
    table = raw_table(comment(80, "Analys Kajen mäts i vår."), raw_row(110, "Andel bojar", "45 %", "2031"))
    head_of(table)
    assert table.title == []
    assert len(table.rows) == 2


# --- over page breaks


def join(first: RawTable, second: RawTable) -> tuple[bool, list[SetAside]]:
    aside: list[SetAside] = []
    return joined(first, second, KNOWLEDGE, aside), aside


def cells(table: RawTable) -> list[tuple[str, ...]]:
    return [row.cells for row in to_table(table, KNOWLEDGE, EMPTY).table.rows]


def test_a_repeated_head_is_set_aside() -> None:
    first, second = whole(BODY[0]), whole(BODY[1], number=2)
    assert join(first, second) == (True, [SetAside("Indikator Årsmål Period", "repeated_head", 2)])
    assert cells(first) == list(BODY)


def test_another_head_is_another_table() -> None:
    first = whole(BODY[0])
    assert join(first, whole(BODY[1], head=("Aktivitet", "Startdatum", "Slutdatum"), number=2)) == (False, [])
    assert len(first.rows) == 2


def test_a_titled_table_is_another() -> None:
    second = whole(BODY[1], number=2)
    second.title = [line("Kajer", 60, 80)]
    assert join(whole(BODY[0]), second)[0] is False


def test_without_a_head_the_columns_must_be_aligned() -> None:
    def rest() -> RawTable:
        return raw_table(raw_row(60, *BODY[1], number=2), number=2)

    first, shifted = whole(BODY[0]), rest()
    shifted.columns = [(a + 30, b + 30) for a, b in shifted.columns]
    assert join(first, shifted)[0] is False
    assert join(first, rest())[0] is True
    assert cells(first) == list(BODY)


def test_a_different_number_of_columns_is_another_table() -> None:
    second = raw_table(raw_row(60, *BODY[1][:2], number=2), number=2)
    second.columns = [(60.0, 310.0), (310.0, 460.0)]
    assert join(whole(BODY[0]), second)[0] is False


def test_the_rest_of_a_ruled_table_may_lack_columns_in_which_nothing_stands() -> None:
    first, second = whole(BODY[0]), raw_table(raw_row(60, "Andel kajer", "2031", number=2), number=2)
    second.columns = [second.columns[0], second.columns[2]]
    assert join(first, second)[0] is True
    assert [[line.text for line in cell] for cell in first.rows[-1].cells] == [["Andel kajer"], [], ["2031"]]


@pytest.mark.parametrize(
    ("last", "rest", "rows"),
    [
        pytest.param(("Andel bojar", "45 %", "2031"), ("som är målade", "", ""), 1, id="goes on in lower case"),
        pytest.param(("Andel bojar i", "45 %", "2031"), ("Sjövik", "", ""), 1, id="open sentence before a name"),
        pytest.param(("Andel bojar", "45 %", "2031"), ("Sjöviks kajer", "", ""), 1, id="no period"),
        pytest.param(("Andel bojar", "45 %", "2031"), ("Andel kajer", "12 %", "2031"), 2, id="a row of its own"),
        pytest.param(("Andel bojar", "", "2031"), ("som är", "45 %", ""), 2, id="a cell that had not begun"),
        pytest.param(("Andel bojar", "45 %", "Tertial 1"), ("", "", "2031"), 1, id="only the period goes on"),
        pytest.param(
            ("Andel bojar", "45 %", "T1"), ("kajer", "50 %", "T1"), 2, id="figures in one column are two rows"
        ),
    ],
)
def test_a_row_cut_by_the_page(last: tuple[str, ...], rest: tuple[str, ...], rows: int) -> None:
    first = whole(last)
    assert join(first, whole(rest, number=2))[0] is True
    found = cells(first)
    assert len(found) == rows
    if rows == 1:
        assert found[0] == tuple(f"{a} {b}".strip() for a, b in zip(last, rest, strict=True))


@pytest.mark.parametrize(("rest", "rows"), [("som är djup", 1), ("Södra", 2)])
def test_without_columns_that_every_row_fills_the_first_word_tells(rest: str, rows: int) -> None:
    head = ("Kaj", "Skick", "Not")
    first = whole(("Norra kajen", "gott", "mäts"), head=head)
    assert join(first, whole((rest, "", ""), head=head, number=2))[0] is True
    assert len(first.body) == rows


def test_a_name_that_ends_in_a_word_after_which_more_must_come_goes_on() -> None:
    head = ("Kaj", "Skick", "Not")
    first = whole(("Norra kajen och", "gott", "mäts"), head=head)
    assert join(first, whole(("Södra", "", ""), head=head, number=2))[0] is True
    assert cells(first) == [("Norra kajen och Södra", "gott", "mäts")]


@pytest.mark.parametrize(
    ("last", "first_on_next", "rows"),
    [
        pytest.param("Övriga kajer", "Bojar", 2, id="a name that had room for more is whole"),
        pytest.param("Andelen bojar som ligger i vattnet vid", "Sjövik", 1, id="a name that goes on"),
        pytest.param("Övriga kajer", "och bojar", 1, id="in small letters"),
    ],
)
def test_a_name_without_values_before_a_whole_row(last: str, first_on_next: str, rows: int) -> None:
    first, second = whole(BODY[0], BODY[1], BODY[0], (last, "", "")), whole((first_on_next, "3 %", "2031"), number=2)
    assert join(first, second)[0] is True
    assert len(cells(first)) == 3 + rows


def test_a_sign_begins_a_row() -> None:
    first, second = whole(BODY[0]), whole(("som är målade", "", ""), number=2)
    second.rows[1].pictures.append(Picture(Box(50, 120, 58, 128), "venus", "grey"))
    assert join(first, second)[0] is True
    assert len(first.body) == 2


def test_a_comment_goes_on_over_the_page() -> None:
    first = raw_table(
        raw_row(100, *HEAD, bold=True), raw_row(120, *BODY[0]), comment(140, "Analys", "Bojen är"), n_head=1
    )
    second = raw_table(raw_row(60, *HEAD, bold=True, number=2), comment(80, "målad.", number=2), n_head=1, number=2)
    assert join(first, second)[0] is True
    assert [row.cells[0] for row in to_table(first, KNOWLEDGE, EMPTY).table.rows] == [
        "Andel bojar",
        "Analys Bojen är målad.",
    ]


def test_a_new_comment_belongs_to_the_row_before() -> None:
    first = whole(BODY[0])
    second = raw_table(raw_row(60, *HEAD, bold=True, number=2), comment(80, "Analys Ny.", number=2), n_head=1, number=2)
    assert join(first, second)[0] is True
    rows = to_table(first, KNOWLEDGE, EMPTY).table.rows
    assert [row.spanning for row in rows] == [False, True]
    assert rows[1].place.page == 2


# --- texts


def test_a_table_has_its_texts() -> None:
    table = to_table(whole(*BODY), KNOWLEDGE, EMPTY).table
    assert table.columns == HEAD
    assert [row.cells for row in table.rows] == list(BODY)
    assert table.headed
    assert table.place.page == 1
    assert table.rows[0].place.box == Box(64, 123, 384, 133)


def test_a_head_over_two_columns_names_both() -> None:
    top = raw_row(100, "Kaj", "Mått", "", bold=True)
    top.merged = {1: 2}
    table = raw_table(top, raw_row(120, "", "djup", "bredd", bold=True), raw_row(140, "Norra", "1", "2"), n_head=2)
    assert to_table(table, KNOWLEDGE, EMPTY).table.columns == ("Kaj", "Mått djup", "Mått bredd")


def test_signs_of_a_row_are_named() -> None:
    table = whole(*BODY)
    table.rows[1].pictures.append(Picture(Box(0, 0, 8, 8), "circle", "green"))
    table.rows[2].pictures.append(Picture(Box(0, 0, 8, 8), "triangle", "blue"))
    assert [row.signs for row in to_table(table, KNOWLEDGE, EMPTY).table.rows] == [("green",), ("ongoing",)]


def column(*texts: str, open_end: bool = False) -> list[Line]:
    return [line(text, 64, 100 + 12 * i, open_end=open_end) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "edge", "expected"),
    [
        pytest.param(["Fastställ", "s 2031"], 64 + 45, "Fastställs 2031", id="cut at the edge"),
        pytest.param(["Antal", "kajer"], 64 + 200, "Antal kajer", id="room enough"),
        pytest.param(["hamn-", "platser"], 64 + 30, "hamnplatser", id="hyphen"),
        pytest.param(["kajer"], 64 + 200, "kajer", id="one line"),
        pytest.param([], 100, "", id="empty"),
        pytest.param(["3", "730"], 64 + 16, "3 | 730", id="three digits below a figure"),
        pytest.param(["12", "345", "678"], 64 + 26, "12 | 345 | 678", id="twice three digits below a figure"),
        pytest.param(["24", "6", "118", "210"], 64 + 90, "24 | 6 | 118 | 210", id="figures below each other"),
        pytest.param(["7", "-1", "2", "-2"], 64 + 90, "7 | -1 | 2 | -2", id="with signs"),
        pytest.param(["101 %", "102 %"], 64 + 90, "101 % | 102 %", id="with units"),
        pytest.param(["2031-01-01", "2031-12-31"], 64 + 160, "2031-01-01 | 2031-12-31", id="dates"),
    ],
)
def test_the_text_of_a_cell(texts: list[str], edge: float, expected: str) -> None:
    assert cell_text(column(*texts), edge, EMPTY) == expected


def test_texts_side_by_side_in_a_cell_have_a_space_between() -> None:
    assert cell_text([line("12", 64, 100), line("%", 90, 100)], 150, EMPTY) == "12 %"


def test_words_of_the_document_join_a_cut() -> None:
    assert cell_text(column("hamnplat", "serna"), 64 + 42, Vocabulary(["hamnplatserna"])) == "hamnplatserna"


def test_a_comment_keeps_its_paragraphs() -> None:
    lines = column(
        "Bojarna har målats om under våren nu.", "Kort rad som slutar.", "Nästa stycke börjar här och går på."
    )
    assert paragraphs_in(lines, EMPTY) == (
        "Bojarna har målats om under våren nu. Kort rad som slutar.\nNästa stycke börjar här och går på."
    )


@pytest.mark.parametrize(
    ("text", "edge", "full"),
    [("Bojarna har", 64 + 55, True), ("Bojarna har", 64 + 60, True), ("Bojarna har", 300, False)],
)
def test_whether_the_next_word_would_have_fitted(text: str, edge: float, full: bool) -> None:
    above, below = column(text, "målats om")
    assert fits_no_more(above, below, edge) is full


def _merged_head(*cell: Line) -> tuple[str, ...]:
    head = RawRow([[line("Mått", 72, 50)], list(cell), [], [line("Trend", 302, 50)]])
    head.merged = {1: 2}
    row = RawRow([[line(text, x, 90)] for text, x in (("Kajer", 72), ("20", 152), ("21", 222), ("Upp", 302))])
    raw = RawTable([(70, 150), (150, 220), (220, 300), (300, 360)], [head, row], 1, 1, Box(70, 50, 360, 100))
    return to_table(raw, KNOWLEDGE, frozenset()).table.columns


def test_labels_side_by_side_at_the_foot_of_a_merged_cell_are_those_of_its_columns() -> None:
    found = _merged_head(line("Utfall", 195, 50), line("2030", 175, 64), line("2031", 245, 64))
    assert found == ("Mått", "Utfall 2030", "Utfall 2031", "Trend")


def test_the_words_of_one_label_in_a_merged_cell_are_said_for_all_its_columns() -> None:
    wrapped = _merged_head(line("Utfall för", 185, 50), line("hela hamnen", 185, 64))
    assert wrapped[1:3] == ("Utfall för hela hamnen", "Utfall för hela hamnen")
    several = _merged_head(line("Utfall", 195, 50), line("för", 195, 64), line("hamnen", 214, 64))
    assert several[1:3] == ("Utfall för hamnen", "Utfall för hamnen")


def test_words_set_right_are_not_joined_where_a_wider_line_shows_that_there_was_room() -> None:
    lines = [line("Mål", 185, 50), line("för året", 160, 61)]
    assert cell_text(lines, 200, frozenset()) == "Mål för året"
    full = [line("Hamnindi", 160, 50), line("kator", 175, 61)]
    assert cell_text(full, 200, frozenset()) == "Hamnindikator"


def test_the_number_of_a_tertial_and_its_year_are_one_label() -> None:
    def head(*cell: Line) -> str:
        raw = RawTable([(70, 200)], [RawRow([list(cell)]), RawRow([[line("20", 72, 90)]])], 1, 1, Box(70, 50, 200, 100))
        return to_table(raw, KNOWLEDGE, frozenset()).table.columns[0]

    assert head(line("Utfall tertial 2", 72, 50), line("2031", 155, 50)) == "Utfall tertial 2 2031"
    wrapped = [line(text, 72, 50 + 12 * at) for at, text in enumerate(("Utfall tertial", "2", "2031", "totalt"))]
    assert head(*wrapped) == "Utfall tertial 2 2031 totalt"
    assert head(line("2030", 72, 50), line("2031", 155, 50)) == f"2030{BETWEEN}2031"
