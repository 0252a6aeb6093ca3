"""Which kind a table of figures is: by its heads and what they measure, its rows, its title and the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema import TableKind
from vpextract.marks import unmarked
from vpextract.matching import alternatives, collapsed
from vpextract.model import FigureCell, Table
from vpextract.recognise.figures.columns import current_measures

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
        return next((entry.name for entry in self.entries if _fits_under(entry, near, self.about)), "other")


def kinds_of(
    table: Table, title: str | None, cells: Sequence[FigureCell], document: str | None, knowledge: Knowledge
) -> PossibleKinds:
    """The kinds that fit but for the headings; `document` is the kind of the document."""
    heads = [unmarked(collapsed(label)) for label in table.columns]
    body = [cell for cell in cells if cell.col > 0]
    numeric = sum(cell.value is not None or cell.raw[:1].isdecimal() for cell in body) / len(body) if body else 0.0
    evidence = _Evidence(
        heads,
        [unmarked(collapsed(row.cells[0])) for row in table.rows],
        current_measures([knowledge.books.head(head) for head in heads]),
        document,
        numeric,
    )
    about = (*heads[:1], title or "")
    found = []
    for entry in knowledge.tables.kind:
        if _fits(entry, evidence):
            found.append(entry)
            if _fits_under(entry, (), about):
                break  # under any headings
    return PossibleKinds(tuple(found), about)


@dataclass(frozen=True, slots=True)
class _Evidence:
    heads: list[str]
    rows: list[str]
    measures: frozenset[str]
    document: str | None
    numeric: float


def _fits(entry: TableKind, told: _Evidence) -> bool:
    return (
        told.numeric >= entry.min_numeric
        and (not entry.documents or told.document in entry.documents)
        and (not entry.measures or not told.measures.isdisjoint(entry.measures))
        and told.measures.issuperset(entry.all_measures)
        and (not entry.heads or _some(entry.heads, told.heads))
        and all(_some([pattern], told.heads) for pattern in entry.all_heads)
        and not (entry.excluded_heads and _some(entry.excluded_heads, told.heads))
        and all(_some([pattern], told.rows) for pattern in entry.rows)
    )


def _fits_under(entry: TableKind, headings: Sequence[str], about: Sequence[str]) -> bool:
    return (not entry.about or _some(entry.about, [*headings, *about])) and (
        not entry.sections or _some(entry.sections, headings)
    )


def _some(patterns: Sequence[str], texts: Sequence[str]) -> bool:
    pattern = alternatives(patterns)
    return any(pattern.search(text) for text in texts)
