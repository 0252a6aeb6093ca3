"""What the rows and the columns of a ledger say of the amounts in them, each told once for all of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.books import DIFFERENCES
from vpextract.structure.books.book import Book, BookRow
from vpextract.structure.books.readings import Total, mixes
from vpextract.structure.economy.roles import Role, roles_of

PARTS = {"budget": "area", "result": "area", "result_units": "result_unit", "investments": "investment"}
"""Kinds of tables that are taken, and what their rows are."""


_MOSTLY = 0.5
"""An account has more kinds of costs and income than this share of its rows; among areas some may be called so."""


class RowSaid(NamedTuple):
    """A row of amounts. `measure` is the one that its label names; `own_side`: its side goes before that of the column.

    `surplus`: it counts what is left.
    """

    role: str
    area: str
    parent: str | None
    measure: str | None
    side: str | None
    own_side: bool
    basis: str | None
    surplus: bool


class ColumnSaid(NamedTuple):
    """A column of amounts. `surplus` is True or False where the head says which sign a surplus has, else None."""

    side: str | None
    basis: str | None
    gross: bool
    surplus: bool | None
    counts_surplus: bool


def part_of(book: Book, knowledge: Knowledge) -> str:
    """What the rows of a table are: an account where most are kinds of costs or income, or some are called so and no more."""
    part = PARTS[book.table.kind]
    if part != "area":
        return part
    rows = [row for row in book.rows if not (row.blank or row.part or row.words & {"sum", *DIFFERENCES})]
    kinds = sum("account" in knowledge.economy.words(row.label) or "net" in row.words for row in rows)
    plain = any(_is_side(row.label, knowledge) for row in rows)
    return "account" if plain or kinds > _MOSTLY * len(rows) else part


def columns_said(book: Book, knowledge: Knowledge) -> dict[int, ColumnSaid]:
    """The columns that measure amounts: none that is carried over, a part of another, or how a forecast came out."""
    found = {}
    for column in book.columns:
        head = book.table.columns[column.at]
        economy = knowledge.economy.words(head)
        of_forecast = {"deviation", "forecast", "outcome"} <= column.words
        if "transfer" in economy or of_forecast or knowledge.books.is_part_row(head):
            continue
        signed = economy & {"surplus_positive", "surplus_negative"}
        found[column.at] = ColumnSaid(
            side=knowledge.books.head(head).side,
            basis=knowledge.economy.basis(head),
            gross="gross" in economy,
            surplus="surplus_positive" in signed if signed else None,
            counts_surplus="surplus" in economy,
        )
    return found


def rows_said(book: Book, totals: Sequence[Total], part: str, knowledge: Knowledge) -> dict[int, RowSaid]:
    """The rows of amounts: none of counts or shares, and none of what is carried over."""
    of_totals = _sides_of_totals(totals, knowledge)
    found = {}
    for at, role in roles_of(book, totals, knowledge).items():
        row = book.rows[at]
        if not any(map(str.isalpha, row.label)) or "rate" in row.words or knowledge.counts(row.label):
            continue
        if "transfer" not in knowledge.economy.words(row.label):
            found[at] = _row_said(row, role, part, of_totals.get(at), knowledge)
    return found


def is_net(book: Book, knowledge: Knowledge) -> bool:
    """Whether figures whose heads say nothing of it are net: the table says so, its total, or a head beside them."""
    if book.net or PARTS[book.table.kind] == "result_unit" or mixes(book, [row.at for row in book.rows]):
        return book.net
    totals = (row for row in book.rows if row.words & {"net", "sum"})
    of_all = any("net" in row.words or knowledge.books.side(row.label) == "net" for row in totals)
    return of_all or any("net" in knowledge.books.words(head) for head in book.table.columns[1:])


def _row_said(row: BookRow, role: Role, part: str, of_total: str | None, knowledge: Knowledge) -> RowSaid:
    books, economy = knowledge.books, knowledge.economy
    told, parent = economy.label(row.label), role.parent
    area, side = told.area, told.side or books.side(row.label)
    plain = _is_side(area, knowledge)
    own_side = part == "account" or told.side is not None or plain
    if part == "area" and role.role != "total" and not own_side:
        side = None  # "Gemensamma kostnader" among areas
    if plain and parent is not None and role.role == "item":
        area, parent = parent, None
    return RowSaid(
        role=role.role,
        area=area,
        parent=economy.label(parent).area if parent else None,
        measure=told.measure,
        side=side or of_total or ("net" if told.measure == "budget" or row.words & DIFFERENCES else None),
        own_side=own_side,
        basis=economy.basis(row.label),
        surplus="surplus" in economy.words(row.label),
    )


def _is_side(label: str, knowledge: Knowledge) -> bool:
    """Whether a row is called costs or income, and no more."""
    return knowledge.books.head(label).only_side and bool(knowledge.books.words(label) & {"cost", "income"})


def _sides_of_totals(totals: Sequence[Total], knowledge: Knowledge) -> dict[int, str]:
    """The side of rows that add up to a total of costs or of income."""
    sides: dict[int, str] = {}
    for total in totals:
        side = knowledge.books.side(total.row.label)
        if side in ("cost", "income") and total.supported and total.best is not None:
            sides |= dict.fromkeys(total.best.rows, side)
    return sides
