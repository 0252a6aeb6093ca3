"""What names a period, and which: the questions behind the periods of `patterns/values.toml`."""

from __future__ import annotations

from typing import NamedTuple

from vpextract.knowledge.schema import Periods
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives


class NamedPeriod(NamedTuple):
    """What a period names: the kind of report, its tertial and its year; None for what it leaves open."""

    kind: str | None
    tertial: int | None
    year: int | None


class PeriodNames:
    """The patterns of one run about periods, ready to be asked."""

    def __init__(self, file: Periods) -> None:
        self._any = alternatives(file.match)
        self._named = [(kind, alternatives(with_groups(p) for p in x)) for kind, x in file.named.items()]

    def is_period(self, text: str) -> bool:
        """Whether the whole text names a period ("Tertial 1 2021", "VB 2021", "År")."""
        return bool(self._any.fullmatch(without_last_mark(text.strip()).casefold()))

    def named(self, text: str) -> NamedPeriod | None:
        """What a period names ("Tertial 1 2021", "VB 2021", "2021"); None where it names neither kind nor year."""
        text = without_last_mark(text.strip())
        for kind, pattern in self._named:
            found = pattern.fullmatch(text)
            if found is not None:
                groups = found.groupdict()
                year = int(groups["year"]) if groups.get("year") else None
                return NamedPeriod(None if kind == "any" else kind, tertial_of(groups.get("tertial")), year)
        return None


def with_groups(pattern: str) -> str:
    """A pattern whose {year} and {tertial} match those and can be asked for."""
    return pattern.replace("{year}", r"(?P<year>(?:19|20)\d\d)").replace("{tertial}", r"(?P<tertial>[123]|I{1,3}\b)")


def tertial_of(printed: str | None) -> int | None:
    """1 to 3, printed as a figure or in Roman numerals."""
    if not printed:
        return None
    return len(printed) if printed[0] in "Ii" else int(printed)
