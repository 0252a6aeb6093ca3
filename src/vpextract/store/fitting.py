"""Numbers that no column holds: each costs itself, as it would otherwise cost the document when its rows are packed.

No text is read as such a number. This is for faults in reading it, and for records that were made elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import Any

from vpextract.model import Decision, Extraction, FigureTable, Identity, Indicator, Issue, PageInfo

_MOST = 1e15
"""A number has at most 15 digits."""
_YEARS = range(1, 10_000)
_SMALL = range(-(2**15), 2**15)


def fitted(found: Extraction) -> Extraction:
    """The extraction without numbers that are infinite, none at all, or too large; an issue for each row that had one."""
    issues: list[Issue] = []
    indicators = tuple(_indicator(row, issues) for row in found.indicators)
    tables = tuple(_table(table, issues) for table in found.tables)
    decisions = tuple(_decision(d, f"{found.document_id}:d{at:02}", issues) for at, d in enumerate(found.decisions, 1))
    identity, pages = _identity(found.identity, issues), tuple(_page(page, issues) for page in found.pages)
    if not issues:
        return found
    return replace(
        found,
        status="partial",
        identity=identity,
        pages=pages,
        indicators=indicators,
        tables=tables,
        decisions=decisions,
        issues=(*found.issues, *issues),
    )


def _fits(number: float | None) -> bool:
    return number is None or (isfinite(number) and abs(number) < _MOST)


def _lost(what: str, page: int | None, row_id: str | None = None) -> Issue:
    message = f"{what} is no number that can be kept; it was left out"
    return Issue("value_out_of_range", message, "error", page, row_id)


def _indicator(row: Indicator, issues: list[Issue]) -> Indicator:
    values = [
        v
        for v in row.values
        if not (all(map(_fits, (v.value, v.low, v.high))) and (v.year is None or v.year in _YEARS))
    ]
    if not values:
        return row
    issues += [_lost(f"{v.measure} {v.raw[:60]!r}", row.place.page, row.indicator_id) for v in values]
    nothing: dict[str, Any] = {
        "value": None,
        "low": None,
        "high": None,
        "year": None,
        "qualifier": "text",
        "doubtful": True,
    }
    made = [replace(v, **nothing) if v in values else v for v in row.values]
    return replace(row, values=tuple(made))


def _table(table: FigureTable, issues: list[Issue]) -> FigureTable:
    cells = [cell for cell in table.cells if not _fits(cell.value)]
    if not cells:
        return table
    issues += [_lost(f"{c.raw[:60]!r} in the row {c.row_label[:60]!r}", c.place.page, table.table_id) for c in cells]
    return replace(table, cells=tuple(c if _fits(c.value) else replace(c, value=None) for c in table.cells))


def _decision(decision: Decision, row_id: str, issues: list[Issue]) -> Decision:
    if _fits(decision.amount_mnkr):
        return decision
    issues.append(_lost("amount_mnkr", decision.place.page, row_id))
    return replace(decision, amount_mnkr=None)


def _identity(identity: Identity, issues: list[Issue]) -> Identity:
    if identity.year is None or identity.year in _YEARS:
        return identity
    issues.append(_lost("The document's year", None))
    return replace(identity, year=None)


def _page(page: PageInfo, issues: list[Issue]) -> PageInfo:
    if _fits(page.width) and _fits(page.height) and page.rotation in _SMALL:
        return page
    issues.append(_lost(f"The size of page {page.page}", page.page))
    return replace(page, width=0.0, height=0.0, rotation=0)
