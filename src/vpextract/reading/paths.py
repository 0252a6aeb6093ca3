"""Small drawings → pictures: signs that a producer drew as outlines instead of placing an image. Knows no PDF library.

Only what is small, and bent or slanted, or two equal upright bars, is looked at; what lies on it belongs to it. It is
painted into a raster of its own and then looked at like any other picture. A page without such drawings costs nothing.
"""

from __future__ import annotations

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
_SMALLEST = 1.5
_STEM = 2.6
"""With its straight parts a sign is at most this many times as large as its bent or slanted ones."""
_TOUCH = 0.5


class Small(NamedTuple):
    """A small drawing: `odd` if it is bent or slanted; `path` makes its outlines when they are needed."""

    box: Box
    odd: bool
    filled: bool
    visible: bool
    path: Callable[[], Path]


Seen = dict[tuple[object, ...], Look]
"""The looks of drawings, by their outlines from their own corner: the same sign is painted once a document."""


def signs_drawn(small: Sequence[Small], lines: Sequence[Line], seen: Seen) -> list[Picture]:
    """The pictures that the small drawings of a page make; a drawing behind words is their ground and no sign."""
    if sum(part.odd for part in small) > MOST_ODD or len(small) > MOST_SMALL:
        return []
    out = []
    for group in _groups(small):
        box = around([part.box for part in group])
        if box is None or len(group) > MOST_PARTS or not any(part.visible for part in group):
            continue
        if not _SMALLEST <= max(box.width, box.height) <= SETTINGS.small_picture or _holds_words(box, lines):
            continue
        picture = picture_of(box, _look(box, [part.path() for part in group], seen))
        if picture is not None:
            out.append(picture)
    return out


def _groups(small: Sequence[Small]) -> list[list[Small]]:
    """Drawings that touch each other, in the order in which they are painted."""
    groups: list[list[int]] = []
    for i, part in enumerate(small):
        if not part.odd:
            continue
        joined = [group for group in groups if any(_touch(part.box, small[j].box) for j in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([j for group in joined for j in group] + [i])
    straight = [i for i, part in enumerate(small) if not part.odd]
    for group in groups:
        straight = _joined(group, straight, small)
    groups += _bars(straight, small)
    return [[small[i] for i in sorted(group)] for group in groups]


def _joined(group: list[int], straight: list[int], small: Sequence[Small]) -> list[int]:
    """Add the straight parts that hang together with a group, such as a stem; answers the others. Borders are too long."""
    box = around([small[j].box for j in group])
    assert box is not None
    limit = _STEM * max(box.width, box.height)
    found = True
    while found:
        near = [i for i in straight if _touch(box, small[i].box)]
        found = False
        for i in near:
            whole = around([box, small[i].box])
            if whole is not None and max(whole.width, whole.height) <= limit:
                group.append(i)
                straight = [j for j in straight if j != i]
                box, found = whole, True
    return straight


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
    if part.box.height > 30 or part.box.width > 1.3 * part.box.height:
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
