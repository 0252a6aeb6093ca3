"""What a reader says about a PDF that it cannot read."""

from __future__ import annotations

import pytest

from vpextract.reading.faults import damaged, encrypted, reason_of, unreadable_page, without_pages


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ValueError("no objects found\nat byte 12"), "no objects found"),
        (ValueError("  "), "ValueError"),
        (KeyError(), "KeyError"),
        ("x" * 500, "x" * 120),
        (RuntimeError("code=7: cycle in page tree"), "cycle in page tree"),
        ("unknown keyword: '\udcca\x00'", "unknown keyword: '??'"),
    ],
)
def test_the_reason_is_one_short_line(error: object, reason: str) -> None:
    assert reason_of(error) == reason


@pytest.mark.parametrize(
    ("fault", "words", "advice"),
    [
        (damaged(ValueError("no xref")), "cannot be opened (no xref)", "Fetch it again"),
        (encrypted(), "encrypted with a password", "without the password"),
        (without_pages(), "has no pages", "Fetch it again"),
        (
            unreadable_page(7, ValueError("bad stream")),
            "Page 7 of the PDF cannot be read (bad stream)",
            "Fetch the file again",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_to_do(fault: Exception, words: str, advice: str) -> None:
    assert words in str(fault)
    assert advice in str(fault)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("code=2: malloc (2700000000 bytes) failed"),
        RuntimeError("calloc (3 x 900000000 bytes) failed"),
        RuntimeError("realloc (16 bytes) failed"),
    ],
)
def test_a_file_is_not_blamed_where_memory_lacks(error: Exception) -> None:
    with pytest.raises(MemoryError):
        damaged(error)
    with pytest.raises(MemoryError):
        unreadable_page(7, error)
