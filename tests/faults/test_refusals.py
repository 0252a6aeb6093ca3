"""A PDF is refused only where nothing of it can be read, and then for the true reason."""

from __future__ import annotations

import pymupdf
import pytest
from damaged_pdfs import PAGES, document, written

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options

READERS = ["pymupdf", "pdfplumber"]


def read(data: bytes, reader: str | None = None) -> Extraction:
    return extract_bytes(data, "plan.pdf", options=Options(reader=reader))


def of_all_pages(found: Extraction) -> bool:
    return found.status == "ok" and [goal.place.page for goal in found.goals] == list(range(1, PAGES + 1))


@pytest.mark.parametrize("reader", [None, *READERS])
@pytest.mark.parametrize(
    "behind",
    [b" " * 8192, b"\0" * 9000, b"<html>the page that the server sent</html>\n" * 300],
    ids=["blanks", "zeros", "html"],
)
def test_what_stands_behind_the_end_does_no_harm(behind: bytes, reader: str | None) -> None:
    assert of_all_pages(read(written(document()) + behind, reader))


@pytest.mark.parametrize("reader", [None, "pymupdf"])
@pytest.mark.parametrize("end", [b"%%EOF", b"startxref", b"trailer"])
def test_an_end_that_is_missing_does_no_harm_where_all_pages_are_there(end: bytes, reader: str | None) -> None:
    data = written(document())
    assert of_all_pages(read(data[: data.rindex(end)], reader))


@pytest.mark.parametrize("reader", [None, *READERS])
@pytest.mark.parametrize(
    "before",
    [b"Received: from mail\r\n" * 200, b"\0" * 2000, b"--boundary\n" + b"x" * 1500 + b"\n"],
    ids=["mail", "zeros", "form"],
)
def test_a_pdf_may_begin_further_down(before: bytes, reader: str | None) -> None:
    assert of_all_pages(read(before + written(document()), reader))


def test_a_file_that_is_cut_off_gives_the_pages_that_are_left() -> None:
    data = written(document())
    found = read(data[: len(data) * 3 // 4])
    assert (found.status, 0 < len(found.goals) < PAGES) == ("partial", True)
    assert {issue.code for issue in found.issues if issue.severity == "error"} <= {
        "page_damaged",
        "page_unreadable",
        "page_count_differs",
    }


@pytest.mark.parametrize("reader", [None, *READERS])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<!DOCTYPE html><title>404</title>" * 100, "the contents are no PDF"),
        (b"PK\x03\x04" + bytes(5000), "the contents are no PDF"),
        (b"%!PS-Adobe-3.0\nshowpage\n", "the contents are no PDF"),
        (written(document())[:300], "cut off: its end is missing"),
    ],
    ids=["html", "zip", "postscript", "cut"],
)
def test_what_cannot_be_read_is_refused_for_its_reason(data: bytes, says: str, reader: str | None) -> None:
    found = read(data, reader)
    assert (found.status, says in (found.error or "")) == ("failed", True)


@pytest.mark.parametrize("reader", [None, *READERS])
def test_encryption_by_certificate_is_no_damage(reader: str | None) -> None:
    locked = written(document()).replace(
        b"/Root",
        b"/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/R 4/CF<</DefaultCryptFilter<</CFM/AESV2"
        b"/Recipients[(x)]>>>>/StmF/DefaultCryptFilter/StrF/DefaultCryptFilter>>/ID[(a)(b)]/Root",
    )
    error = read(locked, reader).error or ""
    assert "certificates" in error
    assert "damaged" not in error


@pytest.mark.parametrize("way", [90, 180, 270, 40])
@pytest.mark.parametrize("pictured", [True, False])
def test_text_that_runs_another_way_is_no_scan(way: int, pictured: bool) -> None:
    """Few lines of it are in no record, but there is nothing that OCR could add."""
    made = pymupdf.open()
    page = made.new_page()
    at = pymupdf.Point(300, 400)
    for n in range(12):
        page.insert_text((300, 400 + 12 * n), f"Bojar, del {n:02} av tolv", fontsize=9, morph=(at, pymupdf.Matrix(way)))
    if pictured:
        pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 10, 10))
        pixmap.clear_with(90)
        page.insert_image((20, 20, 90, 90), pixmap=pixmap)
    alone = read(written(made))
    assert "Turn its pages" in (alone.error or "")
    among = document()
    among.insert_pdf(made)
    found = read(written(among))
    assert [(i.code, i.severity) for i in found.issues if i.page == PAGES + 1] == [("page_without_text", "warning")]


def test_a_scan_with_a_stamp_along_its_margin_is_a_scan() -> None:
    made = pymupdf.open()
    page = made.new_page()
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 10, 10))
    pixmap.clear_with(90)
    page.insert_image(page.rect, pixmap=pixmap)
    page.insert_text((12, 700), "Diarienummer 1.2.1-123-2031", rotate=90)
    error = read(written(made)).error
    assert error is None or "OCR" in error  # it was read by OCR, where that is installed
