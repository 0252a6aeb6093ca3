"""Amounts of money that running text names ("12,5 mnkr"), in million kronor."""

from __future__ import annotations

import regex

from vpextract.characters import LOST
from vpextract.knowledge.schema import Amounts
from vpextract.matching import compiled
from vpextract.numerals import NUMBER, number_of

_MILLIONS = {"mnkr": 1.0, "tkr": 1e-3, "kr": 1e-6}
_BEFORE = r"(?:(?<!\p{N}[.,\s]?)(?<!\p{N}\s?[-−–‐]\s?)|(?<=(?<!\p{N}[.,\s]?)(?:19|20)[0-9]{2}\s))"
"""An amount is a number of its own: not the end of another, nor of a range. A year may stand before it."""


class AmountWords:
    """The words of one run for units of money behind a number, ready to be asked."""

    def __init__(self, file: Amounts) -> None:
        told = {"mnkr": file.mnkr, "tkr": file.tkr, "kr": file.kr}
        scale = rf"(?:{'|'.join(f'(?P<{unit}>{_any(words)})' for unit, words in told.items())})\b"
        self._amount = compiled(rf"{_BEFORE}(?P<number>{NUMBER})\s*{scale}", regex.IGNORECASE)
        like = rf"(?<!\p{{N}}[.,\s]{{0,2}})\p{{N}}[\p{{N}}\s.,−–‐-]*+{scale}"
        self._like_an_amount = compiled(like, regex.IGNORECASE)
        self._behind = compiled(rf"(?:{_any(file.per_behind)})", regex.IGNORECASE)
        self._before = compiled(rf"(?:{_any(file.per_before)})\s*$", regex.IGNORECASE)

    def in_mnkr(self, text: str) -> float | None:
        """The amount named in a text, if exactly one is and no figure may be lost."""
        found = list(self._amount.finditer(text))
        several = len(found) != 1 or len(self._like_an_amount.findall(text)) != 1
        if several or LOST in text or self._is_rate(text, found[0]):
            return None
        number = number_of(found[0]["number"])
        millions = next(factor for unit, factor in _MILLIONS.items() if found[0][unit] is not None)
        return None if number is None else round(number * millions, 9)

    def unread(self, text: str) -> str | None:
        """The one amount that a text names, as printed, where no number could be made of it with certainty."""
        named = list(self._like_an_amount.finditer(text))
        if len(named) != 1 or self._is_rate(text, named[0]):
            return None
        return named[0][0] if self.in_mnkr(text) is None else None

    def _is_rate(self, text: str, amount: regex.Match[str]) -> bool:
        """Whether an amount is one for each of something ("3 000 kronor per medarbetare"), no sum."""
        behind = self._behind.match(text, amount.end())
        return behind is not None or self._before.search(text[: amount.start()]) is not None


def _any(words: list[str]) -> str:
    return "|".join(words) or "(?!)"
