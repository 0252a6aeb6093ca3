"""What speaks for and against two things being one beside their names, and what that proves where the names alone do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import inf
from typing import NamedTuple

from rapidfuzz import fuzz

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema_link import LinkScale
from vpextract.linking.facts import Facts, Figures
from vpextract.linking.names import Difference

_ROUND = 100.0
"""0 and the multiples of this are set so often that they prove little."""
_TELLING = 1000.0
"""A whole number below this is many an indicator's: it proves less than one with a fraction."""
MOST_AGREEING = 3
"""So many boards or years that agree prove all that can be proved."""
_BOARDS = 3
"""So many boards at least drop one name and take up another at once, where that is more than chance …"""
_OF_ALL = 0.8
"""… and they are at least this share of those that print either."""

_CARRIED = "last year's outcome carried over"
_CARRIED_SEVERAL = "several outcomes of last year carried over"
_CARRIED_WHOLE = "last year's outcome carried over, a whole number"
_SAME_CITY = "same target of the city"
_ALONE = "the only ones gone and new at this place"
_COMPLEMENTS = "gone at all boards in the year that the other came"
_STILL_SAID = frozenset(
    (_CARRIED, _CARRIED_SEVERAL, _CARRIED_WHOLE, _SAME_CITY, _COMPLEMENTS, _ALONE, "same description", "same target")
)
"""What speaks for a link also where words were replaced by others."""
_ROUND_CARRIED = "last year's round outcome carried over"
_SAME_TARGET = "same target"
_AGREE = frozenset((_CARRIED, _CARRIED_SEVERAL, _CARRIED_WHOLE, _ROUND_CARRIED, _SAME_CITY, _SAME_TARGET))
"""Figures that agree: little by themselves, but more where two are the only ones at one place."""
_AGREE_ON_MORE = _AGREE - {_ROUND_CARRIED}
"""The same where one name only says more: 100 % of one is 100 % of many."""
_AGAINST = frozenset(
    ("other unit", "words that exclude each other", "another outcome of last year", "other target of the city")
)
"""With one of these nothing is proved."""


class Stand(NamedTuple):
    """How often two things are the only ones gone and new at one place, and whether each is the other's nearest in a list."""

    alone: int = 0
    across: int = 0
    """The same in documents of two programmes of the council."""
    near: bool = False
    done: bool = False
    """Whether they are goals or things to do: with a word more they are the same; a share or a number may be one of fewer."""


NOWHERE = Stand()


def evidence(
    mine: Facts, yours: Facts, apart: Difference, stand: Stand, knowledge: Knowledge
) -> list[tuple[str, float]]:
    """What speaks beside the names; where words were replaced by others, only figures and the context speak for a link."""
    weights, scale = knowledge.link.evidence, knowledge.link.scale
    found: list[tuple[str, float]] = []
    if mine.units and yours.units and not mine.units & yours.units:
        found.append(("other unit", weights.unit_differs))
    if apart.contrast:
        found.append(("words that exclude each other", weights.contrast))
    parent = _alike(mine.parents, yours.parents, scale.parent_ratio)
    if mine.parents and yours.parents:
        found.append(("same goal above", weights.same_parent) if parent else ("other goal above", weights.other_parent))
    if parent and mine.numbers & yours.numbers:
        found.append(("same number", weights.same_number))
    if _alike(mine.contexts, yours.contexts, scale.context_ratio):
        found.append(("same description", weights.same_context))
    if mine.dates & yours.dates:
        found.append(("same dates", weights.same_dates))
    found += _of_figures(mine, yours, knowledge)
    if stand.alone:
        found.append((_ALONE, weights.alone))
    if apart.contrast:
        return [(what, cost) for what, cost in found if cost > 0]
    if apart.replaced:
        return [(what, cost) for what, cost in found if cost > 0 or what in _STILL_SAID]
    return found


def _of_figures(mine: Facts, yours: Facts, knowledge: Knowledge) -> list[tuple[str, float]]:
    weights = knowledge.link.evidence
    found = _carried_over(mine, yours, knowledge)
    targets = _matches(mine.targets, yours.targets)
    if not all(same for same, _ in targets):
        found.append(("other target", weights.other_target))
    elif any(weight > _SOME for _, weight in targets):
        found.append((_SAME_TARGET, weights.same_target))
    years = mine.city_targets.keys() & yours.city_targets.keys()
    if years:
        same = all(mine.city_targets[year] & yours.city_targets[year] for year in years)
        found.append(
            (_SAME_CITY, weights.same_city_target) if same else ("other target of the city", weights.other_city_target)
        )
    if _complements(mine, yours):
        found.append((_COMPLEMENTS, weights.complements))
    return found


