"""Rows of `documents` for files that are not read: they count files, and are no documents."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

SKIPPED = "skipped"


def without_skipped(documents: pa.Table) -> pa.Table:
    """The rows of files that were read, or should have been; all where no status is told."""
    return documents.filter(pc.invert(_skipped(documents)))


def only_skipped(documents: pa.Table) -> pa.Table:
    """The rows of files that were not read; none where no status is told, as in a damaged part of an output."""
    return documents.filter(_skipped(documents))


def _skipped(documents: pa.Table) -> pa.Array | pa.ChunkedArray:
    if "status" not in documents.column_names:
        return pa.repeat(False, documents.num_rows)
    return pc.fill_null(pc.equal(documents.column("status"), SKIPPED), False)
