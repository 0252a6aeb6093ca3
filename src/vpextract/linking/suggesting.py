"""Names that are one thing for certain → words that were put for each other in them, as synonyms for `patterns/link.toml`.

Only names that figures or place proved to be one, or a person called the same, are looked at, and only where a single word
stands in one for a single word in the other: where more was changed, nothing tells which word stands for which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.linking.names import difference, name_of


class Suggestion(NamedTuple):
    """Two words, the names in which they were first found for each other, and in how many pairs of names they were."""

    words: tuple[str, str]
    names: tuple[str, str]
    times: int


def synonyms_in(pairs: Iterable[tuple[str, str]], knowledge: Knowledge) -> list[Suggestion]:
    """What to look at, the most frequent first, in an order that does not depend on that of the pairs."""
    words = knowledge.words_wise
    found: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for a, b in pairs:
        apart = difference(name_of(a, words), name_of(b, words), words)
        if len(apart.a_only) == len(apart.b_only) == 1 and not apart.contrast and not apart.numbers:
            told = sorted(((apart.a_only[0], a), (apart.b_only[0], b)))
            found[told[0][0], told[1][0]].add((told[0][1], told[1][1]))
    made = [Suggestion(both, min(names), len(names)) for both, names in found.items()]
    return sorted(made, key=lambda one: (-one.times, one.words))
