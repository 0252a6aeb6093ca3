"""What is unsure about the finished records, said out loud: each doubt an issue with a stable code."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vpextract.containing import Part, gather
from vpextract.issues import issue, shortened
from vpextract.knowledge import Knowledge
from vpextract.model import (
    Activity,
    Extraction,
    FigureCell,
    FigureTable,
    Identity,
    Indicator,
    Issue,
    Place,
    Value,
)
from vpextract.structure.books.balance import Balance, balance_doubts, balance_of
from vpextract.structure.cell_doubts import cell_doubts
from vpextract.structure.head_doubts import head_doubts
from vpextract.structure.sequence_doubts import sequence_doubts
from vpextract.structure.stray_doubts import stray_doubts

_OUTCOMES = ("outcome", "outcome_men", "outcome_women")
_DECIMALS = regex.compile(r"\d[.,](\d+)")
_NOWHERE = Place()
_UNREAD = {"start_date": "date", "end_date": "date", "status": "known status", "deviation": "deviation"}
"""Cells of activities that are kept in `extra` under their column's role where they could not be read."""
_ALL = 100
"""Percent."""
_SHOWN = 3
"""So many cells of a table are named in one message."""


def doubts_of(found: Extraction, knowledge: Knowledge, balance: Balance | None = None) -> list[Issue]:
    """All doubts about one document's records, in reading order within each kind. A check that fails costs itself.

    `balance` are its books, made here where they are not given.
    """
    doubts: list[Issue] = []
    balance = balance_of(found.tables, knowledge, found.identity.year) if balance is None else balance
    gather(_check("the document's identity"), doubts, _about_identity(found))
    gather(_check("the sequence of the goals"), doubts, sequence_doubts(found.goals, found.sections))
    gather(_check("the heads of the tables"), doubts, head_doubts(found, knowledge))
    gather(_check("the ends of texts and values"), doubts, stray_doubts(found, knowledge))
    gather(_check("the cells of the listings"), doubts, cell_doubts(found, knowledge))
    for row in found.indicators:
        part = _check("an indicator", row.place, row.indicator_id)
        gather(part, doubts, _about_indicator(row, found.identity, knowledge))
    for activity in found.activities:
        gather(_check("an activity", activity.place, activity.activity_id), doubts, _about_activity(activity))
    for table in found.tables:
        gather(_check("a table's figures", table.place, table.table_id), doubts, _about_figures(table))
    gather(_check("the amounts of the decisions"), doubts, _about_amounts(found, knowledge))
    gather(_check("the sums"), doubts, balance_doubts(balance))
    return doubts


def _check(what: str, place: Place = _NOWHERE, row_id: str | None = None) -> Part:
    return Part("check_failed", f"The check of {what} could not be made", place.page, row_id, "warning")


def _about_identity(found: Extraction) -> Iterator[Issue]:
    if found.identity.kind is None:
        listed = len(found.indicators) + len(found.activities)
        lists = f", though it lists {listed} indicators and activities under goals" if listed and found.goals else ""
        message = f"Neither a title nor the tables say that it is a plan, report or annual account{lists}"
        yield issue("not_a_steering_document", message, severity="warning" if lists else "")
        return
    for code, message in found.identity.doubts:
        yield issue(code, message)
    if found.sections and not found.goals:
        yield issue("no_goals", "No goal heading was recognised")
    if found.identity.board is None:
        yield issue("board_unknown", "No board is named in the document")
    if found.identity.year is None:
        yield issue("year_unknown", "The document does not say which year it is for")


# --- indicators -------------------------------------------------------------------------------------------------------


def _about_indicator(row: Indicator, identity: Identity, knowledge: Knowledge) -> Iterator[Issue]:
    for value in row.values:
        if value.doubtful:
            message = f"{value.measure}: no number could be made of {shortened(value.raw)}"
            yield issue("value_not_parsed", message, row.place, row.indicator_id)
        if knowledge.units.is_percent(value.unit) and value.value is not None and value.value > _ALL:
            # A share has no more than all; growth, coverage and budgets kept may go beyond 100 %.
            if knowledge.is_share(row.name):
                message = f"{value.measure} is {value.raw}, a share above 100 %"
                yield issue("percent_above_100", message, row.place, row.indicator_id)
            else:
                message = f"{value.measure} is {value.raw}, above 100 %"
                yield issue("percent_above_100", message, row.place, row.indicator_id, "info")
    yield from _about_men_and_women(row, knowledge)
    yield from _about_period(row, identity, knowledge)


