"""Goals, sections and tables in the making: what the walk over a document's blocks fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vpextract.knowledge import Assessed
from vpextract.model import Place
from vpextract.recognise.findings import TableFound
from vpextract.recognise.signs import STATUSES, status_of
from vpextract.structure.assessment_places import Unread

UNDECIDED = "undecided"


@dataclass(slots=True)
class GoalNode:
    """A goal in the making; `texts` are the paragraphs under Beskrivning, Förväntat resultat and Analys."""

    level: str
    number: str | None
    text: str
    parent: GoalNode | None
    printed: str
    place: Place
    depth: int = 0
    owner: str = ""
    level_raw: str | None = None
    assessment: str | None = None
    assessment_raw: str | None = None
    status: str | None = None
    unsure: bool = False
    unread: Unread | None = None
    """Words that stand where the assessment would, and say none that is known."""
    texts: dict[str, list[str]] = field(default_factory=dict)

    def assess(self, found: Assessed, signs: Sequence[str]) -> None:
        """Take an assessment, with the signs that stand beside it."""
        self.assessment = None if found.verdict == UNDECIDED else found.verdict
        self.assessment_raw = found.raw
        self.status = status_of((*signs, self.status or ""), STATUSES)


@dataclass(slots=True)
class SectionNode:
    """A heading with the running text directly under it; `order` says what closes it: any heading of that order or less."""

    kind: str
    heading: str
    order: int
    depth: int
    goal: GoalNode | None
    parent: SectionNode | None
    place: Place
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TableNode:
    """A table with where it stands."""

    found: TableFound
    goal: GoalNode | None
    section: SectionNode | None


@dataclass(slots=True)
class Outline:
    goals: list[GoalNode] = field(default_factory=list)
    sections: list[SectionNode] = field(default_factory=list)
    tables: list[TableNode] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    """Those of the findings that the goals were made of, in the goals' order."""
