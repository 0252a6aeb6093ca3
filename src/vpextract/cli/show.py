"""`vpextract show`: look at what came out."""

from __future__ import annotations

from typing import Annotated

import typer

_LIMIT = 50
"""Rows on a terminal if nothing else is asked for; a pipe gets all."""


def show(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    dataset: Annotated[
        str | None, typer.Argument(metavar="[DATASET]", help="Such as goals or indicators; without it: an overview.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this document: its id, the id's beginning, or its file.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=0, help="Rows to show, 0 for all.", show_default=f"{_LIMIT} on a terminal"),
    ] = None,
    all_editions: Annotated[
        bool, typer.Option("--all-editions", help="Also documents of which another edition is preferred.")
    ] = False,
) -> None:
    """Show a result in the terminal, fitted to its width; in a pipe: everything, separated by tabs."""
    from vpextract.show.console import results
    from vpextract.show.datasets import print_dataset, print_overview
    from vpextract.store.reading import open_output

    console, opened = results(), open_output(output)
    if dataset is None:
        print_overview(opened, document, console, all_editions=all_editions)
        return
    if limit is None and console.is_terminal:
        limit = _LIMIT
    print_dataset(opened, dataset, document, limit or None, console, all_editions=all_editions)
