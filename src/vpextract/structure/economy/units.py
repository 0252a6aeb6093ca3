"""The unit of a table that names none, as far as the rest of its document tells it.

Result units and kinds of costs (capital costs, say) are parts of a board: all of them together are no more than the largest
amount that the document tells, and no speck of it. Units of money are a thousand times each other: where one fits, the next
ones are far off. And what gives the same amounts as rows of the same names in another table is in the unit that these tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from vpextract.matching import squeezed
from vpextract.model import EconomyRow, FigureTable
from vpextract.structure.economy.drafts import AMOUNTS

MILLIONS = {"mnkr": 1.0, "tkr": 1e-3, "kr": 1e-6}
"""How many millions of kronor a unit is."""
PARTS_OF_BOARDS = ("result_units",)
"""Kinds of tables whose items are parts of the board; so are the rows of accounts."""
_LEAST, _MOST = 0.01, 1.0
"""Shares of the largest amount that result units may be together; those of boards had 5 to 60 percent."""
_LEAST_OF_ACCOUNTS = 0.001
"""Depreciation and internal interest had 1 percent."""
_AGREEING = 2
"""So many different amounts that two tables give alike tell the unit."""
_NEAR = 1e-9


def unit_that_fits(table: FigureTable, rows: Sequence[EconomyRow], others: Collection[EconomyRow]) -> str | None:
    """The unit of the `rows` of a table without one, told by `others` of the document; None where several fit, or none."""
    if table.unit is not None or any(row.unit is not None for row in rows):
        return None
    figures = {(cell.row, cell.col): cell.value for cell in table.cells}
    told = [(row, value) for row in rows if (value := figures[row.row, row.col]) is not None]
    return _of_same_amounts(told, others) or _of_parts(table, told, others)


def _of_same_amounts(told: Sequence[tuple[EconomyRow, float]], others: Iterable[EconomyRow]) -> str | None:
    """The only unit in which rows of the same names elsewhere give the same amounts for the same years."""
    known: defaultdict[tuple[object, ...], set[float]] = defaultdict(set)
    for row in others:
        if row.value_mnkr and _is_amount(row):
            known[_figure(row)].add(abs(row.value_mnkr))
    fitting = []
    for unit, scale in MILLIONS.items():
        alike = {
            abs(value)
            for row, value in told
            if value and any(abs(abs(value) * scale - one) < _NEAR for one in known.get(_figure(row), ()))
        }
        if len(alike) >= _AGREEING:
            fitting.append(unit)
    return fitting[0] if len(fitting) == 1 else None


def _figure(row: EconomyRow) -> tuple[object, ...]:
    return (squeezed(row.area), row.measure, row.year)


def _of_parts(table: FigureTable, told: Sequence[tuple[EconomyRow, float]], others: Iterable[EconomyRow]) -> str | None:
    """The only unit in which the rows are a part of the largest amount of the document."""
    accounts = bool(told) and all(row.part == "account" for row, _ in told)
    if table.kind not in PARTS_OF_BOARDS and not accounts:
        return None
    whole = max((abs(row.value_mnkr) for row in others if row.value_mnkr is not None and _is_amount(row)), default=0.0)
    columns: defaultdict[int, list[float]] = defaultdict(list)
    fractions: defaultdict[int, bool] = defaultdict(bool)
    for row, value in told:
        if row.role == "item" and row.measure in AMOUNTS:
            columns[row.col].append(abs(value))
            fractions[row.col] |= not value.is_integer()
    if not columns or not whole:
        return None
    largest = max(columns, key=lambda col: sum(columns[col]))
    least = _LEAST_OF_ACCOUNTS if accounts else _LEAST
    fitting = [
        unit
        for unit, scale in MILLIONS.items()
        if least <= sum(columns[largest]) * scale / whole <= _MOST and (unit != "mnkr" or fractions[largest])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_amount(row: EconomyRow) -> bool:
    return row.doubt is None and row.measure in AMOUNTS
