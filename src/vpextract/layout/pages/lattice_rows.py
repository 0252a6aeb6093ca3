"""Rules are evidence, not the law: a band between two level rules may hold several rows of a table.

Several rows stand in a band where several baselines of it are shared by several columns and figures stand below each other
in one of them. They are parted at the gaps that are wider than those between the lines of a cell; where none is, by names
and figures. Where rules part most other rows of the table, it takes more to believe that these do not.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vpextract.layout.pages.lattice_bands import WIDEST_PITCH, Band, Pitches, starts_of, widest_step
from vpextract.layout.sheet import baselines, crossed, is_number, step_between
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line
from vpextract.numerals import is_numeric, is_whole_time
from vpextract.settings import SETTINGS

_UNEVEN = 1.08
"""Steps of one pitch differ by so much: measured 9.8–10.5 with letters of 8.5 on pixels of 0.75 points."""
_LEVELS = 2
"""The first row of a table stands below so many rows of its header at most."""
PARTED_BY_RULES = 2
"""So many rows that rules part, and half of all, tell that rules part this table's rows."""


def cell_pitches(tables: Sequence[RawTable]) -> Pitches:
    """The line pitch within the cells of ruled tables: one of the smallest steps in them, as rows may share a band."""
    steps: dict[float, list[float]] = {}
    for table in tables:
        for row in table.rows:
            for lines in [cell for cell in (*row.cells, row.spanning) if len(cell) > 1]:
                for above, below in itertools.pairwise(lines):
                    step = below.box.y0 - above.box.y0
                    if above.size == below.size and 0.9 * below.size <= step <= WIDEST_PITCH * below.size:
                        steps.setdefault(below.size, []).append(step)
    return {size: _pitch(found) for size, found in steps.items()}


