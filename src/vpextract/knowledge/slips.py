"""Heads that are said again with a slip: "Budget mnr" for "Budget mnkr". Another figure or another known word is no slip."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

import regex

from vpextract.matching import squeezed

_WORD = regex.compile(r"\p{L}+")
_DIGITS = regex.compile(r"\d+")
_SHORTEST = 4
"""Words of fewer letters ("jan", "jun", "tkr", "mkr") have too many neighbours to be slips of each other."""
_LONG = 9
"""From so many letters on, a word may have two wrong ones."""
_MOST = 2
"""So many labels of a head may have a slip; where more differ it is another head."""


def same_head(
    first: Sequence[str], second: Sequence[str], known: Container[str], unit: Callable[[str], str | None]
) -> bool:
    """Whether two heads, label by label, say the same but for slips. At least one label says it without any.

    `known` holds words in lower case that mean something as they are; `unit` tells which unit of money a label names.
    """
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if squeezed(a) != squeezed(b)]
    if len(differing) > _MOST or (differing and len(differing) == len(first)):
        return False
    return all(_is_slip(a, b, known, unit) for a, b in differing)


def _is_slip(first: str, second: str, known: Container[str], unit: Callable[[str], str | None]) -> bool:
    units = {unit(first), unit(second)} - {None}
    words, others = _WORD.findall(first.casefold()), _WORD.findall(second.casefold())
    if len(units) > 1 or len(words) != len(others) or _figures(first) != _figures(second):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) == 1 and all(_near(a, b) and not (a in known and b in known) for a, b in differing)


def _figures(text: str) -> list[str]:
    return [found[0] for found in _DIGITS.finditer(text)]


def _near(first: str, second: str) -> bool:
    from rapidfuzz.distance import OSA

    longest = max(len(first), len(second))
    most = 2 if longest >= _LONG else 1
    return longest >= _SHORTEST and OSA.distance(first, second, score_cutoff=most) <= most
