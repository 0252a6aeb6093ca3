"""Each doubt about finished records, with what calls it up and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vpextract import knowledge
from vpextract.issues import CODES, issue
from vpextract.model import Activity, Extraction, FigureTable, Goal, Identity, Indicator, Issue, Place, Section, Value
from vpextract.recognise.values import parse_value
from vpextract.structure.doubts import doubts_of

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
        values.append(Value(measure, raw, *parsed[:3], 2031, parsed.doubtful))
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


def test_outcomes_of_other_times_are_not_held_against_men_and_women() -> None:
    row = indicator(outcome="45 %", outcome_men="40 %", outcome_women="50 %")
    earlier = replace(row.values[0], raw="60 %", value=60.0, year=2029)
    half = replace(row.values[0], raw="61 %", value=61.0, as_of="T1")
    assert doubts(replace(SOUND, indicators=(replace(row, values=(*row.values, earlier, half)),))) == []


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
        (("A", "A1", "A2", "B", "B1"), 0),
        (("A1", "A3"), 1),
        (("1a", "1b", "1d"), 1),
        (("I", "II", "IV"), 0),
        (("1.1", "1.3", "1.5"), 2),
        (("1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1"), 0),
        (("1.1.1", "1.1.1"), 0),
        (("1", "1.1", "2", "3.1", "3.2"), 1),
        (("1", "1.1", "1.1.1", "1.2.1", "1.3"), 2),
        ((None, None), 0),
    ],
)
def test_gaps_in_the_sequence_of_goals(numbers: tuple[str | None, ...], gaps: int) -> None:
    assert doubts(replace(SOUND, goals=goals(*numbers))) == ["goal_sequence_gap"] * gaps


def test_a_gap_says_which_goal_was_expected_and_where() -> None:
    (found,) = doubts_of(replace(SOUND, goals=goals("1.1", "1.3")), KNOWLEDGE)
    assert found == Issue("goal_sequence_gap", "Goal 1.3 comes where 1.2 was expected", "warning", 6, "x:g002")


def test_numbers_that_goals_share_with_chapters_are_no_missing_goals() -> None:
    labelled = tuple(replace(goal, level_raw="Nämndmål") for goal in goals("2.1", "2.3", "2.6"))
    sections = tuple(
        Section(f"x:s{n}", None, n, 1, "other", heading, None, HERE, "")
        for n, heading in enumerate(("2.2 Omvärld", "2.4. Personal och ledning", "25 bojar", "2.5"))
    )
    shared, missed = doubts_of(replace(SOUND, goals=labelled, sections=sections), KNOWLEDGE)
    assert (shared.severity, shared.row_id) == ("info", "x:g002")
    assert shared.message.endswith("which is the number of a heading that is no goal: '2.2 Omvärld'")
    assert (missed.severity, missed.message) == ("warning", "Goal 2.6 comes where 2.5 was expected")
    unlabelled = doubts_of(replace(SOUND, goals=goals("2.1", "2.3"), sections=sections), KNOWLEDGE)
    assert [doubt.severity for doubt in unlabelled] == ["warning"]  # a heading may be a goal that was not known


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        pytest.param(indicator(target="6 (av 13)"), ["value_not_parsed"], id="two readings"),
        pytest.param(indicator(target="Ökning"), [], id="words"),
        pytest.param(indicator(outcome="112 %"), ["percent_above_100"], id="a share above all"),
        pytest.param(indicator(outcome="112 procent"), ["percent_above_100"], id="in words"),
        pytest.param(indicator("Täckningsgrad", outcome="112 %"), ["percent_above_100"], id="no share"),
        pytest.param(indicator("Antal bojar", outcome="112 st"), [], id="no percentage"),
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
        pytest.param(
            indicator(outcome="91 st", outcome_men="40 st", outcome_women="49 st"),
            ["men_women_outside_total"],
            id="lost",
        ),
        pytest.param(indicator(outcome="3,9", outcome_men="4,0", outcome_women="4,1"), [], id="rounded"),
        pytest.param(
            indicator(outcome="3,8", outcome_men="4,0", outcome_women="4,1"), ["men_women_outside_total"], id="an index"
        ),
        pytest.param(
            indicator(outcome="90 %", outcome_men="40 %", outcome_women="50 %"), ["men_women_outside_total"], id="parts"
        ),
        pytest.param(
            indicator(outcome="45 st", outcome_men="40 %", outcome_women="50 %"), ["units_differ"], id="other units"
        ),
        pytest.param(indicator(outcome="45", outcome_men="40 %", outcome_women="50 %"), [], id="unit left out"),
    ],
)
def test_indicators(row: Indicator, codes: list[str]) -> None:
    assert doubts(replace(SOUND, indicators=(row,))) == codes


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        (indicator("Andel bojar", target="112 %"), "warning"),
        (indicator("Täckningsgrad", target="112 %"), "info"),
        (indicator(outcome="95 %", outcome_men="40 %", outcome_women="50 %"), "warning"),
        (indicator(outcome="90 %", outcome_men="40 %", outcome_women="50 %"), "info"),
    ],
)
def test_what_may_well_be_so_is_only_good_to_know(row: Indicator, severity: str) -> None:
    assert [doubt.severity for doubt in doubts_of(replace(SOUND, indicators=(row,)), KNOWLEDGE)] == [severity]


@pytest.mark.parametrize(
    ("identity", "period", "doubted"),
    [
        (KNOWN, "Tertial 1 2031", False),
        (KNOWN, "2031", False),
        (KNOWN, "Tertial", False),
        (KNOWN, "T1", False),
        (KNOWN, "", False),
        (KNOWN, "Tertial 1 2030", True),
        (KNOWN, "2030", True),
        (KNOWN, "T2 2031", True),
        (KNOWN, "VB 2031", True),
        (replace(KNOWN, year=None), "2030", False),
        (Identity("verksamhetsberattelse", 2031, None, "B", "b"), "VB 2031", False),
        (Identity("verksamhetsberattelse", 2031, None, "B", "b"), "Tertial 2 2031", True),
        (Identity("verksamhetsplan", 2031, None, "B", "b"), "Tertial 2 2031", False),
        (Identity("verksamhetsplan", 2031, None, "B", "b"), "VB 2030", True),
        (KNOWN, "2031 T1", False),
        (KNOWN, "2031 T2", True),
        (KNOWN, "jan–apr 2031", False),
        (KNOWN, "april 2030", True),
        (KNOWN, "2030–2032", False),
        (KNOWN, "Mäts vartannat år", False),
        (KNOWN, "Löpande", False),
    ],
)
def test_a_period_fits_the_document(identity: Identity, period: str, doubted: bool) -> None:
    found = replace(SOUND, identity=identity, indicators=(replace(indicator(), cells={"period": period}),))
    assert ("period_mismatch" in doubts(found)) == doubted


def test_a_period_that_is_none_is_doubted() -> None:
    row = replace(indicator(), cells={"period": "Tertial 4 2031"})
    assert doubts(replace(SOUND, indicators=(row,))) == ["value_not_parsed"]


def table(*columns: str, n_rows: int = 3) -> FigureTable:
    return FigureTable("x:t001", None, None, 1, "other", None, None, columns, n_rows, (), HERE)


@pytest.mark.parametrize(
    ("columns", "doubted"),
    [
        pytest.param(("", "", ""), True, id="no head"),
        pytest.param(("Indikator", "Riktning"), True, id="a key column alone"),
        pytest.param(("Mätetal", "Årsmål", "KF:s årsmål"), True, id="columns of indicators without their key"),
        pytest.param(("Insats", "Startdatum", "Slutdatum"), True, id="columns of activities without their key"),
        pytest.param(("mnkr", "Budget 2031", "Prognos", "Avvikelse"), False, id="economy"),
        pytest.param(("", "Jan", "Feb"), False, id="key figures"),
        pytest.param(("Indkatr", "Perodens utfal", "Prgnos helr", "Årsml"), True, id="badly misspelt"),
        pytest.param(("Ålder", "Män", "Kvinnor", "Totalt"), False, id="men and women alone"),
    ],
)
def test_a_head_that_was_not_understood(columns: tuple[str, ...], doubted: bool) -> None:
    assert doubts(replace(SOUND, tables=(table(*columns),))) == ["header_not_understood"] * doubted


def test_a_list_of_contents_needs_no_head() -> None:
    section = Section("x:s1", None, 1, 1, "toc", "Innehåll", None, HERE, "")
    listed = replace(table("", ""), section_id="x:s1")
    assert doubts(replace(SOUND, goals=goals("1"), sections=(section,), tables=(listed,))) == []


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (activity(date(2031, 2, 1), date(2031, 1, 31)), ["end_before_start"]),
        (activity(date(2031, 2, 1), date(2031, 2, 1)), []),
        (activity(None, date(2031, 1, 31), start_date="våren"), ["value_not_parsed"]),
        (activity(None, None, start_date="våren", end_date="hösten"), ["value_not_parsed"] * 2),
        (activity(None, None, status="i hamn"), ["value_not_parsed"]),
    ],
)
def test_activities(row: Activity, codes: list[str]) -> None:
    assert doubts(replace(SOUND, activities=(row,))) == codes


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_severity_and_says_what_to_do(code: str) -> None:
    found = issue(code, "Bojen är borta", HERE, "x:i0001")
    assert found.severity in ("info", "warning", "error")
    assert CODES[code].meaning.endswith(".")
    assert CODES[code].advice.endswith(".")


def test_a_plan_with_text_and_without_goals_is_doubted() -> None:
    section = Section("d:s1", None, 1, 1, "other", "Inledning", None, Place(1), "Text.")
    known = Extraction("d", "plan.pdf", "", "text", "ok", identity=Identity("verksamhetsplan", 2031, None, "B", "b"))
    assert [issue.code for issue in doubts_of(replace(known, sections=(section,)), KNOWLEDGE)] == ["no_goals"]
    assert doubts_of(known, KNOWLEDGE) == []


@pytest.mark.parametrize(
    ("columns", "doubted"),
    [
        (("Mnkr Kajer", "Budget 24,1", "Utfall 31,5"), True),
        (("Mnkr", "Budget 24 310", "Utfall 48 %"), True),
        (("Mnkr", "Budget 24,1", "Utfall"), False),
        (("Mnkr", "Budget 2030", "Utfall 2031"), False),
        (("Mnkr", "Tertial 1", "Tertial 2"), False),
    ],
)
def test_a_head_that_holds_amounts_may_hide_rows(columns: tuple[str, ...], doubted: bool) -> None:
    table = FigureTable("x:t001", None, None, 1, "other", None, None, columns, 2, (), HERE)
    found = [doubt.message for doubt in doubts_of(replace(SOUND, tables=(table,)), KNOWLEDGE)]
    assert any("rows may be hidden" in message for message in found) == doubted


def test_lists_under_goals_in_a_document_of_no_kind_are_a_warning() -> None:
    nothing = replace(SOUND, identity=Identity())
    lists = replace(nothing, goals=goals("1"), indicators=(indicator(outcome="45 %"),))
    severities = [[doubt.severity for doubt in doubts_of(found, KNOWLEDGE)] for found in (nothing, lists)]
    assert severities == [["info"], ["warning"]]
