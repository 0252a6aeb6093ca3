"""Ruled tables: rules → long rules → grids → cells. Fills never make a table, only rules that cross do."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.layout.pages.grids import grids_of, with_ends_of_uprights
from vpextract.layout.pages.lattice_cells import cells_to_rows
from vpextract.layout.pages.lines_at import largest_size, lines_at
from vpextract.layout.pages.rulings import Rail, edges_of_cells, joined
from vpextract.layout.sheet import baselines, is_number
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line, Page
from vpextract.settings import SETTINGS

MOST_HEADER_BANDS = 2
"""A header whose rows have no upright rules has at most so many bands of its own."""
_ROWS_BELOW = 2.5
"""The first row begins within so many letter sizes of its header, whose cells may be padded."""
_TIGHT = 0.4
"""A row over the whole table stands as close to its rules as the cells above it, within so many letter sizes."""
_BOX_LINES = 12
"""The height of a box that may hold no more than a comment, in letter sizes."""
_FLUSH = 1.5
"""Points by which the texts of a column may begin beside each other."""


def ruled_tables(page: Page, free: set[int]) -> list[RawTable]:
    """The tables that crossing rules make. Takes the lines that stand in their cells out of `free` (indices of page.lines)."""
    edges = edges_of_cells(page)
    rules = [*page.rules, *edges]
    if len(rules) < 3:
        return []
    tables = []
    grids = grids_of(joined(rules, True), joined(rules, False), lambda box, fills: _is_row(page, box, fills))
    for levels, uprights in grids:
        if edges and not _is_drawn(page, levels, uprights):
            continue
        left = set(free)
        table = _table(page, levels, uprights, left)
        if table is not None and not _is_header_alone(table, page, left):
            tables.append(table)
            free.intersection_update(left)
    return tables


def _is_header_alone(table: RawTable, page: Page, free: set[int]) -> bool:
    """Whether rules part the columns of a header alone, and its rows follow without: a grid of words, and close below it
    texts side by side, each in one of its columns. Such a table is read as one without upright rules."""
    if len(table.rows) > MOST_HEADER_BANDS or any(is_number(line) for row in table.rows for line in row.lines):
        return False
    size = max(line.size for row in table.rows for line in row.lines)
    below = [
        line
        for i in free
        for line in (page.lines[i],)
        if -2 <= line.box.y0 - table.box.y1 <= _ROWS_BELOW * size and table.box.x0 - 2 <= line.box.x0 <= table.box.x1
    ]
    bases = baselines(below, range(len(below)))
    first = next((base.lines for base in bases if len(base.lines) > 1), ())
    columns = [_column_of(line, table) for line in first]
    if len(first) < 2 or None in columns or len(set(columns)) < len(columns):
        return False
    labels = [line for row in table.rows for line in row.lines]
    return any(_share_edge(line, label) for line in first for label in labels)


def _share_edge(a: Line, b: Line) -> bool:
    """Whether two texts begin, end, or have their middle at one place, as a cell and its head do."""
    left, right = a.box.x0 - b.box.x0, a.box.x1 - b.box.x1
    return min(abs(left), abs(right), abs(left + right) / 2) < _FLUSH


def _column_of(line: Line, table: RawTable) -> int | None:
    """The column in which all of a line stands."""
    inside = [j for j, (x0, x1) in enumerate(table.columns) if x0 - 1 <= line.box.x0 and line.box.x1 <= x1 + 1]
    return inside[0] if inside else None


def _is_drawn(page: Page, levels: Sequence[Rail], uprights: Sequence[Rail]) -> bool:
    """Whether rules part columns here: where none is drawn between the outermost, the rails are edges of painted areas."""
    left, right = uprights[0].at + SETTINGS.snap, uprights[-1].at - SETTINGS.snap
    if len(uprights) == 2:  # a box, if any: its sides are drawn
        left, right = left - 2 * SETTINGS.snap, right + 2 * SETTINGS.snap
    ends = [end for rail in uprights for stretch in rail.stretches for end in stretch]  # a page may have cut the table
    top, bottom = min(levels[0].at, *ends), max(levels[-1].at, *ends)
    return any(r.x0 == r.x1 and left < r.x0 < right and r.y0 < bottom and top < r.y1 for r in page.rules)


def _is_row(page: Page, gap: Box, fills: bool) -> bool:
    """Whether a gap in an upright rule holds text like that of the cells above it, and nothing that looks otherwise.

    `fills`: it must reach from the upper end to the lower one, and begin where a cell above does.
    """
    left, top, right, bottom = gap
    near = [page.lines[i] for i in lines_at(page.lines, top - 1, bottom + 1)]
    inside = [line for line in near if left <= line.box.x1 and line.box.x0 <= right]
    if not inside:
        return False
    over = (page.lines[i] for i in lines_at(page.lines, top - 4 * largest_size(page.lines), top - 1))
    above = [line for line in over if top - 4 * line.size <= _middle(line) < top - 1]
    sizes = {round(line.size, 1) for line in inside}
    alike = sizes <= {round(line.size, 1) for line in above} and not any(x.bold for x in inside[1:])
    if not alike or not fills:
        return alike
    first, last = min(line.box.y0 for line in inside), max(line.box.y1 for line in inside)
    start, padding = min(line.box.x0 for line in inside), top - max(line.box.y1 for line in above)
    reach = padding + _TIGHT * inside[0].size
    begins = any(abs(line.box.x0 - start) <= _FLUSH for line in above if line.box.x0 < right)
    return begins and first - top <= reach and bottom - last <= reach


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2


def _table(page: Page, levels: list[Rail], uprights: list[Rail], free: set[int]) -> RawTable | None:
    cut = len(levels) == 1
    levels = with_ends_of_uprights(levels, uprights)
    xs, ys = [r.at for r in uprights], [r.at for r in levels]
    left, right = min(a for r in levels for a, _ in r.stretches), max(b for r in levels for _, b in r.stretches)
    if xs[0] - left > 8:
        xs.insert(0, left)
    if right - xs[-1] > 8:
        xs.append(right)
    low, high, lines = 2 * (xs[0] - 2), 2 * (xs[-1] + 2), page.lines
    within = [i for i in lines_at(lines, ys[0] - 1, ys[-1] + 1) if i in free]
    inside = [i for i in within if low <= lines[i].box.x0 + lines[i].box.x1 <= high]
    if len(xs) == 2 == len(ys) and inside:
        return _box_at_top(page, xs, levels, inside, free)
    if cut and len(uprights) == 2:
        return None
    if len(xs) < 3 or len(ys) < 2 or not inside:
        return None
    rows = cells_to_rows([lines[i] for i in inside], page.number, xs, levels, uprights)
    rows = [row for row in rows if row.spanning or any(row.cells)]
    filled = [any(column) for column in zip(*[row.cells for row in rows], strict=True)]
    labelled = any(row.merged for row in rows)
    used = [j for j, full in enumerate(filled) if full or (labelled and _has_label(rows, j, xs))]
    at_edge = (cut or len(used) == 1) and _at_edge(page, ys, free - set(inside))
    fragment = len(used) == 1 and len(rows) == 1 and at_edge
    if (len(used) < 2 and not fragment) or (cut and not at_edge):
        return None
    used = list(range(len(xs) - 1)) if fragment else used
    for row in rows if len(used) < len(xs) - 1 else ():
        row.cells = [row.cells[j] for j in used]
        row.merged = {used.index(a): max(used.index(j) for j in used if j <= b) for a, b in row.merged.items()}
    free.difference_update(inside)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    table = RawTable([(xs[j], xs[j + 1]) for j in used], rows, 0, page.number, box, fragment=fragment)
    _place_pictures(page, table, ys)
    return table


def _box_at_top(
    page: Page, xs: Sequence[float], levels: Sequence[Rail], inside: list[int], free: set[int]
) -> RawTable | None:
    """A box around a few lines that a page begins with: a comment that the page before cut off its table, or running text."""
    top, bottom = levels[0].at, levels[1].at
    lines = [page.lines[i] for i in inside]
    above = any(page.lines[i].box.y0 < top for i in free.difference(inside))
    side_by_side = any(len(base.lines) > 1 for base in baselines(lines, range(len(lines)))[1:])
    if above or side_by_side or bottom - top > _BOX_LINES * lines[0].size:
        return None
    free.difference_update(inside)
    row = RawRow([[]], sorted(lines, key=lambda line: (line.box.y0, line.box.x0)), page=page.number, top=top)
    return RawTable([(xs[0], xs[1])], [row], 0, page.number, Box(xs[0], top, xs[1], bottom), fragment=True)


def _at_edge(page: Page, ys: Sequence[float], others: set[int]) -> bool:
    """Whether nothing else on a page stands above a grid, or nothing below it."""
    boxes = [page.lines[i].box for i in others]
    return all(box.y0 > ys[0] for box in boxes) or all(box.y1 < ys[-1] for box in boxes)


def _has_label(rows: Sequence[RawRow], column: int, xs: Sequence[float]) -> bool:
    """Whether a cell over several columns holds a text that stands in one of them alone: a head's label, where the page
    ends behind the head."""
    over = [row.cells[a] for row in rows for a, b in row.merged.items() if a < column <= b]
    return any(xs[column] <= line.box.x0 and line.box.x1 <= xs[column + 1] for cell in over for line in cell)


def _place_pictures(page: Page, table: RawTable, ys: list[float]) -> None:
    """Give each row the small pictures that stand in it, left to right."""
    for picture in sorted(page.pictures, key=lambda p: p.box.x0):
        x, y = (picture.box.x0 + picture.box.x1) / 2, (picture.box.y0 + picture.box.y1) / 2
        if not (table.box.x0 <= x <= table.box.x1 and ys[0] <= y <= ys[-1]):
            continue
        below = [row for row in table.rows if row.top <= y]
        if below:
            below[-1].pictures.append(picture)
