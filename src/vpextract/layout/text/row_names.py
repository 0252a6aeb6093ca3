"""Names of rows in a text layer that may hold a figure which is the row's first cell."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.model import Row
from vpextract.numerals import DASHES, ends_in_figure, ends_in_figures

_FEW = 0.5
_FORM = 3
"""Where this share of the names end in figures, and so many at least, it is their form: "Norra kajen 1", "Norra kajen 2"."""


def with_a_cell_too_many(rows: Sequence[Row], knowledge: Knowledge) -> list[tuple[int, int]]:
    """(row, column) of the cells of rows whose name may hold the row's first cell: it ends in a figure, as few names do.

    In a stream of words nothing parts a name from the figure behind it; then each cell of the row may be the next one's.
    """
    told = [at for at, row in enumerate(rows) if not row.spanning and row.cells[0]]
    odd = [at for at in told if ends_in_figure(rows[at].cells[0])]
    if len(odd) >= max(_FORM, _FEW * len(told)):
        odd = []
    odd += [at for at in told if at not in odd and _holds_a_cell(rows, at, knowledge)]
    return [(at, column) for at in sorted(odd) for column, text in enumerate(rows[at].cells) if text]


def _holds_a_cell(rows: Sequence[Row], at: int, knowledge: Knowledge) -> bool:
    """Whether a name ends as only values do: in a dash, a share or several figures; or in a figure and its unit where the
    first cell is empty, which it is not in all rows."""
    name, *cells = rows[at].cells
    if name.endswith("%") or name[-2:].strip() in DASHES or ends_in_figures(name):
        return True
    filled = any(row.cells[1] for row in rows if not row.spanning and len(row.cells) > 1)
    return bool(cells) and not cells[0] and filled and ends_in_figure(name, knowledge.is_unit)
