"""What linking did, in two or three lines, and which decisions could not be followed."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vpextract.languages.telling import counted, message, told
from vpextract.running.outcome import LinkReport
from vpextract.show.plain import printable
from vpextract.show.typed import command
from vpextract.store.review_file import review_path


def print_links(report: LinkReport, output: str | Path, console: Console) -> None:
    """How many series there are, and what is left for people to say."""
    for remark in report.remarks:
        console.print(printable(message(remark)))
    series = counted(report.series, "series")
    console.print(told("{series}, {n} of them with several rows.", series=series, n=report.joined))
    if report.unlinked:
        documents = counted(report.unlinked, "document")
        console.print(told("{documents} could not be linked, as no year is known.", documents=documents))
    if report.to_review:
        path = shlex.quote(printable(review_path(output)))
        link = f"{command()} link {shlex.quote(printable(output))}"
        may_be = "{pairs} may be the same: write same or different into {path}, then run {command}."
        console.print(told(may_be, pairs=counted(report.to_review, "pair"), path=path, command=link))


def print_suggested(report: LinkReport, console: Console) -> None:
    """Words that were put for each other, as a part of a patterns file."""
    if not report.suggested:
        nothing = "No words to suggest: no single word stands for another in names that are one for certain."
        console.print(told(nothing))
        return
    lines = [
        told("# link.toml, in a folder of your own for --patterns. Take over what is always the same."),
        "[words]",
        "synonyms = [",
    ]
    for one in report.suggested:
        lines.append(f"    {json.dumps(one.words, ensure_ascii=False)},  # {one.times}: {' ~ '.join(one.names)}")
    for line in (*lines, "]"):
        console.print(Text(printable(line)), soft_wrap=True)


def print_notes(report: LinkReport, console: Console) -> None:
    """A sentence for each decision that could not be followed."""
    for note in report.notes:
        console.print(Text(printable(message(note)), style="yellow"))
