"""Dates as steering documents print them: "2021-05-27", "27 maj 2021", "27/5 2021". `knowledge.times` says what one is."""

from __future__ import annotations

from datetime import date

from vpextract.knowledge import Knowledge


def parse_date(text: str, knowledge: Knowledge, year: int | None = None) -> date | None:
    """The date of a cell; None where the cell is not exactly one date. `year` is the document's."""
    return knowledge.times.date_of(text, year)


def first_date(text: str, knowledge: Knowledge) -> date | None:
    """The first date in a text, in figures or words."""
    return next((found for found, _ in dates_in(text, knowledge)), None)


def dates_in(text: str, knowledge: Knowledge) -> list[tuple[date, tuple[int, int]]]:
    """All dates in a text, in figures or words, with where they begin and end."""
    return knowledge.times.dates_in(text)
