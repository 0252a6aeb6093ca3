"""How many targets were reached, by board and year, and why nothing can be said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.reporting.indicators import Indicator, Year
from vpextract.reporting.scope import Board


@dataclass(frozen=True)
class OfYear:
    board: Board
    year: int
    reached: int
    missed: int
    unknown: int


@dataclass(frozen=True)
class Judged:
    """`whys`: reason → how many targets cannot be judged for it, the commonest first."""

    years: Sequence[OfYear]
    whys: Sequence[tuple[str, int]]

    @property
    def reached(self) -> int:
        return sum(year.reached for year in self.years)

    @property
    def missed(self) -> int:
        return sum(year.missed for year in self.years)

    @property
    def unknown(self) -> int:
        return sum(year.unknown for year in self.years)


@dataclass(frozen=True)
class Missed:
    series_id: str
    board: Board
    year: Year


def judged(every: Sequence[Indicator]) -> Judged:
    """Of all indicators of a report."""
    counts: dict[tuple[Board, int], Counter[bool | None]] = {}
    whys: Counter[str] = Counter()
    for one in every:
        for at in one.boards:
            for year in at.years:
                counts.setdefault((at.board, year.year), Counter())[year.reached] += 1
                if year.reached is None:
                    whys[year.row["reached_why"]] += 1
    order = sorted(counts, key=lambda key: (key[0].name, key[1]))
    years = [OfYear(*key, counts[key][True], counts[key][False], counts[key][None]) for key in order]
    return Judged(years, whys.most_common())


def missed(every: Sequence[Indicator]) -> list[Missed]:
    """The latest year first, then by board, the city's indicators before the board's."""
    found = [
        (-year.year, at.board.name, one.owner != "kf", one.name.casefold(), Missed(one.series_id, at.board, year))
        for one in every
        for at in one.boards
        for year in at.years
        if year.reached is False
    ]
    return [row[-1] for row in sorted(found, key=lambda row: row[:-1])]
