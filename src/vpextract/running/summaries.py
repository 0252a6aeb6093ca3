"""All documents of an output in a line each, as a run that read them tells of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pyarrow.compute as pc

from vpextract.running.outcome import Summary
from vpextract.store.layout import LINKS
from vpextract.store.reading import Output
from vpextract.store.skipped import without_skipped

_TOLD = ("source", "document_id", "status", "error", "doc_type", "year", "tertial", "board", "pages")
_COUNTED = ("goals", "indicators", "activities", "tables")


def every_summary(output: Output) -> tuple[Summary, ...]:
    """In the order of their sources; files that are not read are left out. Raises OutputError."""
    rows = without_skipped(output.table("documents", columns=_TOLD)).to_pylist()
    counts = {name: _count(output, name) for name in _COUNTED}
    doubts = _doubts(output)
    found = []
    for row in rows:
        own, said = row["document_id"], doubts[row["document_id"]]
        told: dict[str, Any] = row | {name: counts[name][own] for name in _COUNTED}
        found.append(Summary(**told, warnings=said.total(), doubts=dict(said)))
    return tuple(sorted(found, key=lambda one: one.source))


def _count(output: Output, dataset: str) -> Counter[str]:
    return Counter(output.table(dataset, columns=("document_id",)).column("document_id").to_pylist())


def _doubts(output: Output) -> defaultdict[str, Counter[str]]:
    """What each document was unsure of when it was read, by code."""
    years = {part.name for part in output.parts} - {LINKS}
    issues = output.table("issues", columns=("document_id", "code", "severity"), parts=years)
    issues = issues.filter(pc.not_equal(issues.column("severity"), "info"))
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document_id, code in zip(*(issues.column(n).to_pylist() for n in ("document_id", "code")), strict=True):
        found[document_id][code] += 1
    return found
