"""What people decided, brought to the rows that are there now, and freed of contradictions."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from vpextract.linking.names import key_of
from vpextract.linking.records import Contradiction, Decision, Record

_SAVED_ALIKE = 90.0
"""So alike (0 to 100) is a row to its text in a file that was saved without some of its letters."""


class Settled(NamedTuple):
    """A decision and the rows (their member_ids) that it is about now."""

    decision: Decision
    a: tuple[str, ...]
    b: tuple[str, ...]


def settle(decisions: Sequence[Decision], records: Iterable[Record]) -> list[Settled]:
    """Decisions whose rows are there, or others that stand for them.

    For a row that is gone stand those with its text and of its kind: those of the same file, whatever it is said to be now;
    else those of its board in another edition of its document; else all of its board, if they are of one municipality.
    So it is for a row that says something else now: another version of the program may have numbered the rows anew. Where
    the same rows would stand for both sides, the decision waits until its own rows are there again.
    """
    if not decisions:
        return []
    there = _There(records, {_bytes_of(member) for d in decisions for member in (d.a_id, d.b_id)})
    found = [
        Settled(d, there.rows(d.kind, d.a_id, d.a_text, d.a_board), there.rows(d.kind, d.b_id, d.b_text, d.b_board))
        for d in decisions
    ]
    return [one for one in found if one.a and one.b and not set(one.a) & set(one.b)]


def displaced(decisions: Sequence[Decision], settled: Sequence[Settled], records: Iterable[Record]) -> list[int]:
    """The lines of decisions that could not be followed though a row that they name is there: it is another one now."""
    done = {one.decision.line for one in settled}
    left = [decision for decision in decisions if decision.line not in done]
    named = {member for decision in left for member in (decision.a_id, decision.b_id)}
    there = {record.member_id: record for record in records if record.member_id in named}
    return [
        d.line
        for d in left
        if any(
            now.kind != d.kind or (text and key_of(text) != key_of(now.text))
            for member, text in ((d.a_id, d.a_text), (d.b_id, d.b_text))
            if (now := there.get(member)) is not None
        )
    ]


class _There:
    """The rows that are there, by identifier and by text."""

    def __init__(self, records: Iterable[Record], files: Collection[str]) -> None:
        """`files` are marks of the bytes of documents that decisions name."""
        self._keys: dict[tuple[str, str], str] = {}
        self._of_file: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._municipalities: dict[str, str] = {}
        self._spelt: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for record in records:
            key = key_of(record.text)
            self._keys[record.kind, record.member_id] = key
            self._spelt[record.kind, record.board_id or "", key].append(record.member_id)
            if record.municipality:
                self._municipalities[record.member_id] = record.municipality
            if (file := _bytes_of(record.member_id)) in files:
                self._of_file[record.kind, file, key].append(record.member_id)

    def rows(self, kind: str, member: str, text: str, board: str) -> tuple[str, ...]:
        key, now = key_of(text), self._keys.get((kind, member))
        if now is not None and (not key or key == now):
            return (member,)
        same_file = self._of_file.get((kind, _bytes_of(member), key), []) if key and _bytes_of(member) else []
        alike = same_file or (self._spelt.get((kind, board, key), []) if key else [])
        if len({self._municipalities.get(one, "") for one in alike}) > 1:
            alike = []  # which of them the decision was about cannot be told
        edition = same_file or [one for one in alike if _report_of(one) == _report_of(member)]
        numbered = [one for one in edition if _number_of(one) == _number_of(member)]
        if not alike and now is not None and fuzz.ratio(key, now) >= _SAVED_ALIKE:
            return (member,)
        return tuple(numbered or edition or alike)


def _report_of(member: str) -> str:
    """Board, year and kind of the document that an identifier names, whatever edition: all but the mark of its bytes."""
    return member.rpartition(":")[0].rpartition("-")[0]


def _bytes_of(member: str) -> str:
    """The mark of its document's bytes that an identifier ends with."""
    return member.rpartition(":")[0].rpartition("-")[2]


def _number_of(member: str) -> str:
    return member.rpartition(":")[2]


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
