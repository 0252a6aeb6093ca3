"""Which kind a table of figures may be, by its heads and what they measure, its rows, its title and the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge.books import BookWords, FigureHead
from vpextract.knowledge.schema_tables import TableKind, TablesFile
from vpextract.marks import unmarked
from vpextract.matching import alternatives, collapsed


@dataclass(frozen=True, slots=True)
class TableEvidence:
    """What is printed in a table, and the kind of its document; `numeric` is the share of its cells that are figures."""

    heads: Sequence[str]
    rows: Sequence[str]
    measures: frozenset[str]
    document: str | None
    numeric: float


def evidence_of(
    columns: Sequence[str], rows: Sequence[str], numeric: float, document: str | None, books: BookWords
) -> TableEvidence:
    """What labels of columns and rows tell."""
    heads = [unmarked(collapsed(label)) for label in columns]
    labels = [unmarked(collapsed(label)) for label in rows]
    return TableEvidence(heads, labels, current_measures([books.head(head) for head in heads]), document, numeric)


def fits(entry: TableKind, told: TableEvidence) -> bool:
    """Whether a table may be of a kind, whatever stands above it."""
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


def fits_under(entry: TableKind, headings: Sequence[str], about: Sequence[str]) -> bool:
    """Whether it may be under these headings; `about` are its title and its first head, which may say the same."""
    return (not entry.about or _some(entry.about, [*headings, *about])) and (
        not entry.sections or _some(entry.sections, headings)
    )


def kind_of_example(example: str, document: str | None, tables: TablesFile, books: BookWords) -> str:
    """The kind of a table of figures that is written as "heading > head | head // row | row"; `other` for none."""
    above, _, printed = example.rpartition(" > ")
    heads, _, labels = printed.partition(" // ")
    told = evidence_of(heads.split(" | "), labels.split(" | "), 1.0, document, books)
    headings = [above] if above else []
    fitting = (k.name for k in tables.kind if fits(k, told) and fits_under(k, headings, told.heads[:1]))
    return next(fitting, "other")


def current_measures(heads: Sequence[FigureHead]) -> frozenset[str]:
    """The measures that stand for the table's own time, which is that of its budgets: older ones are for comparison."""
    budgets = [year for head in heads if head.measure == "budget" for year in head.time.years]
    base = max(budgets, default=None)
    return frozenset(
        head.measure
        for head in heads
        if head.measure is not None
        and not (base is not None and head.time.years and max(head.time.years) < base)
        and not (budgets and head.time.previous and head.measure == "outcome")
    )


def _some(patterns: Sequence[str], texts: Sequence[str]) -> bool:
    pattern = alternatives(patterns)
    return any(pattern.search(text) for text in texts)
