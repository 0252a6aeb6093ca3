"""Tables without upright rules as the tags of a file tell them, held against what the page shows: the better reading wins.

Tags lie often enough to be no law. A table of tags is a reading only where the page bears it out (rows below each other, cells
side by side in columns, a header above rows, every text in one cell), and wins only with the better score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span
from vpextract.layout.pages.borderless.rows import place_pictures
from vpextract.layout.sheet import Baseline, baseline_of, is_number
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.joins import plain
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line, Page, TaggedCell, TaggedRow, TaggedTable, around

WITNESS = 1.0
"""What the word of the tags adds to the score of their reading: it settles close calls."""
POINTS = {
    "a header": 2.0,
    "a known label": 0.5,
    "a text left out": -1.0,
    "a doubtful cell": -0.5,
    "a row without a name": -0.5,
    "a row that goes on in small letters": -1.0,
    "figures below each other in one cell": -2.0,
    "a column of words and figures": -1.0,
}
"""What a person would check of a table. Set by hand, not fitted."""
_SLACK = 2.0
"""Places of tags are whole points."""
_TIGHT = 0.45
"""Letters reach so far into the line above at most, in lines: their boxes have room for accents."""
_LABEL = 60
"""Letters of a header's cell at most: longer ones are running text, set side by side by a table."""


def with_tags_heard(
    page: Page, bases: Sequence[Baseline], tables: list[RawTable], rest: list[Baseline], knowledge: Knowledge
) -> tuple[list[RawTable], list[Baseline]]:
    """The tables of a page and the baselines outside them, with the tables of its tags where these are the better reading.
    `bases` are those that both were made of."""
    for tagged in page.tagged:
        told = _table(page, tagged, bases, knowledge)
        if told is None:
            continue
        own = {id(line) for line in _lines(told)}
        seen = [table for table in tables if any(id(line) in own for line in _lines(table))]
        if _score([told], own, knowledge) + WITNESS <= _score(seen, own, knowledge):
            continue
        tables = [*(table for table in tables if table not in seen), told]
        freed = [line for table in seen for line in _lines(table) if id(line) not in own]
        left = [[line for line in base.lines if id(line) not in own] for base in rest]
        rest = [baseline_of(lines) for lines in left if lines] + _on_heights(freed, bases)
        rest.sort(key=lambda base: base.top)
    return sorted(tables, key=lambda table: table.box.y0), rest


def _lines(table: RawTable) -> list[Line]:
    return [line for row in table.rows for line in row.lines]


def _on_heights(lines: Sequence[Line], bases: Sequence[Baseline]) -> list[Baseline]:
    """Lines that are in no table any more, as the baselines that they were."""
    freed = {id(line) for line in lines}
    parts = [[line for line in base.lines if id(line) in freed] for base in bases]
    return [baseline_of(part) for part in parts if part]


def _table(page: Page, tagged: TaggedTable, bases: Sequence[Baseline], knowledge: Knowledge) -> RawTable | None:
    """A table of tags as one of lines; None where the page does not bear it out."""
    rows = [row for row in tagged if row]
    heads = next((at for at, row in enumerate(rows) if not all(cell.head for cell in row)), 0)
    if not heads or any(all(cell.head for cell in row) and len(row) > 1 for row in rows[heads:]) or not _in_order(rows):
        return None
    if heads > 1 and len(set(map(len, rows[:heads]))) > 1:
        return None  # which columns an upper label runs over is not told
    columns = _columns(rows, heads)
    filled = _filled(rows, bases)
    if columns is None or filled is None:
        return None
    made = []
    for at, (row, cells) in enumerate(zip(rows, filled, strict=True)):
        raw = _row(row, cells, columns, page, at < heads)
        if raw is None:
            return None
        made.append(raw)
    box = around([line.box for row in made for line in row.lines])
    if box is None or any(len(plain(cell)) > _LABEL for row in made[:heads] for cell in row.cells):
        return None
    table = RawTable(list(columns), made, 0, page.number, box, ruled=False)
    find_head(table, page, knowledge)
    place_pictures(page, table)
    return table if 0 < table.n_head < len(table.rows) else None


def _in_order(rows: Sequence[TaggedRow]) -> bool:
    """Whether the rows stand below each other, and the cells of each side by side."""
    tops = [(min(cell.box.y0 for cell in row), max(cell.box.y1 for cell in row)) for row in rows]
    line = min(cell.box.height for row in rows for cell in row)
    below = all(a[1] <= b[0] + max(_SLACK, _TIGHT * line) for a, b in pairwise(tops))
    return below and all(a.box.x1 <= b.box.x0 + _SLACK for row in rows for a, b in pairwise(row))


