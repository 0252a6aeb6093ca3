"""Lines of words → pieces: cut where a ruling or a wide gap stands between two words, with their letter size and weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

import numpy as np

from vpextract.reading.ocr.pictures import Ink
from vpextract.reading.ocr.raw import Piece
from vpextract.reading.ocr.recognised import TextLine, Word
from vpextract.reading.ocr.rulings import Ruling
from vpextract.settings import SETTINGS

_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkl")
_SMALL = frozenset("acemnorsuvwxz")
_OF_TALL, _OF_SMALL = 0.70, 0.485
"""How high such letters are in letter sizes: 0.66 to 0.73 and 0.45 to 0.52 in the usual fonts."""
_OF_SMALLEST, _ENOUGH = 0.4, 5
"""No font has lower ones; so many letters of either kind tell how high those of a page are."""
_UNSURE = 55.0
"""Words of which Tesseract is less sure than this are wrong more often than not."""

_TELLING = 3
"""So many tall letters tell the size by themselves."""


class Part(NamedTuple):
    """Words that belong together. `figure` is false where two readings of its figures differ."""

    words: tuple[Word, ...]
    base: float
    figure: bool = True
    text: str = ""
    """Where it was read again: what counts."""


def share_of_small(lines: Sequence[TextLine]) -> float:
    """How high small letters are in letter sizes on this page: lines with both kinds of letters tell, whatever the font."""
    shares = []
    for line in lines:
        heights = [
            [line.base - symbol.box[1] for word in line.words for symbol in word.symbols if symbol.text in kind]
            for kind in (_TALL, _SMALL)
        ]
        if min(map(len, heights)) >= _ENOUGH and median(heights[0]) > 0:
            shares.append(float(median(heights[1])) / float(median(heights[0])) * _OF_TALL)
    told = float(median(shares)) if shares else _OF_SMALL
    return told if _OF_SMALLEST < told < _OF_TALL else _OF_SMALL


def cut(line: TextLine, upright: Sequence[Ruling], small: float = _OF_SMALL) -> Iterator[Part]:
    """The parts of a line, from left to right."""
    middle = line.base - 0.3 * (line.base - min(word.box[1] for word in line.words))
    cuts = sorted(rule.at for rule in upright if rule.start <= middle <= rule.end)
    words = [piece for word in line.words for piece in _cut_word(word, cuts)]
    words.sort(key=lambda word: word.box[0])
    em = _em(words, line.base, small) or max(1.0, line.base - min(word.box[1] for word in words)) / _OF_TALL
    group: list[Word] = []
    for word in words:
        if group:
            end, start = group[-1].box[2], word.box[0]
            between = any(end - 0.2 * em <= at <= start + 0.2 * em for at in cuts)
            if between or start - end > SETTINGS.column_gap * em:
                yield Part(tuple(group), line.base)
                group = []
        group.append(word)
    if group:
        yield Part(tuple(group), line.base)


def _cut_word(word: Word, cuts: Sequence[float]) -> list[Word]:
    """A word that was read across rulings, as the words that it is."""
    x0, _, x1, _ = word.box
    inside = [at for at in cuts if x0 + 2 < at < x1 - 2]
    if not inside or not word.symbols:
        return [word]
    groups: dict[int, list[int]] = {}
    for n, symbol in enumerate(word.symbols):
        groups.setdefault(sum((symbol.box[0] + symbol.box[2]) / 2 > at for at in inside), []).append(n)
    out = []
    for members in groups.values():
        symbols = tuple(word.symbols[n] for n in members)
        boxes = [symbol.box for symbol in symbols]
        box = (min(b[0] for b in boxes), word.box[1], max(b[2] for b in boxes), word.box[3])
        out.append(word._replace(text="".join(symbol.text for symbol in symbols), box=box, symbols=symbols))
    return out


def piece_of(part: Part, letters: Ink, point: float, small: float = _OF_SMALL) -> Piece:
    """The part in points, its letter size and the thickness of its strokes measured."""
    em = _em(part.words, part.base, small)
    text = part.text or " ".join(word.text for word in part.words)
    doubted = tuple(word.text for word in part.words if word.sure < _UNSURE) if not part.text else ()
    first, last = part.words[0].box[0], part.words[-1].box[2]
    stroke = _stroke(letters, first, last, part.base, em) if em else 0.0
    x0, x1, base = float(first), float(last), float(part.base)
    return Piece(text, x0 * point, x1 * point, base * point, em * point, stroke, doubted, part.figure)


def _em(words: Sequence[Word], base: float, of_small: float) -> float:
    """The letter size in pixels; 0 where no letter tells it."""
    symbols = [symbol for word in words for symbol in word.symbols]
    tall = [(base - symbol.box[1]) / _OF_TALL for symbol in symbols if symbol.text in _TALL]
    small = [(base - symbol.box[1]) / of_small for symbol in symbols if symbol.text in _SMALL]
    of_tall, of_little = (float(median(told)) if told else 0.0 for told in (tall, small))
    if not tall or not small or len(tall) >= _TELLING:
        return of_tall or of_little
    return min(of_tall, of_little)  # a letter's box may reach too high, over its neighbour's, but hardly too low


def _stroke(letters: Ink, x0: int, x1: int, base: float, em: float) -> float:
    """How wide its ink is where a level line runs through the small letters, in letter sizes."""
    band = letters[max(0, round(base - 0.45 * em)) : max(1, round(base - 1)), x0:x1]
    edges = np.diff(np.pad(band, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    runs = int(np.count_nonzero(edges == 1))
    return int(np.count_nonzero(band)) / runs / em if runs else 0.0
