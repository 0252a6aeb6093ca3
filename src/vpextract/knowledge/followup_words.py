"""The words that the follow-up asks about: which way an indicator should go, its kind of figure, what a bound includes."""

from __future__ import annotations

from typing import Final

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.directions import Directions
from vpextract.knowledge.figure_kinds import FigureKinds
from vpextract.knowledge.schema_followup import FollowupFile
from vpextract.matching import alternatives


class FollowupWords:
    """The patterns of one run, ready to be asked."""

    def __init__(self, file: FollowupFile) -> None:
        self.directions: Final = Directions(file.directions)
        self.figure_kinds: Final = FigureKinds(file.kinds)
        self._inclusive: Final = alternatives(rf"(?<!\w)(?:{p})" for p in file.targets.inclusive)

    @asked_once
    def is_inclusive(self, raw: str) -> bool:
        """Whether a target with a bound is reached by a figure that just meets it ("högst 10", but not "färre än 10")."""
        return self._inclusive.search(raw) is not None
