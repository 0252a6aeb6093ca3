"""Names of rows that wrap: which lines of a table's first column are one name where no rule or gap tells.

A line ends where the next word did not fit. So a line goes on the one above if its first word had no room there; with room
enough it is another row, such as the heading of a group.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from vpextract.layout.sheet import Baseline, is_number, is_tabular, stand_over
from vpextract.layout.words import HYPHENS, fits_no_more
from vpextract.model import Line
from vpextract.numerals import is_whole_time
from vpextract.settings import SETTINGS

NAMES_REACH = 0.5
"""A first column is at least so wide, as a share of the way to what stands beside it."""
WRAPS_WITHIN = 1.6
"""Lines of one cell follow each other within so many letter sizes, as a rule."""


class GoesOn(IntEnum):
    """Whether a line goes on the one above it."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class NameColumn:
    """The first column: where what stands beside it begins, and how far its names may reach at least."""

    beside: float
    edge: float

    def name_of(self, base: Baseline) -> Line | None:
        """The text in this column; None where there is none, or one text runs on under the other columns."""
        line = base.lines[0]
        runs_on = len(base.lines) == 1 and line.box.x1 > self.beside + line.size
        return line if line.box.x0 < self.beside - 1 and not runs_on else None

    def goes_on(self, above: Line, below: Line) -> GoesOn:
        """Whether two lines that follow each other in this column are one name."""
        if above.bold != below.bold or abs(above.size - below.size) > 0.3:
            return GoesOn.NO
        if above.text[-1] in HYPHENS:
            return GoesOn.YES
        near = below.box.y0 - above.box.y0 <= WRAPS_WITHIN * above.size
        full = fits_no_more(above, below, self.edge)
        if below.text[0].islower():
            return GoesOn.YES if full and near else GoesOn.PERHAPS
        if above.text[-1] in ".!?:" or not near:
            return GoesOn.NO
        return GoesOn.PERHAPS if full else GoesOn.NO


def name_column(region: Sequence[Baseline], n_head: int) -> NameColumn | None:
    """The first column of a region of baselines; None where nothing stands beside it."""
    beside = min((line.box.x0 for base in region if is_tabular(base) for line in base.lines[1:]), default=None)
    if beside is None:
        return None
    names = [base.lines[0] for base in region[n_head:] if base.left < beside - 1]
    if not names:
        return None
    reach = [base.lines[0].box.x1 for base in region[n_head:] if is_tabular(base) and base.left < beside - 1]
    left = min(line.box.x0 for line in names)
    return NameColumn(beside, max([left + NAMES_REACH * (beside - left), *reach]))


def rows_by_name(region: Sequence[Baseline], n_head: int, column: NameColumn) -> tuple[dict[int, bool], set[int]]:
    """(whether a baseline with a name begins a row, which of them are doubtful), for the baselines below the head."""
    begins: dict[int, bool] = {}
    doubtful: set[int] = set()
    before: _Unit | None = None
    below_values = False
    chain: list[tuple[int, GoesOn]] = []
    for unit in _units(region, n_head, column):
        if not unit.names:
            continue
        goes, doubt = _goes_on(before, unit, column) if before is not None else (GoesOn.NO, False)
        chain.append((unit.at, goes))
        if doubt:
            doubtful.add(unit.at)
        if unit.values:
            _settle(chain, begins, doubtful, below_values)
            below_values, chain = True, []
        before = unit
    _settle(chain, begins, doubtful, False)
    return begins, doubtful


def follow_closely(region: Sequence[Baseline], start: int, column: NameColumn) -> bool:
    """Whether rows stand in a band that nothing parts: names with figures below each other, or names that are not one."""
    units = [unit for unit in _units(region, start, column) if unit.names]
    valued = [unit for unit in units if unit.values]
    if any(_collide(above, below) for above, below in itertools.pairwise(valued)):
        return True
    return any(
        above.values and below.values and column.goes_on(above.names[-1], below.names[0]) == GoesOn.NO
        for above, below in itertools.pairwise(units)
    )


def is_cut_figure(line: Line) -> bool:
    """Whether a narrow cell has cut a figure behind its comma: the line below goes on it."""
    return line.text.endswith(",") and line.text[0].isdecimal()


