"""What the cells of a table of figures are: measure, side, year, time within it and unit, each only where it is told.

A column's head says it, the label of the row what the head leaves open, and the table's title or first head what neither
says. Years that are not printed are those of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.books import DIFFERENCES, FigureHead
from vpextract.knowledge.head_times import NO_TIME
from vpextract.numerals import MINUS


class Meaning(NamedTuple):
    """What one cell is; `unit` is that of its column or row, or of the table."""

    measure: str | None = None
    side: str | None = None
    year: int | None = None
    as_of: str | None = None
    unit: str | None = None


NO_MEANING = Meaning()
"""That of labels and texts."""


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """The columns of a table of figures, taken apart. `base` is the year that figures without one are for."""

    labels: tuple[str, ...]
    heads: tuple[FigureHead, ...]
    base: int | None
    plan: bool
    unit: str | None
    knowledge: Knowledge

    def meaning(self, column: int, row_label: str, raw: str, value: float | None) -> Meaning:
        """What the cell in a column is, in a row with this label."""
        head, row = self.heads[column], self.knowledge.books.head(row_label)
        if value is None and head.measure is None:
            return NO_MEANING
        measure = _measure(head, row)
        year = self._year(head, row, measure)
        side = head.side if head.side is not None else row.side
        time = head.time if head.time.part is not None else row.time if row.clear else NO_TIME
        percent = head.percent or (column > 0 and row.percent)
        unit = self._unit(column, row_label, raw, percent) if value is not None else None
        return Meaning(measure, side, year, time.as_of(year), unit)

    def _year(self, head: FigureHead, row: FigureHead, measure: str | None) -> int | None:
        for told in (head, row) if row.clear else (head,):
            if told.time.years and measure in DIFFERENCES:
                return max(told.time.years)
            if told.time.years or (told.time.previous and measure not in DIFFERENCES):
                return told.time.year(self.base)
        if measure is None or measure == "plan" or (self.plan and measure == "outcome"):
            return None
        return self.base

    def _unit(self, column: int, row_label: str, raw: str, percent: bool) -> str | None:
        """The unit of a figure: its own, its column's, its row's; that of the table where none of them counts otherwise."""
        label, knowledge = self.labels[column], self.knowledge
        printed = raw.rpartition(" ")[2].lstrip(f"{MINUS}+0123456789.,")
        if printed and knowledge.units.is_of_figures(printed):
            return printed
        if percent:
            return "%"
        told = (label, row_label) if column else (label,)
        own = next((unit for text in told if (unit := knowledge.money_unit(text)) is not None), None)
        if own is not None or self.unit is None:
            return own
        return None if any(knowledge.counts(x) or "rate" in knowledge.books.words(x) for x in told) else self.unit


def columns_of(
    columns: Sequence[str], title: str, unit: str | None, year: int | None, plan: bool, knowledge: Knowledge
) -> FigureColumns:
    """The columns by their heads; `title` is the table's, `plan` whether the document is one. The first may hold labels."""
    heads = [knowledge.books.head(label) for label in columns]
    above = [knowledge.books.head(text) for text in (columns[0], title) if text]
    for at, head in enumerate(heads[1:], 1):
        from_budget = "from_budget" in knowledge.books.words(columns[at])
        if head.measure == "deviation" and not from_budget and _is_change(heads, at):
            heads[at] = head._replace(measure="change")
    if not any(head.measure for head in heads[1:]):
        measure = next((head.measure for head in above if head.measure is not None), None)
        heads[1:] = [_with_measure(head, measure) for head in heads[1:]]
    titled = next((head.time.year(year) for head in reversed(above) if head.time.years), None)
    base = titled if titled is not None else _base(heads[1:], year)
    return FigureColumns(tuple(columns), tuple(heads), base, plan, unit, knowledge)


def _measure(head: FigureHead, row: FigureHead) -> str | None:
    """A row that names a measure alone is that of its cells where the head names none; two that differ leave it open."""
    if not row.clear or row.side == "net" == head.side or row.measure == head.measure:
        return head.measure
    if row.measure == "outcome" and row.side == "net":  # "Resultat" is the net of what the head says
        return head.measure
    return row.measure if head.measure is None else None


def _with_measure(head: FigureHead, measure: str | None) -> FigureHead:
    """A head that says nothing but a side or a time, with the measure that is said of the table."""
    return head._replace(measure=measure) if head.side or head.time.years or head.time.part else head


def _is_change(heads: Sequence[FigureHead], at: int) -> bool:
    """Whether a difference is one between two times of one measure: it follows the same measure twice, and no other."""
    measures = [head.measure for head in heads[1:at]]
    years = [head.time.years for head in heads[1:at]]
    alike = len(measures) == 2 and len(set(measures)) == 1 and measures[0] not in (None, *DIFFERENCES)
    return alike and len(set(years)) == 2


def _base(heads: Sequence[FigureHead], year: int | None) -> int | None:
    """The year of what has none: the document's, or the one that all heads name; none where they name others."""
    named = {year for head in heads if head.measure is not None for year in head.time.years}
    if year is None and len(named) == 1:
        return named.pop()
    return year if not named or year in named else None
