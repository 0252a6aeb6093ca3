"""What belongs to a ruled table below its last upright rules: a comment that the page cuts has no rule under it, and one that
begins the next page may have none at all."""

from __future__ import annotations

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.notes import is_note
from vpextract.layout.pages.rulings import ending_near, joined
from vpextract.layout.sheet import Sheet, baselines
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_FLUSH = 1.5
"""Points by which the lines of cells begin beside each other."""
_NEAR = 1.0
"""A comment begins within so many letter sizes of the row above it."""


def take_comment(table: RawTable, page: Page, free: set[int], knowledge: Knowledge) -> None:
    """Give a table without a rule at its end the comment that stands there ("Analys: …"), in the letters of its rows.

    The comment reaches to the first line that is set otherwise, or is a note. Its lines are no longer `free`.
    """
    if not table.body or table.body[-1].spanning or _is_closed(table, page):
        return
    last = table.body[-1].lines
    size = last[-1].size if last else 0.0
    end = max((line.box.y1 for line in last), default=table.box.y1)
    row = RawRow([[] for _ in table.columns], page=page.number, top=end)
    below = [i for i in free if page.lines[i].box.y0 >= end - 1 and page.lines[i].box.x0 < table.box.x1]
    for base in baselines(page.lines, below):
        line = base.lines[0]
        if len(base.lines) > 1 or abs(line.size - size) > 0.1 or line.box.x1 > table.box.x1 + line.size:
            break
        if not row.spanning and (base.top - end > _NEAR * size or knowledge.row_label(line.text) is None):
            return
        if is_note(line.text, knowledge) or (row.spanning and line.bold and not row.spanning[0].bold):
            break
        row.spanning.append(line)
    if row.spanning:
        taken = {id(line) for line in row.spanning}
        free.difference_update([i for i in below if id(page.lines[i]) in taken])
        row.top = row.spanning[0].box.y0
        table.rows.append(row)
        table.box = table.box._replace(y1=row.spanning[-1].box.y1)


def comment_over_break(table: RawTable, sheet: Sheet, knowledge: Knowledge) -> int:
    """How many lines at the top of a page are a comment ("Analys: …") on the last row of the table that the page before ends
    on; it is given to that row. It is set as the rows are, begins where their cells do, and not where the running text does."""
    first = sheet.bases[0] if sheet.bases else None
    if first is None or not table.body or not table.ruled or any(t.box.y0 < first.top for t in sheet.tables):
        return 0
    cells = [line for row in table.body for line in (row.cells[0] if row.cells else ())]
    label = knowledge.row_label(first.lines[0].text)
    flush = any(abs(line.box.x0 - first.left) <= _FLUSH and _is_alike(line, first.lines[0]) for line in cells)
    if not flush or label is None or not label[1] or first.left < table.box.x0 + _FLUSH:
        return 0
    own = [first.lines[0]]
    for base in sheet.bases[1:]:
        line = base.lines[0]
        near = line.box.y0 - own[-1].box.y1 < _NEAR / 2 * line.size
        if len(base.lines) > 1 or not near or not _is_alike(line, own[0]) or abs(base.left - first.left) > _FLUSH:
            break
        own.append(line)
    row = RawRow([[] for _ in table.columns], own, page=sheet.page.number, top=first.top)
    table.rows.append(row)
    return len(own)


def _is_alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.1 and a.bold == b.bold


def _is_closed(table: RawTable, page: Page) -> bool:
    """Whether a level rule ends a table."""
    left, _, right, end = table.box
    near = ending_near(page.rules, end, 4 * SETTINGS.snap)
    ends = [rail for rail in joined(near, True) if abs(rail.at - end) <= 2 * SETTINGS.snap]
    return any(rail.share(left, right) > 0.5 for rail in ends)
