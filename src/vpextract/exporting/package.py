"""The datasets as CSV files with a `datapackage.json` (Frictionless Data Package) that says what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from vpextract.exporting.chosen import Chosen
from vpextract.exporting.files import replacing
from vpextract.exporting.lines import csv_lines
from vpextract.exporting.references import references
from vpextract.languages import catalogue
from vpextract.store.columns import Column

PACKAGE = "datapackage.json"


def write_package(
    datasets: Sequence[Chosen], folder: Path, sources: Sequence[Mapping[str, Any]], *, excel: bool
) -> None:
    """A file `<dataset>.csv` for each dataset, and last the description of them all. `sources` are rows of documents.

    `excel`: as an Excel set up for Swedish opens them right, which the description tells, too. A text that a spreadsheet could
    take for a formula has an apostrophe before it.
    """
    there = {one.name for one in datasets}
    resources = []
    for one in datasets:
        path = folder / f"{one.name}.csv"
        digest, size = hashlib.sha256(), 0
        with replacing(path) as draft, draft.open("wb") as file:
            for text in csv_lines(one.schema, one.tables(), excel=excel):
                coded = text.encode(errors="replace")
                digest.update(coded)
                size += file.write(coded)
        written = {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
        resources.append(_resource(one, path.name, there, excel=excel) | written)
    package = {
        "profile": "tabular-data-package",
        "name": "verksamhetsplaner",
        "title": catalogue("sv").reported("package_title"),
        "description": "Made by vpextract. In the CSV files a text that looks like a formula has an apostrophe before it.",
        "resources": resources,
        "sources": [_source(row) for row in sources],
    }
    if not package["sources"]:
        del package["sources"]  # the standard wants one at least
    with replacing(folder / PACKAGE) as draft:
        draft.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf8")


def _resource(one: Chosen, path: str, there: Collection[str], *, excel: bool) -> dict[str, Any]:
    key = [name for name in one.dataset.key if not _column(one, name).nullable]
    schema: dict[str, Any] = {"fields": [_field(column, excel=excel) for column in one.columns], "missingValues": [""]}
    if key and len(key) == len(one.dataset.key):
        schema["primaryKey"] = key
    if keys := references(one, there):
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": "" if target == one.name else target, "fields": target_key}}
            for column, (target, target_key) in keys.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": one.name,
        "title": one.dataset.label_sv,
        "description": one.dataset.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if excel else "utf-8",
        "dialect": {
            "delimiter": ";" if excel else ",",
            "lineTerminator": "\r\n" if excel else "\n",
            "doubleQuote": True,
        },
        "schema": schema,
    }


def _field(column: Column, *, excel: bool) -> dict[str, Any]:
    kind = _type(column.type)
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.label_sv,
        "description": column.description,
        "type": kind,
    }
    if kind == "boolean":
        field |= {"trueValues": ["SANT"], "falseValues": ["FALSKT"]} if excel else {}
    if kind == "number" and excel:
        field["decimalChar"] = ","
    if not column.nullable and not pa.types.is_list(column.type) and kind != "string":
        field["constraints"] = {"required": True}  # a text may be empty, which in CSV is the same as missing
    return field


def _type(type_: pa.DataType) -> str:
    if pa.types.is_boolean(type_):
        return "boolean"
    if pa.types.is_integer(type_):
        return "integer"
    if pa.types.is_floating(type_):
        return "number"
    return "date" if pa.types.is_date(type_) else "string"


def _column(one: Chosen, name: str) -> Column:
    return next(column for column in one.columns if column.name == name)


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {"title": row["title"] or row["source"], "path": row["source"], "sha256": row["sha256"]}
    return {name: value for name, value in told.items() if value is not None}
