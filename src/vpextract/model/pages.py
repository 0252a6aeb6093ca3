"""What a reader saw: pages with their lines of text, rulings, painted areas and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vpextract.model.boxes import Box, Laid, Skewed


class Line(NamedTuple):
    """One run of text on one baseline, as the PDF places it; cells side by side are lines of their own.

    `text` has its outer white space removed; `open_end` says that white space was printed after the last letter, which
    tells that the line did not end inside a word.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    font: str = ""
    color: int = 0
    open_end: bool = False
    ends_bold: bool = False
    """Whether the last of its letters are bold, but not all: a light label before a goal's text, say."""

    @property
    def printed(self) -> str:
        """The text with the white space that was printed after it, which tells a hyphen of its own from a wrapped word."""
        return f"{self.text} " if self.open_end else self.text


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture, an image or drawn, with what is seen in it: `shape` ("circle", "triangle", …), `color` ("#2e7d32", or
    a name), and what the shape stands on, if anything ("disc", "ring", "tile", "frame"). `digest` is a mark to know it by.
    """

    box: Box
    shape: str = ""
    color: str = ""
    digest: str = ""
    ground: str = ""
    glyph: str = ""
    """The letter that it is printed as, where it is no picture but a sign of a font."""


class TaggedCell(NamedTuple):
    """A cell as the tags of a file tell it: the box around its words, and whether it is said to be a header's."""

    box: Box
    head: bool


TaggedRow = tuple[TaggedCell, ...]
"""The cells of a row that have words, left to right."""
TaggedTable = tuple[TaggedRow, ...]
"""The rows of a table in the order of the tags, as far as they stand on one page."""

MUCH = 0.5
"""An image that covers this share of a page is much of what it shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `rules` are thin lines (either zero-width or zero-height boxes), `fills` are painted areas."""

    number: int
    width: float
    height: float
    rotation: int
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()
    fills: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    images: int = 0
    """How many images of any size the page shows: a page with images and without lines is a scan."""
    turned: tuple[str, ...] = ()
    """Texts that do not run from left to right as the page is looked at (along a margin, say)."""
    unseen: tuple[str, ...] = ()
    """Texts that nobody sees: white on white, covered by what is painted later, without ink, outside the page's edges."""
    pictured: float = 0.0
    """The share of the page that its largest image covers."""
    tagged: tuple[TaggedTable, ...] = ()
    """The tables that the file's tags tell, which may be wrong."""
    laid: Laid | Skewed | None = None
    """How the page was set straight, or how tables or texts that are set sideways were laid; where that is the whole page, its
    size is the laid one."""

    @property
    def paper(self) -> tuple[float, float]:
        """The width and height of the page as it is looked at."""
        return (self.width, self.height) if self.laid is None else (self.laid.width, self.laid.height)

    @property
    def kind(self) -> str:
        """`mixed`: text on or beside a picture that covers much of the page, be it a scan that was read or a photograph."""
        if self.lines:
            return "mixed" if self.pictured >= MUCH else "text"
        return "scan" if self.images else "empty"
