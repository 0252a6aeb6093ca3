"""What people corrected → the datasets of one part: `value` is theirs, `raw` and all that is printed stays.

`value_read` keeps what the program read, so that a correction can be taken back without reading the document again. An amount
of the economy follows the cell that it was made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.issues import CODES
from vpextract.model.rulings import Ruling
from vpextract.store.corrections import IDENTITY, Corrections, Row, called, meant
from vpextract.store.schema import DATASETS

LOST = "correction_lost"
_VALUES = {"indicator_values": "value", "table_cells": "value", "economy": "value_mnkr"}
"""Dataset → its column of values that may be corrected."""
_OWNERS = {"indicators": ("indicator_id", "name"), "tables": ("table_id", "title")}
_KEYS = {"indicator_values": "indicator_id", "table_cells": "table_id"}
_UNITS = (1.0, 1e-3, 1e-6)
"""Millions of kronor that mnkr, tkr and kr are."""
_NEAR = 1e-2
_SETTLED = ("no_number", "cell_guessed", "sum_mismatch", "net_mismatch", "deviation_mismatch", "part_above_whole")
"""Doubts about an amount that a person who looked at the page has answered."""
_DECIMALS = 9
"""Of millions of kronor, as they are written."""

_Cell = tuple[str, int, int]


class Corrector:
    """Brings corrections into the datasets of one part, which are given to it in the order in which they are written.

    Without corrections, now or before, a table comes back as it is.
    """

    def __init__(self, corrections: Corrections, documents: pa.Table) -> None:
        """`documents` are those of the part."""
        by = corrections.by_document
        ids = documents.select(["document_id", "sha256"]).to_pylist() if by else []
        self._rulings = {row["document_id"]: by[row["sha256"]] for row in ids if row["sha256"] in by}
        self._owners: dict[str, Row] = {}
        self._read: dict[_Cell, float | None] = {}
        self._cells: dict[_Cell, float | None] = {}
        self._lost: list[tuple[str, Ruling]] = []

    def corrected(self, name: str, table: pa.Table) -> pa.Table:
        """The rows of a dataset as people say that they are."""
        if name in _VALUES:
            table = _as_read(name, table)
        if not self._rulings:
            return table
        if name in _OWNERS:
            key, text = _OWNERS[name]
            self._owners |= {row[key]: row for _, row in self._rows(table, [key, text, "page", "bbox", "line"])}
        elif name in IDENTITY:
            return _with_values(name, table, dict(self._followed(name, table)))
        elif name == "economy" and self._cells:
            return _with_values(name, table, dict(self._amounts(table)))
        return table

    def issues(self) -> pa.Table:
        """Corrections whose value is not there."""
        rows = [
            {
                "document_id": document,
                "page": place.get("page") if isinstance(place := one.told.get("at"), dict) else None,
                "severity": CODES[LOST].severity,
                "code": LOST,
                "message": f"{called(one.about)[:200]!r} was corrected to {one.told.get('value')}, and is not found any more",
            }
            for document, one in self._lost
        ]
        return pa.Table.from_pylist(rows, schema=DATASETS["issues"].schema)

    def _rows(self, table: pa.Table, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of documents of which something was corrected, with their numbers in the table."""
        ours = pc.is_in(table.column("document_id"), value_set=pa.array(list(self._rulings), pa.string()))
        numbers = np.flatnonzero(ours.to_numpy())
        found = table.select(["document_id", *columns]).take(pa.array(numbers)).to_pylist()
        return zip(numbers.tolist(), found, strict=True)

    def _followed(self, name: str, table: pa.Table) -> Iterator[tuple[int, float | None]]:
        """Number of a row → its value, of the rows that were corrected."""
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for n, row in self._rows(table, needed(name)):
            if name == "table_cells":
                self._read[row["table_id"], row["row"], row["col"]] = row["value"]
            numbers[row["document_id"]].append(n)
            rows[row["document_id"]].append(owned(name, row, self._owners))
        for document, rulings in self._rulings.items():
            for one in rulings:
                if one.about["dataset"] != name:
                    continue
                at = meant(one, rows[document])
                if at is None:
                    self._lost.append((document, one))
                    continue
                row, value = rows[document][at], one.told["value"]
                if name == "table_cells":
                    self._cells[row["table_id"], row["row"], row["col"]] = value
                yield numbers[document][at], value

    def _amounts(self, table: pa.Table) -> Iterator[tuple[int, float | None]]:
        """The same of the economy: a cell's amount in millions, by the sign and scale that the amounts beside it have."""
        rows = list(self._rows(table, ["table_id", "row", "col", "measure", "side", "value_mnkr"]))
        scales: defaultdict[tuple[Any, ...], set[float]] = defaultdict(set)
        for _, row in rows:
            scales[_alike(row)].update(_scales(row["value_mnkr"], self._read.get(_cell(row))))
        for n, row in rows:
            if _cell(row) in self._cells:
                value, known = self._cells[_cell(row)], scales[_alike(row)]
                own = _scales(row["value_mnkr"], self._read.get(_cell(row))) or (known if len(known) == 1 else ())
                scale = next(iter(own), None)
                yield n, None if scale is None or value is None else round(value * scale, _DECIMALS) + 0.0


