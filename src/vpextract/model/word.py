"""What a reader saw in a Word file: paragraphs and tables in reading order, with what the file itself says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vpextract.model.pages import Picture


class Span(NamedTuple):
    """Letters of one look, or a small picture among them. "\\t" in the text is a tab; `size` is in points, `color` 0xRRGGBB."""

    text: str
    size: float
    bold: bool = False
    font: str = ""
    color: int = 0
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph. Its `number` is its place: paragraphs are counted from 1 through the whole text, those in tables among them.

    `lines` are what line ends that were typed part. `level` is that of a heading, 1 the highest, 0 for running text; `style`
    is the name of its style. `mark` is what the numbering of its list prints before it ("1.2", "a)", "•"). `toc` says that
    it is an entry of a table of contents, `gap` that an empty paragraph stands before it.
    """

    number: int
    lines: tuple[tuple[Span, ...], ...]
    level: int = 0
    style: str = ""
    mark: str = ""
    toc: bool = False
    gap: bool = False

    @property
    def text(self) -> str:
        """All of its letters, tabs and line ends as spaces."""
        return " ".join("".join(span.text for span in line).replace("\t", " ").strip() for line in self.lines).strip()


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell over the columns `first` to `last` of its table. `fill` is the colour behind it ("#rrggbb"), "" for none.

    `goes_on`: it is the lower part of the cell above it, and empty.
    """

    first: int
    last: int
    blocks: tuple[WordBlock, ...]
    fill: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of a table; `header`: the file says that it is printed again on each page."""

    cells: tuple[WordCell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; `widths` are those of its columns in points, `number` that of its first paragraph. `inner`: it stood in a cell
    of the table before it."""

    number: int
    widths: tuple[float, ...]
    rows: tuple[WordRow, ...]
    gap: bool = False
    inner: bool = False


WordBlock = WordParagraph | WordTable
