"""What became of plans: each figure from the right document, and none where documents allow two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vpextract import knowledge
from vpextract.knowledge import Knowledge
from vpextract.linking.followup import Followed, follow_up
from vpextract.linking.records import Member, Reading, Record, Series

KNOWLEDGE = knowledge.load(None)


def reading(raw: str, value: float | None = None, unit: str | None = "%", year: int | None = 2031) -> Reading:
    return Reading(raw, value, unit, year)


def percent(value: float, year: int = 2031) -> Reading:
    return Reading(f"{value} %", value, "%", year)


def indicator(report: str, board: str | None = "hamn", year: int = 2031, name: str = "", **values: Reading) -> Record:
    member = f"{name or 'i'}-{board}-{year}-{report}"
    return Record(
        "indicator", member, f"{board}-{year}-{report}-0", board, year, report, 1, "Bojar", "kf", values=values
    )


def series(*records: Record, review: tuple[Record, ...] = (), name: str = "s") -> Series:
    members = [Member(r, 1.0, "exact", "linked") for r in records] + [
        Member(r, 0.5, "fuzzy", "to_review") for r in review
    ]
    return Series(name, records[0].kind, "Bojar", records[0].owner, None, None, tuple(members))


def followed(*records: Record) -> Followed:
    return follow_up([series(*records)], KNOWLEDGE)


def only(*records: Record) -> dict[str, Any]:
    found = followed(*records)
    (row,) = found.indicators
    return row


def of_year(found: Followed, year: int, board: str = "hamn") -> dict[str, Any]:
    (row,) = [row for row in found.indicators if (row["year"], row["board_id"]) == (year, board)]
    return row


def test_each_figure_stands_in_the_columns_of_its_report_with_its_print_and_its_row() -> None:
    row = only(
        indicator("vp", target=percent(80), target_kf=percent(85)),
        indicator("t1", outcome=percent(20), forecast=percent(70), target=percent(80)),
        indicator("t2", outcome=percent(50), forecast=percent(75)),
        indicator("vb", outcome=percent(78), target=percent(80), outcome_previous=percent(77, 2030)),
    )
    assert [
        row[n] for n in ("plan_target", "t1_outcome", "t1_forecast", "t2_outcome", "t2_forecast", "vb_outcome")
    ] == [*(80, 20, 70, 50, 75, 78)]
    assert (row["vb_outcome_raw"], row["vb_outcome_id"]) == ("78 %", "i-hamn-2031-vb")
    assert (row["target_kf"], row["target_kf_id"], row["outcome_previous"]) == (85, "i-hamn-2031-vp", 77)
    assert (row["t3_outcome"], row["t2_target"], row["unit"], row["target_changed"]) == (None, None, "%", False)
    differences = [row[f"outcome_minus_{what}"] for what in ("target", "target_kf", "previous")]
    assert differences == [-2, -7, 1]


@pytest.mark.parametrize("report", ["kr", "unknown"])
def test_a_report_of_another_kind_than_follow_ups_know_is_in_no_column(report: str) -> None:
    row = only(indicator("vp", target=percent(80)), indicator(report, outcome=percent(20), name="last"))
    assert (row["plan_target"], row["vb_outcome"], row["t1_outcome"]) == (80, None, None)
    assert only(indicator(report, outcome=percent(20)))["year"] == 2031


def test_one_row_per_board_and_year_in_order() -> None:
    found = followed(
        *(indicator("vp", b, y, target=percent(1, y)) for b, y in (("park", 2031), ("hamn", 2032), ("hamn", 2031)))
    )
    assert [(row["board_id"], row["year"]) for row in found.indicators] == [
        ("hamn", 2031),
        ("hamn", 2032),
        ("park", 2031),
    ]


def test_a_row_says_how_far_its_year_is_followed_up() -> None:
    plan, first, last = (indicator(report, target=percent(80)) for report in ("vp", "t1", "vb"))
    told = [
        tuple(only(*rows)[name] for name in ("document_year", "doc_type", "tertial", "preferred"))
        for rows in ((plan,), (first, plan), (last, plan, first))
    ]
    assert told == [
        (2031, "verksamhetsplan", None, True),
        (2031, "tertialrapport", 1, True),
        (2031, "verksamhetsberattelse", None, True),
    ]


def test_documents_of_unknown_boards_are_left_out() -> None:
    assert followed(indicator("vp", None, target=percent(80))).indicators == []


def test_a_report_with_another_target_changes_it_and_the_last_one_counts() -> None:
    row = only(
        indicator("vp", target=percent(80)), indicator("t2", target=percent(75)), indicator("vb", outcome=percent(78))
    )
    assert (row["target_changed"], row["outcome_minus_target"]) == (True, 3)


@pytest.mark.parametrize(
    ("plan", "later", "changed"),
    [
        (percent(80), percent(80.0), False),
        (reading("ökning", None, None), reading("Ökning", None, None), False),
        (reading("ökning", None, None), percent(80), True),
        (reading("80", 80, None), percent(80), False),
        (reading("1,2 mnkr", 1.2, "mnkr"), reading("1 200 tkr", 1200, "tkr"), None),
        (Reading("Tas fram av nämnd", None, None, 2031, "set_by_board"), percent(80), None),
        (percent(80), Reading("-", None, None, 2031, "none"), None),
        (percent(80), percent(70, 2032), None),
    ],
)
def test_whether_the_target_was_changed(plan: Reading, later: Reading, changed: bool | None) -> None:
    assert only(indicator("vp", target=plan), indicator("t1", target=later))["target_changed"] is changed


def test_a_figure_for_another_year_is_not_this_years() -> None:
    row = only(indicator("vb", outcome=percent(70), target=percent(90, 2032), target_kf=percent(95, 2032)))
    assert (row["vb_target"], row["target_kf"], row["outcome_minus_target"]) == (None, None, None)


def test_a_dash_or_a_later_does_not_hide_the_figure_of_an_earlier_document() -> None:
    later = Reading("Fastställs 2032", None, None, 2031, "to_be_set")
    row = only(
        indicator("vp", target=percent(80), target_kf=percent(85)),
        indicator("vb", outcome=percent(78), target=Reading("-", None, None, 2031, "none"), target_kf=later),
    )
    assert (row["target_kf"], row["outcome_minus_target"], row["vb_target_raw"]) == (85, -2, "-")
    assert only(indicator("vp", target_kf=later))["target_kf_raw"] == "Fastställs 2032"


@pytest.mark.parametrize(
    "target",
    [
        reading("80 st", 80, "st"),
        reading("öka", None, None),
        Reading("+/-1 %", 1, "%", 2031, "plus_minus"),
    ],
)
def test_there_is_no_difference_from_another_unit_a_word_or_a_band(target: Reading) -> None:
    assert only(indicator("vp", target=target), indicator("vb", outcome=percent(78)))["outcome_minus_target"] is None


def test_differences_have_no_dust_of_fractions() -> None:
    assert (
        only(indicator("vp", target=percent(0.1)), indicator("vb", outcome=percent(0.3)))["outcome_minus_target"] == 0.2
    )


def test_figures_of_several_units_have_none_in_common() -> None:
    assert only(indicator("vp", target=percent(8)), indicator("t1", outcome=reading("8 st", 8, "st")))["unit"] is None
    assert only(indicator("vp", target=reading("8 St", 8, "St"), target_kf=reading("9 st", 9, "st")))["unit"] in (
        "St",
        "st",
    )


def test_two_editions_with_one_figure_give_it_and_with_two_figures_none_and_an_issue() -> None:
    twice = only(indicator("vp", target=percent(80)), indicator("vp", name="j", target=percent(80)))
    assert twice["plan_target"] == 80
    found = followed(
        indicator("vp", target=percent(80)),
        indicator("vp", name="j", target=percent(81)),
        indicator("vb", outcome=percent(78)),
    )
    row = found.indicators[0]
    assert (row["plan_target"], row["plan_target_raw"], row["outcome_minus_target"]) == (None, None, None)
    ((document, issue),) = found.issues
    assert (document, issue.code, issue.row_id) == ("hamn-2031-vp-0", "followup_figures_differ", "j-hamn-2031-vp")
    assert "i-hamn-2031-vp" in issue.message


def test_last_years_outcome_comes_from_its_own_report_and_a_correction_is_told() -> None:
    found = followed(
        indicator("vb", year=2030, outcome=percent(70, 2030)),
        indicator("vb", outcome=percent(78), outcome_previous=percent(71, 2030)),
    )
    row = of_year(found, 2031)
    assert (row["outcome_previous_id"], row["outcome_minus_previous"]) == ("i-hamn-2030-vb", 8)
    ((_, issue),) = found.issues
    assert (issue.code, issue.severity, issue.row_id) == ("previous_outcome_differs", "info", "i-hamn-2031-vb")


def test_figures_of_other_units_are_no_correction() -> None:
    own, printed = reading("1,2 mnkr", 1.2, "mnkr", 2030), reading("1 200 tkr", 1200, "tkr", 2030)
    found = followed(indicator("vb", year=2030, outcome=own), indicator("t1", outcome_previous=printed))
    assert (of_year(found, 2031)["outcome_previous"], found.issues) == (1.2, [])


def test_an_outcome_of_two_years_ago_is_not_last_years() -> None:
    assert only(indicator("t1", outcome_previous=percent(60, 2029)))["outcome_previous"] is None


def test_where_last_years_report_has_a_dash_the_later_print_counts() -> None:
    dash = Reading("-", None, None, 2030, "none")
    found = followed(indicator("vb", year=2030, outcome=dash), indicator("t1", outcome_previous=percent(71, 2030)))
    assert of_year(found, 2031)["outcome_previous"] == 71


def with_boards(folder: Path, *mergers: tuple[int, str, list[str]]) -> Knowledge:
    blocks = (
        f"[[stadsdelsnamnder.mergers]]\ndate = {year}-01-01\nboard = {json.dumps(board)}\nreplaces = {json.dumps(former)}\n"
        for year, board, former in mergers
    )
    (folder / "boards.toml").write_text("".join(blocks))
    return knowledge.load(folder)


def test_a_board_of_merged_boards_has_no_outcome_of_the_year_before_but_what_is_printed(tmp_path: Path) -> None:
    """The figure of one of them is not that of both."""
    lineage = with_boards(tmp_path, (2031, "Storhamn", ["Bojvik", "Kajvik"]))
    old, new = (
        indicator("vb", "bojvik", 2030, outcome=percent(70, 2030)),
        indicator("t1", "storhamn", outcome=percent(2)),
    )
    assert of_year(follow_up([series(old, new)], lineage), 2031, "storhamn")["outcome_previous"] is None


def test_a_board_that_only_changed_its_name_goes_on(tmp_path: Path) -> None:
    lineage = with_boards(tmp_path, (2010, "Kajvik", ["Bojvik"]), (2031, "Storhamn", ["Kajvik"]))
    old, new = (
        indicator("vb", "kajvik", 2030, outcome=percent(70, 2030)),
        indicator("t1", "storhamn", outcome=percent(2)),
    )
    found = follow_up([series(old, new)], lineage)
    assert of_year(found, 2031, "storhamn")["outcome_previous_id"] == "i-kajvik-2030-vb"
