"""Whether a text ends before its end: in a word behind which another one must come."""

from __future__ import annotations

from vpextract.knowledge.schema import Unfinished


class Endings:
    """How names end. A preposition ends one only within a clause ("vem de kan vända sig till")."""

    def __init__(self, words: Unfinished) -> None:
        self._known, self._may_end = frozenset(words.known), frozenset(words.may_end)
        self._within, self._clauses = frozenset(words.may_end_clauses), frozenset(words.clauses)

    def open_word(self, name: str) -> str | None:
        """The last word of a name of several, in lower case, where more words must follow it."""
        *before, last = name.casefold().split() or ("",)
        if not before or last not in self._known or last in self._may_end:
            return None
        return None if last in self._within and not self._clauses.isdisjoint(before) else last
