"""Words whose letters are set apart ("H a m n a r"): told from the gaps between the letters, as spaces tell nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

LEAST = 4
"""So many letters set apart are no initials and no list of signs."""
_SPACES = 0.36
"""From this share of spaces on, letters stand alone; in running text it is 0.15."""
_LETTERS = 0.6
"""So many of the signs are letters, else they are figures side by side. (A line may name two years and little else: 0.67.)"""
_WORD = 0.13
"""Between words the gap is wider than between letters by this share of the letter size at least; a space has 0.2 to 0.3."""


class Letter(NamedTuple):
    """A sign as printed, and where it begins and ends."""

    text: str
    x0: float
    x1: float


def may_be_set_apart(text: str) -> bool:
    """Whether most letters of a text stand alone."""
    spaces = text.count(" ")
    if spaces < LEAST - 1 or spaces < _SPACES * len(text):
        return False
    signs = text.replace(" ", "")
    return sum(map(str.isalpha, signs)) >= max(LEAST, _LETTERS * len(signs))


def some_set_apart(texts: Iterable[str]) -> bool:
    """Whether most letters of one of the texts stand alone; few texts have so many spaces."""
    return any(map(may_be_set_apart, [text for text in texts if text.count(" ") >= _SPACES * len(text)]))


def words_of(letters: Sequence[Letter], size: float) -> str:
    """The words that letters from left to right make, though they are set apart."""
    inked = [letter for letter in letters if letter.text.strip()]
    gaps = [b.x0 - a.x1 for a, b in pairwise(inked)]
    if not gaps:
        return "".join(letter.text for letter in inked)
    widest = median(gaps) + _WORD * size
    spaces = ["", *(" " if gap > widest else "" for gap in gaps)]
    return "".join(space + letter.text for space, letter in zip(spaces, inked, strict=True))
