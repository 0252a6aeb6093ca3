"""One picture → what is printed in it: set straight, rulings taken out, words read, cut into cells, figures read again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from vpextract.reading.ocr.bands import with_bands_read
from vpextract.reading.ocr.figures import FigureReader
from vpextract.reading.ocr.letters import with_rings_and_dots
from vpextract.reading.ocr.pictures import Grey, Ink, darker, paper_of, straight
from vpextract.reading.ocr.pieces import cut, piece_of, share_of_small
from vpextract.reading.ocr.raw import Picture, RawPage
from vpextract.reading.ocr.recognised import PIXELS, Engine, TextLine
from vpextract.reading.ocr.rulings import Rulings, rulings_of
from vpextract.reading.ocr.signs import without_signs
from vpextract.reading.ocr.spaces import with_spaces
from vpextract.reading.ocr.specks import without_specks
from vpextract.reading.ocr.turns import best_turn, lie_on_their_side, may_be_turned, upright

_AUTOMATIC, _ONE_BLOCK = 3, 6
"""Tesseract finds the columns of text by itself; or all is one block of lines."""
_RULED = 0.3
"""A word of which so much lies on rulings is a part of them."""
_REMAINS = "=|_~[]{}\\<>"
"""What specks and the remains of rulings are read as, where nothing else stands in a word."""
_RIM_OF_WORDS = 1
"""Pixels around a word that are of it."""


class PageReader:
    """Reads pages one after the other; loading its models takes a tenth of a second."""

    def __init__(self, tessdata: str) -> None:
        self._engine = Engine(tessdata, "swe", _AUTOMATIC)
        self._cells = Engine(tessdata, "swe", _ONE_BLOCK)
        self._figures = FigureReader(tessdata)

    def read(self, picture: Picture) -> RawPage:
        """What is printed in the picture, turned upright first if no words are found in it as it is."""
        grey: Grey = np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.width)
        page = self._read(grey, picture.dpi)
        if may_be_turned(page):
            turn = best_turn(grey, lambda turned: self._engine.lines(turned, picture.dpi))
            if turn:
                page = replace(self._read(upright(grey, turn), picture.dpi), turn=turn)
        return page

    def _read(self, grey: Grey, dpi: float) -> RawPage:
        clear = without_specks(grey, dpi)
        specked = clear is not grey
        grey, skew = straight(clear, dpi)
        paper = paper_of(grey, dpi)
        ink = darker(grey, paper)
        rulings = rulings_of(ink, dpi, grey)
        clean = np.where(rulings.ink, paper, grey).astype(np.uint8)
        letters = ink & ~rulings.ink
        lines = self._engine.lines(clean, dpi)
        if not specked:  # gaps between cells are told by the lack of ink
            lines = with_bands_read(lines, clean, letters, lambda cell: self._cells.lines(cell, dpi))
        lines = [_without_rulings(line, rulings, letters) for line in lines]
        lines, signs = without_signs(lines, letters)
        lines = [with_rings_and_dots(with_spaces(line, letters), letters) for line in lines if line.words]
        small = share_of_small(lines)
        parts = [part for line in lines for part in cut(line, rulings.upright, small)]
        parts = [self._figures.checked(part, clean, dpi) for part in parts]
        point = 72 / dpi
        level = [(r.start * point, r.at * point, r.end * point, r.at * point) for r in rulings.level]
        upright_ones = [(r.at * point, r.start * point, r.at * point, r.end * point) for r in rulings.upright]
        return RawPage(
            tuple(piece_of(part, letters, point, small) for part in parts),
            (*level, *upright_ones),
            skew,
            sum(len(line.words) for line in lines),
            turned=lie_on_their_side(lines),
            loose=_loose(letters, lines, signs),
            signs=tuple((x0 * point, y0 * point, x1 * point, y1 * point) for x0, y0, x1, y1 in signs),
        )


def _without_rulings(line: TextLine, rulings: Rulings, letters: Ink) -> TextLine:
    """Without what was read into the remains of rulings, or where nothing is."""

    def is_ruling(box: tuple[int, int, int, int], text: str) -> bool:
        if any(letter.isalnum() for letter in text):
            return False
        x0, y0, x1, y1 = box
        on = rulings.ink[y0:y1, x0:x1]
        if not letters[y0:y1, x0:x1].any():
            return True
        return not text.strip(_REMAINS) or (on.size > 0 and float(on.mean()) > _RULED)

    return line._replace(words=tuple(word for word in line.words if not is_ruling(word.box, word.text)))


def _loose(letters: Ink, lines: list[TextLine], signs: list[PIXELS]) -> float:
    """The share of the ink beside rulings that is in no word or sign."""
    ink = int(np.count_nonzero(letters))
    left = letters.copy()
    for x0, y0, x1, y1 in [*(word.box for line in lines for word in line.words), *signs]:
        left[max(0, y0 - _RIM_OF_WORDS) : y1 + _RIM_OF_WORDS, max(0, x0 - _RIM_OF_WORDS) : x1 + _RIM_OF_WORDS] = False
    return int(np.count_nonzero(left)) / ink if ink else 0.0
