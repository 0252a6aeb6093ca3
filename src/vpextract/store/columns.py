"""The parts that the list of datasets is made of: types, columns, datasets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

STRING, DATE, BOOL = pa.string(), pa.date32(), pa.bool_()
INT8, INT16, INT32, INT64 = pa.int8(), pa.int16(), pa.int32(), pa.int64()
FLOAT32, FLOAT64 = pa.float32(), pa.float64()
BOX, STRINGS = pa.list_(pa.float32()), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is the exact Arrow type."""

    name: str
    type: pa.DataType
    nullable: bool
    label_sv: str
    description: str

    @property
    def field(self) -> pa.Field:
        metadata = {"label_sv": self.label_sv, "description": self.description}
        return pa.field(self.name, self.type, nullable=self.nullable, metadata=metadata)


@dataclass(frozen=True)
class Dataset:
    """One dataset; `key` names the columns that together tell its rows apart (empty where nothing does)."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        return pa.schema([c.field for c in self.columns], metadata={"description": self.description})


def must(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, False, label_sv, description)


def may(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, True, label_sv, description)


DOCUMENT = must("document_id", STRING, "Dokument-id", "The document that the row is from; see documents.")
