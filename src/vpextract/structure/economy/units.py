"""The unit of a table of result units that names none: the only one in which they are a part of their board.

Result units are parts of a board, so all of them together are no more than the largest amount that the document tells, and
no speck of it. Units of money are a thousand times each other: where one fits, the next ones are far off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vpextract.model import EconomyRow, FigureTable
from vpextract.structure.economy.drafts import AMOUNTS

MILLIONS = {"mnkr": 1.0, "tkr": 1e-3, "kr": 1e-6}
"""How many millions of kronor a unit is."""
PARTS_OF_BOARDS = ("result_units",)
"""Kinds of tables whose items are parts of the board."""
_LEAST, _MOST = 0.01, 1.0
"""Shares of the largest amount that result units may be together; those of boards had 5 to 60 percent."""


def unit_that_fits(table: FigureTable, rows: Sequence[EconomyRow], others: Iterable[EconomyRow]) -> str | None:
    """The unit of the `rows` of a table without one, told by `others` of the document; None where several fit, or none."""
    if table.kind not in PARTS_OF_BOARDS or any(row.unit is not None for row in rows):
        return None
    told = (abs(row.value_mnkr) for row in others if row.value_mnkr is not None and _is_amount(row))
    whole = max(told, default=0.0)
    figures = {(cell.row, cell.col): cell for cell in table.cells}
    columns: defaultdict[int, list[float]] = defaultdict(list)
    fractions: defaultdict[int, bool] = defaultdict(bool)
    for row in rows:
        value = figures[row.row, row.col].value
        if row.role == "item" and row.measure in AMOUNTS and value is not None:
            columns[row.col].append(abs(value))
            fractions[row.col] |= not value.is_integer()
    if not columns or not whole:
        return None
    largest = max(columns, key=lambda col: sum(columns[col]))
    fitting = [
        unit
        for unit, scale in MILLIONS.items()
        if _LEAST <= sum(columns[largest]) * scale / whole <= _MOST and (unit != "mnkr" or fractions[largest])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_amount(row: EconomyRow) -> bool:
    return row.doubt is None and row.measure in AMOUNTS
