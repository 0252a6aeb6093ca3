"""Tokens of a table row into exactly as many cells as the table has columns.

In a text layer a row is a stream of words in which each empty cell shows as one more space, each wrapped line as a
line end, and the way from one cell to the next mostly as nothing but a space. What a column holds (a name, a value, a
period, a date) tells where its cell ends. `tokens_to_cells` weighs all ways to cut the stream into the columns and
takes the cheapest; where two ways are equally cheap the cells on which they differ are said to be guessed.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import regex

from vpextract import numerals
from vpextract.knowledge import CONTENT_OF_ROLE, ColumnMatch, Knowledge
from vpextract.layout.text.tokens import AFTER_GAP, NEW_LINE, SAME_LINE, Token, tokens_to_text
from vpextract.marks import MARK, may_be_marked, parted
from vpextract.numerals import has_digit

Kind = Literal["name", "value", "figure", "period", "date", "text"]

# Costs of a cell. 0 is what one expects to see; a row up to GOOD is taken at once, above WORST it is no row of this
# table.
GOOD = 1.0
WORST = 4.0
MISSING = 3.0
"""A cell for which not even the space of an empty cell is there."""
MISSING_LAST_TEXT = 1.6
"""The last cell of running text, whose closing space is easily lost; above GOOD, so that its text is looked for."""
UNUSUALLY_EMPTY = 0.5
"""Dates and periods are always filled in."""
BARE_YEAR = 1.0
NO_DAY = 0.4
"""Times in columns of dates that are no dates."""
SWALLOWED = 1.5
SWALLOWED_FIGURE = 1.0
"""For a text that begins with a figure: "88 Uppnås ej" is the cell of another column and this one's."""
TWO_MEANINGS = 0.25
"""A unit that may as well belong to the next number: "58 min 57"."""
NEXT_LEAD = 0.8
"""For a value that ends in the word that qualifies a figure: "Öka max"."""
NEXT_FIGURE = 0.4
"""For a phrase that says all by itself, with a figure behind it: "Mäts ej 72"."""
PARTED_PHRASE = 0.5
LATE_TEXT = 0.1
"""For running text that goes on with a small letter: "Ej | påbörjad"."""
FAR_SIGN = 0.5
"""Between a dash and a figure is a space: they may be two cells."""
PARTED_GROUP = 0.5
"""Between "1" and "200" on one line: "1 200" is one number rather than two cells."""
NO_NAME = 6.0
GAP_INSIDE = 2.0
SPACE_INSIDE = 0.3
"""Two spaces between words where one was meant ("76  %"): cheap, since an empty cell too few costs MISSING."""
STRANGE = 4.0

BEHIND = rf"(?:\s?{MARK}|\s\d\)|\s[a-z]\))?"
"""What may stand behind a figure: the mark of a footnote."""
NUMBER = regex.compile(numerals.NUMBER)
_FIGURE = regex.compile(rf"{NUMBER.pattern}(?:\s?%)?(?: \({NUMBER.pattern}(?:\s?%)?\))?|[-–−]")
_PAIR = regex.compile(rf"{NUMBER.pattern}(?:\s?%)?\s?/\s?{NUMBER.pattern}(?:\s?%)?")
"""The figures of both sexes in one cell: "84/86"."""
_FAR_SIGN = regex.compile(rf"[{numerals.MINUS}]\s")
_DASH_ALONE = regex.compile(r"\s[-−–‐]\s")
_SHORT_WORD = regex.compile(r"[\p{L}/]{1,4}")
_LONGEST_PREFIX = 8
"""Letters of a word that qualifies a number, or fewer."""
_GROUP = regex.compile(r"\d{3}(?:[.,]\d+)?")
_WHOLE_GROUP = 3
_GROUP_BEFORE = regex.compile(r"[-−–+]?[1-9]\d{0,2}")
_LONGEST_CELL: dict[Kind, int] = {"name": 90, "value": 9, "figure": 5, "period": 4, "date": 4, "text": 60}


def kind_of_column(match: ColumnMatch | None) -> Kind:
    """What a column holds by the meaning of its head; a head that nobody knows may stand over any text."""
    if match is None:
        return "text"
    return CONTENT_OF_ROLE.get(match.role, "value")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row's cells. `cost` tells how usual they look, `guessed` for which columns another reading is as likely."""

    texts: tuple[str, ...]
    cost: float
    guessed: tuple[int, ...] = ()


