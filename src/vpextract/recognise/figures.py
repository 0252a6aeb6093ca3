"""Tables of figures: which kind, in which unit, which rows are part of which, and the numbers in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.knowledge.schema import TableKind
from vpextract.marks import unmarked
from vpextract.matching import alternatives, collapsed
from vpextract.model import FigureCell, Table
from vpextract.numerals import has_digit, is_figure, is_time, may_be_number
from vpextract.recognise.head_rows import figure_columns
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
    unit = _unit([*table.columns, table.title, title or ""], knowledge) or (
        _unit([caption], knowledge) if len(caption) < 90 else None
    )
    cells = _cells(table, unit, knowledge)
    return Figures(_kind(table, headings, cells, knowledge), title, unit, table.columns, cells, len(table.rows))


def _cells(table: Table, unit: str | None, knowledge: Knowledge) -> tuple[FigureCell, ...]:
    cells: list[FigureCell] = []
    parent: str | None = None
    columns = figure_columns(table)
    percents = _percent_columns(table)
    unsure, guessed, labels = frozenset(table.unsure), frozenset(table.guessed), _labels(table, knowledge)
    for at, row in enumerate(table.rows):
        label = collapsed(row.cells[0])
        is_part = knowledge.books.is_part_row(label)
        if not is_part and label:
            parent = label
        for column, raw in enumerate(row.cells):
            text = collapsed(raw)
            if text:
                head, part_of = table.columns[column], parent if is_part else None
                value = parse_figure(text, knowledge) if column or labels != "labels" else None
                doubtful = (at, column) in unsure
                if value is None and column:
                    doubtful |= may_be_number(text) or (column in columns and has_digit(text) and not is_time(text))
                elif value is not None:
                    doubtful |= not column and labels == "unsure"
                    doubtful |= unit is not None and _is_of_another_unit(text, unit, column in percents, knowledge)
                value = None if doubtful else value
                moved = (at, column) in guessed
                cells.append(
                    FigureCell(at, column, label, part_of, head, text, value, row.place, doubtful, moved, note_of(text))
                )
    return tuple(cells)


def _percent_columns(table: Table) -> set[int]:
    """The columns of which most figures are percentages."""
    found = set()
    for column in range(len(table.columns)):
        texts = [row.cells[column] for row in table.rows if has_digit(row.cells[column])]
        if sum("%" in text for text in texts) > 0.5 * len(texts):
            found.add(column)
    return found


def _is_of_another_unit(text: str, unit: str, percents: bool, knowledge: Knowledge) -> bool:
    """Whether a cell of a table in a unit of money names another one: kronor among millions, a share among amounts."""
    own = knowledge.money_unit(f"({text.rpartition(' ')[2].strip('0123456789,.')})")
    return (own is not None and own != unit) or ("%" in text and not percents)


def _labels(table: Table, knowledge: Knowledge) -> str:
    """Whether the first column holds `labels` of the rows, `figures` as the others do, or is `unsure`.

    Figures in the first column are labels too where they are years or count the rows.
    """
    texts = [collapsed(row.cells[0]) for row in table.rows if row.cells[0] and not row.spanning]
    if not table.headed or len(table.columns) == 1:
        return "figures"
    if not texts or not all(is_figure(text) and not is_time(text) for text in texts):
        return "labels"
    if [text.rstrip(".") for text in texts] == [str(n) for n in range(1, len(texts) + 1)]:
        return "labels"
    return "figures" if knowledge.heads_figures(table.columns[0]) else "unsure"


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
