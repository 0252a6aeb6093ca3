"""Budget and outcome of each verksamhetsområde through the years, in millions of kronor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vpextract.reporting.charts import Figures, bars, bounds_of
from vpextract.reporting.scope import Board, Row, Scope

_COLUMNS = (
    *("document_id", "board_id", "municipality", "role", "area_id", "area", "parent", "measure", "basis", "year"),
    *("as_of", "value_mnkr", "doubtful", "doubt", "page"),
)
_ASKED = "part == 'area' and side == 'net' and counts"
_BASES = ("after_transfers", None, "before_transfers")
"""Which is shown where a year has several."""
_ROUNDING = 0.05
"""Millions: less is not seen with one decimal."""
_ORDER = {"item": 0, "part": 0, "total": 1}


@dataclass(frozen=True)
class Year:
    """Amounts of a year; `forecast` is the last one, where there is no outcome. `doubtful` where any of them is."""

    year: int
    budget: float | None
    outcome: float | None
    forecast: float | None
    basis: str | None
    doubtful: bool

    @property
    def left(self) -> float | None:
        """The budget minus the outcome: above 0 is better than the budget."""
        if self.budget is None or self.outcome is None:
            return None
        return self.budget - self.outcome


@dataclass(frozen=True)
class Area:
    name: str
    role: str
    parent: str | None
    years: Sequence[Year]
    chart: str

    @property
    def planned_only(self) -> bool:
        """It has budgets, and nothing to hold against them."""
        return all(year.outcome is None and year.forecast is None for year in self.years)

    def of(self, year: int) -> Year | None:
        return next((one for one in self.years if one.year == year), None)

    @property
    def off(self) -> bool:
        """A year cost more than its budget."""
        return any(year.left is not None and year.left < -_ROUNDING for year in self.years)


@dataclass(frozen=True)
class OfBoard:
    board: Board
    years: Sequence[int]
    areas: Sequence[Area]

    @property
    def drawn(self) -> list[Area]:
        return [area for area in self.areas if not area.planned_only]

    @property
    def planned_only(self) -> list[Area]:
        return [area for area in self.areas if area.planned_only]


def economy(scope: Scope) -> list[OfBoard]:
    """The boards that have such amounts; totals stand last."""
    grouped: dict[Board, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in scope.rows("economy", *_COLUMNS, where=[_ASKED]):
        told = row["measure"] in ("budget", "outcome", "forecast") and row["year"] and row["board_id"]
        if told and row["value_mnkr"] is not None and (row["as_of"] is None or row["measure"] == "forecast"):
            grouped[scope.board(row)][row["area_id"] or row["area"]].append(row)
    found = [_of_board(n, board, grouped[board]) for n, board in enumerate(scope.boards) if board in grouped]
    return [one for one in found if one.areas]


def _of_board(n: int, board: Board, areas: Mapping[str, Sequence[Row]]) -> OfBoard:
    every = [_area(rows) for rows in areas.values()]
    years = sorted({year.year for _, told in every for year in told})
    drawn = []
    for m, (row, told) in enumerate(every):
        figures = _figures(told)
        bounds = bounds_of([figures], from_zero=True)
        if bounds is not None:
            chart = bars(f"e{n}a{m}", figures, years, bounds) if bounds[0] < bounds[1] else ""
            drawn.append(Area(row["area"], row["role"], row["parent"], told, chart))
    drawn.sort(key=lambda area: _ORDER.get(area.role, 0))
    return OfBoard(board, years, _under_parents(drawn))


def _area(rows: Sequence[Row]) -> tuple[Row, list[Year]]:
    """The row that names it, which is the newest one, and its years."""
    by_year: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_year[row["year"]].append(row)
    return max(rows, key=lambda row: row["year"]), [_year(year, by_year[year]) for year in sorted(by_year)]


def _year(year: int, rows: Sequence[Row]) -> Year:
    budget, outcome = _one("budget", rows), _one("outcome", rows)
    forecast = None if outcome is not None else _one("forecast", rows)
    used = [row for row in (budget, outcome, forecast) if row is not None]
    last = outcome or forecast
    return Year(
        year,
        None if budget is None else budget["value_mnkr"],
        None if outcome is None else outcome["value_mnkr"],
        None if forecast is None else forecast["value_mnkr"],
        None if last is None else last["basis"],
        any(row["doubtful"] for row in used),
    )


def _one(measure: str, rows: Sequence[Row]) -> Row | None:
    """The figure of a measure: after transfers where there are several, the latest in the year of forecasts."""
    for basis in _BASES:
        found = [row for row in rows if row["measure"] == measure and row["basis"] == basis]
        if found:
            return max(found, key=lambda row: row["as_of"] or "")
    return None


def _figures(years: Sequence[Year]) -> Figures:
    return Figures(
        outcome={y.year: y.outcome for y in years if y.outcome is not None},
        early={y.year: y.forecast for y in years if y.forecast is not None},
        target={y.year: y.budget for y in years if y.budget is not None},
    )


def _under_parents(areas: Sequence[Area]) -> list[Area]:
    """Parts right behind the item that they are of."""
    names = {area.name for area in areas if area.role != "part"}
    parts: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        if area.role == "part" and area.parent in names:
            parts[area.parent or ""].append(area)
    held = {id(part) for own in parts.values() for part in own}
    return [one for area in areas if id(area) not in held for one in (area, *parts.pop(area.name, ()))]
