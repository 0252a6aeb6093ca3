"""The progress of a run on stderr: a bar on a terminal, a line a document where there is none."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from vpextract.running.outcome import Summary
from vpextract.show.plain import printable
from vpextract.show.run import recognised


class Bar:
    """A bar that is gone when the run is over; failed files are told at once, above it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("Reading", total=None)

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def started(self, total: int) -> None:
        self._bar.update(self._task, total=total)

    def finished(self, summary: Summary) -> None:
        if summary.status == "failed":
            self._console.print(Text(f"failed: {printable(summary.source)}", style="red"))
        self._bar.advance(self._task)

    def writing(self) -> None:
        self._bar.update(self._task, description="Writing")


class Lines:
    """One plain line a document, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._done = self._total = 0

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        pass

    def started(self, total: int) -> None:
        self._total = total

    def finished(self, summary: Summary) -> None:
        self._done += 1
        told = [recognised(summary)] if summary.status != "failed" else []
        told += [summary.status] if summary.status != "ok" else []
        line = f"[{self._done}/{self._total}] {printable(summary.source)}: {', '.join(told)}"
        self._console.print(Text(line))

    def writing(self) -> None:
        pass
