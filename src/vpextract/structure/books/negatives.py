"""Amounts in brackets or with the minus behind: "(47,9)" and "6,5-" are negative where the other figures show it.

Some print a minus so, some last year's figure. Only tables of money are looked at, and only what the sums, net figures or
deviations of the table itself confirm becomes a number; the rest stays without one, which is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from vpextract.knowledge import Knowledge
from vpextract.model import FigureCell, FigureTable
from vpextract.numerals import MINUS
from vpextract.recognise.values import parse_figure
from vpextract.structure.books.book import Book, book_of
from vpextract.structure.books.columns import column_findings, rows_shown
from vpextract.structure.books.readings import totals_of
from vpextract.structure.books.rows import row_findings

_Cells = dict[tuple[int, int], float]

_BRACKETS = regex.compile(rf"[{MINUS}]?\s?\(\s?(?P<figure>\d[\d\s\u00a0.,]*)\s?\)")
_BEHIND = regex.compile(rf"(?P<figure>\d[\d\s\u00a0.,]*?)\s?[{MINUS}]")
_BEFORE = regex.compile(rf"[{MINUS}]\s?\d")
_ALL_ALIKE = 2
"""So many rows whose deviation is their first figure minus the second tell the sign where all are in brackets."""
_A_STYLE = 3
"""So many figures with the minus behind, and none with it before, are how the table prints it."""


def with_negatives(table: FigureTable, knowledge: Knowledge) -> FigureTable:
    """The table with the amounts negative that are printed so, as far as its other figures show it."""
    bracketed = _printed(table, _BRACKETS, knowledge)
    behind = _printed(table, _BEHIND, knowledge)
    if not (bracketed or behind) or not (knowledge.books.is_ledger(table.kind) or table.unit):
        return table
    signed = any(_BEFORE.match(cell.raw) for cell in table.cells)
    if (len(behind) >= _A_STYLE and not signed) or (behind and _are_shown(table, behind, knowledge)):
        table = _with(table, behind)
    if bracketed and _are_shown(table, bracketed, knowledge):
        table = _with(table, bracketed)
    return table


def _printed(table: FigureTable, form: regex.Pattern[str], knowledge: Knowledge) -> _Cells:
    """The doubtful cells of a form, with their amounts as negative numbers."""
    cells: _Cells = {}
    for cell in table.cells:
        found = form.fullmatch(cell.raw.strip()) if cell.doubtful and cell.col else None
        value = parse_figure(found["figure"], knowledge) if found is not None else None
        if value is not None:
            cells[cell.row, cell.col] = -value
    return cells


def _with(table: FigureTable, cells: _Cells) -> FigureTable:
    def read(cell: FigureCell) -> FigureCell:
        value = cells.get((cell.row, cell.col))
        return cell if value is None else replace(cell, value=value, doubtful=False)

    return replace(table, cells=tuple(map(read, table.cells)))


def _are_shown(table: FigureTable, cells: _Cells, knowledge: Knowledge) -> bool:
    """Whether the table adds up with these cells negative, and less so with them positive.

    Where all deviations are in brackets both add up; then negative is right if that is what the heads' order makes them.
    """
    negative = book_of(_with(table, cells), knowledge)
    positive = book_of(_with(table, {at: -value for at, value in cells.items()}), knowledge)
    shown, otherwise = list(_shown(negative)), list(_shown(positive))
    own = [as_said for fit, as_said in shown if fit & cells.keys()]
    better = len(shown) > len(otherwise) or (len(shown) == len(otherwise) and sum(own) >= _ALL_ALIKE)
    return bool(own) and better and not _contradicted(negative) & cells.keys()


def _shown(book: Book) -> Iterator[tuple[frozenset[tuple[int, int]], bool]]:
    """The cells of each sum, net figure or deviation that adds up, and whether it is a deviation signed as its heads say."""
    yield from rows_shown(book)
    for total in totals_of(book):
        for col, found in total.best.sums.items() if total.best is not None else ():
            if found.fits and found.telling:
                yield frozenset([(total.row.at, col), *(cell for cell, _ in found.parts)]), False


def _contradicted(book: Book) -> set[tuple[int, int]]:
    """The cells that are said not to add up."""
    findings = [*row_findings(book, totals_of(book)), *(found for found in column_findings([book]) if not found.weak)]
    return {(found.row, found.col) for found in findings}
