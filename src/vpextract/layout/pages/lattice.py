"""Ruled tables: rules → long rules → grids → cells. Fills never make a table, only rules that cross do."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.layout.pages.grids import grids_of, with_ends_of_uprights
from vpextract.layout.pages.lattice_cells import cells_to_rows
from vpextract.layout.pages.rulings import Rail, edges_of_cells, rails
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page
from vpextract.settings import SETTINGS


def ruled_tables(page: Page, free: set[int]) -> list[RawTable]:
    """The tables that crossing rules make. Takes the lines that stand in their cells out of `free` (indices of page.lines)."""
    edges = edges_of_cells(page)
    rules = [*page.rules, *edges]
    if len(rules) < 3:
        return []
    tables = []
    for levels, uprights in grids_of(rails(rules, True), rails(rules, False), lambda box: _is_row(page, box)):
        if edges and not _is_drawn(page, levels, uprights):
            continue
        table = _table(page, levels, uprights, free)
        if table is not None:
            tables.append(table)
    return tables


def _is_drawn(page: Page, levels: Sequence[Rail], uprights: Sequence[Rail]) -> bool:
    """Whether rules part columns here: where none is drawn between the outermost, the rails are edges of painted areas."""
    left, right = uprights[0].at + SETTINGS.snap, uprights[-1].at - SETTINGS.snap
    top, bottom = levels[0].at, levels[-1].at
    return any(r.x0 == r.x1 and left < r.x0 < right and r.y0 < bottom and top < r.y1 for r in page.rules)


def _is_row(page: Page, gap: Box) -> bool:
    """Whether a gap in an upright rule holds text like that of the cells above it, and nothing that looks otherwise."""
    inside = [line for line in page.lines if gap.y0 - 1 <= _middle(line) <= gap.y1 + 1 and gap.x0 <= line.box.x1]
    inside = [line for line in inside if line.box.x0 <= gap.x1]
    above = [line for line in page.lines if gap.y0 - 4 * line.size <= _middle(line) < gap.y0 - 1]
    sizes = {round(line.size, 1) for line in inside}
    return bool(inside) and sizes <= {round(line.size, 1) for line in above} and not any(x.bold for x in inside[1:])


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2


def _table(page: Page, levels: list[Rail], uprights: list[Rail], free: set[int]) -> RawTable | None:
    levels = with_ends_of_uprights(levels, uprights)
    xs, ys = [r.at for r in uprights], [r.at for r in levels]
    left, right = min(a for r in levels for a, _ in r.stretches), max(b for r in levels for _, b in r.stretches)
    if xs[0] - left > 8:
        xs.insert(0, left)
    if right - xs[-1] > 8:
        xs.append(right)
    low_x, high_x, low_y, high_y = 2 * (xs[0] - 2), 2 * (xs[-1] + 2), 2 * (ys[0] - 1), 2 * (ys[-1] + 1)
    lines = page.lines
    inside = [
        i
        for i in free
        for x0, y0, x1, y1 in (lines[i].box,)
        if low_x <= x0 + x1 <= high_x and low_y <= y0 + y1 <= high_y
    ]
    if len(xs) < 3 or len(ys) < 2 or len(inside) < 2:
        return None
    rows = cells_to_rows([lines[i] for i in inside], page.number, xs, levels, uprights)
    rows = [row for row in rows if row.lines or row.pictures]
    used = [j for j in range(len(xs) - 1) if any(row.cells[j] for row in rows)]
    if len(used) < 2:
        return None
    for row in rows:
        row.cells = [row.cells[j] for j in used]
        row.merged = {used.index(a): max(used.index(j) for j in used if j <= b) for a, b in row.merged.items()}
    free.difference_update(inside)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    table = RawTable([(xs[j], xs[j + 1]) for j in used], rows, 0, page.number, box)
    _place_pictures(page, table, ys)
    return table


def _place_pictures(page: Page, table: RawTable, ys: list[float]) -> None:
    """Give each row the small pictures that stand in it, left to right."""
    for picture in sorted(page.pictures, key=lambda p: p.box.x0):
        x, y = (picture.box.x0 + picture.box.x1) / 2, (picture.box.y0 + picture.box.y1) / 2
        if not (table.box.x0 <= x <= table.box.x1 and ys[0] <= y <= ys[-1]):
            continue
        below = [row for row in table.rows if row.top <= y]
        if below:
            below[-1].pictures.append(picture)
