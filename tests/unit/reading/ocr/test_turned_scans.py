"""Pages that do not stand upright in their picture are turned and read; their places are those of the page as it is seen."""

from __future__ import annotations

import io

import numpy as np
import pymupdf
import pytest
from made_scans import HEIGHT, WIDTH, table_on, text_page
from PIL import Image

from vpextract.model import Box, Laid, Page, Read, Skewed
from vpextract.reading.files import read_file
from vpextract.reading.ocr.engine import engine
from vpextract.settings import Options

pytestmark = pytest.mark.long  # a page of six turns takes half a minute
needs_ocr = pytest.mark.skipif(engine() is None, reason="Tesseract's data or tesserocr is not installed")
WORDS = "Förvaltningen räknar båtarna vid bryggorna varje månad och lagar det som har gått sönder"
ROWS = [("Indikator", "Årsmål"), ("Andel lagade bryggor", "80 %"), ("Antal räknade fåglar", "1 204")]
AT_THE_TOP = {
    0: Box(72, 80, 530, 92),
    90: Box(80, 65, 92, 523),
    180: Box(65, 750, 523, 762),
    270: Box(750, 72, 762, 530),
}
"""Where the first line is seen, by the degrees against the clock by which the page was turned."""


def page_of_text() -> Image.Image:
    page = text_page(pymupdf.open(), *((90 + 20 * n, f"{WORDS} {n}", 11, False) for n in range(6)))
    table_on(page, 240, (72, 320, 440), ROWS, size=10)
    pixels = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def scan(*pictures: Image.Image) -> bytes:
    out = pymupdf.open()
    for picture in pictures:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=80)
        size = (WIDTH, HEIGHT) if picture.width < picture.height else (HEIGHT, WIDTH)
        page = out.new_page(width=size[0], height=size[1])
        page.insert_image(page.rect, stream=stream.getvalue())
    return bytes(out.tobytes())


@pytest.fixture(scope="module")
def found() -> Read:
    picture = page_of_text()
    turned = [picture.rotate(degrees, expand=True) for degrees in AT_THE_TOP]
    askew = picture.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=250).rotate(90, expand=True)
    noise = Image.new("L", picture.size, 255)
    noise.paste(Image.fromarray((np.random.default_rng(5).random((150, 500)) * 255).astype(np.uint8)), (300, 300))
    return read_file(scan(*turned, askew, noise), "sida.pdf", Options())


def on_paper(page: Page, box: Box) -> Box:
    return box if page.laid is None else page.laid.on_paper(box)


@needs_ocr
@pytest.mark.parametrize("index", range(5))
def test_the_text_and_the_cells_are_those_of_the_upright_page(found: Read, index: int) -> None:
    texts = [line.text for line in found.pages[index].lines]
    assert texts[:6] == [f"{WORDS} {n}" for n in range(6)]
    assert sorted(texts[6:]) == sorted(cell for row in ROWS for cell in row)


@needs_ocr
@pytest.mark.parametrize(("index", "degrees"), list(enumerate(AT_THE_TOP)))
def test_places_are_told_as_the_page_is_seen(found: Read, index: int, degrees: int) -> None:
    page = found.pages[index]
    assert page.paper == ((WIDTH, HEIGHT) if degrees % 180 == 0 else (HEIGHT, WIDTH))
    seen, wanted = on_paper(page, page.lines[0].box), AT_THE_TOP[degrees]
    assert (seen.x0 + seen.x1) / 2 == pytest.approx((wanted.x0 + wanted.x1) / 2, abs=8)
    assert (seen.y0 + seen.y1) / 2 == pytest.approx((wanted.y0 + wanted.y1) / 2, abs=8)
    assert (seen.width > seen.height) == (degrees % 180 == 0)


@needs_ocr
def test_only_the_page_on_which_no_turn_gives_words_is_told(found: Read) -> None:
    codes = [(issue.code, issue.severity, issue.page) for issue in found.facts.issues if issue.severity == "error"]
    assert codes in ([("scan_page", "error", 6)], [("page_unreadable", "error", 6)])


@pytest.mark.parametrize(("way", "seen"), [((0, -1), Box(20, 490, 30, 590)), ((0, 1), Box(270, 10, 280, 110))])
def test_a_page_set_straight_after_it_was_turned_is_led_back_in_both_steps(way: tuple[int, int], seen: Box) -> None:
    laid = Laid(*way, 300.0, 600.0)
    assert laid.size == (600.0, 300.0)
    assert Skewed(0.0, 300.0, 600.0, laid).on_paper(Box(10, 20, 110, 30)) == seen
    tilted = Skewed(2.0, 300.0, 600.0, laid).on_paper(Box(10, 20, 110, 30))
    assert tilted.height > tilted.width
    assert abs(tilted.x0 - seen.x0) < 20
