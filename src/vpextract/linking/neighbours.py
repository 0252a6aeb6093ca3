"""Where rows stand → pairs that may be one whatever they are called: what is gone from a list, and what came in its place.

Two documents of a board that follow each other list much the same under the same goals. Where between two rows that both have
one is gone and one is new, the two are most likely one: under one programme of the council it is so nearly always, across
two programmes as often as not. Only documents and exact names are looked at, so nothing hangs on what else is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from vpextract.knowledge import Knowledge
from vpextract.linking.grouping import room_of
from vpextract.linking.names import key_of, name_of
from vpextract.linking.nearest import Stems, nearest, stems_of
from vpextract.linking.records import CITY, Record, report_order
from vpextract.terms import LEVELS

_NEXT = 3
"""A document is laid beside those of so many next reports of its board, which reach into the next year."""
_LONGEST = 60
"""In longer lists of what is gone or new nothing is looked for by its name: that is another document altogether."""
_ONE_PROGRAMME = 0.5
"""Documents that share so much of the council's goals are of one programme; two programmes shared no goal at all."""
_PARENTS_ALIKE = 85.0


class Beside(NamedTuple):
    """Two rows, by their member_ids, one gone and one new. `alone`: they are the only ones at this place."""

    a: str
    b: str
    alone: bool
    one_programme: bool


class _List(NamedTuple):
    """Rows of one kind and owner under one goal."""

    kind: str
    owner: str
    level: str
    parent: str


class _Name(NamedTuple):
    """What a row is called, among all rows of its document."""

    kind: str
    owner: str
    key: str


class _Listed(NamedTuple):
    rows: Sequence[Record]
    names: Sequence[_Name]


def successors(records: Iterable[Record], knowledge: Knowledge) -> Iterator[Beside]:
    """All such pairs, in an order that does not depend on that of the rows; one that several documents tell, several times."""
    boards: defaultdict[tuple[str, str], defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        if record.board_id is not None:
            board = (knowledge.lineage.family(record.board_id), record.municipality)
            boards[board][record.document_id].append(record)
    stems = cache(lambda text: stems_of(name_of(text, knowledge.words_wise), knowledge.words_wise))
    for _, documents in sorted(boards.items()):
        listed = {name: _Document(rows, knowledge) for name, rows in documents.items()}
        for one, other in _following(documents):
            yield from _Pair(listed[one], listed[other], stems).found()


def _following(documents: Mapping[str, Sequence[Record]]) -> Iterator[tuple[str, str]]:
    """Documents that follow each other in time; of several editions of a report the one with most rows."""
    reports: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for name, rows in documents.items():
        reports[rows[0].year, report_order(rows[0].report)].append(name)
    chosen = [max(names, key=lambda name: (len(documents[name]), name)) for _, names in sorted(reports.items())]
    for at, one in enumerate(chosen):
        for n, other in enumerate(chosen[at + 1 : at + 1 + _NEXT]):
            if not n or documents[other][0].year <= documents[one][0].year + 1:
                yield one, other


class _Document:
    """The lists of a document, in the order in which they are looked at, and all names in them."""

    def __init__(self, rows: Sequence[Record], knowledge: Knowledge) -> None:
        self.first = rows[0]
        found: defaultdict[_List, list[Record]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: row.ordinal):
            room = room_of(row.kind, row.level, row.owner, row.board_id, row.document_id, knowledge.lineage)
            owner = CITY if room.owner == CITY else row.owner or ""
            found[_List(row.kind, owner, row.level or "", key_of(row.parent))].append(row)
        self.lists = {
            name: _Listed(found[name], [_Name(name.kind, name.owner, key_of(row.text)) for row in found[name]])
            for name in sorted(found, key=_goals_first)
        }
        self.names = frozenset(name for listed in self.lists.values() for name in listed.names)
        self.council = frozenset(name for name in self.names if (name.kind, name.owner) == ("goal", CITY))
        self.parents: defaultdict[_List, list[str]] = defaultdict(list)
        """The goals that lists stand under, by what else they are."""
        for name in self.lists:
            self.parents[name._replace(parent="")].append(name.parent)


class _Pair:
    """Two documents, the earlier first."""

    def __init__(self, one: _Document, other: _Document, stems: Callable[[str], Stems]) -> None:
        self._one, self._other, self._stems = one, other, stems
        self._gone, self._new = one.names - other.names, other.names - one.names
        first, second = one.first, other.first
        of_one_year = (first.year, first.board_id) == (second.year, second.board_id)
        self._one_programme = of_one_year or self._programmes_shared() >= _ONE_PROGRAMME
        self._goals: dict[str, str] = {}
        """Goals of the first → the goals of the second that they are, where their names differ."""

    def _programmes_shared(self) -> float:
        mine, yours = self._one.council, self._other.council
        return len(mine & yours) / min(len(mine), len(yours)) if mine and yours else 0.0

    def found(self) -> Iterator[Beside]:
        if not (self._gone and self._new):
            return
        for name, mine in self._one.lists.items():
            yours = None if self._gone.isdisjoint(mine.names) else self._counterpart(name)
            if yours and not self._new.isdisjoint(yours.names):
                yield from self._in_lists(name, mine, yours)

    def _counterpart(self, name: _List) -> _Listed | None:
        """The list of the other document under the same goal."""
        if name in self._other.lists:
            return self._other.lists[name]
        parent = self._goals.get(name.parent)
        if parent is None:
            others = self._other.parents.get(name._replace(parent=""), ())
            best = process.extractOne(name.parent, others, scorer=fuzz.ratio, score_cutoff=_PARENTS_ALIKE)
            parent = best[0] if best and name.parent else None
        return self._other.lists.get(name._replace(parent=parent)) if parent is not None else None

    def _in_lists(self, name: _List, mine: _Listed, yours: _Listed) -> Iterator[Beside]:
        gone: list[Record] = []
        new: list[Record] = []
        for x, y, beside in _gaps(mine.names, yours.names):
            left = [mine.rows[n] for n in x if mine.names[n] in self._gone]
            right = [yours.rows[n] for n in y if yours.names[n] in self._new]
            if len(left) == len(right) == 1 and (beside or name.parent):
                yield from self._pair(left[0], right[0], beside)
            else:
                gone += left
                new += right
        if len(gone) <= _LONGEST and len(new) <= _LONGEST:
            for i, j in nearest(*([self._stems(row.text) for row in rows] for rows in (gone, new))):
                yield from self._pair(gone[i], new[j], False)

    def _pair(self, row: Record, other: Record, alone: bool) -> Iterator[Beside]:
        if alone and row.kind == "goal":
            self._goals[key_of(row.text)] = key_of(other.text)
        yield Beside(row.member_id, other.member_id, alone, self._one_programme)


def _goals_first(name: _List) -> tuple[object, ...]:
    """Goals from the highest level down, then what stands under them."""
    level = LEVELS.index(name.level) if name.level in LEVELS else len(LEVELS)
    return (name.kind != "goal", level, name)


def _gaps(mine: Sequence[_Name], yours: Sequence[_Name]) -> Iterator[tuple[range, range, bool]]:
    """What stands between the names that both lists have in one order, and whether there are any such names."""
    blocks = Indel.editops(mine, yours).as_matching_blocks()
    shared = any(block.size for block in blocks)
    x = y = 0
    for block in blocks:
        if x < block.a or y < block.b:
            yield range(x, block.a), range(y, block.b), shared and x < block.a and y < block.b
        x, y = block.a + block.size, block.b + block.size
