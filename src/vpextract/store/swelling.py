"""Parquet files that are small on the disk and would fill the memory: told by what they say of themselves, before reading.

A file may hold one value millions of times in a few bytes. vpextract writes none that does, so such a file is somebody
else's, or damaged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vpextract.errors import OutputError
from vpextract.plainfiles import size_in_words

_ROWS_PER_BYTE = 5
"""Files of vpextract have 0.08 at most, of 2,096 looked at, and lists in them a few values each."""
_SWELLING = 1000
"""So many times its size may a file take in memory; those of vpextract, 14 times at most."""
_HARMLESS = 2**30
"""Bytes that any machine has; whatever takes less is read."""


def refuse_swelling(path: Any, system: Any, opened: pq.ParquetFile, name: str, size: int) -> None:
    """Raise OutputError where the file of `size` bytes, which people know as `name`, would take far more memory than it may."""
    told = opened.metadata
    if (sentence := swells(told, size)) is not None:
        raise OutputError(f"{name} {sentence}")
    long = sorted({chunk.path_in_schema for chunk in _chunks(told) if _may_be_long(chunk)})
    if long and (taken := _taken(path, system, opened, long)) > max(_HARMLESS, _SWELLING * size):
        raise OutputError(f"{name} {_sentence(size, f'texts of {size_in_words(taken)}')}")


def swells(told: pq.FileMetaData, size: int) -> str | None:
    """What is wrong with a file of `size` bytes that says this of itself, and what to do; None if it may be read."""
    values = max((chunk.num_values for chunk in _chunks(told)), default=0)
    if max(told.num_rows, values) > _ROWS_PER_BYTE * size:
        what = f"{told.num_rows:,} rows" if told.num_rows >= values else f"lists of {values:,} values"
        return _sentence(size, what)
    unpacked = sum(chunk.total_uncompressed_size for chunk in _chunks(told))
    return _sentence(size, size_in_words(unpacked)) if unpacked > max(_HARMLESS, _SWELLING * size) else None


def _chunks(told: pq.FileMetaData) -> Iterator[Any]:
    for n in range(told.num_row_groups):
        group = told.row_group(n)
        yield from map(group.column, range(group.num_columns))


def _may_be_long(chunk: Any) -> bool:
    """Whether a value that it holds once, and names in each row, could fill the memory."""
    texts = chunk.physical_type == "BYTE_ARRAY" and chunk.has_dictionary_page
    return bool(texts and chunk.num_values * chunk.total_uncompressed_size > _HARMLESS)


def _taken(path: Any, system: Any, opened: pq.ParquetFile, columns: Collection[str]) -> int:
    """The bytes of the texts in columns, counted without making them."""
    with pq.ParquetFile(path, filesystem=system, read_dictionary=list(columns)) as again:
        return sum(
            _letters(column)
            for n in range(again.num_row_groups)
            for column in again.read_row_group(n, columns=list(columns)).columns
        )


def _letters(column: pa.ChunkedArray) -> int:
    taken = 0
    for chunk in column.chunks:
        flat = chunk.flatten() if pa.types.is_list(chunk.type) else chunk
        if pa.types.is_dictionary(flat.type):
            taken += pc.sum(pc.binary_length(flat.dictionary).cast(pa.int64()).take(flat.indices)).as_py() or 0
    return taken


def _sentence(size: int, holds: str) -> str:
    return (
        f"holds {holds} in {size_in_words(size)}, which would fill the memory; no file that vpextract writes does. It was not "
        "read. Remove it, and run vpextract extract again, which makes it anew."
    )
