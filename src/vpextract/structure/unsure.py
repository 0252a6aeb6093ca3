"""Figures that the reader could not tell for certain: their rows keep the text as it was read, and have no number of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from vpextract.model import Activity, Box, FigureTable, Indicator, Place, Unsure
from vpextract.structure.records import Records

T = TypeVar("T")
Says = Callable[[Place, str | None], bool]


def leave_unsure_numbers_out(records: Records, unsure: Sequence[Unsure]) -> None:
    """Take the numbers and dates of unsure texts from the records; a doubt is made of each later, as of all such cells."""
    if not unsure:
        return
    by_page: dict[int, list[Unsure]] = {}
    for one in unsure:
        by_page.setdefault(one.page, []).append(one)

    def says(place: Place, raw: str | None) -> bool:
        """Whether a text of a row is one of those."""
        if raw is None or place.page is None or place.box is None:
            return False
        printed = _plain(raw)
        return any(_is_in(one.box, place.box) and _plain(one.text) in printed for one in by_page.get(place.page, ()))

    records.indicators = [_indicator(row, says) for row in records.indicators]
    records.activities = [_activity(row, says) for row in records.activities]
    records.tables = [_table(table, says) for table in records.tables]
    records.decisions = [
        replace(row, amount_mnkr=None) if row.amount_mnkr is not None and says(row.place, row.text) else row
        for row in records.decisions
    ]


def _indicator(row: Indicator, says: Says) -> Indicator:
    values = tuple(
        replace(v, value=None, low=None, high=None, doubtful=True) if says(row.place, v.raw) else v for v in row.values
    )
    return row if values == row.values else replace(row, values=values)


def _activity(row: Activity, says: Says) -> Activity:
    def kept(day: date | None, raw: str | None) -> date | None:
        return None if day is not None and says(row.place, raw) else day

    start, end = kept(row.start_date, row.start_raw), kept(row.end_date, row.end_raw)
    return row if (start, end) == (row.start_date, row.end_date) else replace(row, start_date=start, end_date=end)


def _table(table: FigureTable, says: Says) -> FigureTable:
    cells = tuple(
        replace(cell, value=None, doubtful=True) if cell.value is not None and says(cell.place, cell.raw) else cell
        for cell in table.cells
    )
    return table if _same(cells, table.cells) else replace(table, cells=cells)


def _same(one: Iterable[T], other: Iterable[T]) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))


def _is_in(text: Box, row: Box) -> bool:
    """Whether the middle of a text stands in a row."""
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    return row.x0 - 2 <= x <= row.x1 + 2 and row.y0 - 2 <= y <= row.y1 + 2


def _plain(text: str) -> str:
    return "".join(text.split())
