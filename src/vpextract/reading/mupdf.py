"""PDF pages through PyMuPDF: text, drawings and small pictures of a page in one visit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pymupdf

from vpextract.characters import plain
from vpextract.errors import DocumentError
from vpextract.model import Line, Page
from vpextract.reading.boxes import turned
from vpextract.reading.cell_lines import Word, split_at_rules
from vpextract.reading.faults import GONE, NOT_THERE, NOWHERE, OUTSIDE, damaged, encrypted, without_pages
from vpextract.reading.letter_spacing import Letter, may_be_set_apart, some_set_apart, words_of
from vpextract.reading.mupdf_blocks import Images, images_of, told_of
from vpextract.reading.mupdf_drawings import drawings_of
from vpextract.reading.mupdf_lines import lines_of
from vpextract.reading.mupdf_losses import loss_told, loss_unsaid, repairs
from vpextract.reading.mupdf_pictures import pictures_of
from vpextract.reading.mupdf_seen import with_what_is_seen
from vpextract.reading.mupdf_superiors import may_have_superiors, with_superiors
from vpextract.reading.mupdf_tags import is_tagged, tables_of_tags
from vpextract.reading.mupdf_tree import mended
from vpextract.reading.mupdf_vectors import COLLECT_VECTORS, vectors_to_drawings
from vpextract.reading.overrun import PlacedLetter, parted_where_texts_begin
from vpextract.reading.page_read import PageRead, contained
from vpextract.reading.page_tree import Leaves
from vpextract.reading.paths import Seen, signs_drawn
from vpextract.reading.pictures import Look, largest_share
from vpextract.reading.raised import with_marks
from vpextract.reading.sideways import with_sideways
from vpextract.reading.sound_pages import FAR, sound

NAME = "pymupdf"
_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_IMAGES
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    | COLLECT_VECTORS
)
_MOSTLY_PLACED = 0.8
"""Letters that are printed twice to look bold have one place."""
_TEXT, _IMAGE, _VECTOR = 0, 1, 3
"""Kinds of blocks in MuPDF's structured text."""

_HEAD = 512
_SHRINK_AFTER = 16
"""MuPDF keeps up to 256 MiB of what closed documents used. After so many of them it lets go; each time would cost more."""
_closed = itertools.count(1)

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


@dataclass(slots=True)
class MupdfFile:
    """An open document, its pages one by one. What is seen on one (pictures, signs) is known again on the next."""

    document: Any
    leaves: Leaves | None
    """The pages as the tree has them, where it was wrong and had to be mended."""
    images: Images
    tagged: bool = False
    name: str = NAME
    _looks: dict[tuple[bytes, bytes | None], Look] = field(default_factory=dict)
    _drawn: Seen = field(default_factory=dict)
    _fonts: dict[int, bool] = field(default_factory=dict)
    _repaired: bool = False

    @property
    def count(self) -> int:
        return int(self.document.page_count)

    @property
    def told(self) -> int | None:
        return self.count if self.leaves is None else self.leaves.told

    @property
    def strewn(self) -> bool:
        return self.leaves is not None and self.leaves.strewn

    def read(self, number: int) -> PageRead:
        return contained(number, lambda: self._read(number))

    def _read(self, number: int) -> PageRead:
        if self.leaves is not None and number in self.leaves.lost:
            return PageRead(None, NOT_THERE)
        pymupdf.TOOLS.reset_mupdf_warnings()
        page = self.document.load_page(number - 1)
        superiors = may_have_superiors(self.document, page, self._fonts)
        found = _page(page, number, self._looks, self._drawn, superiors, self.images)
        if self.tagged and found.laid is None:
            found = replace(found, tagged=tables_of_tags(page, found.lines, found.rules))
        fault = self._loss(page)
        if fault:
            return sound(found, fault)
        if self.leaves is not None and _has_more_text(page, found):
            return sound(found, NOWHERE)
        if found.lines or found.turned or found.images:
            return sound(found)
        outside = _has_text_outside(page)
        if outside or self._repaired:
            return sound(found, OUTSIDE if outside else GONE, blank=True)
        return sound(found)

    def _loss(self, page: Any) -> str:
        """Why part of the page that was just read is missing; "" for nothing."""
        warnings = pymupdf.TOOLS.mupdf_warnings().splitlines()
        self._repaired = self._repaired or repairs(warnings)
        return loss_told(warnings, self._repaired) or (loss_unsaid(page) if self._repaired else "")


@contextmanager
def opened(data: bytes) -> Iterator[MupdfFile]:
    """The open document, from the bytes of its file; DocumentError for what cannot be read, with what to do."""
    try:
        document = pymupdf.open(stream=_from_its_head(data), filetype="pdf")
    except Exception as error:
        raise damaged(error) from None
    try:
        if document.needs_pass:
            raise encrypted()
        yield _with_pages(document, images_of(data))
    finally:
        document.close()
        if next(_closed) % _SHRINK_AFTER == 0:
            pymupdf.TOOLS.store_shrink(100)


