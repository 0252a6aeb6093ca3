"""The rules drawn on a page: those on one position are one ruling, with the stretches it covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from vpextract.layout.sheet import Same
from vpextract.model import Box, Page
from vpextract.settings import SETTINGS


@dataclass(frozen=True, slots=True)
class Rail:
    """Rules on one position joined to the stretches they cover: `at` is y of a level rail, x of an upright one."""

    at: float
    stretches: tuple[tuple[float, float], ...]

    def covers(self, position: float) -> bool:
        return True in [a - 1.0 <= position <= b + 1.0 for a, b in self.stretches]

    def runs_through(self, start: float, end: float) -> bool:
        """Whether one stretch reaches from before `start` to behind `end`."""
        return True in [a < start and b > end for a, b in self.stretches]

    def share(self, start: float, end: float) -> float:
        """How much of start…end is covered, from 0 to 1."""
        covered = 0.0
        for a, b in self.stretches:
            if a < end and b > start:
                covered += min(b, end) - max(a, start)
        return covered / (end - start) if end > start else 0.0


def rails(rules: Sequence[Box], level: bool) -> list[Rail]:
    """The level (or upright) rules of a page, those on one position joined, sorted by position."""
    return list(_kept(Same(tuple(rules)), level))


@lru_cache(maxsize=16)
def _kept(rules: Same[Box], level: bool) -> list[Rail]:
    """The same, kept for a page that is asked for them by each of its tables."""
    return joined(rules.things, level)


def rails_near(rules: Sequence[Box], level: bool, at: float, reach: float) -> list[Rail]:
    """Those less than `reach` from a position."""
    found = _kept(Same(tuple(rules)), level)
    first = bisect_right(found, at - reach, key=_position)
    return found[first : bisect_left(found, at + reach, lo=first, key=_position)]


_position = attrgetter("at")


def ending_near(rules: Sequence[Box], at: float, reach: float) -> list[Box]:
    """The rules of a page whose lower ends are at most `reach` from a height."""
    ends, found = _by_ends(Same(tuple(rules)))
    return found[bisect_left(ends, at - reach) : bisect_right(ends, at + reach)]


@lru_cache(maxsize=16)
def _by_ends(rules: Same[Box]) -> tuple[list[float], list[Box]]:
    found = sorted(rules.things, key=attrgetter("y1"))
    return [rule.y1 for rule in found], found


def joined(rules: Sequence[Box], level: bool) -> list[Rail]:
    """The same for rules that nobody asks for again."""
    if level:
        spans = sorted([(y0, x0, x1) for x0, y0, x1, y1 in rules if y0 == y1])
    else:
        spans = sorted([(x0, y0, y1) for x0, y0, x1, y1 in rules if x0 == x1])
    out: list[Rail] = []
    group: list[tuple[float, float, float]] = []
    for span in spans:
        if group and span[0] - group[0][0] > SETTINGS.snap:
            out.append(_rail(group))
            group = []
        group.append(span)
    if group:
        out.append(_rail(group))
    return out


def _rail(spans: list[tuple[float, float, float]]) -> Rail:
    if len(spans) == 1:
        at, start, end = spans[0]
        return Rail(at, ((start, end),))
    stretches: list[tuple[float, float]] = []
    for start, end in sorted([(a, b) for _, a, b in spans]):
        if stretches and start <= stretches[-1][1] + SETTINGS.join:
            start, before = stretches.pop()
            end = max(before, end)
        stretches.append((start, end))
    return Rail(sum([at for at, _, _ in spans]) / len(spans), tuple(stretches))


@lru_cache(maxsize=16)  # a page is asked for them by each of its tables
def painted_heights(fills: tuple[Box, ...]) -> dict[tuple[float, float], list[tuple[float, float]]]:
    """The painted areas of a page by where they begin and end in height: from where to where each of those reaches. A row may
    be painted cell by cell."""
    found: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in dict.fromkeys(fills):
        found.setdefault((y0, y1), []).append((x0, x1))
    return found


MOST_FILLS = 600
"""On a page with more painted areas than this they are a drawing; asking for the edges of each would cost too much."""
_FLUSH = 1.5
"""Points between the side of a painted cell and its rule: measured up to 0.8; what lies within a cell keeps 2 or more."""
_SMALLEST_CELL = 6.0
"""A painted area narrower or lower than this is no cell."""


def edges_of_cells(page: Page) -> list[Box]:
    """The edges of the painted areas that stand in a table's rules: a cell of a head that is painted needs no rules.

    Such an area has a drawn rule, or another such area's edge, along one side at least; what merely lies behind a word
    has none. Answers nothing where no rule is drawn: fills alone make no table.
    """
    areas = [
        f
        for f in dict.fromkeys(page.fills)
        if f.width > _SMALLEST_CELL and f.height > _SMALLEST_CELL and f.height < 0.5 * page.height
    ]
    if not areas or len(page.fills) > MOST_FILLS:
        return []
    levels, uprights = joined(page.rules, True), joined(page.rules, False)
    cells = [area for area in areas if _is_ruled(area, levels, uprights)]
    xs = sorted({r.x0 for r in page.rules if r.x0 == r.x1})
    ys = sorted({r.y0 for r in page.rules if r.y0 == r.y1})
    return [edge for x0, y0, x1, y1 in cells for edge in _edges(_on(x0, xs), _on(y0, ys), _on(x1, xs), _on(y1, ys))]


def _is_ruled(area: Box, levels: Sequence[Rail], uprights: Sequence[Rail]) -> bool:
    """Whether a rule runs along a side of an area."""
    x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    if any(rail.covers(x) for rail in _along(levels, area.y0, area.y1)):
        return True
    heights = (area.y0, y, area.y1)  # an upright rule may go on from its corner
    return any(any(map(rail.covers, heights)) for rail in _along(uprights, area.x0, area.x1))


def _along(rails: Sequence[Rail], first: float, second: float) -> list[Rail]:
    """The rails at one of two sides."""
    return [rail for rail in rails if abs(rail.at - first) <= _FLUSH or abs(rail.at - second) <= _FLUSH]


def _on(side: float, rules: Sequence[float]) -> float:
    """The place of the rule that runs along a side; the side's own where none does."""
    at = bisect_left(rules, side)
    nearest = rules[at] if at < len(rules) else side
    if at and (at == len(rules) or side - rules[at - 1] <= nearest - side):
        nearest = rules[at - 1]
    return nearest if abs(nearest - side) <= SETTINGS.snap else side


def _edges(x0: float, y0: float, x1: float, y1: float) -> list[Box]:
    return [Box(x0, y0, x1, y0), Box(x0, y1, x1, y1), Box(x0, y0, x0, y1), Box(x1, y0, x1, y1)]
