"""What of the follow-up is held against each other, what comes along with figures, and what the reports say themselves."""

from __future__ import annotations

from typing import Any

import pytest

from vpextract import knowledge
from vpextract.linking.followup import follow_up
from vpextract.linking.records import Member, Reading, Record, Series

KNOWLEDGE = knowledge.load(None)


def read(raw: str, value: float | None, unit: str | None = None, qualifier: str | None = None) -> Reading:
    return Reading(raw, value, unit, 2031, qualifier, KNOWLEDGE.units.standard(unit))


def row_of(name: str, *records: dict[str, Any]) -> dict[str, Any]:
    """The follow-up of an indicator; each record tells its report, and what is in it."""
    members = []
    for n, given in enumerate(records):
        said = {key: given.pop(key) for key in ("status", "assessment") if key in given}
        report = given.pop("report", "vb")
        record = Record(*("indicator", f"i{n}", f"d{n}", "hamn", 2031, report, n, name, "kf"), values=given, **said)
        members.append(Member(record, 1.0, "exact", "linked"))
    series = Series("s", "indicator", name, "kf", None, None, tuple(members))
    (row,) = follow_up([series], KNOWLEDGE).indicators
    return row


@pytest.mark.parametrize(
    ("name", "unit", "kind", "difference"),
    [
        ("Andel målade bojar", "%", "share", -10),
        ("Sjukfrånvaro", "%", "share", -10),
        ("Genomsnittlig väntetid till båtplats", "dagar", "average", -10),
        ("Antal båtar per kaj", "st", "average", -10),
        ("Elanvändning", "kWh/m2", "average", -10),
        ("Nöjd-båtgäst-index", None, "average", -10),
        ("Antal målade bojar", "st", "count", None),
        ("Antal seglare", "personer", "count", None),
        ("Kostnad för bojar", "mnkr", "amount", None),
        ("Utsläpp från resor", "ton", "amount", None),
        ("Hamnens rykte", None, None, None),
    ],
)
def test_only_shares_and_averages_are_held_against_the_city(
    name: str, unit: str | None, kind: str | None, difference: float | None
) -> None:
    row = row_of(
        name, {"outcome": read("80", 80, unit), "target": read("85", 85, unit), "target_kf": read("90", 90, unit)}
    )
    assert (row["figure_kind"], row["outcome_minus_target_kf"]) == (kind, difference)
    assert row["outcome_minus_target"] == -5
    assert row["target_kf"] == 90


@pytest.mark.parametrize(
    ("target", "outcome", "difference"),
    [
        (read("procent 85", 85, "procent"), read("80 %", 80, "%"), -5),
        (read("85 person er", 85, "person er"), read("80 pers.", 80, "pers."), -5),
        (read("85", 85), read("80 %", 80, "%"), -5),
        (read("85 tkr", 85, "tkr"), read("80 mnkr", 80, "mnkr"), None),
        (read("85 %", 85, "%"), read("0,8", 0.8), None),
        (read("85 %", 85, "%"), read("0", 0), -85),
        (read("max 85", 85, None, "max"), read("80", 80), -5),
        (read("85", 85), read("max 80", 80, None, "max"), None),
        (read("+/- 1 %", 1, "%", "plus_minus"), read("80 %", 80, "%"), None),
    ],
)
def test_figures_of_one_unit_have_a_difference(target: Reading, outcome: Reading, difference: float | None) -> None:
    assert row_of("Båtar", {"outcome": outcome, "target": target})["outcome_minus_target"] == difference


def test_qualifiers_come_along_and_a_band_has_no_number() -> None:
    row = row_of(
        "Båtar",
        {
            "report": "vp",
            "target": read("+/- 1 %", 1, "%", "plus_minus"),
            "target_kf": read("max 10 %", 10, "%", "max"),
        },
        {"outcome": read("2 procent", 2, "procent")},
    )
    assert (row["plan_target"], row["plan_target_raw"], row["plan_target_qualifier"]) == (None, "+/- 1 %", "plus_minus")
    assert (row["target_kf"], row["target_kf_qualifier"]) == (10, "max")
    assert (row["vb_outcome"], row["vb_outcome_qualifier"]) == (2, None)
    assert (row["unit"], row["unit_std"]) == ("%", "%")
    assert (row["target_raw"], row["target_id"]) == ("+/- 1 %", "i0")


def test_men_and_women_are_of_the_last_report_that_tells_them() -> None:
    row = row_of(
        "Andel båtgäster",
        {"report": "t1", "outcome_men": read("50 %", 50, "%"), "outcome_women": read("60 %", 60, "%")},
        {"report": "t2", "outcome_men": read("51 %", 51, "%"), "outcome_women": read("62,5 %", 62.5, "%")},
        {"report": "vb", "outcome": read("70 %", 70, "%")},
    )
    assert (row["outcome_men"], row["outcome_women"], row["outcome_gap"]) == (51, 62.5, 11.5)
    assert row["outcome_men_id"] == "i1"


def test_there_is_no_gap_where_one_sex_is_missing() -> None:
    row = row_of(
        "Andel båtgäster", {"outcome_men": read("50 %", 50, "%"), "outcome_women": read("-", None, None, "none")}
    )
    assert (row["outcome_men"], row["outcome_women_raw"], row["outcome_gap"]) == (50, "-", None)
    assert row_of("Andel båtgäster", {"outcome": read("50 %", 50, "%")})["outcome_men"] is None


def test_signs_and_assessments_stand_by_report_and_signs_decide_nothing() -> None:
    row = row_of(
        "Andel nöjda båtgäster",
        {"report": "t1", "status": "yellow", "target": read("85 %", 85, "%")},
        {"status": "green", "assessment": "ej", "outcome": read("80 %", 80, "%"), "target": read("85 %", 85, "%")},
    )
    assert (row["t1_status"], row["vb_status"], row["vb_assessment"], row["t1_assessment"]) == (
        *("yellow", "green"),
        *("ej", None),
    )
    assert (row["direction"], row["direction_by"], row["reached"]) == ("higher", "name", False)
    assert row["reached_why"] == "figures_and_assessment"


def test_the_citys_words_tell_the_direction_of_the_boards_target() -> None:
    row = row_of(
        "Båtar", {"outcome": read("12", 12), "target": read("12", 12), "target_kf": read("Max 10", 10, None, "max")}
    )
    assert (row["direction"], row["direction_by"], row["reached"], row["target"]) == ("lower", "target", True, 12)


def test_two_targets_in_one_report_tell_nothing() -> None:
    row = row_of(
        "Andel nöjda båtgäster",
        {"report": "vp", "target": read("70 %", 70, "%")},
        {"outcome": read("80 %", 80, "%"), "target": read("85 %", 85, "%")},
        {"outcome": read("80 %", 80, "%"), "target": read("75 %", 75, "%")},
    )
    assert (row["target_raw"], row["reached"], row["reached_why"]) == (None, None, "figures_differ")


def test_an_assessment_against_the_figures_is_an_issue() -> None:
    values = {"outcome": read("80 %", 80, "%"), "target": read("85 %", 85, "%")}
    record = Record(
        *("indicator", "i", "d", "hamn", 2031, "vb", 1, "Andel nöjda", "kf"), values=values, assessment="helt", page=4
    )
    series = Series("s", "indicator", "Andel nöjda", "kf", None, None, (Member(record, 1.0, "exact", "linked"),))
    followed = follow_up([series], KNOWLEDGE)
    ((document, issue),) = followed.issues
    assert (document, issue.code, issue.severity, issue.page) == ("d", "reached_differs", "info", 4)
    assert followed.indicators[0]["reached"] is None
