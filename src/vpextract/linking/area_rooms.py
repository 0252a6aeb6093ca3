"""Where names of areas may be one: those of one part, whose, and under what they stand; told apart by table and by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.matching import squeezed

SHARED = ("area", "account")
"""Parts whose names mean the same at all boards."""


class AreaName(NamedTuple):
    """A name as it is printed at one board; `parent` is the name of what it stands under, "" for none.

    `rows` counts how often, `tables` are the numbers of those that it stands in.
    """

    part: str
    total: bool
    municipality: str
    board_id: str | None
    parent: str
    text: str
    rows: int
    tables: frozenset[int]


Place = tuple[object, ...]
"""Where names may be one: municipality, part, whether they are totals, the board, and what they stand under."""


def scope_of(name: AreaName, knowledge: Knowledge) -> Place:
    """What names must have in common to be one, but for what they stand under."""
    owner = "" if name.part in SHARED or name.board_id is None else knowledge.lineage.family(name.board_id)
    return (name.municipality, name.part, name.total, owner)


@dataclass(slots=True)
class Room:
    """Names that may be one, by their keys; `root` leads from a key to the one that stands for it."""

    part: str
    total: bool
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    root: dict[str, str] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)
    """Pairs of keys that a person keeps apart."""
    one_key: list[list[str]] = field(default_factory=list)
    """Keys that would be one, but that a person keeps two of them apart."""

    def add(self, key: str, n: int, name: AreaName) -> None:
        self.names[key].append(n)
        self.texts[key] = min(name.text, self.texts.get(key, name.text))
        self.tables[key] |= name.tables
        self.root[key] = key

    def settled(self, key: str) -> str:
        while self.root.get(key, key) != key:
            key = self.root[key]
        return key

    def join(self, one: str, other: str) -> bool:
        """Make two keys one, unless both stand in one table or a person keeps them apart; whether they are one now."""
        one, other = sorted((self.settled(one), self.settled(other)))
        if one == other:
            return True
        kept = any({self.settled(key) for key in pair} == {one, other} for pair in self.apart)
        if kept or not self.tables[one].isdisjoint(self.tables[other]):
            return False
        self.root[other] = one
        self.tables[one] |= self.tables[other]
        return True

    def keep_apart(self, one: str, other: str) -> bool:
        """Whether they are two, and stay so."""
        if self.settled(one) == self.settled(other):
            return False
        self.apart.add(frozenset((one, other)))
        return True

    def clusters(self) -> list[tuple[int, ...]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for key, numbers in sorted(self.names.items()):
            found[self.settled(key)] += numbers
        return [tuple(sorted(numbers)) for _, numbers in sorted(found.items())]


def fill(
    rooms: dict[Place, Room],
    places: Iterable[tuple[int, Place]],
    names: Sequence[AreaName],
    knowledge: Knowledge,
    parted: Collection[frozenset[str]] = (),
) -> None:
    """Put names into their rooms by their keys; by their spellings where two of one key stand in one table.

    So too where a person keeps two spellings apart: `parted` are pairs of these, squeezed.
    """
    keys: defaultdict[tuple[Place, str], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, place in places:
        name = names[n]
        plain = name.total and "plain_sum" in knowledge.books.words(name.text)
        key = "" if plain else knowledge.area_keys.key(name.text)
        keys[place, key]["" if plain else squeezed(name.text)].append(n)
    for (place, key), spellings in keys.items():
        shared = _share_a_table([[names[n] for n in numbers] for numbers in spellings.values()])
        apart = shared or any(pair <= spellings.keys() for pair in parted)
        room = rooms.setdefault(place, Room(*(names[next(iter(spellings.values()))[0]][:2])))
        for spelling, numbers in spellings.items():
            for n in numbers:
                room.add(f"{key} {spelling}" if apart else key, n, names[n])
        if apart and not shared:
            room.one_key.append([f"{key} {spelling}" for spelling in sorted(spellings)])


def _share_a_table(groups: Sequence[Sequence[AreaName]]) -> bool:
    seen: set[int] = set()
    for group in groups if len(groups) > 1 else ():
        tables = frozenset().union(*(name.tables for name in group))
        if not seen.isdisjoint(tables):
            return True
        seen |= tables
    return False
