"""The content of a document as a sequence of plain objects.

The PDF layout, the transcripts and the gold tables are all written from these objects, so that the truth cannot differ
from what is printed. Texts may carry ``<b>`` and ``<i>``; everything else is plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MEASURES = ("outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf")
LABELS = {
    "inriktningsmal": "KF:s inriktningsmål:",
    "verksamhetsmal": "KF:s mål för verksamhetsområdet:",
    "namndmal": "Nämndmål:",
}
ACTIVITY_HEADS = ("Aktivitet", "Startdatum", "Slutdatum", "Avvikelse")
ASSESSMENTS = {"helt": "Uppfylls helt", "delvis": "Uppfylls delvis", "ej": "Uppfylls ej"}
GOAL_LEVELS = {"inriktningsmal": 1, "verksamhetsmal": 2, "namndmal": 3}
KINDS = {
    "verksamhetsplan": "Verksamhetsplan",
    "tertialrapport": "Tertialrapport",
    "verksamhetsberattelse": "Verksamhetsberättelse",
}


def plain(text: str) -> str:
    """The text as the gold has it: without tags, white space collapsed."""
    return " ".join(re.sub(r"</?[bi]>", "", text).split())


@dataclass(frozen=True)
class Value:
    """A printed cell and what it means."""

    raw: str
    value: float | None = None
    unit: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True)
class Contact:
    """The block on the first page: who handles it, for which board, when."""

    officer: str
    phone: str
    board: str
    date: str

    @property
    def lines(self) -> tuple[str, ...]:
        """As plain lines below each other; an empty one parts whom it is from and whom it is for."""
        return ("Handläggare", self.officer, f"Telefon: {self.phone}", "", "Till", self.board, self.date)


@dataclass(frozen=True)
class Heading:
    """A heading; a ``free`` one is a bold line inside a text and does not end the goal's text that it stands in."""

    text: str
    level: int = 1
    kind: str = "other"
    free: bool = False


@dataclass(frozen=True)
class Goal:
    """A goal heading. ``again`` prints the same heading once more: still one goal."""

    level: str
    label: str
    text: str
    number: str | None
    parent: str | None
    assessment: str | None = None
    dot: bool = True
    next_line: bool = False
    sign: bool = True
    again: bool = False

    @property
    def printed(self) -> str:
        """Number and text as they stand after the label."""
        number = "" if self.number is None else self.number + (". " if self.dot else " ")
        return number + self.text


@dataclass(frozen=True)
class Para:
    """A paragraph; ``box`` lays it on a coloured background that means nothing."""

    text: str
    box: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Decisions:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Toc:
    """The table of contents; its entries are the headings and goals that follow. ``table`` stands in the midst of it."""

    title: str = "Innehållsförteckning"
    table: FigureTable | None = None


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class PageKind:
    """The pages from here on: ``flipped`` is landscape; ``rotate`` is the turn that shows them upright (/Rotate)."""

    flipped: bool = False
    rotate: int = 0


@dataclass(frozen=True)
class Signature:
    """Names over titles, as they stand before the attest table."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    name: str
    values: dict[str, Value]
    period: str | None
    comment: str | None
    gendered: bool
    sign: str | None = None  # a coloured circle in the icon column


@dataclass(frozen=True)
class IndicatorTable:
    columns: tuple[tuple[str, str], ...]  # measure (or "period") and the head as printed
    rows: tuple[Indicator, ...]
    icons: int = 0  # narrow icon columns without a head: 1 sex, 2 status and sex
    comment_label: str = "Analys"
    comment_break: bool = False  # the label on a line of its own
    name_head: str = "Indikator"


@dataclass(frozen=True)
class Activity:
    text: str
    start: str
    end: str
    deviation: str | None
    comment: str | None
    status: str | None


@dataclass(frozen=True)
class ActivityTable:
    rows: tuple[Activity, ...]
    with_deviation: bool
    icons: bool = False
    comment_label: str = "Analys"
    comment_break: bool = False
    heads: tuple[str, ...] = ACTIVITY_HEADS


@dataclass(frozen=True)
class FigureTable:
    """Any other table. A "\\n" in a column head breaks the line there; ``first`` is the first column's share."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str | None = None
    first: float = 0.34
    wide_last: bool = False
    small: bool = False


@dataclass(frozen=True)
class SideBySide:
    """Two tables beside each other."""

    left: FigureTable
    right: FigureTable


@dataclass(frozen=True)
class Note:
    """A footnote right under a table, in small print: ``mark`` stands in a cell of it."""

    mark: str
    text: str


Block = (
    Contact
    | Heading
    | Goal
    | Para
    | Bullets
    | Decisions
    | Toc
    | PageBreak
    | PageKind
    | SideBySide
    | Note
    | Signature
    | IndicatorTable
    | ActivityTable
    | FigureTable
)


@dataclass
class Document:
    """A whole document: what it is, its blocks in reading order, and the name that it is written under."""

    file: str
    look: str
    board: str
    board_id: str
    doc_type: str
    year: int
    tertial: int | None
    date: str
    address: str
    city: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def gold_id(self) -> str:
        short = {"verksamhetsplan": "vp", "verksamhetsberattelse": "vb"}.get(self.doc_type, f"t{self.tertial}")
        return f"{self.board_id}-{self.year}-{short}"
