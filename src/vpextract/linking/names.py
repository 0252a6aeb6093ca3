"""How far two names are from each other, in strange words.

1. The words of both are aligned in order; what stands in both is the same.
2. What is left at one spot is compared as a whole, without spaces: cut and run-together words and misread letters.
3. What is still left is looked for elsewhere in the other name: moved words, other forms, parts of compounds, short forms.
4. Then words that mean the same: synonyms, verbs and their nouns, compounds and their parts.
5. The rest are words that only one name has; they cost what they weigh.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import Indel

from vpextract.knowledge.link_words import WordWise
from vpextract.linking.compounds import echoed, taken_apart
from vpextract.linking.parted import particles_joined, said_free
from vpextract.linking.short_forms import NONE, Short, short_forms, written_out
from vpextract.marks import unmarked
from vpextract.matching import collapsed

_WORD = regex.compile(r"[\p{L}\p{N}]+|[<>≤≥]")
_BETWEEN_DIGITS = regex.compile(r"(?<=\p{N})[^\p{L}\p{N}<>≤≥]+(?=\p{N})")
_THOUSANDS = regex.compile(r"(?<=(?<!\p{N})(?<!\p{N} )\p{N}{1,3}) (?=\p{N}{3}(?!\p{N}))")
_NO_KEY = regex.compile(r"[^\p{L}\p{N}<>≤≥-]+|(?<!\p{N})-|-(?!\p{N})")
_ENDING = 5
"""Two forms of one word, or a word and its misreading, differ in length by so many letters at most."""
_HOPELESS = 6.0
"""Where so many strange words are left on both sides, no misreading explains them; looking closer would only take time."""
_STRANGE = 3.5
"""Where so many are left on both sides without the misread ones, the names are two, however their words were cut."""
_REMEMBERED = 250_000
"""A name stands in many rows, and its key is asked for at each stage."""


class Name(NamedTuple):
    """A name made ready: `key` is the same for names that differ in case, spaces, hyphens and marks only."""

    text: str
    key: str
    words: tuple[str, ...]
    total: float
    """What all its words weigh."""
    short: Short = NONE
    """Which of its words are written short."""


class Difference(NamedTuple):
    """`cost` in strange words; `a_only` and `b_only` are the words that the other name has not in any form."""

    cost: float
    """Of words that are missing, or are another one that need not mean the same."""
    a_only: tuple[str, ...] = ()
    b_only: tuple[str, ...] = ()
    contrast: bool = False
    """Whether words exclude each other, or one name has a word that turns what it says."""
    replaced: bool = False
    """Whether something stands in one name where something else stands in the other."""
    shared: float = 1.0
    """How much of what both names weigh the other has in some form, from 0 to 1."""
    added: bool = False
    """Whether one name only says more than the other, a word of content at least: it may be about less."""
    said: float = 0.0
    """In strange words as well: what it costs to say the same in other words, as much in short names as in long ones."""
    numbers: bool = False
    """Whether the words that only one name has are numbers in both."""
    small: float = 0.0
    """In strange words: what the words cost that only one name has and that carry no meaning of their own."""
    swapped: bool = False
    """Whether one word stands where the other has another, and all else is as there: "Norra skolan", "Södra skolan"."""


SAME = Difference(0.0)


@lru_cache(_REMEMBERED)
def key_of(text: str) -> str:
    """Letters, digits, "<" and ">" in lower case, "-" only between digits: what "exact after normalisation" compares."""
    return str(_NO_KEY.sub("", _BETWEEN_DIGITS.sub("-", unmarked(collapsed(text)).casefold())))


def name_of(text: str, words: WordWise) -> Name:
    plain = _THOUSANDS.sub("", unmarked(collapsed(text)))
    spelt = tuple(map(sys.intern, _WORD.findall(words.without_abbreviations(plain.casefold()))))
    spelt = words.in_days(spelt)
    return Name(text, key_of(text), spelt, sum(words.weight(w) for w in spelt), short_forms(plain))


def difference(a: Name, b: Name, words: WordWise) -> Difference:
    """How far the names are from each other; the same whichever comes first."""
    if a.key == b.key:
        return SAME
    if (b.words, b.key) < (a.words, a.key):
        back = difference(b, a, words)
        return back._replace(a_only=back.b_only, b_only=back.a_only)
    cost = said = 0.0
    left: list[str] = []
    right: list[str] = []
    for mine, yours in _spots(a.words, b.words):
        spot = _as_one(mine, yours, words) if mine and yours else None
        if spot is not None:
            cost += spot
        else:
            left += mine
            right += yours
    said += _moved(left, right, words)
    if a.short is not NONE or b.short is not NONE:
        written_out(
            left, right, (a.words, b.words), (a.short, b.short), lambda word: words.weight(word) <= words.costs.light
        )
    same, other = _said_otherwise(left, right, (a, b), words)
    said += same
    cost += other
    mine_only, yours_only = _weigh(left, words), _weigh(right, words)
    strange = max(mine_only, yours_only) + min(mine_only, yours_only) / 2
    cost += strange
    mine_small, yours_small = _small(left, words), _small(right, words)
    small = max(mine_small, yours_small) + min(mine_small, yours_small) / 2
    few = min(mine_only, yours_only) < _STRANGE
    contrast = not words.negations.isdisjoint((*left, *right)) or (
        few and any(words.contrast(x, y) for x in left for y in right)
    )
    replaced = min(mine_only, yours_only) >= words.costs.generic
    shared = 1 - (mine_only + yours_only) / max(a.total + b.total, 1e-6)
    fewer, more = sorted((_heavy(left, words), _heavy(right, words)), key=len)
    added = not fewer and bool(more)
    numbers = all(any(map(_has_digit, side)) for side in (left, right))
    said = min(said, words.costs.said_most)
    heavy = (_heavy(left, words), _heavy(right, words))
    swapped = not (said or small) and _one_for_another(heavy, a, b)
    return Difference(cost, *heavy, contrast, replaced, shared, added, said, numbers, small, swapped)


def _said_otherwise(
    left: list[str], right: list[str], names: tuple[Name, Name], words: WordWise
) -> tuple[float, float]:
    """Take away words that the other name has in another form or says otherwise; the costs of what says the same, and of
    what is misread or nearly the same."""
    a, b = names
    said = cost = 0.0
    if min(_weigh(left, words), _weigh(right, words)) < _HOPELESS:
        cost += _respelt(left, right, words)
    if min(_weigh(left, words), _weigh(right, words)) < _STRANGE:
        cost += _rejoined(left, right, words)
        if max(_weigh(left, words), _weigh(right, words)) < _HOPELESS:
            said += taken_apart(left, right, a.words, b.words, words)
            said += taken_apart(right, left, b.words, a.words, words)
            said += echoed(left, a.words, words) + echoed(right, b.words, words)
            said += particles_joined(left, right, a.words, words) + particles_joined(right, left, b.words, words)
            said += said_free(left, right, a.words, words) + said_free(right, left, b.words, words)
        same, other = _kin(left, right, words)
        said += same
        cost += other
    return said, cost


def _spots(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What stands between the words that both have in one order."""
    x = y = 0
    for block in Indel.editops(a, b).as_matching_blocks():
        if x < block.a or y < block.b:
            yield a[x : block.a], b[y : block.b]
        x, y = block.a + block.size, block.b + block.size


