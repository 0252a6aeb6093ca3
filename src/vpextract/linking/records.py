"""The nouns of linking: rows of goals, indicators and activities as they are compared, and the series that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vpextract import terms
from vpextract.marks import lowered
from vpextract.terms import COUNCIL, report_code

CITY = COUNCIL
"""The owner of what the city council set: shared by all boards."""
PLAN = report_code(terms.PLAN, None)
REPORTS = (*(report_code(terms.TERTIAL_REPORT, n) for n in (1, 2, 3)), report_code(terms.YEAR_REPORT, None))
"""What follows a plan up, in order; the last one is on the whole year."""


class Reading(NamedTuple):
    """One figure of an indicator row; `year` is the one it is for, `raw` as printed, `low` and `high` the ends of a range."""

    raw: str
    value: float | None
    unit: str | None
    year: int | None
    qualifier: str | None = None
    unit_std: str | None = None
    low: float | None = None
    high: float | None = None

    @property
    def compared_unit(self) -> str:
        """The unit as it is compared: its one spelling, without case; "" for none."""
        return lowered(self.unit_std or self.unit or "").casefold()


@dataclass(frozen=True, slots=True)
class Record:
    """One row that may belong to a series. `kind` is `goal`, `indicator` or `activity`.

    `owner` is `kf`, `namnd` or None where it is not known; of goals, `level` says it. `parent` is the text of the goal
    that it stands under, `context` the beginning of a goal's description.
    """

    kind: str
    member_id: str
    document_id: str
    board_id: str | None
    year: int
    report: str
    """What kind of document: `vp`, `t1`, `t2`, `t3`, `vb` or, where that is unknown, `unknown`."""
    ordinal: int
    text: str
    owner: str | None
    level: str | None = None
    number: str | None = None
    parent: str = ""
    context: str = ""
    page: int | None = None
    values: dict[str, Reading] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    status: str | None = None
    deviation: str | None = None
    assessment: str | None = None
    """How far the row itself says that its target was reached: `helt`, `delvis`, `ej`."""
    delay_said: str | None = None
    delay_raw: str | None = None
    municipality: str = ""
    """Set only where the documents are of several municipalities: rows of two of them are never one thing."""
    place_in_time: tuple[int, int, str, int, str] = field(init=False, repr=False, compare=False)
    """Sorts rows by year, plan before reports, and then in a fixed order; no two rows have the same."""

    def __post_init__(self) -> None:
        place = (self.year, report_order(self.report), self.document_id, self.ordinal, self.member_id)
        object.__setattr__(self, "place_in_time", place)


_ORDER = {report: at for at, report in enumerate((PLAN, *REPORTS))}


def report_order(report: str) -> int:
    """Plans come before reports; what is unknown comes last."""
    return _ORDER.get(report, len(_ORDER))


class Member(NamedTuple):
    """A row in a series; `score` and `method` are those of the link that brought it in."""

    record: Record
    score: float
    method: str
    status: str


@dataclass(frozen=True, slots=True)
class Series:
    """One goal, indicator or activity through documents; `members` in the order of time, those to review last."""

    series_id: str
    kind: str
    label: str
    owner: str | None
    level: str | None
    board_id: str | None
    members: tuple[Member, ...]

    @property
    def linked(self) -> list[Record]:
        return [member.record for member in self.members if member.status == "linked"]


class Doubtful(NamedTuple):
    """Two rows that may be the same, of which a person should say; `why` names what differs and what speaks for it."""

    a: Record
    b: Record
    score: float
    why: str


class Decision(NamedTuple):
    """What a person said about two rows; `line` is the one in the file, for messages.

    Rows that are gone are stood for by their texts (`a_text`, `b_text`) in the same kind and of the same boards.
    """

    kind: str
    a_id: str
    b_id: str
    same: bool
    line: int
    a_text: str = ""
    b_text: str = ""
    a_board: str = ""
    b_board: str = ""


class Contradiction(NamedTuple):
    """Decisions that cannot all be true, by their lines: those that say same, then the one that says different.

    None of them was followed.
    """

    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found."""

    series: tuple[Series, ...]
    doubtful: tuple[Doubtful, ...]
    contradictions: tuple[Contradiction, ...] = ()
    displaced: tuple[int, ...] = ()
    """Lines of decisions about rows that say something else now."""
    proved: tuple[tuple[str, str], ...] = ()
    """Names that are one thing though they do not look it: figures or place tell it, or a person did. With these stand names
    of which one took the other's place with one other word; they are asked about."""
