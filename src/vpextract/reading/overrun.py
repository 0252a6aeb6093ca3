"""Texts that run over the rule of their cell up to the next cell's text, and come as one line with it: parted where it begins.

Nothing but places can tell where: other texts of the column begin there as well, and the letters do not follow each other as
letters of one text do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from vpextract.marks import lowered
from vpextract.model import Box, Line

_INSIDE = 1.5
"""A rule runs through a line further in than so many points."""
_PADDING = 1.5
"""A cell's text begins at most so many letter sizes behind the cell's rule."""
_SAME_START = 0.3
"""Texts of one column begin within so many points of each other."""
_BEGIN_THERE = 2
"""So many other texts show where those of a column begin."""
_OUT_OF_STEP = 0.25
"""Letters of one text follow each other with even gaps, within so many points."""
_SPACE = 0.15
"""Letters further apart than so many letter sizes have a space between them."""

PlacedLetter = tuple[Box, str]


def parted_where_texts_begin(
    lines: list[Line], rules: Sequence[Box], letters_of_page: Callable[[], Sequence[PlacedLetter]]
) -> list[Line]:
    """Part the lines in which a rule runs through a word and another text begins behind it; the letters are asked for once
    at most, in the order in which the file has them."""
    upright = sorted(rule for rule in rules if rule.x0 == rule.x1 and rule.height > 4)
    places = [rule.x0 for rule in upright]
    starts: list[float] = []
    letters: Sequence[PlacedLetter] | None = None
    out: list[Line] = []
    for line in lines:
        box, middle = line.box, (line.box.y0 + line.box.y1) / 2
        through = upright[bisect_right(places, box.x0 + _INSIDE) : bisect_left(places, box.x1 - _INSIDE)]
        cuts = sorted({rule.x0 for rule in through if rule.y0 <= middle <= rule.y1})
        if not cuts:
            out.append(line)
            continue
        starts = starts or sorted(other.box.x0 for other in lines)
        letters = letters_of_page() if letters is None else letters
        out += _parted(line, cuts, starts, _letters_of(line, letters))
    return out


def _letters_of(line: Line, letters: Sequence[PlacedLetter]) -> list[PlacedLetter]:
    """The letters of a line in the file's order, without spaces; none where they do not make up its text."""
    x0, y0, x1, y1 = line.box
    found = [
        (box, text)
        for box, text in letters
        if x0 - 1 < box.x0 and box.x1 < x1 + 1 and abs(box.y0 + box.y1 - y0 - y1) < 4 and text.strip()
    ]
    made, told = "".join(text for _, text in found), "".join(lowered(line.text).split())
    return found if sorted(made) == sorted(told) else []


def _parted(line: Line, cuts: list[float], starts: list[float], letters: list[PlacedLetter]) -> list[Line]:
    parts = [letters]
    for cut in cuts:
        at = _begin_of_next(parts[-1], cut, starts, line.size)
        if at is not None:
            parts[-1:] = [parts[-1][:at], parts[-1][at:]]
    if len(parts) == 1:
        return [line]
    boxes = [Box(min(b.x0 for b, _ in p), line.box.y0, max(b.x1 for b, _ in p), line.box.y1) for p in parts]
    texts = [_text_of(part, line.size) for part in parts]
    return [line._replace(text=text, box=box) for text, box in zip(texts, boxes, strict=True)]


def _begin_of_next(letters: list[PlacedLetter], cut: float, starts: list[float], size: float) -> int | None:
    """Which letter begins the text of the cell behind a rule."""
    if not letters:
        return None
    gaps = [after[0].x0 - before[0].x1 for before, after in pairwise(letters)]
    close = [gap for gap in gaps if gap < _SPACE * size]
    wide = [gap for gap in gaps if gap >= _SPACE * size]
    for at in range(1, len(letters)):
        x0, gap = letters[at][0].x0, gaps[at - 1]
        if not -_OUT_OF_STEP <= x0 - cut <= _PADDING * size or letters[at - 1][0].x0 >= x0:
            continue
        others = bisect_right(starts, x0 + _SAME_START) - bisect_left(starts, x0 - _SAME_START)
        usual = median(close) if gap < _SPACE * size else median(wide)
        out_of_step = abs(gap - usual) > _OUT_OF_STEP
        figure = letters[at][1].isdigit() and letters[at - 1][1].isalpha()
        if others >= _BEGIN_THERE and (out_of_step or figure) and all(box.x0 >= x0 for box, _ in letters[at:]):
            return at
    return None


def _text_of(letters: Sequence[PlacedLetter], size: float) -> str:
    text = letters[0][1]
    for (before, _), (box, letter) in pairwise(letters):
        text += f" {letter}" if box.x0 - before.x1 > _SPACE * size else letter
    return text