def _as_one(mine: Sequence[str], yours: Sequence[str], words: WordWise) -> float | None:
    """The cost of the words at one spot taken as one word without spaces; None where that is another word."""
    if len(mine) == len(yours) == 1:
        share = words.misread_cost(mine[0], yours[0])
    elif sorted(filter(str.isdecimal, mine)) != sorted(filter(str.isdecimal, yours)):
        return None  # a number must not be lost in a long word
    else:
        share = words.recut_cost("".join(mine), "".join(yours))
    return None if share is None else share * max(map(words.weight, (*mine, *yours)))


def _moved(left: list[str], right: list[str], words: WordWise) -> float:
    """Take away what both have, wherever it stands."""
    moved = [word for word in dict.fromkeys(left) for _ in range(min(left.count(word), right.count(word)))]
    for word in moved:
        left.remove(word)
        right.remove(word)
    return sum(words.costs.moved * words.weight(word) for word in moved)


def _respelt(left: list[str], right: list[str], words: WordWise) -> float:
    """Take away pairs of words that are one word in other forms or misread, the most alike first."""
    pairs = sorted(
        (share * max(words.weight(x), words.weight(y)), i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if abs(len(x) - len(y)) <= _ENDING and (share := words.misread_cost(x, y)) is not None
    )
    cost = 0.0
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    for share, i, j in pairs:
        if i not in gone_left and j not in gone_right:
            gone_left.add(i)
            gone_right.add(j)
            cost += share
    left[:] = [word for i, word in enumerate(left) if i not in gone_left]
    right[:] = [word for j, word in enumerate(right) if j not in gone_right]
    return cost


def _rejoined(left: list[str], right: list[str], words: WordWise) -> float:
    """Take away a word that the other name has cut in two or three."""
    cost = 0.0
    for whole, parts in ((left, right), (right, left)):
        for word in list(whole):
            for at, end in ((at, at + size) for size in (2, 3) for at in range(len(parts) - size + 1)):
                joined = "".join(parts[at:end])
                share = words.recut_cost(word, joined) if abs(len(word) - len(joined)) <= 1 else None
                if share is not None:
                    whole.remove(word)
                    del parts[at:end]
                    cost += share * words.weight(word)
                    break
    return cost


def _kin(left: list[str], right: list[str], words: WordWise) -> tuple[float, float]:
    """Take away pairs of words that mean the same, or nearly, the nearest first; the costs of the former and of the latter."""
    pairs = sorted(
        (share * max(words.weight(x), words.weight(y)), share, x, y)
        for x in set(left)
        for y in set(right)
        if (share := words.kin_cost(x, y)) is not None
    )
    same = nearly = 0.0
    for cost, share, x, y in pairs:
        if x in left and y in right:
            left.remove(x)
            right.remove(y)
            if share <= words.costs.nominal:
                same += cost
            else:
                nearly += cost
    return same, nearly


def _weigh(side: Sequence[str], words: WordWise) -> float:
    """What words weigh that only one name has, but those that carry no meaning of their own."""
    return sum(weight for weight in map(words.weight, side) if weight > words.costs.formal)


def _small(side: Sequence[str], words: WordWise) -> float:
    """What those weigh that carry no meaning of their own: little, however many they are."""
    return min(
        sum(weight for weight in map(words.weight, side) if weight <= words.costs.formal), words.costs.light_words
    )


def _one_for_another(heavy: tuple[Sequence[str], Sequence[str]], a: Name, b: Name) -> bool:
    """Whether a single word stands where the other name has another."""
    if not len(heavy[0]) == len(heavy[1]) == 1:
        return False
    (x,), (y,) = heavy
    return x in a.words and y in b.words and a.words.index(x) == b.words.index(y)


def _has_digit(word: str) -> bool:
    return any(map(str.isdecimal, word))


def _heavy(side: Sequence[str], words: WordWise) -> tuple[str, ...]:
    return tuple(word for word in side if words.weight(word) >= words.costs.content)
