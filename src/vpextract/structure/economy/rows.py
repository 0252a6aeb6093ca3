"""Tables of money → rows of the economy, in the order of their cells.

Taken are tables of budgets, results, result units and investments, and of these the columns whose head says what they
measure. Shares in percent, counts, and what is only carried over between years are left out. A figure is doubtful where its
table does not add up there, its unit, year or sign is not known, or its cell may be another; the first reason is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from vpextract.containing import Part, attempt
from vpextract.knowledge import Knowledge
from vpextract.knowledge.books import DIFFERENCES
from vpextract.model import EconomyRow, FigureCell, FigureTable, Identity, Issue
from vpextract.structure.books.balance import Balance
from vpextract.structure.books.book import Book, Finding
from vpextract.structure.books.readings import Total, mixes
from vpextract.structure.economy.drafts import Draft
from vpextract.structure.economy.ranks import source_rank
from vpextract.structure.economy.roles import Role, roles_of
from vpextract.structure.economy.signs import settle_signs

_PARTS = {"budget": "area", "result": "area", "result_units": "result_unit", "investments": "investment"}
"""Kinds of tables that are taken, and what their rows are."""
_MILLIONS = {"mnkr": 1.0, "tkr": 1e-3, "kr": 1e-6}
_TO_DATE = ("outcome", "forecast", "deviation", "adjustment")
"""What a report within the year says as of its own time."""
_DECIMALS = 9
"""Of millions of kronor; what is beyond comes from how computers hold fractions."""
_MOST = 1e15
"""No number has more digits."""
_DECIMAL = regex.compile(r"[.,](\d{1,6})(?!\d)")


def economy_of(
    tables: Sequence[FigureTable], balance: Balance, document: Identity, knowledge: Knowledge, issues: list[Issue]
) -> list[EconomyRow]:
    """All rows of one document. A table on which this fails gives none, and an issue."""
    rows: list[EconomyRow] = []
    for table in tables:
        book = balance.books.get(table.table_id)
        if table.kind in _PARTS and book is not None:
            lost = Part(
                "check_failed", "The economy of a table is left out", table.place.page, table.table_id, "warning"
            )
            ledger = _Ledger(book, balance.totals.get(table.table_id, ()), _uneven(balance, table), document, knowledge)
            rows += attempt(lost, issues, [], ledger.rows)
    return rows


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

    def rows(self) -> list[EconomyRow]:
        drafts = list(self._drafts())
        settle_signs(drafts)
        self._doubt(drafts)
        return [self._made(draft) for draft in drafts]

    # --- drafts

    def _drafts(self) -> Iterator[Draft]:
        book = self.book
        columns = {column.at for column in book.columns if self._is_taken(book.table.columns[column.at])}
        roles = roles_of(book, self.totals, self.knowledge)
        part, net, of_totals = _part(book, self.knowledge), self._is_net(), self._sides_of_totals()
        counts = self.knowledge.counts(book.table.columns[0]) or self.knowledge.counts(book.table.title or "")
        for cell in book.table.cells:
            if cell.col not in columns or cell.measure is None or cell.row not in roles:
                continue
            known = cell.unit in _MILLIONS or cell.value is None
            if not known and (cell.unit is not None or book.table.unit is not None or counts):
                continue  # a share or a count
            label = book.rows[cell.row].label
            if (cell.value is not None or cell.doubtful) and self._is_row(label, cell):
                side = self._side(cell, part, label, net) or of_totals.get(cell.row)
                yield self._draft(cell, part, roles[cell.row], label, side)

    def _draft(self, cell: FigureCell, part: str, role: Role, label: str, side: str | None) -> Draft:
        economy = self.knowledge.economy
        told, parent, head = economy.label(label), role.parent, economy.words(cell.col_label)
        area = told.area
        if parent is not None and role.role == "item" and self._is_side(area):
            area, parent = parent, None
        unit = _MILLIONS.get(cell.unit or "")
        measured = cell.value is not None and abs(cell.value) < _MOST and unit is not None
        signed = head & {"surplus_positive", "surplus_negative"}
        return Draft(
            cell=cell,
            part=part,
            role=role.role,
            area=area,
            parent=economy.label(parent).area if parent else None,
            measure=cell.measure or "",
            side=side,
            basis=economy.basis(cell.col_label, label),
            as_of=self._as_of(cell),
            value=(cell.value or 0.0) * (unit or 0.0) if measured else None,
            half=_half(cell.raw) * (unit or 1.0),
            to_surplus="surplus_positive" in signed if signed else "surplus" in head | economy.words(label),
            signed=bool(signed),
        )

    def _side(self, cell: FigureCell, part: str, label: str, net: bool) -> str | None:
        """In an account the side of its row, else that of its column; that of the table where none is said."""
        books, told = self.knowledge.books, self.knowledge.economy.label(label)
        column, row = books.head(cell.col_label).side, told.side or books.side(label)
        if told.measure == "budget" or books.words(label) & DIFFERENCES:
            row = row or "net"
        if part == "account" or told.side is not None or self._is_side(told.area):
            return row or column
        if column is None and "gross" in self.knowledge.economy.words(cell.col_label):
            return "cost"
        return column or ("net" if net else row)

    def _is_side(self, area: str) -> bool:
        """Whether a row is called costs or income, and no more."""
        books = self.knowledge.books
        return books.head(area).only_side and bool(books.words(area) & {"cost", "income"})

    def _is_net(self) -> bool:
        """Whether figures whose heads say nothing of it are net: the table says so, its total, or a head beside them."""
        book, words = self.book, self.knowledge.books.words
        if book.net or _PARTS[book.table.kind] == "result_unit" or _mixes(book):
            return book.net
        of_all = any(
            "net" in x.words or ("sum" in x.words and self.knowledge.books.side(x.label) == "net") for x in book.rows
        )
        return of_all or any("net" in words(x) for x in book.table.columns[1:])

    def _sides_of_totals(self) -> dict[int, str]:
        """The side of rows that add up to a total of costs or of income."""
        sides: dict[int, str] = {}
        for total in self.totals:
            side = self.knowledge.books.side(total.row.label)
            if side in ("cost", "income") and total.supported and total.best is not None:
                sides |= dict.fromkeys(total.best.rows, side)
        return sides

    def _is_taken(self, head: str) -> bool:
        words = self.knowledge.books.words(head)
        other = {"deviation", "forecast", "outcome"} <= words  # how a forecast came out
        carried = "transfer" in self.knowledge.economy.words(head)
        return not (other or carried or self.knowledge.books.is_part_row(head))

    def _is_row(self, label: str, cell: FigureCell) -> bool:
        """Whether a row is one of amounts that its column measures."""
        told = self.knowledge.economy.label(label)
        if not any(map(str.isalpha, label)) or "rate" in self.book.rows[cell.row].words or self.knowledge.counts(label):
            return False
        return "transfer" not in self.knowledge.economy.words(label) and told.measure in (None, cell.measure)

    def _as_of(self, cell: FigureCell) -> str | None:
        """The time within the year: of a report within it, its own where none is told."""
        if cell.as_of is not None or cell.measure not in _TO_DATE or not self._is_within(cell):
            return cell.as_of
        return f"T{self.document.tertial}" if self.document.tertial is not None else None

    def _is_within(self, cell: FigureCell) -> bool:
        """Whether the document reports on a part of the figure's year."""
        kind = self.document.kind
        return (
            kind is not None
            and self.knowledge.documents.kinds[kind].by_tertial
            and cell.year == self.document.year is not None
        )

    # --- doubts

    def _doubt(self, drafts: Sequence[Draft]) -> None:
        columns = {finding.col: finding.code for finding in self.uneven if not finding.made_of}
        cells = {(x.row, col): x.code for x in self.uneven for col in (*x.made_of, *([x.col] if x.made_of else ()))}
        for draft in drafts:
            cell = draft.cell
            reasons = (
                "no_number" if cell.value is None else None,
                "cell_guessed" if cell.guessed or cell.doubtful else None,
                "unit_unknown" if draft.value is None else None,
                "year_unknown" if cell.year is None else None,
                "time_unknown"
                if draft.as_of is None and draft.measure == "outcome" and self._is_within(cell)
                else None,
                columns.get(cell.col) or cells.get((cell.row, cell.col)),
                draft.doubt,
            )
            draft.doubt = next(filter(None, reasons), None)

    def _made(self, draft: Draft) -> EconomyRow:
        cell = draft.cell
        return EconomyRow(
            table_id=self.book.table.table_id,
            row=cell.row,
            col=cell.col,
            part=draft.part,
            role=draft.role,
            area=draft.area,
            parent=draft.parent,
            measure=draft.measure,
            side=draft.side,
            basis=draft.basis,
            year=cell.year,
            as_of=draft.as_of,
            value_mnkr=None if draft.value is None else round(draft.value, _DECIMALS) + 0.0,
            raw=cell.raw,
            unit=cell.unit,
            source_rank=source_rank(draft.measure, cell.year, self.document, self.knowledge),
            doubt=draft.doubt,
            place=cell.place,
        )


def _part(book: Book, knowledge: Knowledge) -> str:
    """What the rows of a table are: an account where some are called costs or income, or all are kinds of them."""
    part, economy = _PARTS[book.table.kind], knowledge.economy
    rows = [row for row in book.rows if not row.blank and not row.part]
    sides = any(row.words & {"cost", "income"} and economy.label(row.label).side is None for row in rows)
    kinds = all("account" in economy.words(row.label) for row in rows if "sum" not in row.words)
    return "account" if part == "area" and (sides or kinds) else part


def _mixes(book: Book) -> bool:
    return mixes(book, [row.at for row in book.rows])


def _half(raw: str) -> float:
    """Half of the last printed decimal."""
    found = _DECIMAL.search(raw)
    return 0.5 * 10.0 ** -(len(found[1]) if found else 0)
