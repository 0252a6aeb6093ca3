"""Indicators through the years: figures to draw and to read, boards side by side, those that missed their target first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vpextract.reporting.charts import Figures, bounds_of, lines
from vpextract.reporting.scope import Board, Row, Scope

_MEASURES = ("target", "target_kf", "outcome_men", "outcome_women", "outcome_previous", "vb_outcome")
_EARLY = ("t3_outcome", "t2_outcome", "t1_outcome")
"""The latest first."""
_TOLD = ("series_id", "board_id", "municipality", "year", "name", "owner", "unit", "unit_std", "direction")
_JUDGED = ("reached", "reached_why", "outcome_minus_target", "target_changed", "plan_target_raw", "vb_outcome_id")


@dataclass(frozen=True)
class Year:
    """What one year says of an indicator at a board; `row` is that of the follow-up."""

    row: Row
    page: int | None
    """Of the final outcome in its document."""
    corrected: bool
    """It prints another outcome for the year before than that year's own report."""

    @property
    def year(self) -> int:
        return int(self.row["year"])

    @property
    def reached(self) -> bool | None:
        found: bool | None = self.row["reached"]
        return found

    @property
    def early(self) -> str | None:
        """The column of the latest outcome within the year, where there is no final one."""
        if self.row["vb_outcome_raw"] is not None:
            return None
        return next((column for column in _EARLY if self.row[f"{column}_raw"] is not None), None)


@dataclass(frozen=True)
class AtBoard:
    """An indicator at one board: its years, what is drawn of them, and the chart."""

    board: Board
    years: Sequence[Year]
    figures: Figures
    undrawn: Sequence[int]
    """Years in another unit than the last one."""
    chart: str = ""


@dataclass(frozen=True)
class Indicator:
    """A series with the boards that have it."""

    series_id: str
    name: str
    owner: str | None
    unit: str | None
    direction: str | None
    boards: Sequence[AtBoard]

    @cached_property
    def latest(self) -> bool | None:
        """Whether the target was reached when it was last told; missed anywhere is missed."""
        told = [next((y.reached for y in reversed(at.years) if y.reached is not None), None) for at in self.boards]
        return False if False in told else True if True in told else None

    @property
    def names(self) -> list[str]:
        """Other names that it had."""
        every = {year.row["name"]: None for at in self.boards for year in at.years}
        return [name for name in every if name != self.name]

    @property
    def years(self) -> list[int]:
        return sorted({year.year for at in self.boards for year in at.years})


def indicators(scope: Scope) -> list[Indicator]:
    """All of them; missed ones first, then those of which nobody knows, then the others; the city's before the board's."""
    columns = [*_TOLD, *_JUDGED]
    columns += [f"{measure}{end}" for measure in (*_MEASURES, *_EARLY) for end in ("", "_raw")]
    rows = scope.rows("followup", *columns)
    corrected, pages = _corrected(scope), _pages(scope, {row["vb_outcome_id"] for row in rows})
    grouped: dict[str, dict[Board, list[Year]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: row["year"]):
        board = scope.board(row)
        told = Year(row, pages.get(row["vb_outcome_id"]), (row["series_id"], row["board_id"], row["year"]) in corrected)
        grouped[row["series_id"]][board].append(told)
    found = [_indicator(n, series, boards) for n, (series, boards) in enumerate(sorted(grouped.items()))]
    return sorted(found, key=_order)


def _order(one: Indicator) -> tuple[Any, ...]:
    judged = {False: 0, None: 1, True: 2}[one.latest]
    return (judged, one.owner != "kf", one.boards[0].board.name, one.name.casefold(), one.series_id)


def _indicator(n: int, series_id: str, boards: Mapping[Board, Sequence[Year]]) -> Indicator:
    drawn = [_at_board(board, boards[board]) for board in sorted(boards, key=lambda board: board.name)]
    last = max((year for at in drawn for year in at.years), key=lambda year: year.year).row
    bounds = bounds_of(at.figures for at in drawn)
    years = sorted({year for at in drawn for year in _all_years(at)})
    if bounds is not None:
        span = list(range(years[0], years[-1] + 1))
        drawn = [
            AtBoard(at.board, at.years, at.figures, at.undrawn, lines(f"i{n}b{m}", at.figures, span, bounds))
            if len(at.figures.years) > 1
            else at
            for m, at in enumerate(drawn)
        ]
    return Indicator(series_id, last["name"], last["owner"], last["unit"], last["direction"], drawn)


def _all_years(at: AtBoard) -> set[int]:
    figures = at.figures
    return {year.year for year in at.years} | set(figures.outcome)


def _at_board(board: Board, years: Sequence[Year]) -> AtBoard:
    """Only what is in the unit of the last year that has one is drawn: two units share no axis."""
    unit = next((y.row["unit_std"] for y in reversed(years) if y.row["unit_std"] is not None), None)
    alike = [y for y in years if y.row["unit_std"] in (unit, None)]
    undrawn = [y.year for y in years if y not in alike]
    breaks = {y.year for y in years if y.corrected} | {year + 1 for year in undrawn}
    return AtBoard(board, years, _figures(alike, frozenset(breaks)), undrawn)


def _figures(years: Sequence[Year], breaks: Collection[int]) -> Figures:
    def of(measure: str) -> dict[int, float]:
        return {y.year: y.row[measure] for y in years if y.row[measure] is not None}

    early = {y.year: y.row[y.early] for y in years if y.early and y.row[y.early] is not None}
    outcome, told = of("vb_outcome"), {y.year for y in years}
    for year, value in of("outcome_previous").items():
        if year - 1 not in told:
            outcome[year - 1] = value  # only the next year's documents are here, and print it
    return Figures(
        outcome, early, of("target"), of("target_kf"), of("outcome_women"), of("outcome_men"), frozenset(breaks)
    )


def _corrected(scope: Scope) -> set[tuple[str, str, int]]:
    """(series, board, year) whose documents give another outcome for the year before than its own report."""
    ids = {row["row_id"] for row in scope.rows("issues", "row_id", where=["code == 'previous_outcome_differs'"])}
    if not ids:
        return set()
    members = scope.rows("series_members", "series_id", "member_id", "board_id", "year")
    return {(row["series_id"], row["board_id"], row["year"]) for row in members if row["member_id"] in ids}


def _pages(scope: Scope, ids: Collection[str | None]) -> dict[str, int]:
    rows = scope.rows("indicators", "indicator_id", "page")
    return {row["indicator_id"]: row["page"] for row in rows if row["indicator_id"] in ids and row["page"]}
