"""What a run did: a table with a line a document, what failed and why, and the totals."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vpextract.languages.telling import counted, message, told
from vpextract.running.outcome import Report, Summary
from vpextract.show.console import print_table
from vpextract.show.editions import print_editions
from vpextract.show.links import print_links
from vpextract.show.losses import losses
from vpextract.show.plain import by_endings, printable
from vpextract.show.typed import command
from vpextract.terms import PRINTED

_ALL_UP_TO = 200
"""Runs with more documents show only those that were not read without loss; the others are in the totals."""

_SKIPPED_UP_TO = 10
"""So many files that are to be treated alike have a line each."""

_HEAD = ("file", "recognised as", "goals", "indicators", "activities", "tables", "warnings", "status")
_SHORT = ("file", "recognised as", "goals", "indic.", "activ.", "tables", "warn.", "status")
_NARROW = 110
"""Terminals of fewer letters get the short head: names and boards need the space."""
_STYLES = {"ok": "", "unsure": "yellow", "partial": "yellow", "failed": "red"}


def recognised(summary: Summary) -> str:
    """Such as "Norrmalms stadsdelsnämnd · tertialrapport 2 2022"; what the document does not tell is left out."""
    if summary.status == "failed":
        return "–"
    if summary.doc_type is None:
        return told("no steering document")
    kind = PRINTED.get(summary.doc_type, summary.doc_type)
    year = summary.year or told("(year unknown)")
    what = " ".join(str(part) for part in (kind, summary.tertial, year) if part is not None)
    return printable(f"{summary.board or told('board unknown')} · {what}")


def print_run(report: Report, output: str | Path, console: Console, every: Sequence[Summary] | None = None) -> None:
    """The whole report of a run: what is new in the output, or `every` document that is in it."""
    few = every is not None or len(report.summaries) <= _ALL_UP_TO
    shown = [s for s in (report.summaries if every is None else every) if few or _status(s) != "ok"]
    if shown:
        head = [told(name) for name in (_SHORT if console.is_terminal and console.width < _NARROW else _HEAD)]
        rows = [_row(summary) for summary in shown]
        styles = [_STYLES.get(_status(summary), "") for summary in shown]
        print_table(console, head, rows, right=head[2:7], styles=styles)
        console.print()
        _print_losses(shown, console)
    if not few:
        more = len(report.summaries) - len(shown)
        without = "{n} more documents were read without loss; --all, or {command}, tells of them."
        console.print(told(without, n=more, command=f"{command()} show"))
    for remark in report.remarks:
        console.print(printable(message(remark)))
    _print_unread(report, console)
    print_faults(report, console)
    before = report.skipped_before if every is None else ()
    _print_skipped([one for one in report.skipped if one.source not in before], console)
    if before:
        skipped = "{files} ({endings}) skipped as before; --all says what to do about each."
        console.print(told(skipped, files=counted(len(before), "file"), endings=by_endings(before)))
    console.print(_totals(report))
    print_editions(report.editions, output, console)
    if report.links is not None:
        print_links(report.links, output, console)
    folder = shlex.quote(printable(output))
    look = f"{command()} show {folder} goals"
    console.print(told("Written to {folder}. Look at it: {command}", folder=printable(output), command=look))
    if report.rows["warnings"] or not all(s.status == "ok" for s in (*report.summaries, *report.unsound)):
        console.print(told("What it was unsure of: {command}", command=f"{command()} check {folder}"))


def in_state(count: int, status: str) -> str:
    """Such as "3 partial"."""
    return f"1 {told(status)}" if count == 1 else told(f"{{n}} {status}", n=count)


def _status(summary: Summary) -> str:
    """The status that people see: a document that was read without a fault, but not understood in all of it, is unsure."""
    return "unsure" if summary.status == "ok" and losses(summary.doubts) else summary.status


def _print_losses(summaries: Sequence[Summary], console: Console) -> None:
    """What each document may have lost; a line each."""
    told = [(summary, lost) for summary in summaries if (lost := losses(summary.doubts))]
    for summary, lost in told:
        console.print(Text(f"{printable(summary.source)}: ", style="yellow").append(lost, style="default"))
    if told:
        console.print()


def print_faults(report: Report, console: Console) -> None:
    """A sentence for each file that failed, and the notes; nothing where there are none."""
    for summary in (*report.summaries, *report.unsound):
        if summary.status == "failed":
            line = Text(f"{printable(summary.source)}: ", style="bold red")
            console.print(
                line.append(
                    printable(message(summary.error) if summary.error else told("no reason was given")),
                    style="not bold default",
                )
            )
    for note in report.notes:
        console.print(Text(printable(message(note)), style="yellow"))


def _print_skipped(skipped: Sequence[Summary], console: Console) -> None:
    """A line for each file that is not read, or for all that are to be treated alike."""
    alike: dict[str, list[str]] = {}
    for one in skipped:
        alike.setdefault(one.error or "", []).append(one.source)
    for why, sources in sorted(alike.items(), key=lambda item: item[1]):
        many = len(sources) > _SKIPPED_UP_TO
        listed = told(
            "{n} files ({endings}): {first}, …", n=len(sources), endings=by_endings(sources), first=sources[0]
        )
        for source in [listed] if many else sources:
            line = Text(told("{file}: skipped.", file=printable(source)) + " ", style="yellow")
            console.print(line.append(printable(message(why)), style="default"))


def _print_unread(report: Report, console: Console) -> None:
    """What became of documents that were in the output already."""
    if report.kept:
        kept = counted(report.kept, "document")
        console.print(told("{documents} had been read before and did not change.", documents=kept))
    if report.gone:
        gone = "{documents} of the former result are gone."
        if report.gone == 1:
            gone = "{documents} of the former result is gone."
        console.print(told(gone, documents=counted(report.gone, "document")))


def _row(s: Summary) -> tuple[object, ...]:
    if s.status == "failed":
        return (s.source, recognised(s), *[None] * 5, told(s.status))
    return (s.source, recognised(s), s.goals, s.indicators, s.activities, s.tables, s.warnings, told(_status(s)))


def _totals(report: Report) -> str:
    states = Counter(s.status for s in (*report.summaries, *report.unsound))
    states["ok"] += report.kept - len(report.unsound) - report.unsure
    states["unsure"] = report.unsure
    rows = ", ".join(f"{n} {told(name)}" for name, n in report.rows.items())
    how = ", ".join(in_state(states[s], s) for s in _STYLES if states[s])
    if report.skipped:
        how += "; " + told("{files} skipped", files=counted(len(report.skipped), "file"))
    return f"{counted(states.total(), 'document')} ({how}): {rows}."
