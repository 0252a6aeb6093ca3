"""Small drawings → pictures: signs that a producer drew as outlines instead of placing an image. Knows no PDF library.

Only what is small, and bent or slanted, or two equal upright bars, is looked at; what lies on it belongs to it. It is
painted into a raster of its own and then looked at like any other picture. A page without such drawings costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from vpextract.model import Box, Line, Picture, around
from vpextract.reading.painting import Path, painted
from vpextract.reading.pictures import Look, look_of, picture_of
from vpextract.settings import SETTINGS

SIDE = 64
"""Drawings are painted so that their longer side has this many points."""
MOST_ODD = 300
"""A page with more bent or slanted small drawings is an illustration or has its letters drawn: no signs are sought on it."""
MOST_SMALL = 3000
"""The same with the straight ones, which pieces of borders are."""
MOST_PARTS = 12
"""A sign is made of fewer parts than this."""
MOST_PIECES = 1000
"""A part of more straight pieces is an illustration. Signs have 4 to 300, letters of fonts of signs up to 600 or so."""
MOST_PAINTED = 25_000
"""The same with a page whose small drawings have more pieces together: painting so many takes half a second."""
_SMALLEST = 1.5
_STEM = 2.6
"""With its straight parts a sign is at most this many times as large as its bent or slanted ones."""
_TOUCH = 0.5


class Small(NamedTuple):
    """A small drawing: `odd` if it is bent or slanted; `path` makes its outlines, of so many `pieces`, when needed."""

    box: Box
    odd: bool
    filled: bool
    visible: bool
    path: Callable[[], Path]
    pieces: int


Seen = dict[tuple[object, ...], Look]
"""The looks of drawings, by their outlines from their own corner: the same sign is painted once a document."""


def signs_drawn(small: Sequence[Small], lines: Sequence[Line], seen: Seen) -> list[Picture]:
    """The pictures that the small drawings of a page make; a drawing behind words is their ground and no sign."""
    if _is_illustration(small):
        return []
    out = []
    for group in _groups(small):
        box = around([part.box for part in group])
        if box is None or len(group) > MOST_PARTS or not any(part.visible for part in group):
            continue
        if any(part.pieces > MOST_PIECES for part in group):
            continue
        if not _SMALLEST <= max(box.width, box.height) <= SETTINGS.small_picture or _holds_words(box, lines):
            continue
        picture = picture_of(box, _look(box, [part.path() for part in group], seen))
        if picture is not None:
            out.append(picture)
    return out


def _is_illustration(small: Sequence[Small]) -> bool:
    """Whether the page has too many small drawings for signs; one alone that is too fine is only left out."""
    odd = sum(part.odd for part in small)
    pieces = sum(part.pieces for part in small if part.pieces <= MOST_PIECES)
    return odd > MOST_ODD or len(small) > MOST_SMALL or pieces > MOST_PAINTED


def _groups(small: Sequence[Small]) -> list[list[Small]]:
    """Drawings that touch each other, in the order in which they are painted."""
    groups: list[list[int]] = []
    for i, part in enumerate(small):
        if not part.odd:
            continue
        joined = [group for group in groups if any(_touch(part.box, small[j].box) for j in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([j for group in joined for j in group] + [i])
    straight = _Straight(small)
    for group in groups:
        _join(group, straight, small)
    groups += _bars(sorted(straight.free), small)
    return [[small[i] for i in sorted(group)] for group in groups]


class _Straight:
    """The straight drawings of a page by their upper edge; those are `free` that belong to no group yet."""

    def __init__(self, small: Sequence[Small]) -> None:
        self.free = {i for i, part in enumerate(small) if not part.odd}
        self._small = small
        self._sorted = sorted(self.free, key=lambda i: small[i].box.y0)
        self._tops = [small[i].box.y0 for i in self._sorted]
        self._tallest = max((small[i].box.height for i in self.free), default=0.0)

    def touching(self, box: Box) -> list[int]:
        """The free ones that touch the box, in the order in which they are painted."""
        first = bisect_left(self._tops, box.y0 - self._tallest - _TOUCH)
        last = bisect_right(self._tops, box.y1 + _TOUCH)
        return sorted(i for i in self._sorted[first:last] if i in self.free and _touch(box, self._small[i].box))


def _join(group: list[int], straight: _Straight, small: Sequence[Small]) -> None:
    """Add the straight parts that hang together with a group, such as a stem. Borders are too long."""
    box = around([small[j].box for j in group])
    assert box is not None
    limit = _STEM * max(box.width, box.height)
    found = True
    while found:
        found = False
        for i in straight.touching(box):
            whole = around([box, small[i].box])
            if whole is not None and max(whole.width, whole.height) <= limit:
                group.append(i)
                straight.free.remove(i)
                box, found = whole, True


def _touch(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 + _TOUCH and b.x0 < a.x1 + _TOUCH and a.y0 < b.y1 + _TOUCH and b.y0 < a.y1 + _TOUCH


def _bars(rest: Sequence[int], small: Sequence[Small]) -> list[list[int]]:
    """Pairs of equal upright bars side by side, and no third: the sign for a pause. Or both in one drawing."""
    bars = [i for i in rest if small[i].filled and small[i].visible and _is_bar(small[i].box)]
    bars.sort(key=lambda i: (round(small[i].box.y0), small[i].box.x0))
    runs: list[list[int]] = []
    for i in bars:
        if runs and _beside(small[runs[-1][-1]].box, small[i].box):
            runs[-1].append(i)
        else:
            runs.append([i])
    pairs = [run for run in runs if len(run) == 2]
    lone = [[i] for i in rest if small[i].filled and small[i].visible and _is_pair(small[i])]
    return pairs + lone


def _is_bar(box: Box) -> bool:
    return box.width <= 8 and 3.5 <= box.height <= 30 and 1.8 * box.width <= box.height <= 7 * box.width


def _beside(a: Box, b: Box) -> bool:
    equal = abs(a.y0 - b.y0) < 0.3 and abs(a.y1 - b.y1) < 0.3 and abs(a.width - b.width) < 0.3
    return equal and 0.25 * a.width <= b.x0 - a.x1 <= 2.5 * a.width


def _is_pair(part: Small) -> bool:
    if part.box.height > 30 or part.box.width > 1.3 * part.box.height or part.pieces > MOST_PIECES:
        return False
    outlines = part.path().outlines
    boxes = [Box(min(x), min(y), max(x), max(y)) for x, y in (zip(*o, strict=True) for o in outlines)]
    boxes.sort()
    return len(boxes) == 2 and all(map(_is_bar, boxes)) and _beside(*boxes)


def _holds_words(box: Box, lines: Sequence[Line]) -> bool:
    return any(
        box.x0 <= (line.box.x0 + line.box.x1) / 2 <= box.x1 and box.y0 <= (line.box.y0 + line.box.y1) / 2 <= box.y1
        for line in lines
    )


def _look(box: Box, paths: Sequence[Path], seen: Seen) -> Look:
    scale = SIDE / max(box.width, box.height)
    moved = [path.moved(-box.x0, -box.y0, scale) for path in paths]
    key = tuple(
        (path.fill, path.stroke, round(path.width), tuple((round(x), round(y)) for o in path.outlines for x, y in o))
        for path in moved
    )
    if key not in seen:
        width, height = max(1, round(box.width * scale)), max(1, round(box.height * scale))
        seen[key] = look_of(painted(moved, width, height), width, height, 3 * width, 3)
    return seen[key]
