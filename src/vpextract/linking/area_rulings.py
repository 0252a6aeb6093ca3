"""What people decided about areas → which names are one, and which are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.linking.area_rooms import AreaName, Place, Room, scope_of
from vpextract.linking.review import AREA, Review
from vpextract.matching import squeezed

_SIDES = "ab"


class AreaRuling(NamedTuple):
    """Two names of areas and whether they are one; `line` is that of the list. What is "" was not said.

    `whose` is the board, or the municipality of what boards share; `parents` are the names that the two stand under.
    """

    texts: tuple[str, str]
    part: str
    whose: str
    parents: tuple[str, str]
    same: bool
    line: int


def area_rulings(review: Review) -> list[AreaRuling]:
    """What the list says of areas; lines that say nothing that can be followed are left out."""
    return [
        AreaRuling(
            (cells["a_text"].strip(), cells["b_text"].strip()),
            cells.get("a_report", "").strip(),
            cells.get("a_board", "").strip(),
            (cells.get("a_goal", "").strip(), cells.get("b_goal", "").strip()),
            entry.verdict == "same",
            entry.line,
        )
        for entry in review.decided
        if entry.fault is None and (cells := entry.cells)["kind"].strip().casefold() == AREA
    ]


def parted(said: Iterable[AreaRuling]) -> list[frozenset[str]]:
    """The pairs of spellings, squeezed, that people keep apart."""
    return [frozenset(map(squeezed, one.texts)) for one in said if not one.same]


def followed(
    rooms: Mapping[Place, Room], names: Sequence[AreaName], said: Sequence[AreaRuling], knowledge: Knowledge
) -> Iterator[tuple[AreaRuling, bool]]:
    """Keep apart and join what people say; each ruling whose names are here, and whether it holds now.

    What is kept apart comes first. Rulings of which one contradicts another about the same two names are not followed.
    """
    verdicts: defaultdict[tuple[object, ...], set[bool]] = defaultdict(set)
    for one in said:
        verdicts[one.part, one.whose, frozenset(map(squeezed, one.texts)), frozenset(one.parents)].add(one.same)
    homes = _homes(rooms, names)
    for one in sorted(said, key=lambda one: (one.same, one.line)):
        about = (one.part, one.whose, frozenset(map(squeezed, one.texts)), frozenset(one.parents))
        for room, a, b in _meant(one, homes, names, knowledge):
            holds = len(verdicts[about]) == 1 and (room.join(a, b) if one.same else room.keep_apart(a, b))
            yield one, holds


_Homes = Mapping[str, Sequence[tuple[Room, str, int]]]
"""A spelling, squeezed → the rooms, keys and numbers of the names that have it."""


def _homes(rooms: Mapping[Place, Room], names: Sequence[AreaName]) -> _Homes:
    found: defaultdict[str, list[tuple[Room, str, int]]] = defaultdict(list)
    for _, room in sorted(rooms.items(), key=str):
        for key, numbers in room.names.items():
            for n in numbers:
                found[squeezed(names[n].text)].append((room, key, n))
    return found


def _meant(
    one: AreaRuling, homes: _Homes, names: Sequence[AreaName], knowledge: Knowledge
) -> Iterator[tuple[Room, str, str]]:
    """The rooms in which both names are, with their keys there."""
    sides: list[dict[int, tuple[Room, str]]] = []
    for text, parent in zip(one.texts, one.parents, strict=True):
        there = [home for home in homes.get(squeezed(text), ()) if _is_meant(one, parent, names[home[2]], knowledge)]
        sides.append({id(room): (room, key) for room, key, _ in there})
    for which, (room, key) in sides[0].items():
        if which in sides[1] and sides[1][which][1] != key:
            yield room, key, sides[1][which][1]


def _is_meant(one: AreaRuling, parent: str, name: AreaName, knowledge: Knowledge) -> bool:
    municipality, part, _, owner = scope_of(name, knowledge)
    whose = one.whose in ("", municipality) if not owner else knowledge.lineage.family(one.whose) in ("", owner)
    keys = knowledge.area_keys
    return whose and one.part in ("", part) and keys.key(parent) == keys.key(name.parent)
