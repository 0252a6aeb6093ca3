"""How well a text fits into a column, by what the column holds: what is usual there costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import regex

from vpextract import numerals
from vpextract.knowledge import CONTENT_OF_ROLE, ColumnMatch, Knowledge
from vpextract.marks import may_be_marked, parted
from vpextract.numerals import has_digit, is_bare_year

Kind = Literal["name", "value", "figure", "period", "date", "text"]

BARE_YEAR = 1.0
NO_DAY = 0.4
"""Times in columns of dates that are no dates."""
TWO_MEANINGS = 0.25
"""A unit that may as well belong to the next number: "58 min 57"."""
NEXT_LEAD = 0.8
"""For a value that ends in the word that qualifies a figure: "Öka max"."""
NEXT_FIGURE = 0.4
"""For a phrase that says all by itself, with a figure behind it: "Mäts ej 72"."""
FAR_SIGN = 0.5
"""Between a dash and a figure is a space: they may be two cells."""
PARTED_GROUP = 0.5
"""Between "1" and "200" on one line: "1 200" is one number rather than two cells."""
STRANGE = 4.0

NUMBER = regex.compile(numerals.NUMBER)
FIGURE = regex.compile(rf"{NUMBER.pattern}(?:\s?%)?(?: \({NUMBER.pattern}(?:\s?%)?\))?|[{numerals.MINUS}]")
_PAIR = regex.compile(rf"{NUMBER.pattern}(?:\s?%)?\s?/\s?{NUMBER.pattern}(?:\s?%)?")
"""The figures of both sexes in one cell: "84/86"."""
_FAR_SIGN = regex.compile(rf"[{numerals.MINUS}]\s")
_DASH_ALONE = regex.compile(rf"\s[{numerals.MINUS}]\s")
_SHORT_WORD = regex.compile(r"[\p{L}/]{1,4}")
_LONGEST_PREFIX = 8
"""Letters of a word that qualifies a number, or fewer."""
GROUP = regex.compile(r"\d{3}(?:[.,]\d+)?")


def kind_of_column(match: ColumnMatch | None) -> Kind:
    """What a column holds by the meaning of its head; a head that nobody knows may stand over any text."""
    if match is None:
        return "text"
    return CONTENT_OF_ROLE.get(match.role, "value")


def text_cost(text: str, kind: Kind, knowledge: Knowledge) -> float:
    """How unusual a text is in a column of a kind; 0 is what one expects there."""
    if kind in ("name", "text"):
        return 0.0
    if may_be_marked(text):
        text = parted(text)[0] or text
    if kind == "date":
        return _date_cost(text, knowledge)
    if kind == "period":
        return 0.0 if knowledge.periods.is_period(text) else STRANGE + 0.3 * text.count(" ")
    if kind == "figure":
        return figure_cost(text)
    return _value_cost(text, knowledge) + _next_cell_cost(text, knowledge)


def _next_cell_cost(text: str, knowledge: Knowledge) -> float:
    """What it costs that a value may hold the next cell: a phrase and a figure ("Öka 12"), or the word that the next figure
    begins with ("Öka | max 12"). "Öka till 12" and "Fastställs 2031" are one."""
    if text[:1].isdigit() or " " not in text:
        return 0.0
    words = text.split()
    cost = NEXT_LEAD if is_prefix(words[-1], knowledge) else 0.0
    numbers = [k for k, word in enumerate(words) if NUMBER.fullmatch(word.removesuffix("%"))]
    if (
        not numbers
        and len(words) > 1
        and words[-1][0].isupper()
        and knowledge.value_word(" ".join(words[:-1])) is not None
    ):
        return cost + NEXT_FIGURE  # "Ökning | Uppnås"
    if not numbers or not numbers[0]:
        return cost
    if is_bare_year(words[numbers[0]]):
        return cost + (STRANGE / 2 if len(numbers) > 1 else 0.0)  # "Fastställs 2031 | 72,0"
    cost += STRANGE * (len(numbers) > 1 and not _is_close_range(text, knowledge) and _two_figures(words, numbers))
    return cost + (NEXT_FIGURE if knowledge.value_word(" ".join(words[: numbers[0]])) is not None else 0.0)


def _two_figures(words: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether the first two figures stand side by side and are no groups of one number."""
    first, second = numbers[:2]
    return second == first + 1 and GROUP.fullmatch(words[second]) is None


def _date_cost(text: str, knowledge: Knowledge) -> float:
    """How unusual a text is in a column of dates: one that names no day is seldom, a bare year may be the end of a name."""
    times = knowledge.times
    if times.names_day(text):
        return 0.0
    if not times.understood(text):
        return STRANGE + 1
    return BARE_YEAR if is_bare_year(text) else NO_DAY


