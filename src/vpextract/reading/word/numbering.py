"""The numbers and marks that Word prints before paragraphs: a file holds no more than rules for them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vpextract.reading.word.tags import VAL, W, is_on, number_of, value_of

BULLET = "•"
"""Stands for every mark that is no number."""
_LEVELS = 9
_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
)
_ROMAN_ONES = ((5, "v"), (4, "iv"), (1, "i"))
_MOST = 10_000


class _Level(NamedTuple):
    """How one level of a list is numbered; `text` has "%1" for the number of the first level."""

    kind: str
    text: str
    start: int
    restart: int | None
    legal: bool


class Numbering:
    """The lists of a file, which are counted as their paragraphs are asked for, in reading order."""

    def __init__(self, root: Any) -> None:
        abstract = root.findall(f"{W}abstractNum") if root is not None else []
        numbers = root.findall(f"{W}num") if root is not None else []
        self._abstract: dict[str, Any] = {one.get(f"{W}abstractNumId", ""): one for one in abstract}
        self._numbers: dict[str, Any] = {one.get(f"{W}numId", ""): one for one in numbers}
        self._styled = {
            style: number.get(f"{W}numId", "")
            for number in numbers
            if (style := value_of(self._abstract.get(value_of(number, "abstractNumId", "") or ""), "styleLink"))
        }
        self._levels: dict[tuple[str, int], _Level | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next_mark(self, number: str, depth: int) -> str:
        """What is printed before the next paragraph of a list at a level (from 0); "" for nothing."""
        level = self._level(number, depth)
        if level is None or not 0 <= depth < _LEVELS:
            return ""
        if level.kind == "bullet":
            return BULLET if level.text.strip() else ""
        counts = self._counts.setdefault(self._list_of(number), [None] * _LEVELS)
        restarts = self._start_override(number, depth)
        fresh = (number, depth) not in self._begun
        self._begun.add((number, depth))
        before = counts[depth]
        counts[depth] = level.start if before is None or (fresh and restarts is not None) else before + 1
        for deeper in range(depth + 1, _LEVELS):
            below = self._level(number, deeper)
            if below is None or below.restart is None or depth < below.restart:
                counts[deeper] = None
        return _PLACE.sub(lambda found: self._printed(number, int(found[1]) - 1, counts, level), level.text).strip()

    def _printed(self, number: str, depth: int, counts: list[int | None], level: _Level) -> str:
        shown = self._level(number, depth)
        if shown is None or not 0 <= depth < _LEVELS:
            return ""
        count = counts[depth]
        return _in_kind(shown.start if count is None else count, "decimal" if level.legal else shown.kind)

    def _list_of(self, number: str) -> str:
        """The mark of the list that a number counts in: several numbers may share one."""
        mark = value_of(self._numbers.get(number), "abstractNumId", "") or ""
        linked = value_of(self._abstract.get(mark), "numStyleLink")
        other = self._styled.get(linked or "")
        return (value_of(self._numbers.get(other), "abstractNumId", mark) or mark) if other else mark

    def _level(self, number: str, depth: int) -> _Level | None:
        key = number, depth
        if key not in self._levels:
            self._levels[key] = self._found_level(number, depth)
        return self._levels[key]

    def _found_level(self, number: str, depth: int) -> _Level | None:
        override = self._override(number, depth)
        own = override.find(f"{W}lvl") if override is not None else None
        every = self._abstract.get(self._list_of(number))
        if own is None:
            own = (
                next((x for x in every if x.tag == f"{W}lvl" and x.get(f"{W}ilvl") == str(depth)), None)
                if every is not None
                else None
            )
        if own is None:
            return None
        start = self._start_override(number, depth)
        if start is None:
            start = number_of(value_of(own, "start"))
        return _Level(
            value_of(own, "numFmt", "decimal") or "decimal",
            value_of(own, "lvlText", "") or "",
            1 if start is None else start,
            number_of(value_of(own, "lvlRestart")),
            bool(is_on(own, "isLgl")),
        )

    def _override(self, number: str, depth: int) -> Any:
        one = self._numbers.get(number)
        every = one.findall(f"{W}lvlOverride") if one is not None else []
        return next((x for x in every if x.get(f"{W}ilvl") == str(depth)), None)

    def _start_override(self, number: str, depth: int) -> int | None:
        override = self._override(number, depth)
        start = override.find(f"{W}startOverride") if override is not None else None
        return number_of(start.get(VAL)) if start is not None else None


def _in_kind(count: int, kind: str) -> str:
    """A number as a kind of numbering prints it; what is not known is printed as a plain number."""
    if kind == "none" or not 0 <= count < _MOST:
        return ""
    if kind == "decimalZero":
        return f"{count:02}"
    if kind in ("lowerLetter", "upperLetter") and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        return roman(count) if kind == "lowerRoman" else roman(count).upper()
    return str(count)


def roman(count: int) -> str:
    """A number in small Roman letters."""
    printed = ""
    for worth, letters in (*_ROMAN, *_ROMAN_ONES):
        times, count = divmod(count, worth)
        printed += letters * times
    return printed
