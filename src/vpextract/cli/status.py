"""`vpextract status`: what is in an output, from what it was made, and by which version."""

from __future__ import annotations

from typing import Annotated

import typer


def status(output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")]) -> None:
    """Show what an output holds: documents and years, its inputs, the versions that read them, rows and sizes.

    Exit status: 0 all well; 2 there is no such output.
    """
    from vpextract.show.console import results
    from vpextract.show.status import print_status
    from vpextract.store.reading import open_output

    print_status(open_output(output), results())