def _carried_over(mine: Facts, yours: Facts, knowledge: Knowledge) -> list[tuple[str, float]]:
    """Outcomes that the next year's documents give again; several that agree say more than one."""
    weights = knowledge.link.evidence
    carried = [*_matches(mine.outcomes, yours.previous), *_matches(yours.outcomes, mine.previous)]
    if not carried:
        return []
    if not all(same for same, _ in carried):
        return [("another outcome of last year", weights.not_carried_over)]
    telling = sum(weight > _SOME for _, weight in carried)
    if not telling:
        return [(_ROUND_CARRIED, weights.carried_over_round)]
    strong = any(weight > _MUCH for _, weight in carried)
    what = _CARRIED_SEVERAL if telling > 1 else _CARRIED if strong else _CARRIED_WHOLE
    return [(what, weights.carried_over * min(telling, MOST_AGREEING))]


def _matches(mine: Figures, yours: Figures) -> list[tuple[bool, int]]:
    """For each board and year that both know: whether they agree, and how telling the figure is."""
    return [
        (bool(mine[at] & yours[at]), min(map(_telling, mine[at]))) for at in sorted(mine.keys() & yours.keys(), key=str)
    ]


_SOME, _MUCH = 0, 1


def telling(value: float) -> bool:
    """Whether hardly anything else has that figure."""
    return _telling(value) > _MUCH


def _telling(value: float) -> int:
    """0 for round figures, 1 for other whole numbers that are small, 2 for figures that nothing else has."""
    if value % _ROUND == 0:
        return _SOME
    return _MUCH if value % 1 == 0 and value < _TELLING else _MUCH + 1


def _complements(mine: Facts, yours: Facts) -> bool:
    """Whether the city's boards all had one in a year and all have the other in the next, and none ever had both."""
    if not mine.boards or not yours.boards or mine.boards.keys() & yours.boards.keys():
        return False
    first, second = sorted((mine.boards, yours.boards), key=min)
    if max(first) + 1 != min(second):
        return False
    gone, new = first[max(first)], second[min(second)]
    return len(gone & new) >= _BOARDS and len(gone & new) >= _OF_ALL * len(gone | new)


def told_by_place(
    apart: Difference, said: Collection[str], stand: Stand, knowledge: Knowledge
) -> tuple[float, list[tuple[str, float]]]:
    """The least score of two things by where they stand and by what `said` names of figures; and that in words.

    What is proved is joined: figures with a part of the name or the place, and the place with more of the name. Not where
    one name only says more, which may be about less, unless figures say otherwise, nor where one word is put for another of
    its kind and all else is said as before: so boards name the next such thing, nor where one name
    alone tells a degree. All else a person is asked about.
    """
    scale = knowledge.link.scale
    figures = bool({_CARRIED, _CARRIED_SEVERAL} & set(said))
    told = [(what, 0.0) for what in _in_words(stand)]
    agree = bool(stand.alone and not apart.swapped and (_AGREE_ON_MORE if apart.added else _AGREE) & set(said))
    narrowed = not {*apart.a_only, *apart.b_only}.isdisjoint(knowledge.link.words.degrees)
    by_place = not (apart.swapped or narrowed) and apart.shared >= _least_by_place(apart, stand, agree, scale)
    sound = not (apart.contrast or apart.numbers or _AGAINST & set(said))
    if sound and (
        (stand.alone and by_place)
        or (figures and (apart.shared >= scale.half_by_figures or (stand.alone and not apart.added)))
    ):
        return scale.proved, told
    if stand.alone:
        return scale.asked_alone, told
    if figures:
        return scale.asked_figures, told
    if stand.across:
        return scale.asked_across, told
    near = (stand.near and sound and apart.shared >= scale.near) or _says_more(apart, scale)
    return (scale.asked_near if near else 0.0), told


def _least_by_place(apart: Difference, stand: Stand, agree: bool, scale: LinkScale) -> float:
    """How much of two names at one place must be the same: more where one only says more, less where figures agree."""
    if agree:
        return scale.half_by_place if apart.added else scale.half_by_figures
    if not apart.added:
        return scale.half_by_place
    return scale.most_by_place if stand.done else inf


def _says_more(apart: Difference, scale: LinkScale) -> bool:
    """Whether one name is the other with words added: then it may be about a part of it, or about the same."""
    return apart.added and not apart.contrast and apart.shared >= scale.said_more


def _in_words(stand: Stand) -> Iterator[str]:
    if stand.across and not stand.alone:
        yield f"{_ALONE}, under another programme"
    elif stand.near and not stand.alone:
        yield "each other's nearest of what is gone and new"


def _alike(mine: Iterable[str], yours: Collection[str], ratio: float) -> bool:
    return any(fuzz.ratio(x, y, score_cutoff=ratio) > 0 for x in mine for y in yours)
