"""What rows and columns of tables of the economy are: areas, accounts, what is carried over between years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.books import BookWords
from vpextract.knowledge.schema_tables import EconomyWord, TablesFile
from vpextract.marks import unmarked
from vpextract.matching import alternatives

_LONGEST_SAID = 300
"""A longer text says more than the unit of all amounts."""
_LONGEST_UNIT = 40
"""No unit behind a heading has more letters, with what leads to it."""
_IN_FRONT = regex.compile(r"^[\s–—•·*:-]+")


class EconomyRowLabel(NamedTuple):
    """A row's label taken apart: the `area` that it names, and what it says of its figures beside that.

    `side` and `measure` are those of a tail behind the last comma ("Kajer, intäkter").
    """

    area: str
    side: str | None = None
    measure: str | None = None


class EconomyWords:
    """The patterns of one run about the economy, ready to be asked."""

    def __init__(self, file: TablesFile, books: BookWords) -> None:
        self._books = books
        self._words: list[tuple[EconomyWord, regex.Pattern[str]]] = [
            (word, alternatives(entry.match)) for word, entry in file.economy.items()
        ]
        said, units = file.section_units, {unit: _behind_a_word(told) for unit, told in file.units.items()}
        self._sentences = {unit: _said(said.sentences.match, told) for unit, told in units.items()}
        self._headings = {unit: _said(said.headings.match, told) for unit, told in units.items()}
        self._units = tuple(word for told in units.values() for word in told)
        self._part = alternatives(rf"(?:{pattern})[\s:]*" for pattern in file.part_rows.match)

    @asked_once
    def words(self, text: str) -> frozenset[EconomyWord]:
        """What a head or label says beside what `BookWords` know."""
        lean = unmarked(text).strip()
        return frozenset(word for word, pattern in self._words if pattern.search(lean))

    def basis(self, *texts: str) -> str | None:
        """`before_transfers` or `after_transfers`, of the first text that says one of them."""
        for text in texts:
            words = self.words(text)
            if ("before_transfers" in words) != ("after_transfers" in words):
                return "before_transfers" if "before_transfers" in words else "after_transfers"
        return None

    @asked_once
    def label(self, text: str) -> EconomyRowLabel:
        """A row's label without the word that makes it a part ("varav") and without a tail that names a side."""
        lean = unmarked(text).strip()
        area = _IN_FRONT.sub("", self._part.sub("", lean, count=1)).strip() or lean
        before, comma, tail = area.rpartition(",")
        if comma and before.strip():
            told = self._books.head(tail.strip())
            if told.only_side or told.clear:
                return EconomyRowLabel(before.strip(), told.side, told.measure)
        return EconomyRowLabel(area)

    def unit_said(self, text: str) -> str | None:
        """The unit that a text says all amounts of its chapter are in; None where it says none."""
        if len(text) > _LONGEST_SAID or not self._may_name_a_unit(text):
            return None
        return next((unit for unit, pattern in self._sentences.items() if pattern.search(text)), None)

    def unit_of_heading(self, text: str) -> str | None:
        """The unit that a heading ends in."""
        end = text.rstrip()[-_LONGEST_UNIT:]
        if not self._may_name_a_unit(end):
            return None
        return next((unit for unit, pattern in self._headings.items() if pattern.search(end)), None)

    def _may_name_a_unit(self, text: str) -> bool:
        """Whether a word for a unit of money is in a text: few are, and looking for letters is faster than for patterns."""
        lower = text.casefold()
        return any(word in lower or not word.replace(" ", "").isalpha() for word in self._units)


def _behind_a_word(patterns: Sequence[str]) -> list[str]:
    """The patterns of a unit that match wherever it stands."""
    return [pattern.removeprefix(r"\b").removesuffix(r"\b") for pattern in patterns if "(" not in pattern]


def _said(patterns: Sequence[str], unit: Sequence[str]) -> regex.Pattern[str]:
    return alternatives(pattern.replace("{unit}", f"(?:{'|'.join(unit)})") for pattern in patterns)
