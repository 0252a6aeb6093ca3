"""Which texts of a page nobody sees: without ink, in the colour of what they stand on, covered by what is painted later, tiny.

What MuPDF tells beside the text (fields, pictures, in the order in which they are painted) says which texts to doubt. Of
those the page is painted, and its pixels tell: so a white text on a shape that is no box is not lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from vpextract.model import Box
from vpextract.reading.boxes import turned

TINY = 1.0
"""Letters of less than so many points are no text to anybody."""
_TEXT, _IMAGE, _VECTOR = 0, 1, 3
_OPAQUE = 250
_FIELD = 3.0
"""What is painted thinner than so many points is a rule, which no text stands on."""
_PALE = 0xF0F0F0
_ALIKE = 12
"""Colours whose parts (0 to 255) differ by at most so much are one to the eye: 0.992 of white on white, say."""
_SCAN_SHARE = 0.5
"""A picture over more of the page than this is a scan, and the text under it what was recognised on it."""
_UNIFORM = 0.985
"""What is covered shows one colour on more of its pixels than this; letters take a tenth at least."""
_SCALE = 1.5
"""Pixels a point: letters of 4 points are 6 high."""
_Raw = dict[str, Any]
_Rect = tuple[float, float, float, float]


class _Paint(NamedTuple):
    order: int
    box: _Rect
    color: int | None
    """None for a picture."""
    opaque: bool


def with_what_is_seen(blocks: Sequence[_Raw], page: Any, turn: Any) -> tuple[list[_Raw], list[str]]:
    """The blocks of text without the spans that are not seen, and the texts of those; all `blocks` in the order of painting."""
    paints = list(_paints(blocks))
    texts = [block for block in blocks if block["type"] == _TEXT]
    doubted = _doubted(blocks, paints)
    if not doubted:
        return texts, []
    scene = _Scene(blocks, paints, page, turn)
    hidden = {id(span) for order, span in doubted if scene.hides(order, span)}
    if not hidden:
        return texts, []
    left = [
        {
            **block,
            "lines": [
                {**line, "spans": spans}
                for line in block["lines"]
                if (spans := [span for span in line["spans"] if id(span) not in hidden])
            ],
        }
        for block in texts
    ]
    return left, [span["text"] for _, span in doubted if id(span) in hidden]


def _paints(blocks: Sequence[_Raw]) -> Iterator[_Paint]:
    """The fields and pictures that texts may stand on or under."""
    for order, block in enumerate(blocks):
        kind = block["type"]
        if kind == _VECTOR:
            x0, y0, x1, y1 = box = block["bbox"]
            if x1 - x0 > _FIELD and y1 - y0 > _FIELD and (not block["stroked"] or not block["isrect"]):
                yield _Paint(order, box, block["color"], block["isrect"] and block["alpha"] >= _OPAQUE)
        elif kind == _IMAGE:
            yield _Paint(order, block["bbox"], None, block.get("mask") is None)


def _doubted(blocks: Sequence[_Raw], paints: Sequence[_Paint]) -> list[tuple[int, _Raw]]:
    """The spans that may not be seen, each with its place in the order of painting."""
    colors = {paint.color for paint in paints}
    covers = [paint for paint in paints if paint.opaque]
    found: list[tuple[int, _Raw]] = []
    texts = [(order, block) for order, block in enumerate(blocks) if block["type"] == _TEXT]
    if not _may_be_unseen(texts, colors, covers):
        return []
    for order, block in texts:
        later = _later(order, block["bbox"], covers)
        for line in block["lines"]:
            for span in line["spans"]:
                color = span["color"]
                if (
                    span["alpha"] == 0
                    or span["size"] < TINY
                    or ((color >= _PALE or color in colors) and _alike(color, _ground(order, span["bbox"], paints)))
                    or (later and any(_covers(paint.box, span["bbox"]) for paint in later))
                ):
                    found.append((order, span))
    return [(order, span) for order, span in found if span["text"].strip()]


def _may_be_unseen(texts: Sequence[tuple[int, _Raw]], colors: set[int | None], covers: Sequence[_Paint]) -> bool:
    """A quick question for all texts at once: on most pages no text is pale, tiny or painted before a field."""
    if covers and texts and covers[-1].order > texts[0][0]:
        return True
    spans = [span for _, block in texts for line in block["lines"] for span in line["spans"]]
    shown = {span["color"] for span in spans}
    return (
        max(shown, default=0) >= _PALE
        or not shown.isdisjoint(colors)
        or 0 in {span["alpha"] for span in spans}
        or min([span["size"] for span in spans], default=TINY) < TINY
    )


def _later(order: int, box: _Rect, covers: Sequence[_Paint]) -> list[_Paint]:
    """What is painted after a text and touches it; most fields are painted before all texts."""
    if not covers or covers[-1].order < order:
        return []
    x0, y0, x1, y1 = box
    return [
        paint
        for paint in covers
        if paint.order > order
        for a, b, c, d in (paint.box,)
        if a < x1 and x0 < c and b < y1 and y0 < d
    ]


def _covers(paint: _Rect, text: _Rect) -> bool:
    """Whether something covers a text, but for the room above and below its letters."""
    x0, y0, x1, y1 = text
    room = 0.25 * (y1 - y0)
    return paint[0] <= x0 + 1 and paint[2] >= x1 - 1 and paint[1] <= y0 + room and paint[3] >= y1 - room


def _ground(order: int, box: _Rect, paints: Sequence[_Paint]) -> int | None:
    """The colour of what a text stands on: of the last field painted before it, else white; None for a picture."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [p for p in paints if p.order < order and p.box[0] <= x <= p.box[2] and p.box[1] <= y <= p.box[3]]
    return under[-1].color if under else 0xFFFFFF


