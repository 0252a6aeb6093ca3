"""Figures that differ between the editions of one document, told on the edition that is not preferred."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from vpextract.issues import CODES
from vpextract.linking.names import key_of
from vpextract.store.opened import Rows
from vpextract.store.schema import DATASETS

_CODE = "followup_figures_differ"
_MEASURES = ("outcome", "forecast", "target", "target_kf")
_NEAR = 1e-9

_Times = dict[tuple[Any, ...], dict[str, Any]]
"""Measure, year and time within it → what is printed."""


class _Row(NamedTuple):
    row: Mapping[str, Any]
    figures: _Times


def figures_that_differ(rows: Rows) -> pa.Table:
    """Issues about indicators that two editions list under one name, each once, with different figures."""
    documents = rows.table("documents", columns=("document_id", "edition_of", "preferred"))
    several = documents.filter(documents.column("edition_of").is_valid()).to_pylist()
    found = list(_issues(several, rows)) if several else []
    return pa.Table.from_pylist(found, schema=DATASETS["issues"].own_schema)


def _issues(documents: list[dict[str, Any]], rows: Rows) -> Iterator[dict[str, Any]]:
    indicators = _indicators([d["document_id"] for d in documents], rows)
    best = {d["edition_of"]: indicators[d["document_id"]] for d in documents if d["preferred"]}
    for document in documents:
        if document["preferred"]:
            continue
        preferred = best.get(document["edition_of"], {})
        for key, other in indicators[document["document_id"]].items():
            if key in preferred:
                yield from _differing(preferred[key], other)


def _indicators(documents: list[str], rows: Rows) -> dict[str, dict[tuple[Any, ...], _Row]]:
    """Of each document the indicators whose names stand once in it."""
    table = rows.table("indicators", documents=documents)
    listed = table.select(["indicator_id", "document_id", "name", "owner", "page", "line"]).to_pylist()
    figures = _figures(documents, rows)
    keys = [(row["document_id"], key_of(row["name"]), row["owner"]) for row in listed]
    counts = Counter(keys)
    found: dict[str, dict[tuple[Any, ...], _Row]] = {document: {} for document in documents}
    for key, row in zip(keys, listed, strict=True):
        if counts[key] == 1:
            found[row["document_id"]][key[1:]] = _Row(row, figures[row["indicator_id"]])
    return found


def _figures(documents: list[str], rows: Rows) -> defaultdict[str, _Times]:
    names = ["indicator_id", "measure", "raw", "value", "unit_std", "year", "as_of"]
    found: defaultdict[str, _Times] = defaultdict(dict)
    for value in rows.table("indicator_values", documents=documents).select(names).to_pylist():
        if value["measure"] in _MEASURES and value["value"] is not None:
            found[value["indicator_id"]].setdefault((value["measure"], value["year"], value["as_of"]), value)
    return found


def _differing(preferred: _Row, other: _Row) -> Iterator[dict[str, Any]]:
    for time, value in other.figures.items():
        own = preferred.figures.get(time)
        if own is None or own["unit_std"] != value["unit_std"] or abs(own["value"] - value["value"]) < _NEAR:
            continue
        message = (
            f"“{other.row['name']}” has another {time[0]} in two editions: {own['raw']!r} in the preferred one "
            f"({own['indicator_id']}) and {value['raw']!r} here"
        )
        yield {
            "document_id": other.row["document_id"],
            "page": other.row["page"],
            "line": other.row["line"],
            "severity": CODES[_CODE].severity,
            "code": _CODE,
            "message": message,
            "row_id": other.row["indicator_id"],
        }
