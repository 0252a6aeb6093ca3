"""What became of each activity in a year: planned, reported, moved, done, vanished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple, TypeVar

from vpextract.linking.board_years import Asked, BoardYear, Row, board_years, every_board
from vpextract.linking.records import PLAN, REPORTS, Record, Series
from vpextract.model import Issue

Issues = list[tuple[str, Issue]]
"""(document_id, issue)."""
_T = TypeVar("_T")


class Place(NamedTuple):
    """The reports of one kind of a board's year; several where there are several editions."""

    board_id: str | None
    year: int
    report: str
    municipality: str = ""


Listed = Mapping[Place, AbstractSet[str | None]]
"""A report → the owners whose activities it lists."""


def follow_activities(
    series: Sequence[Series], issues: Issues, listed: Listed | None = None, asked: Asked = every_board
) -> Iterator[Row]:
    """One row per series, board and year, as far as they are asked for; what is unsure is added to `issues`.

    `listed` is known already where there are more activities than those in `series`.
    """
    activities = [one for one in series if one.kind == "activity"]
    listed, maybe = _listed(activities) if listed is None else listed, _maybe(activities)
    for one in activities:
        for year in board_years(one, asked):
            yield _row(one, year, listed, maybe.get(one.series_id, set()), issues)


def _listed(activities: Sequence[Series]) -> Listed:
    found: defaultdict[Place, set[str | None]] = defaultdict(set)
    for one in activities:
        for record in one.linked:
            found[_place(record)].add(record.owner)
    return found


def _maybe(activities: Sequence[Series]) -> Mapping[str, set[Place]]:
    """Where each series may stand as well, if a person says so: series_id → reports."""
    open_in = {one.series_id: [m.record for m in one.members if m.status == "to_review"] for one in activities}
    guests = {record.member_id for records in open_in.values() for record in records}
    home = {record.member_id: one for one in activities for record in one.linked if record.member_id in guests}
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for one in activities:
        own = frozenset(map(_place, one.linked)) if open_in[one.series_id] else frozenset()
        for record in open_in[one.series_id]:
            found[one.series_id].add(_place(record))
            found[home[record.member_id].series_id] |= own
    return found


def _place(record: Record) -> Place:
    return Place(record.board_id, record.year, record.report, record.municipality)


def _row(series: Series, year: BoardYear, listed: Listed, maybe: AbstractSet[Place], issues: Issues) -> Row:
    there = [report for report in (PLAN, *REPORTS) if report in year.records]
    ends = {report: _end(year.records[report], issues) for report in there}
    states = {report: only({record.status for record in year.records[report]}) for report in there}
    signs = [states[report] for report in there if report != PLAN and states[report] is not None]
    dates = {end for end in ends.values() if end is not None}
    told = sum(end is not None for end in ends.values())
    plan = year.records.get(PLAN)
    row: Row = {
        "series_id": series.series_id,
        **year.whose(),
        "text": year.last.text,
        "owner": series.owner,
        "plan_id": plan[0].member_id if plan else None,
        "plan_start": only({record.start for record in plan}) if plan else None,
        "plan_end": ends.get(PLAN),
        "planned": plan is not None,
        "reported": there not in ([], [PLAN]),
        "moved": len(dates) > 1 if told > 1 else None,
        **_delay(year),
        "done": signs[-1] == "completed" if signs else None,
        "vanished": _vanished(year, listed, maybe),
    }
    for report in REPORTS:
        rows = year.records.get(report, ())
        row[f"{report}_id"] = rows[0].member_id if rows else None
        row[f"{report}_end"] = ends.get(report)
        row[f"{report}_status"] = states.get(report)
        row[f"{report}_deviation"] = only({record.deviation for record in rows})
    return row


def _delay(year: BoardYear) -> Row:
    """What the comment says about a delay, of the last report that says something."""
    every = (record for report in reversed(REPORTS) for record in year.records.get(report, ()))
    said = next((record for record in every if record.delay_said is not None), None)
    return {
        "delay_said": said.delay_said if said is not None else None,
        "delay_raw": said.delay_raw if said is not None else None,
        "delay_id": said.member_id if said is not None else None,
    }


def _end(records: Sequence[Record], issues: Issues) -> date | None:
    """The end date in a report; none where two editions of it give two."""
    given = {record.end: record for record in records if record.end is not None}
    if len(given) > 1:
        (first, one), (second, other) = sorted(given.items())[:2]
        message = (
            f"“{other.text}” has two end dates in the same report: {first} ({one.member_id}) and {second} "
            f"({other.member_id})"
        )
        issue = Issue("followup_figures_differ", message, "warning", other.page, other.member_id)
        issues.append((other.document_id, issue))
    return only(set(given))


def only(values: AbstractSet[_T | None]) -> _T | None:
    """The one thing that is said; None where nothing is, or two things."""
    said = [value for value in values if value is not None]
    return said[0] if len(said) == 1 else None


def _vanished(year: BoardYear, listed: Listed, maybe: AbstractSet[Place]) -> bool | None:
    """Whether the last report that lists activities of this owner leaves this one out; None where a person should say."""
    owners = {record.owner for records in year.records.values() for record in records}
    places = [Place(year.board_id, year.year, report, year.last.municipality) for report in REPORTS]
    last = next((place for place in reversed(places) if owners & listed.get(place, set())), None)
    if last is None or (last in maybe and last.report not in year.records):
        return None
    return last.report not in year.records
