"""Areas that may be one, of which a person should say.

Their names say nearly the same, they give two amounts alike, or two tables of a board share all others: then the one that
each has alone may have taken the other's place. What stands in one table is two things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.linking.area_rooms import AreaName, scope_of
from vpextract.linking.areas import Area
from vpextract.linking.candidates import candidates
from vpextract.linking.comparing import compare
from vpextract.linking.facts import facts_of
from vpextract.linking.names import Name, name_of

_ALIKE = 2
"""So many different amounts that two names give alike are worth a question."""
_OTHERS = 3
"""So many areas at least two tables share, where the one that each has alone took the other's place."""
_NOTHING = facts_of(())
_BY_AMOUNTS = "amounts alike"
_BY_PLACE = "the only ones that two tables of the board do not share"


class AreaDoubt(NamedTuple):
    """Two areas, by their numbers; `why` names what speaks for their being one."""

    a: int
    b: int
    score: float
    why: str


def areas_in_doubt(
    areas: Sequence[Area],
    names: Sequence[AreaName],
    alike: Mapping[tuple[int, int], int],
    knowledge: Knowledge,
    apart: Iterable[frozenset[int]] = (),
) -> list[AreaDoubt]:
    """Pairs of areas, the surest first. `apart` are pairs of names, by their numbers, that a person keeps apart."""
    home = {n: at for at, area in enumerate(areas) for n in area.names}
    settled = {frozenset(home[n] for n in pair) for pair in apart}
    tables = [frozenset().union(*(names[n].tables for n in area.names)) for area in areas]
    scale = knowledge.link.scale
    found: dict[tuple[int, int], tuple[float, list[str]]] = {}

    def tell(a: int, b: int, score: float, why: str) -> None:
        pair = (min(a, b), max(a, b))
        if frozenset(pair) not in settled and tables[a].isdisjoint(tables[b]):
            before, told = found.get(pair, (0.0, []))
            found[pair] = (max(before, score), [*told, why])

    for group in _groups(areas, names, knowledge):
        for a, b, score, why in _by_words(group, areas, knowledge):
            if score >= scale.to_review:
                tell(a, b, score, why)
        for a, b in _by_place(group, areas, names):
            tell(a, b, scale.asked_alone, _BY_PLACE)
    amounts: Counter[tuple[int, int]] = Counter()
    for (x, y), times in alike.items():
        if home[x] != home[y] and scope_of(names[x], knowledge) == scope_of(names[y], knowledge):
            amounts[min(home[x], home[y]), max(home[x], home[y])] += times
    for (a, b), times in amounts.items():
        if times >= _ALIKE and areas[a].parent == areas[b].parent:
            tell(a, b, scale.asked_figures, f"{times} {_BY_AMOUNTS}")
    doubts = (AreaDoubt(a, b, score, "; ".join(told)) for (a, b), (score, told) in found.items())
    return sorted(doubts, key=lambda one: (-one.score, areas[one.a].area_id, areas[one.b].area_id))


def _groups(areas: Sequence[Area], names: Sequence[AreaName], knowledge: Knowledge) -> Iterator[list[int]]:
    """Areas that may be one: of one part, whose, and under the same; totals are known by their words."""
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, area in enumerate(areas):
        if not names[area.names[0]].total:
            groups[*scope_of(names[area.names[0]], knowledge), area.parent or ""].append(at)
    yield from (group for _, group in sorted(groups.items(), key=str) if len(group) > 1)


def _by_words(
    group: Sequence[int], areas: Sequence[Area], knowledge: Knowledge
) -> Iterator[tuple[int, int, float, str]]:
    made: list[Name] = [name_of(areas[at].label, knowledge.words_wise) for at in group]
    for x, y in candidates(made, knowledge.words_wise).tolist():
        told = compare(made[x], made[y], lambda: (_NOTHING, _NOTHING), knowledge)
        yield group[x], group[y], told.score, "; ".join(f"{what} {cost:+.2f}" for what, cost in told.why)


def _by_place(group: Sequence[int], areas: Sequence[Area], names: Sequence[AreaName]) -> Iterator[tuple[int, int]]:
    """Pairs of which each stands alone in one of two tables of a board that share all their other areas."""
    listed: defaultdict[tuple[str | None, int], set[int]] = defaultdict(set)
    for at in group:
        for n in areas[at].names:
            for table in names[n].tables:
                listed[names[n].board_id, table].add(at)
    boards: defaultdict[str | None, set[frozenset[int]]] = defaultdict(set)
    for (board, _), held in listed.items():
        boards[board].add(frozenset(held))
    for _, several in sorted(boards.items(), key=str):
        for one, other in combinations(sorted(several, key=sorted), 2):
            if len(one - other) == len(other - one) == 1 and len(one & other) >= _OTHERS:
                yield next(iter(one - other)), next(iter(other - one))
