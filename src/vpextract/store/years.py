"""The parts of the datasets that documents fill: all documents of one year, in the order of their sources."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.issues import CODES
from vpextract.store.corrected import LOST, Corrector
from vpextract.store.edition_rows import EDITIONS, issues_of_editions, rows_of, with_editions
from vpextract.store.editions import Marked, marked_editions
from vpextract.store.packing import unpack
from vpextract.store.reading import Output
from vpextract.store.ruled import NOTHING_RULED, Ruled
from vpextract.store.schema import DATASETS, DOCUMENT_DATASETS
from vpextract.store.whose import filled_in
from vpextract.store.writing import Claim

_COPIES = "duplicate_file"


class Filed(NamedTuple):
    """A document as the output files it: from which files, read how, in which part. None of it is told by its contents.

    `copies` are sources of further files with the same bytes, `etags` what a remote place said of each file; `recipe` is
    None where it must be read again next time.
    """

    document_id: str
    source: str
    copies: tuple[str, ...]
    etags: tuple[str, ...]
    recipe: str | None
    part: str


def put_part(
    claim: Claim,
    part: str,
    kept: Collection[Filed],
    new: Collection[Filed],
    packed: Sequence[bytes],
    former: Output | None,
    ruled: Ruled = NOTHING_RULED,
) -> None:
    """Write a part of every dataset anew: `kept` documents from the part as it was, `new` ones as they were packed.

    All editions of a document are of one year, so they are told apart here; `ruled` is what people decided.

    Raises OutputError where the former part is damaged, or the disk says no.
    """
    _, fresh = unpack(packed)
    documents = sorted((*kept, *new), key=lambda one: one.source)
    order = pa.array([one.document_id for one in documents], pa.string())
    old_ids = [one.document_id for one in kept]
    told: pa.Table | None = None
    editions: Mapping[str, Marked] = {}
    corrector = Corrector(ruled.corrections, fresh["documents"].slice(0, 0))
    for name, dataset in DOCUMENT_DATASETS.items():
        tables = [fresh.pop(name)]  # let go of it when it is written
        if kept and former is not None:
            own = dataset.own_schema.names
            tables.append(former.table(name, documents=old_ids, parts=(part,), columns=own))
        if name == "issues":
            tables = [_without_filed(table) for table in tables]
            tables += [_issues_of_copies(documents), issues_of_editions(editions), corrector.issues()]
        table = _in_order(pa.concat_tables(tables), order)
        if told is None:  # the documents come first
            counted = partial(rows_of, fresh=fresh, former=former if kept else None, part=part)
            table = _as_filed(table, documents)
            editions = marked_editions(table.to_pylist(), counted, ruled.chosen)
            table = told = with_editions(table, editions, ruled.corrections.mark)
            corrector = Corrector(ruled.corrections, table)
        claim.put(name, part, filled_in(name, corrector.corrected(name, table), told))


def filed_documents(output: Output, damaged: Collection[str]) -> list[tuple[Filed, dict[str, Any]]]:
    """Every document of an output as it was filed, and its row; none of parts that are `damaged`.

    None at all where the output is of a version that did not say how it read them.
    """
    parts = [p.name for p in output.parts if p.dataset == "documents" and p.name not in damaged]
    found = []
    for part, table in output.by_part("documents", parts).items():
        if not {"copies", "etags", "recipe"} <= set(table.column_names):
            return []
        found += [(_filed(row, part), row) for row in table.to_pylist()]
    return found


def _filed(row: dict[str, Any], part: str) -> Filed:
    return Filed(row["document_id"], row["source"], tuple(row["copies"]), tuple(row["etags"]), row["recipe"], part)


def _in_order(table: pa.Table, order: pa.Array) -> pa.Table:
    """The rows in the order of their documents; those of one document stay in the order that they have."""
    ranks = pc.index_in(table.column("document_id"), value_set=order).combine_chunks().to_numpy(zero_copy_only=False)
    if np.any(np.diff(ranks) < 0):
        table = table.take(pa.array(np.argsort(ranks, kind="stable")))
    return table.combine_chunks()


def _as_filed(table: pa.Table, documents: Sequence[Filed]) -> pa.Table:
    """The rows of `documents`, in their order, with what is known of their files."""
    for column in ("source", "copies", "etags", "recipe"):
        at = table.schema.get_field_index(column)
        field = table.schema.field(at)
        values = [getattr(one, column) for one in documents]
        table = table.set_column(at, field, pa.array(values, field.type))
    return table


def _without_filed(issues: pa.Table) -> pa.Table:
    """Without what is told of files, editions and corrections: it is told anew."""
    return issues.filter(pc.invert(pc.is_in(issues.column("code"), value_set=pa.array([_COPIES, EDITIONS, LOST]))))


def _issues_of_copies(documents: Sequence[Filed]) -> pa.Table:
    rows = [
        {
            "document_id": one.document_id,
            "severity": CODES[_COPIES].severity,
            "code": _COPIES,
            "message": f"Files with the same bytes, read only once: {', '.join(one.copies)}",
        }
        for one in documents
        if one.copies
    ]
    return pa.Table.from_pylist(rows, schema=DATASETS["issues"].schema)
