"""What belongs to a ruled table beyond its rules: labels before boxed figures, a last column, a header over the grid."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.layout.sheet import Baseline, baselines, crossed, is_number
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line, Page, around
from vpextract.numerals import is_numeric

_MOST = 0.7
"""Texts beside a grid are a column of it where this share of its rows has one."""
_ALIGNED = 3.0
"""Texts of one column begin or end within so many points of each other."""
_LEVEL = 0.4
"""Texts of one row stand level within so many letter sizes."""
_NEAR = 1.0
"""A header stands within so many letter sizes above its grid, and its lines within 0.6 of each other."""
_FILLED = 0.6
"""A header over a grid has a label for this share of its columns."""


def take_beside(table: RawTable, page: Page, free: set[int]) -> None:
    """Give a table the column of labels before its grid, or of values behind it, that stand level with its rows.

    Only a grid whose first column has figures lacks labels. What is taken is no longer `free`.
    """
    names = [cell for row in table.rows for cell in row.cells[:1] if cell]
    lack_names = sum(is_number(line) for cell in names for line in cell[:1]) >= 0.5 * len(names) > 0
    inside = {i for i in free if table.box.y0 <= _middle(page.lines[i]) <= table.box.y1}
    left = [i for i in inside if page.lines[i].box.x1 <= table.box.x0 + 1]
    right = [i for i in inside if page.lines[i].box.x0 >= table.box.x1 - 1]
    for side, chosen in ((left if lack_names else [], 0), (right, len(table.columns))):
        lines = [page.lines[i] for i in side]
        if _is_column(lines, table, behind=chosen > 0):
            _add_column(table, lines, chosen)
            free.difference_update(side)


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2


def _is_column(lines: Sequence[Line], table: RawTable, behind: bool) -> bool:
    """Whether texts beside a grid are one column of it: aligned, each level with a row, and most rows with one."""
    box = around([line.box for line in lines])
    if box is None or len(table.rows) < 3:
        return False
    starts, ends = {round(line.box.x0) for line in lines}, {round(line.box.x1) for line in lines}
    if min(max(found) - min(found) for found in (starts, ends)) > _ALIGNED:
        return False
    rows = [at for line in lines if (at := _row_of(line, table)) is not None and _stands_level(line, table.rows[at])]
    texts = [line.text for line in lines]
    enough = len(set(rows)) >= _MOST * len(table.rows)
    return enough and len(rows) == len(lines) and (not behind or any(map(is_numeric, texts)))


def _row_of(line: Line, table: RawTable) -> int | None:
    return max((at for at, row in enumerate(table.rows) if row.top <= _middle(line)), default=None)


def _stands_level(line: Line, row: RawRow) -> bool:
    return any(abs(line.box.y0 - other.box.y0) < _LEVEL * line.size for other in row.lines)


def _add_column(table: RawTable, lines: Sequence[Line], at: int) -> None:
    for row in table.rows:
        row.cells.insert(at, [])
        row.merged = {a + (a >= at): b + (b >= at) for a, b in row.merged.items()}
        row.guessed = {j + (j >= at) for j in row.guessed}
    for line in lines:
        place = _row_of(line, table)
        if place is not None:
            table.rows[place].cells[at].append(line)
    x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    y = (table.box.y0, table.box.y1)
    if at:
        table.columns.append((table.box.x1, x1))
        table.box = Box(table.box.x0, y[0], x1, y[1])
    else:
        table.columns.insert(0, (x0, table.box.x0))
        table.box = Box(x0, y[0], table.box.x1, y[1])


def take_header_above(table: RawTable, page: Page, free: set[int]) -> None:
    """Give a table without a header the labels that stand close above its grid, each over one of its columns."""
    if table.n_head or table.title or not table.rows:
        return
    above = [
        i
        for i in free
        for box in (page.lines[i].box,)
        if box.y1 <= table.box.y0 + 2 and table.box.x0 - 2 <= box.x0 and box.x1 <= table.box.x1 + 2
    ]
    chosen: list[Baseline] = []
    bottom = table.box.y0
    for base in reversed(baselines(page.lines, above)):
        reach = (0.6 if chosen else _NEAR) * base.size
        alike = not chosen or all(line.bold == chosen[0].lines[0].bold for line in base.lines)
        if (
            bottom - base.bottom > reach
            or not alike
            or not all(_column(line, table) is not None for line in base.lines)
        ):
            break
        chosen.insert(0, base)
        bottom = base.top
    lines = [line for base in chosen for line in base.lines]
    columns = {_column(line, table) for line in lines}
    if len(columns) < max(2, _FILLED * len(table.columns)) or any(map(is_number, lines)):
        return
    row = RawRow([[] for _ in table.columns], page=page.number, top=bottom)
    for line in lines:
        column = _column(line, table)
        if column is not None:
            row.cells[column].append(line)
    table.rows.insert(0, row)
    table.n_head = 1
    table.box = table.box._replace(y0=bottom)
    taken = {id(line) for line in lines}
    free.difference_update([i for i in above if id(page.lines[i]) in taken])


def _column(line: Line, table: RawTable) -> int | None:
    """The one column over which a text stands; None where it stands over several."""
    over = crossed(line, table.columns)
    return over[0] if len(over) == 1 else None
