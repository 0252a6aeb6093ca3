"""The header of a ruled table: how many of its first rows are labels of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import are_values, is_number
from vpextract.layout.tables.joins import columns_in, is_comment_row, plain
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line, Page


def find_head(table: RawTable, page: Page, knowledge: Knowledge, before: RawTable | None = None) -> None:
    """Set `n_head` and `title` of a ruled table: bold or shaded rows at the top, else what the words tell.

    `before` is the table that the page before ends on. A table in the same columns may be its rest: then a first row
    without numbers is no sign of a head.
    """
    while len(table.rows) > 1 and table.rows[0].spanning and not is_comment_row(table.rows[0], knowledge):
        title = table.rows.pop(0)
        table.title.extend([*title.spanning, *(line for cell in title.cells for line in cell)])
    rows = table.rows
    known = knowledge.columns([plain(cell) for cell in rows[0].cells])
    rest = before is not None and columns_in(before, table) is not None
    bold = _leading(rows, _is_bold, knowledge)
    shaded = _leading(rows, lambda row: _is_shaded(row, page, table.box), knowledge)
    if bold and (bold < len(rows) or shaded):
        table.n_head = bold
    elif 0 < shaded < len(rows):
        table.n_head = shaded
    elif (
        any(m is not None and m.key for m in known)
        or sum(m is not None for m in known) >= 2
        or (not rest and len(rows) > 1 and not _has_numbers(rows[0]) and any(_has_numbers(row) for row in rows[1:]))
    ):
        table.n_head = 1
    first_row = next((at for at in range(1, table.n_head) if _has_values(rows[at], knowledge)), table.n_head)
    table.n_head = first_row


def _has_values(row: RawRow, knowledge: Knowledge) -> bool:
    """Whether a row set like the head has a name and values: it is the first row, where names or rows are set so."""
    cells = [plain(cell) for cell in row.cells[1:] if cell]
    return bool(row.cells and row.cells[0]) and are_values(cells, knowledge)


def _leading(rows: Sequence[RawRow], is_head: Callable[[RawRow], bool], knowledge: Knowledge) -> int:
    """How many rows at the top may be the head: each passes the test, the later ones fill more than the first column."""
    count = 0
    for row in rows:
        if row.spanning or not is_head(row) or any(_is_figure(cell, knowledge) for cell in row.cells):
            break
        if count and row.filled() in ([0], []):
            break
        count += 1
    return count


def _is_figure(cell: Sequence[Line], knowledge: Knowledge) -> bool:
    """Whether a cell has a figure; a date below a word belongs to a label ("Utfall" over "2031-08-31")."""
    numbers = [line for line in cell if is_number(line)]
    return bool(numbers) and (len(numbers) == len(cell) or not all(knowledge.times.is_date(x.text) for x in numbers))


def _is_bold(row: RawRow) -> bool:
    lines = row.lines
    return bool(lines) and all(line.bold for line in lines)


def _is_shaded(row: RawRow, page: Page, table: Box) -> bool:
    box = row.box
    if box is None:
        return False
    y = (box.y0 + box.y1) / 2
    covered = sum(
        min(f.x1, table.x1) - max(f.x0, table.x0)
        for f in page.fills
        if f.y0 <= y <= f.y1 and f.height < 0.5 * page.height
    )
    return covered > 0.7 * table.width


def _has_numbers(row: RawRow) -> bool:
    return any(is_number(line) for cell in row.cells[1:] for line in cell)
