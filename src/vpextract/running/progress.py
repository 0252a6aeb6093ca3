"""How a run tells what it is at, to whoever shows it; nothing is printed here."""

from __future__ import annotations

from typing import Protocol

from vpextract.running.outcome import Summary


class Progress(Protocol):
    """Called from the thread that started the run, in this order: started, finished (once a document), writing.

    `at_page` comes from any thread, for documents whose pages take seconds each.
    """

    def started(self, total: int) -> None:
        """`total` documents will be read."""

    def at_page(self, source: str, done: int, total: int) -> None:
        """So many pages of this document are read, of how many."""

    def finished(self, summary: Summary) -> None:
        """One of them is done, or failed."""

    def writing(self) -> None:
        """All are done; the result is being written."""


class Silent:
    """A progress that nobody looks at."""

    def started(self, total: int) -> None:
        pass

    def at_page(self, source: str, done: int, total: int) -> None:
        pass

    def finished(self, summary: Summary) -> None:
        pass

    def writing(self) -> None:
        pass
