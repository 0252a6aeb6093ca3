"""The lines of a grid → its rows of cells: which cell each stands in, and over how many columns and bands that cell runs.

Rules tell it as a rule. Where none parts the columns of a band, the texts in it may: each stands in one column, and they fill
most of them. Where none parts the bands of a column, its texts may: each stands level with those of its own band.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from vpextract.layout.pages.rulings import Rail
from vpextract.layout.sheet import baselines, is_number
from vpextract.layout.tables.raw import RawRow
from vpextract.model import Line
from vpextract.settings import SETTINGS

_CROSSES = 0.25
"""Level rails that cross less of the table than this part no rows."""
_WIDE = 20.0
"""A narrower column holds signs."""
_FILLED = 0.6
"""Texts that no rule parts are cells where they fill this share of the columns: a comment with its label fills two."""
_BESIDE = 0.9
"""A cell runs down where this share of its sides is drawn."""
_LEVEL = 0.4
"""Texts of one row stand level within so many letter sizes."""


class _Placed(NamedTuple):
    """A line in its band, and the first and last column of its cell there."""

    line: Line
    band: int
    first: int
    last: int


def cells_to_rows(
    lines: Sequence[Line], page: int, xs: list[float], levels: list[Rail], uprights: list[Rail]
) -> list[RawRow]:
    """One row for each band between level rails that cross at least a quarter of the table, or part a label from what it
    runs over."""
    kept = levels[:1]
    for at, rail in enumerate(levels[1:], 1):
        crosses = at == len(levels) - 1 or rail.share(xs[0], xs[-1]) > _CROSSES
        if crosses or _is_under_label(rail, kept[-1].at, xs, uprights):
            kept.append(rail)
    tops = [rail.at for rail in kept[:-1]]
    rows = [RawRow([[] for _ in xs[1:]], page=page, top=top) for top in tops]
    if _is_plain(xs, kept, uprights):
        for band, inside in enumerate(_in_bands(lines, tops)):
            for line in inside:
                rows[band].cells[_column(line, xs)].append(line)
        return rows
    wide, first_wide = _wide_columns(xs)
    placed = _placed(lines, xs, kept, uprights)
    beside: list[list[Line]] = [[] for _ in tops]
    for place in placed:
        beside[place.band].append(place.line)
    first_bands = [_top_of_merged(p.band, (xs[p.first] + xs[p.last + 1]) / 2, kept) for p in placed]
    parted = _parted_by_texts(placed, first_bands, beside)
    for (line, band, first, last), top in zip(placed, first_bands, strict=True):
        if (first, top) not in parted:
            band = top
        over = last - first + 1 >= max(2, wide - 1)
        if over and (first <= first_wide or _is_beside_name(line, band, (first, last), xs, kept)):
            rows[band].spanning.append(line)
        else:
            rows[band].cells[first].append(line)
            if last > first:
                rows[band].merged[first] = last
            elif first > first_wide and (first, top) not in parted:
                _say_below(line, rows, band, (xs[first], xs[last + 1]), kept, uprights)
    return rows


def _say_below(
    line: Line, rows: list[RawRow], band: int, cell: tuple[float, float], kept: list[Rail], uprights: list[Rail]
) -> None:
    """Tell the rows over which a cell runs down what it says: as far as rules stand beside it and none crosses it."""
    middle = sum(cell) / 2
    sides = [rail for rail in uprights if rail.at in cell]
    for below in range(band + 1, len(rows)):
        height = kept[below].at, kept[below + 1].at
        if kept[below].covers(middle) or len(sides) < 2 or any(side.share(*height) < _BESIDE for side in sides):
            return
        rows[below].said_above.append(line)


def _is_under_label(rail: Rail, above: float, xs: Sequence[float], uprights: Sequence[Rail]) -> bool:
    """Whether a short rail is the lower edge of one cell over several columns: upright rails between these begin at it, and
    none parts them between the rail `above` and this one."""
    reach = SETTINGS.snap
    inner = {x for start, end in rail.stretches for x in xs if start + reach < x < end - reach}
    between = [upright for upright in uprights if upright.at in inner]
    return bool(between) and all(
        upright.covers(rail.at + 2 * reach) and upright.share(above, rail.at) < _LEVEL for upright in between
    )


def _is_plain(xs: Sequence[float], kept: Sequence[Rail], uprights: Sequence[Rail]) -> bool:
    """Whether all rules run through the whole grid, as in most tables: then no cell runs over several columns or bands."""
    if len(kept) < 3:
        return False
    left, right = (xs[0] + xs[1]) / 2, (xs[-2] + xs[-1]) / 2
    top, bottom = (kept[0].at + kept[1].at) / 2, (kept[-2].at + kept[-1].at) / 2
    inner = set(xs[1:-1])
    return all(rail.runs_through(left, right) for rail in kept[1:-1]) and all(
        rail.runs_through(top, bottom) for rail in uprights if rail.at in inner
    )


def _in_bands(lines: Sequence[Line], tops: Sequence[float]) -> list[list[Line]]:
    """The lines from top to bottom, by the bands in which they stand."""
    bands: list[list[Line]] = [[] for _ in tops]
    for line in sorted(lines, key=_by_place):
        _, y0, _, y1 = line.box
        bands[max(0, bisect_right(tops, (y0 + y1) / 2) - 1)].append(line)
    return bands


def _wide_columns(xs: list[float]) -> tuple[int, int]:
    """The number of columns that are wide enough for text, and the first of them."""
    wide = [i for i, (a, b) in enumerate(itertools.pairwise(xs)) if b - a > _WIDE]
    return len(wide), wide[0] if wide else 0


def _placed(lines: Sequence[Line], xs: list[float], kept: list[Rail], uprights: list[Rail]) -> list[_Placed]:
    """The lines from top to bottom, each in its band and its cell."""
    upright_at = {rail.at: rail for rail in uprights}
    out = []
    above_rows = True
    parted: set[int] = set()  # the columns that share a label in the band above
    for band, inside in enumerate(_in_bands(lines, [rail.at for rail in kept[:-1]])):
        cells = _cells(kept[band].at, kept[band + 1].at, xs, upright_at)
        if cells[0] != (0, len(xs) - 2):
            above_rows = False
        elif _stand_in_columns(inside, xs) or (inside and {_column(line, xs) for line in inside} <= parted):
            cells = [(j, j) for j in range(len(xs) - 1)]
        elif above_rows:
            cells = _cells_by_labels(inside, xs) or cells
        parted = {j for j, (first, last) in enumerate(cells) if 0 < last - first < len(xs) - 2}
        out += [_Placed(line, band, *cells[_column(line, xs)]) for line in inside]
    return out


def _by_place(line: Line) -> tuple[float, float]:
    x0, y0, _, _ = line.box
    return y0, x0


def _column(line: Line, xs: Sequence[float]) -> int:
    x0, _, x1, _ = line.box
    at = bisect_right(xs, (x0 + x1) / 2, 1, len(xs) - 1)  # what stands outside belongs to the outermost
    return at - 1


def _cells(top: float, bottom: float, xs: list[float], upright_at: dict[float, Rail]) -> list[tuple[int, int]]:
    """For each column the first and last of its cell: columns that no upright rule parts in this band are one cell."""
    middle = (top + bottom) / 2
    walls = [0]
    for j, x in enumerate(xs[1:-1], 1):
        rail = upright_at.get(x)
        if rail is None or (rail.covers(middle) and rail.share(top, bottom) > 0.5):
            walls.append(j)
    walls.append(len(xs) - 1)
    return [(start, end - 1) for start, end in itertools.pairwise(walls) for _ in range(start, end)]


def _stand_in_columns(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether texts between which no rule stands are cells: each in one column, and most columns with one."""
    if any(line.box.x1 > xs[_column(line, xs) + 1] + 1 or line.box.x0 < xs[_column(line, xs)] - 1 for line in lines):
        return False
    filled = {_column(line, xs) for line in lines}
    wide = sum(b - a > _WIDE for a, b in itertools.pairwise(xs))
    side_by_side = max((len(base.lines) for base in baselines(lines, range(len(lines)))), default=0)
    return side_by_side > 1 and len(filled) >= max(2, _FILLED * wide)


