"""`vpextract report`: one page to mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.show import Boards, Output, Years


def report(
    output: Output,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The page.", show_default="report.html")
    ] = None,
    board: Boards = None,
    year: Years = None,
) -> None:
    """Write a page in Swedish that tells what the documents say: one HTML file to mail, which opens offline.

    What is there and what is missing, targets that were missed, goals with their assessments, indicators as charts, activities
    on a time line, budget and outcome, and what is doubtful. Exit status: 0; 2 nothing could be done.
    """
    from vpextract.reporting.report import write_report
    from vpextract.show.console import results
    from vpextract.show.opening import open_whole
    from vpextract.show.plain import counted, printable

    place = file or Path("report.html")
    made = write_report(open_whole(output), place, board or (), year or ())
    size = f"{made.bytes / 1e6:.1f} MB" if made.bytes >= 1e5 else f"{made.bytes / 1e3:.0f} kB"
    results().print(f"A report of {counted(made.documents, 'document')} written to {printable(place)} ({size}).")
