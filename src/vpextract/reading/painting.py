"""Outlines → raster: a few small paths painted on white, without any PDF library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Outline = list[Point]
Rgb = tuple[int, int, int]
PIECES = 8
"""Straight pieces for each curve: signs are small."""


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines that are painted together; colours are None where nothing is filled or stroked."""

    outlines: list[Outline]
    fill: Rgb | None = None
    stroke: Rgb | None = None
    width: float = 1.0
    even_odd: bool = False

    def moved(self, dx: float, dy: float, scale: float) -> Path:
        """The path moved and then made larger."""
        outlines = [[((x + dx) * scale, (y + dy) * scale) for x, y in outline] for outline in self.outlines]
        return replace(self, outlines=outlines, width=self.width * scale)


def curve(a: Point, b: Point, c: Point, d: Point) -> Outline:
    """A Bézier curve as straight pieces."""
    out = []
    for step in range(PIECES + 1):
        t = step / PIECES
        p, q, r, s = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        out.append((p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]))
    return out


def rgb(color: Sequence[float] | None) -> Rgb | None:
    """A colour of one (grey), three (RGB) or four (CMYK) parts from 0 to 1, each from 0 to 255."""
    if not color:
        return None
    if len(color) == 4:
        c, m, y, k = color
        color = [(1 - part) * (1 - k) for part in (c, m, y)]
    red, green, blue = color if len(color) == 3 else (color[0],) * 3
    return round(255 * red), round(255 * green), round(255 * blue)


def painted(paths: Sequence[Path], width: int, height: int) -> bytes:
    """The RGB raster of paths whose points are in raster units, the later painted over the earlier."""
    raster = bytearray(b"\xff" * (3 * width * height))
    for path in paths:
        if path.fill is not None:
            _fill(raster, width, height, path.outlines, path.fill, path.even_odd)
        if path.stroke is not None:
            for outline in path.outlines:
                for a, b in pairwise(outline):
                    _fill(raster, width, height, [_thick(a, b, max(path.width, 1.0))], path.stroke, False)
    return bytes(raster)


def _thick(a: Point, b: Point, width: float) -> Outline:
    """The rectangle that a pen of this width paints from a to b, half a width beyond both."""
    (ax, ay), (bx, by) = a, b
    length = hypot(bx - ax, by - ay)
    ux, uy = ((bx - ax) / length, (by - ay) / length) if length else (1.0, 0.0)
    half = width / 2
    dx, dy, nx, ny = ux * half, uy * half, -uy * half, ux * half
    return [
        (ax - dx + nx, ay - dy + ny),
        (bx + dx + nx, by + dy + ny),
        (bx + dx - nx, by + dy - ny),
        (ax - dx - nx, ay - dy - ny),
    ]


def _fill(raster: bytearray, width: int, height: int, outlines: Sequence[Outline], color: Rgb, even_odd: bool) -> None:
    edges = [
        (a, b, 1) if a[1] < b[1] else (b, a, -1)
        for outline in outlines
        for a, b in pairwise([*outline, outline[0]])
        if a[1] != b[1]
    ]
    if not edges:
        return
    first = max(0, int(min(low[1] for low, _, _ in edges)))
    last = min(height, int(max(high[1] for _, high, _ in edges)) + 1)
    for row in range(first, last):
        y = row + 0.5
        crossings = sorted(
            (low[0] + (y - low[1]) * (high[0] - low[0]) / (high[1] - low[1]), way)
            for low, high, way in edges
            if low[1] <= y < high[1]
        )
        for x0, x1 in _inside(crossings, even_odd):
            start, end = max(0, round(x0)), min(width, round(x1))
            if end > start:
                raster[3 * (row * width + start) : 3 * (row * width + end)] = bytes(color) * (end - start)


def _inside(crossings: Sequence[tuple[float, int]], even_odd: bool) -> Iterator[tuple[float, float]]:
    """The stretches of one row that lie within the outlines."""
    winding = 0
    for (x0, way), (x1, _) in pairwise(crossings):
        winding += 1 if even_odd else way
        if winding % 2 if even_odd else winding:
            yield x0, x1
