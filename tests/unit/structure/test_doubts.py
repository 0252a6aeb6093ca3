"""Each doubt about finished records, with what calls it up and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vpextract import knowledge
from vpextract.issues import CODES
from vpextract.model import Activity, Extraction, Goal, Identity, Indicator, Issue, Place, Section, Value
from vpextract.recognise.values import parse_value
from vpextract.structure.doubts import doubts_of, issue

KNOWLEDGE = knowledge.load()
HERE = Place(page=6)
KNOWN = Identity("tertialrapport", 2031, 1, "Sjöviks stadsdelsnämnd", "sjovik")
SOUND = Extraction("sjovik-2031-t1-0", "plan.txt", "0", "text", "ok", identity=KNOWN)


def doubts(found: Extraction) -> list[str]:
    return [doubt.code for doubt in doubts_of(found, KNOWLEDGE)]


def indicator(name: str = "Andel bojar", **cells: str) -> Indicator:
    values = []
    for measure, raw in cells.items():
        parsed = parse_value(raw, KNOWLEDGE)
        values.append(Value(measure, raw, parsed.value, parsed.unit, parsed.qualifier, 2031))
    return Indicator("x:i0001", "x:g001", 1, name, "namnd", None, None, cells, tuple(values), None, HERE)


def goals(*numbers: str | None) -> tuple[Goal, ...]:
    return tuple(
        Goal(f"x:g{i:03}", i, "namndmal", number, "Fler bojar", *(None,) * 7, "Fler bojar", HERE)
        for i, number in enumerate(numbers, 1)
    )


def activity(start: date | None, end: date | None, **extra: str) -> Activity:
    return Activity("x:a0001", "x:g001", 1, "Måla", "namnd", start, end, None, None, None, HERE, extra)


def test_a_sound_document_raises_none() -> None:
    found = replace(
        SOUND,
        goals=goals("1", "1.1", "1.1.1", "1.1.2", None, "1.2", "1.2.1", "2"),
        indicators=(indicator(outcome="45 %", outcome_men="40 %", outcome_women="50 %", target="Fastställs 2032"),),
        activities=(activity(date(2031, 1, 1), date(2031, 12, 31)), activity(None, None)),
    )
    assert doubts(found) == []


@pytest.mark.parametrize(
    ("identity", "codes"),
    [
        (Identity(), ["not_a_steering_document"]),
        (replace(KNOWN, board=None, board_id=None), ["board_unknown"]),
        (replace(KNOWN, year=None), ["year_unknown"]),
        (replace(KNOWN, year=None, board=None), ["board_unknown", "year_unknown"]),
    ],
)
def test_identity(identity: Identity, codes: list[str]) -> None:
    assert doubts(replace(SOUND, identity=identity)) == codes


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        (("1.1", "1.2", "1.4"), 1),
        (("2",), 1),
        (("1", "3", "4"), 1),
        (("1.1", "1.3", "1.5"), 2),
        (("1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1"), 0),
        (("1.1.1", "1.1.1"), 0),
        ((None, None), 0),
    ],
)
def test_gaps_in_the_sequence_of_goals(numbers: tuple[str | None, ...], gaps: int) -> None:
    assert doubts(replace(SOUND, goals=goals(*numbers))) == ["goal_sequence_gap"] * gaps


def test_a_gap_says_which_goal_was_expected_and_where() -> None:
    (found,) = doubts_of(replace(SOUND, goals=goals("1.1", "1.3")), KNOWLEDGE)
    assert found == Issue("goal_sequence_gap", "Goal 1.3 comes where 1.2 was expected", "warning", 6, "x:g002")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        pytest.param(indicator(target="6 (av 13)"), ["value_not_parsed"], id="two readings"),
        pytest.param(indicator(target="Ökning"), [], id="words"),
        pytest.param(indicator(outcome="112 %"), ["percent_above_100"], id="a share above all"),
        pytest.param(indicator("Antal bojar, indexerat", outcome="112 %"), [], id="no share"),
        pytest.param(indicator(outcome="100 %"), [], id="all"),
        pytest.param(
            indicator(outcome="60 %", outcome_men="40 %", outcome_women="50 %"), ["men_women_outside_total"], id="above"
        ),
        pytest.param(
            indicator(outcome="30 %", outcome_men="40 %", outcome_women="50 %"), ["men_women_outside_total"], id="below"
        ),
        pytest.param(indicator(outcome="40 %", outcome_men="40 %", outcome_women="50 %"), [], id="at the edge"),
        pytest.param(indicator(outcome="30 %", outcome_men="40 %"), [], id="men only"),
        pytest.param(indicator(outcome="90 st", outcome_men="40 st", outcome_women="50 st"), [], id="counts add up"),
    ],
)
def test_indicators(row: Indicator, codes: list[str]) -> None:
    assert doubts(replace(SOUND, indicators=(row,))) == codes


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (activity(date(2031, 2, 1), date(2031, 1, 31)), ["end_before_start"]),
        (activity(date(2031, 2, 1), date(2031, 2, 1)), []),
        (activity(None, date(2031, 1, 31), start_date="våren"), ["value_not_parsed"]),
        (activity(None, None, start_date="våren", end_date="hösten"), ["value_not_parsed"] * 2),
        (activity(None, None, ansvarig="Siv"), []),
    ],
)
def test_activities(row: Activity, codes: list[str]) -> None:
    assert doubts(replace(SOUND, activities=(row,))) == codes


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_severity_and_says_what_to_do(code: str) -> None:
    found = issue(code, "Bojen är borta", 3, "x:i0001")
    assert found.severity in ("info", "warning", "error")
    assert CODES[code].meaning.endswith(".")
    assert CODES[code].advice.endswith(".")


def test_a_plan_with_text_and_without_goals_is_doubted() -> None:
    section = Section("d:s1", None, 1, 1, "other", "Inledning", None, Place(1), "Text.")
    known = Extraction("d", "plan.pdf", "", "text", "ok", identity=Identity("verksamhetsplan", 2031, None, "B", "b"))
    assert [issue.code for issue in doubts_of(replace(known, sections=(section,)), KNOWLEDGE)] == ["no_goals"]
    assert doubts_of(known, KNOWLEDGE) == []
