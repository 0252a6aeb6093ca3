"""Write docs/commands.md from what `--help` prints: `python docs/make_commands.py`. A test keeps them in step."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from vpextract.cli.app import app

PAGE = Path(__file__).parent / "commands.md"
_HEAD = """# Commands and options

What `--help` prints of each command. The exit status of all: 0, all is well; 1, some files failed or are partial, or
something else is in doubt; 2, nothing could be done; 130, 143 and 129, stopped by Ctrl-C, SIGTERM and SIGHUP.
"""
_COMMANDS = re.compile(r"^Commands:\n((?:  .*\n?)+)", re.MULTILINE)


def commands() -> str:
    """The page: a heading for each command, and its help below."""
    return "\n".join([_HEAD, *(f"## {' '.join(('vpextract', *words))}\n\n{text}\n" for words, text in _helps(()))])


def _helps(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The help of a command and of those below it."""
    printed = _help(*words)
    yield words, "\n".join(f"    {line}".rstrip() for line in printed.rstrip().splitlines())
    below = _COMMANDS.search(printed)
    for name in re.findall(r"^  (\S+)", below[1], re.MULTILINE) if below else ():
        yield from _helps((*words, name))


def _help(*words: str) -> str:
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.suppress(SystemExit),
        mock.patch.dict(os.environ, COLUMNS="80"),
    ):
        app([*words, "--help"], prog_name="vpextract")
    return printed.getvalue()


if __name__ == "__main__":
    PAGE.write_text(commands(), "utf8")
