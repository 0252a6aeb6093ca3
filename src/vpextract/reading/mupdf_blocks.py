"""The blocks of a page as MuPDF paints them, without those images decoded that nobody looks at, or that were decoded before.

MuPDF hands out every image as a file with its page, and makes one for those that are none. A photograph of a page's size
takes a second or more for that, and only small pictures are looked at; of these the same few stand on page after page. So
such images pass for painted areas while the blocks are asked for: of these nothing is read but numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pymupdf
from pymupdf import mupdf

from vpextract.settings import SETTINGS

_IMAGE, _VECTOR = 1, 3
_WIDTH = re.compile(rb"/Width\s+\d")
_MOST_KNOWN = 512
"""So many images of a document are known again; they are kept, with their files, until it is closed."""
_Raw = dict[str, Any]


@dataclass(slots=True)
class Images:
    """The images of a document. `there`: whether it has any but those within the text of its pages."""

    there: bool
    _decoded: dict[int, tuple[Any, _Raw]] = field(default_factory=dict)
    """By where MuPDF keeps an image: the image, held so that its place stays its own, and what was told of it."""

    def known(self, image: Any) -> _Raw | None:
        """What was told of an image (`image`, `mask`) when it was decoded."""
        found = self._decoded.get(image.m_internal_value())
        return None if found is None else found[1]

    def learn(self, image: Any, block: _Raw) -> None:
        if len(self._decoded) < _MOST_KNOWN:
            told: _Raw = {
                name: block[name] for name in ("image", "mask") if name in block
            }  # no mask where decoding fails
            self._decoded[image.m_internal_value()] = image, told


def images_of(data: bytes) -> Images:
    """Of the document of a PDF's bytes, in which the sizes of its images stand as they are."""
    return Images(_WIDTH.search(data) is not None)


def told_of(text: Any, images: Images, *, letters: bool = False) -> _Raw:
    """What `extractDICT` gives of a page, or with `letters` `extractRAWDICT`. Images that are no signs on this page have no
    `image` then, and an empty `mask` if any."""
    placed = _images_on(text) if images.there else []
    if not placed:
        return _told(text, letters)
    with _left_out(placed, text, images) as (instead, new):
        made = _told(text, letters)
    for block in made["blocks"]:
        if block["number"] in new:
            images.learn(new[block["number"]], block)
    found = [instead.get(block["number"], block) for block in made["blocks"]]
    return made | {"blocks": [block for block in found if block is not None]}


def _told(text: Any, letters: bool) -> _Raw:
    """As pymupdf's `extractDICT` makes it, which makes two rectangles of its own of the page's first."""
    x0, y0, x1, y1 = pymupdf.JM_py_from_rect(text.this.m_internal.mediabox)
    made: _Raw = {"width": x1 - x0, "height": y1 - y0}
    pymupdf.JM_make_textpage_dict(text.this, made, letters)
    return made


def is_small(transform: Any) -> bool:
    """Whether an image is so small on its page that it may be a sign."""
    return bool(max(map(abs, transform[:4])) <= SETTINGS.small_picture)


def _images_on(text: Any) -> list[tuple[int, Any]]:
    """The blocks of a page that are images, with their numbers."""
    found = []
    number, block = 0, text.this.m_internal.first_block  # pymupdf's own way over them takes four times as long
    while block is not None:
        if block.type == _IMAGE:
            found.append((number, block))
        number, block = number + 1, block.next
    return found


@contextmanager
def _left_out(
    placed: list[tuple[int, Any]], text: Any, images: Images
) -> Iterator[tuple[dict[int, _Raw | None], dict[int, Any]]]:
    """Without the images that are no signs, or known. Gives the blocks that take their places, by their numbers (None for
    those over the page's edge, which MuPDF leaves out), and the images that are decoded for the first time."""
    instead: dict[int, _Raw | None] = {}
    new: dict[int, Any] = {}
    bounds = mupdf.FzRect(text.this.m_internal.mediabox)
    everywhere = mupdf.fz_is_infinite_rect(bounds)
    for number, raw in placed:
        block = mupdf.FzStextBlock(raw)
        image, transform = block.i_image(), pymupdf.JM_py_from_matrix(block.i_transform())
        known = images.known(image) if is_small(transform) else _undecoded(image)
        if known is None:
            new[number] = image
            continue
        inside = everywhere or mupdf.fz_contains_rect(bounds, mupdf.FzRect(raw.bbox))
        instead[number] = _image(number, raw, transform, known) if inside else None
    left_out = [raw for number, raw in placed if number in instead]
    try:
        for raw in left_out:
            raw.type = _VECTOR
        yield instead, new
    finally:
        for raw in left_out:
            raw.type = _IMAGE


def _undecoded(image: Any) -> _Raw:
    return {"mask": b"" if image.mask().m_internal else None}


def _image(number: int, raw: Any, transform: Any, told: _Raw) -> _Raw:
    box = pymupdf.JM_py_from_rect(raw.bbox)
    return {"type": _IMAGE, "number": number, "bbox": box, "transform": transform, **told}
