"""Printed cells → numbers, units and qualifiers. A cell that allows two readings has no number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from vpextract.knowledge import Knowledge
from vpextract.marks import parted
from vpextract.matching import bare, collapsed
from vpextract.numerals import NUMBER, YEAR, has_digit, is_bare_year, number_of, years_in


class Parsed(NamedTuple):
    """`doubtful`: digits are printed, but no number could be made of them with certainty.

    `low` and `high` are the ends of a range, `year` the one that the cell itself says its value is for ("90 % (2025)").
    """

    value: float | None
    unit: str | None
    qualifier: str | None
    doubtful: bool = False
    low: float | None = None
    high: float | None = None
    year: int | None = None


NO_VALUE = Parsed(None, None, "text", doubtful=True)
"""Of a cell whose digits are none of its column's, or cannot be read with certainty."""

_VALUE = regex.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>.*)", regex.DOTALL)
_FIGURE = regex.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>[%‰\p{{L}}]\S*)?")
_UNIT_WORD = r"\p{L}[\p{L}\p{N}./²³°-]*"
_UNIT = regex.compile(rf"(?:[%‰°](?:-\p{{L}}+)?|{_UNIT_WORD})(?:\s+[(/]?{_UNIT_WORD}\)?){{0,5}}")
_YEAR_BEHIND = regex.compile(rf"(?P<rest>.*\S)\s*[(\[](?P<note>[^()\[\]]*{YEAR}[^()\[\]]*)[)\]]")
_YEAR_BEFORE = regex.compile(rf"(?P<note>{YEAR}):\s*(?P<rest>\D*[0-9].*)")
_MONTHS = 12
_LONGEST_UNIT = 40
"""Letters of a unit that no pattern lists: longer words behind a number say more than what it counts."""


def parse_value(raw: str, knowledge: Knowledge) -> Parsed:
    """One indicator cell: "1,2 %" → (1.2, "%", None), "Max 10 personer" → (10, "personer", "max"), "öka" → increase.

    The mark of a footnote is no part of the number ("48,2¹" → 48.2); `note_of` gives it.
    """
    text, note = parted(collapsed(raw))
    if note and not text:
        return Parsed(None, None, "text")
    rest, year = _without_year(text, knowledge)
    if year is not None:
        return _parsed(rest, knowledge)._replace(year=year)
    return _parsed(text, knowledge)


def _without_year(text: str, knowledge: Knowledge) -> tuple[str, int | None]:
    """A cell without the year that it says its value is for, and this year: "90 % (2025)", "90 % (avser T1 2025)"."""
    found = _YEAR_BEHIND.fullmatch(text) or _YEAR_BEFORE.fullmatch(text)
    if found is None or is_bare_year(found["rest"]) or not has_digit(found["rest"]):
        return text, None
    note = knowledge.value_words.without_year_notes(found["note"].strip())
    years = set(years_in(note))
    told = knowledge.times.understood(note) or knowledge.times.is_date(note)
    return (found["rest"], years.pop()) if told and len(years) == 1 else (text, None)


def _parsed(text: str, knowledge: Knowledge) -> Parsed:
    plain = number_of(text.removesuffix("%").rstrip())
    if plain is not None:
        return Parsed(plain, "%" if text[-1] == "%" else None, None)
    words = knowledge.value_words
    if not has_digit(text):
        return Parsed(None, None, knowledge.value_word(text) or _misspelt(text, knowledge) or "text")
    qualifier, rest = words.lead(text)
    toward_year = qualifier in ("increase", "decrease") and is_bare_year(rest)
    if rest == text or toward_year:
        word = knowledge.value_word(text)
        if word is not None:
            return Parsed(None, None, word)
    behind, rest = words.tail(rest)
    if behind is not None and qualifier not in (None, behind):
        return NO_VALUE
    qualifier = behind or qualifier
    found = _measured(rest, knowledge)
    if found is not None:
        return found._replace(qualifier=qualifier)
    ranged = _ranged(rest, knowledge) if qualifier is None else None
    if ranged is not None:
        return ranged
    misspelt = _misspelt(text, knowledge)
    return Parsed(None, None, misspelt or "text", misspelt is None and has_digit(text))


