"""A table as it stands on one page, before its text is joined: what the finders of ruled and of open tables both make."""

from __future__ import annotations

from dataclasses import dataclass, field

from vpextract.model import Box, Issue, Line, Picture, Place, SetAside, around


@dataclass(slots=True)
class RawRow:
    """Lines by column, top to bottom; a row over the whole table has them in `spanning` and no cells.

    Mutable: rows cut by a page break grow together.
    """

    cells: list[list[Line]]
    spanning: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    page: int = 0
    top: float = 0.0
    """The upper end of the row on its page: its rule, or its first line."""
    merged: dict[int, int] = field(default_factory=dict)
    """Cells that run over several columns: first column → last."""
    guessed: set[int] = field(default_factory=set)
    """Cells with a text that might as well stand in the next column."""
    marked: bool = False
    """The file itself says that it is of the header."""
    said_above: list[Line] = field(default_factory=list)
    """Texts of rows above whose cells run down over this row as well."""
    tagged: bool = False
    """Its tags say so, which lie more often."""

    @property
    def lines(self) -> list[Line]:
        return [line for cell in self.cells for line in cell] + self.spanning

    @property
    def box(self) -> Box | None:
        return around([line.box for line in self.lines])

    def filled(self) -> list[int]:
        """Indices of the cells with text."""
        return [i for i, cell in enumerate(self.cells) if cell]


@dataclass(slots=True)
class RawTable:
    """`columns` are the inner x-ranges of the columns; the first `n_head` of `rows` are its head."""

    columns: list[tuple[float, float]]
    rows: list[RawRow]
    n_head: int
    page: int
    box: Box
    title: list[Line] = field(default_factory=list)
    ruled: bool = True
    wraps: bool = True
    """The lines of a cell are one text that the cell wrapped; else each is a paragraph."""
    signs: list[list[str]] = field(default_factory=list)
    """What spoke for and against the first rows being the header, where that was judged."""
    fragment: bool = False
    """It has one cell with text, at the edge of a page: part of a table on the page before or behind, or running text."""

    @property
    def head(self) -> list[RawRow]:
        return self.rows[: self.n_head]

    @property
    def body(self) -> list[RawRow]:
        return self.rows[self.n_head :]

    @property
    def last_page(self) -> int:
        """The page on which its last row stands."""
        return max([self.page, *(row.page for row in self.rows)])


@dataclass(slots=True)
class CellRow:
    """A row as it is printed, its words whole: one text for each column, "" for an empty cell.

    `alone`: its one text stands in no column for sure, as a comment does. `rest`: it can only go on with the row above.
    `broken`: an empty line, the end of a page or the header said again stands before it. `guessed` are columns.
    """

    cells: tuple[str, ...]
    place: Place
    signs: tuple[str, ...] = ()
    spanning: bool = False
    alone: bool = False
    rest: bool = False
    broken: bool = False
    guessed: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.cells))

    @property
    def seen(self) -> bool:
        """Whether a page shows where it ends: then it is joined to what a page break cut off before its words are."""
        return self.place.box is not None


@dataclass(slots=True)
class CellTable:
    """A table whose rows are still to be joined, as every finder hands it over; `taken` are the lines of a text it stands on.

    `aside` and `issues` are what became of its words so far. `listed`: it was found by its header, which is known of lists.
    """

    columns: tuple[str, ...]
    place: Place
    headed: bool = True
    title: str = ""
    rows: list[CellRow] = field(default_factory=list)
    taken: range = range(0)
    listed: bool = False
    aside: list[SetAside] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def set_header_aside(self, text: str, page: int | None) -> None:
        """Say that the header was printed again, with these words."""
        self.aside.append(SetAside(text, "repeated_head", page))

    def spanning(self, text: str, place: Place) -> CellRow:
        """A row over the whole table."""
        return CellRow((text, *("" for _ in self.columns[1:])), place, spanning=True)
