"""Series → what became of plans: each indicator's and activity's year at each board, from its plan to its last report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge.lineage import Lineage
from vpextract.linking.board_years import Asked, BoardYear, Row, board_years, every_board
from vpextract.linking.followed_activities import Listed, follow_activities
from vpextract.linking.records import PLAN, REPORTS, Reading, Record, Series
from vpextract.marks import lowered
from vpextract.matching import squeezed
from vpextract.model import Issue

_FINAL = REPORTS[-1]
_DECIMALS = 6
"""Differences of printed figures have no more; what is beyond comes from how computers hold fractions."""
_NOTHING = ("none", "missing", "to_be_set", "set_by_board")
"""Qualifiers of cells that say that there is no figure, or not yet."""
_NO_POINT = ("plus_minus",)
"""Qualifiers of numbers that are no point on the scale: nothing can be subtracted from them."""


class Figure(NamedTuple):
    """A printed figure and the row that it stands in."""

    reading: Reading
    record: Record


class Followed(NamedTuple):
    """Rows for `followup` and `followup_activities`, and what was unsure: (document_id, issue)."""

    indicators: list[Row]
    activities: list[Row]
    issues: list[tuple[str, Issue]]


def follow_up(
    series: Iterable[Series], lineage: Lineage, listed: Listed | None = None, asked: Asked = every_board
) -> Followed:
    """One row per series, board and year, in the order of series and time, as far as they are asked for.

    Who asks for a board must ask for all that are one with it in time. `listed` tells which owners' activities each
    report lists, where there are more than those in `series`.
    """
    every = list(series)
    issues: list[tuple[str, Issue]] = []
    indicators = [
        row
        for one in every
        if one.kind == "indicator"
        for row in _rows(list(board_years(one, asked)), one, lineage, issues)
    ]
    return Followed(indicators, list(follow_activities(every, issues, listed, asked)), issues)


def _rows(
    years: Sequence[BoardYear], series: Series, lineage: Lineage, issues: list[tuple[str, Issue]]
) -> Iterator[Row]:
    finals = {(y.board_id, y.year): _figure(y, _FINAL, "outcome", None) for y in years}
    for year in years:
        figures: dict[str, Figure | None] = {"plan_target": _figure(year, PLAN, "target", issues)}
        for report in REPORTS:
            figures[f"{report}_outcome"] = _figure(year, report, "outcome", issues)
            if report != _FINAL:
                figures[f"{report}_forecast"] = _figure(year, report, "forecast", issues)
            figures[f"{report}_target"] = _figure(year, report, "target", issues)
        figures["target_kf"] = _latest(year, "target_kf", year.year)
        figures["outcome_previous"] = _previous(year, finals, lineage, issues)
        yield {
            "series_id": series.series_id,
            "board_id": year.board_id,
            "year": year.year,
            "name": year.last.text,
            "owner": series.owner,
            "unit": _unit(figures.values()),
            **_columns(figures),
            **_comparisons(figures),
        }


def _figure(
    year: BoardYear, report: str, measure: str, issues: list[tuple[str, Issue]] | None, of: int | None = None
) -> Figure | None:
    """What a report gives for this year, or the year `of`; nothing where two of its rows give different figures."""
    records = year.records.get(report)
    if records is None:
        return None
    found = [
        Figure(reading, record)
        for record in records
        if (reading := record.values.get(measure)) is not None and reading.year in (None, of or year.year)
    ]
    for other in found[1:]:
        if _differ(found[0].reading, other.reading):
            if issues is not None:
                issues.append((other.record.document_id, _two_figures(found[0], other, measure)))
            return None
    return found[0] if found else None


def _latest(year: BoardYear, measure: str, of: int) -> Figure | None:
    """What the last document gives that says anything; else what stands there instead of a figure."""
    every = (_figure(year, report, measure, None, of) for report in reversed((PLAN, *REPORTS)))
    given = [figure for figure in every if figure is not None]
    return next((figure for figure in given if _says(figure)), given[0] if given else None)


def _says(figure: Figure | None) -> bool:
    return figure is not None and figure.reading.qualifier not in _NOTHING


def _previous(
    year: BoardYear,
    finals: Mapping[tuple[str, int], Figure | None],
    lineage: Lineage,
    issues: list[tuple[str, Issue]],
) -> Figure | None:
    """Last year's outcome: of its own report, else as printed later, else of the board that this one goes on."""
    printed = _latest(year, "outcome_previous", year.year - 1)
    own = finals.get((year.board_id, year.year - 1))
    if own is not None and printed is not None and _comparable(own, printed) and _differ(own.reading, printed.reading):
        issues.append((printed.record.document_id, _not_carried_over(own, printed)))
    former = _of_former_board(year, finals, lineage)
    return next((figure for figure in (own, printed, former) if _says(figure)), own or printed or former)


def _of_former_board(
    year: BoardYear, finals: Mapping[tuple[str, int], Figure | None], lineage: Lineage
) -> Figure | None:
    """What the one board gave that became this one; of boards that merged, none gives what is comparable."""
    before = lineage.within(year.board_id) - {year.board_id}
    former = lineage.heir(before) if before else None
    return finals.get((former, year.year - 1)) if former is not None else None


def _columns(figures: Mapping[str, Figure | None]) -> Row:
    row: Row = {}
    for name, figure in figures.items():
        row[name] = figure.reading.value if figure else None
        row[f"{name}_raw"] = figure.reading.raw if figure else None
        row[f"{name}_id"] = figure.record.member_id if figure else None
    return row


def _comparisons(figures: Mapping[str, Figure | None]) -> Row:
    plan = figures["plan_target"]
    targets = [f for name in ("plan_target", *(f"{report}_target" for report in REPORTS)) if _says(f := figures[name])]
    final = figures[f"{_FINAL}_outcome"]
    return {
        "target_changed": _changed(targets) if _says(plan) else None,
        "outcome_minus_target": _minus(final, targets[-1] if targets else None),
        "outcome_minus_target_kf": _minus(final, figures["target_kf"]),
        "outcome_minus_previous": _minus(final, figures["outcome_previous"]),
    }


def _changed(targets: Sequence[Figure | None]) -> bool | None:
    """Whether a later target is another than the first; None where that cannot be said."""
    first, *others = (figure for figure in targets if figure is not None)
    said = [_differ(first.reading, o.reading) if _comparable(first, o) else None for o in others]
    return True if any(said) else None if None in said or not said else False


def _minus(one: Figure | None, other: Figure | None) -> float | None:
    """The difference of two figures of one unit."""
    if one is None or other is None or one.reading.value is None or other.reading.value is None:
        return None
    if not _comparable(one, other) or {one.reading.qualifier, other.reading.qualifier} & set(_NO_POINT):
        return None
    return round(one.reading.value - other.reading.value, _DECIMALS)


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether both have one unit, as far as is said."""
    return not (one.reading.unit and other.reading.unit) or _plain_unit(one.reading) == _plain_unit(other.reading)


def _unit(figures: Iterable[Figure | None]) -> str | None:
    units = Counter(figure.reading.unit for figure in figures if figure is not None and figure.reading.unit)
    return next(iter(units)) if len({lowered(unit).casefold() for unit in units}) == 1 else None


def _plain_unit(reading: Reading) -> str:
    return lowered(reading.unit or "").casefold()


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