def _measured(text: str, knowledge: Knowledge) -> Parsed | None:
    """A number with its unit, behind or before; None where there is more than that, or two readings."""
    words = knowledge.value_words
    lean, scaled = words.without_scale(words.with_unit_behind(words.with_minus(text)))
    found = _VALUE.fullmatch(lean)
    if found is None or knowledge.times.is_date(lean):
        return None
    if scaled and number_of(lean) is None:
        return None  # "12 % av 100"
    if scaled == "out_of" and not ("," in lean or "." in lean):
        return None  # "1 av 4" may be a share
    number, printed = number_of(found["number"]), found["unit"].strip()
    unit = printed if not printed or knowledge.is_unit(printed) else words.without_remark(printed)
    said = unit or printed == "" or not words.names_whole(printed)
    if number is None or not said or has_digit(printed[len(unit) :]) or (unit and not _is_unit(unit, knowledge)):
        return None
    return Parsed(number, unit or None, None)


def _ranged(text: str, knowledge: Knowledge) -> Parsed | None:
    """A range whose ends are numbers that rise, in one unit; spans of years and numbers that share a part are none."""
    found = knowledge.value_words.range_in(text)
    if found is None:
        return None
    low, high = number_of(found.low), number_of(found.high)
    unit = knowledge.value_words.without_remark(found.high_unit)
    if low is None or high is None or low >= high or found.low_unit not in ("", unit):
        return None
    grouped = " " in found.high and " " not in found.low
    years = is_bare_year(found.high) and (low <= _MONTHS or is_bare_year(found.low))
    zeros = any(printed.startswith("0") and printed[1:2].isdecimal() for printed in (found.low, found.high))
    if grouped or years or zeros or (unit and not _is_unit(unit, knowledge)):
        return None
    return Parsed(None, unit or None, "range", False, low, high)


def _is_unit(text: str, knowledge: Knowledge) -> bool:
    """A unit is listed, or is a percent sign or a few words: nothing that holds another number or joins two."""
    if knowledge.is_unit(text) and (text[0].isalpha() or text[0] in "%‰°"):
        return True
    return (
        bool(_UNIT.fullmatch(text))
        and len(text) <= _LONGEST_UNIT
        and not any(map(knowledge.value_words.is_no_unit, text.split()))
    )


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
    if found is None or (found["unit"] and not knowledge.units.is_of_figures(found["unit"])):
        return None
    return number_of(found["number"])


_OF_SEXES = regex.compile(r"(?P<first>[^/|]*\d[^/|]*)[/|](?P<second>[^/|]*\d[^/|]*)")


def by_sex(raw: str, sexes: Sequence[str]) -> dict[str, str]:
    """The figures of a cell whose head names two sexes, by sex: "84/86 %" → {"women": "84 %", "men": "86 %"}.

    Nothing for a cell that does not hold two figures. A unit behind the second one is that of both.
    """
    found = _OF_SEXES.fullmatch(collapsed(raw))
    if found is None or len(sexes) != 2:
        return {}
    first, second = found["first"].strip(), found["second"].strip()
    unit = _FIGURE.fullmatch(second)
    if unit is not None and unit["unit"] and _FIGURE.fullmatch(first) is not None and first[-1:].isdigit():
        first = f"{first} {unit['unit']}"
    return dict(zip(sexes, (first, second), strict=True))


def note_of(raw: str) -> str | None:
    """The mark of a footnote that is printed at a cell, without brackets: "48,2¹" → "1", "12 a)" → "a", "5*" → "*"."""
    return parted(collapsed(raw))[1]
