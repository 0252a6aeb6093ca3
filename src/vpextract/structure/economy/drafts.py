"""A row of the economy while it is made: what its cell, its column and its row say."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from vpextract.model import FigureCell

_DECIMALS = regex.compile(r"[.,](\d{1,6})(?!\d)")

AMOUNTS = frozenset({"budget", "plan", "outcome", "forecast"})
"""Measures that are amounts by themselves; the others are how far two of them are from each other."""


@dataclass(slots=True)
class Draft:
    """`value` is in millions of kronor, signed as printed until the signs are settled; the first `doubt` counts.

    `to_surplus`: the label or head counts a surplus, so that a positive figure is money left.
    """

    cell: FigureCell
    part: str
    role: str
    area: str
    parent: str | None
    measure: str
    side: str | None
    basis: str | None
    as_of: str | None
    value: float | None
    scale: float
    """What its unit is in millions of kronor."""
    doubt: str | None = None
    to_surplus: bool = False
    signed: bool = False
    """The head says itself which sign a surplus has."""

    def doubted(self, why: str) -> None:
        self.doubt = self.doubt or why

    @property
    def half(self) -> float:
        """Half of its last printed decimal, in millions of kronor."""
        found = _DECIMALS.search(self.cell.raw)
        return 0.5 * self.scale * 10.0 ** -(len(found[1]) if found else 0)

    @property
    def key(self) -> tuple[object, ...]:
        """What it is the figure of, but for the measure."""
        return (self.cell.row, self.side, self.cell.year)