def hold_several(region: Sequence[Baseline], start: int, column: NameColumn) -> bool:
    """Whether names with figures below each other are rows for sure: no narrow cell cut a figure behind its comma, and
    all columns have figures on all lines: two columns on three lines, or three on two; or one name at least had room for
    the next. On two lines, or without such figures, none may read like the rest of the one above."""
    valued = [unit for unit in _units(region, start, column) if unit.names and unit.values]
    pairs = [(above.names[-1], below.names[0]) for above, below in itertools.pairwise(valued) if _collide(above, below)]
    cut = any(is_cut_figure(line) for unit in valued for line in unit.values)
    rest = any(below.text[0].islower() or above.text[-1] in HYPHENS for above, below in pairs)
    if cut or not pairs:
        return False
    figures = {sum(map(is_number, unit.values)) for unit in valued}
    grid = len(pairs) == len(valued) - 1 and len(figures) == 1 and max(figures) > (1 if len(pairs) > 1 else 2)
    if rest:
        return grid and len(pairs) > 1  # "varav hemtjänst" is a row of its own
    return grid or any(column.goes_on(above, below) == GoesOn.NO for above, below in pairs)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Baselines so close that they are one row: the index of the first with a name, its names, and the texts beside."""

    at: int
    names: tuple[Line, ...]
    values: tuple[Line, ...]


def _units(region: Sequence[Baseline], n_head: int, column: NameColumn) -> list[_Unit]:
    groups: list[list[int]] = []
    for at in range(n_head, len(region)):
        if groups and at and region[at].top - region[at - 1].top < SETTINGS.beside * region[at].size:
            groups[-1].append(at)
        else:
            groups.append([at])
    out = []
    for group in groups:
        names = [(at, name) for at in group if (name := column.name_of(region[at])) is not None]
        named = {id(name) for _, name in names}
        values = tuple(line for at in group for line in region[at].lines if id(line) not in named)
        out.append(_Unit(group[0], tuple(name for _, name in names), values))
    return out


def _collide(above: _Unit, below: _Unit) -> bool:
    """Whether both have figures in one column, or both whole times there ("1 jan 2031", "våren 2031")."""
    return any(
        stand_over(a, b) and ((is_number(a) and is_number(b)) or (is_whole_time(a.text) and is_whole_time(b.text)))
        for a in above.values
        for b in below.values
    )


def _row_goes_on(above: _Unit, below: _Unit, goes: GoesOn) -> tuple[GoesOn, bool]:
    """The same for two units with values: two rows, unless the name goes on in small letters and each value stands below
    one that it may go on, or each word above over one that goes on it (where cells stand at the bottom of their row).
    Figures make that doubtful, and impossible where they stand below figures or the name had room.
    """
    small = goes != GoesOn.NO and (below.names[0].text[0].islower() or above.names[-1].text[-1] in HYPHENS)
    under = all(any(stand_over(up, line) for up in above.values) for line in below.values)
    over = all(not is_number(up) and any(stand_over(up, line) for line in below.values) for up in above.values)
    if small and over and goes == GoesOn.YES:
        return GoesOn.YES, False
    figures = any(is_number(line) for line in below.values)
    if not small or not under or _collide(above, below) or (figures and goes != GoesOn.YES):
        return GoesOn.NO, False
    return GoesOn.YES, figures or goes == GoesOn.PERHAPS


def _goes_on(above: _Unit, below: _Unit, column: NameColumn) -> tuple[GoesOn, bool]:
    """Whether a unit goes on the one above, and whether that is doubtful."""
    goes = column.goes_on(above.names[-1], below.names[0])
    if not below.values:
        return goes, goes == GoesOn.PERHAPS
    if above.values:
        return _row_goes_on(above, below, goes)
    return (goes, False) if goes == GoesOn.YES else (GoesOn.NO, goes == GoesOn.PERHAPS)


def _settle(chain: Sequence[tuple[int, GoesOn]], begins: dict[int, bool], doubtful: set[int], between: bool) -> None:
    """Say which units of a chain begin a row. `between`: it stands between two rows with values, so that one of it must."""
    for at, goes in chain:
        begins[at] = goes == GoesOn.NO
    found = [goes for _, goes in chain]
    if not between or GoesOn.NO in found or len(chain) == 1:
        return
    least = min(found)
    begins[max(at for at, goes in chain if goes == least)] = True
    if least == GoesOn.YES or found.count(least) > 1:
        doubtful.update(at for at, _ in chain)
