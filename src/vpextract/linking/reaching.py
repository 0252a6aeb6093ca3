"""Whether a target was reached: only where target, final outcome and direction are known; else why not."""

from __future__ import annotations

from typing import NamedTuple

from vpextract.knowledge.directions import Direction
from vpextract.knowledge.followup_words import FollowupWords
from vpextract.linking.aims import Aim
from vpextract.linking.figures import Figure, comparable, says

_CITY_SUMS = ("count", "amount")
"""Kinds of figures of which a board has a part of what the whole city has."""
_FAR = 50.0
"""What is so far from 0 is no deviation in percent, which a band such as "+/- 1 %" could be about: 99,2 may be meant to be near
100."""


class Reached(NamedTuple):
    """`why` is what it was told from, or why it cannot be told."""

    reached: bool | None
    why: str


class Held(NamedTuple):
    """What is held against each other: the final outcome, the year's last target, the city's target, last year's outcome.

    `kind` is what kind of figure it is.
    """

    outcome: Figure | None
    target: Figure | None
    city: Figure | None
    previous: Figure | None
    kind: str | None


def reached(held: Held, aim: Aim, words: FollowupWords) -> Reached:
    """Whether the outcome reaches the target. What the document says itself may confirm it; it never decides."""
    missing = _missing(held)
    if missing is not None:
        return Reached(None, missing)
    outcome, target = held.outcome, held.target
    assert outcome is not None and target is not None
    if aim.direction is None:
        return Reached(None, "direction_contradictory" if aim.told_by else "direction_unknown")
    said = _by_word(held, outcome, target) if target.reading.qualifier in ("increase", "decrease") else None
    found = said or _by_number(outcome.reading.value or 0.0, target, aim.direction, words)
    if found.reached is None or outcome.record.assessment is None:
        return found
    agrees = found.reached == (outcome.record.assessment == "helt")
    return found._replace(why="figures_and_assessment") if agrees else Reached(None, "assessment_differs")


def _missing(held: Held) -> str | None:
    """What there must be before anything can be told, and is not."""
    outcome, target = held.outcome, held.target
    if target is None or not says(target):
        return "only_city_target" if says(held.city) else "no_target"
    if outcome is None or not says(outcome):
        return "no_final_outcome"
    if not outcome.is_exact:
        return "outcome_is_no_number"
    if _is_of_city(held, target):
        return "city_target"
    return None if comparable(outcome, target) else "other_unit"


def _is_of_city(held: Held, target: Figure) -> bool:
    """Whether the board's own target is the city's, printed again: of a count no board has all."""
    city = held.city.reading.value if held.city is not None else None
    return held.kind in _CITY_SUMS and bool(city) and city == target.reading.value


def _by_word(held: Held, outcome: Figure, target: Figure) -> Reached | None:
    """Of "Ökning" and "Minskning": against last year's outcome. None where a number stands with the word."""
    if target.reading.value is not None:
        return None
    previous = held.previous
    if previous is None or not previous.is_exact or not comparable(outcome, previous):
        return Reached(None, "no_previous_outcome")
    now, then = outcome.reading.value or 0.0, previous.reading.value or 0.0
    return Reached(now > then if target.reading.qualifier == "increase" else now < then, "figures")


def _by_number(outcome: float, target: Figure, direction: Direction, words: FollowupWords) -> Reached:
    reading = target.reading
    if reading.qualifier == "plus_minus" and reading.value is not None:
        return Reached(None, "band_unclear") if abs(outcome) >= _FAR else _told(abs(outcome) <= abs(reading.value))
    if reading.qualifier == "range" and reading.low is not None and reading.high is not None:
        return _by_range(outcome, reading.low, reading.high, direction)
    if reading.value is None:
        return Reached(None, "target_in_words")
    if direction == "range":
        return Reached(None, "band_unclear")
    if outcome == reading.value and reading.qualifier in ("max", "min") and not words.is_inclusive(reading.raw):
        return Reached(None, "bound_unclear")
    return _told(outcome >= reading.value if direction == "higher" else outcome <= reading.value)


def _by_range(outcome: float, low: float, high: float, direction: Direction) -> Reached:
    """Within the range it is reached; beyond it only where it went the right way."""
    if low <= outcome <= high:
        return _told(True)
    if direction == "range":
        return Reached(None, "band_unclear")
    return _told(outcome > high if direction == "higher" else outcome < low)


def _told(found: bool) -> Reached:
    return Reached(found, "figures")
