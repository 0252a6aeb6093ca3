"""The unit that a chapter says its amounts are in: a sentence ("Alla belopp anges i tkr.") or its heading ("Ekonomi, mnkr").

It holds for tables that name no unit themselves, until the next heading as large as the one under which it is said, or as far
as patterns let it reach. So does the unit of a line above a table, where patterns say that it reaches further than that table.
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
    _reach: str = "chapter"

    def heading(self, paragraph: Paragraph) -> None:
        if self.unit is not None and paragraph.rank <= self._said_under and self._reach != "document":
            self.unit = None
        self._heading = paragraph.rank
        self._take(self.knowledge.economy.unit_of_heading(paragraph.text), self.knowledge.tables.section_units.reach)

    def text(self, paragraph: Paragraph) -> None:
        self._take(self.knowledge.economy.unit_said(paragraph.text), self.knowledge.tables.section_units.reach)
        reach = self.knowledge.tables.unit_lines.reach
        if reach != "table" and self.knowledge.is_unit_line(paragraph.text):
            self._take(self.knowledge.money_unit(paragraph.text), reach)

    def of_table(self) -> str | None:
        """The unit that holds for the table which comes now."""
        unit = self.unit
        self.unit = unit if self._reach != "table" else None
        return unit

    def _take(self, unit: str | None, reach: str) -> None:
        if unit is not None:
            self.unit, self._said_under, self._reach = unit, self._heading, reach