def _columns(rows: Sequence[TaggedRow], heads: int) -> list[Span] | None:
    """The columns: what overlaps in rows with more than one cell, as many as the longest row has cells; None where there
    are others."""
    full = [row for row in rows[max(0, heads - 1) :] if len(row) > 1]
    most = max(map(len, full), default=0)
    if most < 2 or len(full) < 2:
        return None
    spans: list[Span] = []
    for cell in sorted((cell.box for row in full for cell in row), key=lambda box: box.x0):
        if spans and cell.x0 < spans[-1][1] - _SLACK:
            spans[-1] = (spans[-1][0], max(spans[-1][1], cell.x1))
        else:
            spans.append((cell.x0, cell.x1))
    return spans if len(spans) == most else _numbered(full, most)


def _numbered(rows: Sequence[TaggedRow], most: int) -> list[Span] | None:
    """The columns of rows that all have as many cells, though these reach over the cells beside them in other rows."""
    if any(len(row) != most for row in rows):
        return None
    found = [around([cell.box for cell in column]) for column in zip(*rows, strict=True)]
    boxes = [box for box in found if box is not None]
    cuts = [(a.x1 + b.x0) / 2 if a.x1 > b.x0 else None for a, b in pairwise(boxes)]
    starts = [boxes[0].x0, *(box.x0 if cut is None else cut for cut, box in zip(cuts, boxes[1:], strict=True))]
    ends = [*(box.x1 if cut is None else cut for cut, box in zip(cuts, boxes, strict=False)), boxes[-1].x1]
    return list(zip(starts, ends, strict=True))


def _filled(rows: Sequence[TaggedRow], bases: Sequence[Baseline]) -> list[list[list[Line]]] | None:
    """The lines of each cell; None where a text among the rows is in no cell, or a cell has none. Rows are in order."""
    whole = around([cell.box for row in rows for cell in row])
    if whole is None:
        return None
    cells: list[list[list[Line]]] = [[[] for _ in row] for row in rows]
    tops = [min(cell.box.y0 for cell in row) for row in rows]
    for base in bases:
        if base.bottom < whole.y0 or base.top > whole.y1:
            continue
        for line in base.lines:
            # Rows reach into each other by less than a line: only two can hold a text's middle.
            below = bisect_right(tops, (line.box.y0 + line.box.y1) / 2)
            near = range(max(0, below - 2), below)
            inside = [cells[at][j] for at in near for j, cell in enumerate(rows[at]) if _holds(cell.box, line.box)]
            if len(inside) == 1:
                inside[0].append(line)
            elif inside or _holds(whole, line.box):
                return None
    return cells if all(lines for row in cells for lines in row) else None


def _holds(box: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    wide = box.x0 - _SLACK <= inner.x0 and inner.x1 <= box.x1 + _SLACK
    return wide and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _row(row: TaggedRow, cells: Sequence[list[Line]], columns: Sequence[Span], page: Page, head: bool) -> RawRow | None:
    """A row of tags with its lines in the columns; None where a cell stands in none, or two in one."""
    top = min(cell.box.y0 for cell in row)
    raw = RawRow([[] for _ in columns], page=page.number, top=top, tagged=head)
    numbered = len(row) == len(columns)
    for at, (cell, lines) in enumerate(zip(row, cells, strict=True)):
        reached = [at] if numbered else _reached(cell, columns)
        if len(row) == 1 and len(reached) > 1 and not head:
            raw.spanning = list(lines)
            return raw
        if len(reached) != 1 or raw.cells[reached[0]]:
            return None
        raw.cells[reached[0]] = list(lines)
    return raw


def _reached(cell: TaggedCell, columns: Sequence[Span]) -> list[int]:
    return [j for j, (a, b) in enumerate(columns) if min(b, cell.box.x1) - max(a, cell.box.x0) > _SLACK]


def _score(tables: Sequence[RawTable], lines: set[int], knowledge: Knowledge) -> float:
    """How good a reading of these lines (by `id`) is."""
    read = {id(line) for table in tables for line in _lines(table)}
    found = ["a text left out"] * len(lines - read)
    for table in tables:
        found += ["a header"] if table.n_head else []
        labels = [
            " ".join(filter(None, map(plain, column))) for column in zip(*[r.cells for r in table.head], strict=True)
        ]
        found += ["a known label"] * sum(match is not None for match in knowledge.columns(labels))
        for above, row in pairwise([None, *table.body]):
            found += _of_row(row, above)
        found += ["a column of words and figures"] * sum(
            map(_is_mixed, zip(*[r.cells for r in table.body], strict=True))
        )
    return sum(POINTS[sign] for sign in found)


def _of_row(row: RawRow | None, above: RawRow | None) -> list[str]:
    if row is None or row.spanning:
        return []
    found = ["a doubtful cell"] * len(row.guessed)
    if not row.cells[0]:
        found.append("a row without a name")
    elif above is not None and row.cells[0][0].text[:1].islower():
        found.append("a row that goes on in small letters")
    found += ["figures below each other in one cell" for cell in row.cells[1:] if sum(map(is_number, cell)) > 1]
    return found


def _is_mixed(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a column has figures and words, a third of its cells or more of each."""
    filled = [cell for cell in cells if cell]
    figured = sum(all(map(is_number, cell)) for cell in filled)
    return bool(filled) and len(filled) / 3 <= figured <= 2 * len(filled) / 3
