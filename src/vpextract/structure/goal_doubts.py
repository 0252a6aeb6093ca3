"""What is unsure about goals as they are read: labels whose level is not known, assessments that are none of the three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpextract.issues import issue
from vpextract.model import Issue
from vpextract.structure.goals import GoalNode

_FEWEST_ASSESSED = 2
_SHARE_ASSESSED = 1 / 3
"""Where so many goals of a document have an assessment, a short line below another goal's heading may be one."""


def goal_doubts(goals: Sequence[GoalNode], goal_ids: Mapping[int, str], *, assessed: bool = True) -> list[Issue]:
    """The doubts, in reading order. `assessed`: the document is of a kind that assesses its goals."""
    times = sum(goal.assessment is not None for goal in goals)
    usual = assessed or (times >= _FEWEST_ASSESSED and times >= len(goals) * _SHARE_ASSESSED)
    return [found for goal in goals for found in _doubts(goal, goal_ids[id(goal)], usual)]


def _doubts(goal: GoalNode, row_id: str, usual: bool) -> Iterator[Issue]:
    if goal.unsure:
        label = f"The label {goal.level_raw!r}" if goal.level_raw else "A goal without a label"
        message = f"{label} does not say which level it is; {goal.level} is told by its depth: {goal.text[:60]!r}"
        yield issue("goal_label_unknown", message, goal.place, row_id)
    if goal.assessment is None and goal.assessment_raw is not None:
        message = f"The assessment {goal.assessment_raw!r} is none of helt, delvis and ej"
        yield issue("assessment_not_understood", message, goal.place, row_id)
    elif goal.assessment is None and goal.unread is not None and (usual or goal.unread.sure):
        printed, place = goal.unread.evidence.printed, goal.unread.evidence.place
        yield issue(
            "assessment_not_understood", f"This may be the assessment of the goal above it: {printed!r}", place, row_id
        )
