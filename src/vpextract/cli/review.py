"""`vpextract review`: rows beside the pictures of their pages, and what a person says of them."""

from __future__ import annotations

import warnings
from typing import Annotated

import typer

from vpextract.cli.language import Lang
from vpextract.cli.locate import AllowRemote, Documents


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
    lang: Lang = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Look doubtful rows and links up on their pages, and say what is right, wrong, the same or different.

    Prints the address of a page that only this machine reaches; stop it with Ctrl-C. Decisions are kept in
    OUTPUT/rulings.jsonl and followed by every later run. Needs the extra review.

    Exit status: 2 there is no such output or page; 130 stopped with Ctrl-C.
    """
    from vpextract.languages.telling import counted, spoken, told
    from vpextract.reviewing.beginning import Wish, begun
    from vpextract.show.console import remarks, results
    from vpextract.show.plain import printable

    wish = Wish(output, page, documents, allow_remote, by, port, spoken())
    desk, served, address = begun(wish)
    results(after_work=True).print(
        told("Review {folder} at {address}", folder=printable(output), address=address), soft_wrap=True
    )
    results(after_work=True).print(told("Only this machine reaches it. Stop it with Ctrl-C."))
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
            wait = "{decisions} are kept, and wait for the datasets: {command}"
            if desk.pending == 1:
                wait = "{decisions} is kept, and waits for the datasets: {command}"
            decisions, link = counted(desk.pending, "decision"), f"vpextract link {printable(output)}"
            remarks().print(told(wait, decisions=decisions, command=link), soft_wrap=True)
