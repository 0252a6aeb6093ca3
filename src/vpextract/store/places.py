"""Where a row is printed, and what it says there, so that a person can lay the two side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpextract.errors import RequestError
from vpextract.model import Box
from vpextract.store.identifiers import ID_COLUMNS, identifier
from vpextract.store.opened import Opened
from vpextract.terms import MEASURES

if TYPE_CHECKING:
    from vpextract.store.sources import SourceFile

_TOLD: dict[str, Sequence[str]] = {
    "documents": ("title", "document_date", "status", "error"),
    "goals": ("printed", "level", "assessment_raw", "status"),
    "sections": ("heading", "kind", "text"),
    "indicators": (*("name", *MEASURES, "period", "status", "assessment_raw", "comment"),),
    "activities": ("text", "start_date", "end_date", "status", "deviation", "comment"),
    "tables": ("title", "kind", "unit", "columns", "n_rows"),
    "decisions": ("number", "text", "amount_mnkr"),
}
"""Columns that let one recognise the row on the page, for each dataset."""


@dataclass(frozen=True, slots=True)
class Located:
    """A row with its place.

    `document` is the row of `documents`, `says` what the row says, column by column; empty columns are left out. `page`
    and `bbox` are its place in a PDF, as the page is looked at, in points from the upper left corner; `page_size` is
    that page's width and height. `line` is its place in a text file. `table_row` is set where one row of a table was
    asked for. `further_pages` are those on which the table goes on.
    """

    row_id: str
    dataset: str
    document: Mapping[str, Any]
    says: Mapping[str, str]
    page: int | None
    bbox: Box | None
    line: int | None
    page_size: tuple[float, float] | None
    table_row: int | None = None
    further_pages: tuple[int, ...] = ()
    output: Opened | None = field(default=None, repr=False, compare=False)
    allow_remote: bool = field(default=False, repr=False, compare=False)

    def file(self, documents: str | Path | None = None) -> SourceFile:
        """The document's file with its contents, proved to be those that were extracted; `documents` says where it is now.

        Raises RequestError where it is gone, has changed or cannot be read, and where it is at another kind of place than
        the output and the row was not located with `allow_remote`.
        """
        from vpextract.store.sources import read_source

        if self.output is None:
            raise RequestError("This place is not from an output.")
        return read_source(self.output, self.document, documents, allow_remote=self.allow_remote)


def locate(output: Opened, row_id: str, row: int | None = None, *, allow_remote: bool = False) -> Located:
    """The place of the row that `row_id` names; see `Output.locate`."""
    dataset, name = identifier(output, row_id)
    if row is not None and dataset != "tables":
        raise RequestError(f"{name} is in {dataset}, which have no rows of their own. --row goes with a table's id.")
    record = _record(output, dataset, name)
    document_id = record["document_id"]
    document = record if dataset == "documents" else _record(output, "documents", document_id)
    says = _says(record, _TOLD[dataset])
    place: Mapping[str, Any] = record
    further: tuple[int, ...] = ()
    if dataset == "documents":
        place = {"page": 1 if record["pages"] else None}
    elif dataset == "tables":
        every = output.table("table_cells", documents=[document_id]).to_pylist()
        cells = [cell for cell in every if cell["table_id"] == name]
        if row is None:
            further = _further_pages(cells, record["page"])
        else:
            place, says = _table_row(name, cells, row, record["n_rows"])
    return Located(
        row_id=name,
        dataset=dataset,
        document=document,
        says=says,
        page=place.get("page"),
        bbox=_box(place.get("bbox")),
        line=place.get("line"),
        page_size=_page_size(output, document_id, place.get("page")),
        table_row=row,
        further_pages=further,
        output=output,
        allow_remote=allow_remote,
    )


def _record(output: Opened, dataset: str, name: str) -> dict[str, Any]:
    """The row of that identifier, found without reading the long texts of all others."""
    column = ID_COLUMNS[dataset]
    names = output.table(dataset, columns=list({column, "document_id"})).to_pylist()
    document_id = next((row["document_id"] for row in names if row[column] == name), None)
    rows = output.table(dataset, documents=[document_id]).to_pylist() if document_id is not None else []
    for row in rows:
        if row[column] == name:
            found: dict[str, Any] = row
            return found
    raise RequestError(f"{name} is in {output.path}, but not in its {dataset}. Run vpextract check {output.path}.")


def _box(corners: Sequence[float] | None) -> Box | None:
    """None for what is no place: an output may be somebody else's."""
    is_one = corners is not None and len(corners) == 4 and all(map(isfinite, corners))
    return Box(*corners) if corners is not None and is_one else None


def _says(record: Mapping[str, Any], columns: Sequence[str]) -> dict[str, str]:
    says = {name: _text(record[name]) for name in columns if record.get(name) not in (None, "", [])}
    try:
        extra = dict(json.loads(record.get("extra") or "{}"))
    except (ValueError, TypeError, RecursionError):  # not as vpextract writes it
        extra = {}
    return says | {str(label): str(cell) for label, cell in extra.items()}


def _text(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _further_pages(cells: Sequence[Mapping[str, Any]], first: int | None) -> tuple[int, ...]:
    pages = {cell.get("page") for cell in cells} - {None, first}
    return tuple(sorted(page for page in pages if page is not None))


def _table_row(
    table_id: str, cells: Sequence[Mapping[str, Any]], row: int, n_rows: int
) -> tuple[Mapping[str, Any], dict[str, str]]:
    """The place of one row of a table, and its cells under their columns' labels."""
    found = [cell for cell in cells if cell["row"] == row]
    if not found and 0 <= row < n_rows:
        raise RequestError(f"Row {row} of {table_id} is empty: nothing is printed in it.")
    if not found:
        raise RequestError(f"{table_id} has no row {row}; its rows are 0 to {n_rows - 1}, as in table_cells.")
    if "page" not in found[0]:
        raise RequestError(
            "An earlier version of vpextract wrote this output, without the places of table rows. "
            "Run vpextract extract again, or leave --row out."
        )
    says: dict[str, str] = {}
    for cell in found:
        label = cell["col_label"] or f"column {cell['col']}"
        says[label if label not in says else f"{label} (column {cell['col']})"] = cell["raw"]
    return found[0], says


def _page_size(output: Opened, document_id: str, page: int | None) -> tuple[float, float] | None:
    if page is None:
        return None
    pages = output.table("pages", documents=[document_id], columns=["document_id", "page", "width", "height"])
    return next(((p["width"], p["height"]) for p in pages.to_pylist() if p["page"] == page), None)
