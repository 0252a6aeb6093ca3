"""Where a table ends: at the head of another in the look of its rows, and below the text of its last comment."""

from __future__ import annotations

import pytest
from page_builders import grid_of, line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.model import Line, Table

KNOWLEDGE = knowledge.load()
XS = (60.0, 330.0, 410.0, 490.0)


def read(lines: list[Line], body: float = 12.0) -> tuple[list[list[list[str]]], list[str]]:
    sizes = TypeSizes(body, {9.0: 11.0})
    tables, rest = open_tables(page(lines), baselines(lines, range(len(lines))), sizes, KNOWLEDGE)
    return [grid_of(table) for table in tables], [part.text for base in rest for part in base.lines]


# --- another head -----------------------------------------------------------------------------------------------------


def figures(y: float, *texts: str, xs: tuple[float, ...] = XS, bold: bool = False) -> list[Line]:
    return [line(t, x, y, 9, bold, right=x > 60) for t, x in zip(texts, xs, strict=False) if t]


ABOVE = [
    *figures(100, "Kaj", "Budget", "Utfall", "Rest", bold=True),
    *figures(114, "Norra", "120", "121", "-1"),
    *figures(128, "Södra", "50", "51", "-1"),
]


def heads(lines: list[Line]) -> list[str]:
    return [grid[0][0] for grid in read(lines)[0]]


def test_years_at_other_places_are_the_head_of_another_table() -> None:
    xs = (60.0, 280.0, 450.0)
    below = [*figures(142, "Mått", "2029", "2030", xs=xs), *figures(156, "Bojar", "12", "13", xs=xs)]
    assert heads([*ABOVE, *below]) == ["Kaj", "Mått"]


def test_words_over_figures_further_off_are_the_head_of_another_table() -> None:
    below = [*figures(146, "Mått", "Vår", "Höst", "Vinter"), *figures(160, "Bojar", "12", "13", "14")]
    assert heads([*ABOVE, *below]) == ["Kaj", "Mått"]


def test_a_run_of_years_is_a_head_however_close() -> None:
    below = [*figures(142, "Mått", "2029", "2030", "2031"), *figures(156, "Bojar", "12", "13", "14")]
    assert heads([*ABOVE, *below]) == ["Kaj", "Mått"]


@pytest.mark.parametrize("texts", [("Byggår", "1987", "2004"), ("Östra", "se norra", "se södra"), ("Västra", "saknas")])
def test_a_row_of_years_or_remarks_in_line_with_the_others_is_a_row(texts: tuple[str, ...]) -> None:
    (grid,), _ = read([*ABOVE, *figures(142, *texts), *figures(156, "Summa", "170", "172", "-2")])
    assert [row[0] for row in grid] == ["Kaj", "Norra", "Södra", texts[0], "Summa"]


def test_a_name_wraps_in_a_table_in_the_size_of_running_text() -> None:
    rows = [
        *figures(142, "Östra kajen som", "7", "8", "-1"),
        line("lagas", 60, 153, 9),
        *figures(167, "Väst", "1", "2"),
    ]
    (grid,), rest = read([*ABOVE, *rows], body=9.0)
    assert [row[0] for row in grid] == ["Kaj", "Norra", "Södra", "Östra kajen som lagas", "Väst"]
    assert rest == []


def test_running_text_in_the_size_of_a_table_ends_it_though_another_follows() -> None:
    text = line("Under vintern har kostnaderna för bojar minskat jämfört med fjol, som nästa tabell visar.", 60, 146, 9)
    below = [*figures(162, "Mått", "Vår", "Höst", "Vinter"), *figures(176, "Bojar", "12", "13", "14")]
    grids, rest = read([*ABOVE, text, *below], body=9.0)
    assert [grid[-1][0] for grid in grids] == ["Södra", "Bojar"]
    assert rest == [text.text]


# --- comments ---------------------------------------------------------------------------------------------------------


def commented(size: float = 9.0) -> list[Line]:
    rows = (("Indikator", "Årsmål", "Utfall"), ("Andel bojar", "45 %", "50 %"))
    cells = [line(t, x, 100 + 20 * i, size, i == 0) for i, r in enumerate(rows) for t, x in zip(r, XS, strict=False)]
    return [*cells, line("Analys", 60, 140, size, True), line("Bojarna målades i vår.", 60, 142 + size, size)]


