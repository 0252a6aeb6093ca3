"""What became of activities: planned, reported, moved, done, vanished; none of it where documents allow two answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vpextract.linking.followed_activities import follow_activities
from vpextract.linking.records import Member, Record, Series
from vpextract.model import Issue

SUMMER, WINTER = date(2031, 6, 30), date(2031, 12, 31)


def activity(report: str, end: date | None = WINTER, status: str | None = None, name: str = "a", **more: Any) -> Record:
    given: dict[str, Any] = {"owner": "namnd", "year": 2031} | more
    document = f"hamn-{given['year']}-{report}-{name}"
    return Record(
        "activity",
        f"{document}:a1",
        document,
        "hamn",
        report=report,
        ordinal=1,
        text=name,
        end=end,
        status=status,
        **given,
    )


def series(*records: Record, review: tuple[Record, ...] = (), name: str = "s") -> Series:
    members = [Member(r, 1.0, "exact", "linked") for r in records] + [
        Member(r, 0.5, "fuzzy", "to_review") for r in review
    ]
    return Series(name, records[0].kind, "Bojar", records[0].owner, None, None, tuple(members))


def followed(*records: Record) -> tuple[dict[str, Any], list[tuple[str, Issue]]]:
    issues: list[tuple[str, Issue]] = []
    (row,) = follow_activities([series(*records)], issues)
    return row, issues


def only(*records: Record) -> dict[str, Any]:
    return followed(*records)[0]


def test_an_activity_is_followed_from_plan_to_report() -> None:
    plan = activity("vp", SUMMER, start=date(2031, 1, 1))
    row = only(plan, activity("t1", SUMMER, "ongoing"), activity("vb", WINTER, "completed", deviation="Sen leverans"))
    assert (row["plan_start"], row["plan_end"], row["t1_end"], row["vb_end"]) == (
        date(2031, 1, 1),
        SUMMER,
        SUMMER,
        WINTER,
    )
    assert (row["plan_id"], row["vb_id"]) == ("hamn-2031-vp-a:a1", "hamn-2031-vb-a:a1")
    assert (row["t1_status"], row["vb_deviation"], row["t2_id"]) == ("ongoing", "Sen leverans", None)
    assert [row[what] for what in ("planned", "reported", "moved", "done", "vanished")] == [
        True,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("ends", "moved"),
    [
        ((SUMMER, SUMMER), False),
        ((SUMMER, WINTER), True),
        ((SUMMER, WINTER, SUMMER), True),
        ((SUMMER, None), None),
        ((None, SUMMER, WINTER), True),
    ],
)
def test_moved_is_an_end_date_that_changed(ends: tuple[date | None, ...], moved: bool | None) -> None:
    rows = [activity(report, end) for report, end in zip(("vp", "t1", "vb"), ends, strict=False)]
    assert only(*rows)["moved"] is moved


@pytest.mark.parametrize(
    ("signs", "done"),
    [((None, "completed"), True), (("completed", "ongoing"), False), (("completed", None), True), ((None, None), None)],
)
def test_done_is_what_the_last_sign_in_a_report_says(signs: tuple[str | None, ...], done: bool | None) -> None:
    plan = activity("vp", status="completed")
    assert only(plan, *(activity(r, status=s) for r, s in zip(("t1", "vb"), signs, strict=True)))["done"] is done


def activities_of(*every: Series) -> dict[str, Any]:
    return {str(row["text"]): row["vanished"] for row in follow_activities(every, [])}


def test_vanished_is_what_the_last_report_that_lists_such_activities_leaves_out() -> None:
    bojar, kajer = activity("vp", name="bojar"), activity("vp", name="kajer")
    goes_on = series(kajer, activity("t1", name="kajer"), activity("vb", name="kajer"))
    assert activities_of(series(bojar, name="b")) == {"bojar": None}
    assert activities_of(series(bojar, name="b"), goes_on) == {"bojar": True, "kajer": False}
    back = series(bojar, activity("vb", name="bojar"), name="b")
    assert activities_of(back, goes_on) == {"bojar": False, "kajer": False}


def test_a_report_that_lists_the_citys_activities_only_does_not_say_that_the_boards_own_vanished() -> None:
    city = series(activity("vb", name="city", owner="kf"))
    assert activities_of(series(activity("vp", name="bojar"), name="b"), city)["bojar"] is None


def test_a_report_on_another_year_says_nothing() -> None:
    other = series(activity("vb", name="kajer", year=2032))
    assert activities_of(series(activity("vp", name="bojar"), name="b"), other)["bojar"] is None


@pytest.mark.parametrize("asks", ["plan", "report"])
def test_what_a_person_may_still_join_has_not_vanished(asks: str) -> None:
    plan, report = activity("vp", name="bojar"), activity("vb", name="bojarna")
    first = series(plan, name="b", review=(report,) if asks == "plan" else ())
    second = series(report, name="c", review=(plan,) if asks == "report" else ())
    assert activities_of(first, second)["bojar"] is None


def test_two_editions_with_two_end_dates_give_none_and_an_issue() -> None:
    row, issues = followed(activity("vp", SUMMER), activity("vp", WINTER, name="b"), activity("vb", WINTER))
    assert (row["plan_end"], row["moved"], row["vb_end"]) == (None, None, WINTER)
    ((document, issue),) = issues
    assert (document, issue.code, issue.row_id) == ("hamn-2031-vp-b", "followup_figures_differ", "hamn-2031-vp-b:a1")
    one = only(activity("vp", None), activity("vp", WINTER, name="b"))
    assert (one["plan_end"], one["planned"], one["reported"]) == (WINTER, True, False)


def test_what_comments_say_about_a_delay_is_of_the_last_report_that_says_something() -> None:
    delayed = activity("t1", delay_said="delayed", delay_raw="Färgen är försenad.")
    paused = activity("t2", delay_said="paused", delay_raw="Målningen är pausad.")
    row = only(activity("vp"), delayed, paused, activity("vb"))
    assert (row["delay_said"], row["delay_raw"], row["delay_id"]) == (
        *("paused", "Målningen är pausad."),
        "hamn-2031-t2-a:a1",
    )
    assert (only(activity("vp"), activity("vb"))["delay_said"], row["moved"]) == (None, False)
