"""Tables of figures: which kind, in which unit, which rows are part of which, and the numbers in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema import TableKind
from vpextract.marks import unmarked
from vpextract.matching import alternatives, collapsed
from vpextract.model import FigureCell, Table
from vpextract.recognise.values import note_of, parse_figure


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said about a table of figures, before it has an identifier."""

    kind: str
    title: str | None
    unit: str | None
    columns: tuple[str, ...]
    cells: tuple[FigureCell, ...]
    n_rows: int


def figures_of(table: Table, headings: Sequence[str], caption: str, knowledge: Knowledge) -> Figures:
    """The table as figures. `headings` are those it stands under, innermost last; `caption` is the paragraph before it."""
    title = (
        table.title
        or (caption if alternatives(knowledge.tables.captions.match).match(collapsed(caption)) else "")
        or None
    )
    cells = _cells(table, knowledge)
    unit = _unit([*table.columns, table.title, title or ""], knowledge) or (
        _unit([caption], knowledge) if len(caption) < 90 else None
    )
    return Figures(_kind(table, headings, cells, knowledge), title, unit, table.columns, cells, len(table.rows))


def _cells(table: Table, knowledge: Knowledge) -> tuple[FigureCell, ...]:
    cells: list[FigureCell] = []
    parent: str | None = None
    for at, row in enumerate(table.rows):
        label = collapsed(row.cells[0])
        is_part = knowledge.books.is_part_row(label)
        if not is_part and label:
            parent = label
        for column, raw in enumerate(row.cells):
            text = collapsed(raw)
            if text:
                head = table.columns[column]
                value = parse_figure(text, knowledge) if column or not table.headed or len(table.columns) == 1 else None
                cells.append(
                    FigureCell(
                        at, column, label, parent if is_part else None, head, text, value, row.place, note_of(text)
                    )
                )
    return tuple(cells)


def _unit(texts: Sequence[str], knowledge: Knowledge) -> str | None:
    for unit, patterns in knowledge.tables.units.items():
        pattern = alternatives(patterns)
        if any(pattern.search(unmarked(collapsed(text))) for text in texts if text):
            return unit
    return None


def _kind(table: Table, headings: Sequence[str], cells: Sequence[FigureCell], knowledge: Knowledge) -> str:
    heads = [unmarked(collapsed(label)) for label in table.columns]
    rows = [unmarked(collapsed(row.cells[0])) for row in table.rows]
    body = [cell for cell in cells if cell.col > 0]
    numeric = sum(cell.value is not None or cell.raw[:1].isdecimal() for cell in body) / len(body) if body else 0.0
    for entry in knowledge.tables.kind:
        if _fits(entry, heads, rows, headings[-2:], numeric):
            return entry.name
    return "other"


def _fits(entry: TableKind, heads: Sequence[str], rows: Sequence[str], headings: Sequence[str], numeric: float) -> bool:
    def some(patterns: Sequence[str], texts: Sequence[str]) -> bool:
        pattern = alternatives(patterns)
        return any(pattern.search(text) for text in texts)

    return (
        (not entry.heads or some(entry.heads, heads))
        and all(some([p], heads) for p in entry.all_heads)
        and not (entry.excluded_heads and some(entry.excluded_heads, heads))
        and all(some([p], rows) for p in entry.rows)
        and (not entry.sections or some(entry.sections, headings))
        and numeric >= entry.min_numeric
    )
