"""What words weigh when names are compared: the questions behind the words of `patterns/link.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex
from rapidfuzz.distance import OSA

from vpextract.knowledge.schema import LinkWords, WordWeights

_DIGIT = regex.compile(r"\d")
_SHORTEST_STEM = 3
"""Two words are forms of one where so many letters at least stand before the endings."""
_REMEMBERED = 200_000


class WordWise:
    """The words of one run, ready to be asked. Words are in lower case; costs are in strange words."""

    def __init__(self, words: LinkWords, costs: WordWeights) -> None:
        self.costs: Final = costs
        self._weights = (
            dict.fromkeys(words.generic, costs.generic)
            | dict.fromkeys(words.formal, costs.formal)
            | dict.fromkeys(words.light, costs.light)
        )
        self._endings = frozenset(words.endings)
        self._lookalikes = [(sign, group[-1]) for group in words.lookalikes for sign in group[:-1]]
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(words.contrasts):
            for word in group:
                self._groups.setdefault(word, set()).add(number)
        # One word is compared with the same others again and again, on any number of names.
        self.folded = lru_cache(_REMEMBERED)(self._folded)
        self.misread_cost = lru_cache(_REMEMBERED)(self._misread_cost)

    def weight(self, word: str) -> float:
        """What it costs to leave the word out: little for "och", most for a number."""
        known = self._weights.get(word)
        if known is not None:
            return known
        return self.costs.number if _DIGIT.search(word) else self.costs.content

    def _folded(self, word: str) -> str:
        """The word with letters that are read for each other made one."""
        for sign, same in self._lookalikes:
            if sign in word:
                word = word.replace(sign, same)
        return word

    def _misread_cost(self, a: str, b: str) -> float | None:
        """The share of a word that it costs to take two for one: another ending, letters misread; None: they are two words."""
        if self._is_form_of(a, b):
            return 0.05
        x, y = self.folded(a), self.folded(b)
        longer = max(len(x), len(y))
        far = OSA.distance(x, y, score_cutoff=int(longer * self.costs.misread_share))
        if far > longer * self.costs.misread_share or (a.isdigit() and b.isdigit()) or self.contrast(a, b):
            return None
        return max(self.costs.misread * far / longer, 0.05)

    def contrast(self, a: str, b: str) -> bool:
        """Whether two words never stand for each other ("före", "efter"), in any form."""
        mine, yours = self._contrasting(a), self._contrasting(b)
        return bool(mine) and bool(yours) and bool(mine & yours) and not self._is_form_of(a, b) and a != b

    def _contrasting(self, word: str) -> set[int]:
        found = self._groups.get(word)
        if found is not None:
            return found
        for cut in range(1, min(6, len(word) - 2)):
            if word[-cut:] in self._endings:
                found = self._groups.get(word[:-cut])
                if found is not None:
                    return found
        return set()

    def _is_form_of(self, a: str, b: str) -> bool:
        """Whether two words differ in their endings only ("måltid", "måltiderna")."""
        shared = 0
        for x, y in zip(a, b, strict=False):
            if x != y:
                break
            shared += 1
        if shared < _SHORTEST_STEM:
            return False
        # An ending may begin with a letter that both share ("kvinna", "kvinnor"; "nämnd", "nämnder").
        return any(
            (not a[at:] or a[at:] in self._endings) and (not b[at:] or b[at:] in self._endings)
            for at in range(shared, max(_SHORTEST_STEM, shared - 2) - 1, -1)
        )