def test_running_text_in_larger_letters_does_not_go_on_the_comment() -> None:
    (grid,), rest = read([*commented(), line("Hamnen sköts av staden.", 60, 166, 11)], body=11.0)
    assert grid[-1] == ["Analys Bojarna målades i vår."]
    assert rest == ["Hamnen sköts av staden."]


def test_a_bold_line_below_the_comment_is_a_heading() -> None:
    lines = [*commented(), line("Broar", 60, 165, 9, True), line("Broarna lagas.", 60, 177, 9)]
    assert read(lines, body=9.0)[1] == ["Broar", "Broarna lagas."]


def test_a_line_further_off_than_the_lines_of_the_comment_is_running_text() -> None:
    assert read([*commented(), line("Hamnen sköts av staden.", 60, 166, 9)], body=9.0)[1] == ["Hamnen sköts av staden."]


def test_close_lines_in_the_look_of_the_comment_belong_to_it() -> None:
    (grid,), rest = read([*commented(), line("Kajerna likaså.", 60, 162, 9)], body=9.0)
    assert (grid[-1], rest) == (["Analys Bojarna målades i vår. Kajerna likaså."], [])


def test_a_bold_name_below_the_comment_is_a_row_where_figures_follow() -> None:
    cells = [
        line("Andel", 60, 166, 9, True),
        line("kajer", 60, 177, 9, True),
        line("3 %", 330, 177, 9),
        line("4 %", 410, 177, 9),
    ]
    (grid,), rest = read([*commented(), *cells], body=9.0)
    assert (grid[-1], rest) == (["Andel kajer", "3 %", "4 %"], [])


# --- rows far apart ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [14, 24, 36, 44])
def test_rows_far_apart_are_rows_as_long_as_their_texts_stand_in_the_columns(step: float) -> None:
    words = [("Kaj", "Budget", "Utfall", "Rest"), ("Norra", "120", "121", "-1"), ("Södra", "50", "51", "-1")]
    rows = [figures(100 + step * n, *texts, bold=n == 0) for n, texts in enumerate([*words, ("Östra", "7", "8", "-1")])]
    (grid,), rest = read([text for row in rows for text in row])
    assert [row[0] for row in grid] == ["Kaj", "Norra", "Södra", "Östra"]
    assert rest == []


def test_what_is_suddenly_further_off_is_no_row() -> None:
    (grid,), rest = read([*ABOVE, *figures(164, "Väst", "se bilaga", "se bilaga", "1")])
    assert [row[0] for row in grid] == ["Kaj", "Norra", "Södra"]
    assert rest[0] == "Väst"


@pytest.mark.parametrize("gap", [13, 16, 18])
def test_a_row_of_figures_further_below_a_comment_than_its_lines_is_a_row(gap: float) -> None:
    cells = [line("Andel kajer", 60, 152 + gap, 9), line("3 %", 330, 152 + gap, 9), line("4 %", 410, 152 + gap, 9)]
    (grid,), rest = read([*commented(), *cells], body=11.0)
    assert (grid[-1], rest) == (["Andel kajer", "3 %", "4 %"], [])


@pytest.mark.parametrize("x", [323, 340, 401])
def test_a_label_wraps_alone_in_a_table_in_the_size_of_running_text(x: float) -> None:
    head = [line(t, x0, 100, 9, True) for t, x0 in zip(("Mått", "Resultat", "Målvärde"), XS, strict=False)]
    row = [line("Andel bojar", 60, 125, 9), line("32%", 345, 125, 9), line("31%", 420, 125, 9)]
    (grid,), rest = read([*head, line("helår 2030", x, 110, 9, True), *row], body=9.0)
    assert (sorted(filter(None, " ".join(grid[0]).split())), rest) == (
        ["2030", "Målvärde", "Mått", "Resultat", "helår"],
        [],
    )


@pytest.mark.parametrize(
    ("word", "rest", "x"), [("uppgift", "saknas", 331), ("mäts", "ej", 324), ("ännu", "ej klart", 320)]
)
def test_a_cell_wraps_alone_in_a_table_in_the_size_of_running_text(word: str, rest: str, x: float) -> None:
    head = [line(t, x0, 100, 9, True) for t, x0 in zip(("Mått", "Resultat", "Målvärde"), XS, strict=False)]
    row = [line("Andel bojar", 60, 125, 9), line(word, 323, 125, 9), line("31%", 420, 125, 9)]
    below = [line("Andel kajer", 60, 152, 9), line("32%", 345, 152, 9), line("31%", 420, 152, 9)]
    (grid,), left = read([*head, *row, line(rest, x, 136, 9), *below], body=9.0)
    assert (grid[1], len(grid), left) == (["Andel bojar", f"{word} {rest}", "31%"], 3, [])


