"""What is seen in a small picture: its shape and colour, whatever its size, file format or place, and a mark to know it by.

The mark (`digest`) is made of what is seen and not of the file's bytes, so that the same picture has it in other sizes and
files: shape and ground by name, then, of the picture cropped and laid on a square of 8 × 8 fields, 16 hexadecimal digits for
which fields are drawn, and three for its main colour (red, green, blue; four bits each): "check-disc-3c7eff…3c395". Only a
picture that cannot be decoded is known by its bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from vpextract.model import Box, Picture
from vpextract.reading.shapes import GRID, Cells, shape_of

SIDE = 64
"""Pictures are looked at as at most this many points a side."""
_FAINT = 40
"""A point counts as drawn if some channel differs from the paper by more than this (of 255): JPEG halos stay below."""
_PART = 0.4
"""And by more than this part of what the clearest points do: the soft edge of letters and circles does not count."""
_FIELDS = 8
_SAMPLES = 300
"""About so many points are enough to tell the main colour."""
_MARK = 19
"""Hexadecimal digits at the end of a mark."""
_WHITE = (255, 255, 255)

_Rgb = tuple[int, int, int]


class Look(NamedTuple):
    """`shape` is "blank" where nothing is drawn; `ground` is what the shape stands on; `color` is "#rrggbb"."""

    shape: str
    color: str = ""
    ground: str = ""
    digest: str = ""


def unreadable(data: bytes) -> Look:
    """The look of a picture that cannot be decoded: only its bytes can tell it from others."""
    return Look("other", digest=f"other-{sha256(data).hexdigest()[:_MARK]}")


def largest_share(boxes: Iterable[Sequence[float]], area: float) -> float:
    """The share of a page of this area that the largest of its images covers."""
    largest = max((abs((x1 - x0) * (y1 - y0)) for x0, y0, x1, y1 in boxes), default=0.0)
    return min(1.0, largest / area) if area > 0 else 0.0


def picture_of(box: Box, look: Look) -> Picture | None:
    """The picture that looks like this; None where nothing is drawn."""
    return None if look.shape == "blank" else Picture(box, look.shape, look.color, look.digest, look.ground)


def look_of(samples: bytes, width: int, height: int, stride: int, channels: int, alpha: bool = False) -> Look:
    """The look of an RGB or grey raster; with `alpha`, the last channel tells how much of a point covers the paper."""
    points = _points(samples, width, height, stride, channels, alpha)
    paper = _paper(points)
    clear = [[0 if point == paper else _difference(point, paper) for point in row] for row in points]
    strong = sorted(d for row in clear for d in row if d > _FAINT)
    if len(strong) < 0.01 * len(points) * len(points[0]):
        return Look("blank")
    limit = max(_FAINT, _PART * strong[int(0.9 * (len(strong) - 1))])
    rows = [i for i, row in enumerate(clear) if max(row) > limit]
    cols = [j for j in range(len(clear[0])) if any(row[j] > limit for row in clear)]
    box = (cols[0], rows[0], cols[-1] + 1, rows[-1] + 1)
    cells = [[value > limit for value in row] for row in _resampled(clear, box)]
    # The picture may have been sampled more coarsely one way than the other.
    wide = (box[2] - box[0]) * width / len(points[0])
    high = (box[3] - box[1]) * height / len(points)
    color = _main_color(points, clear, limit)
    shape, ground = shape_of(cells, wide / high)
    digest = "-".join(filter(None, (shape, ground, _fields(cells, wide / high, color))))
    return Look(shape, "#{:02x}{:02x}{:02x}".format(*color), ground, digest)


def _points(samples: bytes, width: int, height: int, stride: int, channels: int, alpha: bool) -> list[list[_Rgb]]:
    """The raster as at most SIDE × SIDE points on white paper."""
    across, down = min(SIDE, width), min(SIDE, height)
    out = []
    for row in range(down):
        y = (2 * row + 1) * height // (2 * down)
        points = []
        for col in range(across):
            at = y * stride + ((2 * col + 1) * width // (2 * across)) * channels
            r, g, b = (samples[at], samples[at + 1], samples[at + 2]) if channels >= 3 else (samples[at],) * 3
            if alpha:
                share = samples[at + channels - 1] / 255
                r, g, b = (round(255 - (255 - part) * share) for part in (r, g, b))
            points.append((r, g, b))
        out.append(points)
    return out


def _paper(points: list[list[_Rgb]]) -> _Rgb:
    """The ground of the picture: what its four corners share, if that is light and without colour, else white."""
    corners = (points[0][0], points[0][-1], points[-1][0], points[-1][-1])
    light = all(min(c) >= 170 and max(c) - min(c) < 40 for c in corners)
    alike = all(_difference(a, corners[0]) < 24 for a in corners)
    return corners[0] if light and alike else _WHITE


def _difference(a: _Rgb, b: _Rgb) -> int:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[2] - b[2]))


def _resampled(values: list[list[int]], box: tuple[int, int, int, int]) -> list[list[float]]:
    """The part within `box` as GRID × GRID values, those between points from their neighbours."""
    x0, y0, x1, y1 = box
    down, across = _stops(y0, y1), _stops(x0, x1)
    out = []
    for top, below, v in down:
        upper, lower = values[top], values[below]
        out.append(
            [
                (upper[left] * (1 - u) + upper[right] * u) * (1 - v) + (lower[left] * (1 - u) + lower[right] * u) * v
                for left, right, u in across
            ]
        )
    return out


def _stops(start: int, end: int) -> list[tuple[int, int, float]]:
    """For each place of the grid the two points beside it, and how far it lies towards the second."""
    out = []
    for i in range(GRID):
        at = min(max(start + (i + 0.5) * (end - start) / GRID - 0.5, start), end - 1)
        first = int(at)
        out.append((first, min(first + 1, end - 1), at - first))
    return out


def _main_color(points: list[list[_Rgb]], clear: list[list[int]], limit: float) -> _Rgb:
    """The mean of the commonest colour among the clearest points: soft edges and figures of another colour do not count."""
    drawn = [(d, p) for row, ds in zip(points, clear, strict=True) for p, d in zip(row, ds, strict=True) if d > limit]
    clearest = sorted(d for d, _ in drawn)[int(0.9 * (len(drawn) - 1))]
    full = [p for d, p in drawn if d > 0.85 * clearest]
    full = full[:: 1 + len(full) // _SAMPLES]
    (main, _), *_ = Counter((r // 48, g // 48, b // 48) for r, g, b in full).most_common(1)
    alike = [p for p in full if all(abs(part // 48 - m) <= 1 for part, m in zip(p, main, strict=True))]
    red, green, blue = (sum(parts) // len(alike) for parts in zip(*alike, strict=True))
    return red, green, blue


def _fields(cells: Cells, aspect: float, color: _Rgb) -> str:
    """Which fields of a square around the picture are drawn, and its main colour, as hexadecimal digits."""
    wide, high = min(1.0, aspect), min(1.0, 1 / aspect)
    fields = [[0] * _FIELDS for _ in range(_FIELDS)]
    fine = 4 * _FIELDS
    for i in range(fine):
        for j in range(fine):
            x, y = ((j + 0.5) / fine - 0.5) / wide + 0.5, ((i + 0.5) / fine - 0.5) / high + 0.5
            if 0 <= x < 1 and 0 <= y < 1 and cells[int(y * GRID)][int(x * GRID)]:
                fields[i // 4][j // 4] += 1
    bits = "".join("1" if count >= 8 else "0" for row in fields for count in row)
    return f"{int(bits, 2):016x}" + "".join(f"{min(15, round(part / 17)):x}" for part in color)
