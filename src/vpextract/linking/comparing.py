"""What speaks for and against two groups of rows being the same thing: their names, and the evidence beside them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from vpextract.knowledge import Knowledge
from vpextract.linking.evidence import MOST_AGREEING, NOWHERE, Stand, evidence, told_by_place
from vpextract.linking.facts import Facts
from vpextract.linking.names import Difference, Name, difference
from vpextract.linking.records import Reading, Record

_TWO_WORDS = 2.0
"""In names of fewer words of content also what says the same in other words weighs double: nothing beside it confirms that."""


class Comparison(NamedTuple):
    """`score` from 0 to 1; `why` lists in plain words what went into it, with its weight in strange words."""

    score: float
    difference: Difference
    why: tuple[tuple[str, float], ...]
    proved: bool = False
    """Whether place or figures say that they are one, where the names alone would not."""


def compare(
    a: Name, b: Name, facts: Callable[[], tuple[Facts, Facts]], knowledge: Knowledge, stand: Stand = NOWHERE
) -> Comparison:
    """How likely two groups of rows are one thing. The same whichever comes first.

    `facts` is asked for what they say beside their names where that could make a difference; `stand` tells where they stand.
    """
    apart = difference(a, b, knowledge.words_wise)
    scale = knowledge.link.scale
    weight = max(min(a.total, b.total), 1e-6)
    factor = min(max(scale.short_name / weight, 1.0), scale.short_factor)
    if not (apart.a_only or apart.b_only or apart.contrast) and apart.cost < knowledge.words_wise.costs.derived:
        factor = 1.0
    names = apart.cost * factor + min(apart.said * (factor if weight < _TWO_WORDS else 1.0) + apart.small, 0.4)
    why = [("names", names)]
    if stand is not NOWHERE or names <= _worth_evidence(knowledge):
        why += evidence(*facts(), apart, stand, knowledge)
    total = sum(cost for _, cost in why)
    score = 1 / (1 + math.exp(scale.steepness * (total - scale.middle)))
    least, told = told_by_place(apart, [what for what, _ in why], stand, knowledge)
    return Comparison(max(score, least), apart, (*why, *told), score < scale.linked <= least)


@cache
def _worth_evidence(knowledge: Knowledge) -> float:
    """The most strange words that evidence, all of it, could still make a pair to ask about."""
    scale, weights = knowledge.link.scale, msgspec.structs.asdict(knowledge.link.evidence).values()
    asked = scale.middle + math.log(1 / scale.to_review - 1) / scale.steepness
    further = (MOST_AGREEING - 1) * knowledge.link.evidence.carried_over
    return float(asked - sum(weight for weight in weights if weight < 0) - further)


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