def figure_cost(text: str) -> float:
    """How unusual a text is in a column of amounts."""
    if FIGURE.fullmatch(text):
        return 0.0
    return 0.5 if _SHORT_WORD.fullmatch(text) else STRANGE


def _value_cost(text: str, knowledge: Knowledge) -> float:
    """How unusual a text is in an indicator's value cell: a number and its unit, or one of the known phrases."""
    lean = text.casefold()
    number = NUMBER.match(lean)
    if number is not None:
        unit = lean[number.end() :].strip()
        if not unit or unit in _units(knowledge):
            groups = int(number[0].strip().count(" "))  # "100 100 %" is two cells rather than one, "738 707 704" three
            cost = 1.0 * groups if unit == "%" else PARTED_GROUP * max(0, groups - 1)
            return cost + TWO_MEANINGS * is_prefix(unit, knowledge) + FAR_SIGN * (_FAR_SIGN.match(lean) is not None)
        words = unit.split()
        if _PAIR.fullmatch(lean):
            return 0.1
        if len(words) > 1 and not unit[0].isalpha() and knowledge.periods.is_period(words[-1]):
            return STRANGE  # "90–95 Tertial": the next cell
        if unit[0].isalpha() and len(words) <= 6 and not any(NUMBER.fullmatch(word) for word in words):
            return 0.8 + 0.2 * len(words)
        if _is_close_range(text, knowledge):
            return 0.2 + _trailing_cost(lean, knowledge)
        year_behind = text.endswith(")") and " (" in text and knowledge.times.understood(text.rpartition("(")[2][:-1])
        return 0.3 + _value_cost(text.rpartition(" (")[0], knowledge) if year_behind else STRANGE
    if knowledge.value_word(text) is not None:
        return 0.0
    if _is_close_range(text, knowledge):
        return 0.2
    if any(_prefix(pattern).match(lean) for patterns in knowledge.values.prefixes.values() for pattern in patterns):
        again = lean.split()[0] == lean.split()[-1]  # "58 | min 57 | min"
        return 0.2 + 0.5 * again + _trailing_cost(lean, knowledge)
    if _near_phrase(lean, knowledge):
        return 0.2
    if is_cut_phrase(text, knowledge):
        return 0.8
    return STRANGE + 0.5 * text.count(" ")


def _trailing_cost(lean: str, knowledge: Knowledge) -> float:
    """What the words behind a value's last figure cost: a unit nothing, others may be the next cell ("≥ 12 Tertial")."""
    words = lean.split()
    last = [k for k, word in enumerate(words) if has_digit(word)]
    behind = words[last[-1] + 1 :] if last else []
    if not behind or " ".join(behind) in _units(knowledge):
        return TWO_MEANINGS if behind and is_prefix(behind[-1], knowledge) else 0.0
    return STRANGE if knowledge.periods.is_period(" ".join(behind)) else 0.3 + 0.3 * len(behind)


def _is_close_range(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is a range without spaces around its dash: with them it may be a dash between two figures."""
    return knowledge.value_words.range_in(text) is not None and _DASH_ALONE.search(text) is None


def is_cut_phrase(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is the beginning of a phrase that a page break cut ("Tas fram")."""
    lean = text.casefold()
    if len(lean) < 4 or knowledge.value_word(text) is not None:
        return False
    patterns = (pattern for patterns in knowledge.values.words.values() for pattern in patterns)
    return any(_compiled(pattern).fullmatch(lean, partial=True) is not None for pattern in patterns)


def _units(knowledge: Knowledge) -> frozenset[str]:
    return _folded(tuple(knowledge.values.units.known))


@lru_cache(maxsize=8)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@lru_cache(maxsize=64)
def _prefix(pattern: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{pattern})\s*{NUMBER.pattern}(?:\s*[^\s\d+±]+){{0,3}}$")


def _near_phrase(lean: str, knowledge: Knowledge) -> bool:
    """A phrase whose first word is misspelt ("faststälts 2024")."""
    first = lean.split(" ", 1)[0]
    words = [word for spelt in knowledge.values.misspelt.values() for word in spelt]
    return len(first) > 5 and any(_misspelling(word).fullmatch(first) for word in words)


@lru_cache(maxsize=64)
def _misspelling(word: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{regex.escape(word)}){{e<=2}}")


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def is_prefix(word: str, knowledge: Knowledge) -> bool:
    """Whether a name's last word belongs to the number behind it: "≥", "Minst"."""
    return 0 < len(word) <= _LONGEST_PREFIX and knowledge.value_words.lead(f"{word} 1")[0] is not None