def tokens_to_cells(
    tokens: Sequence[Token], kinds: Sequence[Kind], knowledge: Knowledge, known: Container[str] = ()
) -> Cells | None:
    """The cheapest way to cut the tokens into one cell for each kind; None if none is bearable."""
    price = _Price(tokens, knowledge, known)
    plain = _cut(price, kinds, longest_first=False)
    if plain is None:
        return None
    cost, texts = plain
    other = _cut(price, kinds, longest_first=True)
    differs = () if other is None else tuple(c for c, text in enumerate(texts) if text != other[1][c])
    return Cells(texts, cost, differs)


class _Price:
    """What a cell of tokens[i:j] costs in a column of a kind, worked out once for all columns."""

    def __init__(self, tokens: Sequence[Token], knowledge: Knowledge, known: Container[str]) -> None:
        self.tokens, self.knowledge, self.known = tokens, knowledge, known
        self._of: dict[tuple[int, int, Kind], float] = {}
        self._shows_ends = any(token.spaced for token in tokens)

    def of(self, i: int, j: int, kind: Kind) -> float:
        cost = self._of.get((i, j, kind))
        if cost is None:
            cost = _cell_cost(self.tokens[i:j], kind, self.knowledge, self.known)
            if kind != "name" and 0 < i < j and _parts_group(self.tokens, i):
                cost += _group_price(self.tokens[i - 1].text)
            if kind == "value" and 0 < i == j - 1 and self._ends_phrase(i):
                cost += PARTED_PHRASE
            self._of[i, j, kind] = cost
        return cost

    def _ends_phrase(self, i: int) -> bool:
        """Whether token i is the year of the phrase before it: "Fastställs | 2031"."""
        before, year = self.tokens[i - 1].text, self.tokens[i].text
        return (
            before.isalpha()
            and self.knowledge.times.is_year(year)
            and self.knowledge.is_value_phrase(f"{before} {year}")
        )

    def of_last(self, i: int, j: int, kind: Kind) -> float:
        """The same for the last column, whose space is lost where the file shows no spaces at line ends."""
        if i == j and kind == "text":
            return MISSING_LAST_TEXT if self._shows_ends else 0.0
        if i == j and not self._shows_ends and kind != "name":
            return UNUSUALLY_EMPTY
        return self.of(i, j, kind)


def _cut(price: _Price, kinds: Sequence[Kind], longest_first: bool) -> tuple[float, tuple[str, ...]] | None:
    """best[i]: cost and ends of the cheapest cells for tokens[i:] and the columns from c on, last column first.

    A row that costs more than WORST is no row, so that dearer beginnings are not followed.
    """
    tokens = price.tokens
    n = len(tokens)
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * n + [(0.0, ())]
    for c in range(len(kinds) - 1, -1, -1):
        kind = kinds[c]
        ahead, best = best, [None] * (n + 1)
        for i in range(n if c else 0, -1, -1):
            limit = WORST + 1e-9
            for j in _ends(tokens, i, kind, longest_first):
                after = ahead[j]
                if after is None or after[0] >= limit:
                    continue
                cost = price.of_last(i, j, kind) if c == len(kinds) - 1 else price.of(i, j, kind)
                if after[0] + cost < limit - 1e-9:
                    limit = after[0] + cost
                    best[i] = (limit, (j, *after[1]))
    found = best[0]
    if found is None:
        return None
    starts = (0, *found[1][:-1])
    return found[0], tuple(
        tokens_to_text(tokens[i:j], price.known) for i, j in zip(starts, found[1], strict=True)
    )  # fmt: skip


def _ends(tokens: Sequence[Token], start: int, kind: Kind, longest_first: bool) -> Sequence[int]:
    """Where a cell that begins at `start` may end: nowhere, after its one empty token, or after a word."""
    if start < len(tokens) and not tokens[start].text:
        return (start, start + 1) if longest_first else (start + 1, start)
    limit = min(len(tokens), start + _LONGEST_CELL[kind])
    ends = [j for j in range(start + 1, limit + 1) if tokens[j - 1].text]
    ends.append(start)
    return ends[::-1] if longest_first else ends


