"""What is painted, as MuPDF's structured text tells it beside the text → drawings, where that tells enough.

Reading the page a second time for its drawings costs as much as reading it for its text. The vectors that come with
the text have only a box, a colour, and whether they are stroked: enough for filled boxes and straight lines along the
page, of which nearly all tables are made. Only a box that is filled but has no height or no width at all is not told.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pymupdf

from vpextract.settings import SETTINGS

COLLECT_VECTORS = pymupdf.TEXT_COLLECT_VECTORS | pymupdf.TEXT_LAZY_VECTORS
"""For the text page; "lazy": a vector painted in the middle of a line of text does not part it."""

_Raw = dict[str, Any]


def vectors_to_drawings(vectors: list[_Raw]) -> list[_Raw] | None:
    """The drawings that `get_cdrawings` would give, with what we use of them; None where only that tells their shapes."""
    drawings: list[_Raw] = []
    items: list[tuple[Any, ...]] = []
    continues = False
    for vector in vectors:
        if not vector["isrect"]:
            return None
        box = vector["bbox"]
        stroked = vector["stroked"]
        if stroked:
            x0, y0, x1, y1 = box
            width = min(x1 - x0, y1 - y0)
            if width >= SETTINGS.thin:  # the box around a rectangle, or a line as thick as no rule is
                return None
            half = width / 2  # the box of a line goes by half its width beyond its ends
            box = (x0 + half, y0 + half, x1 - half, y1 - half)
            item: tuple[Any, ...] = ("l", box[:2], box[2:])
        else:
            item = ("re", box, 1)
        if continues:
            items.append(item)
            drawings[-1]["rect"] = _around(drawings[-1]["rect"], box)
        elif stroked:
            items = [item]
            drawings.append({"type": "s", "rect": box, "items": items, "color": _rgb(vector["color"]), "width": width})
        else:
            items = [item]
            drawings.append({"type": "f", "rect": box, "items": items, "fill": _rgb(vector["color"])})
        continues = vector["continues"]
    return drawings


def _around(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


@lru_cache(maxsize=256)
def _rgb(color: int) -> tuple[float, float, float]:
    """A colour of three bytes as parts from 0 to 1."""
    return (color >> 16 & 255) / 255, (color >> 8 & 255) / 255, (color & 255) / 255
