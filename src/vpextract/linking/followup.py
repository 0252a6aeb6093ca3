"""Series → what became of plans: each indicator's and activity's year at each board, from its plan to its last report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.lineage import Lineage
from vpextract.linking.aims import Shown, aim_of, shown_by
from vpextract.linking.board_years import Asked, BoardYear, Row, board_years, every_board
from vpextract.linking.figures import Figure, comparable, differ, minus, says, unit_of
from vpextract.linking.followed_activities import Listed, follow_activities, only
from vpextract.linking.reaching import Held, reached
from vpextract.linking.records import PLAN, REPORTS, Series
from vpextract.model import Issue

_FINAL = REPORTS[-1]
_COMPARED_WITH_CITY = ("share", "average")
"""Kinds of figures of a board that mean the same for the whole city: of counts and amounts a board has a part."""
_SEXES = ("outcome_men", "outcome_women")
_Figures = Mapping[str, Figure | None]


class Followed(NamedTuple):
    """Rows for `followup` and `followup_activities`, and what was unsure: (document_id, issue)."""

    indicators: list[Row]
    activities: list[Row]
    issues: list[tuple[str, Issue]]


def follow_up(
    series: Iterable[Series], knowledge: Knowledge, listed: Listed | None = None, asked: Asked = every_board
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
        for row in _rows(list(board_years(one, asked)), one, knowledge, issues)
    ]
    return Followed(indicators, list(follow_activities(every, issues, listed, asked)), issues)


def _rows(
    years: Sequence[BoardYear], series: Series, knowledge: Knowledge, issues: list[tuple[str, Issue]]
) -> Iterator[Row]:
    finals = {(y.board_id, y.year): _figure(y, _FINAL, "outcome", None) for y in years}
    every = [_figures(year, finals, knowledge.lineage, issues) for year in years]
    shown = [shown_by(_targets(figures), figures[f"{_FINAL}_outcome"], figures["target"]) for figures in every]
    families = [knowledge.lineage.family(year.board_id) for year in years]
    for at, (year, figures) in enumerate(zip(years, every, strict=True)):
        others = [one for n, one in enumerate(shown) if n != at and families[n] == families[at]]
        unit, unit_std = unit_of(figures.values())
        kind = knowledge.followup.figure_kinds.of(year.last.text, unit_std)
        yield {
            "series_id": series.series_id,
            **year.whose(),
            "name": year.last.text,
            "owner": series.owner,
            "unit": unit,
            "unit_std": unit_std,
            "figure_kind": kind,
            **_verdict(year, figures, kind, shown[at], others, knowledge, issues),
            **_columns(figures),
            **_of_rows(year),
            **_comparisons(figures, kind),
        }


def _figures(
    year: BoardYear,
    finals: Mapping[tuple[str, int], Figure | None],
    lineage: Lineage,
    issues: list[tuple[str, Issue]],
) -> dict[str, Figure | None]:
    """The figures of a row, by their columns."""
    figures: dict[str, Figure | None] = {"plan_target": _figure(year, PLAN, "target", issues)}
    for report in REPORTS:
        figures[f"{report}_outcome"] = _figure(year, report, "outcome", issues)
        if report != _FINAL:
            figures[f"{report}_forecast"] = _figure(year, report, "forecast", issues)
        figures[f"{report}_target"] = _figure(year, report, "target", issues)
    figures["target_kf"] = _latest(year, "target_kf", year.year)
    figures["outcome_previous"] = _previous(year, finals, lineage, issues)
    figures["target"] = _latest(year, "target", year.year)
    return figures | _by_sex(year)


def _targets(figures: _Figures) -> list[Figure | None]:
    return [figure for name, figure in figures.items() if name.endswith("_target") or name == "target_kf"]


def _by_sex(year: BoardYear) -> dict[str, Figure | None]:
    """The outcomes of men and women, of the last report that gives one of them."""
    for report in reversed(REPORTS):
        found = {sex: _figure(year, report, sex, None) for sex in _SEXES}
        if any(figure is not None for figure in found.values()):
            return found
    return dict.fromkeys(_SEXES)


def _verdict(
    year: BoardYear,
    figures: _Figures,
    kind: str | None,
    own: Shown,
    others: Sequence[Shown],
    knowledge: Knowledge,
    issues: list[tuple[str, Issue]],
) -> Row:
    """Which way the indicator should go, and whether the year's target was reached."""
    aim = aim_of(own, others, knowledge.followup.directions.of_name(year.last.text))
    held = Held(
        figures[f"{_FINAL}_outcome"], figures["target"], figures["target_kf"], figures["outcome_previous"], kind
    )
    found = reached(held, aim, knowledge.followup)
    if found.why in ("no_final_outcome", "no_target") and _is_ambiguous(year, held):
        found = found._replace(why="figures_differ")
    if found.why == "assessment_differs" and held.outcome is not None and held.target is not None:
        issues.append((held.outcome.record.document_id, _assessed_otherwise(held.outcome, held.target)))
    return {"direction": aim.direction, "direction_by": aim.told_by, "reached": found.reached, "reached_why": found.why}


