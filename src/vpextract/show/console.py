"""The two channels: results on stdout, everything said along the way on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from vpextract.show.lasting import lasting
from vpextract.show.plain import aligned
from vpextract.show.wrapped import Wrapped


class _Results(Console):
    """A reader who has seen enough (`| head`) is no fault, as rich has it; the command line ends quietly."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def results(*, after_work: bool = False) -> Console:
    """Console for stdout. What a command prints `after_work`, or before more of it, cannot stop it, whoever listens."""
    if after_work:
        sys.stdout = lasting(sys.stdout)
    return _Results(highlight=False, markup=False, emoji=False, soft_wrap=True)


def remarks() -> Console:
    """Console for stderr."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_table(
    console: Console,
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    right: Iterable[str] = (),
    styles: Sequence[str] = (),
    wrapped: bool = False,
) -> None:
    """A table fitted to the terminal, or uncut where there is none; `styles` has a rich style for each row.

    Long texts are cut, or, where they are to be `wrapped`, run over several lines.
    """
    numbers = frozenset(n for n, name in enumerate(head) if name in set(right))
    if wrapped and console.is_terminal:
        for n, lines in enumerate(Wrapped(head, rows).lines(console.width, numbers)):
            for line in lines:
                console.print(Text(line.rstrip(), style="" if n else "bold"))
        return
    top, *lines = aligned(head, rows, numbers, console.width if console.is_terminal else None)
    console.print(Text(top.rstrip(), style="bold"))
    for n, line in enumerate(lines):
        console.print(Text(line.rstrip(), style=styles[n] if styles else ""))
