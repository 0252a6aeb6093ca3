"""Short forms and the words that they stand for, told by the two names alone: "HME", "30 sek.", "el- och hybridbilar"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])")
_DOTTED = regex.compile(r"(?<![\p{L}\p{N}.])(\p{L}{2,})\.(?=[,;:)]| +[\p{Ll}\p{N}(])")
_HYPHENED = regex.compile(r"(?<![\p{L}\p{N}])(\p{L}{2,})[-–](?=,| +\p{Ll})")
_FEWEST = 2
"""A single word is no proof that letters are its initials."""
_PART = 3
"""Parts of compounds have so many letters at least."""


class Short(NamedTuple):
    """The words of a name, in lower case, that are written short."""

    capitals: tuple[str, ...] = ()
    """Of capitals alone; none where all is in capitals."""
    dotted: tuple[str, ...] = ()
    """Cut off by a full stop."""
    hyphened: tuple[str, ...] = ()
    """First parts of compounds whose last part follows in another word."""


NONE = Short()


def short_forms(text: str) -> Short:
    """What is written short in a text."""
    capitals = () if text.isupper() else tuple(_CAPITALS.findall(text))
    dotted = tuple(_DOTTED.findall(text)) if "." in text else ()
    hyphened = tuple(_HYPHENED.findall(text)) if "-" in text or "–" in text else ()
    if not (capitals or dotted or hyphened):
        return NONE
    return Short(*(tuple(dict.fromkeys(map(str.casefold, found))) for found in (capitals, dotted, hyphened)))


def written_out(
    left: list[str],
    right: list[str],
    words: tuple[Sequence[str], Sequence[str]],
    shorts: tuple[Short, Short],
    light: Callable[[str], bool],
) -> None:
    """Take away short forms that one name has and the words that say them in the other, or in the same.

    `words` are all words of both names, `left` and `right` those that the other has not so far; `light` ones, as "och", may
    stand between the words that are written short.
    """
    heavy = tuple([word for word in one if not light(word)] for one in words)
    mine, yours = shorts
    for short in dict.fromkeys((*mine.capitals, *yours.capitals)):
        said, told = (spelt_out(short, one) or spelt_out(short, two) for one, two in zip(words, heavy, strict=True))
        if (said or short in words[0]) and (told or short in words[1]) and (said or told):
            for side, gone in ((left, said), (right, told)):
                side[:] = [word for word in side if word != short and word not in gone]
    for short_ones, ours, theirs, own in ((mine, left, right, words[0]), (yours, right, left, words[1])):
        for short in (*short_ones.dotted, *short_ones.hyphened):
            whole = _whole(short, theirs, own if short in short_ones.hyphened else None) if short in ours else None
            if whole is not None:
                ours.remove(short)
                theirs.remove(whole)


def _whole(short: str, theirs: Sequence[str], own: Sequence[str] | None) -> str | None:
    """The word that a short form stands for; the end of a hyphened one stands in a word of its `own` name."""
    for word in theirs:
        if word.startswith(short):
            end = word.removeprefix(short).removeprefix("s") if own else ""
            if own is None or (len(end) >= _PART and any(one.endswith(end) for one in own)):
                return word
    return None


def spelt_out(short: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words that follow each other and begin with the letters of `short`, in order; none where there are none.

    A letter more may stand within a word ("HME"), but each word begins with one.
    """
    return next((run for run in _runs(short, words) if _spells(short, run)), ())


def _runs(short: str, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(short), _FEWEST - 1, -1):
        for at in range(len(words) - size + 1):
            if words[at][0] == short[0]:
                yield tuple(words[at : at + size])


def _spells(short: str, run: Sequence[str]) -> bool:
    """Whether the letters are found in the words in order, the first of each word among them."""
    if not run:
        return not short
    first = run[0]
    if not short or first[0] != short[0]:
        return False
    rest = short[1:]
    at = 1
    while True:
        if _spells(rest, run[1:]):
            return True
        inside = first.find(rest[0], at) if rest else -1
        if inside < 0:
            return False
        rest, at = rest[1:], inside + 1
