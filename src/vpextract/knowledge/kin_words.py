"""Words that say the same without being forms of one word: synonyms, verbs and their nouns, compounds and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

import regex
from rapidfuzz.distance import Postfix, Prefix

from vpextract.knowledge.schema_link import LinkWords, WordWeights
from vpextract.matching import compiled

_ROOT = 4
"""So many letters at least stand before endings that make another word of a stem."""
_PART = 4
"""Parts of compounds have so many letters at least."""
_UMLAUT_ENDINGS = ("er", "erna", "ers", "ernas")
"""Before these a stem may have another vowel than in the singular ("städer", "ledamöter")."""
_LEAST = 3
"""Nor are parts of fewer letters looked for."""
_JOINTS = ("", "s", "e", "o", "u")
"""What stands between the parts of compounds."""
_LONGEST_ENDING = 5
_LONGEST_NOUN = 8
_BETWEEN_WORDS = "[- ]"
"""Between the words of a phrase, which may be written with a hyphen ("e-tjänst"). Not "vård- och omsorgsboende": names that say
it misread or cut would be far from those that do not."""
_REMEMBERED = 100_000
_NONE: Set[int] = frozenset()


class Kin:
    """What `patterns/link.toml` tells of words that mean the same. Words are in lower case."""

    def __init__(self, words: LinkWords, costs: WordWeights) -> None:
        self._costs = costs
        self._endings = frozenset(words.endings)
        self._any_ending = frozenset(("", *words.endings))
        self._nouns = frozenset(words.nouns_of_verbs)
        self._verbal = frozenset(words.verbal)
        self._loaned = frozenset(words.loaned)
        self._participles = frozenset(words.participles)
        self._qualities = frozenset(words.qualities)
        self._agents = frozenset(words.agents)
        self._slight_first = frozenset(words.slight_first)
        self._slight_last = frozenset(words.slight_last)
        self._classes: dict[str, set[int]] = {}
        for number, group in enumerate(words.synonyms):
            for word in group:
                self._classes.setdefault(word, set()).add(number)
        self._topics = _joined(words.synonyms)
        self._phrases = {phrase: group[-1] for group in words.phrases for phrase in group[:-1]}
        self._means = lru_cache(_REMEMBERED)(self._listed)
        self._ends = lru_cache(_REMEMBERED)(self._last_parts)
        self._starts = lru_cache(_REMEMBERED)(self._first_parts)
        longest_first = sorted(self._phrases, key=len, reverse=True)
        spelt = (_BETWEEN_WORDS.join(map(regex.escape, phrase.split())) for phrase in longest_first)
        self._phrase = compiled(rf"\b(?:{'|'.join(spelt)})\b")

    def with_phrases(self, text: str) -> str:
        """The text with one word for several that say the same ("ta fram", "utarbeta")."""
        return str(self._phrase.sub(lambda found: self._phrases[_plain(found[0])], text))

    def topic(self, word: str) -> str:
        """One word for all that are said for each other, directly or by way of a third; "" where there is none."""
        return next((self._topics[form] for form in self._forms(word) if form in self._topics), "")

    def topic_of_end(self, compound: str) -> str:
        """The topic of the longest last part of a compound that has one; "" where none has."""
        ends = (self.topic(compound[at:]) for at in range(_LEAST, len(compound) - _LEAST + 1))
        return next(filter(None, ends), "")

    def said_for_each_other(self, a: str, b: str) -> bool:
        """Whether a list of synonyms has both, in any form."""
        return bool(self._means(a) & self._means(b))

    def cost(self, a: str, b: str) -> float | None:
        """What it costs, as a share of a word, to say one for the other; None where they say two things."""
        if self.said_for_each_other(a, b):
            return self._costs.synonym
        begin, end = Prefix.similarity(a, b), Postfix.similarity(a, b)
        derived = self._derived(a, b, begin) if begin >= _LEAST else None
        if derived is not None:
            return derived
        if self._parts_mean_the_same(a, b, begin, end):
            return self._costs.synonym
        either = (b[:_PART] in a and self._is_part(a, b)) or (a[:_PART] in b and self._is_part(b, a))
        return self._costs.part if either else None

    def before_end(self, compound: str, word: str) -> str:
        """What stands before the last part of a compound, where that is the word in some form; "" where it is not."""
        if len(compound) < 2 * _LEAST or len(word) < _LEAST:
            return ""
        at = compound.find(word[:_LEAST], _LEAST)
        while at >= 0:
            end = compound[at:]
            if self._is_form(end, word) or self._says(end, word):
                return compound[:at]
            at = compound.find(word[:_LEAST], at + 1)
        meant = self._means(word)
        return next((compound[:at] for at, classes in self._ends(compound) if classes & meant), "") if meant else ""

    def _last_parts(self, compound: str) -> list[tuple[int, Set[int]]]:
        """Where parts begin that are in lists of synonyms, and in which lists."""
        found = ((at, self._means(compound[at:])) for at in range(_LEAST, len(compound) - _PART + 1))
        return [(at, classes) for at, classes in found if classes]

    def _first_parts(self, compound: str) -> list[tuple[int, Set[int]]]:
        """Where such parts end that the compound begins with, and in which lists they are."""
        found = ((at, self._first(compound[:at])) for at in range(_PART, len(compound) - _LEAST + 1))
        return [(at, classes) for at, classes in found if classes]

    def after_start(self, compound: str, word: str) -> str:
        """What stands behind the first part of a compound, where that is the word in some form; "" where it is not."""
        if len(compound) < 2 * _LEAST or len(word) < _LEAST:
            return ""
        shared = Prefix.similarity(compound, word)
        rest = word[shared:]
        if shared >= _ROOT and (end := self._behind_noun(compound[shared:], rest)):
            return end
        meant = self._means(word)
        ends = [at for at, classes in self._starts(compound) if classes & meant] if meant else ()
        same = compound[max(ends) :] if ends else ""
        if shared >= _LEAST and (rest in self._any_ending or (shared >= _ROOT and self.says_little_last(rest))):
            for at in range(shared, min(shared + 1, len(compound) - _LEAST) + 1):
                if compound[shared:at] in _JOINTS:
                    return min(compound[at:], same or compound, key=len)
        return same

    def _behind_noun(self, compound: str, rest: str) -> str:
        """What stands behind the noun for what a verb does ("handläggningstid", "handläggs"): both without what they share."""
        if rest and rest not in self._any_ending and rest not in self._verbal and rest not in self._participles:
            return ""
        ends = (
            cut
            for cut in range(2, min(_LONGEST_NOUN, len(compound) - _LEAST) + 1)
            if compound[:cut] in self._nouns | self._qualities
        )
        return next((compound[cut:].removeprefix("s") for cut in ends), "")

    def says_little(self, beginning: str) -> bool:
        """Whether a compound says the same without this first part ("telefonsamtal")."""
        return beginning in self._slight_first

    def says_little_last(self, end: str) -> bool:
        """Whether a compound says the same without this last part ("tillsynsverksamhet")."""
        return any(form in self._slight_last for one in (end, end.removeprefix("s")) for form in self._forms(one))

    def _is_form(self, a: str, b: str) -> bool:
        if a == b:
            return True
        shared = Prefix.similarity(a, b)
        return any(
            a[at:] in self._any_ending and b[at:] in self._any_ending
            for at in range(shared, max(_LEAST, shared - 2) - 1, -1)
        )

    def _says(self, a: str, b: str) -> bool:
        """Whether one is a noun or an adjective for what the other says ("nöjdhet", "nöjda"; "inventering", "inventera")."""
        shared = Prefix.similarity(a, b)
        cost = self._derived(a, b, shared) if shared >= _ROOT else None
        return cost is not None and cost <= self._costs.nominal

    def _listed(self, word: str) -> Set[int]:
        """The lists of synonyms that a form of the word is in, and those of the verb that it is a noun of."""
        told = next((self._classes[form] for form in self._inflected(word) if form in self._classes), _NONE)
        done = next((self._classes[form] for form in self._verbs_of(word) if form in self._classes), _NONE)
        return told | done

    def _forms(self, word: str) -> Iterator[str]:
        yield from self._inflected(word)
        yield from self._verbs_of(word)

    def _inflected(self, word: str) -> Iterator[str]:
        """The word, and what it may be a form of, the longest first ("medarbetarna", "medarbetare")."""
        yield word
        for cut in range(1, min(_LONGEST_ENDING, len(word) - 2) + 1):
            if word[-cut:] in self._endings:
                stem = word[:-cut]
                yield from (stem, f"{stem}a", f"{stem}e", f"{stem}d")
                if word[-cut:] in _UMLAUT_ENDINGS and (plain := _without_umlaut(stem)) != stem:
                    yield plain

    def _verbs_of(self, word: str) -> Iterator[str]:
        """The verbs that a word may be a noun of ("rekrytering", "rekrytera")."""
        for cut in range(3, min(_LONGEST_NOUN, len(word) - _ROOT) + 1):
            if word[-cut:] in self._nouns:
                yield f"{word[:-cut]}a"

    def _derived(self, a: str, b: str, begin: int) -> float | None:
        """The cost of two words of one stem."""
        found = [
            cost
            for at in range(begin, max(_LEAST, begin - 3) - 1, -1)
            if (cost := self._endings_cost(a[at:], b[at:], at)) is not None
        ]
        return min(found, default=None)

    def _endings_cost(self, x: str, y: str, root: int) -> float | None:
        for one, other in ((x, y), (y, x)):
            if root < _ROOT:
                if one in self._nouns and len(one) > _LEAST and other in self._verbal:
                    return self._costs.nominal
                continue
            if one in self._qualities and (not other or other in self._endings):
                return self._costs.nominal
            if one in self._nouns and other in self._verbal:
                return self._costs.nominal
            if one in self._loaned and (not other or other in self._endings):
                return self._costs.nominal
            if one in self._participles and len(one) > 1 and not other:
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
        if len(part) < _PART:
            return len(part) == _LEAST and whole.endswith(f"s{part}") and len(whole) > 2 * _PART
        if len(whole) < len(part) + 2:
            return False
        stems = [form for form in (whole, *self._forms(whole)) if len(form) > len(part) + 1]
        wanted = {form for form in self._forms(part) if len(form) >= _PART}
        return any(stem.endswith(form) for stem in stems for form in wanted)


def _plain(phrase: str) -> str:
    return " ".join(phrase.replace("-", " ").split())


def _without_umlaut(stem: str) -> str:
    """The stem with its last vowel as in the singular, where that may be another one."""
    at = max(stem.rfind("ä"), stem.rfind("ö"))
    if at < 0 or any(letter in "aouåeiy" for letter in stem[at + 1 :]):
        return stem
    return stem[:at] + {"ä": "a", "ö": "o"}[stem[at]] + stem[at + 1 :]


def _joined(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Word → the first word of all lists that hang together by the words that they share."""
    first: dict[str, str] = {}

    def root(word: str) -> str:
        while first.setdefault(word, word) != word:
            word = first[word]
        return word

    for group in groups:
        for word in group[1:]:
            one, other = sorted((root(group[0]), root(word)))
            first[other] = one
    return {word: root(word) for word in list(first)}
