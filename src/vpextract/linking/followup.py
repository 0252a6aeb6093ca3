"""Series → what became of plans: each indicator's and activity's year at each board, from its plan to its last report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge.lineage import Lineage
from vpextract.linking.records import PLAN, REPORTS, Reading, Record, Series
from vpextract.matching import squeezed
from vpextract.model import Issue

Row = dict[str, object]
"""Column → value, as `store.link_schema` lists them."""

_FINAL = REPORTS[-1]
_DECIMALS = 6
"""Differences of printed figures have no more; what is beyond comes from how computers hold fractions."""


class Figure(NamedTuple):
    """A printed figure and the row that it stands in."""

    reading: Reading
    record: Record


class Followed(NamedTuple):
    """Rows for `followup` and `followup_activities`, and what was unsure: (document_id, issue)."""

    indicators: list[Row]
    activities: list[Row]
    issues: list[tuple[str, Issue]]


class _Year(NamedTuple):
    """The rows of one series at one board in one year, by report; plan first, reports in their order."""

    board_id: str
    year: int
    records: Mapping[str, Sequence[Record]]

    @property
    def last(self) -> Record:
        return next(rows[-1] for report in reversed((PLAN, *REPORTS, "unknown")) if (rows := self.records.get(report)))


def follow_up(series: Iterable[Series], lineage: Lineage) -> Followed:
    """One row per series, board and year, in the order of series and time."""
    every = list(series)
    found = Followed([], [], [])
    listed = _listed_activities(every)
    for one in every:
        if one.kind == "indicator":
            found.indicators.extend(_indicator(one, lineage, found.issues))
        elif one.kind == "activity":
            found.activities.extend(_activity(one, year, listed) for year in _years(one))
    return found


def _years(series: Series) -> Iterator[_Year]:
    """The years at each board; documents whose board is not known cannot be told from each other's and are left out."""
    places: defaultdict[tuple[str, int], defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in series.linked:
        if record.board_id is not None:
            places[record.board_id, record.year][record.report].append(record)
    for (board, year), records in sorted(places.items()):
        yield _Year(board, year, records)


# --- indicators -------------------------------------------------------------------------------------------------------


def _indicator(series: Series, lineage: Lineage, issues: list[tuple[str, Issue]]) -> Iterator[Row]:
    years = list(_years(series))
    finals = {(y.board_id, y.year): _figure(y, _FINAL, "outcome", None) for y in years}
    for year in years:
        figures: dict[str, Figure | None] = {"plan_target": _figure(year, PLAN, "target", issues)}
        for report in REPORTS:
            figures[f"{report}_outcome"] = _figure(year, report, "outcome", issues)
            if report != _FINAL:
                figures[f"{report}_forecast"] = _figure(year, report, "forecast", issues)
            figures[f"{report}_target"] = _figure(year, report, "target", issues)
        figures["target_kf"] = _latest(year, "target_kf")
        figures["outcome_previous"] = _previous(year, finals, lineage, issues)
        targets = [figures[f"{name}_target"] for name in ("plan", *REPORTS)]
        unit = _unit(figures.values())
        yield {
            "series_id": series.series_id,
            "board_id": year.board_id,
            "year": year.year,
            "name": year.last.text,
            "owner": series.owner,
            "unit": unit,
            **_columns(figures),
            "target_changed": _changed([f.reading for f in targets if f is not None]) if targets[0] else None,
            **_differences(figures, [f for f in targets if f is not None]),
        }


def _figure(year: _Year, report: str, measure: str, issues: list[tuple[str, Issue]] | None) -> Figure | None:
    """What a report gives; nothing where two of its rows give different figures."""
    found = [Figure(r.values[measure], r) for r in year.records.get(report, ()) if measure in r.values]
    for other in found[1:]:
        if _differ(found[0].reading, other.reading):
            if issues is not None:
                issues.append((other.record.document_id, _two_figures(found[0], other, measure)))
            return None
    return found[0] if found else None


def _latest(year: _Year, measure: str) -> Figure | None:
    """What the last document gives that gives any."""
    found = (_figure(year, report, measure, None) for report in reversed((PLAN, *REPORTS)))
    return next((figure for figure in found if figure is not None), None)


def _previous(
    year: _Year,
    finals: Mapping[tuple[str, int], Figure | None],
    lineage: Lineage,
    issues: list[tuple[str, Issue]],
) -> Figure | None:
    """Last year's outcome: of its own report, else of the one board that it took over from, else as printed later."""
    printed = _latest(year, "outcome_previous")
    if printed is not None and printed.reading.year not in (None, year.year - 1):
        printed = None
    own = finals.get((year.board_id, year.year - 1))
    if own is not None and printed is not None and _differ(own.reading, printed.reading):
        issues.append((printed.record.document_id, _not_carried_over(own, printed)))
    if own is None:
        former = [
            figure
            for board in sorted(lineage.within(year.board_id) - {year.board_id})
            if (figure := finals.get((board, year.year - 1))) is not None
        ]
        own = former[0] if len(former) == 1 and printed is None else None
    return own or printed


def _columns(figures: Mapping[str, Figure | None]) -> Row:
    row: Row = {}
    for name, figure in figures.items():
        row[name] = figure.reading.value if figure else None
        row[f"{name}_raw"] = figure.reading.raw if figure else None
        row[f"{name}_id"] = figure.record.member_id if figure else None
    return row


def _differences(figures: Mapping[str, Figure | None], targets: Sequence[Figure]) -> Row:
    final = figures[f"{_FINAL}_outcome"]
    return {
        "outcome_minus_target": _minus(final, targets[-1] if targets else None),
        "outcome_minus_target_kf": _minus(final, figures["target_kf"]),
        "outcome_minus_previous": _minus(final, figures["outcome_previous"]),
    }


def _minus(one: Figure | None, other: Figure | None) -> float | None:
    """The difference of two figures of one unit."""
    if one is None or other is None or one.reading.value is None or other.reading.value is None:
        return None
    if one.reading.unit and other.reading.unit and _plain_unit(one.reading) != _plain_unit(other.reading):
        return None
    return round(one.reading.value - other.reading.value, _DECIMALS)


def _unit(figures: Iterable[Figure | None]) -> str | None:
    units = Counter(figure.reading.unit for figure in figures if figure is not None and figure.reading.unit)
    return next(iter(units)) if len({unit.casefold() for unit in units}) == 1 else None


def _plain_unit(reading: Reading) -> str:
    return (reading.unit or "").casefold()


def _changed(targets: Sequence[Reading]) -> bool | None:
    return any(_differ(targets[0], other) for other in targets[1:]) if len(targets) > 1 else None


def _differ(x: Reading, y: Reading) -> bool:
    if x.value is not None and y.value is not None:
        return x.value != y.value
    return squeezed(x.raw) != squeezed(y.raw) or x.value is not y.value


def _two_figures(one: Figure, other: Figure, measure: str) -> Issue:
    message = (
        f"“{other.record.text}” has two figures for {measure} in the same report: {one.reading.raw!r} ({one.record.member_id}) "
        f"and {other.reading.raw!r} ({other.record.member_id})"
    )
    return Issue("followup_figures_differ", message, "warning", other.record.page, other.record.member_id)


def _not_carried_over(own: Figure, printed: Figure) -> Issue:
    message = (
        f"“{printed.record.text}”: last year's outcome is {printed.reading.raw!r} here, and {own.reading.raw!r} in that "
        f"year's own report ({own.record.member_id})"
    )
    return Issue("previous_outcome_differs", message, "info", printed.record.page, printed.record.member_id)


# --- activities -------------------------------------------------------------------------------------------------------

_Listed = Mapping[tuple[str | None, int], Mapping[str, frozenset[str | None]]]
"""(board, year) → report → the owners whose activities it lists."""


def _listed_activities(series: Iterable[Series]) -> _Listed:
    found: defaultdict[tuple[str | None, int], defaultdict[str, set[str | None]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for one in series:
        if one.kind == "activity":
            for record in one.linked:
                found[record.board_id, record.year][record.report].add(record.owner)
    return {place: {report: frozenset(owners) for report, owners in by.items()} for place, by in found.items()}


def _activity(series: Series, year: _Year, listed: _Listed) -> Row:
    rows = {report: year.records[report][0] for report in (PLAN, *REPORTS) if report in year.records}
    ends = [row.end for row in rows.values() if row.end is not None]
    signs = [row.status for report, row in rows.items() if report in REPORTS and row.status is not None]
    plan = rows.get(PLAN)
    row: Row = {
        "series_id": series.series_id,
        "board_id": year.board_id,
        "year": year.year,
        "text": year.last.text,
        "owner": series.owner,
        "plan_id": plan.member_id if plan else None,
        "plan_start": plan.start if plan else None,
        "plan_end": plan.end if plan else None,
        "planned": plan is not None,
        "reported": any(report in rows for report in REPORTS),
        "moved": ends[0] != ends[-1] if len(ends) > 1 else None,
        "done": signs[-1] == "completed" if signs else None,
        "vanished": _vanished(rows, listed.get((year.board_id, year.year), {})),
    }
    for report in REPORTS:
        there = rows.get(report)
        row[f"{report}_id"] = there.member_id if there else None
        row[f"{report}_end"] = there.end if there else None
        row[f"{report}_status"] = there.status if there else None
        row[f"{report}_deviation"] = there.deviation if there else None
    return row


def _vanished(rows: Mapping[str, Record], listed: Mapping[str, frozenset[str | None]]) -> bool | None:
    """Whether the last report that lists activities of this owner leaves this one out."""
    owners = {row.owner for row in rows.values()}
    reports = [report for report in REPORTS if owners & listed.get(report, frozenset())]
    return reports[-1] not in rows if reports else None
