"""What was found in the pictures of a document → its pages, with the letter sizes that it has.

A measured size is off by some hundredths; a document has a few sizes, and one text of it one. So sizes are told together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from vpextract.model import Box, Laid, Line, Page, Skewed
from vpextract.reading.ocr.raw import Piece, RawPage

_ALIKE = 0.08
"""Sizes that differ by less than this share of the larger are one: 11 and 12 points are not."""
_BOLD = 0.158
"""Letter sizes that strokes are thick: regular ones of Times, Arial and Calibri have 0.10 to 0.14, bold ones 0.17 to 0.21."""
_ASCENT, _DESCENT = 0.79, 0.21
"""How far a line's box reaches above and below its baseline, in letter sizes, as in the fonts of PDFs."""
_WAYS = {90: (0, -1), 180: (-1, 0), 270: (0, 1)}
"""How the lines run on paper of a page that stands turned by so many degrees against the clock."""


def pages_of(raw: dict[int, RawPage], blank: dict[int, Page]) -> dict[int, Page]:
    """The pages by their numbers; `blank` are those that the reader of PDFs gave, for their sizes and pictures."""
    pieces = [piece for page in raw.values() for piece in page.pieces]
    light, bold = _sizes([p for p in pieces if not _is_bold(p)]), _sizes([p for p in pieces if _is_bold(p)])

    def size_of(piece: Piece) -> float:
        return (bold if _is_bold(piece) else light)(piece.em)

    return {number: _page(found, blank[number], size_of) for number, found in raw.items()}


def boxes_of_unsure(found: RawPage, page: Page) -> list[tuple[Piece, Box]]:
    """The pieces with a figure that was read in two ways, and where they stand on the paper."""
    unsure = [(piece, line.box) for piece, line in zip(found.pieces, page.lines, strict=True) if not piece.figure]
    return [(piece, box if page.laid is None else page.laid.on_paper(box)) for piece, box in unsure]


def _page(found: RawPage, blank: Page, size_of: Callable[[Piece], float]) -> Page:
    lines = [_line(piece, size_of(piece)) for piece in found.pieces]
    turned = Laid(*_WAYS[found.turn], blank.width, blank.height) if found.turn else None
    width, height = turned.size if turned is not None else (blank.width, blank.height)
    return Page(
        blank.number,
        width,
        height,
        blank.rotation,
        tuple(lines),
        tuple(Box(*rule) for rule in found.rules),
        images=blank.images,
        pictured=blank.pictured,
        laid=Skewed(found.skew, blank.width, blank.height, turned) if found.skew else turned,
    )


def _line(piece: Piece, size: float) -> Line:
    box = Box(piece.x0, piece.base - _ASCENT * size, piece.x1, piece.base + _DESCENT * size)
    return Line(piece.text, box, size, _is_bold(piece))


def _is_bold(piece: Piece) -> bool:
    return piece.stroke > _BOLD


def _sizes(pieces: Sequence[Piece]) -> Callable[[float], float]:
    """Measured size → the size of the document that it is: the most frequent one first takes what is like it."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[round(piece.em, 1)] += len(piece.text)
    letters.pop(0.0, None)
    taken: dict[float, float] = {}
    for size, _ in letters.most_common():
        if size not in taken:
            for other in letters:
                if other not in taken and abs(other - size) < _ALIKE * max(other, size):
                    taken[other] = size
    usual = letters.most_common(1)[0][0] if letters else 11.0
    return lambda em: taken.get(round(em, 1), usual)
