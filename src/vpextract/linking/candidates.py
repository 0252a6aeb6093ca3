"""Which names are worth a close look: pairs that share something rare, or stand beside each other when sorted.

Comparing all pairs would take days from some ten thousand names on. Instead each name is put into a few blocks, by the
rarest word stems that it shares with others and by pairs of them, and into three sorted lists (its letters forwards,
backwards, and its words sorted). In a small block every pair counts, in a large one the nearest neighbours. Of the pairs
found, the most alike of each name are kept. Work and memory grow with the number of names, not with its square.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from vpextract.knowledge.link_words import WordWise
from vpextract.linking.names import Name
from vpextract.linking.touched import Numbers

Pairs = npt.NDArray[np.int64]
"""Shape (n, 2): numbers of names, the smaller first, each pair once, in order."""

ALL_PAIRS = 60
"""So few names are compared all with all."""
_STEM = 6
"""Letters of a word that count for blocks: forms and most compounds of a word begin alike."""
_RAREST = 4
"""Stems of a name that make blocks, and pairs of them."""
_SMALL = 12
"""In blocks up to this size every pair is a candidate."""
_NEIGHBOURS = 4
"""In larger blocks, and in the sorted lists, so many following names are."""
_ALIKE = 62.0
"""Names less alike than this (0 to 100) differ in too many words to be one, in whatever order these stand."""
_FAR = 50.0
"""Nor can names of which so many letters are not the other's: that is more than two words replaced by two others."""
_KEPT = 5
"""Candidates of one name that get a close look, the most alike first."""
_CHUNK = 400_000


def candidates(names: Sequence[Name], words: WordWise) -> Pairs:
    """Pairs of different names that may belong together."""
    if len(names) <= ALL_PAIRS:
        found = np.array(list(combinations(range(len(names)), 2)), dtype=np.int64).reshape(-1, 2)
    else:
        codes = np.concatenate(list(_coded(names, words)))
        found = np.stack(np.divmod(np.unique(codes), len(names)), axis=1)
    return _most_alike(found, names)


def _coded(names: Sequence[Name], words: WordWise) -> Iterator[Numbers]:
    """Pairs as single numbers, some of them several times."""
    for holders, starts, ends in _blocks(names, words):
        sizes = ends - starts
        left = np.repeat(ends, sizes) - np.arange(len(holders))  # in its block, from here on
        reach = np.minimum(left, np.repeat(np.where(sizes <= _SMALL, sizes, _NEIGHBOURS + 1), sizes))
        for step in range(1, max(_SMALL, _NEIGHBOURS + 1)):
            here = np.flatnonzero(step < reach)
            one, other = holders[here], holders[here + step]
            yield np.minimum(one, other) * len(names) + np.maximum(one, other)


def _blocks(names: Sequence[Name], words: WordWise) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Numbers of names that share something, those of one block after those of another, and where each begins and ends.

    They are sorted within a block, so that neighbours are alike.
    """
    every = range(len(names))
    forwards = sorted(every, key=lambda n: names[n].key)
    yield _sharing(names, forwards, words)
    backwards = sorted(every, key=lambda n: names[n].key[::-1])
    by_words = sorted(every, key=lambda n: sorted(names[n].words))
    for order in (forwards, backwards, by_words):
        yield np.array(order), np.array([0]), np.array([len(order)])


def _sharing(names: Sequence[Name], forwards: Sequence[int], words: WordWise) -> tuple[Numbers, Numbers, Numbers]:
    """Blocks of names that share a rare stem or a pair of rare stems. Keys are numbers: millions of them are held at once."""
    stems = [_stems(name, words) for name in names]
    frequent = Counter(stem for one in stems for stem in one)
    number = {stem: at for at, stem in enumerate(sorted(frequent), 1)}
    keys, owners = array("q"), array("q")
    for n in forwards:
        shared = sorted((frequent[stem], number[stem]) for stem in stems[n] if frequent[stem] > 1)[:_RAREST]
        rarest = sorted(at for _, at in shared)
        keys.extend(rarest)
        keys.extend(one * (len(number) + 1) + other for one, other in combinations(rarest, 2))
        owners.extend([n] * (len(keys) - len(owners)))
    coded = np.array(keys, dtype=np.int64)
    order = np.argsort(coded, kind="stable")
    ends = np.flatnonzero(np.diff(coded[order], append=-1)) + 1
    return np.array(owners, dtype=np.int64)[order], np.append(0, ends)[:-1], ends


def _stems(name: Name, words: WordWise) -> set[str]:
    return {words.folded(word)[:_STEM] for word in name.words if words.weight(word) >= words.costs.content}


def _most_alike(pairs: Pairs, names: Sequence[Name]) -> Pairs:
    """Those pairs that are among the most alike of one of their names."""
    spelt = [" ".join(name.words) for name in names]
    ordered = [" ".join(sorted(name.words)) for name in names]
    likeness = np.empty(len(pairs), dtype=np.float32)
    for start in range(0, len(pairs), _CHUNK):
        part = pairs[start : start + _CHUNK]
        likeness[start : start + _CHUNK] = np.maximum(_compared(part, spelt), _compared(part, ordered))
    lengths = np.array([len(text) for text in spelt])
    strange = (1 - likeness / 100) * lengths[pairs].sum(axis=1)
    enough = (likeness >= _ALIKE) & (strange <= _FAR)
    pairs, likeness = pairs[enough], likeness[enough]
    kept = np.zeros(len(pairs), dtype=bool)
    for side in (0, 1):
        order = np.lexsort((pairs[:, 1 - side], -likeness, pairs[:, side]))
        owner = pairs[order, side]
        first = np.searchsorted(owner, owner)  # where the pairs of the same name begin
        kept[order[np.arange(len(order)) - first < _KEPT]] = True
    return pairs[kept]


def _compared(pairs: Pairs, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    left, right = ([texts[n] for n in side] for side in pairs.T.tolist())
    found: npt.NDArray[np.float32] = process.cpdist(
        left, right, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.float32
    )
    return found
