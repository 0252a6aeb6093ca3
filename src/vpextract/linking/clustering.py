"""Groups and the links between them → clusters, the surest link first.

A link is followed unless
1. a person said that the two are different, or the clusters hold two different things of one document;
2. they are of boards of which none took over from all others, or of two municipalities;
3. another group of the same document would fit nearly as well: then neither is taken, a person should say;
4. the names that the two clusters mostly have are further from each other than what may be asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.linking.comparing import agree, contradict
from vpextract.linking.grouping import Group
from vpextract.linking.names import key_of
from vpextract.linking.records import CITY, Record


class Link(NamedTuple):
    """Two groups, by number, that may be one; `cost` in strange words, `method` `exact` or `fuzzy`.

    `proved`: place or figures say it, where the names alone would not.
    """

    a: int
    b: int
    score: float
    cost: float
    method: str
    proved: bool = False


@dataclass(slots=True)
class _Cluster:
    groups: list[int]
    documents: dict[str, list[Record]]
    boards: frozenset[str]
    of_city: bool
    municipalities: frozenset[str]


class Clusters:
    """Groups joined step by step; every group begins as a cluster of its own."""

    def __init__(self, groups: Sequence[Group], knowledge: Knowledge) -> None:
        self._groups = groups
        self._knowledge = knowledge
        self._root = list(range(len(groups)))
        self._clusters = {n: _cluster(n, group) for n, group in enumerate(groups)}
        self._enemies: dict[int, set[int]] = {}
        """Cluster → groups that a person called different from one of its own."""

    def of(self, group: int) -> int:
        """The number of the cluster that a group is in."""
        root = group
        while self._root[root] != root:
            root = self._root[root]
        while self._root[group] != root:
            self._root[group], group = root, self._root[group]
        return root

    def members(self) -> list[list[int]]:
        """The groups of each cluster, in order."""
        return [sorted(cluster.groups) for _, cluster in sorted(self._clusters.items())]

    def part(self, a: int, b: int) -> None:
        """Keep two groups in different clusters."""
        self._enemies.setdefault(self.of(a), set()).add(b)
        self._enemies.setdefault(self.of(b), set()).add(a)

    def join(self, a: int, b: int) -> None:
        one, other = sorted((self.of(a), self.of(b)), key=lambda n: (-len(self._clusters[n].groups), n))
        if one == other:
            return
        kept, gone = self._clusters[one], self._clusters.pop(other)
        self._root[other] = one
        kept.groups += gone.groups
        for document, records in gone.documents.items():
            kept.documents.setdefault(document, []).extend(records)
        kept.boards |= gone.boards
        kept.of_city |= gone.of_city
        kept.municipalities |= gone.municipalities
        if other in self._enemies:
            self._enemies.setdefault(one, set()).update(self._enemies.pop(other))

    def may_join(self, a: int, b: int) -> bool:
        """Whether nothing forbids that two groups are in one cluster; how alike they are is another question."""
        if any(self.of(enemy) == self.of(b) for enemy in self._enemies.get(self.of(a), ())):
            return False
        one, other = self._clusters[self.of(a)], self._clusters[self.of(b)]
        if len(one.municipalities | other.municipalities) > 1:
            return False
        if not (one.of_city or other.of_city) and self._knowledge.lineage.heir(one.boards | other.boards) is None:
            return False
        return not self._two_things(one, other)

    def mostly(self, group: int) -> int:
        """The group that stands for a cluster: the one with the most rows."""
        return max(self._clusters[self.of(group)].groups, key=lambda n: (len(self._groups[n].records), -n))

    def share_document(self, a: int, b: int) -> bool:
        one, other = self._clusters[self.of(a)], self._clusters[self.of(b)]
        return not one.documents.keys().isdisjoint(other.documents)

    def _two_things(self, one: _Cluster, other: _Cluster) -> bool:
        fewer, more = sorted((one.documents, other.documents), key=len)
        return any(
            _are_two(x, y)
            for document, records in fewer.items()
            if document in more
            for x in records
            for y in more[document]
        )


def _are_two(x: Record, y: Record) -> bool:
    """Whether two rows of one document are two things, not one that is printed twice.

    A name may be misread in one place: the city's indicator that a board prints among its own is known by its figures.
    """
    return contradict(x, y) if key_of(x.text) == key_of(y.text) else x.owner == y.owner or not agree(x, y)


def _cluster(number: int, group: Group) -> _Cluster:
    documents: defaultdict[str, list[Record]] = defaultdict(list)
    for record in group.records:
        documents[record.document_id].append(record)
    of_city = group.room.owner == CITY
    boards = frozenset() if of_city else frozenset({group.board_id or ""})
    return _Cluster([number], dict(documents), boards, of_city, frozenset({group.room.municipality}))
