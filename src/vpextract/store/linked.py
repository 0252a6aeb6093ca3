"""Datasets → the rows that linking compares, and what it found → datasets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.followup import Followed
from vpextract.linking.records import Reading, Record, Series
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS

_DOCUMENT = ("document_id", "board_id", "year", "status")
_GOALS = (
    *("goal_id", "document_id", "ordinal", "level", "number", "text", "parent_goal_id"),
    *("description", "expected_result", "page"),
)
_INDICATORS = ("indicator_id", "document_id", "goal_id", "ordinal", "name", "owner", "page")
_VALUES = ("indicator_id", "measure", "raw", "value", "unit", "year", "qualifier")
_READING = _VALUES[2:]
_ACTIVITIES = (
    *("activity_id", "document_id", "goal_id", "ordinal", "text", "owner", "start_date", "end_date", "status"),
    *("deviation", "page"),
)

_MEMBERS = {"goals": ("goal_id", "text"), "indicators": ("indicator_id", "name"), "activities": ("activity_id", "text")}
"""Where members are: dataset → the columns of their identifiers and texts."""

Tables = Mapping[str, pa.Table]
"""Datasets by name, of one run: documents, goals, indicators, indicator_values and activities at least."""


def output_to_tables(output: Output) -> dict[str, pa.Table]:
    """The datasets that linking reads, with no more columns than it needs."""
    columns = {
        "documents": _DOCUMENT,
        "goals": _GOALS,
        "indicators": _INDICATORS,
        "indicator_values": _VALUES,
        "activities": _ACTIVITIES,
        "issues": DATASETS["issues"].schema.names,
    }
    return {name: output.table(name, columns=wanted) for name, wanted in columns.items()}


def tables_to_records(tables: Tables) -> list[Record]:
    """Every goal, indicator and activity of the documents whose year is known."""
    documents = {d["document_id"]: d for d in _rows(tables["documents"], _DOCUMENT) if d["year"] is not None}
    texts = dict(zip(*(tables["goals"].column(name).to_pylist() for name in ("goal_id", "text")), strict=True))
    readings: defaultdict[str, dict[str, Reading]] = defaultdict(dict)
    for row in _rows(tables["indicator_values"], _VALUES):
        readings[row["indicator_id"]][row["measure"]] = Reading(*(row[name] for name in _READING))
    found = [_goal(row, documents[row["document_id"]], texts) for row in _of(tables["goals"], _GOALS, documents)]
    found += [
        _indicator(row, documents[row["document_id"]], texts, readings.get(row["indicator_id"], {}))
        for row in _of(tables["indicators"], _INDICATORS, documents)
    ]
    found += [
        _activity(row, documents[row["document_id"]], texts)
        for row in _of(tables["activities"], _ACTIVITIES, documents)
    ]
    return found


def former_series(output: Output, tables: Tables) -> dict[str, str]:
    """In which series each row was: member_id → series_id, of those rows that say the same in `tables` as in `output`.

    Another version of the program may number the rows of a document anew; then an identifier alone says nothing.
    """
    before, now = output_texts(output), tables_to_texts(tables)
    members = output.table("series_members", columns=("member_id", "series_id", "status"))
    columns = (column.to_pylist() for column in members.columns)
    return {
        member: series
        for member, series, status in zip(*columns, strict=True)
        if status == "linked" and member in now and before.get(member) == now[member]
    }


def output_texts(output: Output) -> dict[str, str]:
    """What each goal, indicator and activity of an output says: member_id → text."""
    return tables_to_texts({name: output.table(name, columns=columns) for name, columns in _MEMBERS.items()})


def tables_to_texts(tables: Tables) -> dict[str, str]:
    return {
        member: text
        for name, columns in _MEMBERS.items()
        for member, text in zip(*(tables[name].column(column).to_pylist() for column in columns), strict=True)
    }


def series_to_tables(series: Sequence[Series]) -> dict[str, pa.Table]:
    """The datasets `series` and `series_members`."""
    return {
        "series": rows_to_table("series", [_series(one) for one in series]),
        "series_members": rows_to_table("series_members", [row for one in series for row in _members(one)]),
    }


def followed_to_tables(followed: Followed, issues: pa.Table) -> dict[str, pa.Table]:
    """The datasets of the follow-up, and all issues with those that it adds."""
    found = [
        {
            "document_id": document,
            **{name: getattr(issue, name) for name in ("page", "severity", "code", "message", "row_id")},
        }
        for document, issue in followed.issues
    ]
    return {
        "followup": rows_to_table("followup", followed.indicators),
        "followup_activities": rows_to_table("followup_activities", followed.activities),
        "issues": pa.concat_tables([issues, rows_to_table("issues", found)]).combine_chunks(),
    }


def without_issues(issues: pa.Table, codes: Collection[str]) -> pa.Table:
    """The issues of other codes."""
    return issues.filter(pc.invert(pc.is_in(issues.column("code"), value_set=pa.array(sorted(codes)))))


def still_there(output: Output, tables: Tables) -> dict[str, pa.Table]:
    """Series of a former run as far as their rows are still there, so that their names are not forgotten."""
    series, members = (output.table(name, columns=DATASETS[name].schema.names) for name in ("series", "series_members"))
    ids = [tables[name].column(key) for name, (key, _) in _MEMBERS.items()]
    known = pa.chunked_array([chunk for column in ids for chunk in column.chunks], type=pa.string())
    kept = members.filter(pc.is_in(members.column("member_id"), value_set=known))
    used = series.filter(pc.is_in(series.column("series_id"), value_set=kept.column("series_id")))
    return {"series": used, "series_members": kept}


def rows_to_table(dataset: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as a table of the dataset's schema. Raises ValueError or ArrowException where they do not fit it."""
    schema = DATASETS[dataset].schema
    return pa.Table.from_arrays(
        [pa.array([row[field.name] for row in rows], type=field.type) for field in schema], schema=schema
    )


