"""What a reader gives for a page: a fault instead of an exception."""

from __future__ import annotations

import pymupdf
import pytest

from vpextract.errors import DocumentError
from vpextract.reading.page_read import PageRead, contained
from vpextract.reading.sound_pages import sound


def test_what_a_library_raises_is_the_fault_of_the_page() -> None:
    def failing() -> PageRead:
        with pymupdf.open() as document:
            return PageRead(document.load_page(7))

    assert contained(3, failing) == PageRead(None, "page not in document")


def test_what_our_own_lines_raise_is_to_be_reported() -> None:
    found = contained(3, lambda: sound(None))  # type: ignore[arg-type]
    assert found.page is None
    assert found.bug.startswith("This is a bug in vpextract (AttributeError")
    assert found.bug.endswith("Please report it together with the file and the number of the page, 3.")
    assert "in sound_pages.py, line " in found.bug


@pytest.mark.parametrize("stop", [MemoryError, DocumentError, KeyboardInterrupt])
def test_what_concerns_more_than_the_page_goes_on(stop: type[BaseException]) -> None:
    def failing() -> PageRead:
        raise stop

    with pytest.raises(stop):
        contained(3, failing)
