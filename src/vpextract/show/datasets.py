"""An output folder in the terminal: an overview of its documents and datasets, or the rows of one dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

import pyarrow as pa
from rich.console import Console

from vpextract.errors import RequestError
from vpextract.show.console import print_table
from vpextract.show.plain import counted, how_many_fit, printable, tab_separated
from vpextract.store.preferred import of_preferred
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS
from vpextract.store.skipped import without_skipped

_COUNTED = ("goals", "indicators", "activities", "tables", "decisions", "issues")

_FIRST = {
    "documents": ("source", "board", "doc_type", "year", "tertial", "document_date", "pages", "status", "error"),
    "sections": ("page", "depth", "kind", "heading", "text"),
    "goals": ("level", "number", "text", "assessment", "page", "expected_result", "analysis"),
    "indicators": (
        *(
            "name",
            "outcome",
            "target",
            "assessment",
            "target_kf",
            "forecast",
            "period",
            "page",
            "outcome_previous",
            "outcome_men",
        ),
        *("outcome_women", "comment"),
    ),
    "indicator_values": ("measure", "raw", "value", "unit", "qualifier", "year", "indicator_id"),
    "activities": ("text", "start_date", "end_date", "status", "deviation", "page", "comment"),
    "tables": ("kind", "title", "unit", "columns", "n_rows", "page", "table_id"),
    "table_cells": ("table_id", "row", "col", "parent_label", "row_label", "col_label", "raw", "value"),
    "economy": (
        *(
            "area",
            "measure",
            "side",
            "year",
            "value_mnkr",
            "role",
            "doubt",
            "as_of",
            "basis",
            "parent",
            "part",
            "counts",
        ),
        *("table_id", "row", "col"),
    ),
    "decisions": ("number", "text", "amount_mnkr"),
    "series": ("kind", "label", "board_id", "first_year", "last_year", "n_members", "owner", "level"),
    "series_members": ("series_id", "member_id", "year", "board_id", "score", "method", "status"),
    "link_candidates": ("score", "kind", "why", "a_id", "b_id"),
    "followup": (
        *(
            "name",
            "board_id",
            "year",
            "target_raw",
            "vb_outcome_raw",
            "reached",
            "reached_why",
            "t1_outcome",
            "t2_outcome",
        ),
        *("direction", "outcome_minus_target", "plan_target", "target_kf", "outcome_previous"),
    ),
    "followup_activities": (
        *("text", "board_id", "year", "plan_end", "planned", "reported", "moved", "done", "vanished", "delay_said"),
        *("vb_deviation", "t2_deviation", "t1_deviation"),
    ),
    "areas": (
        "label",
        "part",
        "parent",
        "board_id",
        "first_year",
        "last_year",
        "n_rows",
        "total",
        "members",
        "area_id",
    ),
    "issues": ("severity", "code", "page", "line", "message", "row_id"),
}
"""What a terminal shows of a dataset, what matters most first, as far as it is wide enough; a pipe gets all."""


def print_overview(output: Output, document: str | None, console: Console, *, all_editions: bool = False) -> None:
    """The documents with their counts, then, for all documents, the datasets with their rows."""
    chosen = matching_documents(output, document)
    every = without_skipped(output.table("documents", documents=chosen))
    documents = chosen_editions(every, document, all_editions=all_editions).to_pylist()
    counts = {name: _count(output, name) for name in _COUNTED}
    head = ("document_id", "file", *_COUNTED, "status")
    rows = [
        (d["document_id"], d["source"], *(counts[name][d["document_id"]] for name in _COUNTED), d["status"])
        for d in documents
    ]
    _print_rows(console, head, rows, right=_COUNTED)
    for d in documents:
        if d["error"] and console.is_terminal:
            console.print(printable(f"{d['source']}: {d['error']}"))
    _print_left_out(every.num_rows - len(documents), "document", console)
    if document is None and console.is_terminal:
        console.print()
        sizes = [(name, output.n_rows(name), dataset.description) for name, dataset in DATASETS.items()]
        print_table(console, ("dataset", "rows", "what"), sizes, right=("rows",))


def print_dataset(
    output: Output,
    dataset: str,
    document: str | None,
    limit: int | None,
    console: Console,
    *,
    all_editions: bool = False,
) -> None:
    """The first `limit` rows of a dataset (None: all), of one document or of all.

    On a terminal the columns that say most, fitted to its width; in a pipe everything, separated by tabs.
    """
    table = output.table(dataset, documents=matching_documents(output, document))
    if dataset == "documents" and document is None:
        table = without_skipped(table)
    every = table.num_rows
    table = chosen_editions(table, document, all_editions=all_editions)
    shown = table if limit is None else table.slice(0, limit)
    if not console.is_terminal:
        console.file.write(tab_separated(shown.column_names, _rows(shown)))
        return
    if not table.num_rows:
        console.print(f"{dataset} has no rows{'' if document is None else ' for this document'}.")
        return
    names = _columns_to_show(shown, dataset, with_document=document is None)
    fitting = names[: how_many_fit(names, _rows(shown.select(names)), console.width)]
    numbers = [f.name for f in table.schema if pa.types.is_integer(f.type) or pa.types.is_floating(f.type)]
    print_table(console, fitting, _rows(shown.select(fitting)), right=numbers)
    _print_left_out(every - table.num_rows, "row", console)
    if shown.num_rows < table.num_rows:
        console.print(f"… {table.num_rows - shown.num_rows} more rows; --limit 0 shows all.")
    if hidden := [name for name in table.column_names if name not in fitting]:
        console.print(f"Not shown: {', '.join(hidden)}. A pipe gets everything: vpextract show … {dataset} | less -S")


def chosen_editions(table: pa.Table, document: str | None, *, all_editions: bool) -> pa.Table:
    """Without other editions, unless these or a document were asked for."""
    return table if all_editions or document is not None else of_preferred(table)


def _print_left_out(count: int, what: str, console: Console) -> None:
    if count and console.is_terminal:
        console.print(f"Left out: {counted(count, what)} of other editions; --all-editions shows them.")


def matching_documents(output: Output, wanted: str | None) -> list[str] | None:
    """The document_ids that `wanted` names: an id, the beginning of some, a source or a file name. None means all.

    Raises RequestError where it names none.
    """
    if wanted is None:
        return None
    known = output.table("documents", columns=["document_id", "source"]).to_pylist()
    for matches in (
        [d["document_id"] for d in known if wanted in (d["document_id"], d["source"])],
        [d["document_id"] for d in known if PurePosixPath(d["source"]).name == wanted],
        [d["document_id"] for d in known if d["document_id"].startswith(wanted)],
    ):
        if matches and wanted:
            return matches
    some = ", ".join(d["document_id"] for d in known[:10]) + (", …" if len(known) > 10 else "")
    raise RequestError(f"There is no document {wanted!r} in {output.path}. There are: {some or 'none at all'}.")


def _count(output: Output, dataset: str) -> Counter[str]:
    return Counter(output.table(dataset, columns=["document_id"]).column(0).to_pylist())


def _print_rows(console: Console, head: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[str]) -> None:
    if console.is_terminal:
        print_table(console, head, rows, right=right)
    else:
        console.file.write(tab_separated(head, rows))


def _rows(table: pa.Table) -> list[tuple[object, ...]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _columns_to_show(table: pa.Table, dataset: str, *, with_document: bool) -> list[str]:
    """The columns of `_FIRST` that are not empty, after the document if there can be several."""
    names = [name for name in _FIRST.get(dataset, table.column_names) if name in table.column_names]
    if with_document and dataset != "documents" and "document_id" in table.column_names and "document_id" not in names:
        names.insert(0, "document_id")
    filled = [name for name in names if table.column(name).null_count < table.num_rows]
    return filled or names
