"""Printed cells → numbers, units and qualifiers. A cell that allows two readings has no number."""

from __future__ import annotations

from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from vpextract.characters import LOST
from vpextract.knowledge import Knowledge
from vpextract.matching import bare, collapsed


class Parsed(NamedTuple):
    """`doubtful`: digits are printed, but no number could be made of them with certainty."""

    value: float | None
    unit: str | None
    qualifier: str | None
    doubtful: bool = False


_NUMBER = r"(?P<sign>[-−–‐+]\s?)?(?P<digits>\d{1,3}(?:[\s\u00a0]\d{3})+(?!\d)|\d+)(?P<decimals>[.,]\d+)?"
_TWO_READINGS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
"""A point may part thousands or decimals: "1.250" is 1250 to some and 1.25 to others."""
_VALUE = regex.compile(_NUMBER + r"\s*(?P<unit>.*)", regex.DOTALL)
_FIGURE = regex.compile(_NUMBER + r"\s*(?P<unit>[%\p{L}][^\s*¹²³]*)?[\s*¹²³]*")
_UNIT_WORD = r"\p{L}[\p{L}\p{N}./²³°-]*"
_UNIT = regex.compile(rf"(?:[%‰°]|{_UNIT_WORD})(?:\s+[(/]?{_UNIT_WORD}\)?){{0,5}}")
_FOOTNOTE = regex.compile(r"(?<=[\p{L}\p{N}%])\s*[*¹²³]+$")
_DATE = regex.compile(r"\d{4}-\d\d-\d\d")


def parse_value(raw: str, knowledge: Knowledge) -> Parsed:
    """One indicator cell: "1,2 %" → (1.2, "%", None), "Max 10 personer" → (10, "personer", "max"), "öka" → increase."""
    text = collapsed(raw)
    word = knowledge.value_word(text)
    if word is not None:
        return Parsed(None, None, word)
    qualifier, rest = knowledge.value_prefix(_FOOTNOTE.sub("", text))
    found = _VALUE.fullmatch(rest)
    if _TWO_READINGS.search(rest):
        return Parsed(None, None, "text", True)
    if found is None or _DATE.match(rest):
        misspelt = _misspelt(text, knowledge)
        return Parsed(None, None, misspelt or "text", misspelt is None and any(c.isdigit() for c in text))
    unit = found["unit"].strip()
    if unit and not _is_unit(unit, knowledge):
        return Parsed(None, None, "text", True)
    return Parsed(_number(found), unit or None, qualifier)


def _number(found: regex.Match[str]) -> float:
    digits = regex.sub(r"[\s\u00a0.]", "", found["digits"])
    decimals = (found["decimals"] or "").replace(",", ".")
    negative = found["sign"] is not None and found["sign"].strip() != "+"
    return float(("-" if negative else "") + digits + decimals)


def _is_unit(text: str, knowledge: Knowledge) -> bool:
    """A unit is listed, or is a percent sign or a few words: nothing that holds another number or joins two."""
    return knowledge.is_unit(text) or (bool(_UNIT.fullmatch(text)) and len(text) <= 40)


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
    text = collapsed(raw)
    found = _FIGURE.fullmatch(text)
    if found is None or _TWO_READINGS.search(text) or (found["unit"] and not knowledge.is_figure_unit(found["unit"])):
        return None
    return _number(found)


_AMOUNT = regex.compile(
    _NUMBER + r"\s*(?P<scale>mnkr|mkr|mn\s?kr|miljon(?:er)?(?:\s?kronor)?|tkr|tusen kronor|kr(?:onor)?)\b",
    regex.IGNORECASE,
)
_SCALES = {"m": 1.0, "t": 1e-3, "k": 1e-6}


def amount_in_mnkr(text: str) -> float | None:
    """The amount of money named in a text, in million kronor, if exactly one is and no figure may be lost."""
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1 or LOST in text or _TWO_READINGS.match(found[0][0]):
        return None
    return round(_number(found[0]) * _SCALES[found[0]["scale"][0].casefold()], 9)
