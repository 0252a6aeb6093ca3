"""Raised marks in PDFs, however they are set: never digits of a number, in both readers; and small text that is no mark."""

from __future__ import annotations

import io
from typing import Any

import pytest
import typst
from marked_documents import Grid, Look, document
from reportlab.pdfgen.canvas import Canvas

from vpextract.model import Extraction, Page
from vpextract.pipeline import extract_bytes
from vpextract.reading import mupdf, plumber
from vpextract.settings import Options


def pages_of(opened: Any) -> list[Page]:
    """The pages of an open document, all of which can be read."""
    found = [opened.read(number).page for number in range(1, opened.count + 1)]
    return [page for page in found if page is not None]


READERS = (mupdf, plumber)
BOTH = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.NAME)
RULED = pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "open"])

HEADINGS = (
    "Verksamhetsberättelse 2024",
    "KF:s inriktningsmål^{1}: 1 Ett grönt Granvik",
    "KF:s mål för verksamhetsområdet: 1.1^{2} Granviksborna rör sig^{2}",
)
NOTES = ("^{1} Preliminär uppgift", "^{2)} Exklusive engångsposter", "^{a} Nytt mätsätt")
INDICATORS = Grid(
    ("Indikator^{1}", "Periodens utfall", "Årsmål^{2}", "KF:s årsmål", "Period^{1}"),
    (
        ("Andel trygga^{2}", "48,2^{1} %", "50 %^{1)}", "51^{1,2} %", "2024^{3}"),
        ("Antal träd", "1 204^{1}", "^{2}1 250", "12 m^{2}", "Helår 2024"),
        ("Antal lekplatser", "7^{a)}", "6^{*}", "5^{12}", "År"),
        ("Sjukfrånvaro^{2)}", "4,8^{†}", "Ökning^{1}", "-^{1}", "2024"),
    ),
    (60, 210, 290, 370, 450),
)
VALUES = [
    [(48.2, "%", None, "1"), (50, "%", None, "1"), (51, "%", None, "1,2")],
    [(1204, None, None, "1"), (1250, None, None, "2"), (12, "m²", None, None)],
    [(7, None, None, "a"), (6, None, None, "*"), (5, None, None, "12")],
    [(4.8, None, None, "†"), (None, None, "increase", "1"), (None, None, "none", "1")],
]
MONEY = Grid(
    ("Verksamhet^{1}", "2022^{1}", "2023^{2}", "Avvikelse"),
    (
        ("Parker och lek", "48,2^{1}", "47,9", "0,3"),
        ("Äldreomsorg^{2}", "1 204,5", "1 211,0^{1)2)}", "-6,5^{b}"),
        ("varav^{1} hemtjänst", "36,0", "35,1^{3}", "0,9"),
        ("Summa^{3}", "1 252,7^{*}", "1 258,9", "-6,2"),
    ),
    (60, 240, 340, 440),
)
AMOUNTS = [[48.2, 47.9, 0.3], [1204.5, 1211.0, -6.5], [36.0, 35.1, 0.9], [1252.7, 1258.9, -6.2]]

LOOKS = [
    pytest.param(Look("rise"), id="text rise"),
    pytest.param(Look("rise", small=0.83, rise=0.33), id="as browsers set it"),
    pytest.param(Look("rise", small=0.65, rise=0.4, size=11), id="as Word sets it"),
    pytest.param(Look("rise", small=0.7, rise=0.36), id="as LaTeX sets it"),
    pytest.param(Look("apart", small=0.5, rise=0.2), id="a little, by hand"),
    pytest.param(Look("apart", gap=1.2), id="behind a thin space"),
    pytest.param(Look("late"), id="printed at the end of the page"),
    pytest.param(Look("late", gap=1.0, size=8), id="at the end of the page, behind a thin space"),
]


def extracted(data: bytes, reader: Any) -> Extraction:
    return extract_bytes(data, "a.pdf", options=Options(reader=reader.NAME))


