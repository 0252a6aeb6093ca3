"""What labels and heads of tables of figures say: the questions behind the ledgers of `patterns/tables.toml`."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.head_times import NO_TIME, FiguresTimes, HeadTime
from vpextract.knowledge.months import MonthNames
from vpextract.knowledge.schema_tables import Side, TablesFile
from vpextract.marks import unmarked, unmarked_head
from vpextract.matching import alternatives, recogniser

MEASURES = ("deviation", "change", "adjustment", "forecast", "budget", "plan", "outcome")
"""What figures may be; of the first three the first that a head names counts, whatever else it names."""
DIFFERENCES = frozenset({"deviation", "change"})
_COMPARING = frozenset({"deviation", "change", "adjustment"})
_SIDES: tuple[Side, ...] = ("net", "cost", "income")
_IN_BRACKETS = regex.compile(r"\([^()]*\)?")


class FigureHead(NamedTuple):
    """A column's head taken apart. `measure` and `side` as in `table_cells`; `percent`: its figures are shares in percent.

    `clear`: it has a measure, and nothing but that, a side and a time is in it; `only_side`: nothing but a side is.
    """

    measure: str | None
    side: str | None
    time: HeadTime
    percent: bool
    clear: bool
    only_side: bool = False


class BookWords:
    """The patterns of one run about sums, parts, costs and income, ready to be asked."""

    def __init__(self, file: TablesFile, months: MonthNames) -> None:
        patterns: dict[str, list[str]] = {"sum": file.sum_rows.match}
        patterns.update((word, entry.match) for word, entry in file.books.items())
        self._words = [(word, alternatives(match)) for word, match in patterns.items()]
        self._any = alternatives(pattern for match in patterns.values() for pattern in match)
        self._part_row = recogniser(file.part_rows.match, whole=False)
        self._sides = [(side, alternatives(file.sides[side].match)) for side in _SIDES]
        self._percent = alternatives(file.percent.match)
        self._ledgers = frozenset(file.ledgers.kinds)
        self.times: Final = FiguresTimes(file.times, months)

    @asked_once
    def words(self, text: str) -> frozenset[str]:
        """What a row's label or a column's head says of its figures: `sum`, `net`, `cost`, `income`, `deviation`, …

        What names costs and income both is neither.
        """
        lean = unmarked(text).strip()
        if self._any.search(lean) is None:
            return frozenset()
        words = frozenset(word for word, pattern in self._words if pattern.search(lean))
        return words - {"cost", "income"} if {"cost", "income"} <= words else words

    @asked_once
    def head(self, text: str) -> FigureHead:
        """What a column's head or a row's label says of its figures, composed of its parts."""
        return self._taken_apart(unmarked_head(text).strip())

    @asked_once
    def side(self, text: str) -> str | None:
        """Whether a label is about costs, income or the net of both; None where it names none of them, or two."""
        lean = unmarked(text).strip()
        found = [side for side, pattern in self._sides if pattern.search(lean)]
        return found[0] if found[:1] == ["net"] or len(found) == 1 else None

    @asked_once
    def is_part_row(self, label: str) -> bool:
        """Whether a row is part of the row above it ("varav …")."""
        return self._part_row(unmarked(label).strip())

    def is_ledger(self, kind: str) -> bool:
        """Whether tables of this kind hold money, so that their totals are sums."""
        return kind in self._ledgers

    def _taken_apart(self, text: str) -> FigureHead:
        time = self.times.of(text)
        outside = _IN_BRACKETS.sub(" ", text).strip()
        measure = self._measure(outside, time) or self._measure(text, time)
        percent = self._percent.search(text) is not None
        side, clear = self.side(text), self._is_clear(outside)
        only_side = clear and side is not None and measure is None and time == NO_TIME
        return FigureHead(measure, side, time, percent, measure is not None and clear, only_side)

    def _measure(self, text: str, time: HeadTime) -> str | None:
        """The measure that a head names; None where it names two that exclude each other."""
        words = self.words(text)
        found = [measure for measure in MEASURES if measure in words]
        if found and found[0] in _COMPARING:
            of_two_years = time.previous or len(set(time.years)) > 1
            return "change" if found[0] == "deviation" and of_two_years else found[0]
        if set(found) == {"forecast", "outcome"}:
            return "forecast"
        return found[0] if len(found) == 1 else None

    def _is_clear(self, text: str) -> bool:
        rest = self.times.without(text)
        for word, pattern in (*self._words, *self._sides):
            if word in MEASURES or word in _SIDES:
                rest = pattern.sub(" ", rest)
        return not any(c.isalnum() for c in rest)
