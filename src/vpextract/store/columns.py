"""The parts that the list of datasets is made of: types, columns, datasets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

STRING, DATE, BOOL = pa.string(), pa.date32(), pa.bool_()
INT8, INT16, INT32, INT64 = pa.int8(), pa.int16(), pa.int32(), pa.int64()
FLOAT32, FLOAT64 = pa.float32(), pa.float64()
BOX, STRINGS = pa.list_(pa.float32()), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is the exact Arrow type.

    `filled`: the rows come without it, and it is filled in from their document when they are written; see `whose`.
    """

    name: str
    type: pa.DataType
    nullable: bool
    label_sv: str
    description: str
    filled: bool = False

    @property
    def field(self) -> pa.Field:
        metadata = {"label_sv": self.label_sv, "description": self.description}
        return pa.field(self.name, self.type, nullable=self.nullable, metadata=metadata)


@dataclass(frozen=True)
class Dataset:
    """One dataset; `key` names the columns that together tell its rows apart (empty where nothing does)."""

    name: str
    label_sv: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        metadata = {"description": self.description, "pandas": _for_pandas(self.columns)}
        return pa.schema([c.field for c in self.columns], metadata=metadata)

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns that the rows themselves come with."""
        return tuple(c for c in self.columns if not c.filled)

    @cached_property
    def own_schema(self) -> pa.Schema:
        return pa.schema([c.field for c in self.own], metadata={"description": self.description})

    @cached_property
    def own_fields(self) -> list[pa.Field]:
        """The same without their labels."""
        return [pa.field(c.name, c.type, nullable=c.nullable) for c in self.own]


_PANDAS = {str(DATE): "date"}
"""Arrow's names of types → those of pandas, where they differ."""


def _for_pandas(columns: Sequence[Column]) -> str:
    """What pandas reads in a file's metadata: whole numbers and truth values stay what they are, also where one is missing.

    Dates are dates that pandas can reckon with. It takes no type of its own for them from here, but Arrow's; microseconds
    hold every year that a document can print.
    """
    types = {"bool": "boolean", str(DATE): "timestamp[us][pyarrow]"}
    types |= dict.fromkeys(("int8", "int16", "int32", "int64"), "Int64")
    told = [
        {"name": name, "field_name": name, "pandas_type": _PANDAS.get(type_, type_), "numpy_type": types[type_]}
        | {"metadata": None}
        for name, type_ in ((column.name, str(column.type)) for column in columns)
        if type_ in types
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": told, "pandas_version": "2.2"})


def must(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, False, label_sv, description)


def may(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, True, label_sv, description)


def filled(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, True, label_sv, description, filled=True)


DOCUMENT = must("document_id", STRING, "Dokument-id", "The document that the row is from; see documents.")

# --- what is said of the row's document in the row itself, so that no question begins with a join

MUNICIPALITY = filled("municipality", STRING, "Kommun", "The municipality that the row's document is of.")
DOCUMENT_YEAR = filled(
    "document_year", INT16, "Dokumentets år", "The year that the row's document plans or reports on."
)
DOC_TYPE = filled("doc_type", STRING, "Dokumenttyp", "The kind of the row's document: verksamhetsplan, …")
TERTIAL = filled("tertial", INT8, "Tertial", "The tertial of the row's document: 1, 2 or 3 for a tertialrapport.")
PREFERRED = Column(
    "preferred",
    BOOL,
    False,
    "Gällande",
    "Whether the document is the preferred one of its editions, see documents; with it alone nothing counts twice.",
    filled=True,
)
OF_DOCUMENT = (
    MUNICIPALITY,
    filled("board_id", STRING, "Nämnd-id", "The board of the row's document."),
    DOCUMENT_YEAR,
    DOC_TYPE,
    TERTIAL,
    PREFERRED,
)

# --- columns of several datasets

ORDINAL = must("ordinal", INT32, "Ordning", "Position in reading order within the document.")
_PAGE = may("page", INT32, "Sida", "Page of its first line, from 1; null where the input has no pages.")
_BBOX = may("bbox", BOX, "Ruta", "x0, y0, x1, y1 of the place on that page, in points from its upper left corner.")
_LINE = may("line", INT32, "Rad i filen", "Line of its first words in a text file, from 1; null for a PDF.")
PLACE = (_PAGE, _BBOX, _LINE)
ROW_PLACE = (
    may("page", INT32, "Sida", "Page of the row's first line, from 1; null where the input has no pages."),
    may("bbox", BOX, "Ruta", "x0, y0, x1, y1 of the whole row on that page, in points from its upper left corner."),
    _LINE,
)
GOAL = may("goal_id", STRING, "Mål-id", "The innermost goal that it stands under.")
OWNER = "kf or namnd: what the head or label of its list says, else as its goal; null where two labels contradict each other."
STATUS_SIGN = "What the sign in front of it means; `unknown:…` with a picture's hash where nobody has said yet."
DELAY = (
    "What the comment says about a delay: stopped, paused, delayed, not_done (not carried out or begun), or risk (it may "
    "come); the strongest of them. Null: nothing."
)
CORRECTED = (
    must(
        "corrected",
        BOOL,
        "Rättat",
        "A person looked at the page and gave another value than the program read; what is printed stays as it was read.",
    ),
    may("value_read", FLOAT64, "Läst värde", "What the program read, where a person corrected it; else null."),
)
NOTE = may(
    "note",
    STRING,
    "Fotnotsmarkering",
    "The mark of a footnote printed at it, without brackets: 1, a, *; several as 1,2.",
)
EXTRA = may("extra", STRING, "Övriga kolumner", "JSON object: printed label → cell, of columns not known here.")
