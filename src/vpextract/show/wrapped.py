"""A table whose texts run over several lines of their cells, so that a narrow terminal breaks no word."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from vpextract.show.plain import printable, shortened

_GAP = 2
_LEGIBLE = 18
"""Columns that a text should have, where it is that long."""
_MOST_LINES = 3
"""Of a cell; what is longer ends in "…"."""
_MAY_BREAK = re.compile(r"(?<=[^\W\d_][-/_])(?=[^\W\d_])")
"""Behind the hyphen of "barn- och ungdoms-verksamhet", the slash of "män/pojkar" and in "outcome_men"."""


class Wrapped:
    """Rows made ready: how many columns fit a width, and the lines of the table."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[object]], whole: Collection[str] = ()) -> None:
        """`whole` names columns whose values are never broken: identifiers, which people copy."""
        self._head = [name.split(" ") if name in whole else _pieces(name) for name in head]
        self._rows = [
            [[printable(v)] if name in whole else _pieces(printable(v)) for name, v in zip(head, row, strict=True)]
            for row in rows
        ]
        self._natural = [max(cell_len("".join(row[n])) for row in self._all) for n in range(len(head))]
        self._values = [max((cell_len("".join(row[n])) for row in self._rows), default=0) for n in range(len(head))]
        self._words = [max(cell_len(p.rstrip()) for row in self._all for p in row[n]) for n in range(len(head))]

    @property
    def _all(self) -> list[list[list[str]]]:
        return [self._head, *self._rows]

    def how_many_fit(self, width: int) -> int:
        """How many columns, from the left, can stand side by side without a broken word; one at least."""
        used = 0
        for n, needed in enumerate(self._needed()):
            used += needed + _GAP
            if used - _GAP > width:
                return max(n, 1)
        return len(self._head)

    def lines(self, width: int, right: Collection[int] = ()) -> list[list[str]]:
        """The lines of the head and of each row, none wider than `width`; numbers of columns in `right` are set right."""
        widths = _shared(self._natural, self._needed(), width - _GAP * (len(self._head) - 1))
        return [self._row_lines(row, widths, right, _MOST_LINES if n else None) for n, row in enumerate(self._all)]

    def _row_lines(
        self, row: Sequence[Sequence[str]], widths: Sequence[int], right: Collection[int], most: int | None
    ) -> list[str]:
        cells = [_cut(_lines(pieces, width), width, most) for pieces, width in zip(row, widths, strict=True)]
        return [
            (" " * _GAP).join(
                _set(text, width, n in right) for n, (text, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in zip_longest(*cells, fillvalue="")
        ]

    def _needed(self) -> list[int]:
        return [max(word, min(value, _LEGIBLE)) for word, value in zip(self._words, self._values, strict=True)]


def blocks(head: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> list[list[str]]:
    """Each row as lines "column  value", nothing cut, with an empty line between two: for what is too wide for a table."""
    names = max(map(cell_len, head)) + _GAP
    found = []
    for row in rows:
        lines = []
        for name, value in zip(head, row, strict=True):
            first, *more = _lines(_pieces(printable(value)), max(width - names, 1))
            lines += [_set(name, names, False) + first, *(" " * names + text for text in more)]
        found.append([*lines, ""])
    return found


def _pieces(text: str) -> list[str]:
    """What may stand at a line's end, each with the space behind it."""
    return [piece for word in re.findall(r"\S+\s*", text) for piece in _MAY_BREAK.split(word)]


def _lines(pieces: Sequence[str], width: int) -> list[str]:
    """As many pieces on each line as fit; one that is wider than the column itself is cut there."""
    lines: list[str] = []
    current = ""
    for piece in pieces:
        if current and cell_len(current + piece.rstrip()) > width:
            lines.append(current.rstrip())
            current = ""
        current += piece
        while cell_len(current.rstrip()) > width:
            part = shortened(current, width)[:-1] or current[:1]
            lines.append(part)
            current = current[len(part) :]
    return [*lines, current.rstrip()]


def _cut(lines: list[str], width: int, most: int | None) -> list[str]:
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and cell_len(f"{last} …") > width and " " in last:
        last = last.rpartition(" ")[0]
    ended = f"{last} …" if cell_len(f"{last} …") <= width else shortened(f"{last}…", width)
    return [*lines[: most - 1], ended]


def _shared(natural: Sequence[int], needed: Sequence[int], available: int) -> list[int]:
    """What each column needs, and of the rest as much as it can use, up to a common cap."""
    low, high = 0, max(natural, default=0)
    while low < high:
        cap = (low + high + 1) // 2
        if sum(max(need, min(n, cap)) for n, need in zip(natural, needed, strict=True)) <= available:
            low = cap
        else:
            high = cap - 1
    widths = [max(need, min(n, low)) for n, need in zip(natural, needed, strict=True)]
    for n in range(len(widths)):
        if widths[n] < natural[n] and sum(widths) < available:
            widths[n] += 1
    return [min(width, max(available, 1)) for width in widths] if len(widths) == 1 else widths


def _set(text: str, width: int, right: bool) -> str:
    space = " " * max(width - cell_len(text), 0)
    return space + text if right else text + space
