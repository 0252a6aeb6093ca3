"""Pictures on pages of text that show lines of text: where they are, and which of them are worth telling or reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from vpextract.model import Box, Line, Page, around

_NO_TABLE = 0.01
"""An image over less of a page than this share is a sign, an ornament or a small logo."""
_SMALLEST, _LARGE = 0.02, 0.06
"""A table of three rows covers the first share of a page. What is smaller than the second is told only where it is read."""
_WHOLE = 0.8
"""An image over more of a page than this share is its scan or its ground, but where it has few words of its own."""
_FEW_WORDS = 20
_TOUCHING = 2.0
"""Images so near to each other, in points, and side by side or one below the other, are strips of one picture."""
_ALIKE = 0.9
"""Strips have this share of their width or height in common."""
_LOOK_DPI = 108
_LIGHT, _DARK = (200, 0.45), (120, 0.004)
"""A table or a text in a picture is light on this share of it at least, and dark on this."""
_RULED = 0.6
"""A column of points that is dark on this share of the height is a ruling."""
_FEW_LINES, _PRINTED_LINES = 2, 4
"""So many dark bands, with light between them, may be a table; so many are surely lines of text."""
_OFTEN = 3
"""What stands alike on so many pages is a logo or an ornament."""


class Inset(NamedTuple):
    """A picture on a page, where it is seen. `told`: it is so large, and shows so many lines, that it is told if not read."""

    page: int
    box: Box
    told: bool


def insets_on(pages: Sequence[Page], document: Any) -> list[Inset]:
    """The pictures on these pages of an open document that may hold a table, as `may_hold` says of each."""
    seen: dict[str, int] = {}
    found = []
    for page in (page for page in pages if page.number <= document.page_count):
        try:
            here = document.load_page(page.number - 1)
            looks = [(box, *_look(here, box, own_lines(page, box))) for box in _boxes(page, here)]
        except MemoryError:
            raise
        except (
            Exception
        ):  # in a damaged file a page or picture may be where MuPDF does not find it: that is told elsewhere
            continue
        for box, bands, mark in looks:
            seen[mark] = seen.get(mark, 0) + 1
            if bands >= _FEW_LINES:
                large = box.width * box.height >= _LARGE * _area(page)
                found.append((mark, Inset(page.number, box, large and bands >= _PRINTED_LINES)))
    return [inset for mark, inset in found if seen[mark] < _OFTEN]


def own_lines(page: Page, box: Box) -> list[Line]:
    """The page's own lines upon a picture of it."""
    middles = [(line, (line.box.x0 + line.box.x1) / 2, (line.box.y0 + line.box.y1) / 2) for line in page.lines]
    return [line for line, x, y in middles if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1]


def may_hold(page: Page) -> bool:
    """Whether there is a picture on a page of text that is worth a look."""
    if not page.lines or page.laid is not None or page.pictured < _NO_TABLE:
        return False
    return page.pictured < _WHOLE or words_of(page) <= _FEW_WORDS


def words_of(page: Page) -> int:
    """How many words a page has of its own."""
    return sum([len(line.text.split()) for line in page.lines])


def seen_at(here: Any, image: Any) -> Any:
    """The rectangle of an image of an open page, as the page is seen."""
    import pymupdf

    return pymupdf.Rect(image["bbox"]) * (here.rotation_matrix if here.rotation else pymupdf.Identity)


def _area(page: Page) -> float:
    return page.width * page.height


def _boxes(page: Page, here: Any) -> Iterator[Box]:
    """Where the pictures of a page are seen, strips as the one picture that they are."""
    rects = [seen_at(here, image) & here.rect for image in here.get_image_info()]
    boxes = [Box(*rect) for rect in rects if not rect.is_empty]
    for box in _joined(boxes):
        if box.width * box.height >= _SMALLEST * _area(page):
            yield box


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes, those of strips as one."""
    out: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.x0)):
        while (other := next((one for one in out if _are_strips(one, box)), None)) is not None:
            out.remove(other)
            box = around([other, box]) or box
        out.append(box)
    return out


def _are_strips(one: Box, other: Box) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    if wide >= _ALIKE * max(one.width, other.width) and high >= -_TOUCHING:
        return True
    return high >= _ALIKE * max(one.height, other.height) and wide >= -_TOUCHING


def _look(here: Any, box: Box, lines: Sequence[Line]) -> tuple[int, str]:
    """How many dark bands with light between them a picture shows beside the page's own lines, 0 for none; and a mark of it."""
    import pymupdf

    shown = here.get_pixmap(dpi=_LOOK_DPI, clip=pymupdf.Rect(box), colorspace=pymupdf.csGRAY, annots=False)
    wide, high, scale = shown.width, shown.height, _LOOK_DPI / 72
    rows = [bytearray(shown.samples[y * shown.stride : y * shown.stride + wide]) for y in range(high)]
    for line in lines:
        x0, x1 = (min(wide, max(0, round((x - box.x0) * scale))) for x in (line.box.x0 - 1, line.box.x1 + 1))
        for y in range(max(0, round((line.box.y0 - box.y0) * scale)), min(high, round((line.box.y1 - box.y0) * scale))):
            rows[y][x0:x1] = b"\xff" * (x1 - x0)
    mark = sha256(b"%d %d " % (wide, high) + b"".join(rows)).hexdigest()
    dark = [row.translate(_IS_DARK) for row in rows]
    light, inked = sum(row.translate(_IS_LIGHT).count(1) for row in rows), sum(row.count(1) for row in dark)
    if light < _LIGHT[1] * wide * high or inked < _DARK[1] * wide * high:
        return 0, mark
    columns = [sum(column) for column in zip(*dark, strict=True)]
    between = int.from_bytes(bytes(n <= _RULED * high for n in columns))
    lit = [bool(int.from_bytes(row) & between) for row in dark]
    return sum(now and not before for before, now in pairwise([False, *lit])), mark


_IS_LIGHT = bytes(int(value > _LIGHT[0]) for value in range(256))
_IS_DARK = bytes(int(value < _DARK[0]) for value in range(256))
