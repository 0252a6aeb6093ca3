"""Two readings of a ruled table's columns, and the better one wins: as the rules part them, or as the texts stand.

Rules may part the names alone, or groups of columns: then most cells hold several figures side by side. Both readings are
judged by what a person would check: one value in a cell, a value in every row, a label over each column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vpextract.layout.pages.borderless.columns import Span, clusters, column_at
from vpextract.layout.sheet import Baseline, baselines, crossed, is_number
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line
from vpextract.numerals import has_digit

_LEVEL = 0.4
"""Lines stand on one height within so many letter sizes."""
_LEAST_ROWS = 2
"""Columns are told by the figures of so many rows."""
_LABELLED = 0.25
"""So much a label over each column adds to a reading."""
_CLOSE = 0.15
"""Readings that differ by less are a close call: the cells are doubted."""


class _Reading(NamedTuple):
    """Where the columns in one ruled column stand by their texts, and how much more this reading is worth than the rules'."""

    spans: list[Span]
    better_by: float


def part_columns(table: RawTable) -> None:
    """Part the ruled columns of a table that hold several columns of texts, from right to left."""
    for column in range(len(table.columns) - 1, -1, -1):
        reading = _reading_of(table, column)
        if reading is not None and reading.better_by > 0:
            _part(table, column, reading)


def _reading_of(table: RawTable, column: int) -> _Reading | None:
    """The reading by texts; None for a column in which no two figures stand side by side in several rows."""
    cells = [row.cells[column] for row in table.rows if not row.spanning and column not in row.merged]
    if sum([len(cell) > 1 and _beside(cell) for cell in cells]) < _LEAST_ROWS - 1:
        return None
    levels = [base for cell in cells if cell for base in baselines(cell, range(len(cell)))]
    valued = [base for base in levels if _is_valued(base)]
    least = 1 if column == 0 else 2  # in the first column, a name and a figure are two
    several = [base for base in valued if sum(map(_is_value, base.lines)) >= least and len(base.lines) > 1]
    if len(several) < _LEAST_ROWS:
        return None
    named = sum(not _is_value(base.lines[0]) and len(base.lines) > 1 for base in valued) * 2 > len(valued)
    spans = clusters([line for base in valued for line in base.lines])
    placed = [[column_at(line, spans) for line in base.lines] for base in valued]
    if len(spans) < 2 or any(len(set(places)) < len(places) for places in placed):
        return None
    if any(not _is_value(line) for base in valued for line in base.lines[1 if named else 0 :]):
        return None  # words beside figures: one text that a gap parts
    by_rules = 1 - len(several) / len(valued)
    by_texts = sum(map(len, placed)) / (len(spans) * len(valued))
    above = [line for base in levels if base.top < valued[0].top and not _is_valued(base) for line in base.lines]
    labels = [line for line in above if len(crossed(line, spans)) == 1]
    labelled = {crossed(line, spans)[0] for line in labels}
    wider = clusters([line for base in valued for line in base.lines] + labels)  # figures set right under longer labels
    spans = wider if len(wider) == len(spans) else spans
    return _Reading(spans, by_texts + _LABELLED * (len(labelled) == len(spans)) - by_rules)


def _beside(cell: Sequence[Line]) -> bool:
    """Whether two lines of a cell stand on one height: few cells have such, so that this is asked first."""
    return any(below.box.y0 - above.box.y0 < _LEVEL * below.size for above, below in pairwise(cell))


def _is_value(line: Line) -> bool:
    """Whether a text is a figure, or a date."""
    return is_number(line) or (has_digit(line.text) and not any(map(str.isalpha, line.text)))


def _is_valued(base: Baseline) -> bool:
    return any(map(_is_value, base.lines)) and not all(line.bold and len(line.text) == 4 for line in base.lines)


def _part(table: RawTable, column: int, reading: _Reading) -> None:
    spans, (left, right) = reading.spans, table.columns[column]
    edges = [left, *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), right]
    parts = list(pairwise(edges))
    more = len(parts) - 1
    for row in table.rows:
        row.merged = {a + more * (a > column): b + more * (b >= column) for a, b in row.merged.items()}
        row.guessed = {j + more * (j > column) for j in row.guessed}
        if row.spanning:
            row.cells[column : column + 1] = [row.cells[column], *([] for _ in range(more))]
        else:
            _part_cell(row, column, parts, 0 <= reading.better_by < _CLOSE)
    table.columns[column : column + 1] = parts


def _part_cell(row: RawRow, column: int, parts: Sequence[Span], doubted: bool) -> None:
    """Give the texts of a cell to the columns that it holds; one that runs over several is said of these."""
    lines, cells = row.cells[column], [list[Line]() for _ in parts]
    if column in row.merged:
        cells[0] = lines
    else:
        over = [crossed(line, parts) or [column_at(line, parts)] for line in lines]
        for line, places in zip(lines, over, strict=True):
            cells[places[0]].append(line)
        if len(lines) == 1 and len(over[0]) > 1:
            row.merged[column + over[0][0]] = column + over[0][-1]
    row.cells[column : column + 1] = cells
    if doubted:
        row.guessed |= {column + j for j, cell in enumerate(cells) if cell}
