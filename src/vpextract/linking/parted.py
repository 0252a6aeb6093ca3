"""One word of a name for two that stand apart in the other: "insamling", "samla in"; "avgiftsfri", "utan avgift"."""

from __future__ import annotations

from itertools import pairwise

from vpextract.knowledge.link_words import WordWise


def particles_joined(left: list[str], right: list[str], own: tuple[str, ...], words: WordWise) -> float:
    """Take away verbs of `left` with the particle behind them, and the words of `right` that say both; what that costs.

    `own` are all words of the name that `left` is of.
    """
    cost = 0.0
    for verb, particle in pairwise(own) if right and not words.particles.isdisjoint(left) else ():
        if particle not in words.particles or particle not in left or verb not in left:
            continue
        whole = next(
            (one for one in right if one.startswith(particle) and _says(verb, one[len(particle) :], words)), None
        )
        if whole is not None:
            left.remove(verb)
            left.remove(particle)
            right.remove(whole)
            cost += words.costs.nominal * words.weight(whole)
    return cost


def _says(verb: str, rest: str, words: WordWise) -> bool:
    """Whether what stands behind the particle is the verb in another form, or the noun for what it does."""
    if len(rest) < len("ta"):
        return False
    costs = (words.misread_cost(verb, rest), words.kin_cost(verb, rest))
    return any(cost is not None and cost <= words.costs.nominal for cost in costs)


def said_free(left: list[str], right: list[str], own: tuple[str, ...], words: WordWise) -> float:
    """Take away "utan" and what follows from `left`, and the word of `right` that says both; what that costs."""
    cost = 0.0
    for at, word in enumerate(own) if right and not words.without.isdisjoint(left) else ():
        if word not in words.without or word not in left or at + 1 == len(own):
            continue
        lacked = own[at + 1]
        free = next((one for one in right if words.after_start(one, lacked).removeprefix("s") in words.free), None)
        if free is not None:
            gone = [word, lacked, *_noun_of(lacked, free, own[at + 2 : at + 3])]
            left[:] = [one for one in left if one not in gone]
            right.remove(free)
            cost += words.costs.compound * words.weight(free)
    return cost


def _noun_of(lacked: str, free: str, following: tuple[str, ...]) -> tuple[str, ...]:
    """The noun that the compound leaves out, where an adjective stands before it ("utan fossila bränslen", "fossilfri")."""
    return following if lacked.endswith("a") and not free.startswith(lacked) else ()
