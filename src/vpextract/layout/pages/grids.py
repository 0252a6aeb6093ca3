"""Which rules of a page make one table: those that cross, and what stands between two level rules of one width."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from vpextract.layout.pages.rulings import Rail
from vpextract.model import Box
from vpextract.settings import SETTINGS

OPEN_END = 5.0
"""Upright rules that reach further than this beyond the outermost level rule belong to a row that the page cut."""
_SAME_WIDTH = 3.0
"""Level rules of one table begin, and end, within so many points of each other."""

Grid = tuple[list[Rail], list[Rail]]
_Piece = tuple[int, float, tuple[float, float]]
"""A stretch of a rail: 0 for a level one and 1 for an upright one, its position, and from where to where it reaches."""


def grids_of(levels: Sequence[Rail], uprights: Sequence[Rail], is_row: Callable[[Box, bool], bool]) -> list[Grid]:
    """Groups of rails (level, upright) that belong together, cut to the stretches of each group; top to bottom. With three
    upright ones or more, one level rail is enough: the other end of a row may be where the page cuts it.

    `is_row`: whether what stands in a box may be a row over the whole table, which interrupts its upright rules; between two
    level rules it has to fill the box.
    """
    pieces: list[_Piece] = [(0, r.at, s) for r in levels for s in r.stretches]
    n_level = len(pieces)
    pieces += [(1, r.at, s) for r in uprights for s in r.stretches]
    owner = list(range(len(pieces)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, j in itertools.chain(
        _crossing(pieces, n_level), _enclosed(pieces, n_level, is_row), _interrupted(pieces, n_level, is_row)
    ):
        owner[root(i)] = root(j)
    groups: dict[int, tuple[dict[float, list[tuple[float, float]]], dict[float, list[tuple[float, float]]]]] = {}
    for i, (side, at, stretch) in enumerate(pieces):
        groups.setdefault(root(i), ({}, {}))[side].setdefault(at, []).append(stretch)
    found = [
        (_sorted(level), _sorted(upright))
        for level, upright in groups.values()
        if (len(level) >= 2 and upright) or (level and len(upright) > 1)
    ]
    return sorted(found, key=lambda grid: grid[0][0].at)


def _sorted(stretches: dict[float, list[tuple[float, float]]]) -> list[Rail]:
    return [Rail(at, tuple(found)) for at, found in sorted(stretches.items())]


def _crossing(pieces: Sequence[_Piece], n_level: int) -> Iterator[tuple[int, int]]:
    """Pairs of a level and an upright piece that cross or touch."""
    slack = SETTINGS.snap
    reach = [(j, x, y0 - slack, y1 + slack) for j, (_, x, (y0, y1)) in enumerate(pieces[n_level:], n_level)]
    for i, (_, y, (x0, x1)) in enumerate(pieces[:n_level]):
        left, right = x0 - slack, x1 + slack
        for j, x, top, bottom in reach:
            if left <= x <= right and top <= y <= bottom:
                yield i, j


def _enclosed(pieces: Sequence[_Piece], n_level: int, is_row: Callable[[Box, bool], bool]) -> Iterator[tuple[int, int]]:
    """Pairs that belong together though they do not touch: two level pieces of one width that follow each other, and the
    upright pieces between them, or those that end above and go on below a row between them."""
    slack = SETTINGS.snap
    uprights = [(j, x, y0, y1) for j, (_, x, (y0, y1)) in enumerate(pieces[n_level:], n_level)]
    inside: dict[tuple[float, float], list[tuple[int, float, float, float]]] = {}  # most level pieces are alike
    for i, (_, y, width) in enumerate(pieces[:n_level]):
        above = _level_above(pieces, i)
        if above is None:
            continue
        top, (x0, x1) = pieces[above][1], width
        if width not in inside:
            inside[width] = [upright for upright in uprights if x0 + slack < upright[1] < x1 - slack]
        inner = inside[width]
        between = [j for j, _, y0, y1 in inner if top - slack <= y0 and y1 <= y + slack]
        for j in between:
            yield above, i
            yield i, j
        ends = {x for _, x, _, y1 in inner if abs(y1 - top) <= slack}
        begins = {x for _, x, y0, _ in inner if abs(y0 - y) <= slack}
        if not between and ends and ends == begins and is_row(Box(x0, top, x1, y), True):
            yield above, i


def _level_above(pieces: Sequence[_Piece], i: int) -> int | None:
    """The next level piece above one, where it is of the same width."""
    _, y, (x0, x1) = pieces[i]
    for at in range(i - 1, -1, -1):
        _, top, (a, b) = pieces[at]
        if y - top > 2 * SETTINGS.snap and min(x1, b) - max(x0, a) > 0:
            return at if abs(x0 - a) <= _SAME_WIDTH and abs(x1 - b) <= _SAME_WIDTH else None
    return None


def _interrupted(
    pieces: Sequence[_Piece], n_level: int, is_row: Callable[[Box, bool], bool]
) -> Iterator[tuple[int, int]]:
    """Pairs of upright pieces on one position that a row over the whole table parts, and no level rule but the one above
    that row: another table would begin with one."""
    ends = [x for _, _, stretch in pieces[:n_level] for x in stretch]
    uprights = range(n_level, len(pieces))
    for i, j in itertools.pairwise(uprights):
        (_, x, (_, top)), (_, other, (bottom, _)) = pieces[i], pieces[j]
        if x != other or not ends:
            continue
        slack = SETTINGS.snap
        between = any(
            x0 - slack <= x <= x1 + slack and top + slack < y <= bottom + slack for _, y, (x0, x1) in pieces[:n_level]
        )
        if not between and is_row(Box(min(ends), top, max(ends), bottom), False):
            yield i, j


def with_ends_of_uprights(levels: Sequence[Rail], uprights: Sequence[Rail]) -> list[Rail]:
    """The level rails with the places where the upright ones end.

    A row that the page cuts has no rule at the cut, and a row over the whole table interrupts the upright rules.
    """
    ends = [stretch for rail in uprights for stretch in rail.stretches]
    top, bottom = min(a for a, _ in ends), max(b for _, b in ends)
    span = ((min(r.at for r in uprights), max(r.at for r in uprights)),)
    first = [Rail(top, span)] if top < levels[0].at - OPEN_END else []
    last = [Rail(bottom, span)] if bottom > levels[-1].at + OPEN_END else []
    drawn = [*first, *levels, *last]
    wide = ((min(a for r in levels for a, _ in r.stretches), max(b for r in levels for _, b in r.stretches)),)
    return sorted([*drawn, *(Rail(y, wide) for y in _interruptions(drawn, uprights))], key=lambda rail: rail.at)


def _interruptions(levels: Sequence[Rail], uprights: Sequence[Rail]) -> list[float]:
    """The heights, away from any level rail, at which all upright rails between the outermost begin or end."""
    left, right = (pick([x for r in levels for s in r.stretches for x in s]) for pick in (min, max))
    inner = [rail for rail in uprights if left + OPEN_END < rail.at < right - OPEN_END]
    ends = {y for rail in inner for stretch in rail.stretches for y in stretch}
    found: list[float] = []
    for y in sorted(ends):
        if any(abs(y - other) <= 2 * SETTINGS.snap for other in (*found, *(rail.at for rail in levels))):
            continue
        above = any(_covered(rail, y - 2 * SETTINGS.snap) for rail in inner)
        below = any(_covered(rail, y + 2 * SETTINGS.snap) for rail in inner)
        if above != below and levels[0].at < y < levels[-1].at:
            found.append(y)
    return found


def _covered(rail: Rail, y: float) -> bool:
    return any(a < y < b for a, b in rail.stretches)
