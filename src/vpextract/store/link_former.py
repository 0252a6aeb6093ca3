"""What a former run had linked, seen from the rows that are there now; and what of it goes on as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.issues import LINK_CODES
from vpextract.linking.board_years import Asked
from vpextract.linking.records import report_order
from vpextract.linking.touched import Coded, Flags, Numbers, picked, together
from vpextract.store.link_rows import MEMBERS, Named, coded
from vpextract.store.linked import LINK_ISSUES, issues_in_order, surest_first
from vpextract.store.opened import Rows
from vpextract.store.schema import DATASETS

_SERIES = ("series", "series_members")
_ASKED = "link_candidates"
_FOLLOWED = ("followup", "followup_activities")


@dataclass(frozen=True, slots=True)
class Before:
    """Former series by number: `series_ids` are their names, `owners` whose they are.

    `home` is the series of each row that is there now (-1: none); `shaken` are the series that lost a row, or had one of a
    changed document; `asked` are the pairs of series that people were asked about, shape (n, 2), the smaller first.
    """

    series_ids: Sequence[str]
    owners: Mapping[str, str | None]
    home: Numbers
    shaken: Numbers
    asked: Numbers


def links_before(output: Rows, named: Named, changed: Collection[str]) -> Before:
    """Raises OutputError where the former result cannot be read."""
    series = output.table("series", columns=("series_id", "owner"))
    members = output.table("series_members", columns=("series_id", "member_id", "document_id", "status"))
    members = members.filter(pc.equal(members.column("status"), "linked"))  # former versions wrote others
    series_ids, of = coded(members.column("series_id"))
    ids = members.column("member_id")
    there = _found(ids, named.table.column("member_id")) >= 0
    of_changed = np.asarray(pc.is_in(members.column("document_id"), value_set=pa.array(changed, pa.string())))
    at = _found(named.table.column("member_id"), ids)
    home = np.where(at >= 0, np.append(of, -1)[at], -1)
    candidates = output.table(_ASKED, columns=("a_id", "b_id"))
    pairs = np.append(of, -1)[np.stack([_found(column, ids) for column in candidates.columns], axis=1)]
    asked = np.unique(np.sort(pairs[(pairs >= 0).all(axis=1)], axis=1), axis=0)
    owners = dict(zip(*(column.to_pylist() for column in series.columns), strict=True))
    return Before([one or "" for one in series_ids], owners, home, np.unique(of[~there | of_changed]), asked)


def says_the_same(output: Rows, named: Named, changed: Collection[str] | None) -> Flags:
    """Which rows say what they said in the former result; those of documents that did not change do.

    Another version of the program may number the rows of a document anew; then an identifier alone says nothing.
    """
    parts = [
        output.table(dataset, documents=changed, columns=(key, text)).rename_columns(["member_id", "text"])
        for dataset, key, text in MEMBERS.values()
    ]
    before = pa.concat_tables(parts)
    at = _found(named.table.column("member_id"), before.column("member_id"))
    texts = before.column("text").take(pa.array(at, mask=at < 0))
    same: Flags = np.asarray(pc.fill_null(pc.equal(texts, named.table.column("text")), False))
    if changed is None:
        return same
    looked_at: Flags = np.asarray(pc.is_in(named.table.column("document_id"), value_set=pa.array(changed, pa.string())))
    return same | ~looked_at


def carried_over(
    output: Rows, named: Named, before: Before, stays: Callable[[str], bool], keeps: Asked
) -> dict[str, pa.Table]:
    """Of the former result the series that stay, and the rows of the follow-up and issues that series keep at boards."""
    found = {
        name: output.table(name, columns=DATASETS[name].own_schema.names) for name in (*_SERIES, _ASKED, *_FOLLOWED)
    }
    for name, column in (*((name, "series_id") for name in _SERIES), (_ASKED, "a_series_id")):  # b stays if a does
        series = coded(found[name].column(column))
        found[name] = found[name].filter(pa.array(picked([stays(one or "") for one in series.values], series.codes)))
    for name in _FOLLOWED:
        series, boards = (coded(found[name].column(column)) for column in ("series_id", "board_id"))
        found[name] = found[name].filter(pa.array(_kept(series, boards, keeps)))
    return found | {LINK_ISSUES: _kept_issues(output, named, before, keeps)}


def _kept_issues(output: Rows, named: Named, before: Before, keeps: Asked) -> pa.Table:
    issues = output.table("issues", columns=DATASETS["issues"].schema.names)
    issues = issues.filter(pc.is_in(issues.column("code"), value_set=pa.array(sorted(LINK_CODES))))
    at = _found(issues.column("row_id"), named.table.column("member_id"))
    home = np.append(before.home, -1)[at]
    issues, at, home = issues.filter(pa.array(home >= 0)), at[home >= 0], home[home >= 0]
    documents = named.coded("document_id")
    boards = [named.documents[document or ""].board_id for document in documents.values]
    kept = _kept(Coded(before.series_ids, home), Coded(boards, documents.codes[at]), keeps)
    return issues.filter(pa.array(kept))


def _kept(series: Coded, boards: Coded, keeps: Asked) -> Flags:
    pairs, which = together((series,), boards.codes)
    return picked([keeps(series.values[one] or "", boards.values[board] or "") for one, board in pairs], which)


def in_order(tables: Mapping[str, pa.Table], named: Named) -> dict[str, pa.Table]:
    """Tables that were put together, in the order that they have when everything is linked anew."""
    members, series = tables["series_members"], tables["series"]
    of = coded(members.column("series_id"))
    _, first = np.unique(of.codes, return_index=True)
    places = _places(members.take(pa.array(first)), named)
    order = np.asarray(pc.sort_indices(places, sort_keys=[(name, "ascending") for name in places.column_names]))
    ranks = pa.table(
        {"series_id": pa.array(of.values, pa.string()).take(pa.array(order)), "rank": np.arange(len(order))}
    )
    found = {
        "series": _ranked(series, ranks, ()),
        "series_members": _ranked(members, ranks, ()),
        _ASKED: surest_first(tables[_ASKED]),
        **{name: _ranked(tables[name], ranks, ("board_id", "year")) for name in _FOLLOWED},
        LINK_ISSUES: issues_in_order(tables[LINK_ISSUES]),
    }
    return {name: table.combine_chunks() for name, table in found.items()}


def _places(members: pa.Table, named: Named) -> pa.Table:
    """What the first rows of series are sorted by: see `Record.place_in_time`."""
    at = _found(members.column("member_id"), named.table.column("member_id"))
    documents = named.coded("document_id")
    reports = [report_order(named.documents[document or ""].report) for document in documents.values]
    return pa.table(
        {
            "kind": members.column("kind"),
            "year": members.column("year"),
            "report": np.array(reports, dtype=np.int64)[documents.codes[at]],
            "document_id": members.column("document_id"),
            "ordinal": named.table.column("ordinal").take(pa.array(at)),
            "member_id": members.column("member_id"),
        }
    )


def _ranked(table: pa.Table, ranks: pa.Table, then: Sequence[str]) -> pa.Table:
    """By the rank of the series, then by columns, then as they came."""
    at = pc.index_in(table.column("series_id"), value_set=ranks.column("series_id"))
    keys = pa.table({"series": ranks.column("rank").take(at), **{name: table.column(name) for name in then}})
    return table.take(pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names]))


def _found(ids: pa.ChunkedArray, among: pa.ChunkedArray) -> Numbers:
    """Where each identifier stands among others; -1 for nowhere."""
    at = pc.fill_null(pc.index_in(ids, value_set=among), -1)
    return np.asarray(at).astype(np.int64)
