"""Groups → links: which groups may be one, how surely, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, combinations, product
from math import log

from vpextract.knowledge import Knowledge
from vpextract.linking.candidates import candidates
from vpextract.linking.carried import carried
from vpextract.linking.clustering import Link
from vpextract.linking.comparing import Comparison, agree, compare
from vpextract.linking.evidence import NOWHERE, Stand
from vpextract.linking.facts import Facts, facts_of
from vpextract.linking.grouping import Group, Room
from vpextract.linking.names import Name, name_of
from vpextract.linking.nearest import nearest_apart
from vpextract.linking.neighbours import Beside
from vpextract.linking.records import CITY, Record

_TOO_MANY = 40
"""Groups with one name are compared all with all up to so many, else each with those of the next documents in time."""
_NEXT = 8
"""So many next documents."""


class Linker:
    """The groups of one run with their names and facts, each made once when it is first needed."""

    def __init__(
        self,
        groups: Sequence[Group],
        knowledge: Knowledge,
        beside: Iterable[Beside] = (),
        neighbours: Sequence[Record] = (),
    ) -> None:
        """`beside` are rows that are gone from, and new in, documents that follow each other; `neighbours` further rows of
        the same boards, which are only looked at."""
        self.groups = groups
        self._neighbours = neighbours
        self._stands = _stands(groups, beside)
        self.knowledge = knowledge
        self.name = cache(self._name)
        self.facts = cache(self._facts)
        self._by_document = cache(self._rows_by_document)
        self._nearest_of_city()

    def _name(self, group: int) -> Name:
        return name_of(self.groups[group].text, self.knowledge.words_wise)

    def _facts(self, group: int) -> Facts:
        return facts_of(self.groups[group].records, self.groups[group].room.owner == CITY)

    def compare(self, a: int, b: int) -> Comparison:
        stand = self._stands.get((min(a, b), max(a, b)), NOWHERE)
        return compare(self.name(a), self.name(b), lambda: (self.facts(a), self.facts(b)), self.knowledge, stand)

    def took_its_place(self, a: int, b: int) -> bool:
        """Whether one has a single word where the other has another, and is the only one at the other's place."""
        stand = self._stands.get((min(a, b), max(a, b)), NOWHERE)
        return stand.alone > 0 and self.compare(a, b).difference.swapped

    def told(self, a: int, b: int) -> str:
        """What went into the comparison of two groups, in a line for people."""
        found = self.compare(a, b)
        sides = (("a", found.difference.a_only), ("b", found.difference.b_only))
        only = [f"only in {side}: {' '.join(words)}" for side, words in sides if words]
        return "; ".join([*only, *(f"{what} {weight:+.2f}" if weight else what for what, weight in found.why)])

    def links(self) -> list[Link]:
        """All links that are at least worth asking about, the surest first, in an order that depends on the groups alone."""
        least = self.knowledge.link.scale.to_review
        every = chain(
            *(self._exact(), self._of_boards_and_city(), self._printed_twice(), self._fuzzy()),
            *(self._by_place(), self._by_figures()),
        )
        return sorted((link for link in every if link.score >= least), key=lambda link: (-link.score, link.a, link.b))

    def _link(self, a: int, b: int, method: str, most: float = 1.0) -> Link:
        """The link between two groups, its score at most `most`."""
        found = self.compare(a, b)
        scale = self.knowledge.link.scale
        cost = sum(weight for _, weight in found.why)
        if found.proved:  # it is as near as names that score so
            cost = min(cost, scale.middle - log(found.score / (1 - found.score)) / scale.steepness)
        return Link(min(a, b), max(a, b), min(found.score, most), cost, method, found.proved)

    def _exact(self) -> Iterator[Link]:
        """Groups with one key: of boards that took over from each other, or things of one name that go on."""
        for same in _by(self.groups, lambda g: (g.room, g.key)):
            for a, b in self._pairs(same):
                if self._one_board(a, b):
                    yield self._link(a, b, "exact")

    def _of_boards_and_city(self) -> Iterator[Link]:
        """What is the city's and a board prints among its own, told by the figures or by a long name."""
        scale = self.knowledge.link.scale
        linked, asked, telling = scale.linked, scale.to_review, scale.telling_name
        for same in _by(self.groups, lambda g: (g.room.kind, g.room.level, g.room.municipality, g.key)):
            city = [n for n in same if self.groups[n].room.owner == CITY]
            for own in same:
                if self.groups[own].room.owner == CITY:
                    continue
                for one in city:
                    if self._same_figures(own, one) or self._of_city(own) or self.name(own).total >= telling:
                        yield self._link(own, one, "exact")
                    else:
                        yield self._link(own, one, "exact", most=(linked + asked) / 2)

    def _printed_twice(self) -> Iterator[Link]:
        """Rows of a board that give the figures of a row of the city in the same document, and nearly its name."""
        told: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        own_documents = {
            record.document_id
            for group in self.groups
            if group.room.owner != CITY
            for record in group.records
            if record.values
        }
        for n, group in enumerate(self.groups):
            for record in group.records if group.room.owner == CITY else ():
                if record.values and record.document_id in own_documents:
                    told[_printed(record)].append(n)
        found = {
            (own, city)
            for own, group in enumerate(self.groups)
            if group.room.owner != CITY
            for record in group.records
            for city in told.get(_printed(record), ())
            if self.groups[city].key != group.key
        }
        for own, city in sorted(found):
            yield self._link(own, city, "fuzzy")

    def _same_figures(self, own: int, city: int) -> bool:
        """Whether two groups give the same figures wherever they can be compared, once at least."""
        theirs = self._by_document(city)
        pairs = [(record, other) for record in self.groups[own].records for other in theirs.get(record.document_id, ())]
        return bool(pairs) and all(agree(x, y) for x, y in pairs)

    def _rows_by_document(self, group: int) -> Mapping[str, Sequence[Record]]:
        """The city prints one thing in thousands of documents; many boards ask for their own."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.groups[group].records:
            found[record.document_id].append(record)
        return found

    def _of_city(self, group: int) -> bool:
        """Whether no goal tells whose the rows are, but they give a target of the city."""
        records = self.groups[group].records
        return all(r.owner is None and r.kind != "goal" for r in records) and any(
            "target_kf" in r.values for r in records
        )

    def _fuzzy(self) -> Iterator[Link]:
        by_room: defaultdict[Room, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for n, group in enumerate(self.groups):
            by_room[group.room][group.key].append(n)
        for room in sorted(by_room):
            # Names without a letter or digit ("-") look all the same and say nothing.
            holders = [same for _, same in sorted(by_room[room].items()) if self.name(same[0]).words]
            names = [self.name(same[0]) for same in holders]
            for x, y in candidates(names, self.knowledge.words_wise).tolist():
                for a in holders[x][:_TOO_MANY]:
                    for b in holders[y][:_TOO_MANY]:
                        if self._one_board(a, b):
                            yield self._link(a, b, "fuzzy")

    def _by_place(self) -> Iterator[Link]:
        """What is gone, and what came in its place."""
        for a, b in sorted(self._stands):
            if self._one_room(a, b):
                yield self._link(a, b, "fuzzy")

    def _nearest_of_city(self) -> None:
        """Note, among what the city set, names of which each is the other's nearest and no document has both."""
        for same in _by(self.groups, lambda g: g.room):
            if self.groups[same[0]].room.owner == CITY:
                documents = [self._by_document(n).keys() for n in same]
                names = [self.name(n) for n in same]
                for one, other in nearest_apart(names, documents, self.knowledge.words_wise):
                    pair = (min(same[one], same[other]), max(same[one], same[other]))
                    self._stands[pair] = self._stands.get(pair, Stand())._replace(near=True)

    def _by_figures(self) -> Iterator[Link]:
        """Last year's outcome that one thing alone has, and the only one that gives it again, whatever the two are called."""
        for a, b in carried(self.groups, self.facts, self._neighbours, self.knowledge):
            if self._one_room(a, b):
                yield self._link(a, b, "fuzzy")

    def _one_room(self, a: int, b: int) -> bool:
        one, other = self.groups[a], self.groups[b]
        return one.room == other.room and one.key != other.key and self._one_board(a, b)

    def _pairs(self, same: Sequence[int]) -> Iterator[tuple[int, int]]:
        if len(same) <= _TOO_MANY:
            yield from combinations(same, 2)
            return
        # By whole documents: of two things of one document each is a rival of the other, so whoever sees one must see both.
        by_document: dict[str, list[int]] = {}
        for n in sorted(same, key=lambda n: self.groups[n].records[0].place_in_time):
            by_document.setdefault(self.groups[n].records[0].document_id, []).append(n)
        documents = list(by_document.values())
        for at, these in enumerate(documents):
            for those in documents[at + 1 : at + 1 + _NEXT]:
                yield from product(these, those)

    def _one_board(self, a: int, b: int) -> bool:
        mine, yours = self.groups[a].board_id, self.groups[b].board_id
        return mine == yours or (
            mine is not None and yours is not None and self.knowledge.lineage.heir({mine, yours}) is not None
        )