def owned(dataset: str, row: Row, owners: Mapping[str, Row]) -> dict[str, Any]:
    """A row with what its indicator or table says of it; `owners` are these, by their identifiers."""
    if dataset == "indicator_values":
        return {**owners[row["indicator_id"]], **row}
    return {"title": owners[row["table_id"]]["title"], **row}


def needed(dataset: str) -> list[str]:
    """The columns of a dataset that tell its rows apart, and their values as they were read."""
    own = set(DATASETS[dataset].own_schema.names)
    places = [name for name in ("page", "bbox", "line", "row", "col") if name in own]
    return [*(name for name in IDENTITY[dataset] if name in own), *places, _KEYS[dataset], "raw", "value"]


def _cell(row: Row) -> _Cell:
    return row["table_id"], row["row"], row["col"]


def _alike(row: Row) -> tuple[Any, ...]:
    """Amounts of one table that are printed in one unit and with one sign."""
    return row["table_id"], row["measure"], row["side"]


def _scales(amount: float | None, printed: float | None) -> Sequence[float]:
    """How many millions, by the convention of signs, one printed is; none where nothing tells it."""
    if not amount or not printed:
        return ()
    ratio = amount / printed
    return [(-x if ratio < 0 else x) for x in _UNITS if abs(abs(ratio) / x - 1) < _NEAR]


def _as_read(name: str, table: pa.Table) -> pa.Table:
    """The rows as the program read them."""
    corrected = table.column("corrected")
    if not pc.any(corrected).as_py():
        return table
    column = _VALUES[name]
    value = pc.if_else(corrected, table.column("value_read"), table.column(column))
    made = {column: value, "corrected": _all(table, False), "value_read": pa.nulls(len(table), pa.float64())}
    if name == "economy":
        made["doubtful"] = table.column("doubt").is_valid()
    return _replaced(table, made)


def _with_values(name: str, table: pa.Table, values: Mapping[int, float | None]) -> pa.Table:
    """`values` are by the numbers of rows; those that say what was read correct nothing."""
    column = _VALUES[name]
    read = table.column(column).to_numpy() if values else None
    values = {n: x for n, x in values.items() if read is not None and not _same(read[n], x)}
    if not values:
        return table
    at = np.zeros(len(table), dtype=np.bool_)
    at[list(values)] = True
    new = np.full(len(table), np.nan)
    new[list(values)] = [np.nan if x is None else x for x in values.values()]
    mask, numbers = pa.array(at), pa.array(new, from_pandas=True)
    made = {
        column: pc.if_else(mask, numbers, table.column(column)),
        "value_read": pc.if_else(mask, table.column(column), pa.scalar(None, pa.float64())),
        "corrected": pa.chunked_array([mask]),
    }
    if name == "economy":
        answered = pc.and_(made[column].is_valid(), pc.is_in(table.column("doubt"), value_set=pa.array(_SETTLED)))
        made["doubtful"] = pc.and_(table.column("doubt").is_valid(), pc.invert(pc.and_(mask, answered)))
    return _replaced(table, made)


def _same(read: float, said: float | None) -> bool:
    return bool(np.isnan(read)) if said is None else bool(read == said)


def _all(table: pa.Table, value: bool) -> pa.Array:
    return pa.array(np.full(len(table), value))


def _replaced(table: pa.Table, made: Mapping[str, Any]) -> pa.Table:
    for name, column in made.items():
        at = table.schema.get_field_index(name)
        table = table.set_column(at, table.schema.field(at), column)
    return table
