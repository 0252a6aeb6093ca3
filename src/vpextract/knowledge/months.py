"""The names of the months, whole or cut, wherever they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import regex

SHORTEST = 3
"""Letters that a month's name is cut to at least."""


class MonthNames:
    """The names of one run, from January on."""

    def __init__(self, names: Sequence[str], means: Mapping[str, str] = MappingProxyType({})) -> None:
        self.names: Final = tuple(names)
        self._lean = [name.casefold() for name in names]
        self._means = {self._lean.index(name.casefold()) + 1: part for name, part in means.items()}

    def part(self, month: int) -> str:
        """The time within the year that a month's name means: "08", or what patterns say that it stands for ("T2")."""
        return self._means.get(month, f"{month:02}")

    def tertial(self, month: int) -> int | None:
        """The tertial that patterns say a month stands for."""
        part = self._means.get(month)
        return int(part[1:]) if part is not None else None

    @property
    def cut(self) -> str:
        """A pattern for any beginning of a name: "jan", "janu", …, "januari"."""
        return "|".join(
            regex.escape(name[:SHORTEST])
            + "".join(f"(?:{regex.escape(c)}" for c in name[SHORTEST:])
            + ")?" * (len(name) - SHORTEST)
            for name in self._lean
        )

    @property
    def shortest(self) -> str:
        """A pattern for what every name begins with, however it is cut."""
        return "|".join(regex.escape(name[:SHORTEST]) for name in self._lean)

    def number(self, word: str) -> int | None:
        """1 to 12 for a month's name or the beginning of it."""
        lean = word.casefold().rstrip(".")
        return next(
            (i for i, name in enumerate(self._lean, 1) if len(lean) >= SHORTEST and name.startswith(lean)), None
        )
