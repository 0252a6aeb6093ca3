"""What people decided, brought to the rows that are there now, and freed of contradictions."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vpextract.linking.names import key_of
from vpextract.linking.records import Contradiction, Decision, Record


class Settled(NamedTuple):
    """A decision and the rows (their member_ids) that it is about now."""

    decision: Decision
    a: tuple[str, ...]
    b: tuple[str, ...]


def settle(decisions: Sequence[Decision], records: Iterable[Record]) -> list[Settled]:
    """Decisions whose rows are there. For a row that is gone stand those with its text, of its kind and its board."""
    if not decisions:
        return []
    every = list(records)
    there = {record.member_id for record in every}
    spelt: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for record in every:
        spelt[record.kind, record.board_id or "", key_of(record.text)].append(record.member_id)

    def rows(kind: str, member: str, text: str, board: str) -> tuple[str, ...]:
        return (member,) if member in there else tuple(spelt.get((kind, board, key_of(text)), ()))

    found = [
        Settled(d, rows(d.kind, d.a_id, d.a_text, d.a_board), rows(d.kind, d.b_id, d.b_text, d.b_board))
        for d in decisions
    ]
    return [one for one in found if one.a and one.b]


def contradictions(decisions: Sequence[Decision]) -> list[Contradiction]:
    """Where a chain of "same" leads from one row to another that a person called different from it."""
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for decision in decisions:
        if decision.same:
            near[decision.a_id].append((decision.b_id, decision.line))
            near[decision.b_id].append((decision.a_id, decision.line))
    found = []
    for decision in decisions:
        chain = None if decision.same else _chain(decision.a_id, decision.b_id, near)
        if chain is not None:
            found.append(Contradiction((*chain, decision.line)))
    return found


def _chain(start: str, end: str, near: dict[str, list[tuple[str, int]]]) -> tuple[int, ...] | None:
    """The lines of the shortest chain from one row to the other."""
    waiting: deque[tuple[str, tuple[int, ...]]] = deque([(start, ())])
    seen = {start}
    while waiting:
        at, lines = waiting.popleft()
        if at == end:
            return tuple(sorted(lines))
        for other, line in near.get(at, ()):
            if other not in seen:
                seen.add(other)
                waiting.append((other, (*lines, line)))
    return None
