"""A, Ä and Å told apart by what stands over them in the picture: in small print Tesseract takes each for each."""

from __future__ import annotations

from statistics import median

import numpy as np

from vpextract.reading.ocr.pictures import Ink
from vpextract.reading.ocr.recognised import Symbol, TextLine, Word

_LIKE = frozenset("AÄÅ")
_TALL = frozenset("BCDEFGHIJKLMNOPQRSTUVXYZ0123456789bdfhkl")
_SMALL = frozenset("acemnorsuvwxz")
_TO_TALL = 1.45
"""How much higher capitals are than small letters."""
_OVER = 1.06
"""What stands higher than so many heights of a capital stands over it: round ones rise by 0.03."""
_HIGHEST = 1.45
_LEAST_INK = 0.012
"""Of the square of a capital's height: a ring has 0.04, two dots 0.03."""
_TOP = 0.3
"""The share of what stands over a letter that is its top."""


def with_rings_and_dots(line: TextLine, ink: Ink) -> TextLine:
    """The line with each capital A as it is drawn."""
    symbols = [symbol for word in line.words for symbol in word.symbols]
    if not any(symbol.text in _LIKE for symbol in symbols):
        return line
    tall = [line.base - symbol.box[1] for symbol in symbols if symbol.text in _TALL]
    small = [_TO_TALL * (line.base - symbol.box[1]) for symbol in symbols if symbol.text in _SMALL]
    if not tall and not small:
        return line
    high = float(median(tall or small))
    return line._replace(words=tuple(_told(word, line.base, high, ink) for word in line.words))


def _told(word: Word, base: float, high: float, ink: Ink) -> Word:
    if "".join(symbol.text for symbol in word.symbols) != word.text:
        return word
    symbols = tuple(
        symbol._replace(text=_drawn(symbol, base, high, ink)) if symbol.text in _LIKE else symbol
        for symbol in word.symbols
    )
    return word._replace(text="".join(symbol.text for symbol in symbols), symbols=symbols)


def _drawn(symbol: Symbol, base: float, high: float, ink: Ink) -> str:
    """What a capital A is, by what stands over it; the letter that was read where that is not clear."""
    x0, _, x1, _ = symbol.box
    top, bottom = round(base - _HIGHEST * high), round(base - _OVER * high)
    over = ink[max(0, top) : max(0, bottom), x0:x1]
    if not over.size:
        return symbol.text
    if int(over.sum()) < _LEAST_INK * high * high:
        return "A"
    columns = np.flatnonzero(over.any(axis=0))
    if columns[-1] - columns[0] > 0.75 * high:
        return symbol.text  # a letter of the line above, say
    first, last = int(columns[0]), int(columns[-1])
    centre = over[:, (first + last) // 2 : (first + last + 1) // 2 + 1]
    inked = np.flatnonzero(over.any(axis=1))
    uppermost = centre[inked[0] : inked[0] + max(1, round(_TOP * len(inked)))]
    begins, anywhere = (bool(rows.all(axis=1).any()) for rows in (uppermost, centre))
    if begins != anywhere and symbol.text != "A":
        return symbol.text  # blurred: two dots run together in the middle
    return "Å" if begins else "Ä"  # a ring begins in the middle, two dots beside it
