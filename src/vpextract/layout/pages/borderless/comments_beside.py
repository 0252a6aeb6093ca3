"""Comments under the values of a row, beside a name of several lines: texts over several columns become rows of their own."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.layout.pages.borderless.columns import Span, column_at, is_guess, touched
from vpextract.layout.sheet import is_number
from vpextract.layout.tables.raw import RawRow
from vpextract.model import Line

_FLUSH = 3.0
"""Points by which the lines of a comment may begin beside each other."""


def with_comments_apart(rows: Sequence[RawRow], n_head: int, columns: Sequence[Span]) -> list[RawRow]:
    """The rows, each comment that stood in a cell as a row over the table behind its row."""
    out = list(rows[:n_head])
    for row in rows[n_head:]:
        found: list[Line] = []
        if len(columns) > 2 and not row.spanning:
            above = out[-1] if len(out) > n_head and not out[-1].spanning else None
            found = _comment_in(row, above, columns)
        if found and above is not None and not any(row.cells[1:]):
            above.cells[0] += row.cells[0]  # the name goes on beside the comment
        else:
            out.append(row)
        if found:
            out.append(RawRow([[] for _ in columns], found, page=row.page, top=found[0].box.y0))
    return out


def _comment_in(row: RawRow, before: RawRow | None, columns: Sequence[Span]) -> list[Line]:
    """The lines of a comment, taken out of the one cell in which they stand; `before` is the row above."""
    for at, cell in enumerate(row.cells):
        for first, line in enumerate(cell):
            if not at or touched(line, columns) < 2 or is_number(line):
                continue
            own = before if before is not None and not first and _goes_on(row, at) else row
            over = _columns_under(line, columns)
            if over[:1] != [at] or not _has_values_above(line, own, over):
                continue
            comment = [below for below in cell[first:] if abs(below.box.x0 - line.box.x0) <= _FLUSH]
            if len(comment) < len(cell) - first:
                return []
            row.cells[at] = cell[:first]
            if any(is_guess(below, columns) for below in comment):
                row.guessed.discard(at)
            return comment
    return []


def _goes_on(row: RawRow, at: int) -> bool:
    """Whether a row has nothing but one cell and the rest of the name above it."""
    name = row.cells[0]
    return row.filled() in ([at], [0, at]) and not any(line.text[0].isupper() for line in name[:1])


def _columns_under(line: Line, columns: Sequence[Span]) -> list[int]:
    """The columns over which a text runs, from the one in which it begins."""
    x0, _, x1, _ = line.box
    first = column_at(line._replace(box=line.box._replace(x1=x0 + 1)), columns)
    return [j for j, (a, b) in enumerate(columns) if j >= first and a < x1 - 1 and b > x0 + 1]


def _has_values_above(line: Line, row: RawRow, over: Sequence[int]) -> bool:
    """Whether each of the columns that a text runs over has something above it in a row: it is no cell's end."""
    return len(over) > 1 and all(any(above.box.y1 <= line.box.y0 + 1 for above in row.cells[j]) for j in over)
