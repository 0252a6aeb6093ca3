"""Which rows a band between two level rules holds: told by its gaps, its figures, and the names in the first column."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vpextract.layout.pages.borderless.row_names import is_cut_figure, name_column, rows_by_name
from vpextract.layout.sheet import Baseline, baselines, is_number, step_between
from vpextract.layout.tables.raw import RawRow
from vpextract.numerals import is_whole_time
from vpextract.settings import SETTINGS

WIDEST_PITCH = 1.6
"""Lines of one cell follow each other within so many letter sizes."""

_SHORT_NAME = 2
"""In a name of so few lines values at the top stand in the middle as well."""
_SHORT_WORD = 3
"""Letters of a word that links others at most."""

Pitches = dict[float, float]
"""From one line of a cell to the next, for each letter size."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Baselines so close that they stand in one row, and which columns have text, figures, or figures and times on them."""

    bases: tuple[Baseline, ...]
    filled: frozenset[int]
    figures: frozenset[int]
    values: frozenset[int]

    @property
    def top(self) -> float:
        return self.bases[0].top

    @property
    def valued(self) -> bool:
        return bool(self.figures) and len(self.filled) > 1


@dataclass(frozen=True, slots=True)
class Band:
    units: tuple[Unit, ...]
    column_of: dict[int, int]
    """Which column a line (by `id`) stands in."""

    @classmethod
    def of(cls, row: RawRow) -> Band:
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
    def valued(self) -> list[Unit]:
        return [unit for unit in self.units if unit.valued]

    def goes_on_at(self, at: int) -> bool:
        """Whether the first text in the first column of a unit, if it has one, begins in small letters."""
        names = [x.text for base in self.units[at].bases for x in base.lines if self.column_of[id(x)] == 0]
        return bool(names) and names[0][0].islower()


def _unit(bases: Sequence[Baseline], column_of: dict[int, int]) -> Unit:
    lines = [line for base in bases for line in base.lines]
    filled = frozenset(column_of[id(line)] for line in lines)
    figures = frozenset(column_of[id(line)] for line in lines if column_of[id(line)] and is_number(line))
    times = frozenset(column_of[id(line)] for line in lines if column_of[id(line)] and is_whole_time(line.text))
    return Unit(tuple(bases), filled, figures, figures | times)


def starts_of(band: Band, pitches: Pitches, ruled: Callable[[], bool]) -> list[int]:
    """The units at which a row of this band begins; the first alone where it is one row."""
    units = band.units
    if len(units) < 2:
        return [0]
    wide = [0, *(at for at in range(1, len(units)) if _is_wide(units[at - 1], units[at], pitches))]
    rows = _begin_rows(units, wide)
    if len(rows) > 1 and (_have_figures(units, rows) or (not ruled() and _are_likely(band, rows))):
        return rows
    side_by_side = [unit for unit in units if unit.values and len(unit.filled) > 1]
    stacked = [pair for pair in itertools.pairwise(side_by_side) if pair[0].values & pair[1].values]
    if len(wide) > 1:
        return (not ruled() and _cut_by_page(band)) or [0]
    if not stacked:
        return (not ruled() and (_told_by_names_alone(band) or _cut_by_page(band))) or [0]
    alike = [len(a.filled & b.filled) for a, b in stacked]
    if (
        min(alike) < 2
        or any(_is_cut(above) for above, _ in stacked)
        or (ruled() and min(len(a.values & b.values) for a, b in stacked) < 2)
    ):
        return [0]
    return _told_by_names(band)


def _is_wide(above: Unit, below: Unit, pitches: Pitches) -> bool:
    """Whether two units stand further apart than the lines of a cell."""
    return step_between(above.bases[-1], below.bases[0]) > widest_step(below.bases[0].size, pitches)


def widest_step(size: float, pitches: Pitches) -> float:
    """What stands further apart than this is not one cell."""
    return pitches.get(size, WIDEST_PITCH * size) * SETTINGS.row_gap


def _begin_rows(units: Sequence[Unit], wide: Sequence[int]) -> list[int]:
    """Those of the units behind a wide gap that begin a row: they have a name, or stand close above the name of a row whose
    cells stand at its bottom, or are a header's lower level, with texts side by side above all figures. What else has no
    name goes on the row above."""
    figures = next((at for at, unit in enumerate(units) if unit.figures), 0)
    return [
        at
        for at in wide
        if at == 0
        or 0 in units[at].filled
        or (at + 1 < len(units) and at + 1 not in wide and 0 in units[at + 1].filled)
        or (at < figures and len(units[at].filled) > 1)
    ]


