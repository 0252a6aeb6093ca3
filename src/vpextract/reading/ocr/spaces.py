"""Words that are two: a figure and what follows or precedes it, read as one though a space is printed between them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from vpextract.reading.ocr.pictures import Ink
from vpextract.reading.ocr.recognised import Symbol, TextLine, Word

_SPACE = 0.24
"""Of a word's height: what is empty between a figure and a letter where a space is printed; without one there is 0.1."""


def with_spaces(line: TextLine, letters: Ink) -> TextLine:
    """The line with its words parted where a space is printed between a digit and a letter."""
    return line._replace(words=tuple(part for word in line.words for part in _parted(word, letters)))


def _parted(word: Word, letters: Ink) -> list[Word]:
    if word.text.isalpha() or "".join(symbol.text for symbol in word.symbols) != word.text:
        return [word]
    cuts = [0]
    for n, (before, after) in enumerate(pairwise(word.symbols), 1):
        if _meet(before.text, after.text) and _gap(before, after, word, letters) > _SPACE * (word.box[3] - word.box[1]):
            cuts.append(n)
    if cuts == [0]:
        return [word]
    return [_of(word, word.symbols[start:end]) for start, end in pairwise([*cuts, len(word.symbols)])]


def _meet(before: str, after: str) -> bool:
    return (before.isdecimal() and after.isalpha()) or (before.isalpha() and after.isdecimal())


def _gap(before: Symbol, after: Symbol, word: Word, letters: Ink) -> int:
    """The widest empty stretch between the middles of two letters."""
    x0, x1 = (before.box[0] + before.box[2]) // 2, (after.box[0] + after.box[2]) // 2
    inked = np.flatnonzero(letters[word.box[1] : word.box[3], x0:x1].any(axis=0))
    return int(np.max(np.diff(inked), initial=0)) - 1


def _of(word: Word, symbols: tuple[Symbol, ...]) -> Word:
    x0, x1 = min(symbol.box[0] for symbol in symbols), max(symbol.box[2] for symbol in symbols)
    text = "".join(symbol.text for symbol in symbols)
    return Word(text, (x0, word.box[1], x1, word.box[3]), word.sure, symbols)
