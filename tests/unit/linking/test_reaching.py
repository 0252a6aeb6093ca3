"""Whether a target was reached, and why that cannot be told."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.knowledge.directions import Direction
from vpextract.linking.aims import Aim
from vpextract.linking.figures import Figure
from vpextract.linking.reaching import Held, reached
from vpextract.linking.records import Reading, Record

WORDS = knowledge.load().followup


def figure(reading: Reading | None, assessment: str | None = None) -> Figure | None:
    if reading is None:
        return None
    return Figure(reading, Record("indicator", "i", "d", "hamn", 2031, "vb", 1, "Bojar", None, assessment=assessment))


def read(raw: str, value: float | None = None, qualifier: str | None = None, unit: str | None = None) -> Reading:
    return Reading(raw, value, unit, 2031, qualifier)


def percent(value: float) -> Reading:
    return read(f"{value} %", value, unit="%")


BAND = read("+/- 1 %", 1, "plus_minus", "%")
RANGE = Reading("85–90 %", None, "%", 2031, "range", "%", 85, 90)
MAX, MIN = read("högst 10", 10, "max"), read("≥ 10", 10, "min")


@pytest.mark.parametrize(
    ("outcome", "target", "direction", "found", "why"),
    [
        (percent(85), percent(85), "higher", True, "figures"),
        (percent(84.9), percent(85), "higher", False, "figures"),
        (percent(84.9), percent(85), "lower", True, "figures"),
        (percent(85), read("85", 85), "higher", True, "figures"),
        (percent(85), percent(85), None, None, "direction_unknown"),
        # bounds
        (read("10", 10), MAX, "lower", True, "figures"),
        (read("11", 11), MAX, "lower", False, "figures"),
        (read("9", 9), MIN, "higher", False, "figures"),
        (read("10", 10), read("färre än 10", 10, "max"), "lower", None, "bound_unclear"),
        (read("9", 9), read("färre än 10", 10, "max"), "lower", True, "figures"),
        # bands
        (percent(-0.7), BAND, "range", True, "figures"),
        (percent(-2), BAND, "range", False, "figures"),
        (percent(99.2), BAND, "range", None, "band_unclear"),
        (percent(99.2), percent(100), "range", None, "band_unclear"),
        (percent(86), RANGE, "range", True, "figures"),
        (percent(91), RANGE, "range", None, "band_unclear"),
        (percent(91), RANGE, "higher", True, "figures"),
        (percent(91), RANGE, "lower", False, "figures"),
        (percent(80), RANGE, "higher", False, "figures"),
        # what is missing
        (percent(80), None, "higher", None, "no_target"),
        (percent(80), read("-", None, "none"), "higher", None, "no_target"),
        (percent(80), read("Fastställs senare", None, "to_be_set"), "higher", None, "no_target"),
        (percent(80), read("bibehålls", None, "text"), "higher", None, "target_in_words"),
        (None, percent(80), "higher", None, "no_final_outcome"),
        (read("Mäts ej", None, "missing"), percent(80), "higher", None, "no_final_outcome"),
        (read("84/86", None, "text"), percent(80), "higher", None, "outcome_is_no_number"),
        (read("< 5", 5, "max"), read("4", 4), "lower", None, "outcome_is_no_number"),
        (read("9 dagar", 9, unit="dagar"), read("2 veckor", 2, unit="veckor"), "lower", None, "other_unit"),
        (read("0,85", 0.85), percent(80), "higher", None, "other_unit"),
    ],
)
def test_reached_or_why_not(
    outcome: Reading | None, target: Reading | None, direction: Direction | None, found: bool | None, why: str
) -> None:
    aim = Aim(direction, "name" if direction else None)
    assert reached(Held(figure(outcome), figure(target), None, None, "share"), aim, WORDS) == (found, why)


@pytest.mark.parametrize(
    ("word", "now", "previous", "found", "why"),
    [
        ("increase", 80, percent(79), True, "figures"),
        ("increase", 79, percent(79), False, "figures"),
        ("decrease", 78, percent(79), True, "figures"),
        ("decrease", 78, None, None, "no_previous_outcome"),
        ("decrease", 78, read("79 st", 79, unit="st"), None, "no_previous_outcome"),
        ("decrease", 78, read("över 79 %", 79, "min", "%"), None, "no_previous_outcome"),
    ],
)
def test_a_word_is_held_against_last_year(
    word: str, now: float, previous: Reading | None, found: bool | None, why: str
) -> None:
    held = Held(figure(percent(now)), figure(read("Minskning", None, word)), None, figure(previous), "share")
    direction: Direction = "higher" if word == "increase" else "lower"
    assert reached(held, Aim(direction, "target"), WORDS) == (found, why)


@pytest.mark.parametrize(
    ("value", "assessment", "found", "why"),
    [
        (85, "helt", True, "figures_and_assessment"),
        (80, "ej", False, "figures_and_assessment"),
        (80, "delvis", False, "figures_and_assessment"),
        (80, "helt", None, "assessment_differs"),
        (85, "ej", None, "assessment_differs"),
        (85, "delvis", None, "assessment_differs"),
    ],
)
def test_where_the_report_says_otherwise_nothing_is_told(
    value: float, assessment: str, found: bool | None, why: str
) -> None:
    held = Held(figure(percent(value), assessment), figure(percent(85)), None, None, "share")
    assert reached(held, Aim("higher", "name"), WORDS) == (found, why)


def test_a_target_that_contradicts_itself_is_not_told() -> None:
    held = Held(figure(percent(85)), figure(percent(80)), None, None, "share")
    assert reached(held, Aim(None, "contradictory"), WORDS) == (None, "direction_contradictory")


@pytest.mark.parametrize(
    ("kind", "target", "why"),
    [
        ("count", 9000, "city_target"),
        ("amount", 9000, "city_target"),
        ("share", 9000, "figures"),
        ("count", 0, "figures"),
    ],
)
def test_a_boards_count_is_not_held_against_the_city(kind: str, target: float, why: str) -> None:
    city = figure(read(f"{target} st", target, unit="st"))
    held = Held(figure(read("210 st", 210, unit="st")), city, city, None, kind)
    assert reached(held, Aim("higher", "name"), WORDS).why == why


def test_the_citys_target_alone_is_none_of_the_boards() -> None:
    held = Held(figure(percent(85)), None, figure(percent(80)), None, "share")
    assert reached(held, Aim("higher", "name"), WORDS) == (None, "only_city_target")