def _pitch(steps: Sequence[float]) -> float:
    """The widest of the steps that are as good as the smallest: some producers set lines on whole pixels."""
    usual = sorted(steps)[len(steps) // 10 :]  # a few are less: raised marks, lines set closer
    return max(step for step in usual if step <= _UNEVEN * usual[0])


def part_rows(table: RawTable, pitches: Pitches) -> None:
    """Give each row of a table whose bands hold several a row of its own."""
    for above, below in itertools.pairwise(table.rows):
        _take_names_down(above, below)
    for at in range(min(_LEVELS, len(table.rows) - 1), 0, -1):
        _part_level(table.rows, at)
    _part_header(table.rows)
    bands = {id(row): Band.of(row) for row in table.rows if not row.spanning and _may_hold_several(row, pitches)}
    if not bands:
        return

    @cache  # asked where a band may hold several rows only
    def ruled() -> bool:
        return _are_ruled([bands.get(id(row)) or Band.of(row) for row in table.rows if not row.spanning])

    rows: list[RawRow] = []
    for row in table.rows:
        band = bands.get(id(row))
        starts = starts_of(band, pitches, ruled) if band is not None else []
        parts = _parted(row, band, starts) if band is not None and len(starts) > 1 else [row]
        if len(parts) > 1:
            _merge_labels(parts[0], table.columns)
            for part in parts:
                _part_merged(part, table.columns)
        rows += parts
    table.rows = rows


def _part_level(rows: list[RawRow], at: int) -> None:
    """Give a row of its own to the lower level of a header, which no rule parts from the first row: bold labels, without a
    name, under all parts of the labels over several columns, and no more in bold below.

    A label of another column may end in this band, and texts of the first row, its name for one, may stand in cells that
    run over both.
    """
    above, row = rows[at - 1], rows[at]
    parts = {j for first, last in above.merged.items() for j in range(first, last + 1)}
    if not parts or row.spanning or not row.lines:
        return
    own = [[line for line in cell if line.bold] for cell in row.cells]
    rest = [[line for line in cell if not line.bold] for cell in row.cells]
    labels, below = [x for cell in own for x in cell], [x for cell in rest for x in cell]
    filled = {j for j, cell in enumerate(own) if cell}
    ends = filled - parts
    styled = labels and below and max(map(_middle, labels)) < min(map(_middle, below))
    if not (styled and parts <= filled and 0 not in ends and all(_are_bold(above.cells[j]) for j in ends)):
        return
    for j in ends:
        above.cells[j], own[j] = above.cells[j] + own[j], []
    for j, cell in enumerate(above.cells):
        texts = [line for line in cell if not line.bold and _middle(line) > row.top]
        if texts and not rest[j] and len(texts) < len(cell):
            above.cells[j], rest[j] = [line for line in cell if line not in texts], texts
    rows[at : at + 1] = [
        RawRow(own, page=row.page, top=row.top),
        replace(row, cells=rest, top=min(line.box.y0 for cell in rest for line in cell)),
    ]


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2


def _are_bold(lines: Sequence[Line]) -> bool:
    return bool(lines) and all(line.bold for line in lines)


def _part_header(rows: list[RawRow]) -> None:
    """Give the bold labels at the top of the first band a row of their own, where no rule parts them from the first row:
    labels for all columns that this row fills, no figures among them, and no more in bold below."""
    row = rows[0]
    bases = baselines(row.lines, range(len(row.lines)))
    count = next((at for at, base in enumerate(bases) if not all(line.bold for line in base.lines)), 0)
    labels = {id(line): line for base in bases[:count] for line in base.lines}
    own = [[line for line in cell if id(line) in labels] for cell in row.cells]
    rest = [[line for line in cell if id(line) not in labels] for cell in row.cells]
    below = [line for cell in rest for line in cell]
    if row.spanning or row.merged or any(is_number(line) for line in labels.values()) or any(x.bold for x in below):
        return
    filled = [j for j, cell in enumerate(rest) if cell]
    if len(filled) > 1 and filled[0] == 0 and all(own[j] for j in filled):
        top = min(line.box.y0 for line in below)
        rows[:1] = [RawRow(own, page=row.page, top=row.top), replace(row, cells=rest, top=top)]


def _take_names_down(above: RawRow, below: RawRow) -> None:
    """Give a band the names that stand beside its figures in a first cell which no rule ends below the band above: two at
    least, one on each height with figures; a lone one there is the name of all rows."""
    if below.spanning or below.cells[0] or not above.cells[0] or above.spanning:
        return
    names = [line for line in above.cells[0] if _middle(line) > below.top]
    figured = [base for base in baselines(below.lines, range(len(below.lines))) if any(map(is_number, base.lines))]
    beside = [base for base in figured if any(base.top < line.box.y1 and line.box.y0 < base.bottom for line in names)]
    if len(names) > 1 and len(figured) > 1 and len(beside) == len(figured):
        above.cells[0] = [line for line in above.cells[0] if line not in names]
        below.cells[0] = names


def _may_hold_several(row: RawRow, pitches: Pitches) -> bool:
    """Whether more than one row can begin in a band at all, as far as the number and the heights of its texts tell: most
    bands need no closer look."""
    lines = row.lines
    if len(lines) < 2:
        return False
    tops, sizes = [line.box.y0 for line in lines], {line.size for line in lines}
    high = max(tops) - min(tops)
    if high < SETTINGS.beside * min(sizes):
        return False
    figures = [sum([is_numeric(x.text) or is_whole_time(x.text) for x in cell]) for cell in row.cells[1:]]
    if max(figures, default=0) > 1:
        return True
    if high <= min([widest_step(size, pitches) for size in sizes]):
        return False
    if not (row.cells[0] and any(figures)) and sum([len(cell) > 1 for cell in row.cells]) < 2:
        return False
    if any(line.text[0].isupper() for line in row.cells[0][1:]):
        return True
    bases = baselines(lines, range(len(lines)))
    return any(
        step_between(above, below) > widest_step(below.size, pitches) for above, below in itertools.pairwise(bases)
    )


def _are_ruled(bands: Sequence[Band]) -> bool:
    """Whether rules part most rows of a table."""
    single = sum([len(band.valued) == 1 for band in bands])
    return single >= PARTED_BY_RULES and 2 * single >= len(bands)


def _parted(row: RawRow, band: Band, starts: Sequence[int]) -> list[RawRow]:
    """The rows of a band; its small pictures go to the rows beside them."""
    out = []
    for start, end in itertools.pairwise((*starts, len(band.units))):
        cells: list[list[Line]] = [[] for _ in row.cells]
        for unit in band.units[start:end]:
            for base in unit.bases:
                for line in base.lines:
                    cells[band.column_of[id(line)]].append(line)
        top = row.top if start == 0 else band.units[start].top
        out.append(RawRow(cells, page=row.page, top=top, merged=dict(row.merged)))
    for picture in row.pictures:
        middle = (picture.box.y0 + picture.box.y1) / 2
        [part for part in out if part.top <= middle or part is out[0]][-1].pictures.append(picture)
    return out


def _part_merged(row: RawRow, columns: Sequence[tuple[float, float]]) -> None:
    """Give the texts of a cell over several columns to these, where each stands in one of them and no two in the same: only
    the row above them has the label that runs over all."""
    for first, last in list(row.merged.items()):
        places = [crossed(line, columns) for line in row.cells[first]]
        own = [place[0] for place in places if len(place) == 1 and first <= place[0] <= last]
        if len(own) == len(places) and len(set(own)) == len(own) > 1:
            lines = row.cells[first]
            row.cells[first] = []
            for column, line in zip(own, lines, strict=True):
                row.cells[column].append(line)
            del row.merged[first]


def _merge_labels(row: RawRow, columns: Sequence[tuple[float, float]]) -> None:
    """Let a label of a header, the first row of a band, run over the columns that it crosses where nothing else stands."""
    for j in row.filled():
        over = [k for line in row.cells[j] for k in crossed(line, columns)]
        first, last = min(over, default=j), max(over, default=j)
        if first < last and not any(row.cells[k] for k in range(first, last + 1) if k != j):
            row.cells[first], row.cells[j] = row.cells[j], row.cells[first]
            row.merged[first] = last
