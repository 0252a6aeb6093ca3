"""Which numbers of a row are shares in percent, and which are differences of such, for cells that show what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from vpextract.exporting.chosen import Chosen

_UNITS = {"indicator_values": ("unit_std", "unit"), "table_cells": ("unit",), "followup": ("unit_std", "unit")}
"""Dataset → the columns that tell the unit of a row's numbers, the surest first."""
_PERCENT = "%"
_DIFFERENCES = ("outcome_minus_target", "outcome_minus_target_kf", "outcome_minus_previous", "outcome_gap")
"""Of shares in percent these are points, not shares."""


class Percents:
    """Tells for each number of a dataset's rows how Excel should hold it."""

    def __init__(self, one: Chosen) -> None:
        names = [column.name for column in one.columns]
        self._units = [names.index(name) for name in _UNITS.get(one.name, ()) if name in names]
        self._kinds = [
            None if column.type != pa.float64() else "points" if column.name in _DIFFERENCES else "percent"
            for column in one.columns
        ]

    def unit_of(self, row: Sequence[Any]) -> str | None:
        """The unit that a row's numbers are in."""
        return next((row[at] for at in self._units if row[at] is not None), None)

    def kind_of(self, at: int, unit: str | None) -> str | None:
        """`percent`, `points` or None for the column at a place, in a row with that unit."""
        return self._kinds[at] if unit == _PERCENT else None
