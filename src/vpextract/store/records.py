"""Extraction → rows: what one document gives, as one Arrow table per dataset.

Columns are taken straight from the records, one list each; no frame and no dict per row. It takes a few milliseconds a
document, in the worker process, and an Arrow table travels between processes as a few buffers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from vpextract.characters import storable
from vpextract.model import Extraction, Place
from vpextract.store.columns import FLOAT64, STRING, STRINGS, Column, Dataset
from vpextract.store.schema import DOCUMENT_DATASETS
from vpextract.terms import MEASURES
from vpextract.version import __version__

Rows = dict[str, pa.Table]
"""One Arrow table for each dataset name of the schema."""

_Columns = dict[str, Sequence[Any] | pa.Array]

_WITH_LINES = frozenset({"text", "description", "expected_result", "analysis", "comment", "message"})
"""Columns whose texts may have several paragraphs or lines."""


def extraction_to_rows(extraction: Extraction) -> Rows:
    """The datasets that one document fills, each in reading order; what rows say of their document is filled in later.

    Raises ValueError where a record does not fit the schema (a missing id, a number out of range), naming the column.
    """
    return {name: _table(dataset, _COLUMNS[name](extraction)) for name, dataset in DOCUMENT_DATASETS.items()}


def _table(dataset: Dataset, columns: _Columns) -> pa.Table:
    arrays = []
    for column in dataset.own:
        try:
            values = columns[column.name]
            array = values if isinstance(values, pa.Array) else pa.array(_storable(values, column), type=column.type)
        except (pa.ArrowException, TypeError, ValueError, OverflowError) as problem:
            where = f"{dataset.name}.{column.name}"
            raise ValueError(f"{where} does not fit its type {column.type}: {problem}") from problem
        if array.null_count and not column.nullable:
            raise ValueError(f"{dataset.name}.{column.name} must not be empty, but is in {array.null_count} rows")
        arrays.append(array)
    return pa.Table.from_arrays(arrays, schema=dataset.own_schema)


def _storable(values: Sequence[Any], column: Column) -> Sequence[Any]:
    """The values of a column without what no dataset holds, whatever the readers, patterns and file names let through."""
    lines = column.name in _WITH_LINES
    if column.type is STRING and not "".join(filter(None, values)).isprintable():  # most columns are, as a whole
        return [value and storable(value, lines) for value in values]
    if column.type is STRINGS:
        return [some and [storable(value, lines) for value in some] for some in values]
    return values


def _documents(e: Extraction) -> _Columns:
    who = e.identity
    return {
        "document_id": [e.document_id],
        "source": [e.source],
        "sha256": [e.sha256 or None],
        "bytes": [e.size],
        "doc_type": [who.kind],
        "year": [who.year],
        "tertial": [who.tertial],
        "board_id": [who.board_id],
        "board": [who.board],
        "municipality": [who.municipality],
        "document_date": [who.dated],
        "title": [who.title],
        "edition": [who.edition],
        "pages": [e.n_pages],
        "reader": [e.reader],
        "status": [e.status],
        "error": [e.error],
        "copies": [[]],
        "etags": [[]],
        "version": [__version__],
        "patterns": [e.patterns],
        "pack": [e.pack],
        "recipe": [None],
    }


def _pages(e: Extraction) -> _Columns:
    return _attributes(e, e.pages, "page", "kind", "width", "height", "rotation", "words", "reader")


def _sections(e: Extraction) -> _Columns:
    names = ("section_id", "parent_id", "ordinal", "depth", "kind", "heading", "goal_id", "text")
    return _attributes(e, e.sections, *names) | _places([s.place for s in e.sections])


def _goals(e: Extraction) -> _Columns:
    names = (
        *("goal_id", "ordinal", "level", "number", "text", "parent_goal_id", "assessment", "assessment_raw", "status"),
        *("description", "expected_result", "analysis", "printed", "level_raw"),
    )
    return _attributes(e, e.goals, *names) | _places([g.place for g in e.goals])


def _indicators(e: Extraction) -> _Columns:
    names = (
        *("indicator_id", "goal_id", "ordinal", "name", "owner", "gendered", "status", "comment"),
        *("assessment", "assessment_raw"),
    )
    printed = {measure: [i.cells.get(measure) or None for i in e.indicators] for measure in (*MEASURES, "period")}
    extra = {"extra": [_json(i.extra) for i in e.indicators]}
    return _attributes(e, e.indicators, *names) | printed | extra | _places([i.place for i in e.indicators])


def _indicator_values(e: Extraction) -> _Columns:
    owners = [i.indicator_id for i in e.indicators for _ in i.values]
    values = [v for i in e.indicators for v in i.values]
    ends = {"value_low": [v.low for v in values], "value_high": [v.high for v in values]}
    return _attributes(
        e, values, "measure", "raw", "value", "unit", "qualifier", "year", "note", "as_of", "unit_std"
    ) | {
        "indicator_id": owners,
        **ends,
        **_uncorrected(len(values)),
    }


def _activities(e: Extraction) -> _Columns:
    names = (
        *("activity_id", "goal_id", "ordinal", "text", "owner", "start_date", "end_date", "status", "deviation"),
        *("start_raw", "end_raw", "comment", "delay_said", "delay_raw"),
    )
    extra = {"extra": [_json(a.extra) for a in e.activities]}
    return _attributes(e, e.activities, *names) | extra | _places([a.place for a in e.activities])


def _tables(e: Extraction) -> _Columns:
    names = ("table_id", "section_id", "goal_id", "ordinal", "kind", "title", "unit", "columns", "n_rows")
    return _attributes(e, e.tables, *names) | _places([t.place for t in e.tables])


def _table_cells(e: Extraction) -> _Columns:
    owners = [t.table_id for t in e.tables for _ in t.cells]
    cells = [c for t in e.tables for c in t.cells]
    names = (
        *("row", "col", "row_label", "parent_label", "col_label", "raw", "value", "note"),
        *("measure", "side", "year", "as_of", "unit"),
    )
    return (
        _attributes(e, cells, *names)
        | {"table_id": owners}
        | _uncorrected(len(cells))
        | _places([c.place for c in cells])
    )


def _economy(e: Extraction) -> _Columns:
    names = (
        *("table_id", "row", "col", "part", "role", "area", "parent", "measure", "side", "basis", "year", "as_of"),
        *("value_mnkr", "raw", "unit", "source_rank", "doubt"),
    )
    nothing = [None] * len(e.economy)
    linked: _Columns = {"area_id": nothing, "counts": nothing}  # known when all documents are
    doubtful = {"doubtful": [row.doubt is not None for row in e.economy]}
    linked |= doubtful | _uncorrected(len(nothing))
    return _attributes(e, e.economy, *names) | linked | _places([row.place for row in e.economy])


def _decisions(e: Extraction) -> _Columns:
    ids = {"decision_id": [f"{e.document_id}:d{n:02}" for n, _ in enumerate(e.decisions, 1)]}
    return _attributes(e, e.decisions, "number", "text", "amount_mnkr") | ids | _places([d.place for d in e.decisions])


def _issues(e: Extraction) -> _Columns:
    return _attributes(e, e.issues, "page", "line", "severity", "code", "message", "row_id")


def _attributes(e: Extraction, records: Sequence[object], *names: str) -> _Columns:
    columns: _Columns = {name: [getattr(record, name) for record in records] for name in names}
    return columns | {"document_id": pa.repeat(storable(e.document_id, False), len(records))}


def _uncorrected(n: int) -> _Columns:
    """What people corrected is brought in when the rows are written."""
    return {"corrected": pa.repeat(False, n), "value_read": pa.nulls(n, FLOAT64)}


def _places(places: Sequence[Place]) -> _Columns:
    return {
        "page": [p.page for p in places],
        "bbox": [p.box for p in places],
        "line": [p.line for p in places],
    }


def _json(extra: Mapping[str, str]) -> str | None:
    if not extra:
        return None
    made = {storable(label, False): storable(cell, False) for label, cell in extra.items()}
    return json.dumps(made, ensure_ascii=False, sort_keys=True)


_COLUMNS: dict[str, Callable[[Extraction], _Columns]] = {
    "documents": _documents,
    "pages": _pages,
    "sections": _sections,
    "goals": _goals,
    "indicators": _indicators,
    "indicator_values": _indicator_values,
    "activities": _activities,
    "tables": _tables,
    "table_cells": _table_cells,
    "economy": _economy,
    "decisions": _decisions,
    "issues": _issues,
}
