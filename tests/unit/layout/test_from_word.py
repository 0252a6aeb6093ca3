"""Word files as blocks: headings, lists, tables with the file's own cells, signs, and tables that only place texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vpextract.knowledge import load
from vpextract.layout.laying_out import lay_out
from vpextract.model import Layout, Paragraph, Table
from vpextract.reading.word.wordfile import read_word

sys.path.append(str(Path(__file__).parents[1] / "reading"))
from word_files import paragraph, row, table, tc, word_file

KNOWLEDGE = load()
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="R{at}"><w:name w:val="heading {at}"/></w:style>' for at in (1, 2, 3)
)
HEAD = ("Indikator", "Årsmål", "Period")
BOLD = "<w:b/>"


def laid_out(body: str, **parts: str) -> Layout:
    return lay_out(read_word(word_file(body, styles=STYLES, **parts)), KNOWLEDGE)


def tables(layout: Layout) -> list[Table]:
    return [block for block in layout.blocks if isinstance(block, Table)]


def paragraphs(layout: Layout) -> list[Paragraph]:
    return [block for block in layout.blocks if isinstance(block, Paragraph)]


def cells(found: Table) -> list[tuple[str, ...]]:
    return [one.cells for one in found.rows]


def test_styles_tell_headings_and_their_ranks() -> None:
    body = (
        paragraph("Hamnen", "R1") + paragraph("Fyrtio båtar.") + paragraph("Kajer", "R3") + paragraph("Nya bojar", "R1")
    )
    found = [(one.text, one.rank) for one in paragraphs(laid_out(body))]
    assert found == [("Hamnen", 1), ("Fyrtio båtar.", 0), ("Kajer", 2), ("Nya bojar", 1)]


def test_where_no_style_does_size_and_bold_letters_tell_headings() -> None:
    text = paragraph("Båtarna ligger vid kajen, och bojarna ligger i vattnet hela sommaren.") * 3
    large, bold = '<w:sz w:val="32"/>', "<w:b/>"
    body = (
        paragraph("Hamnen", look=large)
        + text
        + paragraph("Kajer", look=bold)
        + text
        + paragraph("Broar", look=large)
        + text
    )
    found = [(one.text, one.rank) for one in paragraphs(laid_out(body)) if one.rank]
    assert found == [("Hamnen", 1), ("Kajer", 2), ("Broar", 1)]


def test_the_number_of_a_heading_is_part_of_it_and_the_mark_of_an_item_is_not() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Hamnen", "R1", number) + paragraph("Kajerna målas.", properties=number)
    found = [(one.text, one.bullet) for one in paragraphs(laid_out(body, numbering=numbering))]
    assert found == [("3. Hamnen", ""), ("Kajerna målas.", "4.")]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            f"<w:p><w:r><w:rPr>{BOLD}</w:rPr><w:t>Beskrivning</w:t></w:r><w:r><w:br/><w:t>Kajerna målas.</w:t></w:r></w:p>",
            2,
        ),
        ("<w:p><w:r><w:t>Kajerna målas.</w:t><w:br/><w:t>Bojarna byts.</w:t></w:r></w:p>", 2),
        ("<w:p><w:r><w:t>Kajerna målas och</w:t><w:br/><w:t>bojarna byts.</w:t></w:r></w:p>", 1),
        ('<w:p><w:pPr><w:pStyle w:val="R1"/></w:pPr><w:r><w:t>Plan</w:t><w:br/><w:t>Hamnen</w:t></w:r></w:p>', 1),
    ],
)
def test_typed_line_ends_part_paragraphs_but_not_sentences_or_headings(body: str, said: int) -> None:
    assert len(paragraphs(laid_out(body))) == said


def test_labels_over_several_columns_are_said_of_each() -> None:
    down, on, span = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = table(
        row(tc("Område", down), tc("Budget (mnkr)", span), tc("Avvikelse", down)),
        row(tc("", on), "2030", "2031", tc("", on)),
        row("Kajer", "12,5", "13,0", "0,5"),
        row("Bojar", "4,0", "4,5", "0,5"),
        grid=4,
    )
    (found,) = tables(laid_out(body))
    assert found.columns == ("Område", "Budget (mnkr) 2030", "Budget (mnkr) 2031", "Avvikelse")
    assert cells(found) == [("Kajer", "12,5", "13,0", "0,5"), ("Bojar", "4,0", "4,5", "0,5")]


def test_labels_over_several_columns_are_said_of_each_though_their_cells_are_not_merged() -> None:
    body = table(
        row("Område", "Budget 2031", "", "", properties="<w:tblHeader/>"),
        row("", "Kostnader", "Intäkter", "Netto", properties="<w:tblHeader/>"),
        row("Kajer", "12,5", "2,5", "10,0"),
        row("Bojar", "4,0", "1,0", "3,0"),
        grid=4,
    )
    (found,) = tables(laid_out(body))
    assert found.columns == ("Område", "Budget 2031 Kostnader", "Budget 2031 Intäkter", "Budget 2031 Netto")


@pytest.mark.parametrize("cells_", [("Kommentar: Kajerna målas.",), ("Kommentar: Kajerna målas.", "", "")])
def test_a_comment_that_a_page_break_cut_off_its_row_is_of_the_table_above(cells_: tuple[str, ...]) -> None:
    body = (
        table(row(*HEAD), row("Andel rena kajer", "90 %", "År"), grid=3)
        + paragraph("")
        + table(row(*cells_), grid=len(cells_))
    )
    (found,) = tables(laid_out(body))
    assert [one.cells[0] for one in found.rows if one.spanning] == ["Kommentar: Kajerna målas."]


def test_what_stands_in_a_cell_over_several_rows_is_said_of_each() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row("Område", "Slag", "Budget"),
        row(tc("Kajer", down), "Kostnader", "12,5"),
        row(tc("", on), "Intäkter", "-2,5"),
        row("Bojar", "Kostnader", "4,0"),
        grid=3,
    )
    (found,) = tables(laid_out(body))
    assert [one[0] for one in cells(found)] == ["Kajer", "Kajer", "Bojar"]


@pytest.mark.parametrize("between", ["", paragraph(""), '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'])
@pytest.mark.parametrize("again", [True, False])
def test_a_table_that_is_cut_in_two_is_one(between: str, again: bool) -> None:
    head = row(*HEAD, properties="<w:tblHeader/>")
    first, second = row("Andel rena kajer", "90 %", "År"), row("Antal bojar", "12 st", "År")
    body = table(head, first, grid=3) + between + table(*([head] if again else []), second, grid=3)
    (found,) = tables(laid_out(body))
    assert cells(found) == [("Andel rena kajer", "90 %", "År"), ("Antal bojar", "12 st", "År")]


def test_the_rest_of_a_table_has_the_columns_of_its_beginning_though_some_of_its_are_empty() -> None:
    first = table(row(*HEAD), row("Andel rena kajer", "90 %", "År"), grid=3)
    (found,) = tables(
        laid_out(first + paragraph("") + table(row("Antal bojar", "", "År"), row("Antal broar", "", "År"), grid=3))
    )
    assert cells(found)[1:] == [("Antal bojar", "", "År"), ("Antal broar", "", "År")]


def test_columns_in_which_nothing_stands_are_none() -> None:
    body = table(
        row("", "Indikator", "", "Årsmål", "", "Period"), row("", "Andel rena kajer", "", "90 %", "", "År"), grid=6
    )
    (found,) = tables(laid_out(body))
    assert (found.columns, cells(found)) == (HEAD, [("Andel rena kajer", "90 %", "År")])


@pytest.mark.parametrize("label", ["Analys", "Kommentar:"])
def test_remarks_over_all_columns_and_beside_their_label(label: str) -> None:
    body = table(
        row(*HEAD),
        row("Andel rena kajer", "90 %", "År"),
        row(tc(f"{label} Kajerna målades.", '<w:gridSpan w:val="3"/>')),
        row("Antal bojar", "12 st", "År"),
        row(tc(label), tc("Bojarna byttes.", '<w:gridSpan w:val="2"/>')),
        grid=3,
    )
    (found,) = tables(laid_out(body))
    assert [one.cells[0] for one in found.rows if one.spanning] == [
        f"{label} Kajerna målades.",
        f"{label} Bojarna byttes.",
    ]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("Kaj", "Meter"), row("Norra", "120"), row("Södra", "80"), grid=2)
    body = table(
        row("Område", "Budget"),
        row("Kajer", f"<w:tc><w:tcPr/>{paragraph('12,5')}{inner}</w:tc>"),
        row("Bojar", "4,0"),
        grid=2,
    )
    outer, found = tables(laid_out(body))
    assert cells(outer) == [("Kajer", "12,5"), ("Bojar", "4,0")]
    assert cells(found) == [("Norra", "120"), ("Södra", "80")]


def test_a_list_of_one_row_with_a_table_in_a_cell_is_no_frame() -> None:
    inner = table(row("Norra kajen"), row("Södra kajen"), grid=1)
    dates = "".join(f"<w:tc><w:tcPr/>{paragraph(day)}</w:tc>" for day in ("2031-02-01", "2031-11-30"))
    held = f"<w:tr><w:tc><w:tcPr/>{paragraph('Byt pålar:')}{inner}</w:tc>{dates}</w:tr>"
    (found,) = tables(laid_out(table(row("Aktivitet", "Startdatum", "Slutdatum"), held, grid=3)))
    assert cells(found) == [("Byt pålar:", "2031-02-01", "2031-11-30")]


def test_captions_over_tables_side_by_side_are_no_heads() -> None:
    ours = table(row(*HEAD), row("Antal bojar", "12 st", "År"), grid=3)
    other = table(row("Aktivitet", "Startdatum", "Slutdatum"), row("Måla kajer", "2031-01-01", "2031-12-31"), grid=3)
    held = "".join(f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc>" for inner in (ours, other))
    found = tables(laid_out(table(row("Indikator", "Aktivitet"), f"<w:tr>{held}</w:tr>", grid=2)))
    assert [one.columns for one in found] == [HEAD, ("Aktivitet", "Startdatum", "Slutdatum")]


def test_a_table_that_only_frames_texts_is_none() -> None:
    inside = (
        paragraph("Hamnen", "R1")
        + paragraph("Kajerna målas.")
        + table(row(*HEAD), row("Antal bojar", "12 st", "År"), grid=3)
    )
    layout = laid_out(table(f"<w:tr><w:tc><w:tcPr/>{inside}</w:tc></w:tr>", grid=1))
    assert [(one.text, one.rank) for one in paragraphs(layout)] == [("Hamnen", 1), ("Kajerna målas.", 0)]
    assert [found.columns for found in tables(layout)] == [HEAD]


def test_frames_around_tables_right_behind_each_other_are_none() -> None:
    inner = table(row(*HEAD), row("Antal bojar", "12 st", "År"), grid=3)
    frame = table(f"<w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr>", grid=1)
    other = table(row("Aktivitet", "Startdatum", "Slutdatum"), row("Måla kajer", "2031-01-01", "2031-12-31"), grid=3)
    found = tables(laid_out(frame + frame.replace(inner, other)))
    assert [one.columns for one in found] == [HEAD, ("Aktivitet", "Startdatum", "Slutdatum")]


@pytest.mark.parametrize(
    ("inside", "sign"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "completed"),
        ('<w:r><w:rPr><w:color w:val="2E7D32"/></w:rPr><w:t>●</w:t></w:r>', "green"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/><w:color w:val="C62828"/></w:rPr><w:t>l</w:t></w:r>', "red"),
        (
            '<w:r><w:drawing><wp:inline><wp:extent cx="127000" cy="127000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
            '<a:prstGeom prst="ellipse"/><a:solidFill><a:srgbClr val="FBC02D"/></a:solidFill></wps:spPr></wps:wsp>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            "yellow",
        ),
    ],
    ids=["symbol", "coloured letter", "font of signs", "drawn shape"],
)
def test_signs_of_rows(inside: str, sign: str) -> None:
    first = f"<w:tc><w:tcPr/><w:p>{inside}</w:p></w:tc>"
    body = table(row("", *HEAD), row(first, "Antal bojar", "12 st", "År"), grid=4)
    (found,) = tables(laid_out(body))
    assert (found.columns, found.rows[0].cells, found.rows[0].signs) == (HEAD, ("Antal bojar", "12 st", "År"), (sign,))


def painted(color: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{color}"/>'


@pytest.mark.parametrize(
    ("color", "rest", "signs"),
    [("C62828", "", ("red",)), ("2E7D32", "", ("green",)), ("2E7D32", "2E7D32", ()), ("D9E2F3", "", ())],
    ids=["red", "green", "a painted row", "no status"],
)
@pytest.mark.parametrize("head", ["", "Status"])
def test_a_painted_cell_is_a_sign_where_its_row_is_not_painted_alike(
    color: str, rest: str, signs: tuple[str, ...], head: str
) -> None:
    others = [tc(text, painted(rest) if rest else "") for text in ("Antal bojar", "12 st", "År")]
    cell = f"<w:tc><w:tcPr>{painted(color)}</w:tcPr><w:p/></w:tc>"
    (found,) = tables(
        laid_out(table(row(head, *HEAD), row(cell, *others), row("", "Antal broar", "3 st", "År"), grid=4))
    )
    assert [one.signs for one in found.rows] == [signs, ()]


def test_a_letterhead_in_a_table_is_no_table() -> None:
    head = table(
        row("Handläggare", "Till"), row("Ada Lind", "Hamnnämnden"), row("Telefon: 08-123 45 67", "2031-02-03"), grid=2
    )
    layout = laid_out(head + paragraph("Verksamhetsplan 2031", "R1"))
    assert tables(layout) == []
    assert paragraphs(layout)[1].sides == (("Ada Lind", "Hamnnämnden"),)


def test_entries_of_a_table_of_contents_are_marked() -> None:
    styles = STYLES + '<w:style w:type="paragraph" w:styleId="I1"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("Innehåll", "R1") + paragraph("Hamnen", "I1") + paragraph("Hamnen", "R1")
    layout = lay_out(read_word(word_file(body, styles=styles)), KNOWLEDGE)
    assert [(one.text, one.toc) for one in paragraphs(layout)] == [
        ("Innehåll", False),
        ("Hamnen", True),
        ("Hamnen", False),
    ]


def test_places_are_numbers_of_paragraphs() -> None:
    body = paragraph("Hamnen", "R1") + paragraph("") + table(row(*HEAD), row("Antal bojar", "12 st", "År"), grid=3)
    layout = laid_out(body)
    (found,) = tables(layout)
    assert (paragraphs(layout)[0].place.line, found.place.line, found.rows[0].place.line) == (1, 3, 6)
