"""The nouns that the stages pass on to each other; all frozen, none knows where it is stored or how it is shown.

Order of the flow: `Page` (what a reader saw) → `Block` (what the layout made of it) → findings, grouped in `Extraction`
(what the program says is in the document). Lengths are points, origin is the page's upper left corner, y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


def around(boxes: list[Box]) -> Box | None:
    """The smallest box around all of them; None for no boxes."""
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


# --- what a reader saw ------------------------------------------------------------------------------------------------


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

    @property
    def kind(self) -> str:
        if self.lines:
            return "text"
        return "scan" if self.images else "empty"


# --- what the layout made of it ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page and box in a PDF, the line number (from 1) in a text file."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None

    def with_next(self, following: Place) -> Place:
        """This place and what goes on from it; what goes on upon another page is left off."""
        if self.page != following.page or self.box is None or following.box is None:
            return self
        return Place(self.page, around([self.box, following.box]), self.line)


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


# --- what the program says is in the document -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about the contents; `code` is a key of `issues.CODES`, `row_id` the record it is about.

    Its place is a page, or in a text without pages a line.
    """

    code: str
    message: str
    severity: str = "warning"
    page: int | None = None
    row_id: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is, told by its contents; None for what they do not tell. `kind` is the contract's doc_type."""

    kind: str | None = None
    year: int | None = None
    tertial: int | None = None
    board: str | None = None
    board_id: str | None = None
    dated: date | None = None
    title: str | None = None
    municipality: str | None = None
    doubts: tuple[tuple[str, str], ...] = ()
    """What is unsure about it: the code of an issue and a sentence each."""


@dataclass(frozen=True, slots=True)
class Section:
    section_id: str
    parent_id: str | None
    ordinal: int
    depth: int
    kind: str
    heading: str
    goal_id: str | None
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Goal:
    goal_id: str
    ordinal: int
    level: str
    number: str | None
    text: str
    parent_goal_id: str | None
    assessment: str | None
    assessment_raw: str | None
    status: str | None
    description: str | None
    expected_result: str | None
    analysis: str | None
    printed: str
    place: Place
    level_raw: str | None = None
    """The label as printed."""


@dataclass(frozen=True, slots=True)
class Value:
    """One printed cell of an indicator, normalised; see `indicator_values` in the contract.

    `doubtful`: it holds digits, but no number could be made of it with certainty. `note` is a footnote's mark ("1", "*").
    `as_of` is the time within `year`, where the head tells one ("T1", "VB", "2031-08-31").
    """

    measure: str
    raw: str
    value: float | None
    unit: str | None
    qualifier: str | None
    year: int | None
    doubtful: bool = False
    note: str | None = None
    low: float | None = None
    high: float | None = None
    """The ends of a range, which has no `value`."""
    as_of: str | None = None
    unit_std: str | None = None
    """The unit in one spelling."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """`cells` maps measure and `period` to the text as printed; columns without a meaning are in `extra`."""

    indicator_id: str
    goal_id: str | None
    ordinal: int
    name: str
    owner: str | None
    gendered: bool | None
    status: str | None
    cells: dict[str, str]
    values: tuple[Value, ...]
    comment: str | None
    place: Place
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Activity:
    activity_id: str
    goal_id: str | None
    ordinal: int
    text: str
    owner: str | None
    start_date: date | None
    end_date: date | None
    status: str | None
    deviation: str | None
    comment: str | None
    place: Place
    extra: dict[str, str] = field(default_factory=dict)
    start_raw: str | None = None
    end_raw: str | None = None
    """The dates as printed, also what names no day ("Q2 2031")."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One printed cell; `place` is that of its row, which may stand on a later page than the table's head.

    `doubtful`: it looks like a figure, but no number could be made of it with certainty. `guessed`: it may stand in
    another row or column. `note` is a footnote's mark ("1", "*"). `measure` (`budget`, `outcome`, `forecast`, …), `side`
    (`cost`, `income`, `net`), `year`, `as_of` (the time within it) and `unit` are None where they are not told.
    """

    row: int
    col: int
    row_label: str
    parent_label: str | None
    col_label: str
    raw: str
    value: float | None
    place: Place = Place()
    doubtful: bool = False
    guessed: bool = False
    note: str | None = None
    measure: str | None = None
    side: str | None = None
    year: int | None = None
    as_of: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Any table that lists neither indicators nor activities, above all the economy.

    `whole`: nothing tells that rows of it stand in another table, so that its sums can be held against it.
    """

    table_id: str
    section_id: str | None
    goal_id: str | None
    ordinal: int
    kind: str
    title: str | None
    unit: str | None
    columns: tuple[str, ...]
    n_rows: int
    cells: tuple[FigureCell, ...]
    place: Place
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    number: int
    text: str
    amount_mnkr: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What the `pages` dataset tells of one page; sizes in points."""

    page: int
    kind: str
    width: float
    height: float
    rotation: int
    words: int
    reader: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document. `status`: `ok`, `partial` or `failed`; `error` says what to do about the last.

    `size` is how many bytes it has; None where they could not be read.
    """

    document_id: str
    source: str
    sha256: str
    reader: str
    status: str
    error: str | None = None
    identity: Identity = Identity()
    n_pages: int | None = None
    pages: tuple[PageInfo, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    activities: tuple[Activity, ...] = ()
    tables: tuple[FigureTable, ...] = ()
    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    size: int | None = None
