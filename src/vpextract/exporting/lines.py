"""Tables → a stream of lines: CSV, TSV, JSON; or one Parquet file. One table after the other, so that memory stays small."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from vpextract.exporting.cells import PLAIN, SWEDISH_EXCEL, Style, column_texts, exact

BOM = "\ufeff"
_SLICE = 10_000
"""Rows that are made into texts at once."""


def csv_lines(
    schema: pa.Schema, tables: Iterable[pa.Table], *, excel: bool = False, names: Callable[[str], str] = str
) -> Iterator[str]:
    """RFC 4180, UTF-8; `excel`: with a BOM, semicolons and decimal commas, as an Excel set up for Swedish opens it right."""
    if excel:
        yield BOM
    style, between, end = (SWEDISH_EXCEL, ";", "\r\n") if excel else (PLAIN, ",", "\n")
    buffer = io.StringIO()
    write = csv.writer(buffer, delimiter=between, lineterminator=end)
    write.writerow([names(name) for name in schema.names])
    yield _taken(buffer)
    for rows in _rows(tables, style):
        write.writerows([[_steerless(text) for text in row] for row in rows])
        yield _taken(buffer)


def tsv_lines(schema: pa.Schema, tables: Iterable[pa.Table]) -> Iterator[str]:
    """A line a row, whatever the texts hold: tabs, line ends and control characters in them become spaces."""
    yield "\t".join(schema.names) + "\n"
    for rows in _rows(tables, Style("yes", "no")):
        yield "".join("\t".join(map(_flat, row)) + "\n" for row in rows)


def json_lines(tables: Iterable[pa.Table]) -> Iterator[str]:
    """One list of objects, an object a line. Dates are texts; what is missing, or no number, is null."""
    before = "[\n"
    for table in tables:
        singles = {f.name for f in table.schema if _holds_singles(f.type)}
        for piece in _slices(table):
            for row in piece.to_pylist():
                fit = {name: _as_json(value, name in singles) for name, value in row.items()}
                yield before + json.dumps(fit, ensure_ascii=False, allow_nan=False, default=str)
                before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def write_parquet(stream: IO[bytes], schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    """One file with the columns' labels and meanings."""
    with pq.ParquetWriter(stream, schema) as writer:
        for table in tables:
            writer.write_table(table.cast(schema))


def _rows(tables: Iterable[pa.Table], style: Style) -> Iterator[Iterable[tuple[str, ...]]]:
    for table in tables:
        for piece in _slices(table):
            yield zip(*(column_texts(column, style) for column in piece.columns), strict=True)


def _slices(table: pa.Table) -> Iterator[pa.Table]:
    for start in range(0, table.num_rows, _SLICE):
        yield table.slice(start, _SLICE)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _flat(text: str) -> str:
    return text.strip() if text.isprintable() else " ".join(_steerless(text).split())


def _steerless(text: str) -> str:
    """The text without what could steer a terminal or turn the direction of letters; its line ends stay."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in "\n\xa0" else " " for sign in text)


def _as_json(value: Any, single: bool) -> Any:
    if isinstance(value, float):
        return (float(exact(value, True)) if single else value) if math.isfinite(value) else None
    if isinstance(value, list):
        return [_as_json(item, single) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _holds_singles(type_: pa.DataType) -> bool:
    return bool(type_ == pa.float32() or (pa.types.is_list(type_) and type_.value_type == pa.float32()))
