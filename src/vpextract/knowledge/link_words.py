"""What words weigh when names are compared: the questions behind the words of `patterns/link.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex
from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from vpextract.knowledge.irregular_words import Irregular
from vpextract.knowledge.kin_words import Kin
from vpextract.knowledge.schema_link import LinkWords, WordWeights
from vpextract.matching import compiled

_DIGIT = regex.compile(r"\d")
_DOUBLED = regex.compile(r"(\p{L})\1+")
_TEN = 10
_TENS = range(20, 100, 10)
_SHORTEST_STEM = 3
"""Two words are forms of one where so many letters at least stand before the endings."""
_SHORTEST_ROOT = 4
"""What two words share beside their prefixes, or compounds beside their other parts, has so many letters at least."""
_MOST_EDITS = 2
"""More letters than this are not misread in one word, however long."""
_SHORT = 5
"""In words up to so many letters one is too large a share."""
_LONGEST_ENDING = 4
_DOUBLED_BEFORE_ENDINGS = "mn"
_VOWEL_GOES_BEFORE = "lnr"
_EDITS = (2, 2, 3)
"""What a letter too many, one too few and another letter weigh in a misread word: putting one for another makes new words."""
_NONE: Set[int] = frozenset()
_REMEMBERED = 100_000


class WordWise:
    """The words of one run, ready to be asked. Words are in lower case; costs are in strange words."""

    def __init__(self, words: LinkWords, costs: WordWeights) -> None:
        self.costs: Final = costs
        self._weights = (
            dict.fromkeys(words.generic, costs.generic)
            | dict.fromkeys(words.formal, costs.formal)
            | dict.fromkeys(words.light, costs.light)
        )
        self._light = frozenset(words.light)
        self._endings = frozenset(("", *words.endings))
        self._derivations = frozenset(words.derivations)
        self._nominalisations = frozenset(words.nominalisations)
        self._equals = {word: group[0] for group in words.equals for word in group}
        self._numerals = _numerals(words.equals)
        self._equals |= {word: digits for word, digits in self._numerals.items() if word not in self._equals}
        self._days = {word: (span.days, span.called) for span in words.spans for word in span.words}
        self.negations: Final = frozenset(words.negations)
        self.particles: Final = frozenset(words.particles)
        self.without: Final = frozenset(words.without)
        self.free: Final = frozenset(words.free)
        self._abbreviation = _abbreviations(words.abbreviations)
        self._lookalikes = _replacements(words.lookalikes)
        self._misreadable = _replacements(words.misreadable)
        self._misread_weights = {self._scanned(word): weight for word, weight in self._weights.items()}
        self._kin = Kin(words, costs)
        self._base = lru_cache(_REMEMBERED)(Irregular(words.irregular, words.prefixes).base)
        self._prefixes = frozenset(("", *words.prefixes))
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(words.contrasts):
            for word in group:
                self._groups.setdefault(word, set()).add(number)
        # One word is compared with the same others again and again, on any number of names.
        self.kin_cost = lru_cache(_REMEMBERED)(self._kin_cost)
        self.before_end = lru_cache(_REMEMBERED)(self._kin.before_end)
        self.after_start = lru_cache(_REMEMBERED)(self._kin.after_start)
        self.topic = lru_cache(_REMEMBERED)(self._kin.topic)
        self.topic_of_end = lru_cache(_REMEMBERED)(self._kin.topic_of_end)
        self.says_little = self._kin.says_little
        self.says_little_last = self._kin.says_little_last
        self.folded = lru_cache(_REMEMBERED)(self._folded)
        self.scanned = lru_cache(_REMEMBERED)(self._scanned)
        self.misread_cost = lru_cache(_REMEMBERED)(self._misread_cost)
        self.recut_cost = lru_cache(_REMEMBERED)(self._recut_cost)
        self.contrast = lru_cache(_REMEMBERED)(self._contrast)
        self.weight = lru_cache(_REMEMBERED)(self._weight)
        self._entry_of = lru_cache(_REMEMBERED)(self._listed_form)

    def without_abbreviations(self, text: str) -> str:
        """A text in lower case without "t.ex.", "m fl" and the like, and with one word for several that say the same."""
        return self._kin.with_phrases(str(self._abbreviation.sub(" ", text)))

    def in_days(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with "två veckor" as "14 dagar": a span has one name, whatever it is counted in."""
        if self._days.keys().isdisjoint(words):
            return words
        told = list(words)
        for at, (number, unit) in enumerate(pairwise(words)):
            digits = self._numerals.get(number, number)
            if unit in self._days and digits.isdecimal():
                days, called = self._days[unit]
                told[at : at + 2] = [str(int(digits) * days), called]
        return tuple(told)

    def parts_of(self, compound: str, words: tuple[str, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Which of the words a compound ends with, and which it begins with, in some form, each with the rest of it."""
        told = [word for word in words if self.weight(word) > self.costs.light]
        ends = {word: rest for word in told if (rest := self.before_end(compound, word))}
        starts = {word: rest for word in told if (rest := self.after_start(compound, word))}
        return ends, starts

    def _weight(self, word: str) -> float:
        """What it costs to leave the word out: little for "och", most for a number."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights.get(self._base(word))
        if known is None and len(word) > _SHORTEST_STEM:
            known = self._misread_weights.get(self.scanned(word))
        if known is None:
            stems = (word[:-cut] for cut in range(1, _LONGEST_ENDING + 1) if word[-cut:] in self._endings)
            known = next((self._weights[stem] for stem in stems if len(stem) > _SHORT and stem in self._weights), None)
        if known is not None:
            return known
        return self.costs.number if _DIGIT.search(word) else self.costs.content

    def _folded(self, word: str) -> str:
        """The word with letters that are read for each other made one."""
        return _replaced(word, self._lookalikes)

    def _scanned(self, word: str) -> str:
        """The word with all letters made one that bad scans confuse."""
        return _replaced(_replaced(word, self._misreadable), self._lookalikes)

    def _misread_cost(self, a: str, b: str) -> float | None:
        """The share of a word that it costs to take two for one: another ending, letters misread; None: they are two words."""
        if self._is_form_of(a, b) or self._equals.get(a, a) == self._equals.get(b, b):
            return self.costs.respelt
        if self._is_noun_of(a, b):
            return self.costs.nominal
        x, y = self.folded(a), self.folded(b)
        if self._beyond_misreading(a, b, x, y):
            return None
        far = min(_far(x, y), _far(a, b))  # a lost letter may make others look alike
        share: float | None = max(self.costs.misread * far, self.costs.respelt)
        if far and (self.scanned(a) == self.scanned(b) or _undoubled(a) == _undoubled(b)):
            share = min(self.costs.misread * far, self.costs.misread_scan)
        elif far > self.costs.misread_share:
            share = self._misread_short(a, b) if Levenshtein.distance(x, y, score_cutoff=1) <= 1 else None
        elif all(Levenshtein.distance(*pair, score_cutoff=_MOST_EDITS) > _MOST_EDITS for pair in ((x, y), (a, b))):
            share = None
        two_words = share is None or (a.isdecimal() and b.isdecimal()) or self.contrast(a, b) or self._derived(a, b)
        return None if two_words else share

    def _beyond_misreading(self, a: str, b: str, x: str, y: str) -> bool:
        """Whether two words, `x` and `y` as folded, differ in too many letters for any misreading: so it is with most."""
        most = max(int(max(len(a), len(b), len(x), len(y)) * self.costs.misread_share), 1)
        return (
            Levenshtein.distance(a, b, score_cutoff=most) > most
            and Levenshtein.distance(x, y, score_cutoff=most) > most
            and self.scanned(a) != self.scanned(b)
            and _undoubled(a) != _undoubled(b)
        )

    def _recut_cost(self, a: str, b: str) -> float | None:
        """As `misread_cost`, for words put together: with more than one other letter, "före" would hide in a long word."""
        spelt = ((self.folded(a), self.folded(b)), (self.scanned(a), self.scanned(b)))
        one = any(Levenshtein.distance(x, y, score_cutoff=1) <= 1 for x, y in spelt)
        return self.misread_cost(a, b) if one else None

    def _kin_cost(self, a: str, b: str) -> float | None:
        """The share of a word that it costs to say another one that means the same, or nearly; None: they say two things."""
        if self._equals.get(a, a) == self._equals.get(b, b):
            return self.costs.respelt
        share = self._kin.cost(a, b)
        if share is not None and not self.contrast(a, b):
            return share
        x, y = self._base(a) or a, self._base(b) or b  # "uppnått" says what "uppnå" says, and so does "nått"
        return self.costs.synonym if self._kin.said_for_each_other(x, y) and not self.contrast(x, y) else None

    def _misread_short(self, a: str, b: str) -> float | None:
        """The share for one letter in a short word; None where too little is left to know it by."""
        shorter, longer = sorted((len(a), len(b)))
        one_is_known = (a in self._weights) != (b in self._weights) and bool(self._light & {a, b})
        if one_is_known and longer > 1:  # one single letter for another is another letter
            return self.costs.misread_light
        return self.costs.misread_short if longer >= _SHORTEST_STEM and shorter <= _SHORT else None

    def _contrast(self, a: str, b: str) -> bool:
        """Whether two words never stand for each other, in any form or compound ("före", "efter"; "in-", "utflyttad")."""
        if _undoubled(a) == _undoubled(b) or self._is_form_of(a, b):
            return False
        begin, end = Prefix.similarity(a, b), Postfix.similarity(a, b)
        heads = (a[: len(a) - end], b[: len(b) - end])
        # A letter of the prefixes may be the same too ("anställd", "inställd").
        roots = range(end, max(_SHORTEST_ROOT, end - 2) - 1, -1)
        if any(self._two_prefixes(a[: len(a) - root], b[: len(b) - root]) for root in roots):
            return True
        rests = (a[begin:], b[begin:]) if begin >= _SHORTEST_ROOT else ("", "")
        return any(self._exclude(x, y) for x, y in ((a, b), heads, rests) if x and y)

    def _two_prefixes(self, x: str, y: str) -> bool:
        """Whether two beginnings make two words; "o" and "om" may be one with a letter lost."""
        return {x, y} <= self._prefixes and (not x or not y or not (x.startswith(y) or y.startswith(x)))

    def _exclude(self, x: str, y: str) -> bool:
        """Whether two words are two entries of one list of contrasts."""
        mine, yours = self._entry_of(x), self._entry_of(y)
        return mine != yours and bool(self._groups.get(mine, _NONE) & self._groups.get(yours, _NONE))

    def _listed_form(self, word: str) -> str:
        """The entry of the lists of contrasts that a word is a form of; "" where it is of none."""
        forms = (
            word[: len(word) - cut] for cut in range(len(word)) if not cut or word[len(word) - cut :] in self._endings
        )
        return next((form for form in forms if form in self._groups), "")

    def _is_form_of(self, a: str, b: str) -> bool:
        """Whether two words differ in their endings only ("måltid", "måltiderna"; "hem", "hemmet"), or are listed as forms."""
        if (base := self._base(a)) and base == self._base(b):
            return True
        if a[:_SHORTEST_STEM] != b[:_SHORTEST_STEM]:
            return False
        if self._without_its_vowel(a, b) or self._without_its_vowel(b, a):
            return True
        for at, x, y in _rests(a, b):
            if {x, y} <= self._endings and (at > _SHORTEST_STEM or not (x and y)):
                return True
            longer = x or y
            doubled = longer[:1] == a[at - 1] and longer[:1] in _DOUBLED_BEFORE_ENDINGS
            if doubled and not (x and y) and longer[1:] in self._endings:
                return True
        return False

    def _without_its_vowel(self, a: str, b: str) -> bool:
        """Whether one has an "e" that goes before endings ("säker", "säkra"; "cykeln", "cyklar"; "vatten", "vattnet")."""
        at = Prefix.similarity(a, b)
        goes = at >= _SHORTEST_STEM and a[at : at + 1] == "e" and a[at + 1 : at + 2] == b[at : at + 1] != ""
        if not goes or b[at] not in _VOWEL_GOES_BEFORE:
            return False
        return a[at + 2 :] in self._endings and b[at + 1 :] in self._endings - {""}

    def _is_noun_of(self, a: str, b: str) -> bool:
        """Whether one is a verb and the other the noun for what it does ("utreda", "utredning")."""
        return any(
            at > _SHORTEST_STEM and "a" in (x, y) and bool({x, y} & self._nominalisations) for at, x, y in _rests(a, b)
        )

    def _derived(self, a: str, b: str) -> bool:
        """Whether two words are of one stem, but not forms of one word ("besök", "besökare")."""
        return any(
            x != y and {x, y} & self._derivations and {x, y} <= self._derivations | self._endings
            for _, x, y in _rests(a, b)
        )


def _numerals(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Number words → digits, those too that are put together of tens and ones ("tjugofem")."""
    told = {word: digits for group in groups for digits in group if digits.isdecimal() for word in group}
    ones = [(word, int(digits)) for word, digits in told.items() if word != digits and int(digits) < _TEN]
    tens = [(word, int(digits)) for word, digits in told.items() if word != digits and int(digits) in _TENS]
    joined = {f"{ten}{one}": str(n + m) for ten, n in tens for one, m in ones}
    return joined | {digits: digits for digits in joined.values()} | told


def _replacements(groups: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [(sign, group[-1]) for group in groups for sign in group[:-1]]


def _replaced(word: str, replacements: Sequence[tuple[str, str]]) -> str:
    for sign, same in replacements:
        if sign in word:
            word = word.replace(sign, same)
    return word


def _far(x: str, y: str) -> float:
    """The share of the longer word that is misread."""
    return float(Levenshtein.distance(x, y, weights=_EDITS) / (_EDITS[0] * max(len(x), len(y))))


@lru_cache(_REMEMBERED)
def _undoubled(word: str) -> str:
    """The word without doubled letters: one too many or too few is the commonest slip."""
    return str(_DOUBLED.sub(r"\1", word))


def _abbreviations(texts: Iterable[str]) -> regex.Pattern[str]:
    """A pattern for what is written short, with and without dots and spaces between its letters."""
    spelt = (r"\.? ?".join(map(regex.escape, text.split())) for text in sorted(texts, key=len, reverse=True))
    return compiled(rf"\b(?:{'|'.join(spelt)})\b\.?")


def _rests(a: str, b: str) -> Iterator[tuple[int, str, str]]:
    """What stands behind the stem that two words may share, and how long that is."""
    if a[:_SHORTEST_STEM] != b[:_SHORTEST_STEM]:
        return
    shared = Prefix.similarity(a, b)
    # An ending may begin with a letter that both share ("kvinna", "kvinnor"; "nämnd", "nämnder").
    for at in range(shared, max(_SHORTEST_STEM, shared - 2) - 1, -1):
        yield at, a[at:], b[at:]
