"""Whole documents of small pages: paragraphs, headings and tables in reading order, and not a letter lost."""

from __future__ import annotations

import pytest
from page_builders import (
    cells_at,
    grid_rules,
    letters_of_layout,
    letters_of_pages,
    level,
    line,
    page,
    upright,
)

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Box, Layout, Line, Page, Paragraph, Picture, Table

KNOWLEDGE = knowledge.load()
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"
"""A line as long as they get in these pages: 72 letters, which are 396 pt in the size of running text."""
PITCH = 14.0


def running(y: float, *texts: str, size: float = 11.0, bold: bool = False, x: float = 70.0) -> list[Line]:
    return [line(text, x, y + PITCH * i, size, bold) for i, text in enumerate(texts)]


def filler(y: float = 600.0) -> list[Line]:
    """Enough running text to tell its size, pitch and width."""
    return running(y, FULL, FULL, FULL, FULL, "till hösten.")


def laid_out(*pages: Page) -> Layout:
    found = pages_to_layout(pages, KNOWLEDGE)
    assert letters_of_layout(found) == letters_of_pages(pages)
    return found


def paragraphs(found: Layout) -> list[Paragraph]:
    return [b for b in found.blocks if isinstance(b, Paragraph)]


def texts(found: Layout) -> list[str]:
    return [p.text for p in paragraphs(found)]


def headings(found: Layout) -> list[tuple[int, str]]:
    return [(p.rank, p.text) for p in paragraphs(found) if p.rank]


def tables(found: Layout) -> list[Table]:
    return [b for b in found.blocks if isinstance(b, Table)]


# --- paragraphs


def test_full_lines_are_one_paragraph() -> None:
    assert texts(laid_out(page(filler(300)))) == [" ".join([FULL] * 4) + " till hösten."]


def test_a_wider_gap_begins_a_paragraph() -> None:
    found = laid_out(page(running(200, FULL, "och målas.") + running(250, FULL, "och tjäras.") + filler()))
    assert texts(found)[:2] == [f"{FULL} och målas.", f"{FULL} och tjäras."]


def test_a_short_line_ends_a_paragraph() -> None:
    found = laid_out(page(running(200, "Bryggan är lagad.", "Bojen är målad.") + filler()))
    assert texts(found)[:2] == ["Bryggan är lagad.", "Bojen är målad."]


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page([*filler(300), *running(740, f"{FULL} och")], number=1)
    second = page([*running(90, "målas till midsommar.", "Därefter vilar de."), *filler(300)], number=2)
    assert f"{FULL} och målas till midsommar." in texts(laid_out(first, second))


def test_a_paragraph_is_found_where_it_begins() -> None:
    first = page([*filler(300), *running(740, FULL, f"{FULL} och")], number=1)
    second = page([*running(90, "målas till midsommar."), *filler(300)], number=2)
    (found,) = [p for p in paragraphs(laid_out(first, second)) if p.text.endswith("midsommar.")]
    assert (found.place.page, found.place.box) == (1, Box(70, 740, 70 + 76 * 5.5, 765))


def test_a_sentence_that_ended_does_not_go_on_over_the_page() -> None:
    first = page([*filler(300), *running(740, FULL[:-1] + ".")], number=1)
    second = page([*running(90, "Därefter vilar de."), *filler(300)], number=2)
    assert "Därefter vilar de." in texts(laid_out(first, second))


def test_a_hyphen_of_the_line_end_goes() -> None:
    lines = running(200, FULL[:-4] + "för-", "valtningen.")
    assert texts(laid_out(page(lines + filler())))[0] == FULL[:-4] + "förvaltningen."


@pytest.mark.parametrize("mark", ["•", "-", "–", "\uf0b7", "●", "■", "►"])
def test_marks_of_a_list_are_taken_off(mark: str) -> None:
    lines = [
        part
        for i, text in enumerate(["måla bojar", "laga kajer"])
        for part in (line(mark, 80, 200 + 16 * i, 11), line(text, 100, 200 + 16 * i, 11))
    ]
    found = paragraphs(laid_out(page(lines + filler())))
    assert [(p.bullet, p.text, p.rank) for p in found[:2]] == [(mark, "måla bojar", 0), (mark, "laga kajer", 0)]


def test_marks_in_the_same_run_are_taken_off() -> None:
    found = paragraphs(
        laid_out(page(running(200, "1. Godkänna planen.") + running(230, "2. Begära medel.") + filler()))
    )
    assert [(p.bullet, p.text) for p in found[:2]] == [("1.", "Godkänna planen."), ("2.", "Begära medel.")]


