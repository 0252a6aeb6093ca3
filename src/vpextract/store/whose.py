"""What rows say of their document, filled in when they are written: so no question about them begins with a join.

The worker that reads a document leaves it out: it would be the same in each of its rows.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.store.opened import Rows
from vpextract.store.schema import DATASETS

_SAID = ("municipality", "board_id", "year", "doc_type", "tertial", "preferred")
_CALLED = {"document_year": "year"}
"""Column of a row → column of `documents`, where they differ."""


def filled_in(dataset: str, table: pa.Table, documents: pa.Table) -> pa.Table:
    """Rows as they came, with the columns that say which document they are from."""
    schema = DATASETS[dataset].schema
    lacking = [name for name in schema.names if name not in table.column_names]
    if not lacking:
        return table
    at = pc.index_in(table.column("document_id"), value_set=documents.column("document_id"))
    said = {name: documents.column(_CALLED.get(name, name)).take(at) for name in lacking}
    return _with(table, said, schema)


def links_filled_in(tables: Mapping[str, pa.Table], rows: Rows) -> dict[str, pa.Table]:
    """What linking found, with what it says of documents. No series has rows of two municipalities."""
    documents = rows.table("documents", columns=("document_id", *_SAID))
    members = filled_in("series_members", tables["series_members"], documents)
    named = members.filter(members.column("municipality").is_valid())
    found = {**tables, "series_members": members}
    for name, table in tables.items():
        if name != "series_members" and {"municipality", "series_id"} <= set(DATASETS[name].schema.names):
            at = pc.index_in(table.column("series_id"), value_set=named.column("series_id"))
            said = {"municipality": named.column("municipality").take(at)}
            found[name] = _with(table, said, DATASETS[name].schema)
    return found


def _with(table: pa.Table, said: Mapping[str, pa.ChunkedArray], schema: pa.Schema) -> pa.Table:
    columns = [said[name] if name in said else table.column(name) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)
