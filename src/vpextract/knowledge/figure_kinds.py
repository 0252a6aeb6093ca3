"""What kind of figure an indicator is told in: a share, an average, a count or an amount."""

from __future__ import annotations

from typing import Final, Literal

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_followup import FigureKindWords
from vpextract.matching import alternatives

FigureKind = Literal["share", "average", "count", "amount"]
_PER = ("/", " per ")


class FigureKinds:
    """The patterns of one run, ready to be asked."""

    def __init__(self, words: FigureKindWords) -> None:
        units: dict[FigureKind, list[str]] = {
            "share": words.share_units,
            "count": words.count_units,
            "amount": words.amount_units,
        }
        self._of_unit: Final = {unit: kind for kind, known in units.items() for unit in known}
        self._share, self._count = alternatives(words.shares), alternatives(words.counts)
        self._average = alternatives(rf"(?<!\w)(?:{p})" for p in words.averages)

    @asked_once
    def of(self, name: str, unit: str | None) -> FigureKind | None:
        """By the name, and the unit in its one spelling; None where neither tells, or they contradict each other."""
        lean = name.strip().casefold()
        by_unit = self._of_unit.get(unit or "")
        if unit is not None and any(mark in unit for mark in _PER):
            return "average"
        if by_unit == "share":
            return "share"
        if self._share.match(lean):
            return None if by_unit else "share"
        if self._average.search(lean):
            return "average"
        if by_unit == "amount":
            return "amount"
        return "count" if by_unit == "count" or self._count.match(lean) else None
