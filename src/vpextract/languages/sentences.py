"""Sentences that a dataset holds in English, told in another language: known by their words, the rest is carried over.

A dataset keeps one language and is the same everywhere; the other one is made when it is shown, also of what an earlier version
wrote. A sentence that the catalogue does not know stays as it is, which a test keeps from happening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_GAP = re.compile(r"\{([a-z]+_?)\}")
"""A name in braces; one that ends in _ holds words to be translated in turn."""
_DEEPEST = 3
"""So far are parts of sentences put into each other."""
_NUMBERS = ("n", "m")
"""Gaps of these names hold a whole number and nothing else."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with gaps, in English and in the other language."""

    english: str
    other: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Each gap goes to the first place where the words behind it stand, and never back: no text is a trap."""
        first, *others = _GAP.split(self.english)
        held = [f"{_held(gap)}{re.escape(words)}" for gap, words in zip(others[::2], others[1::2], strict=True)]
        closed = [f"(?>{one})" for one in held[:-1]]
        return re.compile("".join((re.escape(first), *closed, *held[-1:])), re.DOTALL)

    @property
    def words(self) -> str:
        """Its longest words between gaps, without which no sentence is this one."""
        return max(_GAP.split(self.english)[::2], key=len)

    @property
    def gaps(self) -> list[str]:
        return _GAP.findall(self.english)


class Sentences:
    """All sentences of a language."""

    def __init__(self, told: Mapping[str, str]) -> None:
        made = [Sentence(english, other) for english, other in told.items()]
        self._known = sorted(made, key=_generality)
        self._words = [one.words for one in self._known]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._known)

    def translated(self, text: str, depth: int = _DEEPEST) -> str | None:
        """The sentence in the other language; None where it is not known. Parts of it are translated `depth` times down."""
        for one, words in zip(self._known, self._words, strict=True):
            if words in text and (found := one.pattern.fullmatch(text)):
                return self._filled(one, found.groupdict(), depth)
        return None

    def _filled(self, one: Sentence, given: Mapping[str, str], depth: int) -> str:
        parts = {name: text for name, text in given.items() if name.endswith("_") and depth}
        told = {name: self.translated(text, depth - 1) for name, text in parts.items()}
        return _GAP.sub(lambda gap: told.get(gap[1]) or given[gap[1]], one.other)


def _held(gap: str) -> str:
    return rf"(?P<{gap}>\d+)" if gap in _NUMBERS else f"(?P<{gap}>.+?)"


def _generality(one: Sentence) -> tuple[int, int]:
    """What begins with words goes before what begins with a number, and that before the rest; then what tells most."""
    first = _GAP.match(one.english)
    return 0 if first is None else 1 if first[1] in _NUMBERS else 2, -len(_GAP.sub("", one.english))
