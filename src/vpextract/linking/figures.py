"""Printed figures held against each other: which of two can be, whether they differ, by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from vpextract.linking.records import Reading, Record
from vpextract.matching import squeezed

_DECIMALS = 6
"""Differences of printed figures have no more; what is beyond comes from how computers hold fractions."""
_NOTHING = ("none", "missing", "to_be_set", "set_by_board")
"""Qualifiers of cells that say that there is no figure, or not yet."""
BANDS = ("plus_minus", "range")
"""Qualifiers of what is no point on the scale: nothing can be subtracted from it."""
_BOUNDS = ("max", "min", "increase", "decrease")
"""Qualifiers of numbers that a target may have; an outcome that has one is not known exactly."""
_PERCENT = "%"


class Figure(NamedTuple):
    """A printed figure and the row that it stands in."""

    reading: Reading
    record: Record

    @property
    def number(self) -> float | None:
        """None where it is a band, even if one number is printed ("+/- 1 %")."""
        return None if self.reading.qualifier in BANDS else self.reading.value

    @property
    def is_exact(self) -> bool:
        return self.reading.value is not None and self.reading.qualifier is None


def says(figure: Figure | None) -> bool:
    """Whether anything is said: a dash, "saknas" or "fastställs senare" say nothing yet."""
    return figure is not None and figure.reading.qualifier not in _NOTHING


def comparable(one: Figure, other: Figure) -> bool:
    """Whether both have one unit, as far as is said. A fraction (0,85) is not taken for the percentage that it may be."""
    mine, yours = one.reading, other.reading
    if mine.compared_unit and yours.compared_unit:
        return mine.compared_unit == yours.compared_unit
    return not (_may_be_fraction(mine, yours) or _may_be_fraction(yours, mine))


def _may_be_fraction(bare: Reading, percentage: Reading) -> bool:
    if bare.unit or bare.value is None or percentage.value is None or percentage.compared_unit != _PERCENT:
        return False
    return 0 < abs(bare.value) <= 1 < abs(percentage.value)


def minus(outcome: Figure | None, other: Figure | None, *, target: bool = False) -> float | None:
    """The difference of two numbers of one unit; that from a `target` may be from its bound ("max 10")."""
    if outcome is None or other is None or outcome.reading.value is None or other.reading.value is None:
        return None
    bounded = target and other.reading.qualifier in _BOUNDS
    if not outcome.is_exact or not (other.is_exact or bounded) or not comparable(outcome, other):
        return None
    return round(outcome.reading.value - other.reading.value, _DECIMALS)


def differ(x: Reading, y: Reading) -> bool:
    if x.value is not None and y.value is not None:
        return x.value != y.value
    return squeezed(x.raw) != squeezed(y.raw) or x.value is not y.value


def unit_of(figures: Iterable[Figure | None]) -> tuple[str | None, str | None]:
    """The unit of all figures, as the first prints it and in one spelling; None where they have none, or several."""
    readings = [figure.reading for figure in figures if figure is not None and figure.reading.unit]
    if len(Counter(reading.compared_unit for reading in readings)) != 1:
        return None, None
    return readings[0].unit, readings[0].unit_std or readings[0].unit
