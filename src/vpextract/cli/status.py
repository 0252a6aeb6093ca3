"""`vpextract status`: what is in an output, from what it was made, and by which version."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang


def status(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    save_patterns: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the patterns of your own that it was made with to this folder."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Show what an output holds: documents and years, its inputs, the versions that read them, rows and sizes.

    Exit status: 0 all well; 2 there is no such output, or it was made with the shipped patterns and none are to be saved.
    """
    from vpextract.errors import RequestError
    from vpextract.languages.telling import told
    from vpextract.show.console import results
    from vpextract.show.opening import open_whole
    from vpextract.show.plain import printable
    from vpextract.show.status import print_status

    opened = open_whole(output)
    if save_patterns is None:
        print_status(opened, results())
        return
    if opened.patterns is None:
        raise RequestError(f"{output} remembers no patterns but the shipped ones: there is nothing to save.")
    opened.patterns.save(save_patterns)
    results(after_work=True).print(
        told("{patterns} written to {folder}.", patterns=opened.patterns.names, folder=printable(save_patterns))
    )
