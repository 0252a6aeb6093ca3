"""Dates as steering documents print them: "2021-05-27", "27 maj 2021", "27/5 2021"."""

from __future__ import annotations

from datetime import date

import regex

from vpextract.knowledge import Knowledge
from vpextract.marks import parted

_ISO = regex.compile(r"(?<!\d)([0-9]{4})-([0-9]{2})-([0-9]{2})(?!\d)")
_ISO_CELL = regex.compile(r"([0-9]{4})[-–‐]([0-9]{2})[-–‐]([0-9]{2})")
_SLASHED = regex.compile(r"(?<![\d/.:-])([0-3]?[0-9])/([01]?[0-9])[ –-]{1,3}((?:19|20)[0-9]{2})(?![\d/-])")
_WORDS = regex.compile(r"(?<![\d\ufffd])([0-9]{1,2})(?::?e)?\s+(\p{L}{3,9})\.?\s+([0-9]{4})(?!\d)")


def parse_date(text: str) -> date | None:
    """The date of a cell; None where the cell is not exactly one date. A mark and spaces from a narrow cell do no harm."""
    found = _ISO_CELL.fullmatch("".join(parted(text)[0].split()))
    return _made(found[1], found[2], found[3]) if found is not None else None


def first_date(text: str, knowledge: Knowledge) -> date | None:
    """The first date in a text, in figures or words."""
    return next((found for found, _ in dates_in(text, knowledge)), None)


def dates_in(text: str, knowledge: Knowledge) -> list[tuple[date, tuple[int, int]]]:
    """All dates in a text, in figures or words, with where they begin and end."""
    hits = [(m.span(), _made(m[1], m[2], m[3])) for m in _ISO.finditer(text)]
    hits += [(m.span(), _made(m[3], m[2], m[1])) for m in _SLASHED.finditer(text)]
    for m in _WORDS.finditer(text):
        month = _month(m[2], knowledge)
        if month is not None:
            hits.append((m.span(), _made(m[3], str(month), m[1])))
    return [(made, span) for span, made in sorted(hits, key=lambda hit: hit[0]) if made is not None]


def _month(word: str, knowledge: Knowledge) -> int | None:
    names = knowledge.values.months.names
    return next((i for i, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word.casefold())), None)


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
