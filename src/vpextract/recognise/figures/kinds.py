"""Which kind a table of figures is: by its heads and what they measure, its rows, its title and the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema_tables import TableKind
from vpextract.knowledge.table_kinds import evidence_of, fits, fits_under
from vpextract.model import FigureCell, Table

_HEADINGS = 2
"""So many headings above a table tell its kind."""


@dataclass(frozen=True, slots=True)
class PossibleKinds:
    """The kinds that a table may be of by what is printed in it, the most telling first; the headings above it decide.

    `about` are its title and its first head, which may say the same as a heading.
    """

    entries: tuple[TableKind, ...]
    about: tuple[str, ...]

    def under(self, headings: Sequence[str]) -> str:
        """The first kind that fits under these headings, innermost last; `other` for none."""
        near = headings[-_HEADINGS:]
        return next((entry.name for entry in self.entries if fits_under(entry, near, self.about)), "other")


def kinds_of(
    table: Table, title: str | None, cells: Sequence[FigureCell], document: str | None, knowledge: Knowledge
) -> PossibleKinds:
    """The kinds that fit but for the headings; `document` is the kind of the document."""
    body = [cell for cell in cells if cell.col > 0]
    numeric = sum(cell.value is not None or cell.raw[:1].isdecimal() for cell in body) / len(body) if body else 0.0
    told = evidence_of(table.columns, [row.cells[0] for row in table.rows], numeric, document, knowledge.books)
    about = (*told.heads[:1], title or "")
    found = []
    for entry in knowledge.tables.kind:
        if fits(entry, told):
            found.append(entry)
            if fits_under(entry, (), about):
                break  # under any headings
    return PossibleKinds(tuple(found), about)
