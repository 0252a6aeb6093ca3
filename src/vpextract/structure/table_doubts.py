"""What is said of a table that was not read with certainty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpextract.issues import issue
from vpextract.model import FigureTable, Issue, Table
from vpextract.recognise.findings import ActivityFound, IndicatorFound

_WHY = {"twin": "the meaning of another column", "unknown": "no meaning that is known"}
"""Columns of no measure (a number of the row, a responsible person) are no doubt."""
_GUESSED_SHOWN = 3


def guessed_figures(table: Table, figures: FigureTable) -> list[Issue]:
    """One doubt for a table of figures, which names the first cells whose column is a guess."""
    if not table.guessed:
        return []
    cells = [_printed_cell(table, row, col) for row, col in table.guessed]
    more = f" and {len(cells) - _GUESSED_SHOWN} more" if len(cells) > _GUESSED_SHOWN else ""
    message = f"It is not certain that these cells stand in the right row and column: {', '.join(cells[:_GUESSED_SHOWN])}{more}"
    return [issue("cell_guessed", message, table.rows[table.guessed[0][0]].place, figures.table_id)]


def unknown_columns(
    rows: Sequence[IndicatorFound | ActivityFound], row_ids: Sequence[str], unnamed: Mapping[str, str]
) -> Iterator[Issue]:
    """The columns of a listing that were not understood, told once for each of its pages, at the first row there."""
    pages: dict[int | None, list[tuple[IndicatorFound | ActivityFound, str]]] = {}
    for row, row_id in zip(rows, row_ids, strict=True):
        pages.setdefault(row.place.page, []).append((row, row_id))
    for listed in pages.values():
        labels = dict.fromkeys(label for row, _ in listed for label in row.extra if label in unnamed)
        for reason, why in _WHY.items():
            told = [label for label in labels if unnamed[label] == reason]
            if not told:
                continue
            hits = [(row, row_id) for row, row_id in listed if any(label in row.extra for label in told)]
            (first, row_id), count = hits[0], f"{len(hits)} rows" if len(hits) > 1 else "1 row"
            heads, have = ", ".join(map(repr, told)), "columns have" if len(told) > 1 else "column has"
            message = f"The {have} {why}: {heads}; the cells ({count}) are in `extra`"
            yield issue("header_not_understood", message, first.place, row_id)


def _printed_cell(table: Table, row: int, col: int) -> str:
    """A cell with the names of its row and column, as far as they have one."""
    cells = table.rows[row].cells
    of_row = f" of {cells[0]!r}" if col and cells[0] else ""
    return f"{cells[col]!r}{of_row} under {table.columns[col]!r}"
