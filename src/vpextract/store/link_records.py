"""Datasets → the rows that linking compares, with all that they say.

There are a million of them and more: each text is held once however often it is printed, and rows are made from columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import repeat
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.records import Reading, Record
from vpextract.store.link_rows import Document, coded, rows_to_documents, those
from vpextract.store.opened import Rows

_GOALS = ("goal_id", "document_id", "ordinal", "text", "level", "number", "parent_goal_id", "page")
_CONTEXT = ("description", "expected_result")
_INDICATORS = ("indicator_id", "document_id", "ordinal", "name", "owner", "goal_id", "page", "status", "assessment")
_VALUES = (
    *("indicator_id", "measure", "raw", "value", "unit", "year", "qualifier"),
    *("unit_std", "value_low", "value_high"),
)
_ACTIVITIES = (
    *("activity_id", "document_id", "ordinal", "text", "owner", "goal_id", "page"),
    *("start_date", "end_date", "status", "deviation", "delay_said", "delay_raw"),
)
_FIELDS = tuple(field.name for field in fields(Record) if field.init)
_SAME = {
    name: name
    for name in (
        *("ordinal", "owner", "level", "number", "page", "status", "deviation", "assessment"),
        *("delay_said", "delay_raw"),
    )
} | {
    "start": "start_date",
    "end": "end_date",
}
"""Field of a record → column of the datasets, where nothing is to be done."""
_BEGINNING = 400
"""Signs of a description that are kept; linking compares fewer."""

_Documents = Mapping[str, Document]


def rows_to_records(rows: Rows, wanted: pa.ChunkedArray | None = None) -> list[Record]:
    """Every goal, indicator and activity of the documents whose year is known, or those with `wanted` member_ids."""
    documents = rows_to_documents(rows)
    goals = rows.table("goals", columns=(*_GOALS, *_CONTEXT))
    found: list[Record] = []
    table = _wanted(goals, documents, wanted)
    parents = _parents(table.column("parent_goal_id"), goals)
    found += _made("goal", table, documents, owner=repeat(None), parent=parents, context=_contexts(table))
    goals = goals.select(["goal_id", "text"])  # their descriptions are most of it
    table = _wanted(rows.table("indicators", columns=_INDICATORS), documents, wanted)
    values = _values(rows.table("indicator_values", columns=_VALUES), table.column("indicator_id"))
    found += _made("indicator", table, documents, parent=_parents(table.column("goal_id"), goals), values=values)
    table = _wanted(rows.table("activities", columns=_ACTIVITIES), documents, wanted)
    found += _made("activity", table, documents, parent=_parents(table.column("goal_id"), goals))
    return found


def _wanted(found: pa.Table, documents: _Documents, wanted: pa.ChunkedArray | None) -> pa.Table:
    if wanted is not None:
        return those(found, found.column_names[0], wanted)
    return those(found, "document_id", pa.array(documents, pa.string()))


def _made(kind: str, table: pa.Table, documents: _Documents, **more: Iterable[Any]) -> Iterator[Record]:
    """The rows of a table; columns that are called as in a record are taken over, `more` are further ones."""
    ids = _listed(table.column("document_id"))
    texts = "name" if kind == "indicator" else "text"
    columns: dict[str, Iterable[Any]] = {
        "kind": repeat(kind),
        "member_id": table.column(0).to_pylist(),
        "document_id": ids,
        "board_id": [documents[document].board_id for document in ids],
        "year": [documents[document].year for document in ids],
        "report": [documents[document].report for document in ids],
        "municipality": [documents[document].municipality for document in ids],
        "text": _listed(table.column(texts)),
        **{ours: _listed(table.column(theirs)) for ours, theirs in _SAME.items() if theirs in table.column_names},
        **more,
    }
    defaults = {"parent": "", "context": "", "values": {}}
    return map(Record, *(columns.get(name, repeat(defaults.get(name))) for name in _FIELDS))


def _parents(ids: pa.ChunkedArray, goals: pa.Table) -> list[Any]:
    """The texts of the goals with these identifiers; "" for none."""
    at = pc.index_in(ids, value_set=goals.column("goal_id"))
    return _listed(pc.fill_null(goals.column("text").take(at), ""))


def _contexts(table: pa.Table) -> list[Any]:
    """The beginning of each goal's description, or else of the expected result."""
    beginnings = [pc.utf8_slice_codeunits(table.column(name), 0, _BEGINNING) for name in _CONTEXT]
    said = [pc.if_else(pc.equal(text, ""), None, text) for text in beginnings]
    return _listed(pc.fill_null(pc.coalesce(*said), ""))


def _values(table: pa.Table, indicators: pa.ChunkedArray) -> list[dict[str, Reading]]:
    """The figures of each of these indicators, by measure: the first of each, which is the record's own; others are of other
    times."""
    found: list[dict[str, Reading]] = [{} for _ in range(len(indicators))]
    at = pc.index_in(table.column("indicator_id"), value_set=indicators)
    table = table.filter(at.is_valid())
    measures, *said = (_listed(table.column(name)) for name in _VALUES[1:])
    for n, measure, reading in zip(at.drop_null().to_pylist(), measures, map(Reading, *said), strict=True):
        found[n].setdefault(measure, reading)
    return found


def _listed(column: pa.ChunkedArray) -> list[Any]:
    """A column as Python has it; what is there many times is one thing in memory."""
    values, codes = coded(column)
    return [values[code] for code in codes.tolist()]