@pytest.mark.parametrize("mark", ["•", "●", "■"])
def test_a_mark_printed_with_its_item_is_taken_off(mark: str) -> None:
    found = paragraphs(laid_out(page(running(200, f"{mark} Måla bojar.") + running(230, f"{mark} Laga.") + filler())))
    assert [(p.bullet, p.text, p.signs) for p in found[:2]] == [(mark, "Måla bojar.", ()), (mark, "Laga.", ())]


def test_an_item_that_wraps_is_one() -> None:
    lines = [line("•", 80, 200, 11), line(FULL, 100, 200, 11), line("i tid", 100, 214, 11)]
    assert texts(laid_out(page(lines + filler())))[0] == f"{FULL} i tid"


@pytest.mark.parametrize(
    ("sign", "meaning"),
    [
        (Picture(Box(58, 201, 66, 209), "circle", "green"), "green"),
        (Picture(Box(58, 201, 66, 209), "triangle", "black"), "ongoing"),
        (Picture(Box(58, 201, 66, 209), "star", "pink"), "unknown"),
    ],
)
def test_a_picture_before_a_text_is_its_sign(sign: Picture, meaning: str) -> None:
    made = page(running(200, "Uppfylls helt") + filler(), pictures=[sign])
    assert paragraphs(laid_out(made))[0].signs == (meaning,)


def test_a_picture_elsewhere_is_none() -> None:
    made = page(
        running(200, "Uppfylls helt") + filler(), pictures=[Picture(Box(300, 201, 308, 209), "circle", "green")]
    )
    assert paragraphs(laid_out(made))[0].signs == ()


# --- headings


def test_large_and_bold_lines_are_headings_the_largest_first() -> None:
    lines = running(150, "Hamnen", size=18) + running(200, "Bryggor", size=14) + running(240, "Norra", bold=True)
    assert headings(laid_out(page(lines + filler()))) == [(1, "Hamnen"), (2, "Bryggor"), (3, "Norra")]


def test_a_sign_in_black_before_a_heading_makes_no_list_of_it() -> None:
    apart = [line("●", 60, 200, 14), line("Bryggor", 80, 200, 14)]
    found = pages_to_layout([page([*apart, *running(240, "● Nämndmål: Fler bojar", bold=True), *filler()])], KNOWLEDGE)
    assert headings(found) == [(1, "Bryggor"), (2, "Nämndmål: Fler bojar")]
    assert [p.signs for p in paragraphs(found)[:2]] == [("status",)] * 2


def test_a_heading_over_two_lines_is_one() -> None:
    long = "KF:s inriktningsmål: 2. En hamn där alla som seglar ska"
    lines = [line(long, 70, 150, 16, True), line("känna sig välkomna", 70, 170, 16, True)]
    assert headings(laid_out(page(lines + filler()))) == [(1, f"{long} känna sig välkomna")]


def test_a_heading_goes_on_behind_a_word_after_which_more_must_come() -> None:
    lines = [line("Plan 2031 för hamnen och", 70, 100, 18, True), line("2032 för slussen", 70, 122, 18, True)]
    assert headings(laid_out(page([*lines, *filler()]))) == [(1, "Plan 2031 för hamnen och 2032 för slussen")]
    lines[1] = line("Vidare 2032", 70, 122, 18, True)
    lines[0] = line("Plan 2031 för hamnen", 70, 100, 18, True)
    assert len(headings(laid_out(page([*lines, *filler()])))) == 2


def test_two_headings_below_each_other_are_two() -> None:
    lines = [line("Hamnens mål", 70, 150, 18, True), line("Beskrivning", 70, 180, 12, True)]
    assert [text for _, text in headings(laid_out(page(lines + filler())))] == ["Hamnens mål", "Beskrivning"]


def test_bold_words_in_a_sentence_make_no_heading() -> None:
    lines = [line("Nämnden har", 70, 200, 11), line("tre bryggor", 136, 200, 11, True), line("i norr.", 200, 200, 11)]
    found = laid_out(page(lines + filler()))
    assert headings(found) == []
    assert texts(found)[0] == "Nämnden har tre bryggor i norr."


def test_a_bold_line_within_a_sentence_makes_no_heading() -> None:
    lines = [line(f"{FULL} och", 70, 200, 11), line(FULL.lower(), 70, 214, 11, True), line("till hösten.", 70, 228, 11)]
    assert headings(laid_out(page(lines + filler()))) == []


