"""The letters of a text alone, compared with known words: spaces and hyphens count for nothing, one letter may be misread."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from vpextract.marks import SUPERSCRIPTS

_WORD = regex.compile(r"[\p{L}\p{N}]+")
SHORTEST_MISREAD = 8
"""Words of so many letters may have one misread letter."""


class Letters:
    """The letters and digits of a text in lower case, and where each ends in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = ""
        self.ends: list[int] = []
        self._word_ends: list[int] = []
        for found in _WORD.finditer(text):
            for i, letter in enumerate(found[0], found.start() + 1):
                folded = letter.casefold()
                if folded in SUPERSCRIPTS or not folded.isalnum():
                    continue
                self.letters += folded
                self.ends += [i] * len(folded)
            self._word_ends.append(len(self.letters))

    def ends_word(self, at: int) -> bool:
        return at in self._word_ends

    def is_end(self, end: int) -> bool:
        """Whether a word of the text ends there, or a footnote's mark follows."""
        return end >= len(self.text) or not self.text[end].isalpha()

    def word_ends(self, most: int, at: int = 0) -> list[int]:
        """Where the next words behind a place end, counted in letters; the nearest first."""
        return [end for end in self._word_ends if end > at][:most]

    def first_words(self, most: int) -> list[tuple[str, int]]:
        """The first words, each with where it ends."""
        ends = self._word_ends[:most]
        return [(self.letters[start:end], end) for start, end in zip([0, *ends], ends, strict=False)]

    def is_name(self, end: int) -> bool:
        """Whether nothing but words with capitals, spaces and hyphens stands before the last word up to a place."""
        words = self.text[: self.ends[end - 1]].replace("-", " ").split(" ")[:-1]
        return all(word.isalpha() and word[0].isupper() for word in words)

    @property
    def is_compound(self) -> bool:
        """Whether the first word goes on in a later one ("Miljö- och hälsoskyddsnämndens")."""
        first = _WORD.match(self.text)
        return first is not None and self.text[first.end() : first.end() + 1] == "-"

    def after(self, position: int) -> int:
        """How many letters stand before a place of the text."""
        return sum(1 for end in self.ends if end <= position)


def near(words: Letters, at: int, known: Iterable[str]) -> tuple[str, int, bool] | None:
    """A long word with one misread letter; a letter more or less at its end is another form of the word."""
    from rapidfuzz.distance import OSA

    for end in reversed(words.word_ends(4, at)):
        name = words.letters[at:end]
        if len(name) < SHORTEST_MISREAD - 1:
            continue
        for word in known:
            if abs(len(word) - len(name)) > 1 or len(word) < SHORTEST_MISREAD:
                continue
            if not (word.startswith(name) or name.startswith(word)) and OSA.distance(word, name, score_cutoff=1) <= 1:
                return word, end, True
    return None
