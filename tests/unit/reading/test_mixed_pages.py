"""What kind of page it is: text, the scan of a page, both, or nothing; and scans whose margins alone hold text."""

from __future__ import annotations

import pymupdf
import pytest

from vpextract.reading.files import read_file
from vpextract.settings import Options

BODY = "Bryggorna i hamnen lagas under våren."
WHOLE, HALF, SMALL = (0, 0, 595, 842), (0, 300, 595, 842), (300, 300, 420, 380)
Spot = tuple[int, int]
MIDDLE, TOP, BOTTOM = (72, 420), (72, 50), (300, 810)


def page_of(document: pymupdf.Document, image: tuple[int, ...] | None, *texts: tuple[Spot, str]) -> None:
    page = document.new_page(width=595, height=842)
    if image is not None:
        pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 56))
        pixels.clear_with(230)
        page.insert_image(image, pixmap=pixels, keep_proportion=False)
    for at, text in texts:
        page.insert_text(at, text)


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize(
    ("image", "texts", "kind", "codes"),
    [
        pytest.param(None, [(MIDDLE, BODY)], "text", [], id="text"),
        pytest.param(SMALL, [(MIDDLE, BODY)], "text", [], id="a logo beside text"),
        pytest.param(HALF, [(TOP, BODY)], "mixed", [], id="a photograph below a title"),
        pytest.param(WHOLE, [(MIDDLE, BODY)], "mixed", [], id="a scan that was read"),
        pytest.param(WHOLE, [(BOTTOM, "Sida 2")], "mixed", ["scan_page"], id="a numbered scan"),
        pytest.param(WHOLE, [(TOP, "Dnr 2031/12"), (BOTTOM, "2")], "mixed", ["scan_page"], id="a stamped scan"),
        pytest.param(WHOLE, [], "scan", ["scan_page"], id="scan"),
        pytest.param(None, [], "empty", ["page_without_text"], id="empty"),
    ],
)
def test_kinds_of_pages(
    reader: str, image: tuple[int, ...] | None, texts: list[tuple[Spot, str]], kind: str, codes: list[str]
) -> None:
    document = pymupdf.open()
    page_of(document, None, (MIDDLE, BODY))
    page_of(document, image, *texts)
    page_of(document, None, (MIDDLE, BODY))
    found = read_file(document.tobytes(), "plan.pdf", Options(reader)).facts
    assert [page.kind for page in found.pages] == ["text", kind, "text"]
    assert [issue.code for issue in found.issues if issue.page == 2] == codes
