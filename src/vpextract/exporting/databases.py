"""The datasets as tables of one database file: SQLite (which Datasette opens as it is) or DuckDB."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from vpextract.errors import MissingPackageError, OutputError
from vpextract.exporting.chosen import Chosen
from vpextract.exporting.files import replacing
from vpextract.exporting.references import references

_ABOUT = "columns"
"""The table that says what each column means."""
_SLICE = 10_000


def write_sqlite(datasets: Sequence[Chosen], file: Path) -> None:
    """One file with a table for each dataset, its keys and references, and a table `columns` with all labels and meanings.

    Dates are texts (2031-06-30), lists are JSON, truth values 0 and 1. Raises OutputError where rows break a key.
    """
    with replacing(file) as draft, contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")  # a file that is cut off never gets its name
        database.execute("BEGIN")
        try:
            names = {one.name for one in datasets}
            for one in datasets:
                database.execute(_create(one, names))
                marks = ", ".join("?" * len(one.columns))
                for rows in _rows(one):
                    database.executemany(f"INSERT INTO {_quoted(one.name)} VALUES ({marks})", rows)
                for column in _indexed(one):
                    name = _quoted(f"{one.name}_{column}")
                    database.execute(f"CREATE INDEX {name} ON {_quoted(one.name)} ({_quoted(column)})")
            database.execute(f"CREATE TABLE {_ABOUT} (dataset TEXT, name TEXT, label_sv TEXT, description TEXT)")
            database.executemany(f"INSERT INTO {_ABOUT} VALUES (?, ?, ?, ?)", _described(datasets))
            database.execute("COMMIT")
        except sqlite3.IntegrityError as problem:
            raise OutputError(f"The output is not sound ({problem}). vpextract check tells more.") from problem
        except sqlite3.OperationalError as problem:
            raise OutputError(f"{file} cannot be written ({problem}). Choose another place.") from problem


def write_duckdb(datasets: Sequence[Chosen], file: Path) -> None:
    """One file with a table for each dataset in its own types; labels and meanings are comments. Needs the extra `sql`."""
    try:
        import duckdb
    except ImportError:
        raise MissingPackageError("DuckDB is not installed. Install it: pip install 'vpextract[sql]'") from None
    with replacing(file) as draft, contextlib.closing(duckdb.connect(str(draft))) as database:
        for one in datasets:
            rows = one.schema.empty_table()
            database.register("rows", rows)
            database.execute(f"CREATE TABLE {_quoted(one.name)} AS SELECT * FROM rows")
            database.unregister("rows")
            for table in one.tables():
                database.register("rows", table)
                database.execute(f"INSERT INTO {_quoted(one.name)} SELECT * FROM rows")
                database.unregister("rows")
            meaning = _text(f"{one.dataset.label_sv}. {one.dataset.description}")
            database.execute(f"COMMENT ON TABLE {_quoted(one.name)} IS {meaning}")
            for column in one.columns:
                at = f"{_quoted(one.name)}.{_quoted(column.name)}"
                database.execute(f"COMMENT ON COLUMN {at} IS {_text(f'{column.label_sv}. {column.description}')}")


def _create(one: Chosen, there: set[str]) -> str:
    key = () if any(column.nullable for column in one.columns if column.name in one.dataset.key) else one.dataset.key
    lines = [f"{_quoted(c.name)} {_sqlite_type(c.type)}{'' if c.nullable else ' NOT NULL'}" for c in one.columns]
    if key:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, key))})")
    for column, (target, target_key) in references(one, there).items():
        lines.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(target)} ({_quoted(target_key)})")
    inside = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(one.name)} (\n  {inside}\n)"


def _indexed(one: Chosen) -> list[str]:
    known = {column.name for column in one.columns}
    wanted = ("document_id", "goal_id", "indicator_id", "series_id", "board_id", "document_year", "year")
    return [name for name in wanted if name in known and one.dataset.key[:1] != (name,)]


def _rows(one: Chosen) -> Iterator[Iterable[tuple[Any, ...]]]:
    for table in one.tables():
        for start in range(0, table.num_rows, _SLICE):
            columns = [_plain(column) for column in table.slice(start, _SLICE).columns]
            yield zip(*columns, strict=True)


def _plain(column: pa.ChunkedArray) -> list[Any]:
    if pa.types.is_date(column.type):
        column = column.cast(pa.string())
    values: list[Any] = column.to_pylist()
    if pa.types.is_list(column.type):
        return [None if value is None else json.dumps(value, ensure_ascii=False) for value in values]
    return values


def _sqlite_type(type_: pa.DataType) -> str:
    if pa.types.is_integer(type_) or pa.types.is_boolean(type_):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(type_) else "TEXT"


def _described(datasets: Sequence[Chosen]) -> Iterator[tuple[str, str, str, str]]:
    for one in datasets:
        yield one.name, "", one.dataset.label_sv, one.dataset.description
        for column in one.columns:
            yield one.name, column.name, column.label_sv, column.description


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
