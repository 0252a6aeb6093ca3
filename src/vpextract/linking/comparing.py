"""What speaks for and against two groups of rows being the same thing: their names, and the evidence beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from vpextract.knowledge import Knowledge
from vpextract.linking.names import Difference, Name, difference, key_of
from vpextract.linking.records import REPORTS, Reading, Record

_ROUND = 100.0
"""0 and the multiples of this are set so often that they prove little."""
_BEGINNING = 160
"""Letters of a description that are compared: about its first sentence."""

Figures = dict[tuple[str | None, int], set[float]]
"""(board, year) → what rows say."""


class Facts(NamedTuple):
    """What the rows of one group say beside their name."""

    units: frozenset[str]
    parents: frozenset[str]
    numbers: frozenset[tuple[str | None, str]]
    contexts: tuple[str, ...]
    outcomes: Figures
    """Final outcomes by board and year, from reports on the whole year."""
    previous: Figures
    """What later documents give as the outcome of that year."""
    targets: Figures
    """The boards' own targets."""
    city_targets: dict[int, set[float]]
    dates: frozenset[tuple[object, object]]


class Comparison(NamedTuple):
    """`score` from 0 to 1; `why` lists in plain words what went into it, with its weight in strange words."""

    score: float
    difference: Difference
    why: tuple[tuple[str, float], ...]


def facts_of(records: Sequence[Record]) -> Facts:
    """What a group of rows with one name says, taken together."""
    outcomes: Figures = {}
    previous: Figures = {}
    targets: Figures = {}
    city: dict[int, set[float]] = {}
    with_figures = [record for record in records if record.values]
    for record in with_figures:
        for measure, told in (("outcome", outcomes), ("outcome_previous", previous), ("target", targets)):
            reading = record.values.get(measure)
            if reading is None or reading.value is None or reading.year is None:
                continue
            if measure != "outcome" or record.report == REPORTS[-1]:
                told.setdefault((record.board_id, reading.year), set()).add(reading.value)
        reading = record.values.get("target_kf")
        if reading is not None and reading.value is not None and reading.year is not None:
            city.setdefault(reading.year, set()).add(reading.value)
    units = {reading.compared_unit for record in with_figures for reading in record.values.values()}
    return Facts(
        units=frozenset(unit for unit in units if unit),
        parents=frozenset(key_of(parent) for parent in {r.parent for r in records} if parent),
        numbers=frozenset((r.board_id, r.number) for r in records if r.number),
        contexts=tuple(dict.fromkeys(r.context[:_BEGINNING] for r in records if r.context)),
        outcomes=outcomes,
        previous=previous,
        targets=targets,
        city_targets=city,
        dates=frozenset((r.start, r.end) for r in records if r.end),
    )


def compare(a: Name, b: Name, facts: Callable[[], tuple[Facts, Facts]], knowledge: Knowledge) -> Comparison:
    """How likely two groups of rows are one thing. The same whichever comes first.

    `facts` is asked for what they say beside their names where that could make a difference.
    """
    apart = difference(a, b, knowledge.words_wise)
    scale = knowledge.link.scale
    weight = max(min(a.total, b.total), 1e-6)
    factor = min(max(scale.short_name / weight, 1.0), scale.short_factor)
    why = [("names", apart.cost * factor)]
    if apart.cost * factor <= _worth_evidence(knowledge):
        why += _evidence(*facts(), apart, knowledge)
    total = sum(cost for _, cost in why)
    return Comparison(1 / (1 + math.exp(scale.steepness * (total - scale.middle))), apart, tuple(why))


@cache
def _worth_evidence(knowledge: Knowledge) -> float:
    """The most strange words that evidence, all of it, could still make a pair to ask about."""
    scale, weights = knowledge.link.scale, msgspec.structs.asdict(knowledge.link.evidence).values()
    asked = scale.middle + math.log(1 / scale.to_review - 1) / scale.steepness
    return float(asked - sum(weight for weight in weights if weight < 0))


def contradict(a: Record, b: Record) -> bool:
    """Whether two rows with one name in one document say different things: then they are two things of the same name."""
    told = ((a.level, b.level), (a.number, b.number), (a.start, b.start), (a.end, b.end))
    return any(x is not None and y is not None and x != y for x, y in told) or any(
        _differ(reading, b.values.get(measure)) for measure, reading in a.values.items()
    )


def agree(a: Record, b: Record) -> bool:
    """Whether two rows give the same figures, at least one, and no other."""
    both = [(x, b.values[measure]) for measure, x in a.values.items() if measure in b.values]
    return bool(both) and not any(_differ(x, y) for x, y in both) and any(x.value is not None for x, _ in both)


def _differ(x: Reading, y: Reading | None) -> bool:
    return (
        y is not None
        and x.year == y.year
        and (x.value, x.raw if x.value is None else "") != (y.value, y.raw if y.value is None else "")
    )


def _evidence(mine: Facts, yours: Facts, apart: Difference, knowledge: Knowledge) -> list[tuple[str, float]]:
    """What speaks beside the names; where words were replaced by others, nothing speaks for a link but the context."""
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
    if apart.contrast:
        return [(what, cost) for what, cost in found if cost > 0]
    if apart.replaced:
        return [(what, cost) for what, cost in found if cost > 0 or what == "same description"]
    return found


def _of_figures(mine: Facts, yours: Facts, knowledge: Knowledge) -> list[tuple[str, float]]:
    weights = knowledge.link.evidence
    found = []
    carried = [*_matches(mine.outcomes, yours.previous), *_matches(yours.outcomes, mine.previous)]
    if carried and all(same for same, _ in carried):
        telling = any(not is_round for _, is_round in carried)
        found.append(
            ("last year's outcome carried over", weights.carried_over if telling else weights.carried_over_round)
        )
    elif carried:
        found.append(("another outcome of last year", weights.not_carried_over))
    targets = _matches(mine.targets, yours.targets)
    if not all(same for same, _ in targets):
        found.append(("other target", weights.other_target))
    elif any(not is_round for _, is_round in targets):
        found.append(("same target", weights.same_target))
    years = mine.city_targets.keys() & yours.city_targets.keys()
    if years:
        same = all(mine.city_targets[year] & yours.city_targets[year] for year in years)
        found.append(
            ("same target of the city", weights.same_city_target)
            if same
            else ("other target of the city", weights.other_city_target)
        )
    return found


def _matches(mine: Figures, yours: Figures) -> list[tuple[bool, bool]]:
    """For each board and year that both know: whether they agree, and whether on a round figure."""
    return [
        (bool(mine[at] & yours[at]), all(value % _ROUND == 0 for value in mine[at]))
        for at in sorted(mine.keys() & yours.keys(), key=str)
    ]


def _alike(mine: Iterable[str], yours: Collection[str], ratio: float) -> bool:
    return any(fuzz.ratio(x, y, score_cutoff=ratio) > 0 for x in mine for y in yours)