def test_a_line_that_starts_with_a_number_is_no_heading() -> None:
    found = laid_out(page(running(200, "12 bryggor lagades under året och 3 målades om.") + filler()))
    assert headings(found) == []


def test_bold_running_text_makes_no_headings() -> None:
    lines = running(200, FULL, FULL, FULL, "och så vidare.", bold=True)
    assert headings(laid_out(page(lines))) == []


def test_a_name_in_the_contact_block_is_no_heading() -> None:
    lines = [
        line("Handläggare", 70, 200, 11),
        line("Siv Kajström", 70, 214, 11, True),
        line("Telefon: 012-345 67", 70, 228, 11),
        line("Verksamhetsplan 2031", 70, 320, 20, True),
    ]
    assert headings(laid_out(page(lines + filler()))) == [(1, "Verksamhetsplan 2031")]


def test_texts_that_a_wide_gap_parts_are_told_apart() -> None:
    head = [line("Siv Ek", 70, 60), line("Sjöviks stadsdelsnämnd", 300, 60), line("utan gräns", 412, 60)]
    found = paragraphs(laid_out(page([*head, *filler()])))[0]
    assert found.text == "Siv Ek Sjöviks stadsdelsnämnd utan gräns"
    assert found.sides == (("Siv Ek", "Sjöviks stadsdelsnämnd utan gräns"),)


def test_a_paragraph_without_a_wide_gap_has_no_sides() -> None:
    assert [p for p in paragraphs(laid_out(page(filler()))) if p.sides] == []


def test_entries_of_contents_are_no_headings() -> None:
    lines = [line("Innehåll", 70, 150, 16, True)]
    for i, text in enumerate(("Hamnens mål", "Nämndmål: 1.1 Fler bojar")):
        lines += [
            line(text, 70, 180 + 20 * i, 11, True),
            line(str(3 + i), 500, 180 + 20 * i, 11, bold=True, right=True),
        ]
    found = laid_out(page(lines + filler()))
    assert [text for _, text in headings(found)] == ["Innehåll"]
    assert [p.toc for p in paragraphs(found)] == [False, True, True, False]


def test_an_entry_of_the_contents_that_wraps_is_one() -> None:
    lines = [line("Innehåll", 70, 150, 16, True), *running(180, FULL, "och målas om till våren ........ 4")]
    lines += [*running(208, "Hamnens mål ........ 5"), *filler()]
    entries = [p.text for p in paragraphs(laid_out(page(lines))) if p.toc]
    assert entries == [f"{FULL} och målas om till våren ........ 4", "Hamnens mål ........ 5"]


# --- tables in the flow

XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Årsmål", "Period")
BODY = (("Andel bojar", "45 %", "2031"), ("Andel kajer", "12 %", "2031"))


def table_page(y: float, rows: tuple[tuple[str, ...], ...], *more: Line, number: int = 1, head: bool = True) -> Page:
    every = (HEAD, *rows) if head else rows
    ys = tuple(y + 20 * i for i in range(len(every) + 1))
    return page([*cells_at(every, XS, ys, bold_head=head), *more], grid_rules(XS, ys), number=number)


def test_a_table_stands_between_its_texts() -> None:
    made = table_page(300, BODY, *running(200, "Före tabellen."), *filler())
    assert [type(block).__name__ for block in laid_out(made).blocks] == ["Paragraph", "Table", "Paragraph"]


def test_a_table_goes_on_over_the_page() -> None:
    first = table_page(750, BODY[:1], *filler(300))
    second = table_page(60, BODY[1:], *filler(300), number=2)
    found = laid_out(first, second)
    (table,) = tables(found)
    assert [row.cells for row in table.rows] == list(BODY)
    assert [row.place.page for row in table.rows] == [1, 2]
    assert [(part.text, part.reason) for part in found.set_aside] == [("Indikator Årsmål Period", "repeated_head")]


def test_text_between_keeps_tables_apart() -> None:
    first = table_page(600, BODY[:1], *running(700, "Text efter tabellen."), *filler(300))
    second = table_page(60, BODY[1:], *filler(300), number=2)
    assert len(tables(laid_out(first, second))) == 2


def test_a_header_between_the_parts_is_furniture() -> None:
    sheets = [table_page(750, BODY[:1], *filler(300), line("Sjövik 2031", 70, 30))]
    sheets.append(table_page(100, BODY[1:], *filler(300), line("Sjövik 2031", 70, 30), number=2))
    sheets.append(page([*filler(300), line("Sjövik 2031", 70, 30)], number=3))
    found = laid_out(*sheets)
    assert [part.reason for part in found.set_aside].count("furniture") == 3
    assert len(tables(found)) == 1


