"""What names a period, and which: the questions behind the periods of `patterns/values.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema import Periods
from vpextract.knowledge.times import Times
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives
from vpextract.numerals import years_in

LONG_WORD = 5
"""Words of fewer letters stand inside others by chance; longer ones may be glued to what a tool printed before them."""

_FIRST_LETTERS = regex.compile(r"\p{L}*")


class NamedPeriod(NamedTuple):
    """What a period names: the kind of report, its tertial and its year; None for what it leaves open."""

    kind: str | None
    tertial: int | None
    year: int | None


class PeriodNames:
    """The patterns of one run about periods, ready to be asked."""

    def __init__(self, file: Periods, months: Sequence[str], times: Times) -> None:
        self._any = alternatives(file.match)
        self._times = times
        self._named = [(kind, alternatives(with_groups(p, months) for p in x)) for kind, x in file.named.items()]

    @asked_once
    def is_phrase(self, text: str) -> bool:
        """Whether the whole text is a phrase that names a period and nothing else ("Tertial 1 2021", "VB 2021", "År")."""
        return bool(self._any.fullmatch(without_last_mark(text.strip()).casefold()))

    @asked_once
    def is_period(self, text: str) -> bool:
        """Whether a text in a column of periods names one: a phrase or a time ("jan–aug 2021", "våren"). Dates are none."""
        return self.is_phrase(text) or (text[:1].isalnum() and self._times.understood(text))

    @asked_once
    def named(self, text: str) -> NamedPeriod | None:
        """What a period names ("Tertial 1 2021", "VB 2021", "2021"); None where it names neither kind nor year.

        A time within a year ("jan–aug 2021") names the year only: a report may well tell when something was measured.
        """
        text = without_last_mark(text.strip())
        for kind, pattern in self._named:
            found = pattern.fullmatch(text)
            if found is not None:
                groups = found.groupdict()
                year = int(groups["year"]) if groups.get("year") else None
                return NamedPeriod(None if kind == "any" else kind, tertial_of(groups.get("tertial")), year)
        years = set(years_in(text)) if self.is_period(text) else set()
        return NamedPeriod(None, None, years.pop()) if len(years) == 1 else None


def title_pattern(pattern: str, months: Sequence[str]) -> str:
    """The pattern of a title. A short one is made of whole words: "T1 2031" does not stand in "augusti 2031" or "KT1 2031"."""
    whole = with_groups(pattern, months)
    return whole if len(_FIRST_LETTERS.match(pattern)[0]) >= LONG_WORD else rf"(?<!\w)(?:{whole})(?!\w)"


def with_groups(pattern: str, months: Sequence[str]) -> str:
    """A pattern whose {year} and {tertial} match those and can be asked for.

    A year is no part of a date or of a longer number. Roman numerals are capitals; before a month, "I" is a word.
    """
    roman = rf"(?-i:I{{1,3}})(?!\w)(?! (?:{'|'.join(months)})\b)"
    return pattern.replace("{year}", r"(?P<year>(?<!\d)(?:19|20)[0-9]{2}(?!\d|-\d\d-\d\d))").replace(
        "{tertial}", rf"(?P<tertial>[123](?!\w)|{roman})"
    )


def tertial_of(printed: str | None) -> int | None:
    """1 to 3, printed as a figure or in Roman numerals."""
    if not printed:
        return None
    return len(printed) if printed[0] == "I" else int(printed)
