"""Names of rows in a text layer that may hold a figure which is the row's first cell."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.model import Row
from vpextract.numerals import ends_in_figure

_FEW = 0.5
"""Where this share of the names end in figures, it is their form ("Norra kajen 1", "Norra kajen 2")."""


def with_a_cell_too_many(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """(row, column) of the cells of rows whose name ends in a figure, as few names of the table do.

    In a stream of words nothing parts a name from the figure behind it; then each cell of the row may be the next one's.
    """
    names = [row.cells[0] for row in rows if not row.spanning and row.cells[0]]
    odd = [at for at, row in enumerate(rows) if not row.spanning and ends_in_figure(row.cells[0])]
    if not odd or len(odd) >= _FEW * len(names):
        return []
    return [(at, column) for at in odd for column, text in enumerate(rows[at].cells) if text]
