"""`vpextract report`: one page to mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.show import Boards, Output, Years


def report(
    output: Output,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The page.", show_default="report.html")
    ] = None,
    board: Boards = None,
    year: Years = None,
    lang: Lang = None,
) -> None:
    """Write a page in Swedish that tells what the documents say: one HTML file to mail, which opens offline.

    What is there and what is missing, targets that were missed, goals with their assessments, indicators as charts, activities
    on a time line, budget and outcome, and what is doubtful. Exit status: 0; 2 nothing could be done.
    """
    from vpextract.languages.telling import counted, told
    from vpextract.reporting.report import write_report
    from vpextract.show.console import results
    from vpextract.show.opening import open_whole
    from vpextract.show.plain import printable

    place = file or Path("report.html")
    made = write_report(open_whole(output), place, board or (), year or ())
    size = f"{made.bytes / 1e6:.1f} MB" if made.bytes >= 1e5 else f"{made.bytes / 1e3:.0f} kB"
    written = "A report of {documents} written to {file} ({size})."
    results(after_work=True).print(
        told(written, documents=counted(made.documents, "document"), file=printable(place), size=size)
    )
