"""Cells of listings that sound like those of another column: values, words and units that slipped to the side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from vpextract.issues import issue, shortened
from vpextract.knowledge import Knowledge
from vpextract.model import Extraction, Indicator, Issue
from vpextract.numerals import has_digit
from vpextract.terms import OUTCOMES

_AIMS = frozenset(("increase", "decrease", "max", "min", "set_by_board", "to_be_set"))
"""What targets are worded by; an outcome is a figure, or none."""
_OUTCOMES = frozenset(OUTCOMES)
_USUAL = 2
"""A text that stands so often in a column is one that the column usually holds."""
_MOSTLY = 1 / 2
"""A column of which this share of the cells is so is one of such cells."""
_LEAST = 3
"""Cells that a column has at least before anything is usual in it."""
_MANY = 5
"""Cells of a column at least before one that is unlike all others is strange."""
_LETTER = regex.compile(r"\p{L}")

Cells = Mapping[str, str]


def cell_doubts(found: Extraction, knowledge: Knowledge) -> Iterator[Issue]:
    """One doubt for each row of a listing with such a cell."""
    usual = _Usual([_worded(row) for row in found.indicators])
    plan = knowledge.documents.is_plan(found.identity.kind)
    for row in found.indicators:
        told = (
            _aim_for_outcome(row)
            or (plan and _outcome_of_plan(row, found.identity.year))
            or (plan and _target_of_the_past(row, found.identity.year))
            or _beside(row.extra, usual, knowledge)
            or usual.elsewhere(_worded(row))
        )
        if told:
            yield issue("cell_guessed", told, row.place, row.indicator_id)
    usual = _Usual([activity.extra for activity in found.activities])
    deviations = _Usual([{"deviation": activity.deviation} for activity in found.activities if activity.deviation])
    for activity in found.activities:
        deviation = None if _names_column(activity.deviation, knowledge) else activity.deviation
        if told := _beside(activity.extra, usual, knowledge) or deviations.unusual("deviation", deviation):
            yield issue("cell_guessed", told, activity.place, activity.activity_id)


def _names_column(cell: str | None, knowledge: Knowledge) -> bool:
    """Whether a cell ticks its column by naming it: "Avvikelse"."""
    match = knowledge.column(cell) if cell else None
    return match is not None and match.role == "deviation"


def _worded(row: Indicator) -> dict[str, str]:
    """The cells of a row that are no numbers, by their columns; that a figure is missing may be said in any of them."""
    cells = {value.measure: value.raw for value in row.values if value.value is None and value.qualifier != "missing"}
    return cells | row.extra | ({"period": row.cells["period"]} if "period" in row.cells else {})


def _aim_for_outcome(row: Indicator) -> str | None:
    """An outcome that is worded as a target ("minst 90 %", "ska öka")."""
    cells = [value for value in row.values if value.measure in _OUTCOMES and value.qualifier in _AIMS]
    return f"{cells[0].measure}: {shortened(cells[0].raw)} is worded as a target" if cells else None


def _outcome_of_plan(row: Indicator, year: int | None) -> str | None:
    """An outcome of the whole year that is only planned."""
    cells = [v for v in row.values if v.measure == "outcome" and v.year == year is not None and v.as_of is None]
    told = [value for value in cells if value.value is not None]
    return f"outcome: {shortened(told[0].raw)} is one of {year}, for which the document plans" if told else None


def _target_of_the_past(row: Indicator, year: int | None) -> str | None:
    """A target of a year before the plan's where no outcome stands that it could be held against."""
    if year is None or any(value.measure in _OUTCOMES for value in row.values):
        return None
    past = [v for v in row.values if v.measure == "target" and v.year is not None and v.year < year and v.value]
    ahead = any(v.measure == "target" and v.year is not None and v.year > year for v in row.values)
    if len(past) != 1 or not ahead:
        return None
    return f"target: {shortened(past[0].raw)} is one of {past[0].year}, before the plan's {year}: it may be an outcome"


def _beside(extra: Cells, usual: _Usual, knowledge: Knowledge) -> str | None:
    """A cell of a column without a measure that holds the rest of the cell before it."""
    for label, cell in extra.items():
        first, _, rest = cell.partition(" ")
        cut = bool(rest) and has_digit(rest) and not has_digit(first) and knowledge.is_unit(first)
        if cut or usual.more(label, cell):
            return f"{shortened(cell)} under {label!r} may hold more than its own cell"
    return None


class _Usual:
    """What the columns of a document's listings usually hold."""

    def __init__(self, rows: Sequence[Cells]) -> None:
        self._texts: dict[str, Counter[str]] = {}
        for row in rows:
            for label, cell in row.items():
                self._texts.setdefault(label, Counter())[cell] += 1

    def more(self, label: str, cell: str) -> bool:
        """Whether a cell ends in a text that is usual in its column, which holds little else."""
        texts = self._texts[label]
        if texts[cell] >= _USUAL or " " not in cell or not self._is_settled(texts):
            return False
        return any(times >= _USUAL and cell.endswith(f" {text}") for text, times in texts.items())

    def unusual(self, label: str, cell: str | None) -> str | None:
        """A cell unlike all others of its column, which hold the same few texts, and longer than they are."""
        texts = self._texts.get(label)
        if cell is None or texts is None or texts[cell] >= _USUAL or texts.total() < _MANY:
            return None
        alone = sum(times < _USUAL for times in texts.values())
        longest = max(len(text) for text, times in texts.items() if times >= _USUAL) if alone < len(texts) else 0
        return (
            None
            if alone > 1 or len(cell) <= longest
            else f"{label}: {shortened(cell)} is unlike all others, it may be of another place"
        )

    def elsewhere(self, row: Cells) -> str | None:
        """A word that another column usually holds, in a row where that other column holds something unusual."""
        for label, cell in row.items():
            if not _LETTER.search(cell) or has_digit(cell):
                continue
            for other, texts in self._texts.items():
                if other == label or other not in row or texts[cell] <= self._texts[label][cell]:
                    continue
                if texts[cell] >= _USUAL and texts[row[other]] < texts[cell] and self._is_settled(texts):
                    return f"{label}: {shortened(cell)} is what usually stands under {other!r}"
        return None

    @staticmethod
    def _is_settled(texts: Counter[str]) -> bool:
        """Whether most cells of a column repeat each other."""
        repeated = sum(times for times in texts.values() if times >= _USUAL)
        return texts.total() >= _LEAST and repeated >= _MOSTLY * texts.total()