def _stands(groups: Sequence[Group], beside: Iterable[Beside]) -> dict[tuple[int, int], Stand]:
    """Where groups stand that have rows beside each other, by their numbers, the smaller first."""
    found: dict[tuple[int, int], Stand] = {}
    pairs = list(beside)
    named = {member for one in pairs for member in (one.a, one.b)}
    home = {row.member_id: n for n, group in enumerate(groups) for row in group.records if row.member_id in named}
    for one in pairs:
        if one.a not in home or one.b not in home or home[one.a] == home[one.b]:
            continue
        a, b = sorted((home[one.a], home[one.b]))
        stand = found.get((a, b), Stand())
        alone, across = one.alone and one.one_programme, one.alone and not one.one_programme
        done = groups[a].room.kind != "indicator"
        found[a, b] = Stand(stand.alone + alone, stand.across + across, True, done)
    return found


def _printed(record: Record) -> tuple[object, ...]:
    """What two rows of one document share that print the same figures."""
    return (record.document_id, record.kind, *sorted(record.values.items()))


def _by(groups: Sequence[Group], key: Callable[[Group], Hashable]) -> list[list[int]]:
    """The numbers of groups that share a key, of those keys that several have."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        found[key(group)].append(n)
    return [same for same in found.values() if len(same) > 1]
