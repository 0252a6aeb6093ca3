"""Rows → groups: rows that are one thing for certain, since they carry the same name in the same place of the city.

What the city council set (its goals, its indicators, its tasks) is one thing for all boards of its municipality; what a
board set is its own. Boards of two municipalities are two, whatever their names.
Where one document prints a name twice with other figures or dates, these are two things, and each such row becomes a
group of its own; which of them goes on in which other document is left to the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.lineage import Lineage
from vpextract.linking.comparing import contradict
from vpextract.linking.names import key_of
from vpextract.linking.records import CITY, Record
from vpextract.terms import LEVELS

_CITY_LEVELS = LEVELS[:-1]


class Room(NamedTuple):
    """Rows of different rooms never belong together but in one case: a board prints the city's indicator among its own.

    `owner` is `kf`, or the boards that one board took over from, by the name of the last of them. `municipality` is empty
    where all documents are of one.
    """

    kind: str
    level: str
    owner: str
    municipality: str = ""


class Group(NamedTuple):
    """Rows of one room with one key, in the order of time; `board_id` is None for what the city set."""

    room: Room
    key: str
    board_id: str | None
    records: tuple[Record, ...]

    @property
    def text(self) -> str:
        return self.records[0].text


def records_to_groups(records: Iterable[Record], knowledge: Knowledge, apart: Collection[str] = ()) -> list[Group]:
    """All rows in groups, in an order that does not depend on theirs. Rows whose member_id is in `apart` stay alone."""
    named: defaultdict[tuple[Room, str, str], list[Record]] = defaultdict(list)
    rooms: dict[tuple[object, ...], Room] = {}
    for record in records:
        whose = record.board_id or record.document_id
        place = (record.kind, record.level, record.owner, whose, record.municipality)
        room = rooms.get(place)
        if room is None:
            room = room_of(
                record.kind, record.level, record.owner, record.board_id, record.document_id, knowledge.lineage
            )
            room = rooms[place] = room._replace(municipality=record.municipality)
        board = "" if room.owner == CITY else record.board_id or record.document_id
        # A name without a letter or digit names nothing: it is like no other.
        named[room, key_of(record.text) or record.member_id, board].append(record)
    found = []
    for (room, key, board), rows in sorted(named.items(), key=lambda item: item[0]):
        rows.sort(key=lambda record: record.place_in_time)
        found += [Group(room, key, board or None, tuple(thing)) for thing in _things(rows, apart)]
    return found


def room_of(
    kind: str, level: str | None, owner: str | None, board_id: str | None, document_id: str, lineage: Lineage
) -> Room:
    """The room of a row that says these things of itself."""
    of_city = level in _CITY_LEVELS if kind == "goal" else owner == CITY
    # A board that is not known may be any: its rows belong together within the document only.
    return Room(kind, level or "", CITY if of_city else lineage.family(board_id) if board_id else document_id)


def _things(rows: Sequence[Record], apart: Collection[str]) -> list[list[Record]]:
    """All rows as one thing; where a document contradicts itself, one thing a document and figure; and those set apart."""
    if not apart and len({row.document_id for row in rows}) == len(rows):
        return [list(rows)]
    alone = [[row] for row in rows if row.member_id in apart]
    rest = [row for row in rows if row.member_id not in apart]
    documents: dict[str, list[list[Record]]] = {}
    for row in rest:
        things = documents.setdefault(row.document_id, [])
        for thing in things:
            if not any(contradict(row, other) for other in thing):
                thing.append(row)
                break
        else:
            things.append([row])
    if all(len(things) == 1 for things in documents.values()):
        return [*alone, rest] if rest else alone
    return [*alone, *(thing for things in documents.values() for thing in things)]
