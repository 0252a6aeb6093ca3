"""What a walk over the blocks of a document comes by, in reading order."""

from __future__ import annotations

from typing import NamedTuple

from vpextract.model import SetAside, Table
from vpextract.recognise.findings import AssessmentFound, GoalFound, HeadingFound, TextFound


class TableHere(NamedTuple):
    """A table in the walk: the index of its block, the goal it stands under, the paragraph before it (set as a `heading`?).

    `unit` is the one that its chapter says for all amounts; `below` a line right under it that says its unit and no more.
    """

    table: Table
    at: int
    goal: int | None
    caption: str
    unit: str | None = None
    below: str = ""
    heading: bool = False


Step = GoalFound | AssessmentFound | HeadingFound | TextFound | TableHere


class Walked(NamedTuple):
    steps: list[Step]
    set_aside: list[SetAside]
