"""Pictures on pages of text: those that show lines are told, as nothing reads them; photographs and ornaments are not."""

from __future__ import annotations

import io

import numpy as np
import pymupdf
import pytest
from made_scans import table_on, text_page
from PIL import Image

from vpextract.reading.files import read_file
from vpextract.settings import Options

ROWS = [("Indikator", "Årsmål"), ("Andel lagade bryggor", "80 %"), ("Antal fåglar", "1 204"), ("Ägares nöjdhet", "4,9")]


def table(rows: list[tuple[str, str]]) -> Image.Image:
    page = pymupdf.open().new_page(width=450, height=110)
    table_on(page, 5, (5, 300, 440), rows)
    pixels = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


PICTURES = {
    "table": table(ROWS),
    "empty": Image.new("L", (450, 110), 255),
    "photograph": Image.fromarray((np.random.default_rng(18).random((110, 450)) * 255).astype(np.uint8)),
    "shade": Image.fromarray(np.tile(np.linspace(0, 255, 450), (110, 1)).astype(np.uint8)),
}


def told(picture: Image.Image, width: float = 450, text: bool = True) -> list[tuple[str, int | None]]:
    document = pymupdf.open()
    page = text_page(document, *([(90, "Kajerna sopas varje vecka.", 11, False)] if text else []))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    page.insert_image(pymupdf.Rect(72, 170, 72 + width, 170 + width * 110 / 450), stream=stream.getvalue())
    issues = read_file(document.tobytes(), "plan.pdf", Options()).facts.issues
    return [(issue.code, issue.page) for issue in issues if issue.code == "picture_not_read"]


@pytest.mark.parametrize(("name", "pages"), [("table", [1]), ("empty", []), ("photograph", []), ("shade", [])])
def test_a_picture_with_lines_is_told(name: str, pages: list[int]) -> None:
    assert told(PICTURES[name]) == [("picture_not_read", page) for page in pages]


def test_a_small_one_is_an_ornament() -> None:
    assert told(PICTURES["table"], width=180) == []
