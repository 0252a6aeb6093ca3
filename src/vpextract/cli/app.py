"""The commands put together, and the one place where errors become messages and exit statuses.

0: all well. 1: something was lost or failed, the rest is there. 2: nothing could be done. 130, 143, 129: stopped with Ctrl-C,
SIGTERM, SIGHUP.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from vpextract.cli.check import check
from vpextract.cli.diff import diff
from vpextract.cli.endings import (
    INTERRUPTED,
    heed_signals,
    is_full,
    last_words,
    leave,
    ready_streams,
    refused_by_stdout,
    status_of_stop,
)
from vpextract.cli.export import export
from vpextract.cli.extract import extract
from vpextract.cli.language import Lang, Speaking, speak_as_asked
from vpextract.cli.link import link
from vpextract.cli.locate import locate
from vpextract.cli.patterns import patterns
from vpextract.cli.report import report
from vpextract.cli.review import review
from vpextract.cli.rulings import rulings
from vpextract.cli.search import search
from vpextract.cli.show import show
from vpextract.cli.split import split
from vpextract.cli.sql import sql
from vpextract.cli.status import status
from vpextract.errors import VpextractError, bug_sentence
from vpextract.languages.asked import ENGLISH
from vpextract.languages.telling import message, speak, told
from vpextract.show.lasting import is_lasting

_NOT_PRINTED = "The results could not be printed ({problem}). What vpextract writes to its output is not affected."

app = typer.Typer(
    name="vpextract",
    cls=Speaking,
    help="Verksamhetsplaner, tertialrapporter and verksamhetsberättelser of Swedish boards as datasets.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(link)
app.command()(status)
app.command()(show)
app.command()(search)
app.command()(sql)
app.command()(export)
app.command()(report)
app.command()(locate)
app.command()(review)
app.command()(check)
app.command()(diff)
app.command()(split)
app.add_typer(patterns, name="patterns")
app.add_typer(rulings, name="rulings")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit status; never a traceback."""
    ready_streams()
    heed_signals()
    speak_as_asked(sys.argv[1:] if arguments is None else arguments, os.environ)
    try:
        status = _status(arguments)
        problem = refused_by_stdout()
        if problem is not None and status != 2:  # else it is said why nothing was done
            _say(told(_NOT_PRINTED, problem=problem.strerror))
            status = max(status, 1 if is_lasting(sys.stdout) else 2)
    finally:
        speak(ENGLISH)  # who calls this from a program of their own is not spoken to otherwise from then on
    leave(status)


def _status(arguments: Sequence[str] | None) -> int:
    """Run a command and say what went wrong: the exit status."""
    try:
        app(arguments, prog_name="vpextract")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # a reader of the help; click says 1
            return 0
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 2
        if status != INTERRUPTED:
            return status
        _say(last_words())
        return status_of_stop()
    except BrokenPipeError:  # the reader of our output has seen enough
        return 0
    except KeyboardInterrupt:  # outside of all commands
        _say(last_words())
        return status_of_stop()
    except VpextractError as fault:
        _say(message(str(fault)))
        return fault.exit_status
    except OSError as problem:
        if not is_full(problem):
            _say(message(bug_sentence(problem, "the command that you ran")))
        elif problem.filename is None:
            refused_by_stdout()  # what it still holds is not tried again
            _say(told(_NOT_PRINTED, problem=problem.strerror))
        else:
            full = "The disk of {file} is full ({problem}). Make room, and run it again."
            _say(told(full, file=problem.filename, problem=problem.strerror))
    except Exception as bug:
        _say(message(bug_sentence(bug, "the command that you ran")))
    return 2


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
    lang: Lang = None,
) -> None:
    """Options of vpextract itself; each command has its own."""


def _say(sentence: str) -> None:
    """What steers a terminal is left out: names in it may be anybody's."""
    from vpextract.show.plain import printable

    with contextlib.suppress(OSError):
        print(f"vpextract: {printable(sentence)}", file=sys.stderr)