def _cell_cost(tokens: Sequence[Token], kind: Kind, knowledge: Knowledge, known: Container[str]) -> float:
    if not tokens:
        return NO_NAME if kind == "name" else MISSING
    if not tokens[0].text:
        return NO_NAME if kind == "name" else UNUSUALLY_EMPTY if kind in ("date", "period") else 0.0
    inside = tokens[1:]
    cost = sum(SPACE_INSIDE for t in inside if not t.text)
    cost += sum(GAP_INSIDE for t in inside if t.breaks == AFTER_GAP)
    if kind == "name":
        return cost + _name_cost(tokens, knowledge)
    if kind == "text":
        if tokens[0].breaks == SAME_LINE and tokens[0].text[0].islower():
            cost += LATE_TEXT
        if len(tokens) == 1 and knowledge.times.is_year(tokens[0].text):
            cost += SWALLOWED  # the end of a time: "kv 4 2031"
        elif len(tokens) > 1 and tokens[0].breaks == SAME_LINE and _FIGURE.fullmatch(tokens[0].text.lstrip("≤≥<>")):
            cost += SWALLOWED_FIGURE  # a value, and then the text
        return cost + 0.01 * len(tokens) + sum(SWALLOWED for t in tokens if knowledge.times.is_date(t.text))
    cost += sum(0.15 for t in inside if t.breaks == NEW_LINE)
    return cost + text_cost(tokens_to_text(tokens, known), kind, knowledge)


def _parts_group(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word before token i and token i are one number rather than two; shares are no thousands."""
    share = i + 1 < len(tokens) and tokens[i + 1].text == "%"
    whole = _GROUP.fullmatch(tokens[i].text) and _GROUP_BEFORE.fullmatch(tokens[i - 1].text)
    return tokens[i].breaks == SAME_LINE and not share and whole is not None


def glued_cost(text: str) -> float:
    """What a cell costs where heads are compared: one number of two groups ("764 742") as much as two numbers of one."""
    words = text.split()
    return sum(_group_price(a) for a, b in pairwise(words) if _GROUP.fullmatch(b) and _GROUP_BEFORE.fullmatch(a))


def _group_price(before: str) -> float:
    """ "1 200" is one number, "764 742" may as well be two."""
    return PARTED_GROUP if len(before) < _WHOLE_GROUP else PARTED_GROUP / 2


def _name_cost(tokens: Sequence[Token], knowledge: Knowledge) -> float:
    """A name that ends in a number or a bare dash may have swallowed the first value, one with dates whole cells."""
    end = tokens[-1].text
    if may_be_marked(end):
        end = parted(end)[0]
    swallowed = NUMBER.fullmatch(end) or end in {"%", "-", "–", "st", "mnkr", "tkr"} or _is_prefix(end, knowledge)
    cost = 0.6 if swallowed else 0.0
    cost += sum(SWALLOWED for t in tokens if knowledge.times.is_date(t.text))
    if len(tokens) == 1 and NUMBER.fullmatch(end):
        cost += 2.0
    return cost


def _is_prefix(word: str, knowledge: Knowledge) -> bool:
    """Whether a name's last word belongs to the number behind it: "≥", "Minst"."""
    return 0 < len(word) <= _LONGEST_PREFIX and knowledge.value_words.lead(f"{word} 1")[0] is not None


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
    cost = NEXT_LEAD if _is_prefix(words[-1], knowledge) else 0.0
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
    if knowledge.times.is_year(words[numbers[0]]):
        return cost + (STRANGE / 2 if len(numbers) > 1 else 0.0)  # "Fastställs 2031 | 72,0"
    cost += STRANGE * (len(numbers) > 1 and not _is_close_range(text, knowledge) and _two_figures(words, numbers))
    return cost + (NEXT_FIGURE if knowledge.value_word(" ".join(words[: numbers[0]])) is not None else 0.0)


def _two_figures(words: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether the first two figures stand side by side and are no groups of one number."""
    first, second = numbers[:2]
    return second == first + 1 and _GROUP.fullmatch(words[second]) is None


def _date_cost(text: str, knowledge: Knowledge) -> float:
    """How unusual a text is in a column of dates: one that names no day is seldom, a bare year may be the end of a name."""
    times = knowledge.times
    if times.names_day(text):
        return 0.0
    if not times.understood(text):
        return STRANGE + 1
    return BARE_YEAR if times.is_year(text) else NO_DAY


def figure_cost(text: str) -> float:
    """How unusual a text is in a column of amounts."""
    if _FIGURE.fullmatch(text):
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
            return cost + TWO_MEANINGS * _is_prefix(unit, knowledge) + FAR_SIGN * (_FAR_SIGN.match(lean) is not None)
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
        return 0.0
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
