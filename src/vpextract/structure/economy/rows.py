"""Tables of money → rows of the economy, in the order of their cells.

Taken are tables of budgets, results, result units and investments, and of these the columns whose head says what they
measure. Shares in percent, counts, and what is only carried over between years are left out. A figure is doubtful where its
table does not add up there, its unit, year or sign is not known, or its cell may be another; the first reason is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from vpextract.containing import Part, attempt
from vpextract.knowledge import Knowledge
from vpextract.model import EconomyRow, FigureCell, FigureTable, Identity, Issue
from vpextract.structure.books.balance import Balance
from vpextract.structure.books.book import Book, Finding
from vpextract.structure.books.readings import Total
from vpextract.structure.economy.drafts import Draft
from vpextract.structure.economy.ranks import source_rank
from vpextract.structure.economy.said import PARTS, ColumnSaid, RowSaid, columns_said, is_net, part_of, rows_said
from vpextract.structure.economy.signs import settle_signs
from vpextract.structure.economy.units import MILLIONS, unit_that_fits

_TO_DATE = ("outcome", "forecast", "deviation", "adjustment")
"""What a report within the year says as of its own time."""
_DECIMALS = 9
"""Of millions of kronor; what is beyond comes from how computers hold fractions."""
_MOST = 1e15
"""No number has more digits."""


def economy_of(
    tables: Sequence[FigureTable], balance: Balance, document: Identity, knowledge: Knowledge, issues: list[Issue]
) -> list[EconomyRow]:
    """All rows of one document. A table on which this fails gives none, and an issue."""
    ledgers: list[tuple[_Ledger, Part, list[EconomyRow]]] = []
    for table in tables:
        book = balance.books.get(table.table_id)
        if table.kind in PARTS and book is not None:
            lost = Part(
                "check_failed", "The economy of a table is left out", table.place.page, table.table_id, "warning"
            )
            ledger = _Ledger(book, balance.totals.get(table.table_id, ()), _uneven(balance, table), document, knowledge)
            ledgers.append((ledger, lost, attempt(lost, issues, [], ledger.rows)))
    every = [row for _, _, rows in ledgers for row in rows]
    found: list[EconomyRow] = []
    for ledger, lost, rows in ledgers:
        unit = unit_that_fits(ledger.book.table, rows, every) if rows else None
        found += rows if unit is None else attempt(lost, issues, rows, replace(ledger, unit=unit).rows)
    return found


def _uneven(balance: Balance, table: FigureTable) -> list[Finding]:
    return [finding for finding in balance.findings if finding.book.table.table_id == table.table_id]


@dataclass(frozen=True, slots=True)
class _Ledger:
    """One table with all that is known of it."""

    book: Book
    totals: Sequence[Total]
    uneven: Collection[Finding]
    document: Identity
    knowledge: Knowledge
    unit: str | None = None
    """What its figures are in where none says it, as far as the rest of the document tells."""

    def rows(self) -> list[EconomyRow]:
        drafts = list(self._drafts())
        settle_signs(drafts)
        self._doubt(drafts)
        return [self._made(draft) for draft in drafts]

    # --- drafts

    def _drafts(self) -> Iterator[Draft]:
        book, knowledge = self.book, self.knowledge
        table, part = book.table, part_of(book, knowledge)
        columns = columns_said(book, knowledge)
        rows = rows_said(book, self.totals, part, knowledge) if columns else {}
        net = is_net(book, knowledge)
        money = table.unit is None and not (knowledge.counts(table.columns[0]) or knowledge.counts(table.title or ""))
        for cell in table.cells:
            column = columns.get(cell.col)
            if column is None or cell.measure is None or (cell.value is None and not cell.doubtful):
                continue
            row = rows.get(cell.row)
            if row is None or row.measure not in (None, cell.measure):
                continue
            if cell.unit in MILLIONS or cell.value is None or (cell.unit is None and money):  # no share and no count
                yield self._draft(cell, part, row, column, net)

    def _draft(self, cell: FigureCell, part: str, row: RowSaid, column: ColumnSaid, net: bool) -> Draft:
        unit = MILLIONS.get(cell.unit or self.unit or "")
        measured = cell.value is not None and abs(cell.value) < _MOST and unit is not None
        return Draft(
            *(cell, part, row.role, row.area, row.parent, cell.measure or "", _side(row, column, net)),
            basis=column.basis or row.basis,
            as_of=self._as_of(cell),
            value=(cell.value or 0.0) * (unit or 0.0) if measured else None,
            scale=unit or 1.0,
            to_surplus=column.counts_surplus or row.surplus if column.surplus is None else column.surplus,
            signed=column.surplus is not None,
        )

    def _as_of(self, cell: FigureCell) -> str | None:
        """The time within the year: of a report within it, its own where none is told."""
        if cell.as_of is not None or cell.measure not in _TO_DATE or not self._is_within(cell):
            return cell.as_of
        return f"T{self.document.tertial}" if self.document.tertial is not None else None

    def _is_within(self, cell: FigureCell) -> bool:
        """Whether the document reports on a part of the figure's year."""
        kind, year = self.document.kind, self.document.year
        return kind is not None and cell.year == year is not None and self.knowledge.documents.kinds[kind].by_tertial

    # --- doubts

    def _doubt(self, drafts: Sequence[Draft]) -> None:
        columns = {finding.col: finding.code for finding in self.uneven if not finding.made_of}
        cells = {(x.row, col): x.code for x in self.uneven for col in (*x.made_of, *([x.col] if x.made_of else ()))}
        for draft in drafts:
            draft.doubt = self._why(draft, columns.get(draft.cell.col) or cells.get((draft.cell.row, draft.cell.col)))

    def _why(self, draft: Draft, uneven: str | None) -> str | None:
        """The first reason to doubt a row; `uneven` is the code of what does not add up there."""
        cell = draft.cell
        if cell.value is None:
            return "no_number"
        if cell.guessed or cell.doubtful:
            return "cell_guessed"
        if draft.value is None:
            return "unit_unknown"
        if cell.year is None:
            return "year_unknown"
        if draft.as_of is None and draft.measure == "outcome" and self._is_within(cell):
            return "time_unknown"
        return uneven or draft.doubt or ("unit_inferred" if cell.unit is None else None)

    def _made(self, draft: Draft) -> EconomyRow:
        cell = draft.cell
        return EconomyRow(
            *(self.book.table.table_id, cell.row, cell.col, draft.part, draft.role, draft.area, draft.parent),
            *(draft.measure, draft.side, draft.basis, cell.year, draft.as_of),
            value_mnkr=None if draft.value is None else round(draft.value, _DECIMALS) + 0.0,
            raw=cell.raw,
            unit=cell.unit,
            source_rank=source_rank(draft.measure, cell.year, self.document, self.knowledge),
            doubt=draft.doubt,
            place=cell.place,
        )


def _side(row: RowSaid, column: ColumnSaid, net: bool) -> str | None:
    """In an account the side of its row, else that of its column; that of the table where none is said."""
    if row.own_side:
        return row.side or column.side
    if column.side is None and column.gross:
        return "cost"
    return column.side or ("net" if net else row.side)
