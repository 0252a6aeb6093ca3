"""Which way an indicator should go: by the words of its targets, by its name, by the documents' own assessments.

1. The words of the year's own targets ("max 10", "Minskning") and the name must agree; a band ("+/- 1 %") is one whatever the
   name says.
2. Without such words, those of the targets of other years and the name must agree.
3. Several assessments of other years that all say the opposite: nobody says.
4. Where neither words nor name say anything, assessments do: an outcome above its target that is called reached tells that
   higher is better, and so on. There must be two at least, and none against them: one alone may be about something else.
5. Else a range ("85–90 %") is itself what is aimed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge.directions import Direction
from vpextract.linking.figures import Figure, comparable, says

_WAYS: Mapping[str | None, Direction] = {
    "max": "lower",
    "decrease": "lower",
    "min": "higher",
    "increase": "higher",
    "plus_minus": "range",
}
"""Qualifier of a target → which way it says."""
_ENOUGH = 2
"""Assessments that tell a direction: one alone may be a slip, or about something else."""


class Aim(NamedTuple):
    """`direction` is None where nobody says; `told_by` is `target`, `name`, `assessment`, or `contradictory`."""

    direction: Direction | None
    told_by: str | None


class Shown(NamedTuple):
    """What one year at one board tells: the ways that its targets are worded, and the one that its assessment shows.

    `ranged`: its target is a range.
    """

    worded: frozenset[Direction] = frozenset()
    assessed: Direction | None = None
    ranged: bool = False


def shown_by(targets: Iterable[Figure | None], outcome: Figure | None, target: Figure | None) -> Shown:
    """`targets` are all of a year; `target` is the one that its final `outcome` is held against."""
    worded = {_WAYS[t.reading.qualifier] for t in targets if t is not None and says(t) and t.reading.qualifier in _WAYS}
    ranged = target is not None and target.reading.qualifier == "range"
    return Shown(frozenset(worded), _assessed(outcome, target), ranged)


def _assessed(outcome: Figure | None, target: Figure | None) -> Direction | None:
    """The way that the report's assessment shows: reached though above the target, missed though below it: higher is better."""
    if outcome is None or target is None or not comparable(outcome, target):
        return None
    mine, aim = (figure.reading.value if figure.is_exact else None for figure in (outcome, target))
    if mine is None or aim is None or mine == aim or outcome.record.assessment not in ("helt", "ej"):
        return None
    return "higher" if (mine > aim) == (outcome.record.assessment == "helt") else "lower"


def aim_of(own: Shown, others: Sequence[Shown], named: Direction | None) -> Aim:
    """The aim of one year, by what it shows itself, other years show, and the name says."""
    if "range" in own.worded:
        return _agreed(own.worded, "target")
    worded = set(own.worded) or {way for shown in others for way in shown.worded}
    pointing = worded - {"range"} or worded
    assessed = [shown.assessed for shown in others if shown.assessed is not None]
    ways = pointing | ({named} if named is not None else set())
    if ways:
        several = set(assessed) if len(assessed) >= _ENOUGH else set()
        against = len(several) == 1 and not several & ways
        return Aim(None, "contradictory") if against else _agreed(ways, "target" if pointing else "name")
    assessed += [own.assessed] if own.assessed is not None else []
    if len(set(assessed)) > 1:
        return Aim(None, "contradictory")
    if len(assessed) >= _ENOUGH:
        return _agreed(assessed, "assessment")
    return Aim("range", "target") if own.ranged else Aim(None, None)


def _agreed(ways: Iterable[Direction], by: str) -> Aim:
    found = set(ways)
    return Aim(found.pop(), by) if len(found) == 1 else Aim(None, "contradictory")
