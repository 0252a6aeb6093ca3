"""pdfplumber's rects, lines and curves of a page → rules and fills, and the small drawings that may be signs."""

from __future__ import annotations

from typing import Any

from vpextract.model import Box
from vpextract.reading.boxes import Painted, is_visible
from vpextract.reading.painting import PIECES, Outline, Path, Rgb, curve, rgb
from vpextract.reading.paths import Small
from vpextract.settings import SETTINGS

_Raw = dict[str, Any]


def drawings_of(page: Any) -> tuple[Painted, list[Small]]:
    """The visible rules and fills, and the small drawings, those that are bent or slanted marked as `odd`."""
    painted = Painted()
    found: list[tuple[Box, list[_Raw], bool]] = []
    for shape in [*page.rects, *page.lines, *page.curves]:
        box = Box(*(float(shape[k]) for k in ("x0", "top", "x1", "bottom")))
        straight = shape["object_type"] == "rect"
        odd = not straight and box.width > 1 and box.height > 1
        small = max(box.width, box.height) < SETTINGS.small_picture
        thin = min(box.width, box.height) < SETTINGS.thin
        filled, stroked = _is_painted(shape)
        if (filled or stroked) and (straight or thin) and not (odd and small):
            painted.rectangle(box, filled, stroked)
        elif painted.fills and (straight or thin) and not (filled or stroked):
            white = Painted()
            white.rectangle(box, bool(shape.get("fill")), bool(shape.get("stroke")))
            painted.pale(white.rules)
        if small and odd and found and _is_hole(shape, box, *found[-1]):
            found[-1][1].append(shape)
        elif small and (odd or max(box.width, box.height) > 1):
            found.append((box, [shape], odd))
    # The order of painting is lost; grounds are larger than what stands on them.
    found.sort(key=lambda part: -part[0].width * part[0].height)
    return painted, [_small(*part) for part in found]


def _is_hole(shape: _Raw, box: Box, outer: Box, parts: list[_Raw], odd: bool) -> bool:
    """Whether an outline is the hole of the one before: the library takes the parts of one path apart."""
    first = parts[0]
    alike = all(shape.get(k) == first.get(k) for k in ("fill", "stroke", "non_stroking_color", "stroking_color"))
    within = outer.x0 < box.x0 and outer.y0 < box.y0 and box.x1 < outer.x1 and box.y1 < outer.y1
    return odd and alike and within and bool(shape.get("fill"))


def rgb_of(color: Any) -> Rgb | None:
    """A colour as pdfplumber gives it; None for one that is not told in numbers (a pattern)."""
    parts = _parts(color)
    return rgb(parts) if len(parts) in (1, 3, 4) else None


def _parts(color: Any) -> list[float]:
    if color is None:
        return []
    parts = color if isinstance(color, list | tuple) else [color]
    return [float(part) for part in parts] if all(isinstance(part, int | float) for part in parts) else []


def _is_painted(shape: _Raw) -> tuple[bool, bool]:
    """Whether it is visibly filled, and stroked; a colour that is not told in numbers counts as dark."""

    def visible(painted: str, color: str) -> bool:
        parts = _parts(shape.get(color))
        return bool(shape.get(painted)) and (not parts or is_visible(parts))

    return visible("fill", "non_stroking_color"), visible("stroke", "stroking_color")


def _small(box: Box, shapes: list[_Raw], odd: bool) -> Small:
    filled, stroked = _is_painted(shapes[0])
    half = float(shapes[0].get("linewidth") or 1) / 2 if stroked else 0.0
    inked = Box(box.x0 - half, box.y0 - half, box.x1 + half, box.y1 + half)
    pieces = sum(PIECES if command in ("c", "v", "y") else 1 for shape in shapes for command, *_ in shape["path"])
    return Small(inked, odd, filled, filled or stroked, lambda: _path(shapes), pieces)


def _path(shapes: list[_Raw]) -> Path:
    """The shapes, which one path was parted into, as outlines of straight pieces."""
    outlines = [outline for shape in shapes for outline in _outlines(shape["path"])]
    first = shapes[0]
    fill = rgb_of(first.get("non_stroking_color")) or (0, 0, 0) if first.get("fill") else None
    stroke = rgb_of(first.get("stroking_color")) or (0, 0, 0) if first.get("stroke") else None
    even_odd = len(shapes) > 1 or bool(first.get("evenodd"))
    return Path(outlines, fill, stroke, float(first.get("linewidth") or 1), even_odd)


def _outlines(path: list[Any]) -> list[Outline]:
    outlines: list[Outline] = []
    for command, *points in path:
        if command == "m" or not outlines:
            outlines.append([points[0]])
        elif command == "l":
            outlines[-1].append(points[0])
        elif command == "h":
            outlines[-1].append(outlines[-1][0])
        else:  # c, v or y: a curve with three points, or its first or last one told twice
            start = outlines[-1][-1]
            b, c, d = points if len(points) == 3 else (start, *points) if command == "v" else (*points, points[-1])
            outlines[-1] += curve(start, b, c, d)[1:]
    return outlines
