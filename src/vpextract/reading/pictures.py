"""What is seen in a small picture: its shape and colour, whatever its size, file format or place."""

from __future__ import annotations

from typing import NamedTuple

GRID = 24
"""Pictures are looked at as GRID × GRID points: enough for shapes of 8–12 pt on paper."""
_WHITE = 40
"""A point counts as drawn if some channel differs from white by more than this (of 255): JPEG halos stay below."""


class Look(NamedTuple):
    shape: str
    color: str


def look_of(samples: bytes, width: int, height: int, stride: int, channels: int, alpha: bool = False) -> Look:
    """The look of an RGB or grey raster on white paper; `Look("blank", "")` where nothing is drawn.

    With `alpha`, the last channel tells how much of the point covers the paper.
    """
    drawn: list[list[bool]] = []
    red = green = blue = count = 0
    for row in range(GRID):
        y = (2 * row + 1) * height // (2 * GRID)
        marks = []
        for col in range(GRID):
            at = y * stride + ((2 * col + 1) * width // (2 * GRID)) * channels
            r, g, b = (samples[at], samples[at + 1], samples[at + 2]) if channels >= 3 else (samples[at],) * 3
            if alpha:
                share = samples[at + channels - 1] / 255
                r, g, b = (round(255 - (255 - part) * share) for part in (r, g, b))
            mark = min(r, g, b) < 255 - _WHITE
            marks.append(mark)
            if mark:
                red, green, blue, count = red + r, green + g, blue + b, count + 1
        drawn.append(marks)
    if count < 6:
        return Look("blank", "")
    return Look(_shape(_cropped(drawn)), _color(red // count, green // count, blue // count))


def _color(red: int, green: int, blue: int) -> str:
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 40:
        return "black" if high < 110 else "grey"
    if blue == high:
        return "blue" if blue - max(red, green) > 15 else "cyan"
    if green == high and green - red > 25:
        return "green"
    return "yellow" if green > 0.6 * red else "red"


def _cropped(drawn: list[list[bool]]) -> list[list[bool]]:
    rows = [i for i, marks in enumerate(drawn) if any(marks)]
    cols = [j for j in range(GRID) if any(marks[j] for marks in drawn)]
    return [marks[cols[0] : cols[-1] + 1] for marks in drawn[rows[0] : rows[-1] + 1]]


def _shape(marks: list[list[bool]]) -> str:
    """The first shape whose tell-tale parts are drawn or left out; shares are of the cropped picture."""
    height, width = len(marks), len(marks[0])
    aspect = width / height

    def share(x0: float, y0: float, x1: float, y1: float) -> float:
        rows = range(int(y0 * height), max(int(y0 * height) + 1, round(y1 * height)))
        cols = range(int(x0 * width), max(int(x0 * width) + 1, round(x1 * width)))
        points = [marks[r][c] for r in rows if r < height for c in cols if c < width]
        return sum(points) / len(points) if points else 0.0

    full, center = share(0, 0, 1, 1), share(0.4, 0.4, 0.6, 0.6)
    corners = share(0, 0, 0.12, 0.12) + share(0.88, 0, 1, 0.12) + share(0, 0.88, 0.12, 1) + share(0.88, 0.88, 1, 1)
    left, right = share(0, 0.05, 0.1, 0.95), share(0.9, 0.05, 1, 0.95)
    edges = [max(share(0, y, 1, y + 0.02) for y in ys) for ys in ((0, 0.05), (0.9, 0.95))]
    edges += [max(share(x, 0, x + 0.02, 1) for x in xs) for xs in ((0, 0.05), (0.9, 0.95))]
    if min(edges) > 0.8 and full < 0.85:
        return "boxed"
    if full > 0.9 and corners > 3.4:
        return "square"
    if 0.85 < aspect < 1.18 and corners < 1 and full > 0.68 and center > 0.9:
        return "circle"
    if (
        0.85 < aspect < 1.18
        and corners < 1
        and center < 0.2
        and share(0.4, 0, 0.6, 0.12) > 0.5
        and share(0.4, 0.88, 0.6, 1) > 0.5
    ):
        return "ring"
    if share(0.42, 0, 0.58, 1) < 0.1 and share(0, 0, 0.3, 1) > 0.7 and share(0.7, 0, 1, 1) > 0.7:
        return "bars"
    if aspect < 0.85 and share(0.35, 0.15, 0.65, 0.4) < 0.6 and share(0.42, 0.62, 0.58, 1) > 0.6:
        return "venus"
    if 0.35 < full < 0.68 and left > 0.75 and right < 0.35 and center > 0.9:
        return "triangle"
    if (
        full < 0.5
        and aspect > 0.8
        and share(0, 0, 0.3, 0.3) < 0.25
        and share(0.75, 0, 1, 0.3) > 0.3
        and share(0.7, 0.75, 1, 1) < 0.25
    ):
        return "check"
    return "other"
