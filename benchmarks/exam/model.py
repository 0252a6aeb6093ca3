"""What a drawn document is: the blocks that are printed, and the truth about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Heading:
    """A heading line; `level` 0 is the title, 1 a chapter, up to 4 the small ones under a goal."""

    level: int
    text: str
    label: str = ""
    """The label that it begins with, where it is a goal's."""


@dataclass
class Para:
    text: str
    strong: bool = False
    verdict: bool = False
    """Whether it tells a goal's assessment and nothing else."""
    caption: bool = False


@dataclass
class Lines:
    """Lines that stand close to each other, as in a letter's head."""

    lines: list[str]


@dataclass
class Bullets:
    items: list[str]


@dataclass
class Numbered:
    items: list[str]


@dataclass
class Contents:
    """The contents list: what is printed in it and on which page."""

    entries: list[tuple[str, int]]
    dots: bool


@dataclass
class NewPage:
    pass


@dataclass
class Row:
    cells: list[str]
    bold: bool = False
    note: str | None = None
    """A row of one cell over the whole width, as 'Analys …' under an indicator."""
    note_label: str = ""


@dataclass
class Grid:
    """A table. `heads` are its header rows, each a list of (text, how many columns it spans)."""

    heads: list[list[tuple[str, int]]]
    rows: list[Row]
    kind: str
    numeric: list[bool]

    @property
    def width(self) -> int:
        return sum(span for _, span in self.heads[-1])


Block = Heading | Para | Lines | Bullets | Numbered | Contents | NewPage | Grid


@dataclass
class Value:
    """One printed cell of an indicator, normalised. `units` are the units that a careful reader may give it."""

    measure: str
    year: int
    raw: str
    value: float | None = None
    units: list[str | None] = field(default_factory=lambda: [None])
    qualifier: str | None = None
    low: float | None = None
    high: float | None = None


@dataclass
class Goal:
    levels: list[str]
    number: str | None
    text: str
    parent: str | None
    assessment: str | None = None
    assessment_raw: str | None = None
    description: str | None = None
    expected_result: str | None = None
    analysis: str | None = None


@dataclass
class Indicator:
    goal: str
    name: str
    owner: str
    values: list[Value]
    cells: dict[str, str | None]
    """What the wide columns of `indicators` hold: outcome … target_kf, period."""
    comment: str | None = None


@dataclass
class Activity:
    goal: str
    text: str
    starts: list[str | None]
    ends: list[str | None]
    start_raw: str | None
    end_raw: str | None
    deviation: str | None = None
    comment: str | None = None


@dataclass
class Cell:
    """A cell of an economy table; measure, side and year are '' where a reader could not tell."""

    row: str
    column: str
    raw: str
    value: float | None
    measure: str = ""
    side: str = ""
    year: int = 0


@dataclass
class Table:
    kind: str
    unit: str | None
    columns: list[str]
    cells: list[Cell]
    labels: list[str]


@dataclass
class Truth:
    fields: dict[str, list[Any]] = field(default_factory=dict)
    """Fields of `documents`; each has the answers that are right."""
    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    decisions: list[tuple[int, str, float | None]] = field(default_factory=list)

    def json(self) -> Json:
        return asdict(self)


@dataclass
class Drawn:
    """A document with its truth, in one of the forms `transcript`, `text`, `pdf`, `look` and `docx`."""

    index: int
    form: str
    blocks: list[Block]
    truth: Truth
    header: str
    footer: str
    look: Json

    @property
    def name(self) -> str:
        ending = "docx" if self.form == "docx" else "pdf" if self.form in ("pdf", "look") else "txt"
        return f"exam-{self.index:03d}.{ending}"


def flat_heads(heads: Sequence[Sequence[tuple[str, int]]]) -> list[str]:
    """The header rows as one label a column."""
    labels: list[str] = []
    for row in heads:
        spread = [text for text, span in row for _ in range(span)]
        labels = [f"{a} {b}".strip() for a, b in zip(labels, spread, strict=True)] if labels else spread
    return labels
