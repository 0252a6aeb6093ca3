"""What the program says is in a document: its rows, each of which names its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vpextract.model.boxes import Place

_NOWHERE = Place()


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
    assessment: str | None = None
    assessment_raw: str | None = None
    """How far the row says that its target was reached: `helt`, `delvis`, `ej`; and as printed."""


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
    delay_said: str | None = None
    delay_raw: str | None = None
    """What the comment says about delays (`delayed`, `paused`, …), and the sentence that says it."""


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
    place: Place = _NOWHERE
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


class EconomyRow(NamedTuple):
    """A figure of the economy and the cell of a table that it is printed in; see `economy` in the data dictionary.

    `role` tells `item`, `part` and `total`, so that nothing is added twice. `value_mnkr` is signed by one convention; None
    where the unit is not known or no number could be made. `doubt` is the code of why it is doubtful, None where it is not.
    """

    table_id: str
    row: int
    col: int
    part: str
    role: str
    area: str
    parent: str | None
    measure: str
    side: str | None
    basis: str | None
    year: int | None
    as_of: str | None
    value_mnkr: float | None
    raw: str
    unit: str | None
    source_rank: int
    doubt: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Decision:
    number: int
    text: str
    amount_mnkr: float | None
    place: Place
