"""What of an output is searched: goals, sections, indicators and activities with their comments, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from vpextract.store.identifiers import ID_COLUMNS
from vpextract.store.reading import Output

DATASETS = ("documents", "goals", "sections", "indicators", "activities", "decisions")
_NOT_SEARCHED = ("toc",)
"""Kinds of sections: the contents list says everything a second time."""

Row = Mapping[str, Any]


class Said(NamedTuple):
    """A text of a document; `what` it is: goal, section, analysis, indicator (with its comment), …"""

    document_id: str
    what: str
    row_id: str
    page: int | None
    line: int | None
    text: str


def texts_of(output: Output, part: str) -> Iterator[Said]:
    """All that is searched of the documents in one part (a year) of the output, in their order."""
    decided = set(output.table("decisions", parts=(part,), columns=["document_id"]).column(0).to_pylist())
    for dataset, columns in _COLUMNS.items():
        wanted = ["document_id", ID_COLUMNS[dataset], "page", "line", *columns]
        table: pa.Table = output.table(dataset, parts=(part,), columns=wanted)
        for batch in table.to_batches(max_chunksize=20_000):
            for row in batch.to_pylist():
                for what, text in _SAID[dataset](row, row["document_id"] in decided):
                    if text:
                        yield Said(row["document_id"], what, row[ID_COLUMNS[dataset]], row["page"], row["line"], text)


def _section(row: Row, decided: bool) -> Iterator[tuple[str, str]]:
    """The heading of a goal is found as the goal, and a point to decide as the decision."""
    kind = row["kind"]
    if kind == "goal":
        yield "text", row["text"]
    elif kind not in _NOT_SEARCHED and not (kind == "decisions" and decided):
        yield ("section" if kind == "other" else kind), f"{row['heading']}\n{row['text']}".strip()


def _goal(row: Row, decided: bool) -> Iterator[tuple[str, str]]:
    yield "goal", row["text"]


def _indicator(row: Row, decided: bool) -> Iterator[tuple[str, str]]:
    """With its comment, which need not say again what it is about."""
    yield "indicator", f"{row['name']}\n{row['comment'] or ''}".strip()


def _activity(row: Row, decided: bool) -> Iterator[tuple[str, str]]:
    yield "activity", f"{row['text']}\n{row['comment'] or ''}".strip()


def _decision(row: Row, decided: bool) -> Iterator[tuple[str, str]]:
    yield "decision", row["text"]


_COLUMNS = {
    "goals": ("text",),
    "sections": ("kind", "heading", "text"),
    "indicators": ("name", "comment"),
    "activities": ("text", "comment"),
    "decisions": ("text",),
}
_SAID: Mapping[str, Callable[[Row, bool], Iterator[tuple[str, str]]]] = {
    "goals": _goal,
    "sections": _section,
    "indicators": _indicator,
    "activities": _activity,
    "decisions": _decision,
}
