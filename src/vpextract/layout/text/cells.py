"""Tokens of a table row into exactly as many cells as the table has columns.

In a text layer a row is a stream of words in which each empty cell shows as one more space, each wrapped line as a
line end, and the way from one cell to the next mostly as nothing but a space. What a column holds (a name, a value, a
period, a date) tells where its cell ends. `tokens_to_cells` weighs all ways to cut the stream into the columns and
takes the cheapest; where two ways are equally cheap the cells on which they differ are said to be guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.text.cell_costs import FIGURE, GROUP, NUMBER, PARTED_GROUP, Kind, is_prefix, text_cost
from vpextract.layout.text.tokens import AFTER_GAP, NEW_LINE, SAME_LINE, Token, tokens_to_text
from vpextract.marks import may_be_marked, parted
from vpextract.numerals import DASHES, SIGN, has_digit, is_bare_year

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
SWALLOWED = 1.5
SWALLOWED_FIGURE = 1.0
"""For a text that begins with a figure: "88 Uppnås ej" is the cell of another column and this one's."""
SWALLOWED_VALUE = 0.6
"""For a name that ends in a figure or a figure and its unit."""
PARTED_PHRASE = 0.5
LATE_TEXT = 0.1
"""For running text that goes on with a small letter: "Ej | påbörjad"."""
NO_NAME = 6.0
GAP_INSIDE = 2.0
SPACE_INSIDE = 0.3
"""Two spaces between words where one was meant ("76  %"): cheap, since an empty cell too few costs MISSING."""
UNKNOWN_UNIT = 0.1
"""For a word that stands behind several figures of the row."""
_WHOLE_GROUP = 3
_GROUP_BEFORE = regex.compile(rf"{SIGN}?[1-9]\d{{0,2}}")
_LONGEST_CELL: dict[Kind, int] = {"name": 90, "value": 9, "figure": 5, "period": 4, "date": 4, "text": 60}


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
        self._units = _repeated_units(tokens, knowledge)

    def of(self, i: int, j: int, kind: Kind) -> float:
        cost = self._of.get((i, j, kind))
        if cost is None:
            unit = kind == "value" and i < j and self.tokens[j - 1].text in self._units
            cost = _cell_cost(self.tokens[i : j - unit], kind, self.knowledge, self.known) + UNKNOWN_UNIT * unit
            if kind == "name" and i < j - 1 and self.tokens[j - 1].text in self._units:
                cost += SWALLOWED_VALUE * (NUMBER.fullmatch(self.tokens[j - 2].text) is not None)
            if kind != "name" and 0 < i < j and _parts_group(self.tokens, i):
                cost += _group_price(self.tokens[i - 1].text)
            if 0 < i < j and (kind == "period" or (kind == "value" and i == j - 1)) and self._ends_phrase(i):
                cost += PARTED_PHRASE
            self._of[i, j, kind] = cost
        return cost

    def _ends_phrase(self, i: int) -> bool:
        """Whether token i is the year of the phrase before it: "Fastställs | 2031"."""
        before, year = self.tokens[i - 1].text, self.tokens[i].text
        return before.isalpha() and is_bare_year(year) and self.knowledge.is_value_phrase(f"{before} {year}")

    def of_last(self, i: int, j: int, kind: Kind) -> float:
        """The same for the last column, whose space is lost where the file shows no spaces at line ends."""
        if i == j and kind == "text":
            return MISSING_LAST_TEXT if self._shows_ends else 0.0
        if i == j and not self._shows_ends and kind != "name":
            return UNUSUALLY_EMPTY
        return self.of(i, j, kind)


def _repeated_units(tokens: Sequence[Token], knowledge: Knowledge) -> frozenset[str]:
    """The words that stand behind several figures of a row: a unit, known or not ("40 gram 38 gram")."""
    behind = Counter(
        token.text
        for before, token in pairwise(tokens)
        if token.text[:1].islower() and token.breaks == SAME_LINE and NUMBER.fullmatch(before.text)
    )
    return frozenset(word for word, count in behind.items() if count > 1 and word not in knowledge.unfinished)


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
        if len(tokens) == 1 and is_bare_year(tokens[0].text):
            cost += SWALLOWED  # the end of a time: "kv 4 2031"
        elif len(tokens) > 1 and tokens[0].breaks == SAME_LINE and _begins_with_value(tokens, knowledge):
            cost += SWALLOWED_FIGURE  # a value, and then the text
        return cost + 0.01 * len(tokens) + sum(SWALLOWED for t in tokens if knowledge.times.is_date(t.text))
    cost += sum(0.15 for t in inside if t.breaks == NEW_LINE)
    return cost + text_cost(tokens_to_text(tokens, known), kind, knowledge)


def _begins_with_value(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words begin with a figure, a range of two, or the unit of the figure before it ("st 85–90 st Hamnchef")."""
    word = tokens[0].text
    figure = FIGURE.fullmatch(word.lstrip("≤≥<>")) is not None or knowledge.value_words.range_in(word) is not None
    return figure or (knowledge.is_unit(word) and has_digit(tokens[1].text))


def _parts_group(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word before token i and token i are one number rather than two; shares are no thousands."""
    share = i + 1 < len(tokens) and tokens[i + 1].text == "%"
    whole = GROUP.fullmatch(tokens[i].text) and _GROUP_BEFORE.fullmatch(tokens[i - 1].text)
    return tokens[i].breaks == SAME_LINE and not share and whole is not None


def glued_cost(text: str) -> float:
    """What a cell costs where heads are compared: one number of two groups ("764 742") as much as two numbers of one."""
    words = text.split()
    return sum(_group_price(a) for a, b in pairwise(words) if GROUP.fullmatch(b) and _GROUP_BEFORE.fullmatch(a))


def _group_price(before: str) -> float:
    """ "1 200" is one number, "764 742" may as well be two."""
    return PARTED_GROUP if len(before) < _WHOLE_GROUP else PARTED_GROUP / 2


def _name_cost(tokens: Sequence[Token], knowledge: Knowledge) -> float:
    """A name that ends in a number or a bare dash may have swallowed the first value, one with dates whole cells."""
    end = tokens[-1].text
    if may_be_marked(end):
        end = parted(end)[0]
    swallowed = (
        NUMBER.fullmatch(end) or end in DASHES or knowledge.units.is_of_figures(end) or is_prefix(end, knowledge)
    )
    cost = SWALLOWED_VALUE if swallowed else 0.0
    cost += sum(SWALLOWED for t in tokens if knowledge.times.is_date(t.text))
    if len(tokens) == 1 and NUMBER.fullmatch(end):
        cost += 2.0
    return cost
