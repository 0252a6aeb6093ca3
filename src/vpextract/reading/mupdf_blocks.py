"""The blocks of a page as MuPDF paints them, without those images decoded that nobody looks at.

MuPDF hands out every image as a file with its page, and makes one for those that are none. A photograph of a page's size
takes a second or more for that, and only small pictures are looked at. So large images pass for painted areas while the
blocks are asked for: of these nothing is read but numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymupdf

from vpextract.settings import SETTINGS

_IMAGE, _VECTOR = 1, 3
_WIDTH = re.compile(rb"/Width\s+(\d+)")
_LARGE = 500
"""An image of fewer points in width is made a file of in no time."""
_Raw = dict[str, Any]


def has_large_images(data: bytes) -> bool:
    """Whether a PDF holds an image that it takes time to make a file of; their sizes stand in it as they are."""
    return any(int(width) >= _LARGE for width in _WIDTH.findall(data))


def told_of(text: Any, *, large: bool, letters: bool = False) -> _Raw:
    """What `extractDICT` gives of a page, or with `letters` `extractRAWDICT`. `large`: the file has large images; those that
    are no signs on this page have no `image` then, and an empty `mask` if any."""
    told = text.extractRAWDICT if letters else text.extractDICT
    if not large:
        return dict(told())
    with _images_left_out(text) as images:
        made: _Raw = dict(told())
    found = [images.get(block["number"], block) for block in made["blocks"]]
    return made | {"blocks": [block for block in found if block is not None]}


def is_small(transform: Any) -> bool:
    """Whether an image is so small on its page that it may be a sign."""
    return bool(max(map(abs, transform[:4])) <= SETTINGS.small_picture)


@contextmanager
def _images_left_out(text: Any) -> Iterator[dict[int, _Raw | None]]:
    """The images that are no signs, by their numbers; None for those over the page's edge, which MuPDF leaves out."""
    images: dict[int, _Raw | None] = {}
    blocks = []
    bounds = pymupdf.mupdf.FzRect(text.this.m_internal.mediabox)
    for number, block in enumerate(text.this):
        if block.m_internal.type != _IMAGE:
            continue
        transform = pymupdf.JM_py_from_matrix(block.i_transform())
        if not is_small(transform):
            box = pymupdf.mupdf.FzRect(block.m_internal.bbox)
            inside = pymupdf.mupdf.fz_is_infinite_rect(bounds) or pymupdf.mupdf.fz_contains_rect(bounds, box)
            images[number] = _image(number, transform, block) if inside else None
            blocks.append(block)
    try:
        for block in blocks:
            block.m_internal.type = _VECTOR
        yield images
    finally:
        for block in blocks:
            block.m_internal.type = _IMAGE


def _image(number: int, transform: Any, block: Any) -> _Raw:
    box = pymupdf.JM_py_from_rect(block.m_internal.bbox)
    mask = b"" if block.i_image().mask().m_internal else None
    return {"type": _IMAGE, "number": number, "bbox": box, "transform": transform, "mask": mask}
