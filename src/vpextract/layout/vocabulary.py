"""A document's words, and what is known of all words: what settles where a line end cut one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

import regex

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema import Joins

_CONSONANTS = regex.compile(r"[bcdfghjklmnpqrstvwxz]{2,}(?=[aeiouyåäöéü])")
PREFIX = 6
"""Words that share so many letters at the start are taken for forms of one word."""


_NO_JOINS = Joins()


class Vocabulary(frozenset[str]):
    """A document's words in lower case, with their beginnings.

    `prints_spaces`: the producer prints the space at which a line wraps, so that its absence tells something. `onsets`:
    the groups of consonants that words may begin with. `small`: words after which others come ("att", "för"). `joins`:
    those behind a hyphen that the line end did not make.
    """

    onsets: frozenset[str]
    small: frozenset[str]
    joins: Joins
    prints_spaces: bool

    def __new__(
        cls,
        words: Iterable[str],
        prints_spaces: bool = False,
        onsets: frozenset[str] = frozenset(),
        small: frozenset[str] = frozenset(),
        joins: Joins = _NO_JOINS,
    ) -> Vocabulary:
        made = super().__new__(cls, words)
        made.onsets = onsets
        made.small = small
        made.joins = joins
        made.prints_spaces = prints_spaces
        return made

    @cached_property
    def prefixes(self) -> frozenset[str]:
        return frozenset([word[:PREFIX] for word in self if len(word) >= PREFIX])

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self)

    def can_begin(self, text: str) -> bool:
        """Whether words may begin with these consonants: "tsk…" begins none in Swedish, so such a part was cut off."""
        found = _CONSONANTS.match(text)
        return not self.onsets or found is None or found[0] in self.onsets

    def goes_on(self, beginning: str) -> bool:
        """Whether some longer word begins like this."""
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)


def vocabulary(words: Iterable[str], knowledge: Knowledge, prints_spaces: bool = False) -> Vocabulary:
    """These words with what is known of all words."""
    return Vocabulary(words, prints_spaces, knowledge.words.onsets, knowledge.unfinished, knowledge.words.joins)
