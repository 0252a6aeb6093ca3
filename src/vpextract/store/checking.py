"""Is an output sound? Its columns as they should be, its identifiers unique, its references leading somewhere.

These are promises of the program, not doubts about a document: each violation is a fault of vpextract, or of whatever
changed the files since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.store.columns import Dataset
from vpextract.store.identifiers import ID_COLUMNS
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS

REFERENCES = (
    *(
        (name, "document_id", "documents")
        for name in DATASETS
        if name not in ("documents", "series", "link_candidates", "areas")
    ),
    *((name, "goal_id", "goals") for name in ("sections", "indicators", "activities", "tables")),
    ("sections", "parent_id", "sections"),
    ("goals", "parent_goal_id", "goals"),
    ("indicator_values", "indicator_id", "indicators"),
    ("tables", "section_id", "sections"),
    *((name, "table_id", "tables") for name in ("table_cells", "economy")),
    *((name, "series_id", "series") for name in ("series_members", "followup", "followup_activities")),
    *(("link_candidates", f"{side}_series_id", "series") for side in "ab"),
    ("economy", "area_id", "areas"),
)
"""(dataset, column, the dataset that the column's identifiers are from)."""

KEYS = ID_COLUMNS | {"series": "series_id", "areas": "area_id"}
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken promise, in plain words with some of the identifiers concerned."""

    dataset: str
    message: str


def violations(output: Output) -> list[Violation]:
    """Everything that is wrong with the output itself; empty for every output that was written whole by this version.

    Raises OutputError where a file of it is missing or damaged.
    """
    found: list[Violation] = []
    tables: dict[str, pa.Table] = {}
    for name, dataset in DATASETS.items():
        table = output.table(name)
        found += [Violation(name, text) for text in _of_columns(output, dataset, table)]
        found += [Violation(name, text) for text in _of_keys(dataset.key, table)]
        tables[name] = table.select([column for column in table.column_names if column.endswith("_id")])
    for name, column, to in REFERENCES:
        found += [Violation(name, text) for text in _of_references(tables[name], column, tables[to], to)]
    return found + [Violation("issues", text) for text in _of_issues(tables)]


def _of_columns(output: Output, dataset: Dataset, table: pa.Table) -> Iterator[str]:
    parts = [part for part in output.parts if part.dataset == dataset.name]
    if not parts:
        yield "the dataset is missing; extract again"
        return
    if table.num_rows != output.n_rows(dataset.name):
        yield f"it has {table.num_rows} rows, but {output.n_rows(dataset.name)} were written"
    missing = [column.name for column in dataset.columns if column.name not in table.column_names]
    if missing:
        columns = f"the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"
        yield f"it lacks {columns}, as an earlier version of vpextract wrote it; extract again"
    for column in dataset.columns:
        if column.name not in table.column_names:
            continue
        field = table.schema.field(column.name)
        if field.type != column.type:
            yield f"the column {column.name} is of type {field.type} where {column.type} was expected"
        if not column.nullable and table.column(column.name).null_count:
            yield f"the column {column.name} is empty in {_many(table.column(column.name).null_count, 'row')}"


def _of_keys(key: Sequence[str], table: pa.Table) -> Iterator[str]:
    if not key or not set(key) <= set(table.column_names):
        return
    counts = table.group_by(list(key)).aggregate([([], "count_all")])
    twice = counts.filter(pc.greater(counts.column("count_all"), 1))
    if twice.num_rows:
        names = [" ".join(str(row[name]) for name in key) for row in twice.slice(0, _EXAMPLES).to_pylist()]
        yield f"{_many(twice.num_rows, 'row')} with the same {' + '.join(key)} more than once: {_some(names, twice.num_rows)}"


def _of_references(table: pa.Table, column: str, target: pa.Table, to: str) -> Iterator[str]:
    """References that lead nowhere, or into another document."""
    key = KEYS[to]
    if column not in table.column_names or key not in target.column_names:
        return
    used = table.filter(pc.is_valid(table.column(column)))
    lost = used.filter(pc.invert(pc.is_in(used.column(column), value_set=target.column(key))))
    if lost.num_rows:
        names = pc.unique(lost.column(column)).to_pylist()
        yield f"{_many(lost.num_rows, 'row')} whose {column} is not in {to}: {_some(names, len(names))}"
    both = {"document_id"} <= set(table.column_names) & set(target.column_names)
    if not both or "document_id" in (column, key):
        return
    pairs = used.select([column, "document_id"]).group_by([column, "document_id"]).aggregate([])
    same = target.select([key, "document_id"])
    strangers = pairs.join(same, [column, "document_id"], [key, "document_id"], join_type="left anti").column(column)
    astray = sorted(set(strangers.to_pylist()) - set(lost.column(column).to_pylist()))
    if astray:
        yield f"rows whose {column} is of another document: {_some(astray, len(astray))}"


def _of_issues(tables: dict[str, pa.Table]) -> Iterator[str]:
    """Issues about rows that are in no dataset."""
    if "row_id" not in tables["issues"].column_names:
        return
    named = set(tables["issues"].column("row_id").to_pylist()) - {None}
    for dataset, column in ID_COLUMNS.items():
        if named and column in tables[dataset].column_names:
            named.difference_update(tables[dataset].column(column).to_pylist())
    if named:
        yield f"{_many(len(named), 'row_id')} in no dataset: {_some(sorted(named), len(named))}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _some(names: Sequence[object], count: int) -> str:
    return ", ".join(map(str, names[:_EXAMPLES])) + (", …" if count > _EXAMPLES else "")
