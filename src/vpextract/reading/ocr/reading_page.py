"""One picture → what is printed in it: set straight, rulings taken out, words read, cut into cells, figures read again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vpextract.reading.ocr.figures import FigureReader
from vpextract.reading.ocr.letters import with_rings_and_dots
from vpextract.reading.ocr.pictures import Grey, ink_of, paper_of, straight
from vpextract.reading.ocr.pieces import cut, piece_of
from vpextract.reading.ocr.raw import Picture, RawPage
from vpextract.reading.ocr.recognised import Engine, TextLine
from vpextract.reading.ocr.rulings import Rulings, rulings_of

_AUTOMATIC = 3
"""Tesseract finds the columns of text by itself."""
_RULED = 0.3
"""A word of which so much lies on rulings is a part of them."""
_LETTERS, _FEWEST_WORDS = 4, 10
"""Words of so many letters tell how a page lies, where there are so many of them."""

_REMAINS = "=|_~[]{}\\<>"
"""What specks and the remains of rulings are read as, where nothing else stands in a word."""


class PageReader:
    """Reads pages one after the other; loading its models takes a tenth of a second."""

    def __init__(self, tessdata: str) -> None:
        self._engine = Engine(tessdata, "swe", _AUTOMATIC)
        self._figures = FigureReader(tessdata)

    def read(self, picture: Picture) -> RawPage:
        grey: Grey = np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.width)
        dpi = picture.dpi
        grey, skew = straight(grey, dpi)
        ink = ink_of(grey, dpi)
        rulings = rulings_of(ink, dpi)
        clean = np.where(rulings.ink, paper_of(grey, dpi), grey).astype(np.uint8)
        lines = [_without_rulings(line, rulings) for line in self._engine.lines(clean, dpi)]
        letters = ink & ~rulings.ink
        lines = [with_rings_and_dots(line, letters) for line in lines if line.words]
        parts = [part for line in lines for part in cut(line, rulings.upright)]
        parts = [self._figures.checked(part, clean, dpi) for part in parts]
        point = 72 / dpi
        pieces = tuple(piece_of(part, letters, point) for part in parts)
        level = [(r.start * point, r.at * point, r.end * point, r.at * point) for r in rulings.level]
        upright = [(r.at * point, r.start * point, r.at * point, r.end * point) for r in rulings.upright]
        return RawPage(
            pieces, (*level, *upright), skew, sum(len(line.words) for line in lines), _lies_on_its_side(lines)
        )


def _lies_on_its_side(lines: Sequence[TextLine]) -> bool:
    """Whether most words of several letters are higher than they are wide."""
    boxes = [word.box for line in lines for word in line.words if len(word.text) >= _LETTERS]
    high = sum(y1 - y0 > x1 - x0 for x0, y0, x1, y1 in boxes)
    return len(boxes) >= _FEWEST_WORDS and high > len(boxes) / 2


def _without_rulings(line: TextLine, rulings: Rulings) -> TextLine:
    """Without what was read into the remains of rulings."""

    def is_ruling(box: tuple[int, int, int, int], text: str) -> bool:
        if any(letter.isalnum() for letter in text):
            return False
        x0, y0, x1, y1 = box
        on = rulings.ink[y0:y1, x0:x1]
        return not text.strip(_REMAINS) or (on.size > 0 and float(on.mean()) > _RULED)

    return line._replace(words=tuple(word for word in line.words if not is_ruling(word.box, word.text)))
