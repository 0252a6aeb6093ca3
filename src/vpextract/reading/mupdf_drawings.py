"""MuPDF's drawings of a page → rules and fills, and the small drawings that may be signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vpextract.model import Box
from vpextract.reading.boxes import Painted, is_visible, turned, turned_point
from vpextract.reading.painting import PIECES, Outline, Path, Point, curve, rgb
from vpextract.reading.paths import MOST_PIECES, Small
from vpextract.settings import SETTINGS

_Raw = dict[str, Any]
_SLANT = 1.0
"""A line that moves by more than this both ways is slanted: no rule."""


def drawings_of(drawings: list[_Raw], turn: Any) -> tuple[Painted, list[Small]]:
    """The visible rules and fills, and the small drawings, the visible ones that are bent or slanted marked as `odd`."""
    painted = Painted()
    found: list[tuple[_Raw, bool, bool, bool]] = []
    limit = SETTINGS.small_picture
    for drawing in drawings:
        kind = drawing["type"]
        filled = "f" in kind and is_visible(drawing.get("fill"))
        stroked = "s" in kind and is_visible(drawing.get("color"))
        x0, y0, x1, y1 = drawing["rect"]
        small = x1 - x0 < limit and y1 - y0 < limit
        known = len(painted.rules)
        odd = False  # what is white makes no sign; it only lies on one
        if filled or stroked:  # a small illustration is no place for rules
            fine = small and len(drawing["items"]) > MOST_PIECES
            odd = fine or _take(drawing, filled, stroked, turn, painted)
        elif painted.fills:
            white = Painted()
            _take(drawing, "f" in kind, "s" in kind, turn, white)
            painted.pale(white.rules)
        if small and odd:
            del painted.rules[known:]
        if small and (odd or x1 - x0 > _SLANT or y1 - y0 > _SLANT):
            found.append((drawing, odd, filled, stroked))
    if not any(odd for _, odd, _, _ in found) and (len(found) < 2 or not any(filled for _, _, filled, _ in found)):
        return painted, []  # of straight ones only two that are filled make a sign
    return painted, [_small(*drawing, turn) for drawing in found]


def _small(drawing: _Raw, odd: bool, filled: bool, stroked: bool, turn: Any) -> Small:
    box = turned(_inked(drawing, stroked), turn)
    pieces = sum(PIECES if item[0] == "c" else 4 if item[0] in ("re", "qu") else 1 for item in drawing["items"])
    return Small(box, odd, filled, filled or stroked, lambda: _path(drawing, turn), pieces)


def _take(drawing: _Raw, filled: bool, stroked: bool, turn: Any, painted: Painted) -> bool:
    """Put the straight parts of a drawing among the rules and fills; answers whether other parts are in it."""
    odd = False
    items = drawing["items"]
    for item in items:
        if item[0] == "l":
            (ax, ay), (bx, by) = item[1], item[2]
            if abs(ax - bx) > _SLANT and abs(ay - by) > _SLANT:
                odd = True
            if stroked or (filled and len(items) == 1):
                painted.line(_between((ax, ay, bx, by), turn))
        elif item[0] == "re":
            painted.rectangle(_between(item[1], turn), filled, stroked)
        elif item[0] == "qu":
            painted.rectangle(turned(drawing["rect"], turn), filled, stroked)
        else:
            odd = True
    if filled and not odd and [item[0] for item in items] == ["l"] * 4:  # a box of a page whose contents are turned
        painted.rectangle(turned(drawing["rect"], turn), filled=True, stroked=False)
    return odd


def _between(corners: Sequence[float], turn: Any) -> Box:
    """The box between two corners; some producers draw from the right to the left."""
    ax, ay, bx, by = corners
    if ax > bx:
        ax, bx = bx, ax
    if ay > by:
        ay, by = by, ay
    return turned((ax, ay, bx, by), turn)


def _inked(drawing: _Raw, stroked: bool) -> Box:
    """The box of a drawing with the width of its stroke."""
    x0, y0, x1, y1 = drawing["rect"]
    half = (drawing.get("width") or 1.0) / 2 if stroked else 0.0
    return Box(x0 - half, y0 - half, x1 + half, y1 + half)


def _path(drawing: _Raw, turn: Any) -> Path:
    """The drawing as outlines of straight pieces."""
    outlines: list[Outline] = []
    for item in drawing["items"]:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
            outlines.append([turned_point(p, turn) for p in (corners if item[2] > 0 else corners[::-1])])
        elif item[0] == "qu":
            ul, ur, ll, lr = item[1]
            outlines.append([turned_point(p, turn) for p in (ul, ur, lr, ll, ul)])
        else:
            points: list[Point] = [turned_point(p, turn) for p in item[1:]]
            piece = curve(*points) if item[0] == "c" else points
            if outlines and _near(outlines[-1][-1], piece[0]):
                outlines[-1] += piece[1:]
            else:
                outlines.append(piece)
    if drawing.get("closePath") and outlines:
        outlines[-1].append(outlines[-1][0])
    fill = rgb(drawing.get("fill")) if "f" in drawing["type"] else None
    stroke = rgb(drawing.get("color")) if "s" in drawing["type"] else None
    return Path(outlines, fill, stroke, drawing.get("width") or 1.0, bool(drawing.get("even_odd")))


def _near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.01 and abs(a[1] - b[1]) < 0.01
