"""Rows of cells that stand at different heights, a figure beside a name of two lines, say: Tesseract makes one line of them.

Such lines are told by their words, which do not stand on them. What stands there is cut at its gaps and each part read alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from vpextract.reading.ocr.pictures import Grey, Ink
from vpextract.reading.ocr.recognised import PIXELS, Symbol, TextLine, Word, height_of_words

_LETTERS = 3
"""Words of so many letters tell how high words are."""
_OFF = 0.45
"""Of a word's height: what ends further from its line's baseline does not stand on it; descenders reach 0.3 below."""
_LOW = 0.4
"""What is lower than this share of a word and is no sign by itself was cut from a word."""
_OVER = 0.3
"""Lines that share this part of their height with such a band belong to it."""
_GAP = 1.0
"""Of a word's height: a gap that parts two cells; a space has a third of it."""
_SURE, _AS_SURE = 60.0, 0.85
"""A word is sure from here on; a row read again, if it has about as many letters in such words: it has them in their places."""
_REACH = 2.0
"""A band is widened by so many heights of a word at most, to rows without ink."""
_NARROW = 1.5
"""Of a word's height: a sign is no wider."""
_RIM = 4
_Read = Callable[[Grey], list[TextLine]]


def with_bands_read(lines: Sequence[TextLine], clean: Grey, letters: Ink, read: _Read) -> list[TextLine]:
    """The lines, those of such rows read again by `read` where more words become sure by it."""
    high = height_of_words(lines, _LETTERS, _SURE)
    if not high:
        return list(lines)
    kept = list(lines)
    for band in _bands(lines, high):
        top, bottom = _to_empty_rows(band, letters, high)
        inside = [line for line in kept if _shared(line, top, bottom) > _OVER]
        cells = [cell for cell in _cells(letters, top, bottom, high) if not _is_sign(cell, inside, high)]
        again = [line for cell in cells for line in _read_cell(cell, clean, read)]
        if _sure(again) >= _AS_SURE * _sure(inside):
            kept = [line for line in kept if line not in inside] + again
    return kept


def _bands(lines: Sequence[TextLine], high: float) -> list[tuple[int, int]]:
    """The heights between which words do not stand on their lines."""
    bands: list[tuple[int, int]] = []
    for top, bottom in sorted((_top(line), _bottom(line)) for line in lines if _is_disordered(line, high)):
        if bands and top < bands[-1][1]:
            bands[-1] = bands[-1][0], max(bottom, bands[-1][1])
        else:
            bands.append((top, bottom))
    return bands


def _to_empty_rows(band: tuple[int, int], letters: Ink, high: float) -> tuple[int, int]:
    """A band widened so that it cuts through no letter."""
    top, bottom = band
    inked = np.asarray(letters.any(axis=1))
    least, most = max(0, round(top - _REACH * high)), min(len(inked), round(bottom + _REACH * high))
    while top > least and inked[top - 1]:
        top -= 1
    while bottom < most and inked[bottom]:
        bottom += 1
    return top, bottom


def _is_disordered(line: TextLine, high: float) -> bool:
    heights = [word.box[3] - word.box[1] for word in line.words]
    if len(line.words) < 2 or median(heights) > 1.5 * high:
        return False

    def is_off(word: Word) -> bool:
        _, y0, _, y1 = word.box
        off = abs(line.base - y1) > _OFF * high or y1 - y0 < _LOW * high
        return off and any(sign.isalnum() for sign in word.text)

    return any(map(is_off, line.words))


def _top(line: TextLine) -> int:
    return min(word.box[1] for word in line.words)


def _bottom(line: TextLine) -> int:
    return max(word.box[3] for word in line.words)


def _shared(line: TextLine, top: int, bottom: int) -> float:
    """The share of a line's height that lies in a band."""
    y0, y1 = _top(line), _bottom(line)
    return max(0, min(y1, bottom) - max(y0, top)) / max(1, y1 - y0)


def _cells(letters: Ink, y0: int, y1: int, high: float) -> list[PIXELS]:
    """The boxes of what stands between two heights, parted at wide gaps."""
    inked = np.flatnonzero(letters[y0:y1].any(axis=0))
    if not len(inked):
        return []
    parted = np.flatnonzero(np.diff(inked) > _GAP * high)
    starts, ends = inked[np.concatenate(([0], parted + 1))], inked[np.concatenate((parted, [len(inked) - 1]))] + 1
    return [(int(start), y0, int(end), y1) for start, end in zip(starts, ends, strict=True)]


def _is_sign(cell: PIXELS, lines: Sequence[TextLine], high: float) -> bool:
    """Whether a cell is narrow, and no word was read in it before: a small picture, which alone would be read as a letter."""
    x0, _, x1, _ = cell
    read = any(word.box[0] < x1 and x0 < word.box[2] for line in lines for word in line.words)
    return x1 - x0 < _NARROW * high and not read


def _read_cell(cell: PIXELS, clean: Grey, read: _Read) -> list[TextLine]:
    """The lines of one cell, in their places on the page."""
    x0, y0, x1, y1 = max(0, cell[0] - _RIM), max(0, cell[1] - _RIM), cell[2] + _RIM, cell[3] + _RIM
    cut = clean[y0:y1, x0:x1]
    framed = np.pad(cut, 2 * _RIM, mode="constant", constant_values=int(np.percentile(cut, 90)))
    return [_moved(line, x0 - 2 * _RIM, y0 - 2 * _RIM) for line in read(framed)]


def _moved(line: TextLine, x: int, y: int) -> TextLine:
    def box(one: PIXELS) -> PIXELS:
        return one[0] + x, one[1] + y, one[2] + x, one[3] + y

    words = tuple(
        word._replace(box=box(word.box), symbols=tuple(Symbol(s.text, box(s.box)) for s in word.symbols))
        for word in line.words
    )
    return line._replace(words=words, base=line.base + y)


def _sure(lines: Sequence[TextLine]) -> int:
    """How many letters and digits are in sure words."""
    sure = [word.text for line in lines for word in line.words if word.sure >= _SURE]
    return sum(sign.isalnum() for text in sure for sign in text)
