"""Which level each kind of a document's goals has, told from all of its labels together.

A label's words may fix the level; where they do not, the others decide: what stands above and below it, by the numbers
and then by the look of the headings. Kinds beyond three share the nearest level and keep their depth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cmp_to_key
from statistics import median
from typing import NamedTuple

from vpextract.knowledge import GoalLabel
from vpextract.knowledge.goal_numbers import depth_of
from vpextract.terms import BOARD, COUNCIL, LEVELS

OWNERS: dict[str, str] = dict(zip(LEVELS, (COUNCIL, COUNCIL, BOARD), strict=True))
_MIDDLE = 1
_LAST = len(LEVELS) - 1
_DEEP = 3
"""Goals of the highest level are not numbered with so many parts ("1.2.1"): their label may mean another level here."""


class Rung(NamedTuple):
    """The place of one kind of goals: `depth` from 0, `sure` unless the level is told by the depth alone."""

    level: str
    depth: int
    sure: bool


class GoalHeading(NamedTuple):
    """A goal heading of the document: its label and the rank that it is printed in, and by which sign it is one."""

    label: GoalLabel
    rank: int
    by: str = "label"


class _Kind(NamedTuple):
    name: str
    label: GoalLabel
    level: int | None
    number_depth: float
    rank: float
    first: int


def rungs_of(headings: Sequence[GoalHeading]) -> Mapping[str, Rung]:
    """The rung of each kind of label."""
    kinds = sorted(_kinds(headings), key=cmp_to_key(_compare))
    depths = _depths(kinds)
    rungs: dict[str, Rung] = {}
    above = -1
    for i, kind in enumerate(kinds):
        level = _level(kind, kinds[i + 1 :], depths[kind.name], above, len(set(depths.values())))
        deep = level == 0 and kind.number_depth >= _DEEP
        rungs[kind.name] = Rung(LEVELS[level], depths[kind.name], kind.level is not None and not deep)
        above = max(above, level)
    return rungs


def _kinds(headings: Sequence[GoalHeading]) -> list[_Kind]:
    found: dict[str, list[tuple[int, GoalHeading]]] = {}
    for at, heading in enumerate(headings):
        found.setdefault(heading.label.kind, []).append((at, heading))
    made = []
    for name, members in found.items():
        first, heading = members[0]
        numbers = [depth_of(h.label.number) + 1 for _, h in members if h.label.number]
        level = None if heading.label.level is None else LEVELS.index(heading.label.level)
        rank = median(h.rank for _, h in members)
        made.append(_Kind(name, heading.label, level, median(numbers) if numbers else 0, rank, first))
    return made


def _compare(a: _Kind, b: _Kind) -> int:
    """Which of two kinds holds the other: below 0 where it is the first."""
    by_number = _sign(a.number_depth - b.number_depth) if a.number_depth and b.number_depth else 0
    if by_number and not (a.label.firm and b.label.firm):
        return by_number
    if a.level is not None and b.level is not None and a.level != b.level:
        return a.level - b.level
    return by_number or _sign(a.rank - b.rank) or a.first - b.first


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _depths(kinds: Sequence[_Kind]) -> dict[str, int]:
    """Kinds in order are one below the other, but for those of one level that are numbered alike."""
    depths: dict[str, int] = {}
    depth = -1
    for i, kind in enumerate(kinds):
        before = kinds[i - 1] if i else None
        alike = (
            before is not None
            and before.level == kind.level
            and kind.number_depth
            and before.number_depth == kind.number_depth
        )
        depth += 0 if alike else 1
        depths[kind.name] = depth
    return depths


def _level(kind: _Kind, below: Sequence[_Kind], depth: int, above: int, depths: int) -> int:
    """The level's index. The council's goal takes the highest place that is free above the board's."""
    if kind.label.firm and kind.level is not None:
        return kind.level
    lowest = min((k.level - 1 for k in below if k.label.firm and k.level is not None), default=_LAST)
    highest = min(above + 1, _LAST)
    floats = kind.level == _MIDDLE and kind.label.owner == COUNCIL
    if kind.level is None and depth and depth == depths - 1:
        wanted = _LAST
    elif kind.level is None or floats:
        wanted = highest
    else:
        wanted = max(highest, kind.level)
    return max(0, min(wanted, max(lowest, above)))
