"""Rules are evidence, not the law: a band between two level rules may hold several rows of a table.

Several rows stand in a band where several baselines of it are shared by several columns and figures stand below each other
in one of them. They are parted at the gaps that are wider than those between the lines of a cell; where none is, by names
and figures. Where rules part most other rows of the table, it takes more to believe that these do not.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from vpextract.layout.pages.borderless.row_names import name_column, rows_by_name
from vpextract.layout.sheet import Baseline, baselines, crossed, step_between
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line
from vpextract.numerals import is_numeric
from vpextract.settings import SETTINGS

WIDEST_PITCH = 1.6
"""Lines of one cell follow each other within so many letter sizes."""
_UNEVEN = 1.08
"""Steps of one pitch differ by so much: measured 9.8–10.5 with letters of 8.5 on pixels of 0.75 points."""
PARTED_BY_RULES = 2
"""So many rows that rules part, and half of all, tell that rules part this table's rows."""

Pitches = dict[float, float]
"""From one line of a cell to the next, for each letter size."""


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
    bands = {id(row): _Band.of(row) for row in table.rows if not row.spanning and _may_hold_several(row, pitches)}
    if not bands:
        return

    @cache  # asked where a band may hold several rows only
    def ruled() -> bool:
        return _are_ruled([bands.get(id(row)) or _Band.of(row) for row in table.rows if not row.spanning])

    rows: list[RawRow] = []
    for row in table.rows:
        band = bands.get(id(row))
        starts = _starts(band, pitches, ruled) if band is not None else []
        parts = _parted(row, band, starts) if band is not None and len(starts) > 1 else [row]
        if len(parts) > 1:
            _merge_labels(parts[0], table.columns)
            for part in parts:
                _part_merged(part, table.columns)
        rows += parts
    table.rows = rows


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
    figures = [sum([is_numeric(line.text) for line in cell]) for cell in row.cells[1:]]
    if max(figures, default=0) > 1:
        return True
    if high <= min([_gap(size, pitches) for size in sizes]):
        return False
    if not (row.cells[0] and any(figures)) and sum([len(cell) > 1 for cell in row.cells]) < 2:
        return False
    bases = baselines(lines, range(len(lines)))
    return any(step_between(above, below) > _gap(below.size, pitches) for above, below in itertools.pairwise(bases))