def _cells_by_labels(lines: Sequence[Line], xs: Sequence[float]) -> list[tuple[int, int]]:
    """The cells of a header without upright rules: columns over which one label runs are one; none for a title.

    The labels stand side by side, and over most columns.
    """
    starts = list(range(len(xs) - 1))
    for line in lines:
        over = [j for j in starts if min(line.box.x1, xs[j + 1]) - max(line.box.x0, xs[j]) > _LEVEL * line.size]
        for j in over[1:]:
            starts[j] = min(starts[j], starts[over[0]])
    cells = [(start, max(j for j, other in enumerate(starts) if other == start)) for start in starts]
    filled = {j for line in lines for j in range(*_reach(cells[_column(line, xs)]))}
    side_by_side = max((len(base.lines) for base in baselines(lines, range(len(lines)))), default=0)
    parted = len(set(cells)) > max(2, (len(xs) - 1) / 2)
    return cells if parted and side_by_side > 1 and len(filled) >= _FILLED * (len(xs) - 1) else []


def _reach(cell: tuple[int, int]) -> tuple[int, int]:
    return cell[0], cell[1] + 1


def _parted_by_texts(
    placed: Sequence[_Placed], first_bands: Sequence[int], beside: Sequence[Sequence[Line]]
) -> set[tuple[int, int]]:
    """The cells (column, first band) over several bands whose texts stand level with those of their bands: labels, or
    a last column, without rules of their own.

    A cell that runs over several bands has one text, which goes on in small letters or stands anywhere.
    """
    runs: dict[tuple[int, int], list[_Placed]] = {}
    for place, top in zip(placed, first_bands, strict=True):
        runs.setdefault((place.first, top), []).append(place)
    found: set[tuple[int, int]] = set()
    for cell, inside in runs.items():
        bands = {place.band for place in inside}
        if len(bands) < 2:
            continue
        level = {p.band for p in inside if any(_is_level(p.line, other) for other in beside[p.band])}
        own = [place for place in inside if place.band > min(bands)]
        if level == bands and not all(place.line.text[0].islower() for place in own):
            found.add(cell)
    return found


def _is_level(line: Line, other: Line) -> bool:
    if line is other:
        return False
    tops, bottoms = abs(line.box.y0 - other.box.y0), abs(line.box.y1 - other.box.y1)
    return min(tops, bottoms) < _LEVEL * line.size


def _is_beside_name(line: Line, band: int, cell: tuple[int, int], xs: Sequence[float], kept: Sequence[Rail]) -> bool:
    """Whether a cell runs over all columns but that of the names, and stands beside a name that began in a band above: what
    is said there is said of that row."""
    first, last = cell
    goes_on = band > 0 and not kept[band].covers((xs[first - 1] + xs[first]) / 2)
    return goes_on and last == len(xs) - 2 and not is_number(line)


def _top_of_merged(band: int, x: float, kept: list[Rail]) -> int:
    """The first band of a cell that runs over several bands: as long as no level rule lies above it here, go up."""
    while band > 0 and not kept[band].covers(x):
        band -= 1
    return band
