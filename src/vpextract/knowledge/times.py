"""Dates and times as cells and texts print them. What names no day has none: "2024-12", "våren 2024" and "Q2" are times.

The one place that says what a date is; the words are under `[times]` and `[months]` in `patterns/values.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.months import SHORTEST, MonthNames
from vpextract.knowledge.schema import TimeWords
from vpextract.marks import parted
from vpextract.matching import compiled, recogniser
from vpextract.numerals import YEAR

_LONGEST = 60
"""Letters of a time at most: what is longer is a text, and is not looked at."""
_FEWEST_DIGITS = 3
"""Digits of a date at least; a mark or a month parts them: "5 mars -24"."""
_FAR = 15
"""A year of two digits is none if it is so many years from the document's."""
_LAST_CENTURY = 70

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DASHES = "-–‐‑−"
_PARTING = frozenset(f"{_DASHES}./'’")
_SPACED = regex.compile(rf"(?<=\d)\s*(?P<mark>[{_DASHES}./])\s*(?=\d)")
_IN_FIGURES = [
    regex.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}})[{_DASHES}](?P<month>[0-9]{{1,2}})[{_DASHES}](?P<day>[0-9]{{1,2}})",
        rf"(?P<year>{YEAR})(?P<mark>[./])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})",
        rf"(?P<day>{_DAY})/(?P<month>{_MONTH})(?:\s*,?\s*|\s*[{_DASHES}]\s*)(?<![0-9])(?P<year>{YEAR})",
        rf"(?P<day>{_DAY})/(?P<month>{_MONTH})\s*[{_DASHES}'’]\s*(?P<short>[0-9]{{2}})",
        rf"(?P<day>{_DAY})\.(?P<month>{_MONTH})\.(?P<year>{YEAR})",
        rf"(?P<day>{_DAY})[{_DASHES}](?P<month>{_MONTH})[{_DASHES}](?P<year>{YEAR})",
    )
]
"""Dates wherever they stand: the year has four digits, or the slash between day and month tells what is what."""
_IN_COLUMN = [
    regex.compile(rf"(?P<year>{YEAR})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"),
    regex.compile(r"(?P<short>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
]
"""Dates only where dates are expected: elsewhere they are counts."""
_SLASHES = regex.compile(rf"(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>{YEAR})")
"""Day and month, or month and day."""
_SHORT = regex.compile(rf"(?P<a>[0-9]{{2}})(?P<mark>[{_DASHES}.])(?P<b>[0-9]{{2}})(?P=mark)(?P<c>[0-9]{{2}})")
"""The year first or last."""
_WORDS = (
    rf"(?P<day>{_DAY})(?::?[ae]|\.)?\s*(?P<month>\p{{L}}{{3,9}})\.?,?\s*"
    rf"(?:(?<![0-9])(?P<year>[0-9]{{4}})|[{_DASHES}'’]\s?(?P<short>[0-9]{{2}}))"
)
_YEARS = regex.compile(rf"(?<![0-9])(?P<year>{YEAR})\s?[{_DASHES}/]\s?(?P<to>[0-9]{{2}})(?![0-9])")
"""A year and the end of a later one, or its month: "2024/25", "2024-12"."""
_IN_WORDS = regex.compile(_WORDS)
_ISO_IN_TEXT = regex.compile(r"(?<!\d)(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!\d)")
_SLASHED_IN_TEXT = regex.compile(
    rf"(?<![\d/.:-])(?P<day>[0-3]?[0-9])/(?P<month>[01]?[0-9])[ –-]{{1,3}}(?P<year>{YEAR})(?![\d/-])"
)
_WORDS_IN_TEXT = regex.compile(
    r"(?<![\d\ufffd])(?P<day>[0-9]{1,2})(?::?[ae])?\s+(?P<month>\p{L}{3,9})\.?\s+(?P<year>[0-9]{4})(?!\d)"
)


class Times:
    """The patterns of one run about dates and times, ready to be asked."""

    def __init__(self, words: TimeWords, months: MonthNames) -> None:
        self._months = months
        self._before = _lead(words.before_dates)
        self._time = recogniser([_time_pattern(words, months.names)], whole=True)
        self._impossible = compiled(rf"(?<!\w)(?:{'|'.join(words.impossible)})(?!\w)", regex.IGNORECASE)

    @asked_once
    def date_of(self, text: str, year: int | None = None) -> date | None:
        """The date of a cell in a column of dates; None where the cell is not exactly one date with one reading.

        `year` is the document's: it settles which part of a short date is the year. Marks of footnotes and spaces that a
        narrow column put into a date do no harm, nor do words that leave the date as it is ("senast 31 mars 2024").
        """
        if not any(map(str.isdecimal, text)) or len(text) > _LONGEST:
            return None
        lean = self._lean(text)
        found = self._printed(lean)
        if found is not None:
            return self._made(found, year)
        for pattern in _IN_COLUMN:
            if (whole := pattern.fullmatch(lean)) is not None:
                return self._made(whole, year)
        if (short := _SHORT.fullmatch(lean)) is not None and year is not None:
            first = _valid(_full(short["a"], year), int(short["b"]), int(short["c"]))
            last = _valid(_full(short["c"], year), int(short["b"]), int(short["a"]))
            readings = {made for made in (first, last) if made is not None}
            return readings.pop() if len(readings) == 1 else None
        return None

    def names_day(self, text: str) -> bool:
        """Whether a cell of a column of dates is one date."""
        return self.date_of(text) is not None

    @asked_once
    def is_date(self, text: str) -> bool:
        """Whether a text is one date wherever it stands; what may as well be a count ("20240301") is none."""
        if not _FEWEST_DIGITS <= sum(map(str.isdecimal, text)) < len(text) <= _LONGEST:
            return False
        if _PARTING.isdisjoint(text) and not any(map(str.isalpha, text)):
            return False
        found = self._printed(self._lean(text))
        return found is not None and self._made(found, None) is not None

    @asked_once
    def understood(self, text: str) -> bool:
        """Whether a cell of a column of dates is a time that names no day: "2024-12", "Q2", "våren 2024", "löpande"."""
        lean = parted(text)[0].strip()
        if not 0 < len(lean) <= _LONGEST or not self._time(lean) or self._impossible.search(lean):
            return False
        return all(int(m["to"]) > int(m["year"]) % 100 or 0 < int(m["to"]) <= 12 for m in _YEARS.finditer(lean))

    def dates_in(self, text: str) -> list[tuple[date, tuple[int, int]]]:
        """All dates in a running text, in figures or words, with where they begin and end."""
        hits = [(m.span(), self._made(m, None)) for p in _IN_TEXT for m in p.finditer(text)]
        return [(made, span) for span, made in sorted(hits, key=lambda hit: hit[0]) if made is not None]

    def _lean(self, text: str) -> str:
        lean = _SPACED.sub(r"\g<mark>", " ".join(parted(text)[0].split()))
        before = self._before.match(lean)
        return str(lean[before.end() :]) if before is not None else lean

    def _printed(self, lean: str) -> regex.Match[str] | None:
        """The parts of a date that can be none but this one."""
        for pattern in (*_IN_FIGURES, _IN_WORDS):
            found = pattern.fullmatch(lean)
            if found is not None:
                return found
        found = _SLASHES.fullmatch(lean)
        one_reading = found is not None and (int(found["day"]) > 12 or int(found["day"]) == int(found["month"]))
        return found if one_reading else None

    def _made(self, found: regex.Match[str], near: int | None) -> date | None:
        parts = found.groupdict()
        named = parts["month"]
        month = int(named) if named.isdecimal() else self._months.number(named)
        year = int(parts["year"]) if parts.get("year") else _full(parts["short"], near)
        return None if month is None else _valid(year, month, int(parts["day"]))


_IN_TEXT = (_ISO_IN_TEXT, _SLASHED_IN_TEXT, _WORDS_IN_TEXT)


def _full(short: str, near: int | None) -> int | None:
    """The year that two digits mean; None where it would be far from the document's."""
    year = int(short) + (1900 if int(short) >= _LAST_CENTURY else 2000)
    return year if near is None or abs(year - near) <= _FAR else None


def _valid(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _lead(words: Sequence[str]) -> regex.Pattern[str]:
    return compiled(rf"(?:(?:{'|'.join(words)})[\s:]+)+(?=\d)", regex.IGNORECASE)


def _time_pattern(words: TimeWords, months: Sequence[str]) -> str:
    """Times are composed: a name (month, season, numbered part of a year) and a year in either order, a span of two."""
    month = "|".join(_beginnings(months))
    number = r"(?:[0-9]{1,2}(?::?[ae]|\.)?|(?-i:I{1,3}|IV)|" + "|".join(words.ordinals) + ")"
    joins = "|".join(words.joins) or "(?!)"
    part = f"(?:{'|'.join(words.parts)})"
    numbered = rf"(?:{part}\.?\s?{number}(?:\s?(?:[{_DASHES}/,&+]|{joins})\s?{number})?|{number}\s?{part})"
    name = rf"(?:{numbered}|(?:{month})\.?|{'|'.join(words.seasons)}|{'|'.join(words.named)})"
    short = rf"(?:\s?[{_DASHES}/'’]\s?|\s)?(?:[0-9]{{2}})"
    year = rf"{YEAR}(?:\s?[{_DASHES}/]\s?(?:{YEAR}|[0-9]{{2}}))?"
    light = rf"(?:(?:{'|'.join(words.light)})\s+)*"
    core = (
        rf"(?:{YEAR}\s?[{_DASHES}/.:]\s?{_MONTH}(?![0-9])|{_MONTH}\s?/\s?{YEAR}|{YEAR}\s?[{_DASHES}/]?\s?{name}"
        rf"|{name}(?:\s?[{_DASHES}/,]?\s?{light}{year}|{short}(?![0-9]))?|{year})"
    )
    ends = rf"(?:\s+(?:{'|'.join(words.after)}))*"
    span = rf"{light}{core}(?:\s?(?:[{_DASHES}/,]|\b(?:{'|'.join(words.between)})\b)\s?{light}{core})?{ends}"
    openly = rf"{light}(?:{'|'.join(words.open)})(?:[\s,]+{light}(?:{core}|{'|'.join(words.open)}))?{ends}"
    return rf"(?:{span}|{openly})\.?"


def _beginnings(months: Sequence[str]) -> Iterator[str]:
    """The names, and each by its first three or four letters."""
    for name in months:
        yield name
        yield from (name[:size] for size in (4, SHORTEST) if len(name) > size)
