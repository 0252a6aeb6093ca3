"""Cells that run down over several rows: what they say is said of each row, as in Word files."""

from __future__ import annotations

from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line
from vpextract.numerals import is_figure, is_time

_SHORT = 120
"""A text of so many letters is said of each row; a longer one is a remark."""


def say_for_each(table: RawTable) -> None:
    """Write what stands in a cell over several rows into each of them, below the header. An amount is said once: rows that
    share it have no amount of their own."""
    column_of = {id(line): j for row in table.body for j, cell in enumerate(row.cells) for line in cell}
    for row in table.body:
        filled = row.lines
        said: dict[int, list[Line]] = {}
        for line in row.said_above if filled else ():
            column = column_of.get(id(line))
            if column is not None and not row.cells[column]:
                said.setdefault(column, []).append(line)
        for column, lines in said.items():
            text = " ".join(line.text for line in lines)
            if len(text) <= _SHORT and (is_time(text) or not is_figure(text)):
                by = min(line.box.y0 for line in filled) - lines[0].box.y0
                row.cells[column] = [line._replace(box=_lower(line, by)) for line in lines]


def _lower(line: Line, by: float) -> Box:
    return line.box._replace(y0=line.box.y0 + by, y1=line.box.y1 + by)
