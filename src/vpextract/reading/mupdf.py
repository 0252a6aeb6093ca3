"""PDF pages through PyMuPDF: text, drawings and small pictures of a page in one visit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymupdf

from vpextract.characters import plain
from vpextract.errors import DocumentError
from vpextract.model import Page
from vpextract.reading.boxes import turned
from vpextract.reading.cell_lines import Word, split_at_rules
from vpextract.reading.faults import damaged, encrypted, unreadable_page, without_pages
from vpextract.reading.mupdf_drawings import drawings_of
from vpextract.reading.mupdf_lines import lines_of
from vpextract.reading.mupdf_pictures import pictures_of
from vpextract.reading.mupdf_vectors import COLLECT_VECTORS, vectors_to_drawings
from vpextract.reading.paths import Seen, signs_drawn
from vpextract.reading.pictures import Look

NAME = "pymupdf"
_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_IMAGES
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    | COLLECT_VECTORS
)
_TEXT, _IMAGE, _VECTOR = 0, 1, 3
"""Kinds of blocks in MuPDF's structured text."""

_SHRINK_AFTER = 16
"""MuPDF keeps up to 256 MiB of what closed documents used. After so many of them it lets go; each time would cost more."""
_closed = itertools.count(1)

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The open document, from the bytes of its file; DocumentError for what cannot be read, with what to do."""
    try:
        document = pymupdf.open(stream=data, filetype="pdf")
    except Exception as error:
        raise damaged(error) from None
    try:
        if document.needs_pass:
            raise encrypted()
        if document.page_count == 0:
            raise without_pages()
        yield document
    finally:
        document.close()
        if next(_closed) % _SHRINK_AFTER == 0:
            pymupdf.TOOLS.store_shrink(100)


def pages(document: Any) -> Iterator[Page]:
    """The pages in order; DocumentError where one cannot be read."""
    looks: dict[tuple[bytes, bytes | None], Look] = {}
    drawn: Seen = {}
    for number in range(document.page_count):
        try:
            page = document.load_page(number)
            yield _page(page, number + 1, looks, drawn)
        except DocumentError:
            raise
        except Exception as error:
            raise unreadable_page(number + 1, error) from None


def _page(page: Any, number: int, looks: dict[tuple[bytes, bytes | None], Look], drawn: Seen) -> Page:
    rotation, rect = page.rotation, page.rect
    turn = page.rotation_matrix if rotation else None
    text = page.get_textpage(flags=_FLAGS)
    blocks: dict[int, list[Any]] = {_TEXT: [], _IMAGE: [], _VECTOR: []}
    for block in text.extractDICT()["blocks"]:
        blocks.setdefault(block["type"], []).append(block)
    lines, sideways = lines_of(blocks[_TEXT], turn)
    images = blocks[_IMAGE]
    pictures = pictures_of(images, turn, looks) if images else []
    drawings = vectors_to_drawings(blocks[_VECTOR])
    painted, small = drawings_of(page.get_cdrawings() if drawings is None else drawings, turn)
    if small:
        pictures += signs_drawn(small, lines, drawn)
    if painted.rules and lines:
        lines = split_at_rules(lines, painted.rules, lambda: _words(text, turn))
    return Page(
        number,
        rect.width,
        rect.height,
        rotation,
        tuple(lines),
        tuple(painted.rules),
        tuple(painted.fills),
        tuple(pictures),
        len(images),
        tuple(sideways),
    )


def _words(text: Any, turn: Any) -> list[Word]:
    return [(turned(word[:4], turn), plain(word[4])) for word in text.extractWORDS()]
