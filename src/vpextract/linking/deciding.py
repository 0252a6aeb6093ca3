"""What people decided, brought to the rows that are there now, and freed of contradictions."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from vpextract.linking.names import key_of
from vpextract.linking.records import Contradiction, Decision, Record


class Settled(NamedTuple):
    """A decision and the rows (their member_ids) that it is about now."""

    decision: Decision
    a: tuple[str, ...]
    b: tuple[str, ...]


def settle(decisions: Sequence[Decision], records: Iterable[Record]) -> list[Settled]:
    """Decisions whose rows are there. For a row that is gone stand those with its text, of its kind and its board.

    So it is for a row that says something else now: another version of the program may have numbered the rows anew.
    """
    if not decisions:
        return []
    texts: dict[str, str] = {}
    spelt: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for record in records:
        texts[record.member_id] = key_of(record.text)
        spelt[record.kind, record.board_id or "", texts[record.member_id]].append(record.member_id)

    def rows(kind: str, member: str, text: str, board: str) -> tuple[str, ...]:
        if member in texts and (not text or texts[member] == key_of(text)):
            return (member,)
        return tuple(spelt.get((kind, board, key_of(text)), ()))

    found = [
        Settled(d, rows(d.kind, d.a_id, d.a_text, d.a_board), rows(d.kind, d.b_id, d.b_text, d.b_board))
        for d in decisions
    ]
    return [one for one in found if one.a and one.b]


def contradictions(settled: Sequence[Settled], home: Mapping[str, int]) -> list[Contradiction]:
    """Where a chain of "same" leads from one thing to another that a person called different from it.

    `home` tells which rows are one thing anyway, since they have one name: member_id → the number of their group.
    """
    near: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for decision, a, b in settled:
        for x, y in product(a, b) if decision.same else ():
            near[home[x]].append((home[y], decision.line))
            near[home[y]].append((home[x], decision.line))
    found = []
    for decision, a, b in settled:
        chains = [] if decision.same else [_chain(home[x], home[y], near) for x, y in product(a, b)]
        chain = next((chain for chain in chains if chain), None)
        if chain is not None:
            found.append(Contradiction((*chain, decision.line)))
    return found


def _chain(start: int, end: int, near: Mapping[int, Sequence[tuple[int, int]]]) -> tuple[int, ...] | None:
    """The lines of the shortest chain from one group to the other."""
    waiting: deque[tuple[int, tuple[int, ...]]] = deque([(start, ())])
    seen = {start}
    while waiting:
        at, lines = waiting.popleft()
        if at == end:
            return tuple(sorted(set(lines)))
        for other, line in near.get(at, ()):
            if other not in seen:
                seen.add(other)
                waiting.append((other, (*lines, line)))
    return None
