"""Rows of the economy of all documents → their areas, and which row counts of all that give one figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.knowledge import Knowledge
from vpextract.linking.area_doubts import AreaDoubt, areas_in_doubt
from vpextract.linking.area_rooms import SHARED, AreaName
from vpextract.linking.area_rulings import AreaRuling
from vpextract.linking.areas import Area, identity, link_areas
from vpextract.linking.records import Doubtful, Record
from vpextract.linking.review import AREA
from vpextract.linking.touched import Flags, Numbers
from vpextract.store.economy_names import EconomyNames, amounts_alike, economy_names, numbered, together
from vpextract.store.link_rows import coded
from vpextract.store.opened import Rows
from vpextract.store.schema import DATASETS

ECONOMY, AREAS = "economy", "areas"
_LINKED = ("area_id", "counts")
NEEDED = (
    *("document_id", "part", "role", "area", "parent", "measure", "side", "basis", "year", "as_of", "value_mnkr"),
    *("source_rank", "doubtful", "table_id", "col", *_LINKED),
)
"""The columns of the economy that linking looks at."""
Linked = dict[str, pa.Array]
"""What linking says of the rows of one part: its column → its values."""
_PREFERRED = ("preferred",)
"""Of several editions of a document one is."""
_RANKS = 256
_FIGURE = ("measure", "side", "year", "as_of", "basis")
"""What one figure of an area of a board is told by."""


class LinkedEconomy(NamedTuple):
    """What linking says of those parts of the economy that change by it, the dataset of the areas, and what people should say.

    `not_followed` are the lines of the list that could not be followed.
    """

    changed: dict[str, Linked]
    areas: pa.Table
    doubtful: tuple[Doubtful, ...] = ()
    not_followed: tuple[int, ...] = ()


def linked_economy(
    parts: Mapping[str, pa.Table],
    rows: Rows,
    former: Rows | None,
    knowledge: Knowledge,
    said: Sequence[AreaRuling] = (),
) -> LinkedEconomy:
    """Link the `parts` of the economy. Areas keep the identifiers that they have in `former`; `said` is what people decided."""
    table = pa.concat_tables(parts.values()) if parts else DATASETS[ECONOMY].schema.empty_table()
    if not table.num_rows:
        return LinkedEconomy({}, DATASETS[AREAS].schema.empty_table())
    of = economy_names(table, rows)
    alike = amounts_alike(table, of)
    linked = link_areas(of.names, alike, knowledge, _former(former, knowledge), said)
    areas = linked.areas
    area = np.zeros(len(of.names), dtype=np.int64)
    for at, one in enumerate(areas):
        area[list(one.names)] = at
    area = area[of.name]
    ids = pa.array([one.area_id for one in areas], pa.string()).take(pa.array(area))
    counts = pa.array(_counting(table, of, area, rows))
    changed: dict[str, Linked] = {}
    start = 0
    for part, held in parts.items():
        own = dict(zip(_LINKED, (x.slice(start, held.num_rows) for x in (ids, counts)), strict=True))
        start += held.num_rows
        if any(not held.column(name).combine_chunks().equals(column) for name, column in own.items()):
            changed[part] = own
    made = _areas(areas, of, area, table)
    doubts = areas_in_doubt(areas, of.names, alike, knowledge, linked.apart)
    return LinkedEconomy(changed, made, _doubtful(doubts, areas, of, made), linked.not_followed)


def candidates_of(doubtful: Sequence[Doubtful]) -> pa.Table:
    """Rows of `link_candidates` about areas, which are in no series."""
    schema = DATASETS["link_candidates"].own_schema
    told = [
        {"kind": AREA, "a_id": one.a.member_id, "b_id": one.b.member_id, "score": one.score, "why": one.why}
        for one in doubtful
    ]
    return pa.Table.from_pylist(told, schema=schema)


def _doubtful(
    doubts: Sequence[AreaDoubt], areas: Sequence[Area], of: EconomyNames, made: pa.Table
) -> tuple[Doubtful, ...]:
    """As the list for people has them: under `report` stands the part, under `board` whose they are."""
    ids = made.column("area_id").to_pylist()
    first = dict(zip(ids, made.column("first_year").to_pylist(), strict=True))

    def shown(at: int) -> Record:
        one = areas[at]
        name = of.names[one.names[0]]
        whose = (name.municipality if name.part in SHARED else name.board_id) or None
        year = first[one.area_id] or 0
        return Record(
            AREA, one.area_id, "", whose, year, name.part, 0, _printed(one, of), None, parent=one.parent or ""
        )

    return tuple(Doubtful(shown(one.a), shown(one.b), one.score, one.why) for one in doubts)


def _printed(one: Area, of: EconomyNames) -> str:
    """A name of the area as it is printed: decisions are about these, as usual names may change."""
    texts = {of.names[n].text for n in one.names}
    return one.label if one.label in texts else min(texts)


def with_linked(table: pa.Table, columns: Linked) -> pa.Table:
    """A part of the economy, whole, with what linking says of its rows; the same wherever the part was read from."""
    schema = DATASETS[ECONOMY].schema
    return pa.Table.from_arrays([columns.get(name, table.column(name)) for name in schema.names], schema=schema)


def _former(former: Rows | None, knowledge: Knowledge) -> dict[tuple[object, ...], str]:
    """In which area each name was, by what it is known again by."""
    if former is None:
        return {}
    found: dict[tuple[object, ...], str] = {}
    for row in former.table(AREAS, columns=DATASETS[AREAS].schema.names).to_pylist():
        where = (row["municipality"] or "", row["board_id"], row["parent"] or "")
        for text in row["members"]:
            name = AreaName(row["part"], row["total"], *where, text, 0, frozenset())
            found[identity(name, knowledge)] = row["area_id"]
    return found


def _counting(table: pa.Table, of: EconomyNames, area: Numbers, rows: Rows) -> Flags:
    """One row of those that give the same figure of a board: the one from the nearest source, a sound one first.

    Of editions of a document only the preferred one has such rows. Adjustments of one time are several, each in a column of
    its own.
    """
    documents = rows.table("documents", columns=("document_id", *_PREFERRED))
    document = pc.index_in(table.column("document_id"), value_set=documents.column("document_id"))
    column = np.asarray(table.column("col")).astype(np.int64)
    adjusted = np.asarray(pc.equal(table.column("measure"), "adjustment"))
    codes = [coded(table.column(name)).codes for name in _FIGURE]
    figure, first = numbered(together([of.board, area, *codes, np.where(adjusted, column + 1, 0)]))
    counted: Flags = np.asarray(pc.and_(table.column("value_mnkr").is_valid(), table.column("year").is_valid())).copy()
    for name in _PREFERRED:
        counted &= np.asarray(pc.fill_null(documents.column(name), True).take(document))
    rank = np.asarray(table.column("source_rank")).astype(np.int64)
    quality = (~counted * _RANKS + rank) * 2 + np.asarray(table.column("doubtful"))
    best = np.full(len(first), np.iinfo(np.int64).max)
    np.minimum.at(best, figure, quality * len(figure) + np.arange(len(figure)))  # of equals the first in reading order
    found: Flags = np.zeros(len(figure), dtype=np.bool_)
    found[best % len(figure)] = True
    found &= counted
    return found


def _areas(areas: Sequence[Area], of: EconomyNames, area: Numbers, table: pa.Table) -> pa.Table:
    years = table.column("year").to_numpy(zero_copy_only=False)
    seen = pa.table({"area": area, "year": pa.array(years, pa.float64(), from_pandas=True)})
    spans = seen.group_by("area").aggregate([("year", "min"), ("year", "max"), ("area", "count")]).to_pydict()
    span = {
        at: told for at, *told in zip(*(spans[x] for x in ("area", "year_min", "year_max", "area_count")), strict=True)
    }
    found = []
    for at, one in enumerate(areas):
        names = [of.names[n] for n in one.names]
        boards = {name.board_id for name in names}
        first, last, rows = span[at]
        found.append(
            {
                "area_id": one.area_id,
                "part": names[0].part,
                "total": names[0].total,
                "label": one.label,
                "parent": one.parent,
                "municipality": names[0].municipality or None,
                "board_id": boards.pop() if len(boards) == 1 else None,
                "first_year": None if first is None else int(first),
                "last_year": None if last is None else int(last),
                "members": sorted({name.text for name in names}),
                "n_rows": rows,
            }
        )
    return pa.Table.from_pylist(sorted(found, key=lambda row: str(row["area_id"])), schema=DATASETS[AREAS].schema)