def _from_its_head(data: bytes) -> bytes:
    """The bytes from where the PDF begins, if that is further down than MuPDF looks for it."""
    at = data.find(b"%PDF-")
    return data[at:] if at > _HEAD else data


def _with_pages(document: Any, images: Images) -> MupdfFile:
    try:
        file = MupdfFile(document, mended(document), images, is_tagged(document), _repaired=bool(document.is_repaired))
        if file.count == 0:
            raise without_pages()
        return file
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise damaged(error) from None


def _has_more_text(page: Any, found: Page) -> bool:
    """Whether much of a page's text has no place on it, as where its font has no widths. Asked of damaged files only."""
    printed = len("".join(page.get_text("text").split()))
    placed = sum(len("".join(text.split())) for text in (*(line.text for line in found.lines), *found.turned))
    return placed < _MOSTLY_PLACED * printed


def _has_text_outside(page: Any) -> bool:
    """Whether a page on which nothing is seen has text beyond its edges: its size may be wrong."""
    return bool(page.get_text("text", clip=pymupdf.INFINITE_RECT(), flags=0).strip())


def _page(
    page: Any, number: int, looks: dict[tuple[bytes, bytes | None], Look], drawn: Seen, superiors: bool, seen: Images
) -> Page:
    rotation = page.rotation
    turn = page.rotation_matrix if rotation else None
    text = page.get_textpage(flags=_FLAGS)
    told = told_of(text, seen)
    painted_blocks, width, height = told["blocks"], told["width"], told["height"]
    if rotation or width > FAR:
        width, height = page.rect.width, page.rect.height
    blocks: dict[int, list[Any]] = {_TEXT: [], _IMAGE: [], _VECTOR: []}
    for block in painted_blocks:
        blocks.setdefault(block["type"], []).append(block)
    blocks[_TEXT], unseen = with_what_is_seen(painted_blocks, page, turn)
    if superiors:
        blocks[_TEXT] = with_superiors(blocks[_TEXT], page, _FLAGS, seen)
    lines, sideways, aslant = lines_of(blocks[_TEXT], turn)
    if some_set_apart([line.text for line in lines]):
        lines = _with_whole_words(lines, page, turn, seen)
    images = blocks[_IMAGE]
    pictures = pictures_of(images, turn, looks) if images else []
    drawings = vectors_to_drawings(blocks[_VECTOR])
    painted, small = drawings_of(page.get_cdrawings() if drawings is None else drawings, turn)
    if small:
        pictures += signs_drawn(small, lines, drawn)
    if painted.rules and lines:
        lines = split_at_rules(lines, painted.rules, lambda: _words(text, turn))
        lines = parted_where_texts_begin(lines, painted.rules, lambda: _letters(page, turn, seen))
    lines = with_marks(lines, painted.rules)
    found = Page(
        number,
        width,
        height,
        rotation,
        tuple(lines),
        tuple(painted.rules),
        tuple(painted.fills),
        tuple(pictures),
        len(images),
        tuple(aslant),
        tuple(unseen),
        largest_share([block["bbox"] for block in images], width * height),
    )
    return with_sideways(found, sideways, lambda: _words(text, turn)) if sideways else found


def _with_whole_words(lines: list[Line], page: Any, turn: Any, seen: Images) -> list[Line]:
    """The lines, those whose letters are set apart with the words that they make."""
    chars = _letters(page, turn, seen)
    out = []
    for line in lines:
        if may_be_set_apart(line.text):
            (x0, y0, x1, y1) = line.box
            inside = [
                Letter(text, box.x0, box.x1)
                for box, text in chars
                if x0 - 1 <= (box.x0 + box.x1) / 2 <= x1 + 1 and abs(box.y0 + box.y1 - y0 - y1) < line.size / 2
            ]
            words = words_of(sorted(inside, key=lambda letter: letter.x0), line.size)
            if words.replace(" ", "") == line.text.replace(" ", ""):
                line = line._replace(text=words)
        out.append(line)
    return out


def _words(text: Any, turn: Any) -> list[Word]:
    return [(turned(word[:4], turn), plain(word[4])) for word in text.extractWORDS()]


def _letters(page: Any, turn: Any, seen: Images) -> list[PlacedLetter]:
    raw = told_of(page.get_textpage(flags=_FLAGS), seen, letters=True)["blocks"]
    spans = [span for block in raw if block["type"] == _TEXT for line in block["lines"] for span in line["spans"]]
    return [(turned(char["bbox"], turn), char["c"]) for span in spans for char in span["chars"]]
