"""The progress of a run on stderr: a bar on a terminal, a line a document where there is none."""

from __future__ import annotations

from time import monotonic
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from vpextract.languages.telling import told
from vpextract.running.outcome import Summary
from vpextract.show.plain import printable
from vpextract.show.run import recognised

_SILENCE = 10.0
"""Seconds without a line in a log until it is said which page a document is at."""


class Bar:
    """A bar that is gone when the run is over; failed files are told at once, above it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task(told("Reading"), total=None, what=told("documents"))
        self._pages: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def started(self, total: int) -> None:
        self._bar.update(self._task, total=total)

    def at_page(self, source: str, done: int, total: int) -> None:
        if source not in self._pages:
            self._pages[source] = self._bar.add_task(f"  {printable(source)}", total=total, what=told("pages"))
        self._bar.update(self._pages[source], completed=done)

    def finished(self, summary: Summary) -> None:
        if (pages := self._pages.pop(summary.source, None)) is not None:
            self._bar.remove_task(pages)
        if summary.status == "failed":
            self._console.print(Text(told("failed: {file}", file=printable(summary.source)), style="red"))
        self._bar.advance(self._task)

    def writing(self) -> None:
        self._bar.update(self._task, description=told("Writing"))


class Lines:
    """One plain line a document, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._done = self._total = 0
        self._told = monotonic()

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        pass

    def started(self, total: int) -> None:
        self._total = total

    def at_page(self, source: str, done: int, total: int) -> None:
        if monotonic() - self._told > _SILENCE:
            self._told = monotonic()
            line = told("{file}: {done} of {total} pages read", file=printable(source), done=done, total=total)
            self._console.print(Text(line))

    def finished(self, summary: Summary) -> None:
        self._done, self._told = self._done + 1, monotonic()
        said = [recognised(summary)] if summary.status != "failed" else []
        said += [told(summary.status)] if summary.status != "ok" else []
        line = f"[{self._done}/{self._total}] {printable(summary.source)}: {', '.join(said)}"
        self._console.print(Text(line))

    def writing(self) -> None:
        pass
