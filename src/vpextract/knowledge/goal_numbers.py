"""Numbers of goals as they are printed: "1.2.1", and those with letters: "A", "A1", "1a", "II"."""

from __future__ import annotations

import regex

DECIMAL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}"
_LETTER = "[A-HJ-PR-SU-Z]"
"""I is a word and a Roman number, Q and T with a figure are times of the year."""
_MARKED = r"[.:)]|\s[–—-]\s"
LETTERED = (
    rf"(?-i:{DECIMAL}\.?[a-eA-E](?![\p{{L}}\d])|{_LETTER}[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,2}}(?![\d%])"
    rf"|{_LETTER}(?={_MARKED}|\s\p{{Lu}}\p{{Ll}}|$)|[IVX]{{1,4}}(?={_MARKED})|[a-h](?=\)))"
)
"""A letter alone must have a mark, a capital or nothing behind it."""
NUMBER = rf"(?:{LETTERED}|{DECIMAL})"
_ROMAN = "IVX"
_PARTS = regex.compile(r"\d+|\p{L}+")


def parts_of(number: str | None) -> list[str]:
    """The parts of a number, from the highest level down: 1, 2, 1 for "1.2.1", A, 1 for "A1"."""
    return [found[0] for found in _PARTS.finditer(number or "")]


def depth_of(number: str | None) -> int:
    """How deep a number goes, from 0; -1 for none."""
    return len(parts_of(number)) - 1


def stem_of(number: str) -> str:
    """The number of what is above: "1.2" for "1.2.1", A for "A1", "" for one that has no part above."""
    last = parts_of(number)[-1]
    return number[: number.rindex(last)].rstrip(".")


def place_of(part: str) -> int | None:
    """Which one of its row a part is, from 1: 3 for "3" and for "C"; None for Roman numbers."""
    if part.isdecimal():
        return int(part)
    return ord(part.upper()) - ord("A") + 1 if len(part) == 1 and part not in _ROMAN else None


def like(part: str, place: int) -> str:
    """Another part of the row of one: "4" or "D" for the fourth."""
    if part.isdecimal():
        return str(place)
    return chr(ord("A" if part.isupper() else "a") + place - 1)
