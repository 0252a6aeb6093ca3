"""Lines that say who decided what stands above them ("Beslutats av", "Kommunfullmäktige"): the council or the board."""

from __future__ import annotations

from collections.abc import Mapping

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_labels import GoalKind, GoalParts
from vpextract.matching import alternatives, collapsed, squeezed
from vpextract.terms import GoalLevel

_LONGEST = 60


class Deciders:
    """The words of one run for decisions, and for those whose goals are labelled as theirs."""

    def __init__(self, parts: GoalParts) -> None:
        self._decided = tuple(sorted((word.casefold() for word in parts.decided), key=len, reverse=True))
        owners = parts.owners.items()
        self._owners = {squeezed(word): owner for owner, x in owners for word in x.words}
        self._endings = {squeezed(end): owner for owner, x in owners for end in x.endings}

    def behind(self, text: str) -> str | None:
        """What follows the words for a decision that a line begins with, "" for nothing; None for a line without them."""
        if len(text) > _LONGEST:
            return None
        lean = text.casefold()
        begins = next((word for word in self._decided if lean.startswith(word)), None)
        rest = text[len(begins) :] if begins is not None else ""
        return None if begins is None or rest[:1].isalnum() else rest.strip(": ")

    def owner(self, text: str) -> str | None:
        """Whose goals one decides, the council's (`kf`) or the board's (`namnd`); None where neither is named.

        Owners are told by their genitives: "Hamnnämnden" decides what is "Hamnnämndens".
        """
        lean = squeezed(text) if len(text) <= _LONGEST else ""
        for word in (lean, f"{lean}s") if lean else ():
            ends = (owner for end, owner in self._endings.items() if word.endswith(end))
            owner = self._owners.get(word) or next(ends, None)
            if owner is not None:
                return owner
        return None


class LinesBelow:
    """The patterns of one run for whole lines that make the numbered heading above them a goal; the shipped ones have none."""

    def __init__(self, levels: Mapping[GoalLevel, GoalKind]) -> None:
        self._levels = [(level, alternatives(x.below)) for level, x in levels.items() if x.below]

    @asked_once
    def level(self, text: str) -> GoalLevel | None:
        """The level of the goal over a line; None for a line that tells of none."""
        if not self._levels or len(text) > _LONGEST:
            return None
        lean = collapsed(text).rstrip(".: ")
        return next((level for level, pattern in self._levels if pattern.fullmatch(lean)), None)
