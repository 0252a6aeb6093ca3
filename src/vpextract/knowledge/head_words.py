"""A head of a column cut into the words that heads are made of, however it is spaced or glued."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from vpextract.knowledge.schema import HeadParts
from vpextract.matching import squeezed

LONGEST = 90
"""Letters of a head at most; longer texts are none."""
MOST_WORDS = 14
"""Words of a head at most."""
_SHORT = 3
"""Words of fewer letters ("i", "år", "kf") stand inside others by chance: they must be words of their own."""
_CROSSED = 0.6
"""What a word costs that a space cuts, against 1 for each word."""
_MISREAD = 5
"""Words of so many letters may hold one that is misread."""
_LONG = 12
"""Words of so many letters may hold two."""

_WORDS_KEPT = 4096

_WORD = regex.compile(r"\p{L}+|[\d|]+")


class Part(NamedTuple):
    """A word of a head: `group` is its list ("what", "whose", "who", "when", "light", "other"), `means` the key in it."""

    group: str
    means: str
    word: str
    exact: bool = True


class HeadWords:
    """The words of `parts` in `patterns/columns.toml`, ready to be found."""

    def __init__(self, parts: HeadParts) -> None:
        self._parts: dict[str, Part] = {}
        for word in parts.light:
            self._add("light", "", word)
        for word in parts.other:
            self._add("other", "other", word)
        for word in parts.compared:
            self._add("other", "compared", word)
        for group in ("who", "whose", "what", "when"):
            for means, words in getattr(parts, group).items():
                for word in words:
                    self._add(group, means, word)
        for compound in parts.compounds:
            for after in compound.after:
                told = self._parts[squeezed(after)]
                for before in compound.before:
                    self._parts.setdefault(squeezed(before + after), told._replace(word=squeezed(before + after)))
        self._is_known = lru_cache(maxsize=_WORDS_KEPT)(self._is_word)
        self._starts: dict[str, list[str]] = {}
        for word in self._parts:
            self._starts.setdefault(word[:2], []).append(word)

    def _add(self, group: str, means: str, word: str) -> None:
        lean = squeezed(word)
        self._parts[lean] = Part(group, means, lean)

    def parts_of(self, lean: str, *, misread: bool = False) -> list[Part] | None:
        """The parts of a head in lower case, all of it; None where a word of it is none of them.

        `misread`: one word may hold a wrong letter.
        """
        if len(lean) > LONGEST:
            return None
        words = _WORD.findall(lean)
        if len(words) > MOST_WORDS or any(word[0].isdigit() for word in words):
            return None
        words = [word for word in words if word[0] != "|"]
        return self._misread(words) if misread else self._cut(words)

    def _cut(self, words: Sequence[str]) -> list[Part] | None:
        """The fewest parts that make all the words."""
        if not words:
            return []
        text = "".join(words)
        borders, at = {0}, 0
        for word in words:
            at += len(word)
            borders.add(at)
        if text[:2] not in self._starts:
            return None
        best: list[tuple[float, list[Part]] | None] = [(0.0, []), *([None] * len(text))]
        for start in range(len(text)):
            here = best[start]
            if here is None:
                continue
            for word in self._starts.get(text[start : start + 2], ()):
                end = start + len(word)
                if not text.startswith(word, start):
                    continue
                if len(word) < _SHORT and not {start, end} <= borders:
                    continue
                crossed = sum(start < border < end for border in borders) if len(borders) > 2 else 0
                cost = here[0] + 1.0 + _CROSSED * crossed
                known = best[end]
                if known is None or cost < known[0]:
                    best[end] = (cost, [*here[1], self._parts[word]])
        found = best[-1]
        return found[1] if found is not None else None

    def _is_word(self, word: str) -> bool:
        return self._cut([word]) is not None

    def _misread(self, words: Sequence[str]) -> list[Part] | None:
        """The parts where one word, and no more, holds a letter that was misread."""
        strange = list(islice((at for at, word in enumerate(words) if not self._is_known(word)), 2))
        if len(strange) != 1 or len(words[strange[0]]) < _MISREAD:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        word = words[strange[0]]
        limit = 2 if len(word) >= _LONG else 1
        near = process.extract(word, self._parts.keys(), scorer=Levenshtein.distance, score_cutoff=limit, limit=4)
        parts = {
            self._parts[name]._replace(word="")
            for name, distance, _ in near
            if distance == near[0][1] and len(name) >= _MISREAD
        }
        if len(parts) != 1:
            return None
        before, after = self._cut(words[: strange[0]]), self._cut(words[strange[0] + 1 :])
        return [*(before or []), parts.pop()._replace(word=near[0][0], exact=False), *(after or [])]


def strange_ends(parts: HeadParts) -> list[str]:
    """The ends of compounds that are none of the words which heads are made of, nor of the compounds before."""
    groups = [
        *parts.who.values(),
        *parts.whose.values(),
        *parts.what.values(),
        *parts.when.values(),
        parts.light,
        parts.other,
        parts.compared,
    ]
    known = {squeezed(word) for words in groups for word in words}
    strange: list[str] = []
    for compound in parts.compounds:
        for after in compound.after:
            strange += [] if squeezed(after) in known else [after]
            known |= {squeezed(before + after) for before in compound.before}
    return strange
