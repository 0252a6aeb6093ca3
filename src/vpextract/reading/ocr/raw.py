"""What is found in the picture of a page, before a document's pages are compared. Lengths are points on the straight page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Picture(NamedTuple):
    """The picture of a page, a byte a pixel, from its upper left corner."""

    samples: bytes
    width: int
    height: int
    dpi: float


class Piece(NamedTuple):
    """Texts on one line that belong together: a line of running text, or one of a cell.

    `em` is the letter size as far as it can be measured, 0 where it cannot; `stroke` is how thick its strokes are, in `em`.
    `doubted` are its words that may be wrong; `figure` is false where it holds a figure that two readings read differently.
    """

    text: str
    x0: float
    x1: float
    base: float
    em: float
    stroke: float
    doubted: tuple[str, ...] = ()
    figure: bool = True


@dataclass(frozen=True, slots=True)
class RawPage:
    """`rules` are thin boxes (x0, y0, x1, y1); `skew` are the degrees by which its lines ran downwards to the right.

    `turned`: its lines run upwards or downwards, as those of a page do that lies on its side, and no turn made words of them.
    `turn` are the degrees, 90, 180 or 270, by which the page stands turned against the clock; all else is told of it upright.
    `loose` is the share of its ink that is in no word, ruling or sign; `signs` are the boxes of its solid shapes.
    """

    pieces: tuple[Piece, ...]
    rules: tuple[tuple[float, float, float, float], ...]
    skew: float
    n_words: int
    turned: bool = False
    turn: int = 0
    loose: float = 0.0
    signs: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def doubted(self) -> list[str]:
        """The words that may be wrong."""
        return [word for piece in self.pieces for word in piece.doubted]
