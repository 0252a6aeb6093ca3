"""Which rows are linked anew when documents came, went or changed; all others stay in the series that they are in.

Rows of one board never meet those of another but through the city's. So a changed document touches

1. the rows of its board, and of those that are one with it in time;
2. all of the city's rows, and whatever bears the name of one;
3. whatever a person spoke of;

and, from there on, whole series, the series that people are asked about together with them, and rows of one name.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from vpextract.knowledge.lineage import Lineage
from vpextract.linking.grouping import Room, room_of
from vpextract.linking.names import key_of

_T = TypeVar("_T", bound=Hashable)
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Coded(NamedTuple):
    """A column of many rows: its different values, and which of them each row has."""

    values: Sequence[str | None]
    codes: Numbers


@dataclass(frozen=True, slots=True)
class Standing:
    """Where rows stand: `room`, `name` and `group` have one entry a row."""

    rooms: Sequence[Room]
    room: Numbers
    names: Sequence[tuple[str, str]]
    """Kind and key."""
    name: Numbers
    group: Numbers
    """Rows of one room with one name have the same number."""

    def in_rooms_of(self, owners: Collection[str]) -> Flags:
        """The rows of rooms with these owners: `kf`, families of boards, documents whose board is not known."""
        return picked([room.owner in owners for room in self.rooms], self.room)

    def named(self, names: Collection[tuple[str, str]]) -> Flags:
        """The rows with these kinds and keys."""
        return picked([name in names for name in self.names], self.name)

    def named_like(self, rows: Flags) -> Flags:
        """The rows of whatever room with the kind and key of one of `rows`."""
        return np.isin(self.name, np.unique(self.name[rows]))


def standing(
    kinds: Coded,
    levels: Coded,
    owners: Coded,
    documents: Coded,
    texts: Coded,
    boards: Sequence[str | None],
    lineage: Lineage,
) -> Standing:
    """`boards` are those of the different `documents`."""
    homes, home = _once(
        [(board, "" if board else document or "") for board, document in zip(boards, documents.values, strict=True)],
        documents.codes,
    )
    places, room = together((kinds, levels, owners), home)
    found = [
        room_of(kinds.values[kind] or "", levels.values[level], owners.values[owner], *homes[at], lineage)
        for kind, level, owner, at in places
    ]
    rooms, room = _once(found, room)
    keys, key = _once([key_of(text or "") for text in texts.values], texts.codes)
    pairs, name = together((kinds,), key)
    _, group = np.unique(room * (len(keys) + 1) + key, return_inverse=True)
    return Standing(rooms, room, [(kinds.values[k] or "", keys[n]) for k, n in pairs], name, group)


def closed(rows: Flags, group: Numbers, series: Numbers, asked: Numbers) -> Flags:
    """`rows` with all others that must be linked together with them.

    `series` is the number of the series that each row was in (-1: none), `asked` the pairs of series, shape (n, 2), that
    people are asked about.
    """
    found = rows.copy()
    in_series = np.zeros(
        max(series.max(initial=-1), asked.max(initial=-1)) + 2, dtype=np.bool_
    )  # the last one is for -1
    in_group = np.zeros(group.max(initial=-1) + 1, dtype=np.bool_)
    while True:
        before = int(found.sum()) + int(in_series.sum())
        in_series[series[found]] = True
        in_series[-1] = False
        for side in (0, 1):
            in_series[asked[in_series[asked[:, side]], 1 - side]] = True
        in_group[group[found]] = True
        found |= in_series[series] | in_group[group]
        if int(found.sum()) + int(in_series.sum()) == before:
            return found


def together(few: Sequence[Coded], many: Numbers) -> tuple[list[tuple[int, ...]], Numbers]:
    """The different combinations of several columns, as codes, and which of them each row has."""
    combined = many
    for column in few:
        combined = combined * len(column.values) + column.codes
    _, first, which = np.unique(combined, return_index=True, return_inverse=True)
    codes = (*(column.codes for column in few), many)
    return list(zip(*(column[first].tolist() for column in codes), strict=True)), which


def _once(values: Sequence[_T], codes: Numbers) -> tuple[list[_T], Numbers]:
    """Each value once, and the codes for that."""
    place: dict[_T, int] = {}
    at = np.array([place.setdefault(value, len(place)) for value in values], dtype=np.int64)
    return list(place), at[codes] if len(at) else codes


def picked(chosen: Sequence[bool], codes: Numbers) -> Flags:
    """Whether each row has a chosen value."""
    found: Flags = np.array(chosen, dtype=np.bool_)[codes]
    return found
