"""Which rules of a page make one table: those that cross, and what stands between two level rules of one width."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from vpextract.layout.pages.rulings import Rail
from vpextract.model import Box
from vpextract.settings import SETTINGS

OPEN_END = 5.0
"""Upright rules that reach further than this beyond the outermost level rule belong to a row that the page cut."""
_SAME_WIDTH = 3.0
"""Level rules of one table begin, and end, within so many points of each other."""

_Sorted = TypeVar("_Sorted", bound=tuple[float, ...])
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
    """Pairs of a level and an upright piece that cross or touch. From top to bottom: each level piece is held against the
    upright ones that reach its height, left to right."""
    slack = SETTINGS.snap
    reach = [(y0 - slack, y1 + slack, x, j) for j, (_, x, (y0, y1)) in enumerate(pieces[n_level:], n_level)]
    begin, end = sorted(reach, reverse=True), sorted([(y1, x, j) for _, y1, x, j in reach], reverse=True)
    here: list[tuple[float, int]] = []
    for i, (_, y, (x0, x1)) in sorted(enumerate(pieces[:n_level]), key=lambda piece: piece[1][1]):
        while begin and begin[-1][0] <= y:
            insort(here, begin.pop()[2:])
        while end and end[-1][0] < y:
            _, x, j = end.pop()
            del here[bisect_left(here, (x, j))]
        for _, j in here[bisect_left(here, (x0 - slack, -1)) : bisect_right(here, (x1 + slack, len(pieces)))]:
            yield i, j


def _enclosed(pieces: Sequence[_Piece], n_level: int, is_row: Callable[[Box, bool], bool]) -> Iterator[tuple[int, int]]:
    """Pairs that belong together though they do not touch: two level pieces of one width that follow each other, and the
    upright pieces between them, or those that end above and go on below a row between them."""
    slack = SETTINGS.snap
    uprights = sorted([(y0, y1, x, j) for j, (_, x, (y0, y1)) in enumerate(pieces[n_level:], n_level)])
    inside: dict[tuple[float, float], _Inner] = {}  # most level pieces are alike
    for i, (_, y, width) in enumerate(pieces[:n_level]):
        above = _level_above(pieces, i)
        if above is None:
            continue
        top, (x0, x1) = pieces[above][1], width
        if width not in inside:
            inside[width] = _inner([upright for upright in uprights if x0 + slack < upright[2] < x1 - slack])
        inner = inside[width]
        between = [j for _, y1, _, j in _from_to(inner.by_start, top - slack, y + slack) if y1 <= y + slack]
        for j in between:
            yield above, i
            yield i, j
        ends = {x for _, x in _from_to(inner.by_end, top - slack, top + slack)}
        begins = {x for _, _, x, _ in _from_to(inner.by_start, y - slack, y + slack)}
        if not between and ends and ends == begins and is_row(Box(x0, top, x1, y), True):
            yield above, i


class _Inner(NamedTuple):
    """Upright pieces by where they start (start, end, x, index), and their places by where they end (end, x)."""

    by_start: list[tuple[float, float, float, int]]
    by_end: list[tuple[float, float]]


def _inner(uprights: list[tuple[float, float, float, int]]) -> _Inner:
    """`uprights` are sorted."""
    return _Inner(uprights, sorted([(y1, x) for _, y1, x, _ in uprights]))


def _from_to(found: list[_Sorted], start: float, end: float) -> list[_Sorted]:
    """Those of a sorted list whose first number is from `start` to `end`."""
    return found[bisect_left(found, start, key=itemgetter(0)) : bisect_right(found, end, key=itemgetter(0))]


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
    heights = [y for _, y, _ in pieces[:n_level]]  # those of rails, from top to bottom
    uprights = range(n_level, len(pieces))
    slack = SETTINGS.snap
    for i, j in itertools.pairwise(uprights):
        (_, x, (_, top)), (_, other, (bottom, _)) = pieces[i], pieces[j]
        if x != other or not ends:
            continue
        within = pieces[bisect_right(heights, top + slack) : bisect_right(heights, bottom + slack)]
        between = any(x0 - slack <= x <= x1 + slack for _, _, (x0, x1) in within)
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