@BOTH
@RULED
@pytest.mark.parametrize("look", LOOKS)
def test_marks_at_figures_names_heads_and_goals(look: Look, ruled: bool, reader: Any) -> None:
    made = Look(look.way, look.small, look.rise, look.gap, ruled, look.size)
    found = extracted(document(made, HEADINGS, [(INDICATORS, NOTES), (MONEY, NOTES)]), reader)
    assert [(goal.number, goal.text) for goal in found.goals] == [
        ("1", "Ett grönt Granvik"),
        ("1.1", "Granviksborna rör sig²"),
    ]
    assert [[(v.value, v.unit, v.qualifier, v.note) for v in i.values] for i in found.indicators] == VALUES
    assert [i.name for i in found.indicators] == ["Andel trygga²", "Antal träd", "Antal lekplatser", "Sjukfrånvaro²⁾"]
    assert [i.extra for i in found.indicators] == [{}] * 4
    (table,) = found.tables
    assert table.columns == ("Verksamhet¹", "2022¹", "2023²", "Avvikelse")
    cells = {(cell.row, cell.col): cell for cell in table.cells}
    assert [[cells[row, col].value for col in (1, 2, 3)] for row in range(table.n_rows)] == AMOUNTS
    assert {at: cell.note for at, cell in cells.items() if cell.note} == {
        (0, 1): "1",
        (1, 0): "2",
        (1, 2): "1,2",
        (1, 3): "b",
        (2, 0): "1",
        (2, 2): "3",
        (3, 0): "3",
        (3, 1): "*",
    }
    assert cells[2, 1].parent_label == "Äldreomsorg²"
    assert not {issue.code for issue in found.issues} - {"board_unknown"}
    notes = "\n".join(section.text for section in found.sections)
    assert notes.count("¹ Preliminär uppgift") == notes.count("Exklusive engångsposter") == 2


@BOTH
@RULED
@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(("^{1}Preliminär uppgift", "^{2}Exklusive poster"), id="close"),
        pytest.param(("^{1}        Preliminär uppgift", "^{2}        Exklusive poster 2023"), id="hanging"),
        pytest.param(("1) Preliminär uppgift", "2) Exklusive poster"), id="bracket"),
        pytest.param(("*) Preliminär uppgift", "** Exklusive poster"), id="stars"),
        pytest.param(("^{a} Preliminär uppgift", "^{b)} Exklusive poster"), id="letters"),
    ],
)
def test_the_notes_under_a_table_are_no_rows(notes: tuple[str, ...], ruled: bool, reader: Any) -> None:
    found = extracted(document(Look(ruled=ruled), HEADINGS, [(INDICATORS, notes), (MONEY, notes)]), reader)
    assert (len(found.indicators), [table.n_rows for table in found.tables]) == (4, [4])
    assert "\n".join(section.text for section in found.sections).count("Exklusive poster") == 2


@BOTH
@pytest.mark.parametrize("note", ["^{1} Exklusive poster", "1) Exklusive poster", "*) Exklusive poster"])
def test_a_note_in_the_last_row_of_the_rules_is_no_row(note: str, reader: Any) -> None:
    grids = [Grid(grid.head, (*grid.rows, (note,)), grid.edges) for grid in (INDICATORS, MONEY)]
    found = extracted(document(Look(), HEADINGS, [(grid, ()) for grid in grids]), reader)
    assert (len(found.indicators), [table.n_rows for table in found.tables]) == (4, [4])
    assert "\n".join(section.text for section in found.sections).count("Exklusive poster") == 2


def test_a_last_row_whose_mark_no_cell_bears_stays() -> None:
    grid = Grid(MONEY.head, (*MONEY.rows, ("c) Övrigt",)), MONEY.edges)
    (table,) = extracted(document(Look(), HEADINGS, [(grid, ())]), mupdf).tables
    assert table.n_rows == 5


# --- lines ------------------------------------------------------------------------------------------------------------

Item = tuple[float, float, str, float]
"""Left edge, baseline (downwards), text and size."""


