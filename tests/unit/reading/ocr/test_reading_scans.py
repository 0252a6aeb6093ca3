"""Scans read by Tesseract itself: text, tables, figures, letters with rings and dots, and what is said where it is missing."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from made_scans import scanned, table_on, text_page

from vpextract.model import Box, Line, Page, Read
from vpextract.reading import pictured as pictured_pages
from vpextract.reading.files import read_file
from vpextract.reading.ocr.engine import engine
from vpextract.settings import Options

needs_ocr = pytest.mark.skipif(engine() is None, reason="Tesseract's data or tesserocr is not installed")
EDGES = (72, 250, 330, 420, 500)
HEAD = ("Indikator", "Årsmål", "KF:s årsmål", "Periodicitet")
ROWS = [
    ("Andel lagade bryggor", "80 %", "75 %", "År"),
    ("Antal fåglar i ån", "1 204", "Tas fram av", "Tertial"),
    ("Ägares nöjdhet", "4,9", "4,7", "År"),
]


def plan(extra: bool = False) -> pymupdf.Document:
    document = pymupdf.open()
    page = text_page(
        document,
        (90, "Nämndmål: 1.1. Ängar och åar är rena", 16, True),
        (120, "Hamnförvaltningen lagar bryggorna under våren och räknar fåglar varje månad.", 11, False),
        (136, "Arbetet sker tillsammans med Åsa och Älvhamnens skolor.", 11, False),
    )
    table_on(page, 200, EDGES, [HEAD, *ROWS])
    if extra:
        text_page(document, (90, "Sidan har text", 11, False))
    return document


@pytest.fixture(scope="module")
def found() -> Read:
    return read_file(scanned(plan(extra=True), kept=[1]), "plan.pdf", Options())


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


@needs_ocr
def test_a_scan_has_the_text_that_is_printed(found: Read) -> None:
    assert texts(found.pages[0])[:3] == [
        "Nämndmål: 1.1. Ängar och åar är rena",
        "Hamnförvaltningen lagar bryggorna under våren och räknar fåglar varje månad.",
        "Arbetet sker tillsammans med Åsa och Älvhamnens skolor.",
    ]


@needs_ocr
def test_each_cell_is_a_line_of_its_own_with_its_figure(found: Read) -> None:
    cells = [cell for row in (HEAD, *ROWS) for cell in row]
    assert sorted(texts(found.pages[0])[3:]) == sorted(cells)
    assert not [issue for issue in found.facts.issues if issue.severity != "info"]


@needs_ocr
def test_sizes_weights_and_places_are_those_of_the_print(found: Read) -> None:
    heading, body = found.pages[0].lines[:2]
    assert (heading.bold, body.bold) == (True, False)
    assert heading.size == pytest.approx(16, rel=0.07)
    assert body.size == pytest.approx(11, rel=0.07)
    assert (body.box.x0, body.box.y1) == pytest.approx((72, 122), abs=2)
    assert len([rule for rule in found.pages[0].rules if rule.y0 == rule.y1]) == 5
    assert len([rule for rule in found.pages[0].rules if rule.x0 == rule.x1]) == 5


@needs_ocr
def test_pages_with_text_keep_it_and_each_page_tells_its_reader(found: Read) -> None:
    assert texts(found.pages[1]) == ["Sidan har text"]
    assert [(page.kind, page.reader) for page in found.facts.pages] == [("scan", "ocr"), ("text", "pymupdf")]


@needs_ocr
def test_a_page_drawn_as_outlines_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    outlined = pymupdf.open("pdf", plan()[0].get_svg_image(text_as_path=True).encode(), filetype="svg")
    data = outlined.convert_to_pdf()
    assert read_file(data, "plan.pdf", Options()).facts.reader == "ocr"


def test_a_scan_without_ocr_fails_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vpextract.reading.ocr.engine.engine", lambda: None)
    monkeypatch.setattr(pictured_pages, "engine", lambda: None)
    with pytest.raises(Exception, match=r"no text layer.*pip install 'vpextract\[ocr\]'.*tesseract-ocr-swe"):
        read_file(scanned(plan()), "plan.pdf", Options())


@needs_ocr
def test_what_was_read_is_kept_where_a_folder_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, options = scanned(plan()), Options(ocr_cache=str(tmp_path))
    first = read_file(data, "plan.pdf", options)
    monkeypatch.setattr("vpextract.reading.ocr.pool._Child", None)  # nobody could read a picture now
    assert read_file(data, "plan.pdf", options) == first


RUBBISH = "lVl{ rnrn0 Ä~; ;jk vV |I|l b0x} 1l!1 qQ§ ]|[ _w~ xX^ mMw# ;:;a fFf| ~~o lI1l gG~ kK{x r^r cC| zZ]"
UNNAMED = " ".join(f"\ufffd\ufffdt\ufffdr \ufffd\ufffd\ufffd \ufffdar {n}" for n in range(9))
ONE_LOST = "En \ufffd bland många ord som står i en text, som annars går att läsa från början till slut."
TEXT = "Hamnnämnden (HN) räknar 1 204 fåglar, 4,5 % fler än 2030–2031; KF:s mål är 80 %. " * 3
TABLE = "Andel 80 % 75 % 2031-01-01 – 12,5 -3 +4 (7) 98,2 Tertial År ILS-webb F-3 IT-system 24/7 ja nej x 1.4 9"


@needs_ocr
def test_a_scan_under_which_rubbish_was_recognised_is_read_anew() -> None:
    document = pymupdf.open(stream=scanned(plan()))
    for n in range(3):
        document[0].insert_text((72, 300 + 20 * n), RUBBISH, fontsize=7, render_mode=3)
    found = read_file(document.tobytes(), "plan.pdf", Options())
    assert texts(found.pages[0])[0] == "Nämndmål: 1.1. Ängar och åar är rena"
    assert [(issue.code, issue.page) for issue in found.facts.issues] == [("page_by_other_reader", 1)]


@pytest.mark.parametrize(
    ("text", "pictured", "bad"),
    [
        pytest.param(RUBBISH, 1.0, True, id="rubbish over a scan"),
        pytest.param(RUBBISH, 0.2, False, id="odd text that is no scan's"),
        pytest.param(UNNAMED, 0.0, True, id="letters without names"),
        pytest.param(ONE_LOST, 0.0, False, id="one letter"),
        pytest.param(TEXT, 1.0, False, id="text"),
        pytest.param(TABLE, 1.0, False, id="a table"),
        pytest.param("Lorem # ~ ^", 1.0, False, id="too few words"),
    ],
)
def test_bad_text_is_told_by_its_words(text: str, pictured: float, bad: bool) -> None:
    line = Line(text, Box(72, 100, 500, 112), 11)
    assert pictured_pages.has_bad_text(Page(1, 595, 842, 0, (line,), images=1, pictured=pictured)) == bad
