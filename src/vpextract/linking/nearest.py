"""Of names that have no other of their kind: which two are each other's best match, by the words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpextract.knowledge.link_words import WordWise
from vpextract.linking.names import Name

_STEM = 5
"""Letters by which words are found again in another form."""
_LEAST = 0.25
"""They share at least so much of what they weigh."""
_FREQUENT = 40
"""Stems that more names have are not what finds a match."""
_MOST = 5000
"""Among more names than this only close ones are looked for, see `candidates`: nobody could answer so many questions."""


class Stems(NamedTuple):
    """The words of a name by their first letters, with what they weigh, and all that together."""

    weights: Mapping[str, float]
    topics: Mapping[str, Sequence[str]]
    """One word for all that say the same → those of its words that do, by their first letters."""
    total: float


def stems_of(name: Name, words: WordWise) -> Stems:
    weights = {word[:_STEM]: words.weight(word) for word in name.words}
    said = {word[:_STEM]: topic for word in name.words if (topic := words.topic(word) or words.topic_of_end(word))}
    topics: dict[str, list[str]] = {}
    for stem, topic in said.items():
        topics.setdefault(topic, []).append(stem)
    return Stems(weights, topics, sum(weights.values()))


def nearest(left: Sequence[Stems], right: Sequence[Stems]) -> Iterator[tuple[int, int]]:
    """Pairs, by number, of which each is the other's best match on the other side."""
    shares = [[_shared(x, y) for y in right] for x in left]
    turned = list(zip(*shares, strict=True))
    back = [max(range(len(left)), key=of_one.__getitem__) for of_one in turned]
    for i, of_one in enumerate(shares):
        j = max(range(len(right)), key=of_one.__getitem__, default=0)
        if of_one and of_one[j] >= _LEAST and back[j] == i:
            yield i, j


def nearest_apart(
    names: Sequence[Name], documents: Sequence[Collection[str]], words: WordWise
) -> Iterator[tuple[int, int]]:
    """Pairs of names, by number, that no document has both of, and of which each is the other's best match."""
    if len(names) > _MOST:
        return
    stems = [stems_of(name, words) for name in names]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(stems):
        for stem in {*one.weights, *one.topics}:
            holders[stem].append(n)
    best = [_best(n, stems, holders, documents) for n in range(len(names))]
    for n, other in enumerate(best):
        if other > n and best[other] == n:
            yield n, other


def _best(
    n: int, stems: Sequence[Stems], holders: Mapping[str, Sequence[int]], documents: Sequence[Collection[str]]
) -> int:
    """The best match of a name; -1 for none."""
    marks = {*stems[n].weights, *stems[n].topics}
    met = Counter(other for stem in marks if len(holders[stem]) <= _FREQUENT for other in holders[stem])
    own = set(documents[n])
    found = [
        (share, -other)
        for other in met
        if other != n and own.isdisjoint(documents[other]) and (share := _shared(stems[n], stems[other])) >= _LEAST
    ]
    return -max(found)[1] if found else -1


def _shared(x: Stems, y: Stems) -> float:
    """The share of what both weigh that both have, or say in other words, from 0 to 1."""
    mine, yours = x.weights, y.weights
    shared = 0.0
    for stem, weight in mine.items():
        if stem in yours:
            shared += min(weight, yours[stem])
    if not x.topics.keys().isdisjoint(y.topics):
        for topic, stems in x.topics.items():
            own = [stem for stem in stems if stem not in yours]
            other = [stem for stem in y.topics.get(topic, ()) if stem not in mine] if own else ()
            if own and other:
                shared += min(mine[own[-1]], yours[other[-1]])
    return 2 * shared / (x.total + y.total) if shared else 0.0
