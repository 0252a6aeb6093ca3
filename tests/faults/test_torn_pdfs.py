"""What damage takes from a document is told: it gives the same rows as the sound one, or says that something is missing."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from random import Random

import pymupdf
import pytest
from damaged_pdfs import BAD, document, written
from torn_pdfs import KINDS, file_is_cut_off_and_ended, object_is_blank, pages_of_sample, stream_ends_early

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options

pytestmark = pytest.mark.long

SOURCES = {
    "letters around the packing": ("sample-03", 4, 6),
    "fonts of its own": ("sample-13", 3, 5),
    "another maker": ("sample-17", 4, 6),
}
TRIES = 1
TELLING = {
    "page_unreadable",
    "page_damaged",
    "page_count_differs",
    "page_without_text",
    "letters_lost",
    "scan_page",
    "unknown_sign",
}
PLACE = re.compile(r"place=Place\(page=(\d+).*?line=None\)")


def read(data: bytes, reader: str | None = None) -> Extraction:
    return extract_bytes(data, "plan.pdf", options=Options(reader=reader))


@cache
def sound(source: str) -> Extraction:
    found = read(pages_of_sample(*SOURCES[source]))
    assert len(found.indicators) > 3, "a source must have rows that can be lost"
    return found


def rows(found: Extraction) -> list[str]:
    """What was found, wherever it stands on its page: readers measure a little differently."""
    kinds = (found.goals, found.indicators, found.activities, found.tables, found.decisions)
    texts = [PLACE.sub(r"\1", repr(row)).replace(found.document_id, "") for kind in kinds for row in kind]
    return [*texts, " ".join(sorted(word for section in found.sections for word in section.text.split()))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_document_gives_the_same_rows_or_says_what_is_wrong(kind: str) -> None:
    silent = []
    for source in SOURCES:
        for attempt in range(TRIES):
            torn = KINDS[kind](pages_of_sample(*SOURCES[source]), Random(f"{source} {attempt}"))
            if torn is not None and not is_told(read(torn), sound(source)):
                silent.append((source, attempt))
    assert silent == []


def is_told(found: Extraction, whole: Extraction) -> bool:
    if found.status != "ok" or rows(found) == rows(whole):
        return True
    said = Counter(issue.code for issue in found.issues) - Counter(issue.code for issue in whole.issues)
    return not TELLING.isdisjoint(said)


@pytest.mark.parametrize("reader", [None, "pymupdf", "pdfplumber"])
@pytest.mark.parametrize("source", SOURCES)
def test_contents_that_end_early_are_an_error_of_their_page(source: str, reader: str | None) -> None:
    found = read(stream_ends_early(pages_of_sample(*SOURCES[source]), Random(5)), reader)
    assert found.status == "partial"
    assert {issue.code for issue in found.issues if issue.severity == "error"} == {"page_damaged"}


def test_a_file_whose_list_of_pages_is_cut_away_is_partial() -> None:
    """All of its pages that are left are sound, and nothing else says that others are missing."""
    data = written(document())
    tree = re.search(rb"\n\d+ 0 obj\s*<<\s*/Type\s*/Pages.*?endobj", data, re.DOTALL)
    assert tree is not None
    found = read(data[: tree.start()] + data[tree.end() : data.index(b"\nxref")] + b"\n%%EOF\n")
    (issue,) = [issue for issue in found.issues if issue.code == "page_count_differs"]
    assert (found.status, issue.severity) == ("partial", "error")
    assert "others may be missing" in issue.message


def test_an_empty_page_of_a_repaired_file_is_a_warning() -> None:
    """In a sound file it may be meant so; in one that was repaired, what stood on it may be gone."""
    made = document()
    made.new_page()
    sound_file = written(made)
    damaged = sound_file.replace(b"startxref\n", b"startxref\n9")
    severities = [
        [issue.severity for issue in read(data).issues if issue.code == "page_without_text"]
        for data in (sound_file, damaged)
    ]
    assert severities == [["info"], ["warning"]]


def test_a_font_that_is_gone_from_the_file_is_said() -> None:
    """MuPDF sets the text in another font without a word: weights, widths and some letters are others then."""
    made = document()
    made[BAD - 1].insert_text((72, 300), "Ångbåten vid Östra kajen", fontname="hebo")
    data = written(made)
    with pymupdf.open(stream=data) as sound_file:
        font = next(font[0] for font in sound_file[BAD - 1].get_fonts() if font[3] == "Helvetica-Bold")
    body = re.search(rb"\n%d 0 obj.*?endobj" % font, data, re.DOTALL)
    assert body is not None
    found = read(data[: body.start()] + b"\n".ljust(len(body[0])) + data[body.end() :])
    assert {(issue.code, issue.page) for issue in found.issues} >= {("page_damaged", BAD)}


def test_damage_tells_sound_files_nothing() -> None:
    for source in SOURCES:
        assert [issue for issue in sound(source).issues if issue.code.startswith("page_")] == []
    assert object_is_blank(written(document()), Random(1)) != written(document())
    assert file_is_cut_off_and_ended(written(document()), Random(1)).endswith(b"%%EOF\n")
