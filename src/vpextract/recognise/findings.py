"""What the blocks of a document mean, in reading order: findings, each with its evidence. Structure makes one tree of them.

Goals are named by their ordinal, from 1. Everything about a goal names it, and so does every text that stands under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from vpextract.knowledge import Assessed
from vpextract.model import Decision, Identity, Issue, Picture, Place, SetAside, Table, Value
from vpextract.recognise.figures.figures import Figures


class Evidence(NamedTuple):
    """What a finding was told from: the text as printed, its place, and the sign or pattern that told it.

    `by` is in words: "label", "taught lead" (other headings of the document begin so), "heading word", "look", ….
    """

    printed: str
    place: Place
    by: str


@dataclass(frozen=True, slots=True)
class GoalFound:
    """A goal's heading. `again`: it is printed a second time for the same section; `sure`: its label tells the level."""

    goal: int
    again: bool
    level: str
    depth: int
    sure: bool
    number: str | None
    text: str
    label: str | None
    owner: str
    parent: int | None
    signs: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AssessmentFound:
    """The assessment of a goal, a line, a sentence or a small table below its heading."""

    goal: int
    assessed: Assessed
    signs: tuple[str, ...]
    evidence: Evidence


Standing = Literal["opens", "within", "below", "stray", "free"]
"""How a heading stands to the goals: it opens one of a goal's texts, or stands within such a text, or elsewhere below a
goal; it is a head of such a text where no goal is; or it is free of all goals."""


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A heading that is no goal's. `part` is the text of the goal that it opens or stands within."""

    kind: str
    text: str
    rank: int
    goal: int | None
    standing: Standing
    part: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TextFound:
    """Running text: `part` is the text of the goal that it belongs to, `signs` are those that stand beside it."""

    text: str
    bullet: str
    goal: int | None
    part: str | None
    signs: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class IndicatorFound:
    """A row of a table of indicators; `extra` are cells without a known column, `guessed` the columns that may be wrong.

    `assessment` is how far the row itself says that its target was reached (`helt`, `delvis`, `ej`), `assessment_raw` in
    its words; `owner` is whose a heading among the rows says it is.
    """

    name: str
    gendered: bool | None
    status: str | None
    cells: dict[str, str]
    values: tuple[Value, ...]
    comment: str | None
    extra: dict[str, str]
    guessed: tuple[str, ...]
    place: Place
    assessment: str | None = None
    assessment_raw: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ActivityFound:
    """A row of a table of activities; `extra` and `guessed` as above.

    `owner` is as there. `delay_said` is what its comment says about delays (`delayed`, `paused`, …), `delay_raw` the
    sentence that says it.
    """

    text: str
    start_date: date | None
    end_date: date | None
    start_raw: str | None
    end_raw: str | None
    status: str | None
    deviation: str | None
    comment: str | None
    extra: dict[str, str]
    guessed: tuple[str, ...]
    place: Place
    delay_said: str | None = None
    delay_raw: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ListingFound:
    """The rows of a table of indicators or of activities, one of the two. `owners` are those whose rows the head says they are.

    `labels` are words that only lead to comments, `left_over` texts that belong to no row. `unnamed` tells of the columns
    in `extra` why: `twin` of another column, `unknown`, or `meaningless` by what is known of them.
    """

    indicators: tuple[IndicatorFound, ...]
    activities: tuple[ActivityFound, ...]
    owners: frozenset[str]
    labels: tuple[str, ...]
    left_over: tuple[str, ...]
    unnamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table: a listing or figures; neither where both failed. `whole`: no rows of it stand in another table.

    `above` is the heading or text right above it.
    """

    table: Table
    goal: int | None
    whole: bool
    listing: ListingFound | None
    figures: Figures | None
    evidence: Evidence
    above: str = ""


Finding = GoalFound | AssessmentFound | HeadingFound | TextFound | TableFound


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is found in one document; `contents` in reading order."""

    identity: Identity
    contents: tuple[Finding, ...]
    decisions: tuple[Decision, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    unknown_pictures: tuple[Picture, ...] = ()
    issues: tuple[Issue, ...] = ()
