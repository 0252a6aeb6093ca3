"""The goals that a walk over a document has come by, and which of them are open: the innermost is the one that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import GoalLabel
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
        parent = self.innermost.ordinal if self.innermost is not None else None
        goal = self._printed_before(level, label, text, parent)
        again = goal is not None
        if goal is None:
            goal = OpenGoal(len(self._all) + 1, level, parent, squeezed(text), label.number)
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

    def outranked_by(self, rank: int) -> bool:
        """Whether a heading is as large as those of the inriktningsmål, where these are larger than the goals below them."""
        top = self._ranks.get(0, 0)
        below = [rank for depth, rank in self._ranks.items() if depth]
        return bool(below) and 0 < rank <= top < min(below)

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
