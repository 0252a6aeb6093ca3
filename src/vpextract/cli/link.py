"""`vpextract link`: what belongs together across documents, years and boards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def link(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    patterns: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of *.toml files to lay over the shipped patterns.")
    ] = None,
) -> None:
    """Find the same goal, indicator and activity across documents, years and boards, and write the series.

    Pairs that only a person can decide are listed in OUTPUT/links.csv: write same or different into its first column,
    and link again. Exit status: 0 all well; 1 decisions that could not be followed; 2 nothing could be done.
    """
    from vpextract.running.linking import link_output
    from vpextract.show.console import remarks, results
    from vpextract.show.links import print_links, print_notes

    report = link_output(output, patterns)
    print_links(report, output, results())
    print_notes(report, remarks())
    if report.notes:
        raise typer.Exit(1)
