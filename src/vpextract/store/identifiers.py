"""What people type for a row → the one identifier that it means, or the ones that it could mean."""

from __future__ import annotations

from pathlib import PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.errors import RequestError
from vpextract.store.opened import Opened

ID_COLUMNS = {
    "documents": "document_id",
    "goals": "goal_id",
    "sections": "section_id",
    "indicators": "indicator_id",
    "activities": "activity_id",
    "tables": "table_id",
    "decisions": "decision_id",
}
"""The datasets whose rows have a place and a name of their own."""

_SHOWN = 8
_NEAR = 5
_NEAR_SCORE = 60.0
"""Below this likeness (of 100) an identifier is no misspelling of what was typed."""


def identifier(output: Opened, typed: str) -> tuple[str, str]:
    """(dataset, identifier) of the one row that `typed` means.

    It may be the whole identifier; its end ("i0004"), where one document alone has such a row; or a document's file or
    the beginning of its id, alone or before that end ("plan.pdf:i0004"). Raises RequestError where none or several fit.
    """
    typed = typed.strip()
    ids = _identifiers(output)
    whole = [(dataset, typed) for dataset, column in ids.items() if _any(pc.equal(column, typed))]
    if whole:
        return whole[0]
    fitting = [(dataset, name) for dataset, column in ids.items() for name in _matches(output, dataset, column, typed)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(name for _, name in fitting[:_SHOWN]) + (", …" if len(fitting) > _SHOWN else "")
        raise RequestError(f"{typed!r} could be {len(fitting)} rows: {names}. Give more of the identifier.")
    raise RequestError(_unknown(output, typed, ids))


def _identifiers(output: Opened) -> dict[str, pa.ChunkedArray]:
    """The identifier column of each dataset; an earlier version's output lacks some."""
    tables = {name: output.table(name, columns=[column]) for name, column in ID_COLUMNS.items()}
    return {name: table.column(0) for name, table in tables.items() if table.num_columns}


def _matches(output: Opened, dataset: str, ids: pa.ChunkedArray, typed: str) -> list[str]:
    """Identifiers of a dataset that `typed` shortens."""
    document, colon, end = typed.rpartition(":")
    if dataset == "documents":
        return [] if not typed or colon else _documents(output, typed)
    if not end:
        return []
    found: list[str] = ids.filter(pc.ends_with(ids, f":{end}")).to_pylist()
    if document:
        starts = {f"{name}:{end}" for name in _documents(output, document)}
        found = [name for name in found if name in starts]
    return found


def _documents(output: Opened, typed: str) -> list[str]:
    """Documents by their file, else by the beginning of their id."""
    known = output.table("documents", columns=["document_id", "source"]).to_pylist()
    by_file = [d["document_id"] for d in known if typed in (d["source"], PurePosixPath(d["source"]).name)]
    return by_file or [d["document_id"] for d in known if d["document_id"].startswith(typed)]


def _unknown(output: Opened, typed: str, ids: dict[str, pa.ChunkedArray]) -> str:
    from rapidfuzz import fuzz, process

    every = [name for column in ids.values() for name in column.to_pylist()]
    ends = {name: name.rpartition(":")[2] for name in every} if ":" not in typed and len(typed) < _SHOWN else None
    near = process.extract(typed, ends or every, scorer=fuzz.ratio, limit=_NEAR, score_cutoff=_NEAR_SCORE)
    names = [str(match[2] if ends else match[0]) for match in near]
    told = f"There is no row {typed!r} in {output.path}."
    if names:
        return f"{told} Did you mean {', '.join(names)}?"
    return f"{told} Identifiers are in the first columns of: vpextract show {output.path} goals | less -S"


def _any(truths: pa.ChunkedArray) -> bool:
    return bool(pc.any(truths).as_py())
