"""Compounds of one name whose parts the other name says apart, or has said already ("förskolebarn", "barn i förskolan").

No list of words splits them: a part is what stands in the other name, in whatever form.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge.link_words import WordWise

_LEAST = 3
"""Parts of compounds have so many letters at least."""


def taken_apart(
    left: list[str], right: list[str], own: tuple[str, ...], theirs: tuple[str, ...], words: WordWise
) -> float:
    """Take away compounds of `left` and the words of `right` that say their parts; what that costs.

    `own` are all words of the name, `theirs` all of the other: what it says anyway need not be said once more.
    """
    cost = 0.0
    for compound in list(left) if right else ():
        found = _parts(compound, right, own, theirs, words) if len(compound) >= 2 * _LEAST else None
        if found is not None:
            share, gone = found
            left.remove(compound)
            for word in gone:
                right.remove(word)
            cost += share * words.weight(compound)
    return cost


def echoed(left: list[str], own: Sequence[str], words: WordWise) -> float:
    """Take away words that a compound of their own name says already, as its first part ("hyresgäster", "hyra")."""
    cost = 0.0
    for word in left[:]:
        if len(word) <= _LEAST:
            continue
        begin, longer = word[:_LEAST], len(word) + _LEAST
        if any(
            len(one) >= longer and one.startswith(begin) and one not in left and words.after_start(one, word)
            for one in own
        ):
            left.remove(word)
            cost += words.costs.slight * words.weight(word)
    return cost


def _parts(
    compound: str, right: Sequence[str], own: tuple[str, ...], theirs: tuple[str, ...], words: WordWise
) -> tuple[float, tuple[str, ...]] | None:
    """The share of a word that it costs to say the parts apart, and the words of `right` that say them."""
    ends, starts = words.parts_of(compound, theirs)
    if not ends and not starts:
        return None
    both = [
        ((x in right) + (y in right), x, y)
        for x, before in ends.items()
        for y, after in starts.items()
        if x != y and len(before) + len(after) <= len(compound) + 1
    ]
    if both:
        _, x, y = max(both)
        return words.costs.compound, tuple(word for word in (x, y) if word in right)
    for word, rest in ends.items():
        if word in right and words.says_little(rest):
            return words.costs.slight, (word,)
    for word, rest in starts.items():
        if word in right and words.says_little_last(rest):
            return words.costs.slight, (word,)
        if word in right and any(one in theirs and words.before_end(one, rest) for one in own if one != compound):
            return words.costs.compound, (
                word,
            )  # both say the last part in another compound ("flyg", "flygresor" of journeys)
    return None
