"""`vpextract diff`: what two outputs say differently."""

from __future__ import annotations

from typing import Annotated

import typer

from vpextract.cli.language import Lang

_LIMIT = 20
"""Changes that are shown of one document, if nothing else is asked for."""


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Folder that extract wrote before.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Folder that extract wrote since.")],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Changes to show of a document, 0 for all.")
    ] = _LIMIT,
    lang: Lang = None,
) -> None:
    """Show which rows and values came, went or changed from one output to another, document by document.

    Exit status: 0 both were compared, whatever they say; 2 one of them is no output.
    """
    from vpextract.show.console import results
    from vpextract.show.differences import print_differences
    from vpextract.show.opening import open_whole
    from vpextract.store.differences import differences

    print_differences(differences(open_whole(old), open_whole(new)), limit or None, results())
