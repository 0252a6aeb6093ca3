"""Words that say the same without being forms of one word: synonyms, verbs and their nouns, compounds and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

import regex
from rapidfuzz.distance import Postfix, Prefix

from vpextract.knowledge.schema_link import LinkWords, WordWeights

_ROOT = 4
"""So many letters at least stand before endings that make another word of a stem."""
_PART = 4
"""Parts of compounds have so many letters at least."""
_LONGEST_ENDING = 5
_REMEMBERED = 100_000
_NONE: Set[int] = frozenset()


class Kin:
    """What `patterns/link.toml` tells of words that mean the same. Words are in lower case."""

    def __init__(self, words: LinkWords, costs: WordWeights) -> None:
        self._costs = costs
        self._endings = frozenset(words.endings)
        self._nouns = frozenset(words.nouns_of_verbs)
        self._verbal = frozenset(words.verbal)
        self._participles = frozenset(words.participles)
        self._qualities = frozenset(words.qualities)
        self._agents = frozenset(words.agents)
        self._classes: dict[str, set[int]] = {}
        for number, group in enumerate(words.synonyms):
            for word in group:
                self._classes.setdefault(word, set()).add(number)
        self._phrases = {phrase: group[-1] for group in words.phrases for phrase in group[:-1]}
        self._means = lru_cache(_REMEMBERED)(self._listed)
        longest_first = sorted(self._phrases, key=len, reverse=True)
        self._phrase = regex.compile(rf"\b(?:{'|'.join(map(regex.escape, longest_first))})\b")

    def with_phrases(self, text: str) -> str:
        """The text with one word for several that say the same ("ta fram", "utarbeta")."""
        return str(self._phrase.sub(lambda found: self._phrases[found[0]], text))

    def cost(self, a: str, b: str) -> float | None:
        """What it costs, as a share of a word, to say one for the other; None where they say two things."""
        if self._means(a) & self._means(b):
            return self._costs.synonym
        begin, end = Prefix.similarity(a, b), Postfix.similarity(a, b)
        derived = self._derived(a, b, begin) if begin >= _ROOT else None
        if derived is not None:
            return derived
        if self._parts_mean_the_same(a, b, begin, end):
            return self._costs.synonym
        either = (b[:_PART] in a and self._is_part(a, b)) or (a[:_PART] in b and self._is_part(b, a))
        return self._costs.part if either else None

    def _listed(self, word: str) -> Set[int]:
        """The lists of synonyms that a form of the word is in."""
        return next((self._classes[form] for form in self._forms(word) if form in self._classes), _NONE)

    def _forms(self, word: str) -> Iterator[str]:
        """The word, and what it may be a form of, the longest first ("medarbetarna", "medarbetare")."""
        yield word
        for cut in range(1, min(_LONGEST_ENDING, len(word) - 2) + 1):
            if word[-cut:] in self._endings:
                stem = word[:-cut]
                yield from (stem, f"{stem}a", f"{stem}e", f"{stem}d")

    def _derived(self, a: str, b: str, begin: int) -> float | None:
        """The cost of two words of one stem."""
        found = [
            cost
            for at in range(begin, max(_ROOT, begin - 3) - 1, -1)
            if (cost := self._endings_cost(a[at:], b[at:])) is not None
        ]
        return min(found, default=None)

    def _endings_cost(self, x: str, y: str) -> float | None:
        for one, other in ((x, y), (y, x)):
            if one in self._qualities and (not other or other in self._endings):
                return self._costs.nominal
            if one in self._nouns and other in self._verbal:
                return self._costs.nominal
            if one in self._nouns and other in self._participles:
                return self._costs.derived
            if one in self._agents and (not other or other in self._endings):
                return self._costs.agent
        return None

    def _parts_mean_the_same(self, a: str, b: str, begin: int, end: int) -> bool:
        """Whether two compounds share one part, and the others mean the same ("elbilar", "elfordon")."""
        beginnings = range(begin, 1, -1)
        ends = range(end, _PART - 1, -1)
        return any(self._means(a[at:]) & self._means(b[at:]) for at in beginnings) or any(
            self._first(a[: len(a) - at]) & self._first(b[: len(b) - at]) for at in ends
        )

    def _first(self, part: str) -> Set[int]:
        """What the first part of a compound means, with or without the "s" that joins it."""
        return self._means(part) or self._means(part.removesuffix("s")) or self._means(f"{part}e")

    def _is_part(self, whole: str, part: str) -> bool:
        """Whether a word is the last part of a compound, in whatever form ("handlingsplanen", "plan")."""
        if len(part) < _PART or len(whole) < len(part) + 2:
            return False
        stems = [form for form in (whole, *self._forms(whole)) if len(form) > len(part) + 1]
        wanted = {form for form in self._forms(part) if len(form) >= _PART}
        return any(stem.endswith(form) for stem in stems for form in wanted)
