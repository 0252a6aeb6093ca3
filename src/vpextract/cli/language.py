"""The language of the command line: how it is asked for, and the parser's own help and errors in it.

The commands are written in English; what another language needs is put in place when it is spoken, and costs nothing else.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from vpextract.languages.asked import ENGLISH, LANGUAGES, language
from vpextract.languages.telling import helped, message, speak, spoken, told


class Language(StrEnum):
    """What people are spoken to in."""

    ENGLISH = "en"
    SWEDISH = "sv"


_OPTION = "--lang"
Lang = Annotated[
    Language | None,
    typer.Option(_OPTION, help="In this language.", show_default="that of the system", expose_value=False),
]
"""Stands before a command or behind it; what it says is known before the parser begins, which speaks too."""
_EXTRAS = re.compile(r"(.*?)(?:  )?\\?\[((?:default: |required|env var: |[\dx]+<=?).*)\]", re.DOTALL)
"""What is said of an option, and what the parser adds to it."""
_DEFAULT = re.compile(r"default: (.*)", re.DOTALL)
_UsageError: Any = typer.BadParameter.__base__


def speak_as_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Speak the language of `--lang`, else that of the system."""
    asked = None
    for n, one in enumerate(arguments):
        if one == "--":
            break
        name, _, behind = one.partition("=")
        given = behind or (arguments[n + 1] if n + 1 < len(arguments) else "")
        if name == _OPTION and given in LANGUAGES:
            asked = given
    speak(language(asked, environment))


class Speaking(TyperGroup):
    """The commands together, in the language that is spoken."""

    def main(self, *given: Any, **named: Any) -> Any:
        if spoken() != ENGLISH:
            _translate(self)
        return super().main(*given, **named)

    def make_context(self, *given: Any, **named: Any) -> Any:
        try:
            return super().make_context(*given, **named)
        except _UsageError as error:
            raise _spoken_of(error) from None

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            raise _spoken_of(error) from None


def _translate(command: Any) -> None:
    """Put the help of a command, of its options and of the commands below it into the language that is spoken."""
    command.help = "\n\n".join(map(helped, paragraphs(command.help or "")))
    command.context_class = _context_class(command.context_class)
    for one in command.params:
        one.help = helped(one.help or "")
        one.metavar = helped(one.metavar) if one.metavar else one.metavar
        if isinstance(one.show_default, str):
            one.show_default = helped(one.show_default)
    for one in getattr(command, "commands", {}).values():
        _translate(one)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each on one line."""
    return [" ".join(one.split()) for one in inspect.cleandoc(text).split("\n\n") if one.strip()]


def _context_class(base: Any) -> Any:
    class Formatter(base.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, re.sub(r"[A-Z]{3,}", lambda word: helped(word[0]), args), f"{helped('Usage')}: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(helped(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *given: Any, **named: Any) -> None:
            super().write_dl([(name, _with_extras(text)) for name, text in rows], *given, **named)

    return type("Context", (base,), {"formatter_class": Formatter})


def _with_extras(text: str) -> str:
    found = _EXTRAS.fullmatch(text)
    if found is None:
        return helped(text)
    extras = [_DEFAULT.sub(lambda of: f"{helped('default')}: {of[1]}", helped(one)) for one in found[2].split("; ")]
    return f"{found[1]}  [{'; '.join(extras)}]"


def _spoken_of(error: Any) -> Any:
    """The error, which will be told in the language that is spoken."""
    if spoken() != ENGLISH and type(error).show is _UsageError.show:
        error.show = lambda file=None: _tell(error)
    return error


def _tell(error: Any) -> None:
    context = error.ctx
    if context is not None:
        typer.echo(context.get_usage(), err=True)
        if context.command.get_help_option(context) is not None:
            command, option = context.command_path, context.help_option_names[0]
            asked = told("Try '{command} {option}' for help.", command=command, option=option)
            typer.echo(f"{asked}\n", err=True)
    typer.echo(told("Error: {message}", message=message(error.format_message())), err=True)