def _is_ambiguous(year: BoardYear, held: Held) -> bool:
    """Whether an outcome or target is missing only because rows of one report give two."""
    outcomes, targets = (
        _given(year, _FINAL, "outcome"),
        [x for r in (PLAN, *REPORTS) for x in _given(year, r, "target")],
    )
    return (held.outcome is None and any(map(says, outcomes))) or (held.target is None and any(map(says, targets)))


def _figure(
    year: BoardYear, report: str, measure: str, issues: list[tuple[str, Issue]] | None, of: int | None = None
) -> Figure | None:
    """What a report gives for this year, or the year `of`; nothing where two of its rows give different figures."""
    found = _given(year, report, measure, of)
    for other in found[1:]:
        if differ(found[0].reading, other.reading):
            if issues is not None:
                issues.append((other.record.document_id, _two_figures(found[0], other, measure)))
            return None
    return found[0] if found else None


def _given(year: BoardYear, report: str, measure: str, of: int | None = None) -> list[Figure]:
    """What the rows of a report give for this year, or the year `of`."""
    return [
        Figure(reading, record)
        for record in year.records.get(report, ())
        if (reading := record.values.get(measure)) is not None and reading.year in (None, of or year.year)
    ]


def _latest(year: BoardYear, measure: str, of: int) -> Figure | None:
    """What the last document gives that says anything; else what stands there instead of a figure.

    Nothing where its rows give two figures: what an earlier document says was given up in one of them.
    """
    instead: Figure | None = None
    for report in reversed((PLAN, *REPORTS)):
        figure = _figure(year, report, measure, None, of)
        if says(figure) or (figure is None and any(map(says, _given(year, report, measure, of)))):
            return figure
        instead = instead or figure
    return instead


def _previous(
    year: BoardYear,
    finals: Mapping[tuple[str, int], Figure | None],
    lineage: Lineage,
    issues: list[tuple[str, Issue]],
) -> Figure | None:
    """Last year's outcome: of its own report, else as printed later, else of the board that this one goes on."""
    printed = _latest(year, "outcome_previous", year.year - 1)
    own = finals.get((year.board_id, year.year - 1))
    if own is not None and printed is not None and comparable(own, printed) and differ(own.reading, printed.reading):
        issues.append((printed.record.document_id, _not_carried_over(own, printed)))
    former = _of_former_board(year, finals, lineage)
    return next((figure for figure in (own, printed, former) if says(figure)), own or printed or former)


def _of_former_board(
    year: BoardYear, finals: Mapping[tuple[str, int], Figure | None], lineage: Lineage
) -> Figure | None:
    """What the one board gave that became this one; of boards that merged, none gives what is comparable."""
    before = lineage.within(year.board_id) - {year.board_id}
    former = lineage.heir(before) if before else None
    return finals.get((former, year.year - 1)) if former is not None else None


def _columns(figures: _Figures) -> Row:
    row: Row = {}
    for name, figure in figures.items():
        row[name] = figure.number if figure else None
        row[f"{name}_raw"] = figure.reading.raw if figure else None
        row[f"{name}_qualifier"] = figure.reading.qualifier if figure else None
        row[f"{name}_id"] = figure.record.member_id if figure else None
    return row


def _of_rows(year: BoardYear) -> Row:
    """What the rows of each report show beside figures: the sign for the status, and what they say of the target."""
    row: Row = {}
    for report in REPORTS:
        records = year.records.get(report, ())
        row[f"{report}_status"] = only({record.status for record in records})
        row[f"{report}_assessment"] = only({record.assessment for record in records})
    return row


def _comparisons(figures: _Figures, kind: str | None) -> Row:
    plan = figures["plan_target"]
    targets = [f for name in ("plan_target", *(f"{report}_target" for report in REPORTS)) if says(f := figures[name])]
    final = figures[f"{_FINAL}_outcome"]
    city = figures["target_kf"] if kind in _COMPARED_WITH_CITY else None
    return {
        "outcome_gap": minus(figures["outcome_women"], figures["outcome_men"]),
        "target_changed": _changed(targets) if says(plan) else None,
        "outcome_minus_target": minus(final, figures["target"], target=True),
        "outcome_minus_target_kf": minus(final, city, target=True),
        "outcome_minus_previous": minus(final, figures["outcome_previous"]),
    }


def _changed(targets: Sequence[Figure | None]) -> bool | None:
    """Whether a later target is another than the first; None where that cannot be said."""
    first, *others = (figure for figure in targets if figure is not None)
    said = [differ(first.reading, o.reading) if comparable(first, o) else None for o in others]
    return True if any(said) else None if None in said or not said else False


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


def _assessed_otherwise(outcome: Figure, target: Figure) -> Issue:
    record = outcome.record
    message = (
        f"“{record.text}”: the outcome is {outcome.reading.raw!r}, the target {target.reading.raw!r}, and the report's own "
        f"assessment is {record.assessment}: whether the target was reached is not told"
    )
    return Issue("reached_differs", message, "info", record.page, record.member_id)
