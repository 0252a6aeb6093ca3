"""What stands around a place in a document without pages: the lines of a text, the paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rich.console import Console
from rich.text import Text

from vpextract.show.plain import printable, shortened
from vpextract.store.places import Located

_AROUND = 3
"""Lines or paragraphs before and after the row's own."""
WORD = "docx"
"""The reader that counts paragraphs in place of lines."""


class Beside(NamedTuple):
    """A line or paragraph with its number; `cell` is the cell of a table that it stands in, "" for none."""

    number: int
    text: str
    cell: str = ""


def line_name(reader: str) -> str:
    """What the number in `line` counts in documents of a reader."""
    return "paragraph" if reader == WORD else "line"


def around(found: Located, contents: bytes) -> Sequence[Beside]:
    """What stands around the row; nothing for one of a page."""
    if found.line is None:
        return ()
    every = every_line(found.document, contents)
    at = max((at for at, one in enumerate(every) if one.number <= found.line), default=0)
    return every[max(at - _AROUND, 0) : at + _AROUND + 1]


def every_line(document: Mapping[str, Any], contents: bytes) -> Sequence[Beside]:
    """All lines of a text, or all paragraphs of a Word file; `document` is its row of `documents`."""
    if document["reader"] == WORD:
        from vpextract.reading.word.places import placed_paragraphs

        placed = placed_paragraphs(contents, document["source"])
        return [Beside(one.number, one.text, one.cell) for one in placed]
    from vpextract.reading.textfile import bytes_to_text

    return [Beside(number, text) for number, text in enumerate(bytes_to_text(contents).split("\n"), 1)]


def print_around(beside: Sequence[Beside], number: int, console: Console) -> None:
    """These lines, the one of that number marked; on a terminal each is cut to its width."""
    if not beside:
        return
    digits = len(str(beside[-1].number))
    marked = max((one for one in beside if one.number <= number), default=None)
    console.print()
    for one in beside:
        own = one is marked
        printed = printable(one.text.replace("\t", " | "))
        shown = f"{'>' if own else ' '} {one.number:{digits}}  {printed}".rstrip()
        if console.is_terminal:
            shown = shortened(shown, console.width)
        console.print(Text(shown, style="bold" if own else ""))
