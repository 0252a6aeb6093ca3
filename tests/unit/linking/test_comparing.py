"""What speaks for and against two groups of rows being one, beside their names. Names and figures are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from link_rows import KNOWLEDGE, activity, figure, goal, row

from vpextract.linking.comparing import Comparison, agree, compare, contradict
from vpextract.linking.facts import facts_of
from vpextract.linking.names import name_of
from vpextract.linking.records import Record

WEIGHTS, SCALE = KNOWLEDGE.link.evidence, KNOWLEDGE.link.scale
LONG = "Andel seglare i hamnen som är trygga på bryggor"
"""Long enough for no factor on short names."""


def compared(a: Record, b: Record) -> Comparison:
    mine, yours = (name_of(one.text, KNOWLEDGE.words_wise) for one in (a, b))
    return compare(mine, yours, lambda: (facts_of([a]), facts_of([b])), KNOWLEDGE)


def evidence(a: Record, b: Record) -> dict[str, float]:
    return {what: weight for what, weight in compared(a, b).why if what != "names"}


# --- the score --------------------------------------------------------------------------------------------------------


def test_the_same_name_alone_is_sure_and_another_one_is_not() -> None:
    assert compared(row("a", LONG), row("b", LONG)).score > 0.9
    assert compared(row("a", LONG), row("b", "Antal fyrar som målas om under vintern")).score < 0.01


def test_the_score_falls_with_every_strange_word() -> None:
    more = ("", " och", " och från", " nu", " nu och")
    scores = [compared(row("a", LONG), row("b", LONG + words)).score for words in more]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_at_the_middle_a_link_is_as_likely_as_not() -> None:
    found = compared(row("a", LONG), row("b", f"{LONG} nu"))
    cost = sum(weight for _, weight in found.why)
    assert (found.score < 0.5) == (cost > SCALE.middle)


def test_a_strange_word_weighs_more_in_a_short_name_but_not_without_end() -> None:
    costs = [
        dict(compared(row("a", name), row("b", f"{name} nu")).why)["names"] for name in (LONG, "Gröna bojar", "Bojar")
    ]
    assert costs == [1.0, 1.5, SCALE.short_factor]


def test_it_does_not_matter_which_comes_first() -> None:
    a = row("a", LONG, report="vb", values={"outcome": figure(37.0, unit="%")})
    b = row("b", f"{LONG} nu", year=2032, values={"outcome_previous": figure(37.0, 2031, "st")})
    assert compared(a, b).score == compared(b, a).score


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_another_unit_speaks_against_it_and_a_missing_one_does_not() -> None:
    percent, pieces = (row("x", LONG, values={"outcome": figure(9.0, unit=unit)}) for unit in ("%", "st"))
    assert evidence(percent, pieces) == {"other unit": WEIGHTS.unit_differs}
    assert evidence(percent, percent) == {}
    assert evidence(percent, row("b", LONG)) == {}
    assert evidence(percent, row("b", LONG, values={"outcome": figure(9.0)})) == {}


def test_the_goal_above_speaks_for_it_or_against_it() -> None:
    a = row("a", LONG, parent="Hamnen är trygg")
    assert evidence(a, replace(a, parent="Hamnen är  TRYGG")) == {"same goal above": WEIGHTS.same_parent}
    assert evidence(a, replace(a, parent="Fyrarna lyser")) == {"other goal above": WEIGHTS.other_parent}
    assert evidence(a, replace(a, parent="")) == {}


def test_the_same_number_counts_within_one_board_under_the_same_goal_only() -> None:
    a = goal("a", LONG, parent="Hamnen är trygg", number="1.2.1")
    assert "same number" in evidence(a, replace(a, year=2032))
    assert "same number" not in evidence(a, replace(a, number="1.2.2"))
    assert "same number" not in evidence(a, replace(a, board_id="udde"))
    assert "same number" not in evidence(a, replace(a, parent="Fyrarna lyser"))
    assert "same number" not in evidence(replace(a, number=None), replace(a, number=None))


def test_a_description_that_begins_alike_makes_up_for_a_reworded_heading() -> None:
    text = "Hamnlaget går varje kväll en runda längs bryggorna, talar med seglarna och ser efter att lyktorna lyser."
    a, b = (
        goal("a", "Bryggorna är trygga", context=text),
        goal("b", "Bryggorna är välkomna", context=text + " Nytt i år: ekor."),
    )
    assert evidence(a, b) == {"same description": WEIGHTS.same_context}
    assert compared(a, b).score > compared(a, replace(b, context="Fyrarna målas röda och vita.")).score
    assert evidence(a, replace(b, context="")) == {}


def test_the_same_dates_speak_for_activities() -> None:
    dates = (date(2031, 2, 1), date(2031, 11, 30))
    a = activity("a", LONG, dates=dates)
    assert evidence(a, activity("b", LONG, dates=dates)) == {"same dates": WEIGHTS.same_dates}
    assert evidence(a, activity("b", LONG, dates=(dates[0], date(2031, 12, 1)))) == {}
    assert evidence(activity("a", LONG), activity("b", LONG)) == {}


def carried(outcome: float, previous: float, **more: object) -> dict[str, float]:
    a = row("a", LONG, report="vb", values={"outcome": figure(outcome, 2031)})
    return evidence(a, row("b", LONG, year=2032, values={"outcome_previous": figure(previous, 2031)}, **more))  # type: ignore[arg-type]


def test_last_year_s_outcome_carried_over_is_strong_evidence() -> None:
    assert carried(37.5, 37.5) == {"last year's outcome carried over": WEIGHTS.carried_over}


def test_a_round_outcome_carried_over_says_little() -> None:
    said = {"last year's round outcome carried over": WEIGHTS.carried_over_round}
    assert carried(100.0, 100.0) == carried(0.0, 0.0) == said


def test_a_whole_number_carried_over_says_as_much_but_proves_nothing() -> None:
    assert carried(41.0, 41.0) == {"last year's outcome carried over, a whole number": WEIGHTS.carried_over}


def test_another_outcome_of_last_year_speaks_against_it() -> None:
    assert carried(37.5, 41.0) == {"another outcome of last year": WEIGHTS.not_carried_over}


def test_outcomes_are_carried_over_within_one_board_only() -> None:
    assert carried(37.5, 37.5, board="udde") == {}


@pytest.mark.parametrize("report", ["t1", "t2", "t3", "vp"])
def test_only_the_report_on_the_whole_year_tells_the_year_s_outcome(report: str) -> None:
    a = row("a", LONG, report=report, values={"outcome": figure(37.5, 2031)})
    assert evidence(a, row("b", LONG, year=2032, values={"outcome_previous": figure(37.5, 2031)})) == {}


def test_the_city_s_target_is_one_a_year_for_all_boards() -> None:
    a = row("a", LONG, values={"target_kf": figure(80.0)})
    assert evidence(a, row("b", LONG, board="udde", values={"target_kf": figure(80.0)})) == {
        "same target of the city": WEIGHTS.same_city_target
    }
    assert evidence(a, row("b", LONG, values={"target_kf": figure(85.0)})) == {
        "other target of the city": WEIGHTS.other_city_target
    }
    assert evidence(a, row("b", LONG, values={"target_kf": figure(85.0, 2032)})) == {}


def test_the_board_s_own_target_of_a_year_speaks_for_and_against() -> None:
    a = row("a", LONG, values={"target": figure(81.0)})
    assert evidence(a, row("b", LONG, values={"target": figure(81.0)})) == {"same target": WEIGHTS.same_target}
    assert evidence(a, row("b", LONG, values={"target": figure(85.0)})) == {"other target": WEIGHTS.other_target}
    assert evidence(a, row("b", LONG, values={"target": figure(85.0, 2032)})) == {}


def test_a_round_target_proves_nothing() -> None:
    a, b = (row(name, LONG, values={"target": figure(100.0)}) for name in "ab")
    assert evidence(a, b) == {}


def test_where_a_word_was_replaced_only_figures_and_the_description_speak_for_a_link() -> None:
    values, before = {"outcome": figure(37.5, 2031)}, {"outcome_previous": figure(37.5, 2031)}
    a = row(
        "a",
        LONG,
        report="vb",
        values=values,
        parent="Hamnen är trygg",
        context="Seglarna tillfrågas varje höst om hamnen.",
    )
    b = replace(a, text=LONG.replace("trygga", "nöjda"), report="vp", year=2032, values=before)
    assert evidence(a, b) == {"words that exclude each other": WEIGHTS.contrast}
    assert evidence(a, replace(b, text=LONG.replace("trygga", "hungriga"))) == {
        "same description": WEIGHTS.same_context,
        "last year's outcome carried over": WEIGHTS.carried_over,
    }


def test_evidence_for_never_makes_up_for_words_that_exclude_each_other() -> None:
    a = goal("a", LONG, context="Seglarna tillfrågas varje höst om hamnen.", parent="Hamnen är trygg", number="1.1")
    b = replace(a, text=LONG.replace("Andel seglare", "Andel kvinnor"), member_id="b")
    c = replace(a, text=LONG.replace("Andel seglare", "Andel män"), member_id="c")
    assert compared(b, c).score < SCALE.to_review


# --- one document -----------------------------------------------------------------------------------------------------


def test_two_rows_with_other_figures_for_the_same_year_contradict_each_other() -> None:
    a = row("a", LONG, values={"outcome": figure(9.0)})
    assert contradict(a, row("b", LONG, values={"outcome": figure(8.0)}))
    assert not contradict(a, row("b", LONG, values={"outcome": figure(9.0)}))
    assert not contradict(a, row("b", LONG, values={"outcome": figure(8.0, 2030)}))
    assert not contradict(a, row("b", LONG, values={"target": figure(8.0)}))
    assert not contradict(a, row("b", LONG))


def test_where_there_is_no_number_the_printed_words_are_compared() -> None:
    a = row("a", LONG, values={"target": figure(None, raw="Ökning")})
    assert contradict(a, row("b", LONG, values={"target": figure(None, raw="Minskning")}))
    assert not contradict(a, row("b", LONG, values={"target": figure(None, raw="Ökning")}))


def test_the_same_number_printed_in_another_way_is_no_contradiction() -> None:
    a = row("a", LONG, values={"target": figure(9000.0, raw="9 000 st")})
    assert not contradict(a, row("b", LONG, values={"target": figure(9000.0, raw="9000")}))


def test_other_numbers_make_two_goals_and_a_missing_number_does_not() -> None:
    assert contradict(goal("a", LONG, number="1.1"), goal("b", LONG, number="1.2"))
    assert not contradict(goal("a", LONG, number="1.1"), goal("b", LONG))
    assert contradict(goal("a", LONG), goal("b", LONG, level="inriktningsmal"))


def test_other_dates_make_two_activities_and_a_missing_date_does_not() -> None:
    spring, autumn = date(2031, 3, 1), date(2031, 9, 1)
    assert contradict(activity("a", LONG, dates=(None, spring)), activity("b", LONG, dates=(None, autumn)))
    assert contradict(activity("a", LONG, dates=(spring, None)), activity("b", LONG, dates=(autumn, None)))
    assert not contradict(activity("a", LONG, dates=(spring, autumn)), activity("b", LONG, dates=(None, autumn)))


def test_rows_agree_where_all_figures_do_and_one_at_least_is_a_number() -> None:
    a = row("a", LONG, values={"outcome": figure(9.0), "target": figure(10.0)})
    assert agree(a, a)
    assert agree(a, row("b", LONG, values={"outcome": figure(9.0)}))
    assert not agree(a, row("b", LONG, values={"outcome": figure(9.0), "target": figure(11.0)}))
    assert not agree(a, row("b", LONG, values={"forecast": figure(9.0)}))
    words = row("c", LONG, values={"target": figure(None, raw="Fastställs 2032")})
    assert not agree(words, words)