def _have_figures(units: Sequence[Unit], rows: Sequence[int]) -> bool:
    """Whether two of these rows at least have figures, one column both."""
    figures = [frozenset[int]().union(*(unit.figures for unit in part)) for part in _parts(units, rows)]
    counted = Counter(column for found in figures for column in found)
    return max(counted.values(), default=0) > 1


def _filled(units: Sequence[Unit], rows: Sequence[int]) -> list[frozenset[int]]:
    """The columns in which each of these rows has text."""
    return [frozenset[int]().union(*(unit.filled for unit in part)) for part in _parts(units, rows)]


def _parts(units: Sequence[Unit], rows: Sequence[int]) -> list[Sequence[Unit]]:
    """The units of each row, of which these begin one."""
    return [units[a:b] for a, b in itertools.pairwise((*rows, len(units)))]


def _are_likely(band: Band, rows: Sequence[int]) -> bool:
    """Whether each of these rows begins with texts side by side in the same columns, or with a name, and one more column
    has texts in all, or all but the first begin with figures: the first may be the rest of a row that the page cut, or name
    a group of rows."""
    filled = {band.units[at].filled for at in rows}
    if len(filled) == 1 and min(map(len, filled)) > 1:
        return True
    named = [next((i for i in (at, at + 1) if i < len(band.units) and 0 in band.units[i].filled), None) for at in rows]
    begin = all(at is not None and not band.goes_on_at(at) for at in named)
    if begin and len(frozenset.intersection(*_filled(band.units, rows))) > 1:
        return True
    return all(band.units[at].valued and 0 in band.units[at].filled and not band.goes_on_at(at) for at in rows[1:])


def _is_cut(unit: Unit) -> bool:
    """Whether a figure of this unit is cut."""
    return any(is_cut_figure(line) for base in unit.bases for line in base.lines)


def _told_by_names_alone(band: Band) -> list[int]:
    """The same where no figures stand below each other: each of the rows has a name, and one more column has texts in all.
    Empty where that tells none."""
    starts = _told_by_names(band, sure=True)
    shared = frozenset.intersection(*_filled(band.units, starts))
    begun = [band.units[at].bases[0].lines for at in starts]
    rest = any(_links(line.text) and band.column_of[id(line)] in shared for lines in begun for line in lines)
    return starts if len(starts) > 1 and 0 in shared and len(shared) > 1 and not rest else []


def _cut_by_page(band: Band) -> list[int]:
    """Where the last row begins of which a page shows but the first lines of a name: the values of the row above it stand in
    the middle of its own name. Empty where there is none such."""
    starts = _told_by_names(band)
    if len(starts) != 2 or band.goes_on_at(starts[1]) or any(unit.filled != {0} for unit in band.units[starts[1] :]):
        return []
    lines = [line for unit in band.units[: starts[1]] for base in unit.bases for line in base.lines]
    name = [line for line in lines if band.column_of[id(line)] == 0]
    values = [line for line in lines if band.column_of[id(line)]]
    if len(name) <= _SHORT_NAME or not values:
        return []
    off = name[0].box.y0 + name[-1].box.y1 - min(x.box.y0 for x in values) - max(x.box.y1 for x in values)
    return starts if abs(off) < name[0].size else []


def _links(text: str) -> bool:
    """Whether a text begins with a short word in small letters ("av", "och"), as the rest of a cell does."""
    return text[0].islower() and len(text.split(" ", 1)[0]) <= _SHORT_WORD


def _told_by_names(band: Band, sure: bool = False) -> list[int]:
    """Where rows begin that stand as close as the lines in them; names in small letters alone are the rest of one."""
    bases = [base for unit in band.units for base in unit.bases]
    names = name_column(bases, 0)
    lower = [name for base in bases[1:] if names and (name := names.name_of(base)) is not None]
    if names is None or all(name.text[0].islower() for name in lower):
        return [0]
    begins, doubtful = rows_by_name(bases, 0, names)
    if sure and doubtful:
        return [0]
    starts, at = [0], 0
    for number, unit in enumerate(band.units):
        if number and any(begins.get(i, False) for i in range(at, at + len(unit.bases))):
            starts.append(number)
        at += len(unit.bases)
    return starts
