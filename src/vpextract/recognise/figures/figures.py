"""Tables of figures: which kind, in which unit, which rows are part of which, and the numbers in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.marks import unmarked
from vpextract.matching import alternatives, collapsed
from vpextract.model import FigureCell, Identity, Table
from vpextract.numerals import has_digit, is_figure, is_time, may_be_number
from vpextract.recognise.figures.columns import NO_MEANING, FigureColumns, columns_of
from vpextract.recognise.figures.kinds import PossibleKinds, kinds_of
from vpextract.recognise.values import note_of, parse_figure

_LONGEST_WITH_UNIT = 90
"""A longer paragraph before a table is running text: a unit in it is not the table's."""
_MOSTLY = 0.5
"""A column of percentages has them in more than this share of its figures."""
NOBODY = Identity()
"""A document that tells nothing of itself."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said about a table of figures, before it has an identifier."""

    kinds: PossibleKinds
    title: str | None
    unit: str | None
    columns: tuple[str, ...]
    cells: tuple[FigureCell, ...]
    n_rows: int


def figures_of(
    table: Table,
    caption: str,
    knowledge: Knowledge,
    identity: Identity = NOBODY,
    said: str | None = None,
    below: str = "",
) -> Figures:
    """The table as figures. `caption` is the paragraph before it; `identity` tells which document it is in.

    `below` is a line under it that says its unit. `said` is the unit that the chapter says for all amounts, which counts
    for a table of a budget that names none.
    """
    title = (
        table.title
        or (caption if alternatives(knowledge.tables.captions.match).match(collapsed(caption)) else "")
        or None
    )
    unit = _unit([*table.columns, table.title, title or ""], knowledge) or (
        _unit([caption], knowledge) if len(caption) < _LONGEST_WITH_UNIT else None
    )
    unit = unit or _unit([below], knowledge)
    if unit is None and said is not None and _is_of_a_budget(table, title or "", knowledge):
        unit = said
    plan = knowledge.documents.is_plan(identity.kind)
    told = columns_of(table.columns, title or "", unit, identity.year, plan, knowledge)
    cells = _cells(table, told, knowledge)
    kinds = kinds_of(table, title, cells, identity.kind, knowledge)
    return Figures(kinds, title, unit, table.columns, cells, len(table.rows))


def _cells(table: Table, told: FigureColumns, knowledge: Knowledge) -> tuple[FigureCell, ...]:
    cells: list[FigureCell] = []
    unit = told.unit
    parent: str | None = None
    columns = table.figure_columns()
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
                meaning = told.meaning(column, label, text, value) if column or value is not None else NO_MEANING
                cells.append(
                    FigureCell(
                        *(at, column, label, part_of, head, text, value, row.place, doubtful, moved, note_of(text)),
                        *meaning,
                    )
                )
    return tuple(cells)


def _percent_columns(table: Table) -> set[int]:
    """The columns of which most figures are percentages."""
    found = set()
    for column in range(len(table.columns)):
        texts = [row.cells[column] for row in table.rows if has_digit(row.cells[column])]
        if sum("%" in text for text in texts) > _MOSTLY * len(texts):
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


def _is_of_a_budget(table: Table, title: str, knowledge: Knowledge) -> bool:
    """Whether a table holds amounts of a budget, so that it counts nothing else."""
    if knowledge.counts(title) or knowledge.counts(collapsed(table.columns[0])):
        return False
    return any(knowledge.books.head(label).measure in ("budget", "plan") for label in table.columns[1:])
