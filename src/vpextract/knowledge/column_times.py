"""The times that heads of columns name: years, dates, months and spans of months, tertials, quarters, "VB", "föregående år"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_CUT_YEAR = r"(?P<{0}>(?:19|20)[ -]{{0,2}}\d\d)"
"""A narrow cell may cut a year."""
_SHORT = r"(?:(?P<{0}>(?:19|20)\d\d)|[-–’' ]?(?P<{0}s>\d\d)(?![\d-]))"
_GAP = r"[ .,/–-]{0,3}"


class HeadTime(NamedTuple):
    """A time in a head. `as_of` is the time within the year: "T1", "VB", "Q2", "08-31" (month and day) or "08" (the month)."""

    year: int | None = None
    as_of: str | None = None


NO_TIME = HeadTime()


class HeadTimes:
    """Finds the times in heads; the names of the months are known words."""

    def __init__(self, months: Sequence[str], final: Sequence[str]) -> None:
        self._months = [name.casefold() for name in months]
        month = "|".join(
            rf"{name[:3]}(?:{'|'.join(name[3:n] for n in range(len(name), 3, -1))}|)\.?" for name in self._months
        )
        day, tail = r"(?P<day>[0-3]?\d)", r"(?![\p{L}\d])"
        final_words = "|".join(regex.escape(word) for word in sorted(final, key=len, reverse=True))
        forms = (
            r"(?<!\d)(?P<y1>(?:19|20)\d\d)-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?!\d)",
            rf"(?<!\d){day}:?e? (?P<m2>{month}){_GAP}(?:{_SHORT.format('y2')})?{tail}",
            rf"(?<!\d)(?P<d3>[0-3]?\d)/(?P<m3>[01]?\d)(?:[- /]?{_YEAR.format('y3')})?(?![\d/])",
            rf"(?<!\p{{L}})(?:{month}) ?[-–] ?(?P<m4>{month}){_GAP}(?:{_SHORT.format('y4')})?{tail}",
            rf"(?<!\p{{L}})(?P<m5>{month}){_GAP}(?:{_SHORT.format('y5')})?{tail}",
            rf"(?<![\p{{L}}\d])(?:t|tertial(?:rapport)?) ?(?P<t6>[123]){_GAP}(?:{_SHORT.format('y6')})?{tail}",
            rf"(?<!\d){_YEAR.format('y7')}{_GAP}(?:t|tertial) ?(?P<t7>[123]){tail}",
            rf"(?<![\p{{L}}\d])(?:q|kv\.?|kvartal) ?(?P<q8>[1-4]){_GAP}(?:{_SHORT.format('y8')})?{tail}",
            rf"(?<!\p{{L}})(?P<f9>{final_words}){_GAP}(?:år )?(?:{_CUT_YEAR.format('y9')})?{tail}",
            rf"(?<!\d){_YEAR.format('y10')}{_GAP}(?P<f10>{final_words}){tail}",
            rf"(?<![\d/–-]){_CUT_YEAR.format('y11')}(?!\d|/\d| ?[-–/] ?(?:20)?\d\d(?!\d))",
        )
        self._named = regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(name[:3] for name in self._months)}|{final_words})")
        self._forms = [regex.compile(form) for form in forms]

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
        year = int("".join(filter(str.isdigit, kinds["y"]))) if "y" in kinds else None
        if year is None and short is not None:
            year = 2000 + int(short)
        if "t" in kinds:
            return HeadTime(year, f"T{kinds['t']}")
        if "q" in kinds:
            return HeadTime(year, f"Q{kinds['q']}")
        if "f" in kinds:
            return HeadTime(year, "VB")
        if "m" not in kinds:
            return HeadTime(year)
        month = int(kinds["m"]) if kinds["m"].isdigit() else self._month(kinds["m"])
        if not 1 <= month <= 12:
            return None
        if "d" not in kinds:
            return HeadTime(year, f"{month:02}")
        return HeadTime(year, f"{month:02}-{int(kinds['d']):02}") if 1 <= int(kinds["d"]) <= 31 else None

    def _month(self, word: str) -> int:
        return next((at for at, name in enumerate(self._months, 1) if name.startswith(word.rstrip("."))), 0)
