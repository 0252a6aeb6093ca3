"""Which way an indicator should go, by its targets' words, its name and the assessments over the years."""

from __future__ import annotations

import pytest

from vpextract.knowledge.directions import Direction
from vpextract.linking.aims import Shown, aim_of, shown_by
from vpextract.linking.figures import Figure
from vpextract.linking.records import Reading, Record

NOTHING = Shown()


def worded(*ways: Direction) -> Shown:
    return Shown(frozenset(ways))


def assessed(way: Direction) -> Shown:
    return Shown(assessed=way)


@pytest.mark.parametrize(
    ("own", "others", "named", "direction", "by"),
    [
        (NOTHING, [], None, None, None),
        (NOTHING, [], "lower", "lower", "name"),
        (worded("lower"), [], None, "lower", "target"),
        (worded("lower"), [worded("higher")], "lower", "lower", "target"),
        (worded("lower"), [], "higher", None, "contradictory"),
        (worded("range"), [], "higher", "range", "target"),
        (worded("lower", "higher"), [], "lower", None, "contradictory"),
        # words of other years, and the name
        (NOTHING, [worded("lower"), NOTHING], None, "lower", "target"),
        (NOTHING, [worded("lower")], "lower", "lower", "target"),
        (NOTHING, [worded("lower")], "higher", None, "contradictory"),
        (NOTHING, [worded("lower"), worded("higher")], None, None, "contradictory"),
        (NOTHING, [worded("lower"), worded("range")], None, "lower", "target"),
        # assessments
        (assessed("lower"), [], None, None, None),
        (assessed("lower"), [assessed("lower")], None, "lower", "assessment"),
        (NOTHING, [assessed("lower")], None, None, None),
        (NOTHING, [assessed("lower"), assessed("lower")], None, "lower", "assessment"),
        (NOTHING, [assessed("lower"), assessed("higher")], None, None, "contradictory"),
        (assessed("lower"), [assessed("higher")], None, None, "contradictory"),
        (NOTHING, [assessed("lower")], "higher", "higher", "name"),
        (NOTHING, [assessed("lower"), assessed("lower")], "higher", None, "contradictory"),
        (NOTHING, [assessed("lower"), assessed("higher")], "higher", "higher", "name"),
        (assessed("lower"), [], "higher", "higher", "name"),
        # a range says only where nothing else does
        (Shown(ranged=True), [], None, "range", "target"),
        (Shown(ranged=True), [], "higher", "higher", "name"),
    ],
)
def test_the_aim_of_a_year(
    own: Shown, others: list[Shown], named: Direction | None, direction: Direction | None, by: str | None
) -> None:
    assert aim_of(own, others, named) == (direction, by)


def figure(value: float | None, qualifier: str | None = None, assessment: str | None = None) -> Figure:
    record = Record("indicator", "i", "d", "hamn", 2031, "vb", 1, "Bojar", None, assessment=assessment)
    return Figure(Reading(f"{value}", value, None, 2031, qualifier), record)


@pytest.mark.parametrize(
    ("outcome", "target", "assessment", "way"),
    [
        (90, 80, "helt", "higher"),
        (70, 80, "ej", "higher"),
        (70, 80, "helt", "lower"),
        (90, 80, "ej", "lower"),
        (80, 80, "helt", None),
        (70, 80, "delvis", None),
        (70, 80, None, None),
        (None, 80, "helt", None),
    ],
)
def test_what_an_assessment_shows(
    outcome: float | None, target: float, assessment: str | None, way: Direction | None
) -> None:
    assert shown_by([], figure(outcome, None, assessment), figure(target)).assessed == way


def test_what_the_words_of_targets_say() -> None:
    targets = [figure(10, "max"), figure(None, "set_by_board"), figure(10), None, figure(1, "plus_minus")]
    assert shown_by(targets, None, None) == Shown(frozenset(("lower", "range")))
    assert shown_by([figure(None, "increase")], None, None).worded == {"higher"}
    assert shown_by([], None, figure(None, "range")).ranged
