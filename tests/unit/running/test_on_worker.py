"""What a worker of a cluster must have in common with the machine that asks it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vpextract.running.on_worker import difference, program_here


def test_the_same_program_is_no_difference() -> None:
    assert difference("tcp://10.0.0.7:1", program_here(), program_here()) is None


@pytest.mark.parametrize(
    ("part", "other", "what", "install"),
    [
        ("vpextract", "0.0.9", "has vpextract 0.0.9.", "install vpextract=="),
        ("patterns", "abc", "another build of vpextract", "install the same build"),
        ("pymupdf", "1.2.3", "has PyMuPDF 1.2.3.", "install pymupdf=="),
        ("pdfplumber", "", "has pdfplumber of no version.", "install pdfplumber=="),
    ],
)
def test_a_difference_is_told_with_what_to_do(part: str, other: str, what: str, install: str) -> None:
    told = difference("tcp://10.0.0.7:1", replace(program_here(), **{part: other}), program_here()) or ""
    assert told.startswith("The worker tcp://10.0.0.7:1 has ")
    assert what in told
    assert install in told
