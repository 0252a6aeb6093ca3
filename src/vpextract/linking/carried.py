"""Last year's outcome that one thing alone has, and the only one that gives it again, whatever the two are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.linking.evidence import telling
from vpextract.linking.facts import Facts, facts_of
from vpextract.linking.grouping import Group, Room, records_to_groups
from vpextract.linking.names import key_of
from vpextract.linking.records import Record

_OUTCOME, _PREVIOUS = "outcome", "outcome_previous"


class _Figure(NamedTuple):
    """An outcome that a board had in a year, and the room of the rows that give it."""

    room: Room
    board: str | None
    year: int
    value: float


def carried(
    groups: Sequence[Group], facts: Callable[[int], Facts], neighbours: Sequence[Record], knowledge: Knowledge
) -> list[tuple[int, int]]:
    """The numbers of such groups, the smaller first, in order.

    `neighbours` are further rows of the boards: one with the same figure makes it no longer the only one.
    """
    given: defaultdict[_Figure, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for n, group in enumerate(groups):
        if group.room.kind == "indicator":
            for side, figure in _figures(group.room, facts(n)):
                given[figure][side].add(n)
    for n, group in enumerate(_rivals(given, neighbours, knowledge), 1):
        for side, figure in _figures(group.room, facts_of(group.records)):
            if figure in given:
                given[figure][side].add(-n)
    found = {
        (min(one, other), max(one, other))
        for outcomes, previous in given.values()
        if len(outcomes - previous) == len(previous - outcomes) == 1
        for one in outcomes - previous
        for other in previous - outcomes
        if min(one, other) >= 0
    }
    return sorted(found)


def _figures(room: Room, facts: Facts) -> Iterator[tuple[int, _Figure]]:
    """The figures that tell something: 0 and an outcome, or 1 and an outcome that a later document gives again."""
    for side, figures in enumerate((facts.outcomes, facts.previous)):
        for (board, year), values in figures.items():
            for value in values:
                if telling(value):
                    yield side, _Figure(room, board, year, value)


def _rivals(given: Collection[_Figure], neighbours: Sequence[Record], knowledge: Knowledge) -> list[Group]:
    """The groups of neighbours of which a row gives one of these figures."""
    wanted = {(figure.board, figure.year, figure.value) for figure in given}
    named = {
        (row.board_id, key_of(row.text))
        for row in neighbours
        for measure in (_OUTCOME, _PREVIOUS)
        if (told := row.values.get(measure)) is not None and (row.board_id, told.year, told.value) in wanted
    }
    rows = [row for row in neighbours if row.kind == "indicator" and (row.board_id, key_of(row.text)) in named]
    return records_to_groups(rows, knowledge) if rows else []