def _alike(color: int, ground: int | None) -> bool:
    return ground is not None and all(
        abs((color >> shift & 255) - (ground >> shift & 255)) <= _ALIKE for shift in (0, 8, 16)
    )


# --- what the page shows ----------------------------------------------------------------------------------------------


class _Scene:
    """A page with all that is painted on it; its pixels are made when they are asked for."""

    def __init__(self, blocks: Sequence[_Raw], paints: Sequence[_Paint], page: Any, turn: Any) -> None:
        texts = [block for block in blocks if block["type"] == _TEXT]
        self.paints, self.page, self.turn = paints, page, turn
        self.inked = [span for block in texts for line in block["lines"] for span in line["spans"] if span["alpha"]]
        self.pixels: _Pixels | None = None

    def hides(self, order: int, span: _Raw) -> bool:
        """Whether a doubted span is not seen."""
        box = span["bbox"]
        if span["size"] < TINY:
            return True
        if span["alpha"] == 0:  # what was recognised on a picture has no ink
            on_picture = any(paint.color is None and _touches(paint.box, box) for paint in self.paints)
            return not on_picture or any(_touches(other["bbox"], box) for other in self.inked)
        later = [paint for paint in self.paints if paint.opaque and paint.order > order and _covers(paint.box, box)]
        pictures = [paint.box for paint in later if paint.color is None]
        if pictures:
            return not any(self._is_scan(picture) for picture in pictures)
        self.pixels = self.pixels or _Pixels(self.page, self.turn)
        if not later:
            return _alike(span["color"], self.pixels.ground(box))
        return self.pixels.is_uniform(box) or any(o is not span and _overlap(o["bbox"], box) for o in self.inked)

    def _is_scan(self, picture: _Rect) -> bool:
        x0, y0, x1, y1 = picture
        return bool((x1 - x0) * (y1 - y0) >= _SCAN_SHARE * self.page.rect.width * self.page.rect.height)


def _touches(a: _Rect, b: _Rect) -> bool:
    """Whether the middle of a text lies in a box."""
    x, y = (b[0] + b[2]) / 2, (b[1] + b[3]) / 2
    return a[0] <= x <= a[2] and a[1] <= y <= a[3]


def _overlap(a: _Rect, b: _Rect) -> bool:
    """Whether two texts are printed over each other."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide > 1 and high > 0.5 * min(a[3] - a[1], b[3] - b[1])


class _Pixels:
    """The page as it is seen."""

    def __init__(self, page: Any, turn: Any) -> None:
        import pymupdf

        self.turn = turn
        self.picture = page.get_pixmap(matrix=pymupdf.Matrix(_SCALE, _SCALE), alpha=False, annots=False)

    def ground(self, box: _Rect) -> int | None:
        """The colour that most of a place has; None off the page."""
        found = self._colors(box).most_common(1)
        return found[0][0] if found else None

    def is_uniform(self, box: _Rect) -> bool:
        colors = self._colors(box)
        return not colors or colors.most_common(1)[0][1] > _UNIFORM * colors.total()

    def _colors(self, box: _Rect) -> Counter[int]:
        picture = self.picture
        x0, y0, x1, y1 = (round(_SCALE * side) for side in turned(Box(*box), self.turn))
        found: Counter[int] = Counter()
        samples, wide = picture.samples_mv, picture.stride
        for y in range(max(0, y0), min(picture.height, y1)):
            row = bytes(samples[y * wide + 3 * max(0, x0) : y * wide + 3 * min(picture.width, x1)])
            found.update(int.from_bytes(row[i : i + 3]) for i in range(0, len(row), 3))
        return found
