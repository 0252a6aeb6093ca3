"""One document from its bytes: what a file gives, whatever it is called and wherever it comes from."""

from __future__ import annotations

import gc
from pathlib import Path

import pymupdf
import pytest

from vpextract.pipeline import extract_bytes, extract_document
from vpextract.settings import Options

TEXT = "# Verksamhetsplan 2031 Hamnnämnden\n\n## Inledning\n\nHamnnämnden sköter bojarna.\n".encode()


def pdf() -> bytes:
    with pymupdf.open() as document:
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
