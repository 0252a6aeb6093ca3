"""Names of rows of the economy → areas: the same field of activity, result unit or project through years and boards.

1. Names with one key are one: spellings, lost spaces, known other names (`patterns/link.toml`).
2. Names of areas whose words say the same (`comparing.compare`), the surest first.
3. Names that give the same amounts, of one board and for the same times: three different ones at least.

What people decided comes first (`area_rulings`); what is doubtful they are asked about (`area_doubts`).

Two names in one table are never one. Areas and accounts are shared by the boards of a municipality; result units and
investments are those of a board, and of the boards that it took over from. What stands under a name ("varav vuxna") is linked
among what stands under the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import regex

from vpextract.knowledge import Knowledge
from vpextract.linking.area_rooms import SHARED, AreaName, Place, Room, fill, scope_of
from vpextract.linking.area_rulings import AreaRuling, followed, parted
from vpextract.linking.candidates import candidates
from vpextract.linking.comparing import compare
from vpextract.linking.facts import facts_of
from vpextract.linking.names import name_of

_SAME_AMOUNTS = 3
"""So many different amounts that two names give alike are no chance."""
_SURE = 0.9
"""Names of areas are short, and one letter is much: "Park" and "Parkre" score 0.88 before the same word."""
_SLUG = 40
"""Letters of a name that go into an identifier."""
_DIGEST = 8
_NOTHING = facts_of(())
_ASCII = str.maketrans("åäöéü", "aaoeu")
_NO_SLUG = regex.compile(r"[^a-z0-9]+")


class Area(NamedTuple):
    """One area: `names` are the numbers of its names, `parent` the label of what it stands under."""

    area_id: str
    label: str
    parent: str | None
    names: tuple[int, ...]


class Areas(NamedTuple):
    """All areas, in a fixed order. `not_followed` are the lines of the list that could not be followed.

    `apart` are the pairs of names, by their numbers, that a person keeps apart.
    """

    areas: list[Area]
    not_followed: tuple[int, ...] = ()
    apart: tuple[frozenset[int], ...] = ()


def link_areas(
    names: Sequence[AreaName],
    alike: Mapping[tuple[int, int], int],
    knowledge: Knowledge,
    former: Mapping[tuple[object, ...], str],
    said: Sequence[AreaRuling] = (),
) -> Areas:
    """`alike` counts the different amounts that two names, by their numbers, have in common.

    `former` tells which area a name was in, by `identity`: areas keep their identifiers. `said` is what people decided.
    """
    kept = parted(said)
    upper: dict[Place, Room] = {}
    above = ((n, (*scope_of(name, knowledge), "")) for n, name in enumerate(names) if not name.parent)
    fill(upper, above, names, knowledge, kept)
    rulings = [*followed(upper, names, said, knowledge)]
    _settle(upper, alike, knowledge)
    lower: dict[Place, Room] = {}
    below = ((n, _under(name, upper, knowledge)) for n, name in enumerate(names) if name.parent)
    fill(lower, below, names, knowledge, kept)
    rulings += followed(lower, names, said, knowledge)
    _settle(lower, alike, knowledge)
    rooms = [room for _, room in sorted({**upper, **lower}.items(), key=str)]
    drafts = [(_label(own, names, knowledge), own) for room in rooms for own in room.clusters()]
    lost = sorted({one.line for one, holds in rulings if not holds})
    apart = (frozenset(room.names[key][0] for key in pair) for room in rooms for pair in room.apart)
    return Areas(_named(drafts, names, knowledge, former), tuple(lost), tuple(apart))


def identity(name: AreaName, knowledge: Knowledge) -> tuple[object, ...]:
    """By this a name is known again in a later run."""
    return (*scope_of(name, knowledge), knowledge.area_keys.key(name.parent), name.text)


# --- names that are one -----------------------------------------------------------------------------------------------


def _under(name: AreaName, upper: Mapping[Place, Room], knowledge: Knowledge) -> Place:
    """The place below what the name stands under."""
    scope, key = scope_of(name, knowledge), knowledge.area_keys.key(name.parent)
    room = upper.get((*scope[:2], False, scope[3], ""))
    return (*scope, room.settled(key) if room is not None else key)


def _settle(rooms: Mapping[Place, Room], alike: Mapping[tuple[int, int], int], knowledge: Knowledge) -> None:
    home = {n: (room, key) for room in rooms.values() for key, numbers in room.names.items() for n in numbers}
    amounts: Counter[tuple[int, str, str]] = Counter()
    where: dict[int, Room] = {}
    for (a, b), times in alike.items():
        if a in home and b in home and home[a][0] is home[b][0] and home[a][1] != home[b][1]:
            room, (one, other) = home[a][0], sorted((home[a][1], home[b][1]))
            where[id(room)] = room
            amounts[id(room), one, other] += times
    for room in rooms.values():
        for keys in room.one_key:
            for one, other in combinations(keys, 2):
                room.join(one, other)
        for one, other in _worded_alike(room, knowledge):
            room.join(one, other)
    for (which, one, other), times in sorted(amounts.items(), key=lambda item: (-item[1], item[0][1:])):
        if times >= _SAME_AMOUNTS:
            where[which].join(one, other)


def _worded_alike(room: Room, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Keys whose words say the same, the surest first."""
    keys = sorted(room.names)
    if room.part not in SHARED or room.total or len(keys) < 2:
        return
    made = [name_of(room.texts[key], knowledge.words_wise) for key in keys]
    links = []
    for a, b in candidates(made, knowledge.words_wise).tolist():
        score = compare(made[a], made[b], lambda: (_NOTHING, _NOTHING), knowledge).score
        if score >= _SURE:
            links.append((-score, keys[a], keys[b]))
    for _, one, other in sorted(links):
        yield one, other


