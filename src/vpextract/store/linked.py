"""What linking found → datasets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.followup import Followed
from vpextract.linking.records import Doubtful, Series
from vpextract.store.link_rows import MEMBERS
from vpextract.store.link_schema import LINK_DATASETS
from vpextract.store.opened import Rows
from vpextract.store.schema import DATASETS

CANDIDATES = "link_candidates"
LINK_ISSUES = "issues"
"""Under this name stand the issues that linking adds to those of the documents."""
_ISSUE_ORDER = ("document_id", "page", "row_id", "code", "message")


def no_links() -> dict[str, pa.Table]:
    """What linking writes, where nothing is linked."""
    return {
        name: DATASETS[name].own_schema.empty_table() for name in (*(one.name for one in LINK_DATASETS), LINK_ISSUES)
    }


def series_to_tables(series: Sequence[Series], doubtful: Sequence[Doubtful] = ()) -> dict[str, pa.Table]:
    """The datasets `series`, `series_members` and `link_candidates`."""
    years = [[record.year for record in one.linked] for one in series]
    columns: dict[str, Sequence[Any]] = {
        **{name: [getattr(one, name) for one in series] for name in ("series_id", "kind", "label", "owner", "level")},
        "board_id": [one.board_id for one in series],
        "first_year": list(map(min, years)),
        "last_year": list(map(max, years)),
        "n_members": list(map(len, years)),
    }
    return {
        "series": _table("series", columns),
        "series_members": _members(series),
        CANDIDATES: _candidates(series, doubtful),
    }


def _members(series: Sequence[Series]) -> pa.Table:
    members = [member for one in series for member in one.members if member.status == "linked"]
    rows = [member.record for member in members]
    of_rows, of_members = ("kind", "member_id", "document_id", "year", "board_id"), ("score", "method", "status")
    columns: dict[str, Sequence[Any]] = {
        "series_id": [one.series_id for one in series for _ in one.linked],
        **{name: list(map(attrgetter(name), rows)) for name in of_rows},
        **{name: list(map(attrgetter(name), members)) for name in of_members},
    }
    return _table("series_members", columns)


def _candidates(series: Sequence[Series], doubtful: Sequence[Doubtful]) -> pa.Table:
    asked = {row.member_id for one in doubtful for row in (one.a, one.b)}
    home = {row.member_id: one.series_id for one in series for row in one.linked if row.member_id in asked}
    columns: dict[str, Sequence[Any]] = {
        "kind": [one.a.kind for one in doubtful],
        **{f"{side}_id": [getattr(one, side).member_id for one in doubtful] for side in "ab"},
        **{f"{side}_series_id": [home[getattr(one, side).member_id] for one in doubtful] for side in "ab"},
        "score": [one.score for one in doubtful],
        "why": [one.why for one in doubtful],
    }
    return surest_first(_table(CANDIDATES, columns))


def surest_first(candidates: pa.Table) -> pa.Table:
    """In the order in which candidates are written, however they were found."""
    return candidates.sort_by([("score", "descending"), ("a_id", "ascending"), ("b_id", "ascending")])


def followed_to_tables(followed: Followed) -> dict[str, pa.Table]:
    """The datasets of the follow-up, and the issues that it adds."""
    names = ("page", "line", "severity", "code", "message", "row_id")
    found = [
        {"document_id": document, **{name: getattr(issue, name) for name in names}}
        for document, issue in followed.issues
    ]
    return {
        "followup": rows_to_table("followup", followed.indicators),
        "followup_activities": rows_to_table("followup_activities", followed.activities),
        LINK_ISSUES: issues_in_order(rows_to_table("issues", found)),
    }


def issues_in_order(issues: pa.Table) -> pa.Table:
    """By document and place: in this order they are written, however they were found."""
    return issues.sort_by([(name, "ascending") for name in _ISSUE_ORDER])


def still_there(output: Rows, rows: Rows) -> dict[str, pa.Table]:
    """Series of a former run as far as their rows are still there, so that their names are not forgotten."""
    series, members = (
        output.table(name, columns=DATASETS[name].own_schema.names) for name in ("series", "series_members")
    )
    ids = [rows.table(dataset, columns=(key,)).column(key) for dataset, key, _ in MEMBERS.values()]
    known = pa.chunked_array([chunk for column in ids for chunk in column.chunks], type=pa.string())
    there = pc.is_in(members.column("member_id"), value_set=known)
    kept = members.filter(pc.and_(there, pc.equal(members.column("status"), "linked")))  # former versions wrote others
    used = series.filter(pc.is_in(series.column("series_id"), value_set=kept.column("series_id")))
    return {"series": used, "series_members": kept}


def rows_to_table(dataset: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as a table of the dataset's own schema. Raises ValueError or ArrowException where they do not fit it."""
    return _table(dataset, {name: [row[name] for row in rows] for name in DATASETS[dataset].own_schema.names})


def _table(dataset: str, columns: Mapping[str, Iterable[Any]]) -> pa.Table:
    schema = DATASETS[dataset].own_schema
    return pa.Table.from_arrays([pa.array(columns[field.name], type=field.type) for field in schema], schema=schema)
