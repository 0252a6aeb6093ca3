"""Datasets → the names of all rows that linking knows of, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.touched import Coded
from vpextract.store.opened import Rows
from vpextract.terms import report_code

MEMBERS = {"goal": ("goals", "goal_id", "text"), "indicator": ("indicators", "indicator_id", "name")} | {
    "activity": ("activities", "activity_id", "text")
}
"""Where members are: kind → dataset and the columns of their identifiers and texts."""


@dataclass(frozen=True, slots=True)
class Held:
    """Datasets that are in memory, as `Rows`."""

    tables: Mapping[str, pa.Table]

    def table(
        self, dataset: str, *, documents: Collection[str] | None = None, columns: Sequence[str] | None = None
    ) -> pa.Table:
        table = self.tables[dataset]
        if documents is not None:
            table = table.filter(pc.is_in(table.column("document_id"), value_set=pa.array(documents, pa.string())))
        return table if columns is None else table.select(list(columns))


class Document(NamedTuple):
    """What linking needs to know of a document."""

    board_id: str | None
    year: int
    report: str
    municipality: str = ""
    """Empty where all documents are of one municipality."""


@dataclass(frozen=True, slots=True)
class Named:
    """The names of all rows of the documents whose year is known, and where they stand.

    `table` has the columns member_id, kind, document_id, ordinal, level, owner and text.
    """

    documents: Mapping[str, Document]
    table: pa.Table

    def coded(self, column: str) -> Coded:
        return coded(self.table.column(column))


_WHOSE = ("document_id", "board_id", "year", "municipality")


def rows_to_documents(rows: Rows) -> dict[str, Document]:
    """The documents whose year is known and that are preferred among their editions, by document_id."""
    found = rows.table("documents", columns=(*_WHOSE, "doc_type", "tertial", "preferred"))
    whose = _municipalities(found)
    found = found.filter(found.column("preferred")).drop_columns(["preferred"])
    columns = [column.to_pylist() for column in found.columns]
    return {
        document: Document(board, year, report_code(kind, tertial), whose.get(document, ""))
        for document, board, year, _, kind, tertial in zip(*columns, strict=True)
        if year is not None
    }


def municipalities_of(rows: Rows) -> dict[str, str]:
    """The municipality of each document, where documents are of several; nothing where all are of one, or of none known.

    A document that names none is of the only one that has documents of its board.
    """
    return _municipalities(rows.table("documents", columns=_WHOSE))


def _municipalities(found: pa.Table) -> dict[str, str]:
    if "municipality" not in found.column_names:  # written by an earlier version
        return {}
    found = found.filter(found.column("year").is_valid())
    documents, boards, named = (found.column(n).to_pylist() for n in ("document_id", "board_id", "municipality"))
    if len(set(filter(None, named))) < 2:
        return {}
    of_board: dict[str, set[str]] = {}
    for board, municipality in zip(boards, named, strict=True):
        if board and municipality:
            of_board.setdefault(board, set()).add(municipality)
    only = {board: next(iter(several)) for board, several in of_board.items() if len(several) == 1}
    told = zip(documents, boards, named, strict=True)
    return {document: municipality or only.get(board or "", "") for document, board, municipality in told}


def same_municipalities(rows: Rows, former: Rows, changed: Collection[str]) -> bool:
    """Whether the documents that did not change are of the same municipalities in both."""
    now, then = municipalities_of(rows), municipalities_of(former)
    return all(now.get(one, "") == then.get(one, "") for one in now.keys() | then.keys() if one not in changed)


def rows_to_named(rows: Rows) -> Named:
    documents = rows_to_documents(rows)
    known = pa.array(documents, pa.string())
    parts = []
    for kind, (dataset, key, text) in MEMBERS.items():
        whose = "level" if kind == "goal" else "owner"
        found = those(rows.table(dataset, columns=(key, "document_id", "ordinal", whose, text)), "document_id", known)
        nothing = pa.nulls(found.num_rows, pa.string())
        columns = {
            "member_id": found.column(key),
            "kind": pa.repeat(pa.scalar(kind), found.num_rows),
            "document_id": found.column("document_id"),
            "ordinal": found.column("ordinal"),
            "level": found.column("level") if kind == "goal" else nothing,
            "owner": nothing if kind == "goal" else found.column("owner"),
            "text": found.column(text),
        }
        parts.append(pa.table(columns))
    return Named(documents, pa.concat_tables(parts))


def those(table: pa.Table, column: str, wanted: pa.Array | pa.ChunkedArray) -> pa.Table:
    """The rows whose identifiers are wanted."""
    return table.filter(pc.is_in(table.column(column), value_set=wanted))


def coded(column: pa.ChunkedArray) -> Coded:
    """The different values of a column, and which of them each row has; nothing is a value too."""
    found = column.combine_chunks().dictionary_encode(null_encoding="encode")
    return Coded(found.dictionary.to_pylist(), found.indices.to_numpy().astype(np.int64))
