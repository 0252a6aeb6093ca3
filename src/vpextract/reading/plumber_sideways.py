"""The letters of a page in pdfplumber by the way that they run, those of sideways texts laid from left to right."""

from __future__ import annotations

from math import hypot
from typing import Any

from vpextract.model import Box, Laid
from vpextract.reading.sideways import way_of
from vpextract.reading.standing import Way

_Raw = dict[str, Any]
_USUAL = 0.95
"""A text runs as usual where its direction differs less from the level; as a cosine."""


def by_way(chars: list[_Raw]) -> tuple[list[_Raw], dict[Way, list[_Raw]], str]:
    """The letters that run as usual, the others by their way, and the text of those that run aslant."""
    usual: list[_Raw] = []
    sideways: dict[Way, list[_Raw]] = {}
    aslant = ""
    for char in chars:
        a, b = char["matrix"][:2]
        if b == 0 and a > 0:
            usual.append(char)
            continue
        length = hypot(a, b) or 1.0
        way = way_of(a / length, -b / length)
        if a / length > _USUAL:
            usual.append(char)
        elif way is not None:
            sideways.setdefault(way, []).append(_laid(char, way))
        else:
            aslant += char["text"]
    return usual, sideways, aslant.strip()


def _laid(char: _Raw, way: Way) -> _Raw:
    """A letter as if it ran from left to right; its place is told without the size of the page."""
    box = Laid(*way, 0.0, 0.0).laid(Box(char["x0"], char["top"], char["x1"], char["bottom"]))
    x0, top, x1, bottom = box
    return {
        **char,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
        "size": bottom - top,
        "upright": True,
    }
