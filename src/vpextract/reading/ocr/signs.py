"""Signs among the words of a page: discs, triangles and squares that Tesseract takes for letters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vpextract.reading.ocr.pictures import Ink
from vpextract.reading.ocr.recognised import PIXELS, TextLine, Word, height_of_words

_MOST_LETTERS = 2
"""What stands for a sign is read as so many letters at most."""
_LEAST_SIDE = 0.45
"""Of the height of the page's words: a list mark, a dash, an "l" or an "i" is lower or narrower."""
_MOST_ASPECT = 1.6
_FILLED = 0.5
"""A disc fills 0.79 of its box, a triangle 0.5 and the rim of its edge; a bold "T" 0.4, an "r" 0.45."""
_ONE_RUN = 0.9
"""The share of its rows and columns in which the ink of a solid shape is one run."""


def without_signs(lines: Sequence[TextLine], letters: Ink) -> tuple[list[TextLine], list[PIXELS]]:
    """The lines without words that are solid shapes, and the boxes of these."""
    high = height_of_words(lines, _MOST_LETTERS + 1)
    signs: list[PIXELS] = []
    out = []
    for line in lines:
        words = []
        for word in line.words:
            box = _solid(word, letters, high)
            if box is None:
                words.append(word)
            else:
                signs.append(box)
        out.append(line._replace(words=tuple(words)))
    return out, signs


def _solid(word: Word, letters: Ink, high: float) -> PIXELS | None:
    """The box of the ink of a word, if it is a solid shape."""
    if len(word.text) > _MOST_LETTERS or word.text.isdecimal() or not high:
        return None
    x0, y0, x1, y1 = word.box
    ink = letters[y0:y1, x0:x1]
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    tall, wide = bottom - top, right - left
    if min(tall, wide) < _LEAST_SIDE * high or max(tall, wide) > _MOST_ASPECT * min(tall, wide):
        return None
    shape = ink[top:bottom, left:right]
    runs = min(_single(shape), _single(shape.T))
    solid = float(shape.mean()) >= _FILLED and runs >= _ONE_RUN
    return (x0 + left, y0 + top, x0 + right, y0 + bottom) if solid else None


def _single(shape: Ink) -> float:
    """The share of rows in which the ink is one run."""
    starts = np.count_nonzero(np.diff(np.pad(shape, ((0, 0), (1, 1))).astype(np.int8), axis=1) == 1, axis=1)
    return float(np.mean(starts == 1))
