"""Editions as columns and issues of the documents of one part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from vpextract.issues import CODES
from vpextract.store.editions import Marked
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS

EDITIONS = "several_editions"
_COUNTED = ("goals", "indicators", "activities", "table_cells")
"""What tells how complete a document is."""
_NAMED = 5


def rows_of(
    documents: Sequence[str], fresh: Mapping[str, pa.Table], former: Output | None, part: str
) -> dict[str, int]:
    """How many rows these documents have in all that is counted."""
    found: Counter[str] = Counter()
    for name in _COUNTED:
        tables = [fresh[name].select(["document_id"])]
        if former is not None:
            tables.append(former.table(name, documents=documents, columns=("document_id",), parts=(part,)))
        for table in tables:
            found.update(table.column("document_id").to_pylist())
    return found


def with_editions(
    documents: pa.Table,
    editions: Mapping[str, Marked],
    corrections: Callable[[str | None], str | None] = lambda _: None,
) -> pa.Table:
    """Rows of `documents` with what is told of each among its editions; `corrections` marks those by the document's hash."""
    schema = DATASETS["documents"].schema
    marked = [editions[one] for one in documents.column("document_id").to_pylist()]
    said = {
        "edition_of": [one.edition_of for one in marked],
        "preferred": [one.preferred for one in marked],
        "edition_reason": [one.reason for one in marked],
        "corrections": list(map(corrections, documents.column("sha256").to_pylist())),
    }
    columns = [pa.array(said[f.name], f.type) if f.name in said else documents.column(f.name) for f in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def issues_of_editions(editions: Mapping[str, Marked]) -> pa.Table:
    """That there are others, on each that has some."""
    rows = [
        {
            "document_id": document,
            "severity": CODES[EDITIONS].severity,
            "code": EDITIONS,
            "message": f"{len(one.others)} more of {one.edition_of}: {', '.join(one.others[:_NAMED])}"
            f"{', …' if len(one.others) > _NAMED else ''}; {one.reason}",
        }
        for document, one in editions.items()
        if one.others
    ]
    return pa.Table.from_pylist(rows, schema=DATASETS["issues"].schema)
