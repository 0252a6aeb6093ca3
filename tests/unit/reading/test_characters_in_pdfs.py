"""A PDF's fonts can give any character for a letter: both readers make of it what a text file's becomes."""

from __future__ import annotations

from typing import Any

import pytest
from coded_pdf import coded_pdf

from vpextract.pipeline import extract_bytes
from vpextract.reading import mupdf, plumber
from vpextract.reading.page_read import pages_of
from vpextract.settings import Options

READERS = [mupdf, plumber]


def lines_of(reader: Any, data: bytes) -> list[str]:
    with reader.opened(data) as document:
        return [line.text for page in pages_of(document) for line in page.lines]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.NAME)
@pytest.mark.parametrize(
    ("means", "line"),
    [
        ("\u200b", "Malet 15 st"),
        ("\u200c", "Malet 15 st"),
        ("\u2060", "Malet 15 st"),
        ("\u200e", "Malet 15 st"),
        ("\u202b", "Malet 15 st"),
        ("\u2066", "Malet 15 st"),
        ("\ufeff", "Malet 15 st"),
        ("\xa0", "Ma let 1 5 st"),
        ("\u202f", "Ma let 1 5 st"),
        ("\u2028", "Ma let 1 5 st"),
        ("７", "Ma7let 175 st"),
        ("Ａ", "MaAlet 1A5 st"),
        ("ﬁ", "Mafilet 1fi5 st"),
        ("\ud800", "Ma\ufffdlet 1\ufffd5 st"),
        ("\udc00", "Ma\ufffdlet 1\ufffd5 st"),
        ("\uffff", "Ma\ufffdlet 1\ufffd5 st"),
        ("\ufdd0", "Ma\ufffdlet 1\ufffd5 st"),
    ],
    ids=ascii,
)
def test_both_readers_give_the_same_characters(reader: Any, means: str, line: str) -> None:
    assert lines_of(reader, coded_pdf([b"Ma~let 1~5 st", b"~ Hej"], {"~": means}))[0] == line


@pytest.mark.parametrize("code", ["\x00", "\x01", "\x07", "\x1f", "\x7f", "\x80", "\x9f"], ids=ascii)
def test_controls_are_lost_letters(code: str) -> None:
    """MuPDF itself falls back on what the code is in the font's encoding, where that tells one."""
    assert lines_of(plumber, coded_pdf([b"Ma~let"], {"~": code})) == ["Ma\ufffdlet"]
    assert lines_of(mupdf, coded_pdf([b"Ma~let"], {"~": code})) == ["Ma~let"]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.NAME)
def test_loose_accents_are_joined_with_their_letters(reader: Any) -> None:
    assert lines_of(reader, coded_pdf([b"M~let"], {"~": "a\u030a"})) == ["Målet"]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_lost_letters_are_told_with_their_page_and_make_no_number(reader: str) -> None:
    data = coded_pdf([b"Verksamhetsplan 2031", b"N~mnden sk~ter bojarna.", b"Kostnaden ~r 1~5 mnkr."], {"~": "\uffff"})
    found = extract_bytes(data, "plan.pdf", options=Options(reader=reader))
    (issue,) = [issue for issue in found.issues if issue.code == "letters_lost"]
    assert (issue.page, issue.severity) == (1, "warning")
    assert issue.message.startswith("4 letters or figures of page 1")


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_a_lone_sign_of_a_list_is_no_lost_letter(reader: str) -> None:
    data = coded_pdf([b"Verksamhetsplan 2031", b"Vi vill ha", b"~ rena bojar", b"~ hela bryggor"], {"~": "\ufdd0"})
    found = extract_bytes(data, "plan.pdf", options=Options(reader=reader))
    assert not [issue for issue in found.issues if issue.code == "letters_lost"]
    assert found.sections[-1].text.split("\n")[-2:] == ["rena bojar", "hela bryggor"]