def test_an_open_table_in_smaller_letters_is_found() -> None:
    rows = (HEAD, *BODY)
    lines = [
        line(t, x, 200 + 18 * i, 9, bold=i == 0) for i, row in enumerate(rows) for t, x in zip(row, XS, strict=False)
    ]
    (table,) = tables(laid_out(page(lines + filler())))
    assert table.columns == HEAD
    assert [row.cells for row in table.rows] == list(BODY)


def test_a_ruled_comment_row_spans_its_table() -> None:
    ys = (300.0, 320.0, 340.0, 370.0)
    rules = [level(y, 70, 450) for y in ys] + [upright(x, 300, 340) for x in XS[1:-1]]
    rules += [upright(70, 300, 370), upright(450, 300, 370)]
    lines = [
        *cells_at((HEAD, BODY[0]), XS, ys, bold_head=True),
        line("Analys", 74, 343),
        line("Bojar mäts i maj.", 74, 356),
    ]
    (table,) = tables(laid_out(page([*lines, *filler()], rules)))
    assert [row.spanning for row in table.rows] == [False, True]
    assert table.rows[1].cells == ("Analys Bojar mäts i maj.", "", "")


def test_a_background_is_no_table() -> None:
    lines = [*running(200, "Nämndens vision", "Alla ska våga bada."), *filler()]
    made = page(lines, fills=[Box(60, 190, 520, 240), Box(60, 240, 520, 290)])
    assert tables(laid_out(made)) == []


# --- everything else


def test_turned_text_is_set_aside() -> None:
    made = Page(1, 595, 842, 0, tuple(filler()), turned=("Sjöviks stad",))
    assert [(p.text, p.reason) for p in pages_to_layout([made], KNOWLEDGE).set_aside] == [("Sjöviks stad", "furniture")]


def test_no_pages_are_no_blocks() -> None:
    assert laid_out() == Layout((), (), (), shows_gender=False)


def test_an_empty_page_is_no_block() -> None:
    assert laid_out(page([])).blocks == ()


def test_gender_is_shown_only_by_its_sign() -> None:
    plain, signed = page(filler()), page(filler(), pictures=[Picture(Box(0, 0, 8, 8), "venus", "grey")])
    assert laid_out(plain).shows_gender is False
    assert laid_out(signed).shows_gender is True
    assert laid_out(page([*filler(), line("Seglare ♀", 60, 700)])).shows_gender is True


def test_a_word_that_stands_whole_in_one_cell_joins_its_halves_in_another() -> None:
    """Only the words at the line ends of a wrapped cell may be cut; those between are whole."""

    def joined(whole: str) -> str:
        cells = [line("Plats", 64, 103), line("Märkning", 204, 103), line("klar", 204, 123), line("klar", 204, 163)]
        cells += [line(text, 64, 123 + 12 * n) for n, text in enumerate(("Norra piren", f"med {whole} i", "hamnen"))]
        cells += [line(text, 64, 163 + 12 * n) for n, text in enumerate(("Södra piren med fyrlyktors", "stolpar"))]
        (table,) = (
            b for b in laid_out(page(cells, grid_rules((60.0, 200.0, 300.0), (100.0, 120.0, 160.0, 190.0)))).blocks
        )
        assert isinstance(table, Table)
        return table.rows[-1].cells[0]

    assert joined("fyrlyktorsstolpar") == "Södra piren med fyrlyktorsstolpar"
    assert joined("lampor") == "Södra piren med fyrlyktors stolpar"


def test_a_word_that_tables_often_use_is_whole_again_where_a_narrow_cell_cut_it() -> None:
    cells = [
        *cells_at((("Kaj", "Läge"), ("Norra", "bra"), ("Södra", "bra")), (60.0, 114.0, 300.0), (100.0, 120.0, 140.0))
    ]
    cells += [line("resultat", 64, 163), line("enheter", 64, 175), line("bra", 118, 163)]
    rules = grid_rules((60.0, 114.0, 300.0), (100.0, 120.0, 140.0, 160.0, 190.0))
    (table,) = (
        b
        for b in laid_out(page([*cells, *running(300, "Ett resultat för enheter.")], rules)).blocks
        if isinstance(b, Table)
    )
    assert table.rows[-1].cells[0] == "resultatenheter"
