"""What rows of one name say beside it: figures, units, dates, the goals that they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.linking.names import key_of
from vpextract.linking.records import REPORTS, Record

_BEGINNING = 160
"""Letters of a description that are compared: about its first sentence."""

Figures = dict[tuple[str | None, int], set[float]]
"""(board, year) → what rows say."""


class Facts(NamedTuple):
    """What the rows of one group say beside their name."""

    units: frozenset[str]
    parents: frozenset[str]
    numbers: frozenset[tuple[str | None, str]]
    contexts: tuple[str, ...]
    outcomes: Figures
    """Final outcomes by board and year, from reports on the whole year."""
    previous: Figures
    """What later documents give as the outcome of that year."""
    targets: Figures
    """The boards' own targets."""
    city_targets: dict[int, set[float]]
    dates: frozenset[tuple[object, object]]
    boards: dict[int, frozenset[str]]
    """Of what the city set: the boards that printed it in each year."""


def facts_of(records: Sequence[Record], of_city: bool = False) -> Facts:
    """What a group of rows with one name says, taken together."""
    outcomes: Figures = {}
    previous: Figures = {}
    targets: Figures = {}
    city: dict[int, set[float]] = {}
    with_figures = [record for record in records if record.values]
    for record in with_figures:
        for measure, told in (("outcome", outcomes), ("outcome_previous", previous), ("target", targets)):
            reading = record.values.get(measure)
            if reading is None or reading.value is None or reading.year is None:
                continue
            if measure != "outcome" or record.report == REPORTS[-1]:
                told.setdefault((record.board_id, reading.year), set()).add(reading.value)
        reading = record.values.get("target_kf")
        if reading is not None and reading.value is not None and reading.year is not None:
            city.setdefault(reading.year, set()).add(reading.value)
    units = {reading.compared_unit for record in with_figures for reading in record.values.values()}
    return Facts(
        units=frozenset(unit for unit in units if unit),
        parents=frozenset(key_of(parent) for parent in {r.parent for r in records} if parent),
        numbers=frozenset((r.board_id, r.number) for r in records if r.number),
        contexts=tuple(dict.fromkeys(r.context[:_BEGINNING] for r in records if r.context)),
        outcomes=outcomes,
        previous=previous,
        targets=targets,
        city_targets=city,
        dates=frozenset((r.start, r.end) for r in records if r.end),
        boards=_boards(records) if of_city else {},
    )


def _boards(records: Sequence[Record]) -> dict[int, frozenset[str]]:
    years = {record.year for record in records}
    return {year: frozenset(r.board_id for r in records if r.year == year and r.board_id) for year in sorted(years)}
