"""Numbers of goals that skip one, or whose parent's number is not printed: a heading may have been missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from vpextract.issues import issue, shortened
from vpextract.knowledge.goal_numbers import DECIMAL, like, parts_of, place_of, stem_of
from vpextract.model import Goal, Issue, Section

_NUMBERED = regex.compile(rf"({DECIMAL})\.?\s+\p{{L}}")
_Places = tuple[int, ...]


def sequence_doubts(goals: Sequence[Goal], sections: Sequence[Section]) -> Iterator[Issue]:
    """The gaps. Where goals have labels and share their numbers with other headings, a number of those is no missing goal's."""
    numbers = [_places(goal.number) for goal in goals]
    depths = {len(places) for places in numbers}
    headings = _numbered(sections) if goals and all(goal.level_raw for goal in goals if goal.number) else {}
    last: dict[_Places, int] = {}
    orphans: set[_Places] = set()
    for goal, places in zip(goals, numbers, strict=True):
        if not places or goal.number is None:
            continue
        stem, number = places[:-1], places[-1]
        above = stem_of(goal.number)
        if stem and len(stem) in depths and stem not in numbers and stem not in orphans:
            orphans.add(stem)
            message = f"Goal {goal.number} is printed, but no goal {above}"
            yield issue("goal_sequence_gap", message, goal.place, goal.goal_id)
        skipped = range(last.get(stem, 0) + 1, number)
        if skipped:
            yield _gap(goal, goal.number, stem, skipped, headings)
        last[stem] = number


def _gap(goal: Goal, number: str, stem: _Places, skipped: Sequence[int], headings: dict[_Places, str]) -> Issue:
    part = parts_of(number)[-1]
    lost = next((n for n in skipped if (*stem, n) not in headings), None)
    missing = number[: number.rindex(part)] + like(part, skipped[0] if lost is None else lost)
    if lost is not None:
        message = f"Goal {number} comes where {missing} was expected"
        return issue("goal_sequence_gap", message, goal.place, goal.goal_id)
    heading = shortened(headings[*stem, skipped[0]])
    message = (
        f"Goal {number} comes where {missing} was expected, which is the number of a heading that is no goal: {heading}"
    )
    return issue("goal_sequence_gap", message, goal.place, goal.goal_id, "info")


def _numbered(sections: Sequence[Section]) -> dict[_Places, str]:
    """The headings that are no goals, by their numbers."""
    found = [(section.heading, _NUMBERED.match(section.heading)) for section in sections if section.kind != "goal"]
    return {_places(number[1]): heading for heading, number in found if number is not None}


def _places(number: str | None) -> _Places:
    """A number as places in its rows: (1, 2) for "1.2" and for "A2"; none where one of its parts is Roman."""
    places = [place_of(part) for part in parts_of(number)]
    return tuple(place for place in places if place is not None) if None not in places else ()
