"""The time that a column's head names: years, last year, a tertial or quarter, the month or day that figures reach to.

There are two ways to ask. Heads of tables of figures are free: `FiguresTimes` finds the time among whatever else stands there,
spans of years too. Heads of listings are understood as a whole or not at all: `ListingTimes` takes whole times out of them,
so that each word that is left has to be known. Both find the same months and give the same `HeadTime`.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.months import MonthNames
from vpextract.knowledge.periods import tertial_of
from vpextract.knowledge.schema import TimeInYear
from vpextract.knowledge.schema_tables import Times
from vpextract.matching import alternatives, compiled

_YEAR = r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)"
_SPAN = regex.compile(rf"(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))(?![-–\d])")
_DAY = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)[0-9]{2})[-–‐](?P<month>0[1-9]|1[0-2])(?:[-–‐](?P<day>[0-3][0-9]))?(?!\d)"
)
_YEARS = regex.compile(_YEAR)
_NAMED_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_CUT_YEAR = r"(?P<{0}>(?:19|20)[ -]{{0,2}}\d\d)"
"""A narrow cell may cut a year."""
_SHORT = r"(?:(?P<{0}>(?:19|20)\d\d)|[-–’' ]?(?P<{0}s>\d\d)(?![\d-]))"
_GAP = r"[ .,/(–-]{0,3}"


class HeadTime(NamedTuple):
    """`years` in the order printed; `previous`: last year, whichever that is.

    `part` is the time within the year: "T1", "Q2", "VB", "08" for a month, "08-31" for a day.
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
        """The time within that year as the datasets write it."""
        return as_of(self.part, year)


NO_TIME = HeadTime()


def as_of(part: str | None, year: int | None) -> str | None:
    """A time within that year as the datasets write it: "T1", "VB", "2031-08-31"; a month is its last day."""
    if part is None or not part[0].isdigit():
        return part
    if year is None:
        return None
    month, _, day = part.partition("-")
    last = calendar.monthrange(year, int(month))[1]
    return f"{year}-{month}-{min(int(day or last), last):02}"


class FiguresTimes:
    """The patterns of one run about times in heads of figures, ready to be asked."""

    def __init__(self, file: Times, months: MonthNames) -> None:
        self._months = months
        self._month = compiled(
            rf"(?:(?<!\d)(?P<day>[0-3]?[0-9])\s)?(?<![\p{{L}}])(?P<month>{months.cut})(?![\p{{L}}])", regex.IGNORECASE
        )
        self._previous = alternatives(file.previous.match)
        tertial = r"(?P<tertial>[123](?!\d)|(?-i:I{1,3})(?!\w))"
        quarter = r"(?P<quarter>[1-4](?!\d))"
        self._tertial = alternatives(x.replace("{tertial}", tertial) for x in file.tertial.match)
        self._quarter = alternatives(x.replace("{quarter}", quarter) for x in file.quarter.match)
        self._report = alternatives(file.annual_report.match)
        self._idle = alternatives(file.idle.match)

    @asked_once
    def of(self, text: str) -> HeadTime:
        """The time that a text names; nothing where it names none."""
        day = _DAY.search(text)
        years = tuple(_years(_DAY.sub(" ", text))) or ((int(day["year"]),) if day is not None else ())
        previous = self._previous.search(text) is not None
        return HeadTime(years, previous, self._part(text, day))

    @asked_once
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
            return f"{day['month']}-{day['day']}" if day["day"] else str(day["month"])
        months = list(self._month.finditer(text))
        if months:
            last = months[-1]
            month = self._months.number(last["month"]) or 0
            return f"{month:02}-{int(last['day']):02}" if last["day"] else self._months.part(month)
        return "VB" if self._report.search(text) is not None else None


