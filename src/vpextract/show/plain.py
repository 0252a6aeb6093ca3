"""Values as text that a terminal or a pipe can take, whatever a document or a file name contains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath

from rich.cells import cell_len, set_cell_size

from vpextract.formulas import guarded
from vpextract.languages.telling import told

_UNPRINTABLE = re.compile(r"[ \x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")
_MIN_WIDTH = 4
_LEGIBLE = 18  # letters of a text that tell which it is
_GAP = 2


def by_endings(files: Iterable[str]) -> str:
    """Such as "48 .docx, 2 .xlsx", the most frequent first."""
    counts = Counter(PurePosixPath(name).suffix.lower() or told("without ending") for name in files)
    return ", ".join(
        f"{n} {printable(ending)}" for ending, n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def printable(value: object) -> str:
    """Any cell on one line. Control characters, which could steer the terminal, and line ends become spaces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.7g}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return " | ".join(printable(item) for item in value)
    return _UNPRINTABLE.sub(" ", str(value)).strip()


def tab_separated(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Everything, uncut, for a pipe or a spreadsheet: a line a row, the head first; no text in it can become a formula."""
    return "".join("\t".join(guarded(printable(value)) for value in row) + "\n" for row in (head, *rows))


def aligned(
    head: Sequence[str], rows: Sequence[Sequence[object]], right: frozenset[int], width: int | None
) -> list[str]:
    """Lines of a table whose columns stand below each other; columns with a number in `right` are set to the right.

    With `width` the widest columns are cut, with "…", until a line fits; without, nothing is cut.
    """
    cells = [[printable(value) for value in row] for row in (head, *rows)]
    natural = [max(cell_len(row[n]) for row in cells) for n in range(len(head))]
    widths = natural if width is None else _fitted(natural, width - _GAP * (len(head) - 1))
    return [
        (" " * _GAP).join(_cell(c, w, n in right) for n, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    ]


def how_many_fit(head: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> int:
    """How many columns, from the left, can stand side by side with numbers whole and texts not cut beyond sense."""
    used = 0
    for n, name in enumerate(head):
        longest = max(cell_len(printable(value)) for value in (name, *(row[n] for row in rows)))
        used += min(longest, _LEGIBLE) + _GAP
        if used - _GAP > width:
            return max(n, 1)
    return len(head)


def _fitted(natural: list[int], available: int) -> list[int]:
    """Lower the widest ones to a common cap: short columns stay whole, long texts share what is left."""
    cap = max(natural, default=0)
    while cap > _MIN_WIDTH and sum(min(w, cap) for w in natural) > available:
        cap -= 1
    spare = available - sum(min(w, cap) for w in natural)
    widths = []
    for width in natural:
        more = 1 if width > cap and spare > 0 else 0
        spare -= more
        widths.append(min(width, cap + more))
    return widths


def shortened(text: str, width: int) -> str:
    """The text, cut with "…" where it is wider."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + "…" if width > 1 else "…"[:width]


def _cell(text: str, width: int, right: bool) -> str:
    if cell_len(text) > width:
        return shortened(text, width)
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
