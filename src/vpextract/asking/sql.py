"""SQL over the datasets of an output, by DuckDB (the extra `sql`): a view each. Nothing else can be read or written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from vpextract.errors import MissingPackageError, RequestError
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS

_ROWS = 50_000
"""Of a piece of the answer."""


class Rows:
    """What a query gives, piece by piece."""

    def __init__(self, reader: pa.RecordBatchReader) -> None:
        self._reader = reader
        self.schema = reader.schema

    def tables(self, limit: int | None = None) -> Iterator[pa.Table]:
        """At most `limit` rows; one table at least."""
        yield self.schema.empty_table()
        for batch in self._reader:
            piece = pa.Table.from_batches([batch])
            yield piece if limit is None else piece.slice(0, limit)
            if limit is not None and (limit := limit - piece.num_rows) <= 0:
                return


@contextmanager
def answered(output: Output, query: str, *, all_editions: bool = False) -> Iterator[Rows]:
    """The rows of one query. A view has the preferred editions only, if `all_editions` does not say otherwise.

    Raises RequestError with what DuckDB says of the query, and MissingPackageError where it is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingPackageError("DuckDB is not installed. Install it: pip install 'vpextract[sql]'") from None
    try:
        with duckdb.connect(":memory:") as database:
            _views(database, output, query, all_editions=all_editions)
            found = database.sql(query)
            if found is None:
                raise RequestError("The query gives no rows. Write one that begins with select, with or from.")
            yield Rows(found.to_arrow_reader(_ROWS))
    except duckdb.Error as problem:
        raise RequestError(f"The query cannot be answered: {_said(problem)}") from problem


def _views(database: Any, output: Output, query: str, *, all_editions: bool) -> None:
    """Files are read where they lie, as far as the query needs them; those at an address are fetched, where it names them."""
    allowed: list[str] = []
    for name, dataset in DATASETS.items():
        files = output.files(name)
        if files:
            source = f"read_parquet([{', '.join(_text(str(file)) for file in files)}])"
            allowed += map(str, files)
        elif files is None and name in query:
            database.register(f"rows_of_{name}", output.table(name))
            source = f"rows_of_{name}"
        else:
            database.register(f"rows_of_{name}", dataset.schema.empty_table())
            source = f"rows_of_{name}"
        only = " WHERE preferred" if "preferred" in dataset.schema.names and not all_editions else ""
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}{only}")
    database.execute(f"SET allowed_paths = [{', '.join(map(_text, allowed))}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _said(problem: Exception) -> str:
    lines = [line for line in str(problem).splitlines() if line.strip()]
    return " ".join(" ".join(lines[:3]).split())
