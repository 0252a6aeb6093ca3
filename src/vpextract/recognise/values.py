"""Printed cells → numbers, units and qualifiers. A cell that allows two readings has no number."""

from __future__ import annotations

from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from vpextract.characters import LOST
from vpextract.knowledge import Knowledge
from vpextract.marks import parted
from vpextract.matching import MOST_DIGITS, bare, collapsed


class Parsed(NamedTuple):
    """`doubtful`: digits are printed, but no number could be made of them with certainty."""

    value: float | None
    unit: str | None
    qualifier: str | None
    doubtful: bool = False


NO_VALUE = Parsed(None, None, "text", doubtful=True)
"""Of a cell whose digits are none of its column's, or cannot be read with certainty."""

_NUMBER = (
    r"(?P<sign>[-−–‐+]\s?)?(?P<digits>[1-9][0-9]{0,2}(?:[\s\u00a0][0-9]{3})+(?!\d)|[0-9]+)(?P<decimals>[.,][0-9]+)?"
)
"""Plain digits only: others ("½", "①", "٣") are read as they stand, and make no number."""
_TWO_READINGS = regex.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![\d.,])")
"""A point may part thousands or decimals: "1.250" is 1250 to some and 1.25 to others."""
_VALUE = regex.compile(_NUMBER + r"\s*(?P<unit>.*)", regex.DOTALL)
_FIGURE = regex.compile(_NUMBER + r"\s*(?P<unit>[%\p{L}]\S*)?")
_UNIT_WORD = r"\p{L}[\p{L}\p{N}./²³°-]*"
_UNIT = regex.compile(rf"(?:[%‰°]|{_UNIT_WORD})(?:\s+[(/]?{_UNIT_WORD}\)?){{0,5}}")
_DATE = regex.compile(r"\d{4}-\d\d-\d\d")


def parse_value(raw: str, knowledge: Knowledge) -> Parsed:
    """One indicator cell: "1,2 %" → (1.2, "%", None), "Max 10 personer" → (10, "personer", "max"), "öka" → increase.

    The mark of a footnote is no part of the number ("48,2¹" → 48.2); `note_of` gives it.
    """
    text, note = parted(collapsed(raw))
    if note and not text:
        return Parsed(None, None, "text")
    word = knowledge.value_word(text)
    if word is not None:
        return Parsed(None, None, word)
    qualifier, rest = knowledge.value_prefix(text)
    found = _VALUE.fullmatch(rest)
    if _TWO_READINGS.search(rest):
        return Parsed(None, None, "text", True)
    if found is None or _DATE.match(rest):
        misspelt = _misspelt(text, knowledge)
        return Parsed(None, None, misspelt or "text", misspelt is None and any(c.isnumeric() for c in text))
    unit = found["unit"].strip()
    number = _number(found)
    if number is None or (unit and not _is_unit(unit, knowledge)):
        return Parsed(None, None, "text", True)
    return Parsed(number, unit or None, qualifier)


def _number(found: regex.Match[str]) -> float | None:
    """The number of a match of `_NUMBER`; None where it has more digits than a number has."""
    digits = "".join(found["digits"].split())
    decimals = (found["decimals"] or "").replace(",", ".")
    if len(digits) + len(decimals.lstrip(".")) > MOST_DIGITS:
        return None
    negative = found["sign"] is not None and found["sign"].strip() != "+"
    return float(("-" if negative else "") + digits + decimals)


def _is_unit(text: str, knowledge: Knowledge) -> bool:
    """A unit is listed, or is a percent sign or a few words: nothing that holds another number or joins two."""
    listed = knowledge.is_unit(text) and (text[0].isalpha() or text[0] in "%‰°")
    return listed or (bool(_UNIT.fullmatch(text)) and len(text) <= 40)


def _misspelt(text: str, knowledge: Knowledge) -> str | None:
    """The qualifier whose word the cell's first word may be, with two wrong letters or a cut."""
    words = bare(text).split()
    if not words:
        return None
    for qualifier, spellings in knowledge.values.misspelt.items():
        for spelling in spellings:
            for size in (1, 2):
                if Levenshtein.distance("".join(words[:size]), spelling, score_cutoff=2) <= 2:
                    return qualifier
    return None


def parse_figure(raw: str, knowledge: Knowledge) -> float | None:
    """The number of a cell of figures; None where it holds anything else or has two readings.

    A footnote mark is allowed. Brackets are not: some write last year's figure so, some a minus.
    """
    text, _ = parted(collapsed(raw))
    found = _FIGURE.fullmatch(text)
    if found is None or _TWO_READINGS.search(text) or (found["unit"] and not knowledge.is_figure_unit(found["unit"])):
        return None
    return _number(found)


def note_of(raw: str) -> str | None:
    """The mark of a footnote that is printed at a cell, without brackets: "48,2¹" → "1", "12 a)" → "a", "5*" → "*"."""
    return parted(collapsed(raw))[1]


_SCALE = r"(?P<scale>mnkr|mkr|mn\s?kr|miljon(?:er)?(?:\s?kronor)?|tkr|tusen kronor|kr(?:onor)?)\b"
_BEFORE_AMOUNT = r"(?:(?<!\p{N}[.,\s]?)(?<!\p{N}\s?[-−–‐]\s?)|(?<=(?<!\p{N}[.,\s]?)(?:19|20)[0-9]{2}\s))"
"""An amount is a number of its own: not the end of another, nor of a range. A year may stand before it."""
_AMOUNT = regex.compile(_BEFORE_AMOUNT + _NUMBER + r"\s*" + _SCALE, regex.IGNORECASE)
_LIKE_AN_AMOUNT = regex.compile(r"(?<!\p{N}[.,\s]{0,2})\p{N}[\p{N}\s.,−–‐-]*+" + _SCALE, regex.IGNORECASE)
_SCALES = {"m": 1.0, "t": 1e-3, "k": 1e-6}


def amount_in_mnkr(text: str) -> float | None:
    """The amount of money named in a text, in million kronor, if exactly one is and no figure may be lost."""
    found = list(_AMOUNT.finditer(text))
    several = len(found) != 1 or len(_LIKE_AN_AMOUNT.findall(text)) != 1
    if several or LOST in text or _TWO_READINGS.match(found[0][0]):
        return None
    number = _number(found[0])
    return None if number is None else round(number * _SCALES[found[0]["scale"][0].casefold()], 9)


def unread_amount(text: str) -> str | None:
    """The one amount that a text names, as printed, where no number could be made of it with certainty."""
    named = list(_LIKE_AN_AMOUNT.finditer(text))
    return named[0][0] if len(named) == 1 and amount_in_mnkr(text) is None else None
