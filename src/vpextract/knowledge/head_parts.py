"""Labels of heads that tell something only beside others: which part of what stands above them they are, or when."""

from __future__ import annotations

from collections.abc import Collection

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.books import BookWords
from vpextract.knowledge.heads import HeadIndex
from vpextract.knowledge.months import MonthNames
from vpextract.marks import unmarked_head
from vpextract.matching import squeezed
from vpextract.numerals import YEARS, is_bare_year

_WORDS = regex.compile(r"\p{L}+")
_SEXES = ("outcome_men", "outcome_women")


class HeadParts:
    """The patterns of one run about such labels, ready to be asked."""

    def __init__(self, heads: HeadIndex, books: BookWords, months: MonthNames, unfinished: Collection[str]) -> None:
        self._heads, self._books, self._months, self._unfinished = heads, books, months, unfinished

    @asked_once
    def part(self, label: str) -> str | None:
        """What a label says that only parts what stands above it: the side, the sex or the year; its own letters for a sum
        or for all persons. None for other labels."""
        label = unmarked_head(label)
        if is_bare_year(label) or squeezed(label) in self._heads.persons:
            return squeezed(label)
        head = self._books.head(label)
        if head.only_side:
            return head.side
        words = _WORDS.findall(label.casefold())
        if words and all(word in self._heads.persons or word in self._unfinished for word in words):
            match = self._heads.match(label)
            return match.role if match is not None and not match.weak and match.role in _SEXES else None
        return squeezed(label) if "plain_sum" in self._books.words(label) else None

    def of_persons(self, label: str) -> bool:
        """Whether a label says whose figures stand below it: men's, women's or all persons'."""
        label = unmarked_head(label)
        return squeezed(label) in self._heads.persons or self.part(label) in _SEXES

    @asked_once
    def names_time(self, label: str) -> bool:
        """Whether a label names a year, or is a month."""
        return self._months.number(label.strip(" .")) is not None or YEARS.search(label) is not None
