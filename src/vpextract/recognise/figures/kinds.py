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


@dataclass(frozen=True, slots=True)
class _Evidence:
    heads: list[str]
    rows: list[str]
    sections: list[str]
    about: list[str]
    measures: frozenset[str]
    document: str | None
    numeric: float


def kind_of(
    table: Table,
    title: str | None,
    headings: Sequence[str],
    cells: Sequence[FigureCell],
    document: str | None,
    knowledge: Knowledge,
) -> str:
    """The first kind that fits; `other` for none. `headings` are those above, innermost last; `document` is its kind."""
    heads = [unmarked(collapsed(label)) for label in table.columns]
    body = [cell for cell in cells if cell.col > 0]
    numeric = sum(cell.value is not None or cell.raw[:1].isdecimal() for cell in body) / len(body) if body else 0.0
    evidence = _Evidence(
        heads,
        [unmarked(collapsed(row.cells[0])) for row in table.rows],
        list(headings[-2:]),
        [*headings[-2:], *heads[:1], title or ""],
        current_measures([knowledge.books.head(head) for head in heads]),
        document,
        numeric,
    )
    return next((entry.name for entry in knowledge.tables.kind if _fits(entry, evidence)), "other")


def _fits(entry: TableKind, told: _Evidence) -> bool:
    return (
        (not entry.about or _some(entry.about, told.about))
        and (not entry.sections or _some(entry.sections, told.sections))
        and (not entry.heads or _some(entry.heads, told.heads))
        and all(_some([pattern], told.heads) for pattern in entry.all_heads)
        and not (entry.excluded_heads and _some(entry.excluded_heads, told.heads))
        and all(_some([pattern], told.rows) for pattern in entry.rows)
        and (not entry.measures or not told.measures.isdisjoint(entry.measures))
        and told.measures.issuperset(entry.all_measures)
        and (not entry.documents or told.document in entry.documents)
        and told.numeric >= entry.min_numeric
    )


def _some(patterns: Sequence[str], texts: Sequence[str]) -> bool:
    pattern = alternatives(patterns)
    return any(pattern.search(text) for text in texts)
