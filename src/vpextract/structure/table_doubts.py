"""What is said of a table that could not be read, or not with certainty."""

from __future__ import annotations

from vpextract.containing import Part
from vpextract.model import FigureTable, Issue, SetAside, Table

_GUESSED_SHOWN = 3


def table_part(table: Table, how: str) -> Part:
    """A table as a part of the document that may fail by itself; `how` ends the sentence that it "could not be read"."""
    page = table.place.page
    where = f"on page {page}" if page is not None else f"at line {table.place.line}"
    return Part("table_unreadable", f"A table {where} could not be read {how}", page)


def words_of(table: Table) -> list[SetAside]:
    """The words of a table of which no record could be made."""
    rows = [(table.title, table.place), (" ".join(table.columns), table.place)]
    rows += [(" ".join(filter(None, row.cells)), row.place) for row in table.rows]
    return [SetAside(text, "left_over", place.page) for text, place in rows if text.strip()]


def guessed_figures(table: Table, figures: FigureTable) -> list[Issue]:
    """One doubt for a table of figures, which names the first cells whose column is a guess."""
    if not table.guessed:
        return []
    cells = [_printed_cell(table, row, col) for row, col in table.guessed]
    more = f" and {len(cells) - _GUESSED_SHOWN} more" if len(cells) > _GUESSED_SHOWN else ""
    message = f"It is not certain that these cells stand in the right row and column: {', '.join(cells[:_GUESSED_SHOWN])}{more}"
    page = table.rows[table.guessed[0][0]].place.page
    return [Issue("cell_guessed", message, "warning", page, figures.table_id)]


def _printed_cell(table: Table, row: int, col: int) -> str:
    """A cell with the names of its row and column, as far as they have one."""
    cells = table.rows[row].cells
    of_row = f" of {cells[0]!r}" if col and cells[0] else ""
    return f"{cells[col]!r}{of_row} under {table.columns[col]!r}"
