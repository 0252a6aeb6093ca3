"""`vpextract check`: what the program was unsure of, and whether the output is sound."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.show import Document

_LIMIT = 5
"""Doubts of one kind that are shown of one document, if nothing else is asked for."""


class Severity(StrEnum):
    """How bad a doubt is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def check(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    document: Document = None,
    severity: Annotated[Severity, typer.Option(help="Only this or worse.")] = Severity.INFO,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Only this kind, such as cell_guessed.")] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Doubts of one kind to show of a document, 0 for all.")
    ] = _LIMIT,
    all_editions: Annotated[
        bool, typer.Option("--all-editions", help="Also documents of which another edition is preferred.")
    ] = False,
    answered: Annotated[
        bool, typer.Option("--answered", help="Also doubts that somebody answered with review.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Show what the program was unsure of, worst document first, and check that the output itself is sound.

    Exit status: 0 no errors; 1 errors among what was asked for, failed documents or an unsound output; 2 no such output.
    """
    from vpextract.show.console import results
    from vpextract.show.doubts import Wanted, doubts, print_doubts
    from vpextract.show.opening import open_whole
    from vpextract.store.checking import violations

    opened = open_whole(output)
    wanted = Wanted(document, severity.value, code, all_editions, answered)
    found = doubts(opened, wanted)
    broken = violations(opened)
    with suppress(BrokenPipeError):  # a reader that has seen enough makes no error of the output good
        print_doubts(found, wanted, broken, opened, limit or None, results())
    if broken or any(d.failed or d.counts["error"] for d in found):
        raise typer.Exit(1)
