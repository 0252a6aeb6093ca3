"""Headings whose letters are set apart are read as words, by both readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from vpextract.reading import mupdf, plumber
from vpextract.reading.letter_spacing import Letter, may_be_set_apart, some_set_apart, words_of
from vpextract.reading.page_read import pages_of


@pytest.mark.parametrize("reader", [mupdf, plumber])
@pytest.mark.parametrize("size", [9, 20])
@pytest.mark.parametrize("track", [0.08, 0.16, 0.3, 0.6])
@pytest.mark.parametrize(
    "words",
    [
        "Hamnar och fyrar 2031",
        "Inriktning 2032 och 2033",
        "2032 och 2033, Hamnnämnden",
        "EKONOMI",
        "Nämndmål 1.2: Lotsarna hittar hem",
    ],
)
def test_letters_set_apart_make_words(tmp_path: Path, words: str, track: float, size: float, reader: Any) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=1400)
        x = 60.0
        for letter in words:
            page.insert_text((x, 100), letter, fontsize=size, fontname="hebo")
            x += pymupdf.get_text_length(letter, fontsize=size, fontname="hebo") + track * size
        page.insert_text((60, 140), "Antal bojar i drift", fontsize=10)
        document.save(tmp_path / "a.pdf")
    with reader.opened((tmp_path / "a.pdf").read_bytes()) as file:
        (found,) = pages_of(file)
    assert [line.text for line in found.lines] == [words, "Antal bojar i drift"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H a m n a r", True),
        ("Ve r k s a m h e t", True),
        ("E K O N O M I", True),
        ("Hamnar och fyrar", False),
        ("1 2 3 4 5 6", False),
        ("A B C", False),  # initials, columns of letters
        ("– – – – –", False),
        ("Hamnar i a b c", False),
    ],
)
def test_which_texts_may_be_set_apart(text: str, expected: bool) -> None:
    assert may_be_set_apart(text) is expected


def test_nothing_and_a_single_letter_make_what_they_are() -> None:
    assert (words_of([], 10), words_of([Letter("H", 0, 7)], 10)) == ("", "H")


def test_one_text_set_apart_among_others_is_enough() -> None:
    plain = ["Hamnar i norr", "å i ö", "- - - -", "1 2 3 4 5 6"]
    assert not some_set_apart(plain)
    assert some_set_apart([*plain, "H a m n a r"])
    assert not some_set_apart([])
