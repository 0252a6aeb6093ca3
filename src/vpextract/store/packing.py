"""One document's rows as bytes: how they leave a worker process, and how they wait on disk for the others.

All datasets of a document are one Arrow row: a column for each dataset, holding its rows as a list of structs. So many
documents are put together by putting their rows below each other, without any work for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pyarrow as pa

from vpextract.errors import OutputError
from vpextract.store.schema import DOCUMENT_DATASETS

_NOTE = "note"
_TOGETHER = 200
"""Documents that are joined at a time; the texts of one column of them must stay below 2 GiB."""
_WRITING, _READING = pa.ipc.IpcWriteOptions(use_threads=False), pa.ipc.IpcReadOptions(use_threads=False)
"""A document has hundreds of small columns: threads would only wait for each other, compressing saves a fifth."""


def pack(rows: Mapping[str, pa.Table], note: str) -> bytes:
    """The datasets of one document, each in one piece, and a note about it in any form."""
    columns = [pa.array([note], pa.string())]
    for name, dataset in DOCUMENT_DATASETS.items():
        arrays = [column.chunk(0) for column in rows[name].columns]
        structs = pa.StructArray.from_arrays(arrays, fields=dataset.own_fields)
        columns.append(pa.ListArray.from_arrays(pa.array([0, len(structs)], pa.int32()), structs))
    batch = pa.record_batch(columns, schema=_schema())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=_WRITING) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def unpack(packed: Sequence[bytes | pa.Buffer]) -> tuple[list[str], dict[str, pa.Table]]:
    """The notes of several documents, and their rows below each other in the order given.

    Raises OutputError where the bytes are not what `pack` of this version gave.
    """
    notes: list[str] = []
    batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in DOCUMENT_DATASETS}
    for start in range(0, len(packed), _TOGETHER):
        whole = _joined(packed[start : start + _TOGETHER])
        notes += whole.column(_NOTE).to_pylist()
        for name, dataset in DOCUMENT_DATASETS.items():
            arrays = whole.column(name).flatten().flatten()
            batches[name].append(pa.record_batch(arrays, schema=dataset.own_schema))
    return notes, {
        name: pa.Table.from_batches(batches[name], schema=d.own_schema) for name, d in DOCUMENT_DATASETS.items()
    }


def _joined(packed: Sequence[bytes | pa.Buffer]) -> pa.RecordBatch:
    """One batch of several: work on few large ones is much faster than on many small ones."""
    try:
        batches = [batch for one in packed for batch in pa.ipc.open_stream(one, options=_READING)]
        for batch in batches:
            # These bytes may be anybody's: Arrow itself does not look whether they lead out of their buffers.
            batch.validate(full=True)
            if not batch.schema.equals(_schema()):
                raise pa.ArrowInvalid("its columns are others")
        return pa.concat_batches(batches)
    except (pa.ArrowException, OSError) as problem:
        raise OutputError(f"A finished document cannot be read back ({problem}). Run vpextract again.") from problem


@cache
def _schema() -> pa.Schema:
    """Without the columns' labels: they would be most of a small document's bytes."""
    lists = [pa.field(name, pa.list_(pa.struct(dataset.own_fields))) for name, dataset in DOCUMENT_DATASETS.items()]
    return pa.schema([pa.field(_NOTE, pa.string()), *lists])
