"""Findings in reading order → one tree of sections, with the goals in it and the tables under them.

Goals close goals of their depth and below; headings close by their order: how they stand to the goals gives it, and free of
all goals their rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

from vpextract.containing import attempt
from vpextract.model import Issue, Place, SetAside
from vpextract.recognise.findings import (
    AssessmentFound,
    Finding,
    GoalFound,
    HeadingFound,
    Standing,
    TableFound,
    TextFound,
)
from vpextract.recognise.signs import STATUSES, status_of
from vpextract.recognise.unreadable import text_part
from vpextract.structure.assessment_places import Unread
from vpextract.structure.goals import GoalNode, Outline, SectionNode, TableNode

_LAST_FREE = 9
_GOALS = range(10, 31)
"""The orders of goals by their depth; those too deep share the last one."""
_ORDERS: dict[Standing, int] = {"below": 35, "opens": 40, "within": 41, "stray": 50}
"""The orders of headings that are not free."""


def outline_of(
    contents: Iterable[Finding],
    issues: list[Issue],
    set_aside: list[SetAside],
    unread: Mapping[int, Unread] = MappingProxyType({}),
) -> Outline:
    """The outline of a document. A finding on which this fails is left over, with an issue.

    `unread` are words that may be assessments, by the ordinals of their goals.
    """
    tree = _Tree(unread)
    for found in contents:
        if not attempt(
            partial(text_part, found.evidence.printed, found.evidence.place), issues, False, tree.took, found
        ):
            set_aside.append(SetAside(found.evidence.printed, "left_over", found.evidence.place.page))
    return tree.outline


class _Tree:
    """The tree in the making: the open sections, innermost last."""

    def __init__(self, unread: Mapping[int, Unread]) -> None:
        self.unread = unread
        self.outline = Outline()
        self.goals: dict[int, GoalNode] = {}
        self.open: list[SectionNode] = []

    def took(self, found: Finding) -> bool:
        """Always true: what is given has its place then."""
        match found:
            case GoalFound():
                self._goal(found)
            case AssessmentFound():
                self.goals[found.goal].assess(found.assessed, found.signs)
            case HeadingFound():
                self._heading(found)
            case TextFound():
                self._text(found)
            case TableFound():
                section = self.open[-1] if self.open else None
                self.outline.tables.append(TableNode(found, self._goal_or_none(found.goal), section))
        return True

    def _goal(self, found: GoalFound) -> None:
        if found.again:
            goal = self.goals[found.goal]
            goal.number = goal.number or found.number
            section = next((s for s in self.outline.sections if s.goal is goal and s.kind == "goal"), None)
            if section is not None:
                self._close(section.order)
                self.open.append(section)
        else:
            place = found.evidence.place
            parent = self._goal_or_none(found.parent)
            goal = GoalNode(found.level, found.number, found.text, parent, found.evidence.printed, place)
            goal.owner, goal.level_raw, goal.unsure = found.owner, found.label, not found.sure
            goal.unread = self.unread.get(found.goal)
            self.outline.goals.append(goal)
            self.outline.ordinals.append(found.goal)
            self.goals[found.goal] = goal
            self._open("goal", found.text, _GOALS[min(found.depth, len(_GOALS) - 1)], goal, place)
        goal.status = status_of((*found.signs, goal.status or ""), STATUSES)

    def _heading(self, found: HeadingFound) -> None:
        goal = self._goal_or_none(found.goal)
        if found.standing == "within" and goal is not None and found.part is not None:
            goal.texts.setdefault(found.part, []).append(found.text)
        order = _ORDERS.get(found.standing, min(_LAST_FREE, found.rank))
        self._open(found.kind, found.text, order, goal, found.evidence.place)

    def _text(self, found: TextFound) -> None:
        if not self.open:
            self._open("other", "", _LAST_FREE, None, found.evidence.place)
        self.open[-1].texts.append(found.text)
        goal = self._goal_or_none(found.goal)
        if goal is not None and found.part is not None:
            goal.texts.setdefault(found.part, []).append(found.text)

    # --- what is there already

    def _goal_or_none(self, ordinal: int | None) -> GoalNode | None:
        return None if ordinal is None else self.goals.get(ordinal)

    def _close(self, order: int) -> None:
        while self.open and self.open[-1].order >= order:
            self.open.pop()

    def _open(self, kind: str, heading: str, order: int, goal: GoalNode | None, place: Place) -> None:
        self._close(order)
        parent = self.open[-1] if self.open else None
        section = SectionNode(kind, heading, order, parent.depth + 1 if parent else 1, goal, parent, place)
        self.outline.sections.append(section)
        self.open.append(section)
