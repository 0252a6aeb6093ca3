"""What a reader gives for one page: the page, and what is wrong with it; a page that cannot be read is no exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from vpextract.errors import VpextractError, bug_sentence, is_own_bug
from vpextract.model import Page
from vpextract.reading.faults import raise_if_memory_lacks, reason_of


class PageRead(NamedTuple):
    """`page` is None where it cannot be read. `fault` is why, or why part of it may be missing; `bug` asks to report it.

    `blank`: the fault is only that nothing is seen of the text in it, which may be meant so.
    """

    page: Page | None
    fault: str = ""
    bug: str = ""
    blank: bool = False


class PdfFile(Protocol):
    """An open PDF, in the hands of one reader."""

    @property
    def name(self) -> str:
        """The reader's."""
        ...

    @property
    def count(self) -> int:
        """How many pages it has."""
        ...

    @property
    def told(self) -> int | None:
        """How many pages it says that it has."""
        ...

    @property
    def strewn(self) -> bool:
        """Whether its list of pages is gone, so that its pages are those that lie about in the file."""
        ...

    def read(self, number: int) -> PageRead:
        """One page, numbered from 1; whatever is wrong with it, never an exception."""
        ...


def pages_of(file: PdfFile) -> Iterator[Page]:
    """The pages in order, as far as the reader can read them."""
    for number in range(1, file.count + 1):
        page = file.read(number).page
        if page is not None:
            yield page


def contained(number: int, read: Callable[[], PageRead]) -> PageRead:
    """What `read` gives; a page on which it fails costs itself, whether the file or this program is to blame."""
    try:
        return read()
    except (MemoryError, VpextractError):
        raise
    except Exception as error:
        raise_if_memory_lacks(error)
        bug = bug_sentence(error, f"the file and the number of the page, {number}") if is_own_bug(error) else ""
        return PageRead(None, reason_of(error), bug)