# --- captions and heads that wrap -------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [True, False], ids=["one row", "the rest of a table over a page break"])
@pytest.mark.parametrize("caption", ["Tabell 2. Insatser under året", "Insatser under året", "Diagram 3"])
def test_the_caption_of_the_next_table_is_no_part_of_the_last_name(head: bool, caption: str) -> None:
    first = [*figures(100, "Indikator", "Utfall", "Årsmål", bold=True), *figures(112, "Andel bojar", "45 %", "50 %")]
    second = [*figures(158, "Aktivitet", "Start", "Slut", bold=True)]
    second += figures(170, "Måla bojar", "2031-01-01", "2031-06-30")
    lone = line(caption, 60, 132, 9)._replace(font="Kursiv")
    made = [page([*TEXT, *first, *([lone, *second] if head else [])])]
    if not head:
        rest = figures(60, "Antal bryggor", "12", "13")
        made.append(page([*rest, lone._replace(box=lone.box._replace(y0=80, y1=89)), *second], number=2))
    blocks = pages_to_layout(made, KNOWLEDGE).blocks
    names = [[r.cells[0] for r in block.rows] for block in blocks if isinstance(block, Table)]
    assert names == [["Andel bojar", *([] if head else ["Antal bryggor"])], ["Måla bojar"]]


TEXT = [line("Bojarna i norra hamnen målas om varje vår i tur och ordning.", 60, 30 + 14 * i, 12) for i in range(4)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Nämndens", "Utfall", "Mål", "KF:s"), ("indikator", "(2030-12-31)", "år 2031", "mål 2031")),
        (("Stadens", "Ackumulerat", "Prognos", "Period"), ("mätetal", "utfall", "för året", "")),
        (("KF:s", "Utfall", "Utfall", "Mål"), ("målindikator", "(2029)", "(2030)", "(2031)")),
    ],
)
def test_the_end_of_a_label_that_wraps_begins_no_other_head(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    lines = [*figures(100, *first, bold=True), *figures(108, *second, bold=True)]
    lines += [*figures(122, "Andel bojar", "45 %", "47 %", "50 %"), *figures(136, "Andel kajer", "5 %", "7 %", "5 %")]
    (grid,), _ = read(lines)
    assert grid[0] == [f"{a} {b}".strip() for a, b in zip(first, second, strict=True)]
    assert len(grid) == 3


@pytest.mark.parametrize("comment", [("Analys: Bojarna syns på natten.",), ("Kommentar: Bojarna syns", "på natten.")])
@pytest.mark.parametrize("font", ["Kursiv", ""])
def test_a_caption_below_a_comment_is_no_part_of_it(comment: tuple[str, ...], font: str) -> None:
    lines = [*figures(100, "Indikator", "Utfall", "Årsmål", bold=True), *figures(113, "Andel bojar", "45 %", "50 %")]
    lines += [line(text, 60, 126 + 11 * i, 9) for i, text in enumerate(comment)]
    lines.append(line("Tabell 7. Uppföljning i siffror", 60, 130 + 11 * len(comment), 9)._replace(font=font))
    (grid,), rest = read(lines)
    said = " ".join(comment)
    assert grid[-1] == [said if font else f"{said} Tabell 7. Uppföljning i siffror"]
    assert len(rest) == (1 if font else 0)


@pytest.mark.parametrize("names", [("tillgänglighet per", "telefon"), ("i kommunens kajer",)])
def test_the_rest_of_a_name_alone_below_a_head_said_again_is_no_caption(names: tuple[str, ...]) -> None:
    head = [one._replace(font="Fet") for one in figures(60, "Indikator", "Utfall", "Årsmål", "Period", bold=True)]
    rest = [line(text, 60, 76 + 11 * i, 9) for i, text in enumerate(names)]
    above = [*TEXT, *(one._replace(box=one.box._replace(y0=700, y1=709)) for one in head)]
    row = [line("Andel som upplever god", 60, 714, 9), *figures(714, "", "61 %", "67 %", "2031")]
    blocks = pages_to_layout([page([*above, *row]), page([*head, *rest], number=2)], KNOWLEDGE).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [found.cells[0] for found in table.rows] == [" ".join(("Andel som upplever god", *names))]
