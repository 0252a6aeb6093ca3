"""Two outputs held against each other, document by document: rows and values that came, went or changed.

Documents belong together by their bytes, else by their file, else by what they are. Rows belong together by what names them,
in order where several are called the same; where a name changed, one row went and one came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vpextract.store.reading import Output

_Row = Mapping[str, Any]

_IDENTITY = ("status", "doc_type", "year", "tertial", "board", "municipality", "document_date", "title")
_GOAL = ("level", "number", "assessment", "assessment_raw", "description", "expected_result", "analysis")
_INDICATOR = (
    *("owner", "outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf"),
    *("period", "comment"),
)
_ACTIVITY = ("owner", "start_date", "end_date", "status", "deviation", "comment")
_BEHIND = " · "
_MADE_OF = ("goals", "indicators", "indicator_values", "activities", "economy")


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a dataset: `came`, `went` or `changed`; then `values` are the columns with what they were and are."""

    dataset: str
    name: str
    how: str
    values: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """What became of a document, whose row is that of the newer output where both have it."""

    document: _Row
    changes: tuple[Change, ...]


def differences(old: Output, new: Output) -> list[DocumentChanges]:
    """The documents that differ, by their files."""
    rows = {name: (_by_document(old, name), _by_document(new, name)) for name in _MADE_OF}
    found: list[DocumentChanges] = []
    for before, after in _pairs(_documents(old), _documents(new)):
        document = after or before or {}
        if before is None or after is None:
            how = "came" if before is None else "went"
            found.append(DocumentChanges(document, (Change("documents", str(document["source"]), how),)))
            continue
        changes = [*_of_identity(before, after)]
        for name in _MADE_OF:
            mine, theirs = rows[name]
            changes += _of_rows(name, mine.get(before["document_id"], []), theirs.get(after["document_id"], []))
        changes = _without_repetition(changes)
        if changes:
            found.append(DocumentChanges(document, tuple(changes)))
    return sorted(found, key=lambda one: str(one.document["source"]))


def _without_repetition(changes: Sequence[Change]) -> list[Change]:
    """Values change with the cells that they are printed in, come and go with their rows: these say it."""
    told = {change.name for change in changes if change.dataset == "indicators"}
    return [one for one in changes if one.dataset != "indicator_values" or one.name.rpartition(_BEHIND)[0] not in told]


def _documents(output: Output) -> list[_Row]:
    rows: list[_Row] = output.table("documents").to_pylist()
    return rows


def _by_document(output: Output, dataset: str) -> dict[str, list[_Row]]:
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in output.table(dataset).to_pylist():
        found[row["document_id"]].append(row)
    if dataset == "indicator_values":
        names = {row["indicator_id"]: row["name"] for row in output.table("indicators").to_pylist()}
        for rows in found.values():
            rows[:] = [{**row, "name": names.get(row["indicator_id"], "")} for row in rows]
    return found


def _pairs(old: Sequence[_Row], new: Sequence[_Row]) -> Iterable[tuple[_Row | None, _Row | None]]:
    """Each document once; those of one output alone beside None."""
    left, right = list(old), list(new)
    for key in (_bytes, _file, _what_it_is):
        mine, theirs = _only(left, key), _only(right, key)
        for name in [name for name in theirs if name in mine]:
            left.remove(mine[name])
            right.remove(theirs[name])
            yield mine[name], theirs[name]
    yield from ((row, None) for row in left)
    yield from ((None, row) for row in right)


def _only(rows: Sequence[_Row], key: Callable[[_Row], Hashable]) -> dict[Hashable, _Row]:
    """The rows by a key that they share with no other; those without one are left out."""
    found: defaultdict[Hashable, list[_Row]] = defaultdict(list)
    for row in rows:
        if (name := key(row)) is not None:
            found[name].append(row)
    return {name: of[0] for name, of in found.items() if len(of) == 1}


def _bytes(row: _Row) -> Hashable:
    return None if row["sha256"] is None else str(row["sha256"])


def _file(row: _Row) -> Hashable:
    return str(row["source"])


def _what_it_is(row: _Row) -> Hashable:
    told = (row["board_id"], row["doc_type"], row["year"], row["tertial"])
    return told if row["board_id"] and row["doc_type"] and row["year"] else None


def _of_identity(before: _Row, after: _Row) -> Iterable[Change]:
    if values := _changed(before, after, _IDENTITY):
        yield Change("documents", str(after["source"]), "changed", values)


def _of_rows(dataset: str, before: Sequence[_Row], after: Sequence[_Row]) -> Iterable[Change]:
    """What came, went and changed among the rows of one document, in the order of the newer output."""
    name, columns = _READ[dataset]
    mine, theirs = _named(before, name), _named(after, name)
    for key, row in theirs.items():
        if key not in mine:
            yield Change(dataset, key[0], "came")
        elif values := _changed(mine[key], row, columns):
            yield Change(dataset, key[0], "changed", values)
    yield from (Change(dataset, key[0], "went") for key in mine if key not in theirs)


def _named(rows: Sequence[_Row], name: Callable[[_Row], str]) -> dict[tuple[str, int], _Row]:
    seen: defaultdict[str, int] = defaultdict(int)
    found: dict[tuple[str, int], _Row] = {}
    for row in rows:
        called = name(row)
        found[called, seen[called]] = row
        seen[called] += 1
    return found


def _changed(before: _Row, after: _Row, columns: Iterable[str]) -> tuple[tuple[str, Any, Any], ...]:
    told = ((column, before.get(column), after.get(column)) for column in columns)
    return tuple(one for one in told if one[1] != one[2])


def _value(row: _Row) -> str:
    when = " ".join(str(row[name]) for name in ("year", "as_of") if row.get(name) is not None)
    return f"{row['name']}{_BEHIND}{row['measure']} {when}".strip()


def _amount(row: _Row) -> str:
    told = (row["area"], row["measure"], row["side"], row["year"], row["as_of"])
    return " · ".join(str(one) for one in told if one is not None)


_READ: dict[str, tuple[Callable[[_Row], str], tuple[str, ...]]] = {
    "goals": (lambda row: str(row["text"]), _GOAL),
    "indicators": (lambda row: str(row["name"]), _INDICATOR),
    "indicator_values": (_value, ("value", "unit", "qualifier", "value_low", "value_high")),
    "activities": (lambda row: str(row["text"]), _ACTIVITY),
    "economy": (_amount, ("value_mnkr", "doubtful")),
}
