"""One Parquet file of a dataset → a table. The file may be anybody's: it is looked at before it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vpextract.errors import OutputError
from vpextract.store.schema import DATASETS
from vpextract.store.swelling import refuse_swelling

if TYPE_CHECKING:
    import pandas as pd

_LARGE = 2**20
"""Bytes of a file from which on it is worth to read its columns side by side."""
_DOCUMENT = "document_id"
_KINDS = (pa.types.is_string, pa.types.is_integer, pa.types.is_floating, pa.types.is_boolean, pa.types.is_date)


def read_part(
    path: str | Path,
    system: Any,
    name: str,
    size: int,
    columns: Collection[str] | None,
    filters: pc.Expression | None,
) -> pa.Table:
    """The rows of a file of `size` bytes, which people know as `name`: all, or `columns` of them in that order.

    Columns that an earlier version did not write may be missing where all are asked for. Raises OutputError where others
    are, where a column is of another kind than it should be, and where the file is not what it seems.
    """
    wanted = list(columns) if columns is not None else None
    with pq.ParquetFile(path, filesystem=system) as opened:
        _refuse_others(opened.schema_arrow, name, wanted)
        refuse_swelling(path, system, opened, name, size)
        if filters is None:  # without looking for a dataset where there is one file
            found = opened.read(columns=wanted, use_threads=size > _LARGE)
            return found if wanted is None else found.select(wanted)
    return pq.read_table(path, columns=wanted, filters=filters, partitioning=None, filesystem=system)


def table_to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a pandas frame with its types kept.

    Whole numbers are Int64 and truth values boolean, which both can be missing (and Int64 does not overflow in sums);
    dates are datetime64, lists are arrays.
    """
    import pandas as pd

    types: dict[pa.DataType, object] = {t: pd.Int64Dtype() for t in (pa.int8(), pa.int16(), pa.int32(), pa.int64())}
    types[pa.bool_()] = pd.BooleanDtype()
    # What files say to pandas would come before the types asked for here.
    frame: pd.DataFrame = table.replace_schema_metadata(None).to_pandas(types_mapper=types.get, date_as_object=False)
    return frame


def _refuse_others(schema: pa.Schema, name: str, wanted: list[str] | None) -> None:
    """An integer of another width is let pass: `checking` tells of it, and it does no harm."""
    should_be = DATASETS[PurePosixPath(name).parent.name].schema
    always = [_DOCUMENT] if _DOCUMENT in should_be.names and wanted is None else []
    lacking = {*(wanted or ()), *always}.difference(schema.names)
    if lacking:
        raise OutputError(_lacks(name, lacking))
    if len(set(schema.names)) < len(schema.names):
        raise OutputError(f"{name} is damaged: it has a column twice. Run vpextract extract again, with --force.")
    for field in schema if wanted is None else map(schema.field, wanted):
        at = should_be.get_field_index(field.name)
        if at >= 0 and field.type != should_be.field(at).type and not _alike(field.type, should_be.field(at).type):
            raise OutputError(
                f"{name} is damaged: its column {field.name} is of type {field.type} where {should_be.field(at).type} was "
                "expected. Run vpextract extract again, with --force."
            )


def _alike(one: pa.DataType, other: pa.DataType) -> bool:
    if pa.types.is_list(one) and pa.types.is_list(other):
        return one.value_type == other.value_type or _alike(one.value_type, other.value_type)
    return any(is_kind(one) and is_kind(other) for is_kind in _KINDS)


def _lacks(name: str, columns: Iterable[str]) -> str:
    names = ", ".join(sorted(columns))
    return f"{name} has no column {names}, as an earlier version of vpextract wrote it. Run vpextract extract again."
