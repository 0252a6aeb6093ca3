"""One document from its bytes: what a file gives, whatever it is called and wherever it comes from."""

from __future__ import annotations

import gc
from pathlib import Path

import pymupdf
import pytest

import vpextract
from vpextract.errors import LimitError
from vpextract.pipeline import extract_bytes, extract_document
from vpextract.settings import Limits, Options

TEXT = "# Verksamhetsplan 2031 Hamnnämnden\n\n## Inledning\n\nHamnnämnden sköter bojarna.\n".encode()


def pdf(pages: int = 1) -> bytes:
    with pymupdf.open() as document:
        for _ in range(pages):
            page = document.new_page()
            page.insert_text((72, 72), "Verksamhetsplan 2031 Hamnnämnden", fontsize=20)
            page.insert_text((72, 120), "Nämnden sköter bojarna.")
        data: bytes = document.tobytes()
    return data


@pytest.mark.parametrize(("name", "reader"), [("plan.md", None), ("plan.pdf", "pymupdf"), ("plan.PDF", "pdfplumber")])
def test_bytes_say_what_their_file_says(tmp_path: Path, name: str, reader: str | None) -> None:
    data = pdf() if reader else TEXT
    (tmp_path / name).write_bytes(data)
    found = extract_bytes(data, name, options=Options(reader=reader))
    assert (found.status, found.source, found.reader) == ("ok", name, reader or "text")
    assert (found.identity.kind, found.identity.year) == ("verksamhetsplan", 2031)
    assert found == extract_document(tmp_path / name, options=Options(reader=reader))


def test_the_source_may_be_another_than_the_name() -> None:
    assert extract_bytes(TEXT, "plan.md", "s3://hamn/2031/plan.md").source == "s3://hamn/2031/plan.md"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [(pdf(), "plan.txt", "does not end in .pdf"), (TEXT, "plan.pdf", "no PDF"), (b"", "plan.pdf", "empty")],
)
def test_the_name_tells_how_to_read_them(data: bytes, name: str, words: str) -> None:
    found = extract_bytes(data, name)
    assert found.status == "failed"
    assert words in (found.error or "")


@pytest.mark.parametrize("reader", [None, "pymupdf", "pdfplumber"])
def test_a_document_with_too_many_pages_is_not_read(reader: str | None) -> None:
    options = Options(reader, limits=Limits(pages=3), more_time=lambda seconds: pytest.fail("no page is begun"))
    with pytest.raises(LimitError, match=r"Page limit: .* 4 pages, more than 3\. .* --max-pages") as met:
        extract_bytes(pdf(4), "plan.pdf", options=options)
    assert met.value.limit == "pages"
    assert extract_bytes(pdf(3), "plan.pdf", options=Options(reader, limits=Limits(pages=3))).n_pages == 3


def test_text_has_no_pages() -> None:
    assert extract_bytes(TEXT * 99, "plan.md", options=Options(limits=Limits(pages=1))).status == "ok"


def test_the_function_for_one_document_tells_of_too_many_pages_as_of_any_fault(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf(4))
    found = vpextract.extract(tmp_path / "plan.pdf", max_pages=3)
    assert (found.status, found.goals, found.source) == ("failed", (), "plan.pdf")
    assert (found.error or "").startswith("Page limit: ")
    assert found.document_id.endswith(found.sha256[:8])
    assert vpextract.extract(tmp_path / "plan.pdf", max_pages=4).status == "ok"


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_each_page_is_given_its_time_before_it_is_read(reader: str) -> None:
    given: list[float] = []
    assert extract_bytes(pdf(50), "plan.pdf", options=Options(reader, more_time=given.append)).n_pages == 50
    assert given == [16, 16, 18]


def claiming(pages: int, objects: int) -> bytes:
    """A PDF of one page that says it has more."""
    with pymupdf.open(stream=pdf()) as document:
        for _ in range(objects):
            document.update_object(document.get_new_xref(), "<<>>")
        data: bytes = document.tobytes()
    return data.replace(b"/Count 1", b"/Count %d" % pages)


@pytest.mark.parametrize(
    ("objects", "readers"), [(3000, (None, "pymupdf", "pdfplumber")), (0, (None, "pymupdf", "pdfplumber"))]
)
def test_pages_that_are_only_claimed_get_no_time_and_are_told(objects: int, readers: tuple[str | None, ...]) -> None:
    """MuPDF believes a number as long as there are so many objects; the pages that there are count."""
    for reader in readers:
        given: list[float] = []
        found = extract_bytes(claiming(2000, objects), "plan.pdf", options=Options(reader, more_time=given.append))
        assert given == [1]
        assert (found.status, found.n_pages) == ("ok", 1)
        assert "page_count_differs" in [issue.code for issue in found.issues]


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("data", [TEXT, b""])
def test_the_search_for_cycles_is_left_as_it_was(on: bool, data: bytes) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        extract_bytes(data, "plan.md")
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()
