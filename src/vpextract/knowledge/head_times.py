"""The time that a column's head names: years, last year, a tertial or quarter, the month or day that figures reach to."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge.periods import tertial_of
from vpextract.knowledge.schema import Times
from vpextract.matching import alternatives

_YEAR = r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)"
_SPAN = regex.compile(rf"(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))(?![-–\d])")
_DAY = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)[0-9]{2})[-–‐](?P<month>0[1-9]|1[0-2])(?:[-–‐](?P<day>[0-3][0-9]))?(?!\d)"
)
_YEARS = regex.compile(_YEAR)
_SHORTEST = 3
"""Letters that a month's name is cut to at least."""


class HeadTime(NamedTuple):
    """`years` in the order printed; `previous`: last year, whichever that is.

    `part` is the time within the year: "T1", "Q2", "VB", or "08-31" for a month or a day.
    """

    years: tuple[int, ...] = ()
    previous: bool = False
    part: str | None = None

    def year(self, base: int | None) -> int | None:
        """The one year that is named; the one before `base` where the head says last year."""
        if self.years:
            return self.years[0] if len(set(self.years)) == 1 else None
        return base - 1 if self.previous and base is not None else None

    def as_of(self, year: int | None) -> str | None:
        """The time within that year as the datasets write it: "T1", "VB", "2031-08-31"."""
        if self.part is None or not self.part[0].isdigit():
            return self.part
        if year is None:
            return None
        month, day = map(int, self.part.split("-"))
        last = calendar.monthrange(year, month)[1]
        return f"{year}-{month:02}-{min(day, last):02}"


class HeadTimes:
    """The patterns of one run about times in heads, ready to be asked."""

    def __init__(self, file: Times, months: Sequence[str]) -> None:
        self._months = [name[:_SHORTEST] for name in months]
        names = "|".join(
            name[:_SHORTEST] + "".join(f"(?:{c}" for c in name[_SHORTEST:]) + ")?" * (len(name) - _SHORTEST)
            for name in months
        )
        self._month = regex.compile(
            rf"(?:(?<!\d)(?P<day>[0-3]?[0-9])\s)?(?<![\p{{L}}])(?P<month>{names})(?![\p{{L}}])", regex.IGNORECASE
        )
        self._previous = alternatives(file.previous.match)
        tertial = r"(?P<tertial>[123](?!\d)|(?-i:I{1,3})(?!\w))"
        quarter = r"(?P<quarter>[1-4](?!\d))"
        self._tertial = alternatives(x.replace("{tertial}", tertial) for x in file.tertial.match)
        self._quarter = alternatives(x.replace("{quarter}", quarter) for x in file.quarter.match)
        self._report = alternatives(file.annual_report.match)
        self._idle = alternatives(file.idle.match)

    def of(self, text: str) -> HeadTime:
        """The time that a text names; nothing where it names none."""
        day = _DAY.search(text)
        years = tuple(_years(_DAY.sub(" ", text))) or ((int(day["year"]),) if day is not None else ())
        previous = self._previous.search(text) is not None
        return HeadTime(years, previous, self._part(text, day))

    def without(self, text: str) -> str:
        """The text without the words and figures of a time."""
        for pattern in (_DAY, _SPAN, _YEARS, self._month, self._previous, self._tertial, self._quarter, self._report):
            text = pattern.sub(" ", text)
        return str(self._idle.sub(" ", text))

    def _part(self, text: str, day: regex.Match[str] | None) -> str | None:
        found = self._tertial.search(text)
        if found is not None:
            return f"T{tertial_of(found['tertial'])}"
        found = self._quarter.search(text)
        if found is not None:
            return f"Q{found['quarter']}"
        if day is not None:
            return f"{day['month']}-{day['day'] or 31}"
        months = list(self._month.finditer(text))
        if months:
            last = months[-1]
            number = self._months.index(last["month"][:_SHORTEST].casefold()) + 1
            return f"{number:02}-{int(last['day'] or 31):02}"
        return "VB" if self._report.search(text) is not None else None


def _years(text: str) -> list[int]:
    """The years of a text; both ends of a span, the second of which may be cut ("2031/32")."""
    years: list[int] = []
    for found in _SPAN.finditer(text):
        first, last = found["first"], found["last"]
        years += [int(first), int(last if len(last) == len(first) else first[:2] + last)]
    return years + [int(found[0]) for found in _YEARS.finditer(_SPAN.sub(" ", text))]
