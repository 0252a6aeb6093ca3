"""Rows of `documents` for files that are not read: they count files, and are no documents."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

SKIPPED = "skipped"


def without_skipped(documents: pa.Table) -> pa.Table:
    """The rows of files that were read, or should have been."""
    return documents.filter(pc.not_equal(documents.column("status"), SKIPPED))
