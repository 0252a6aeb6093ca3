"""Figures that are none of their column: years among amounts, and several figures that look like one large number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from vpextract.model import Table
from vpextract.numerals import is_bare_year, is_figure, size_of

_GROUPED = regex.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_DECIMALS = regex.compile(r"\d[.,]\d")

_WITNESSES = 3
"""Other figures that a column must have before one of its cells is held against them."""
_FAR = {2: 100.0}
_VERY_FAR = 1000.0
"""A number in two groups may be two figures where it is so many times the largest of the others; in more groups, so many."""
_BEYOND = 100_000.0
"""A number in three groups is doubted where it is so many times the largest of the others in its row."""
_ALIKE = 3.0
"""Parts are like the other figures within this factor of the smallest and the largest of them."""
_SAME_SCALE = 30.0
"""Two figures of a row have one scale within this factor."""
_FIRST_YEAR, _THOUSAND = 1900, 1000
"""The earliest year; and from where on figures are printed in groups of three, in columns that do so."""
_SMALL = 10.0
"""A year stands out among figures that are all smaller by this factor."""


class _Cell(NamedTuple):
    """A figure as it is printed; `size` is its number without sign."""

    row: int
    column: int
    text: str
    size: float


def with_doubted_figures(table: Table, columns: Collection[int], *, one_measure: bool = False) -> Table:
    """The table with the cells in these columns of figures `unsure` that are out of all proportion to the others.

    `one_measure`: the figures of a row measure one thing, as an indicator's outcome and target do.
    """
    cells = list(_cells(table, columns))
    unsure = {(cell.row, cell.column) for cell in _out_of_scale(cells, one_measure)} | {
        (cell.row, cell.column) for cell in _years_among_amounts(cells)
    }
    return replace(table, unsure=tuple(sorted({*table.unsure, *unsure}))) if unsure else table


def _cells(table: Table, columns: Collection[int]) -> Iterator[_Cell]:
    for at, row in enumerate(table.rows):
        for column in sorted(columns) if not row.spanning else ():
            size = size_of(row.cells[column])
            if size is not None and is_figure(row.cells[column]):
                yield _Cell(at, column, row.cells[column], size)


def _by(cells: Sequence[_Cell], field: str) -> dict[int, list[_Cell]]:
    found: dict[int, list[_Cell]] = {}
    for cell in cells:
        found.setdefault(getattr(cell, field), []).append(cell)
    return found


def _groups(text: str) -> list[int]:
    """The groups of three of a number that is printed so, without decimals."""
    found = _GROUPED.match(text)
    if found is None or text[found.end() :][:1] in (",", "."):
        return []
    return [int(part) for part in found[0].split()]


def _out_of_scale(cells: Sequence[_Cell], one_measure: bool) -> Iterator[_Cell]:
    """Numbers in groups of three whose groups look like the figures around them, while the whole is far beyond these.

    Those around them stand in the column; or, for three groups and more, in the row: several, or one of the same measure.
    """
    grouped = [(cell, parts) for cell in cells if (parts := _groups(cell.text))]
    rows = _by(cells, "row") if grouped else {}
    plain = _by([cell for cell in cells if cell.size and not _GROUPED.search(cell.text)], "column") if grouped else {}
    for cell, parts in grouped:
        beside = [other.size for other in rows[cell.row] if other is not cell]
        told = len(beside) > 1 or (one_measure and any(beside))
        if len(parts) > 2 and told and cell.size > _BEYOND * max(beside):
            yield cell
        small = [other.size for other in plain.get(cell.column, ())]
        if (
            len(small) >= _WITNESSES
            and cell.size > _FAR.get(len(parts), _VERY_FAR) * max(small)
            and all(min(small) / _ALIKE <= part <= max(small) * _ALIKE for part in parts)
            and not any(size * _SAME_SCALE > cell.size for size in beside)
        ):
            yield cell


def _years_among_amounts(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """Bare years in columns whose other figures are printed otherwise: with decimals, in groups of three, or far smaller."""
    rows = _by(cells, "row") if any(is_bare_year(cell.text) for cell in cells) else {}
    for column in _by(cells, "column").values() if rows else ():
        others = [cell for cell in column if not is_bare_year(cell.text)]
        if len(others) < min(_WITNESSES, max(1, len(column) - 1)) or len(others) == len(column):
            continue
        decimals = all(_DECIMALS.search(cell.text) for cell in others)
        grouped = any(_GROUPED.search(cell.text) for cell in others) and not any(
            cell.size >= _THOUSAND and not _GROUPED.search(cell.text) for cell in others
        )
        small = max(cell.size for cell in others) * _SMALL < _FIRST_YEAR
        for cell in column:
            if is_bare_year(cell.text) and (decimals or grouped or small) and not _has_like(cell, rows[cell.row]):
                yield cell


def _has_like(cell: _Cell, row: Sequence[_Cell]) -> bool:
    """Whether a figure of the row, no year itself, is of the same size: then it counts something."""
    return any(
        not is_bare_year(other.text) and 1 / _ALIKE <= other.size / cell.size <= _ALIKE
        for other in row
        if other is not cell
    )