def _rows(table: pa.Table, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for batch in table.select(list(columns)).to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def _of(table: pa.Table, columns: Sequence[str], documents: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (row for row in _rows(table, columns) if row["document_id"] in documents)


def _goal(row: Mapping[str, Any], document: Mapping[str, Any], texts: Mapping[str, str]) -> Record:
    return Record(
        kind="goal",
        member_id=row["goal_id"],
        text=row["text"],
        owner=None,
        level=row["level"],
        number=row["number"],
        parent=texts.get(row["parent_goal_id"], ""),
        context=row["description"] or row["expected_result"] or "",
        **_common(row, document),
    )


def _indicator(
    row: Mapping[str, Any], document: Mapping[str, Any], texts: Mapping[str, str], values: dict[str, Reading]
) -> Record:
    return Record(
        kind="indicator",
        member_id=row["indicator_id"],
        text=row["name"],
        owner=row["owner"],
        parent=texts.get(row["goal_id"], ""),
        values=values,
        **_common(row, document),
    )


def _activity(row: Mapping[str, Any], document: Mapping[str, Any], texts: Mapping[str, str]) -> Record:
    return Record(
        kind="activity",
        member_id=row["activity_id"],
        text=row["text"],
        owner=row["owner"],
        parent=texts.get(row["goal_id"], ""),
        start=row["start_date"],
        end=row["end_date"],
        status=row["status"],
        deviation=row["deviation"],
        **_common(row, document),
    )


def _common(row: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "document_id": row["document_id"],
        "board_id": document["board_id"],
        "year": document["year"],
        "report": row["document_id"].rsplit("-", 2)[1],
        "ordinal": row["ordinal"],
        "page": row["page"],
    }


def _series(one: Series) -> dict[str, Any]:
    years = [record.year for record in one.linked]
    return {
        "series_id": one.series_id,
        "kind": one.kind,
        "label": one.label,
        "owner": one.owner,
        "level": one.level,
        "board_id": one.board_id,
        "first_year": min(years),
        "last_year": max(years),
        "n_members": len(years),
    }


def _members(one: Series) -> Iterator[dict[str, Any]]:
    for member in one.members:
        yield {
            "series_id": one.series_id,
            "kind": one.kind,
            "member_id": member.record.member_id,
            "document_id": member.record.document_id,
            "year": member.record.year,
            "board_id": member.record.board_id,
            "score": member.score,
            "method": member.method,
            "status": member.status,
        }