# --- labels and identifiers -------------------------------------------------------------------------------------------


def _label(numbers: Sequence[int], names: Sequence[AreaName], knowledge: Knowledge) -> str:
    """The usual name, where it is known, else the one that most rows have."""
    return _common(((names[n].text, names[n].rows) for n in numbers), knowledge)


def _label_above(numbers: Sequence[int], names: Sequence[AreaName], knowledge: Knowledge) -> str | None:
    return _common(((names[n].parent, names[n].rows) for n in numbers), knowledge) or None


def _common(texts: Iterable[tuple[str, int]], knowledge: Knowledge) -> str:
    counts: Counter[str] = Counter()
    for text, times in texts:
        counts[text] += times
    found = min(counts, key=lambda text: (-counts[text], text))
    return knowledge.area_keys.usual(found) or found


def _named(
    drafts: Sequence[tuple[str, tuple[int, ...]]],
    names: Sequence[AreaName],
    knowledge: Knowledge,
    former: Mapping[tuple[object, ...], str],
) -> list[Area]:
    """An area that was there keeps its identifier: the one with most of its former names inherits it."""
    votes: Counter[tuple[str, int]] = Counter()
    for at, (_, numbers) in enumerate(drafts):
        for known in {identity(names[n], knowledge) for n in numbers}:
            if known in former:
                votes[former[known], at] += 1
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for (area_id, at), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if area_id not in taken and at not in ids:
            ids[at] = area_id
            taken.add(area_id)
    parents = [_label_above(numbers, names, knowledge) for _, numbers in drafts]
    for at, (label, numbers) in enumerate(drafts):
        if at not in ids:
            ids[at] = _new_identifier(label, parents[at], names[numbers[0]], taken, knowledge)
            taken.add(ids[at])
    return [Area(ids[at], label, parents[at], numbers) for at, (label, numbers) in enumerate(drafts)]


def _new_identifier(label: str, parent: str | None, name: AreaName, taken: set[str], knowledge: Knowledge) -> str:
    """From what it is; where that is taken by another thing of the same name, with a mark of it."""
    municipality, part, total, owner = scope_of(name, knowledge)
    said = (part, "total" if total else "", municipality, name.board_id if owner else "", parent or "", label)
    spelt = "-".join(slug for text in said if (slug := _slug(str(text))))
    found, attempt = spelt, 0
    while found in taken:
        digest = hashlib.sha256("\x1f".join((*map(str, said), str(attempt))).encode()).hexdigest()[:_DIGEST]
        found, attempt = f"{spelt}-{digest}", attempt + 1
    return found


def _slug(text: str) -> str:
    return str(_NO_SLUG.sub("-", text.casefold().translate(_ASCII))).strip("-")[:_SLUG].rstrip("-")