def _about_men_and_women(row: Indicator, knowledge: Knowledge) -> Iterator[Issue]:
    """The total stands between men and women or, of what is counted, is their sum."""
    by_measure: dict[str, Value] = {}
    for value in row.values:
        by_measure.setdefault(value.measure, value)  # further ones are of other times
    present = [own for m in _OUTCOMES if (own := by_measure.get(m)) is not None and own.value is not None]
    if len({(value.year, value.as_of) for value in present}) > 1:
        return
    units = {value.unit for value in present} - {None}
    printed = ", ".join(f"{value.measure} {value.raw}" for value in present)
    if len(units) > 1:
        yield issue("units_differ", f"The units of one outcome differ: {printed}", row.place, row.indicator_id)
    if len(present) < len(_OUTCOMES):
        return
    total, men, women = (value.value or 0.0 for value in present)
    slack = sum(_half_step(value) for value in present)
    low, high = min(men, women), max(men, women)
    if low - slack <= total <= high + slack:
        return
    if abs(men + women - total) <= slack:
        if units and all(knowledge.units.is_percent(unit) for unit in units):
            message = f"The outcomes for men and women add up to the total, they are parts of the whole: {printed}"
            yield issue("men_women_outside_total", message, row.place, row.indicator_id, "info")
        return
    message = f"The total does not lie between the outcomes for men and for women: {printed}"
    yield issue("men_women_outside_total", message, row.place, row.indicator_id)


def _half_step(value: Value) -> float:
    """How far a rounded figure may be from what it was: half of its last printed decimal."""
    found = _DECIMALS.search(value.raw)
    return float(0.5 * 10.0 ** -(len(found[1]) if found else 0) * 1.001)


def _about_period(row: Indicator, identity: Identity, knowledge: Knowledge) -> Iterator[Issue]:
    """A plan names periods of its year; a report those of its own kind, or its whole year."""
    printed = row.cells.get("period", "")
    named = knowledge.periods.named(printed)
    if named is None:
        if any(map(str.isalnum, printed)) and not knowledge.periods.is_period(printed):
            message = f"period: {shortened(printed)} is no known period"
            yield issue("value_not_parsed", message, row.place, row.indicator_id)
        return
    other_year = named.year is not None and identity.year is not None and named.year != identity.year
    own = (identity.kind, identity.tertial)
    reports = identity.kind is not None and not knowledge.documents.is_plan(identity.kind)
    other_kind = reports and named.kind is not None and (named.kind, named.tertial) != own
    if other_year or other_kind:
        what = " ".join(str(part) for part in (*own, identity.year) if part is not None)
        message = f"The period is {printed!r}, the document is the {what}"
        yield issue("period_mismatch", message, row.place, row.indicator_id)


# --- activities -------------------------------------------------------------------------------------------------------


def _about_activity(row: Activity) -> Iterator[Issue]:
    for role, expected in _UNREAD.items():
        if role in row.extra:
            message = f"{role}: {shortened(row.extra[role])} is no {expected}"
            yield issue("value_not_parsed", message, row.place, row.activity_id)
    if row.start_date is not None and row.end_date is not None and row.end_date < row.start_date:
        message = f"It ends ({row.end_date}) before it starts ({row.start_date})"
        yield issue("end_before_start", message, row.place, row.activity_id)


# --- tables of figures ------------------------------------------------------------------------------------------------


def _about_figures(table: FigureTable) -> Iterator[Issue]:
    """One doubt for each page of a table with cells that look like figures and have no number; the first ones are named."""
    pages: dict[int | None, list[FigureCell]] = {}
    for cell in table.cells:
        if cell.doubtful:
            pages.setdefault(cell.place.page, []).append(cell)
    for cells in pages.values():
        named = ", ".join(_named(cell) for cell in cells[:_SHOWN])
        more = f" and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else ""
        message = f"No number could be made of these cells with certainty: {named}{more}"
        yield issue("value_not_parsed", message, cells[0].place, table.table_id)


def _named(cell: FigureCell) -> str:
    """A cell with the names of its row and column, as far as they have one."""
    of_row = f" of {shortened(cell.row_label)}" if cell.col and cell.row_label else ""
    under = f" under {shortened(cell.col_label)}" if cell.col_label else ""
    return f"{shortened(cell.raw)}{of_row}{under}"


def _about_amounts(found: Extraction, knowledge: Knowledge) -> Iterator[Issue]:
    for at, decision in enumerate(found.decisions, 1):
        printed = knowledge.value_words.amounts.unread(decision.text)
        if printed is not None:
            message = f"amount_mnkr: no number could be made of {shortened(printed)}"
            yield issue("value_not_parsed", message, decision.place, f"{found.document_id}:d{at:02}")
