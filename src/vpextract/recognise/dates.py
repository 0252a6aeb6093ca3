"""Dates as steering documents print them: "2021-05-27", "27 maj 2021"."""

from __future__ import annotations

from datetime import date

import regex

from vpextract.knowledge import Knowledge
from vpextract.marks import parted

_ISO = regex.compile(r"(?<!\d)([0-9]{4})-([0-9]{2})-([0-9]{2})(?!\d)")
_ISO_CELL = regex.compile(r"([0-9]{4})[-–‐]([0-9]{2})[-–‐]([0-9]{2})")
_WORDS = regex.compile(r"(?<![\d\ufffd])([0-9]{1,2})\s+(\p{L}{3,9})\.?\s+([0-9]{4})(?!\d)")


def parse_date(text: str) -> date | None:
    """The date of a cell; None where the cell is not exactly one date. A mark and spaces from a narrow cell do no harm."""
    found = _ISO_CELL.fullmatch("".join(parted(text)[0].split()))
    return _made(found[1], found[2], found[3]) if found is not None else None


def first_date(text: str, knowledge: Knowledge) -> date | None:
    """The first date in a text, in figures or words."""
    hits = [(m.start(), _made(m[1], m[2], m[3])) for m in _ISO.finditer(text)]
    for m in _WORDS.finditer(text):
        month = _month(m[2], knowledge)
        if month is not None:
            hits.append((m.start(), _made(m[3], str(month), m[1])))
    return next((made for _, made in sorted(hits, key=lambda hit: hit[0]) if made is not None), None)


def _month(word: str, knowledge: Knowledge) -> int | None:
    names = knowledge.values.months.names
    return next((i for i, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word.casefold())), None)


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
