"""`vpextract review`: rows beside the pictures of their pages, and what a person says of them."""

from __future__ import annotations

import warnings
from enum import StrEnum
from typing import Annotated

import typer

from vpextract.cli.locate import AllowRemote, Documents


class Language(StrEnum):
    """What the page speaks."""

    EN = "en"
    SV = "sv"


def review(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder that extract wrote.")],
    page: Annotated[
        str | None,
        typer.Option(metavar="DOCUMENT:PAGE", help="Begin with all that was found on this page, such as plan.pdf:4."),
    ] = None,
    documents: Documents = None,
    allow_remote: AllowRemote = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; it is kept with each decision.", show_default="you")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of this machine.", show_default="a free one")] = 0,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the page.", show_default="that of your system")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Look doubtful rows and links up on their pages, and say what is right, wrong, the same or different.

    Prints the address of a page that only this machine reaches; stop it with Ctrl-C. Decisions are kept in
    OUTPUT/rulings.jsonl and followed by every later run. Needs the extra review.

    Exit status: 2 there is no such output or page; 130 stopped with Ctrl-C.
    """
    from vpextract.reviewing.beginning import Wish, begun
    from vpextract.show.console import remarks, results
    from vpextract.show.plain import counted, printable

    wish = Wish(output, page, documents, allow_remote, by, port, lang.value if lang is not None else None)
    desk, served, address = begun(wish)
    results().print(f"Review {printable(output)} at {address}", soft_wrap=True)
    results().print("Only this machine reaches it. Stop it with Ctrl-C.")
    if show:
        import webbrowser

        webbrowser.open(address)
    try:
        with warnings.catch_warnings():
            # Stopped in the moment before it waits for anything: that is no fault to tell of.
            warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
            served.run()
    finally:
        if desk.pending:
            wait = "is kept, and waits" if desk.pending == 1 else "are kept, and wait"
            told = f"{counted(desk.pending, 'decision')} {wait} for the datasets: vpextract link {printable(output)}"
            remarks().print(told, soft_wrap=True)
