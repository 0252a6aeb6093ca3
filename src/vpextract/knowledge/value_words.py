"""Words at the numbers of value cells: what qualifies a number, what ranges, scales and the two sexes are told by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from vpextract.knowledge.amounts import AmountWords
from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema import ValuesFile
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives, bare, compiled, recogniser
from vpextract.numerals import MINUS, NUMBER, number_of

_ABOUT = "about"
_STRONG = ("max", "min", "plus_minus")
"""Of several words before a number these say how it is meant; the others only which way it goes."""
_MOST_WORDS = 4
_SHORTEST_SEX = 3
"""Words of fewer letters are units as well: "m", "p"."""
_FEWEST_DIGITS_OF_RANGES = 2
_UNIT = r"[^\d\s][^\d]{0,30}?"


class Range(NamedTuple):
    """The two numbers of a range as printed, and the unit of each."""

    low: str
    low_unit: str
    high: str
    high_unit: str


class ValueWords:
    """The patterns of one run about value cells, ready to be asked."""

    def __init__(self, file: ValuesFile) -> None:
        words = file.composed
        self.amounts: Final = AmountWords(file.amounts)
        before = rf"(?=\s*(?:[{MINUS}+]\s?)?[0-9])"
        lead = r"(?<=\W)|(?=\W)|(?<!\w)"
        self._leads = [(name, alternatives(rf"(?:{p})(?:{lead})\s*" for p in x)) for name, x in file.prefixes.items()]
        self._has_lead = recogniser((rf"(?:{p})(?:{lead})" for x in file.prefixes.values() for p in x), whole=False)
        self._digits = compiled(before)
        self._tails = [(name, alternatives(rf"[\s,(]+(?:{p})\)?" for p in x)) for name, x in file.suffixes.items()]
        self._scales = [
            (name, alternatives(rf"\s*[,(]?\s*(?:{p})\)?" for p in x))
            for name, x in (("scale", words.scale), ("out_of", words.out_of))
        ]
        self._comparing = alternatives(words.comparing)
        self._remark = alternatives(rf"(?:(?<=\s)|^)[(,]?\s*(?:{p})(?!\w)" for p in words.remarks)
        self._whole = alternatives(rf"(?:{p})\s" for p in words.wholes)
        self._minus = alternatives(rf"(?:{p})\s+(?=[0-9])" for p in words.minus)
        self._unit_before = compiled(
            rf"(?P<unit>{_any(words=file.units.before)})\s*[:=]?\s+(?P<rest>{NUMBER})", regex.IGNORECASE
        )
        between, openly = "|".join(words.range_between), "|".join(words.range_openly)
        start = rf"(?P<low>{NUMBER})\s*(?P<low_unit>{_UNIT})?\s*"
        end = rf"\s*(?P<high>{NUMBER})\s*(?P<high_unit>[^\d]*)"
        self._ranges = [
            compiled(rf"{start}(?:[{MINUS}]|\b(?:{openly})\b){end}", regex.IGNORECASE),
            compiled(rf"(?:{'|'.join(words.range_before)})\s+{start}\b(?:{between})\b{end}", regex.IGNORECASE),
            compiled(rf"(?:{'|'.join(words.range_before)})\s+{start}[{MINUS}]{end}", regex.IGNORECASE),
        ]
        self._year_notes = alternatives(rf"(?:{p})\s+" for p in words.year_notes)
        self._instead = [(name, alternatives(x)) for name, x in file.words.items()]
        self._is_instead = recogniser((p for x in file.words.values() for p in x), whole=True)
        self._answers = alternatives(words.answers)
        self._shares = alternatives(file.shares.match)
        self._sexes = {"women": alternatives(words.women), "men": alternatives(words.men)}

    @asked_once
    def instead(self, text: str) -> str | None:
        """The qualifier of a cell that has words instead of a number (`set_by_board`, …)."""
        lean = bare(without_last_mark(text))
        if not self._is_instead(lean):
            return None
        return next((name for name, pattern in self._instead if pattern.fullmatch(lean)), None)

    @asked_once
    def is_answer(self, text: str) -> bool:
        """Whether a text is an answer that stands beside figures in place of one ("ja")."""
        return self._answers.fullmatch(text) is not None

    @asked_once
    def is_share(self, name: str) -> bool:
        """Whether an indicator's name says that its values are parts of a whole ("Andel …")."""
        return bool(self._shares.match(name.strip()))

    @asked_once
    def lead(self, text: str) -> tuple[str | None, str]:
        """The qualifier of the words before a number ("Max 10 personer" → `max`) and what follows them.

        (None, text) where none stand there, where they contradict each other, or where no number follows.
        """
        if not self._has_lead(text):
            return None, text
        found: list[str] = []
        rest = text
        for _ in range(_MOST_WORDS):
            hit = next(((name, m) for name, p in self._leads if (m := p.match(rest)) is not None and m.end()), None)
            if hit is None:
                break
            found.append(hit[0])
            rest = rest[hit[1].end() :]
        if not found or self._digits.match(rest) is None:
            return None, text
        meant = {name for name in found if name != _ABOUT}
        strong = meant.intersection(_STRONG)
        told = strong or meant
        return (next(iter(told), None), rest) if len(told) <= 1 else (None, text)

    @asked_once
    def tail(self, text: str) -> tuple[str | None, str]:
        """The qualifier of the words behind a number ("85 % eller mer" → `min`) and what stands before them."""
        for name, pattern in self._tails:
            for found in pattern.finditer(text):
                if found.end() == len(text):
                    return name, text[: found.start()]
        return None, text

    @asked_once
    def with_minus(self, text: str) -> str:
        """The text with the word for a minus as its sign."""
        found = self._minus.match(text)
        return text if found is None else f"-{text[found.end() :]}"

    @asked_once
    def with_unit_behind(self, text: str) -> str:
        """The text with a unit that stands before its number ("kr 12") behind it."""
        found = self._unit_before.fullmatch(text)
        return text if found is None else f"{found['rest']} {found['unit']}"

    @asked_once
    def without_scale(self, text: str) -> tuple[str, str | None]:
        """What stands before the words for a scale ("4,5 på en femgradig skala"), and how it is told.

        `scale` by the word, `out_of` by a number alone ("3,9 av 5"); None where there is none.
        """
        for name, pattern in self._scales:
            for found in pattern.finditer(text):
                if found.end() == len(text) and found.start():
                    return text[: found.start()].strip(), name
        return text, None

    @asked_once
    def without_remark(self, unit: str) -> str:
        """The unit alone of what stands behind a number: "% av eleverna" → "%"."""
        found = self._remark.search(unit)
        return unit if found is None else unit[: found.start()].strip(" ,(")

    def names_whole(self, behind: str) -> bool:
        """Whether what stands behind a number tells of what it is a part ("12 av platserna"), and no unit."""
        return self._whole.match(behind) is not None

    @asked_once
    def range_in(self, text: str) -> Range | None:
        """The two ends of a range: "85–90 %", "mellan 85 och 90 %"."""
        if sum(map(str.isdigit, text)) < _FEWEST_DIGITS_OF_RANGES or number_of(text) is not None:
            return None
        for pattern in self._ranges:
            found = pattern.fullmatch(text)
            if found is not None:
                units = (found["low_unit"] or "").strip(), (found["high_unit"] or "").strip()
                return Range(found["low"], units[0], found["high"], units[1])
        return None

    def without_year_notes(self, text: str) -> str:
        """What is left of a remark about a value's year: "avser 2024" → "2024"."""
        while (found := self._year_notes.match(text)) is not None and found.end():
            text = text[found.end() :]
        return text

    @asked_once
    def is_no_unit(self, word: str) -> bool:
        """Whether a word behind a number says that it is a change ("5 % mer än"), or that of one sex only."""
        sex = self._sex(word) if len(word.strip("()")) >= _SHORTEST_SEX else None
        return sex is not None or self._comparing.fullmatch(word) is not None

    def _sex(self, word: str) -> str | None:
        """`women` or `men` for a word that names them."""
        lean = word.strip(" .:()")
        return next((sex for sex, pattern in self._sexes.items() if pattern.fullmatch(lean)), None)


def _any(words: Sequence[str]) -> str:
    return "|".join(regex.escape(word) for word in words)
