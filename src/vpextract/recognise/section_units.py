"""The unit that a chapter says its amounts are in: a sentence ("Alla belopp anges i tkr.") or its heading ("Ekonomi, mnkr").

It holds until the next heading as large as the one under which it is said, for tables that name no unit themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.model import Paragraph


@dataclass(slots=True)
class SectionUnits:
    """Shown each heading and text of a document that is about no goal, in reading order; `unit` is the one that holds."""

    knowledge: Knowledge
    unit: str | None = None
    _said_under: int = 0
    _heading: int = 0

    def heading(self, paragraph: Paragraph) -> None:
        if self.unit is not None and paragraph.rank <= self._said_under:
            self.unit = None
        self._heading = paragraph.rank
        self._take(self.knowledge.economy.unit_of_heading(paragraph.text))

    def text(self, paragraph: Paragraph) -> None:
        self._take(self.knowledge.economy.unit_said(paragraph.text))

    def _take(self, unit: str | None) -> None:
        if unit is not None:
            self.unit, self._said_under = unit, self._heading
