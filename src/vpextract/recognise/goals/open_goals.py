"""The goals that a walk over a document has come by, and which of them are open: the innermost is the one that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import GoalLabel
from vpextract.knowledge.goal_numbers import parts_of
from vpextract.knowledge.leads import number_of
from vpextract.matching import collapsed, squeezed
from vpextract.recognise.findings import Evidence, GoalFound
from vpextract.recognise.goals.levels import OWNERS, GoalHeading, Rung, rungs_of
from vpextract.terms import LEVELS


@dataclass(slots=True)
class OpenGoal:
    """What tells a goal again, and what was found below it."""

    ordinal: int
    level: str
    parent: int | None
    letters: str
    number: str | None
    assessed: bool = False
    numbered: bool = False
    """Whether its heading begins with its number, as those of chapters do."""


class OpenGoals:
    """The goals by their depth; `headings` are all goal headings of the document, which together tell their levels."""

    def __init__(self, headings: Sequence[GoalHeading]) -> None:
        self._rungs = rungs_of(headings)
        self._all: list[OpenGoal] = []
        self._open: dict[int, OpenGoal] = {}
        self._ranks: dict[int, int] = {}

    @property
    def innermost(self) -> OpenGoal | None:
        return self._open[max(self._open)] if self._open else None

    def saw(self, label: GoalLabel, rank: int) -> None:
        """Remember the look of the first heading of a depth."""
        self._ranks.setdefault(self._rung(label).depth, rank)

    def enter(self, label: GoalLabel, signs: tuple[str, ...], evidence: Evidence) -> GoalFound:
        """Open the goal of a heading, and close those that it ends."""
        level, depth, sure = self._rung(label)
        text = collapsed(label.text).rstrip(":") or label.text
        self._open = {above: goal for above, goal in self._open.items() if above < depth}
        numbered = _begins_with(evidence.printed, label.number)
        if numbered and not label.label:
            self._pass(str(label.number))
        parent = self.innermost.ordinal if self.innermost is not None else None
        goal = self._printed_before(level, label, text, parent)
        again = goal is not None
        if goal is None:
            goal = OpenGoal(len(self._all) + 1, level, parent, squeezed(text), label.number, numbered=numbered)
            self._all.append(goal)
        goal.number = goal.number or label.number
        self._open[depth] = goal
        return GoalFound(
            goal=goal.ordinal,
            again=again,
            level=level,
            depth=depth,
            sure=sure,
            number=label.number,
            text=text,
            label=collapsed(label.label) or None,
            owner=label.owner or OWNERS[level],
            parent=parent,
            signs=signs,
            evidence=evidence,
        )

    def leave(self) -> None:
        """Close all goals: what follows stands under none."""
        self._open = {}

    def under(self, heading: str) -> OpenGoal | None:
        """The innermost goal that a heading stands under, those closed that its number passes."""
        lead = number_of(heading) if self._open else None
        if lead is not None:
            self._pass(str(lead.number))
        return self.innermost

    def outranked_by(self, rank: int) -> bool:
        """Whether a heading is as large as those of the inriktningsmål, where these are larger than the goals below them."""
        top = self._ranks.get(0, 0)
        below = [rank for depth, rank in self._ranks.items() if depth]
        return bool(below) and 0 < rank <= top < min(below)

    def _pass(self, number: str) -> None:
        """Close the goals that a heading with this number follows and is no part of: 3 and 2.2 follow 2.1, 2.1.1 does not."""
        self._open = {depth: goal for depth, goal in self._open.items() if not _is_passed(goal, number)}

    def _rung(self, label: GoalLabel) -> Rung:
        lowest = label.level or LEVELS[-1]
        return self._rungs.get(label.kind) or Rung(lowest, LEVELS.index(lowest), True)

    def _printed_before(self, level: str, label: GoalLabel, text: str, parent: int | None) -> OpenGoal | None:
        """The same goal, printed before for the same section: another number makes it another goal."""
        same = (level, parent, squeezed(text))
        return next(
            (
                goal
                for goal in self._all
                if (goal.level, goal.parent, goal.letters) == same
                if not label.number or not goal.number or label.number == goal.number
            ),
            None,
        )


def _begins_with(printed: str, number: str | None) -> bool:
    """Whether a heading begins with its number, marks aside."""
    rest = printed.lstrip("#*_ ").partition(" ")[0].rstrip(".)")
    return number is not None and rest == number


def _is_passed(goal: OpenGoal, number: str) -> bool:
    """Whether a numbered heading comes after a goal whose heading is numbered likewise, and stands not below it."""
    own, other = parts_of(goal.number), parts_of(number)
    if not goal.numbered or not all(map(str.isdecimal, (*own, *other))):
        return False
    return other[: len(own)] != own and [int(part) for part in other] > [int(part) for part in own]
