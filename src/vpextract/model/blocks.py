"""What the layout made of the pages or lines: paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from vpextract.model.boxes import Place
from vpextract.model.issue import Issue
from vpextract.model.pages import Picture
from vpextract.numerals import is_figure, is_time

_FIGURES = 0.5
"""A column holds figures where this share of its cells are some; heads among the rows are words in it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: one paragraph, list item or heading, its lines joined.

    `rank` is 0 for ordinary text; 1 and up for what is set as a heading, 1 the largest kind in this document. A rank says
    only how it looks, never what it means. `bullet` is the mark of a list item ("•", "-", "3."), which is not in `text`.
    `signs` are the meanings of pictures or glyphs before the text. `toc` marks an entry of a table of contents. `sides` are
    its lines where wide gaps part some of them (the two halves of a letterhead, say), each with its texts from left to right.
    """

    text: str
    place: Place
    rank: int = 0
    bullet: str = ""
    signs: tuple[str, ...] = ()
    toc: bool = False
    sides: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: as many `cells` as the table has columns, "" for an empty one.

    `spanning` marks a row whose one text runs over all columns (it stands in `cells[0]`): an Analys or Kommentar row, or a
    heading inside the table.
    """

    cells: tuple[str, ...]
    place: Place
    signs: tuple[str, ...] = ()
    spanning: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, whatever number of pages it runs over; `columns` are the head's labels, wrapped lines joined.

    `title` is a text over the head that belongs to the table. `headed` is False where no head was found: then `columns`
    are empty strings.
    `guessed` lists (row index, column index) of cells whose column was not certain; `unsure` those of which no value is
    made: what they hold is none of their column's, or more than one figure.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    place: Place
    headed: bool = True
    title: str = ""
    guessed: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()

    def figure_columns(self) -> frozenset[int]:
        """The columns behind the first that hold figures; years and dates count neither way."""
        found = set()
        for column in range(1, len(self.columns)):
            cells = [row.cells[column] for row in self.rows if row.cells[column] and not row.spanning]
            told = [is_figure(cell) for cell in cells if not is_time(cell)]
            if told and sum(told) >= _FIGURES * len(told):
                found.add(column)
        return frozenset(found)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the document that are in no record, and why: `furniture`, `repeated_head`, `label`, `mark`, `left_over`."""

    text: str
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document as blocks in reading order.

    `shows_gender`: whether the input can show the sign for sex-disaggregated rows at all. `unknown_pictures`: one of each
    that no pattern knows.
    """

    blocks: tuple[Block, ...]
    set_aside: tuple[SetAside, ...] = ()
    issues: tuple[Issue, ...] = ()
    shows_gender: bool = True
    unknown_pictures: tuple[Picture, ...] = ()
