"""The commands put together, and the one place where errors become messages and exit statuses.

0: all well. 1: something was lost or failed, the rest is there. 2: nothing could be done. 130: stopped with Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from vpextract.cli.check import check
from vpextract.cli.extract import extract
from vpextract.cli.link import link
from vpextract.cli.locate import locate
from vpextract.cli.show import show
from vpextract.cli.status import status
from vpextract.errors import VpextractError, bug_sentence

STOPPED = 130

app = typer.Typer(
    name="vpextract",
    help="Verksamhetsplaner, tertialrapporter and verksamhetsberättelser of Swedish boards as datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(link)
app.command()(status)
app.command()(show)
app.command()(locate)
app.command()(check)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit status; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that somebody put in its place
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(arguments, prog_name="vpextract")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 2
        if status == STOPPED:
            _say("Stopped. No result is half-written.")
    except BrokenPipeError:  # the reader of our output has seen enough
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except VpextractError as fault:
        _say(str(fault))
        status = fault.exit_status
    except Exception as bug:
        _say(bug_sentence(bug, "the command that you ran"))
        status = 2
    sys.exit(status)


def _version(wanted: bool) -> None:
    if wanted:
        from vpextract import __version__

        typer.echo(f"vpextract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options of vpextract itself; each command has its own."""


def _say(message: str) -> None:
    """What steers a terminal is left out: names in the message may be anybody's."""
    from vpextract.show.plain import printable

    with contextlib.suppress(OSError):
        print(f"vpextract: {printable(message)}", file=sys.stderr)