def _are_ruled(bands: Sequence[_Band]) -> bool:
    """Whether rules part most rows of a table."""
    single = sum([len(band.valued) == 1 for band in bands])
    return single >= PARTED_BY_RULES and 2 * single >= len(bands)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Baselines so close that they stand in one row, and which columns have text or figures on them."""

    bases: tuple[Baseline, ...]
    filled: frozenset[int]
    figures: frozenset[int]

    @property
    def top(self) -> float:
        return self.bases[0].top

    @property
    def valued(self) -> bool:
        return bool(self.figures) and len(self.filled) > 1


@dataclass(frozen=True, slots=True)
class _Band:
    units: tuple[_Unit, ...]
    column_of: dict[int, int]
    """Which column a line (by `id`) stands in."""

    @classmethod
    def of(cls, row: RawRow) -> _Band:
        column_of = {id(line): j for j, cell in enumerate(row.cells) for line in cell}
        lines = row.lines
        groups: list[list[Baseline]] = []
        for base in baselines(lines, range(len(lines))):
            if groups and step_between(groups[-1][-1], base) < SETTINGS.beside * base.size:
                groups[-1].append(base)
            else:
                groups.append([base])
        return cls(tuple(_unit(group, column_of) for group in groups), column_of)

    @property
    def valued(self) -> list[_Unit]:
        return [unit for unit in self.units if unit.valued]

    def name_at(self, at: int) -> str:
        """The first text in the first column of a unit that has one."""
        return next(x.text for base in self.units[at].bases for x in base.lines if self.column_of[id(x)] == 0)


def _unit(bases: Sequence[Baseline], column_of: dict[int, int]) -> _Unit:
    lines = [line for base in bases for line in base.lines]
    filled = frozenset(column_of[id(line)] for line in lines)
    figures = frozenset(column_of[id(line)] for line in lines if column_of[id(line)] and is_numeric(line.text))
    return _Unit(tuple(bases), filled, figures)


def _starts(band: _Band, pitches: Pitches, ruled: Callable[[], bool]) -> list[int]:
    """The units at which a row of this band begins; the first alone where it is one row."""
    units = band.units
    if len(units) < 2:
        return [0]
    wide = [0, *(at for at in range(1, len(units)) if _is_wide(units[at - 1], units[at], pitches))]
    rows = _begin_rows(units, wide)
    if len(rows) > 1 and (_have_figures(units, rows) or (not ruled() and _are_likely(band, rows))):
        return rows
    stacked = [pair for pair in itertools.pairwise(band.valued) if pair[0].figures & pair[1].figures]
    if len(wide) > 1 or not stacked:
        return [0]
    alike = [len(a.filled & b.filled) for a, b in stacked]
    if (
        min(alike) < 2
        or any(_is_cut(above) for above, _ in stacked)
        or (ruled() and min(len(a.figures & b.figures) for a, b in stacked) < 2)
    ):
        return [0]
    return _told_by_names(band)


def _is_wide(above: _Unit, below: _Unit, pitches: Pitches) -> bool:
    """Whether two units stand further apart than the lines of a cell."""
    return step_between(above.bases[-1], below.bases[0]) > _gap(below.bases[0].size, pitches)


def _gap(size: float, pitches: Pitches) -> float:
    """What stands further apart than this is not one cell."""
    return pitches.get(size, WIDEST_PITCH * size) * SETTINGS.row_gap


def _begin_rows(units: Sequence[_Unit], wide: Sequence[int]) -> list[int]:
    """Those of the units behind a wide gap that begin a row: they have a name, or are a header's lower level, with texts side
    by side above all figures. What else has no name goes on the row above."""
    figures = next((at for at, unit in enumerate(units) if unit.figures), 0)
    return [at for at in wide if at == 0 or 0 in units[at].filled or (at < figures and len(units[at].filled) > 1)]


def _have_figures(units: Sequence[_Unit], rows: Sequence[int]) -> bool:
    """Whether two of these rows at least have figures, one column both."""
    figures = [
        frozenset[int]().union(*(unit.figures for unit in units[a:b]))
        for a, b in itertools.pairwise((*rows, len(units)))
    ]
    counted = Counter(column for found in figures for column in found)
    return max(counted.values(), default=0) > 1


def _are_likely(band: _Band, rows: Sequence[int]) -> bool:
    """Whether each of these rows begins with texts side by side in the same columns, or all but the first with figures:
    the first may be the rest of a row that the page cut, or name a group of rows."""
    filled = {band.units[at].filled for at in rows}
    alike = len(filled) == 1 and min(map(len, filled)) > 1
    return alike or all(band.units[at].valued and not band.name_at(at)[0].islower() for at in rows[1:])


def _is_cut(unit: _Unit) -> bool:
    """Whether a narrow cell has cut a figure behind its comma: the line below goes on it."""
    return any(line.text.endswith(",") and line.text[0].isdecimal() for base in unit.bases for line in base.lines)


def _told_by_names(band: _Band) -> list[int]:
    """Where rows begin that stand as close as the lines in them; names in small letters alone are the rest of one."""
    bases = [base for unit in band.units for base in unit.bases]
    names = name_column(bases, 0)
    lower = [name for base in bases[1:] if names and (name := names.name_of(base)) is not None]
    if names is None or all(name.text[0].islower() for name in lower):
        return [0]
    begins, _ = rows_by_name(bases, 0, names)
    starts, at = [0], 0
    for number, unit in enumerate(band.units):
        if number and any(begins.get(i, False) for i in range(at, at + len(unit.bases))):
            starts.append(number)
        at += len(unit.bases)
    return starts


def _parted(row: RawRow, band: _Band, starts: Sequence[int]) -> list[RawRow]:
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
