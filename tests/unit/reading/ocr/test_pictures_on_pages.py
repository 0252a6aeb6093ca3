"""Pictures on pages of text: tables among them are read, diagrams and texts are told, photographs and ornaments neither."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pymupdf
import pytest
from made_scans import table_on, text_page
from PIL import Image

from vpextract.model import Read
from vpextract.reading import pictured
from vpextract.reading.files import read_file
from vpextract.reading.insets import insets_on
from vpextract.reading.ocr.engine import engine
from vpextract.reading.pdf import read_pdf
from vpextract.settings import Options

needs_ocr = pytest.mark.skipif(engine() is None, reason="Tesseract's data or tesserocr is not installed")
ROWS = [("Indikator", "Årsmål"), ("Andel lagade bryggor", "80 %"), ("Antal fåglar", "1 204"), ("Ägares nöjdhet", "4,9")]
PLACE = (72.0, 170.0)
BODY = "Kajerna sopas varje vecka."


def drawn(page: pymupdf.Page, dpi: int = 200) -> Image.Image:
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def table(rows: Sequence[Sequence[str]] = ROWS) -> Image.Image:
    page = pymupdf.open().new_page(width=450, height=110)
    table_on(page, 5, (5, 300, 440), rows)
    return drawn(page)


def diagram() -> Image.Image:
    page = pymupdf.open().new_page(width=450, height=110)
    for n, (name, value) in enumerate((("Kajer", 140), ("Bryggor", 220), ("Farleder", 90), ("Slussar", 180))):
        page.insert_text((10, 18 + 24 * n), name, fontsize=9)
        page.draw_rect((90, 8 + 24 * n, 90 + value, 22 + 24 * n), fill=(0.2, 0.4, 0.7))
        page.insert_text((95 + value, 18 + 24 * n), str(value), fontsize=9)
    return drawn(page)


PICTURES = {
    "table": table(),
    "diagram": diagram(),
    "empty": Image.new("L", (450, 110), 255),
    "photograph": Image.fromarray((np.random.default_rng(18).random((110, 450)) * 255).astype(np.uint8)),
    "shade": Image.fromarray(np.tile(np.linspace(0, 255, 450), (110, 1)).astype(np.uint8)),
}


def put(page: pymupdf.Page, picture: Image.Image, width: float = 450, top: float = PLACE[1]) -> None:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    height = width * picture.height / picture.width
    page.insert_image(pymupdf.Rect(PLACE[0], top, PLACE[0] + width, top + height), stream=stream.getvalue())


def page_of(document: pymupdf.Document, picture: Image.Image, width: float = 450) -> pymupdf.Page:
    page = text_page(document, (90, BODY, 11, False))
    put(page, picture, width)
    return page


# --- without OCR ------------------------------------------------------------------------------------------------------


def told(document: pymupdf.Document) -> list[tuple[str, int | None]]:
    issues = read_file(document.tobytes(), "plan.pdf", Options()).facts.issues
    return [(issue.code, issue.page) for issue in issues]


@pytest.mark.parametrize(
    ("name", "pages"), [("table", [1]), ("diagram", [1]), ("empty", []), ("photograph", []), ("shade", [])]
)
def test_without_ocr_a_picture_with_lines_is_told(monkeypatch: pytest.MonkeyPatch, name: str, pages: list[int]) -> None:
    monkeypatch.setattr(pictured, "engine", lambda: None)
    document = pymupdf.open()
    page_of(document, PICTURES[name])
    assert told(document) == [("picture_not_read", page) for page in pages]


def test_a_small_one_is_an_ornament(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictured, "engine", lambda: None)
    document = pymupdf.open()
    page_of(document, PICTURES["table"], width=180)
    assert told(document) == []


# --- where they are ---------------------------------------------------------------------------------------------------


def boxes(document: pymupdf.Document) -> list[tuple[int, ...]]:
    found = insets_on(read_pdf(document.tobytes()).pages, document)
    return [(inset.page, *(round(side) for side in inset.box)) for inset in found]


def test_strips_are_one_picture() -> None:
    document, whole = pymupdf.open(), PICTURES["table"]
    page = text_page(document, (90, BODY, 11, False))
    for n in range(5):
        strip = whole.crop((0, n * whole.height // 5, whole.width, (n + 1) * whole.height // 5))
        put(page, strip, top=PLACE[1] + n * 450 * whole.height / 5 / whole.width)
    assert boxes(document) == [(1, 72, 170, 522, 280)]


def test_on_a_turned_page_it_is_where_it_is_seen() -> None:
    document = pymupdf.open()
    page_of(document, PICTURES["table"]).set_rotation(90)
    assert boxes(document) == [(1, 842 - 280, 72, 842 - 170, 522)]


def test_what_stands_on_many_pages_is_none() -> None:
    document = pymupdf.open()
    for picture in [PICTURES["table"]] * 3 + [PICTURES["diagram"]] * 2:
        page_of(document, picture)
    assert [page for page, *_ in boxes(document)] == [4, 5]


def test_the_page_s_own_words_on_a_picture_are_none_of_its_lines() -> None:
    document = pymupdf.open()
    page = page_of(document, PICTURES["empty"])
    for n in range(5):
        page.insert_text((80, 190 + 18 * n), "Bryggorna lagas, och fåglarna räknas", fontsize=9)
    assert boxes(document) == []


# --- read by OCR ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found() -> Read:
    document = pymupdf.open()
    page = page_of(document, PICTURES["table"])
    page.insert_text((380, 265), "2031", fontsize=9)  # the page's own word upon the picture
    page_of(document, PICTURES["diagram"])
    page_of(document, table([("Budget", ""), ("Hamn och kaj", ""), ("Båtar och", "bryggor"), ("Slussar", "")]))
    return read_file(document.tobytes(), "plan.pdf", Options())


@needs_ocr
def test_the_cells_of_a_table_stand_among_the_page_s_own_words(found: Read) -> None:
    lines = {line.text: line.box for line in found.pages[0].lines}
    assert sorted(lines) == sorted([BODY, "2031", *(cell for row in ROWS for cell in row)])
    head, figure = lines["Indikator"], lines["1 204"]
    assert (head.x0, head.y1) == pytest.approx((72 + 9, 170 + 19), abs=3)
    assert (figure.x0, figure.y1) == pytest.approx((72 + 304, 170 + 5 + 2 * 18 + 14), abs=3)
    assert len([rule for rule in found.pages[0].rules if rule.y0 == rule.y1]) == 5


@needs_ocr
def test_it_is_told_what_was_read_by_whom_and_what_was_not(found: Read) -> None:
    assert [(page.kind, page.reader) for page in found.facts.pages] == [
        ("text", "pymupdf+ocr"),
        ("text", "pymupdf"),
        ("text", "pymupdf"),
    ]
    assert found.facts.reader == "pymupdf"
    codes = [(issue.code, issue.page) for issue in found.facts.issues]
    assert codes == [("picture_read", 1), ("picture_not_read", 2), ("picture_not_read", 3)]
