"""Activities on a time line: from plan to last report, with what was moved, delayed or vanished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vpextract.reporting.scope import Board, Row, Scope

_TIMES = ("t1", "t2", "t3", "vb")
WIDTH = 240
"""Of a time line, in units of its own."""
_LONGEST = 3
"""Years that a time line shows at most; what goes on is cut."""


@dataclass(frozen=True)
class Ends:
    """An end date and the documents that say it, in order: "VP", "T1"."""

    documents: Sequence[str]
    day: date


@dataclass(frozen=True)
class Activity:
    """`start`, `planned`, `last`: places on the time line, None where no date tells one; at its end where one lies outside."""

    row: Row
    ends: Sequence[Ends]
    start: int | None
    planned: int | None
    last: int | None
    seen: bool
    """The last end lies on the time line."""

    @property
    def marks(self) -> list[str]:
        """What is to be seen first: vanished, moved, a delay that the comment tells, unplanned."""
        row = self.row
        found = [name for name in ("vanished", "moved") if row[name]]
        found += [row["delay_said"]] if row["delay_said"] else []
        return found + (["unplanned"] if not row["planned"] and row["plan_known"] else [])

    @property
    def late(self) -> bool:
        """Vanished, moved or late by what is said of it."""
        return any(mark != "unplanned" for mark in self.marks)

    @property
    def bar(self) -> tuple[int, int] | None:
        """Place and width of what was planned, else of what a report says."""
        end = self.planned if self.planned is not None else self.last
        return None if self.start is None or end is None or end < self.start else (self.start, max(end - self.start, 2))

    @property
    def moved(self) -> tuple[int, int] | None:
        """Place and width of what came on top."""
        if self.planned is None or self.last is None or self.last <= self.planned:
            return None
        return self.planned, self.last - self.planned

    @property
    def state(self) -> str:
        """done, begun, not_done, or unknown: what the last report with a sign says."""
        sign = next((self.row[f"{t}_status"] for t in reversed(_TIMES) if self.row[f"{t}_status"]), None)
        return {"completed": "done", "ongoing": "begun", "not_started": "not_begun"}.get(sign or "", "unknown")


@dataclass(frozen=True)
class YearOfBoard:
    board: Board
    year: int
    ticks: Sequence[tuple[int, str]]
    """Places and names of quarters or years."""
    activities: Sequence[Activity]

    @property
    def reported(self) -> bool:
        return any(one.row["reported"] for one in self.activities)

    def count(self, mark: str) -> int:
        return sum(mark in one.marks for one in self.activities)


def activities(scope: Scope) -> list[YearOfBoard]:
    """By year, the newest first, and board; in each what is to be seen first."""
    columns = ["series_id", "board_id", "municipality", "year", "text", "owner", "plan_start", "plan_end"]
    columns += [f"{time}_{what}" for time in _TIMES for what in ("end", "status")]
    columns += ["planned", "reported", "moved", "delay_said", "delay_raw", "done", "vanished"]
    plans = {(scope.board(row), row["year"]) for row in scope.documents if row["doc_type"] == "verksamhetsplan"}
    grouped: dict[tuple[int, Board], list[Row]] = defaultdict(list)
    for row in scope.rows("followup_activities", *columns):
        board = scope.board(row)
        grouped[row["year"], board].append({**row, "plan_known": (board, row["year"]) in plans})
    order = sorted(grouped, key=lambda key: (-key[0], key[1].name))
    return [_year(board, year, grouped[year, board]) for year, board in order]


def _year(board: Board, year: int, rows: Sequence[Row]) -> YearOfBoard:
    days = [day for row in rows for day in (row["plan_start"], *(ends.day for ends in _ends(row))) if day]
    latest = max([*(day.year for day in days if day.year >= year), year])
    first, last = date(year, 1, 1), date(min(latest, year + _LONGEST - 1), 12, 31)
    found = [_activity(row, first, last) for row in rows]
    found.sort(key=lambda one: (_rank(one), one.planned if one.planned is not None else WIDTH, one.row["text"]))
    return YearOfBoard(board, year, _ticks(first, last), found)


def _rank(one: Activity) -> int:
    return 0 if "vanished" in one.marks else 1 if "moved" in one.marks else 2 if one.row["delay_said"] else 3


def _activity(row: Row, first: date, last: date) -> Activity:
    ends = _ends(row)
    days = [row["plan_start"], row["plan_end"], ends[-1].day if ends else None]
    start, planned, final = (None if day is None else _place(day, first, last) for day in days)
    seen = bool(ends) and first <= ends[-1].day <= last
    return Activity(row, ends, start, planned, final, seen)


def _ends(row: Row) -> list[Ends]:
    found: list[Ends] = []
    for time in ("plan", *_TIMES):
        day, name = row[f"{time}_end"], {"plan": "VP"}.get(time, time.upper())
        if day is None:
            continue
        if found and found[-1].day == day:
            found[-1] = Ends((*found[-1].documents, name), day)
        else:
            found.append(Ends((name,), day))
    return found


def _place(day: date, first: date, last: date) -> int:
    whole = (last - first).days
    return round(WIDTH * min(max((day - first).days, 0), whole) / whole)


def _ticks(first: date, last: date) -> list[tuple[int, str]]:
    if first.year == last.year:
        months = ((1, "jan"), (4, "april"), (7, "juli"), (10, "okt"))
        return [(_place(date(first.year, month, 1), first, last), name) for month, name in months]
    return [(_place(date(year, 1, 1), first, last), str(year)) for year in range(first.year, last.year + 1)]
