"""Image blocks of MuPDF's structured text → the small pictures of a page, each looked at once a document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pymupdf

from vpextract.model import Picture
from vpextract.reading.boxes import turned
from vpextract.reading.pictures import UNREADABLE, Look, look_of, picture_of
from vpextract.settings import SETTINGS

_Raw = dict[str, Any]
_COMMON = 16_000
"""Pictures of fewer bytes are remembered from one document to the next: those of one maker share their signs."""


def pictures_of(blocks: list[_Raw], turn: Any, looks: dict[tuple[bytes, bytes | None], Look]) -> list[Picture]:
    """The small pictures among the image blocks; `looks` remembers each by its bytes and its mask."""
    return [picture for block in blocks if (picture := _picture(block, turn, looks)) is not None]


def _picture(block: _Raw, turn: Any, looks: dict[tuple[bytes, bytes | None], Look]) -> Picture | None:
    a, b, c, d, e, f = block["transform"]
    if max(abs(a), abs(b), abs(c), abs(d)) > SETTINGS.small_picture:
        return None
    key = block["image"], block.get("mask")
    if key not in looks:
        looks[key] = (_look if len(key[0]) < _COMMON else _look.__wrapped__)(*key)
    x0, x1 = sorted((e, e + a + c))
    y0, y1 = sorted((f, f + b + d))
    return picture_of(turned((x0, y0, x1, y1), turn), looks[key])


@lru_cache(maxsize=256)
def _look(data: bytes, mask: bytes | None) -> Look:
    try:
        pixmap = pymupdf.Pixmap(data)
        if pixmap.colorspace is None or pixmap.colorspace.n != 3:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
        if mask and not pixmap.alpha:
            pixmap = pymupdf.Pixmap(pixmap, pymupdf.Pixmap(mask))
        alpha = bool(pixmap.alpha)
        return look_of(pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, pixmap.n, alpha)
    except Exception:  # a picture that cannot be decoded is no sign; the text around it stands
        return UNREADABLE