def printed(reader: Any, *items: Item, uprights: tuple[float, ...] = ()) -> list[str]:
    """The lines of a page on which these texts are printed, each on its own; sorted."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for x, y, text, size in items:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 842 - y, text)
    for x in uprights:
        canvas.line(x, 842 - 80, x, 842 - 120)
    canvas.save()
    with reader.opened(out.getvalue()) as opened:
        return sorted(line.text for page in pages_of(opened) for line in page.lines)


@BOTH
@pytest.mark.parametrize(
    ("items", "lines"),
    [
        pytest.param([(100, 100, "48 m", 10), (122.2, 96.5, "2", 6), (125.6, 100, "/år", 10)], ["48 m²/år"], id="m²"),
        pytest.param([(100, 100, "10", 10), (111.2, 96.5, "3", 6), (114.6, 100, " kr", 10)], ["10³ kr"], id="10³"),
        pytest.param([(100, 96.5, "1", 6), (103.4, 100, " Utan is", 10)], ["¹ Utan is"], id="before"),
        pytest.param([(100, 100, "48,2", 10), (119.5, 96.5, "1", 6), (200, 100, "5", 10)], ["48,2¹", "5"], id="cells"),
        pytest.param([(100, 100, "Mål", 10), (117, 96.5, "1", 6), (121, 96.5, "2", 6)], ["Mål¹²"], id="two"),
    ],
)
def test_raised_letters_become_superscripts(items: list[Item], lines: list[str], reader: Any) -> None:
    assert [text.replace(" ", "") for text in printed(reader, *items)] == [text.replace(" ", "") for text in lines]


@BOTH
@pytest.mark.parametrize(
    ("items", "uprights"),
    [
        pytest.param([(100, 100, "48,2", 10), (124, 97.8, "1", 7)], (122,), id="a small cell behind a rule"),
        pytest.param([(100, 100, "48,2", 10), (121.5, 97.8, "1", 7)], (120.5,), id="close behind a rule"),
        pytest.param([(100, 100, "48,2", 10), (128, 97.8, "12", 7)], (), id="a small cell apart"),
        pytest.param([(100, 100, "12", 6), (130, 100, "1", 6), (100, 60, "Rubrik", 14)], (), id="small cells"),
        pytest.param([(100, 100, "48,2", 10), (121, 100, "5", 7)], (), id="small on the same baseline"),
        pytest.param([(100, 130, "E", 36), (126, 108, "n dag", 10), (126, 120, "i maj", 10)], (), id="a drop cap"),
        pytest.param([(100, 100, "H", 10), (107.2, 102, "2", 6), (110.6, 100, "O", 10)], (), id="an index"),
        pytest.param([(100, 100, "20", 10), (111.2, 96.5, "o", 6), (114.6, 100, "C", 10)], (), id="degrees"),
        pytest.param([(100, 100, "1", 10), (105.6, 96.5, "st", 6), (115, 100, "dag", 10)], (), id="an ordinal"),
        pytest.param([(100, 100, "Skola24", 10), (139, 96.5, "TM", 6)], (), id="a trade mark"),
        pytest.param(
            [(100, 100, "48 ", 10), (113.9, 96.5, "1", 6), (117.2, 100, "/", 10), (120, 101, "2", 6)], (), id="1/2"
        ),
        pytest.param([(100, 100, "Andel elever", 10), (100, 88, "1", 7)], (), id="a line above"),
        pytest.param([(100, 100, "1:a", 10), (116, 100, "2", 10)], (), id="1:a"),
    ],
)
def test_what_is_no_mark_stays_as_it_is(items: list[Item], uprights: tuple[float, ...], reader: Any) -> None:
    lines = printed(reader, *items, uprights=uprights)
    assert all(text.isascii() for text in lines)
    assert sorted("".join(lines).replace(" ", "")) == sorted("".join(text for _, _, text, _ in items).replace(" ", ""))


@BOTH
def test_over_another_small_digit_it_is_a_fraction(reader: Any) -> None:
    lines = printed(reader, (100, 100, "48", 10), (112.5, 95.5, "1", 6), (112.5, 103, "2", 6), (200, 100, "5", 10))
    assert "48,5" not in lines and "481" not in lines
    assert len(lines) >= 3


@BOTH
@pytest.mark.parametrize("turn", [90, 180])
def test_marks_on_turned_pages(turn: int, reader: Any) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.translate(595, 0 if turn == 90 else 842)
    canvas.rotate(turn)
    line = canvas.beginText(100, 400)
    for text, size, rise in (("48,2", 10, 0), ("1", 6, 3.5), (" %", 10, 0)):
        line.setFont("Helvetica", size)
        line.setRise(rise)
        line.textOut(text)
    canvas.drawText(line)
    canvas.setPageRotation(turn)
    canvas.save()
    with reader.opened(out.getvalue()) as opened:
        assert [line.text for page in pages_of(opened) for line in page.lines] == ["48,2¹ %"]


# --- glyphs of the font -----------------------------------------------------------------------------------------------

TYPST = """#set text(size: 10pt, font: "Libertinus Serif")
#table(columns: 4, [Verksamhet#super[1]], [48,2#super[1]], [1 204#super[12]], [48 m#super[2]])

År 2021 och 1211 bojar, 0123456789, CO#sub[2], 48,2#super(typographic: false)[1)]
"""


@BOTH
def test_raised_digits_that_are_glyphs_of_the_font(reader: Any) -> None:
    with reader.opened(typst.compile(TYPST.encode())) as opened:
        lines = [line.text for page in pages_of(opened) for line in page.lines]
    assert lines[:4] == ["Verksamhet¹", "48,2¹", "1 204¹²", "48 m²"]
    assert " ".join(lines[4:]).replace("¹ ⁾", "¹⁾") == "År 2021 och 1211 bojar, 0123456789, CO2, 48,2¹⁾"
