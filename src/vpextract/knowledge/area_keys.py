"""Names of fields of activity, so that two spellings of one give one key: `[areas]` of `patterns/link.toml`."""

from __future__ import annotations

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_link import AreaWords
from vpextract.marks import unmarked
from vpextract.matching import collapsed

_IN_BRACKETS = regex.compile(r"\([^()]*\)?")
_NO_LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
_SHORTEST = 3
"""A name that is left with fewer letters is not cut; of fewer than two more no vowel is."""
_OPEN_ENDS = "ae"
"""Vowels that a word ends in alone and another takes the place of in compounds: "skola", "skoleverksamhet"."""


class AreaKeys:
    """The words of one run that names of areas are compared by."""

    def __init__(self, words: AreaWords) -> None:
        self._endings = tuple(sorted((_letters(word) for word in words.endings), key=len, reverse=True))
        self._alone = frozenset(map(_letters, words.alone))
        self._usual = {self._plain(group.names[0]): group.names[0] for group in words.same}
        self._same = {self._plain(name): self._plain(group.names[0]) for group in words.same for name in group.names}

    @asked_once
    def key(self, name: str) -> str:
        """What all spellings of a name have in common: lost spaces, hyphens, "&", and words that add nothing, are left out."""
        key = self._plain(name)
        return self._same.get(key, key)

    def usual(self, name: str) -> str | None:
        """The usual one of several names, where they are known."""
        return self._usual.get(self.key(name))

    def _plain(self, name: str) -> str:
        lean: str = collapsed(unmarked(_IN_BRACKETS.sub(" ", name))).casefold().replace("&", " och ")
        words = [word for word in _NO_LETTERS.split(lean) if word]
        telling = [word for word in words if word not in self._alone]
        key = "".join(telling or words)
        for ending in self._endings:
            if key.endswith(ending) and len(key) >= _SHORTEST + len(ending):
                key = key.removesuffix(ending)
                break
        return key[:-1] if len(key) > _SHORTEST + 2 and key[-1] in _OPEN_ENDS else key


def _letters(word: str) -> str:
    return str(_NO_LETTERS.sub("", word.casefold()))
