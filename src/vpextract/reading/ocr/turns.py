"""Pages that do not stand upright in their picture: which they are, and by which turn words come of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from vpextract.reading.ocr.pictures import Grey
from vpextract.reading.ocr.raw import RawPage
from vpextract.reading.ocr.recognised import TextLine

TURNS = (90, 270, 180)
"""Degrees against the clock by which a page may stand."""
_LETTERS, _FEWEST_WORDS = 4, 10
"""Words of so many letters tell how a page lies, where there are so many of them."""
MOSTLY, FEW = 0.5, 5
"""A page of which more words than this share are doubted is no text, or not upright: of pages that stand upside down it is two
in three, of upright ones one in thirty. Fewer words tell nothing."""
_SURE = 80.0
_LEAST_SURE = 5
"""So many sure words must come of a turn, and most of them must be sure."""


def lie_on_their_side(lines: Sequence[TextLine]) -> bool:
    """Whether most words of several letters are higher than they are wide."""
    boxes = [word.box for line in lines for word in line.words if len(word.text) >= _LETTERS]
    high = sum(y1 - y0 > x1 - x0 for x0, y0, x1, y1 in boxes)
    return len(boxes) >= _FEWEST_WORDS and high > len(boxes) / 2


def may_be_turned(page: RawPage) -> bool:
    """Whether what was read of a picture as it stands is no text."""
    return page.turned or len(page.doubted) > MOSTLY * page.n_words or page.n_words < _LEAST_SURE


def best_turn(grey: Grey, read: Callable[[Grey], list[TextLine]]) -> int:
    """The degrees by which the picture stands turned; 0 where no other way of holding it gives more words than this one."""
    most, best = _sure_words(read(grey)), 0
    for turn in TURNS:
        lines = read(upright(grey, turn))
        sure = 0 if lie_on_their_side(lines) else _sure_words(lines)
        if sure >= _LEAST_SURE and sure > most:
            most, best = sure, turn
    return best


def upright(grey: Grey, turn: int) -> Grey:
    """A picture that stands turned by so many degrees against the clock, turned back."""
    return np.ascontiguousarray(np.rot90(grey, -(turn // 90)))


def _sure_words(lines: Sequence[TextLine]) -> int:
    """How many words of several letters run level and are surely read; 0 where most others are not."""
    words = [word for line in lines for word in line.words]
    level = [word for word in words if word.box[2] - word.box[0] > word.box[3] - word.box[1]]
    sure = sum(word.sure >= _SURE and len(word.text) >= _LETTERS and word.text.isalpha() for word in level)
    doubted = sum(word.sure < _SURE for word in words)
    return sure if doubted <= MOSTLY * len(words) else 0
