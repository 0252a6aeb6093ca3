"""Image blocks of MuPDF's structured text → the small pictures of a page, each looked at once a document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pymupdf

from vpextract.model import Picture
from vpextract.reading.boxes import turned
from vpextract.reading.mupdf_blocks import is_small
from vpextract.reading.pictures import Look, look_of, picture_of, unreadable

_Raw = dict[str, Any]
_COMMON = 16_000
"""Pictures of fewer bytes are remembered from one document to the next: those of one maker share their signs."""
_CLEAR, _MOST_SIDE = 16, 512
"""A picture and a mask of different sizes are brought to the smaller one, if that has enough points a side to show a sign,
or else to the larger one, but to no more points than this."""


def pictures_of(blocks: list[_Raw], turn: Any, looks: dict[tuple[bytes, bytes | None], Look]) -> list[Picture]:
    """The small pictures among the image blocks; `looks` remembers each by its bytes and its mask."""
    return [picture for block in blocks if (picture := _picture(block, turn, looks)) is not None]


def _picture(block: _Raw, turn: Any, looks: dict[tuple[bytes, bytes | None], Look]) -> Picture | None:
    a, b, c, d, e, f = block["transform"]
    if not is_small(block["transform"]):
        return None
    key = block["image"], block.get("mask")
    if key not in looks:
        looks[key] = (look_of_image if len(key[0]) < _COMMON else look_of_image.__wrapped__)(*key)
    x0, x1 = sorted((e, e + a + c))
    y0, y1 = sorted((f, f + b + d))
    return picture_of(turned((x0, y0, x1, y1), turn), looks[key])


@lru_cache(maxsize=256)
def look_of_image(data: bytes, mask: bytes | None = None) -> Look:
    """The look of an image file, seen through its mask; of one that cannot be decoded, what tells it from others."""
    try:
        pixmap = pymupdf.Pixmap(data)
        if pixmap.colorspace is None or pixmap.colorspace.n != 3:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
        if mask and not pixmap.alpha:
            pixmap = _masked(pixmap, pymupdf.Pixmap(mask))
        alpha = bool(pixmap.alpha)
        return look_of(pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, pixmap.n, alpha)
    except Exception:  # nobody can say what it shows, but it can be known again
        return unreadable(data)


def _masked(pixmap: Any, mask: Any) -> Any:
    """The picture seen through its mask. Their sizes may differ: a sign may be one green point behind a round mask."""
    if (pixmap.width, pixmap.height) != (mask.width, mask.height):
        size = _common(pixmap.width, mask.width), _common(pixmap.height, mask.height)
        pixmap, mask = pymupdf.Pixmap(pixmap, *size), pymupdf.Pixmap(mask, *size)
    return pymupdf.Pixmap(pixmap, mask)


def _common(a: int, b: int) -> int:
    return min(_MOST_SIDE, min(a, b) if min(a, b) >= _CLEAR else max(a, b))
