"""Which editions are preferred anew, what is told of them, and what people decided brought into an output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from vpextract.running.collecting import put_years
from vpextract.running.outcome import EditionGroup
from vpextract.running.planning import Before, Plan, documents_before
from vpextract.store.editions import changed_editions
from vpextract.store.opened import Rows
from vpextract.store.reading import Output
from vpextract.store.ruled import Ruled
from vpextract.store.skipped import SKIPPED
from vpextract.store.writing import Claim


def preferred_anew(before: Before, rows: Rows) -> set[str]:
    """The documents that linking saw before and does not see now, or the other way round."""
    now = rows.table("documents", columns=("document_id", "preferred")).to_pylist()
    return changed_editions((row for _, row in before.documents), now)


def corrected_anew(before: Before, ruled: Ruled) -> set[str]:
    """The documents that were there, of which other values are corrected now than before."""
    return {filed.document_id for filed, row in before.documents if not ruled.is_corrected(row)}


def follow_rulings(claim: Claim, former: Output, ruled: Ruled) -> set[str]:
    """Write anew the years in which people chose other editions or corrected values; nothing is read for that.

    Gives the documents of which other values are corrected now than before.
    """
    before = documents_before(former)
    kept = [filed for filed, _ in before.documents]
    read = [(filed, row) for filed, row in before.documents if row["status"] != SKIPPED]
    touched = {filed.part for filed, row in read if not ruled.is_as_written(row)}
    if not touched or before.damaged:
        return set()
    put_years(claim, Plan(kept=kept, touched=touched), (), former, 1, ruled)
    return corrected_anew(before, ruled)


def edition_groups(several: Iterable[Mapping[str, Any]], changed: Collection[str]) -> tuple[EditionGroup, ...]:
    """`several` are the documents that have other editions, `changed` those that came, went, or are preferred anew."""
    groups: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in several:
        groups[row["edition_of"]].append(row)
    return tuple(_group(name, groups[name], changed) for name in sorted(groups))


def _group(name: str, rows: Sequence[Mapping[str, Any]], changed: Collection[str]) -> EditionGroup:
    best = next(row for row in rows if row["preferred"])
    others = tuple(sorted(row["source"] for row in rows if not row["preferred"]))
    new = any(row["document_id"] in changed for row in rows)
    return EditionGroup(name, best["source"], best["edition_reason"] or "", others, new)