class ListingTimes:
    """The words of one run for times in heads of listings, ready to be taken out."""

    def __init__(self, words: Mapping[TimeInYear, Sequence[str]], months: MonthNames) -> None:
        self._months = months
        month = rf"(?:{months.cut})\.?"
        day, tail = r"(?P<day>[0-3]?\d)", r"(?![\p{L}\d])"
        final, tertial = _longest_first(words["final"]), _longest_first(words["tertial"])
        quarter = _longest_first(words["quarter"])
        # In order of precedence: a form that holds another comes before it, and a year alone comes last.
        forms = (
            r"(?<!\d)(?P<y1>(?:19|20)\d\d)-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?!\d)",
            rf"(?<!\d){_NAMED_YEAR.format('y2')}{_GAP}(?:{tertial}) ?(?P<t2>[123]){tail}",
            rf"(?<!\d){_NAMED_YEAR.format('y3')}{_GAP}(?:{quarter}) ?(?P<q3>[1-4]){tail}",
            rf"(?<!\d){_NAMED_YEAR.format('y4')}{_GAP}(?P<f4>{final}){tail}",
            rf"(?<!\d){_NAMED_YEAR.format('y5')}{_GAP}(?:{month} ?[-–] ?)?(?P<m5>{month}){tail}",
            rf"(?<!\d){day}:?e? (?P<m6>{month}){_GAP}(?:{_SHORT.format('y6')})?{tail}",
            rf"(?<!\d)(?P<d7>[0-3]?\d)/(?P<m7>[01]?\d)(?:[- /]?{_NAMED_YEAR.format('y7')})?(?![\d/])",
            rf"(?<!\p{{L}})(?:{month}) ?[-–] ?(?P<m8>{month}){_GAP}(?:{_SHORT.format('y8')})?{tail}",
            rf"(?<!\p{{L}})(?P<m9>{month}){_GAP}(?:{_SHORT.format('y9')})?{tail}",
            rf"(?<![\p{{L}}\d])(?:{tertial}) ?(?P<t10>[123]){_GAP}(?:{_SHORT.format('y10')})?{tail}",
            rf"(?<![\p{{L}}\d])(?:{quarter}) ?(?P<q11>[1-4]){_GAP}(?:{_SHORT.format('y11')})?{tail}",
            rf"(?<!\p{{L}})(?P<f12>{final}){_GAP}(?:år )?(?:{_CUT_YEAR.format('y12')})?{tail}",
            rf"(?<![\d/–-]){_CUT_YEAR.format('y13')}(?!\d|/\d| ?[-–/] ?(?:20)?\d\d(?!\d))",
        )
        self._named = compiled(rf"(?<!\p{{L}})(?:{months.shortest}|{final})")
        self._forms = [compiled(form) for form in forms]

    def taken(self, lean: str) -> tuple[str, list[HeadTime]]:
        """A head in lower case without its times, each replaced by a bar, and these; few heads name more than one."""
        found: list[HeadTime] = []

        def replaced(match: regex.Match[str]) -> str:
            time = self._time(match.groupdict())
            if time is None:
                return str(match[0])
            found.append(time)
            return " | "

        if not any(c.isdigit() for c in lean) and self._named.search(lean) is None:
            return lean, found
        for form in self._forms:
            lean = form.sub(replaced, lean)
        return lean, found

    def _time(self, groups: dict[str, str | None]) -> HeadTime | None:
        told = {key: value for key, value in groups.items() if value is not None}
        kinds = {key[0]: value for key, value in told.items() if not key.endswith("s") or key[0] != "y"}
        short = next((value for key, value in told.items() if key[0] == "y" and key.endswith("s")), None)
        year = "".join(filter(str.isdigit, kinds["y"])) if "y" in kinds else f"20{short}" if short is not None else None
        years = (int(year),) if year is not None else ()
        if "t" in kinds:
            return HeadTime(years, part=f"T{kinds['t']}")
        if "q" in kinds:
            return HeadTime(years, part=f"Q{kinds['q']}")
        if "f" in kinds:
            return HeadTime(years, part="VB")
        if "m" not in kinds:
            return HeadTime(years)
        month = int(kinds["m"]) if kinds["m"].isdigit() else self._months.number(kinds["m"]) or 0
        if not 1 <= month <= 12:
            return None
        if "d" not in kinds:
            return HeadTime(years, part=self._months.part(month))
        return HeadTime(years, part=f"{month:02}-{int(kinds['d']):02}") if 1 <= int(kinds["d"]) <= 31 else None


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _years(text: str) -> list[int]:
    """The years of a text; both ends of a span, the second of which may be cut ("2031/32")."""
    years: list[int] = []
    for found in _SPAN.finditer(text):
        first, last = found["first"], found["last"]
        years += [int(first), int(last if len(last) == len(first) else first[:2] + last)]
    return years + [int(found[0]) for found in _YEARS.finditer(_SPAN.sub(" ", text))]
