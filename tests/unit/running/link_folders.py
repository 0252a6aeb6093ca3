"""Folders of made-up documents as the datasets that linking reads. Boards and names are invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from vpextract import knowledge
from vpextract.linking.renewing import renewed
from vpextract.linking.review import Review
from vpextract.running.relinking import Made, relinked
from vpextract.store.link_rows import Held
from vpextract.store.schema import DATASETS

KNOWLEDGE = knowledge.load()
MUNICIPALITIES = {"0": None, "1": "Sjövik", "2": "Bergsta"}
"""By the end of a document's identifier."""
REPORTS = {
    "vp": ("verksamhetsplan", None),
    "t1": ("tertialrapport", 1),
    "t2": ("tertialrapport", 2),
    "vb": ("verksamhetsberattelse", None),
}
"""Kind and tertial, by the part of the identifier before its end."""


class Row(NamedTuple):
    """A row of a document, as it is drawn."""

    kind: str
    name: str
    of_city: bool | None = False
    value: float | None = None
    end: int | None = None


Folder = dict[str, tuple[Row, ...]]
"""document_id → its rows."""


def rows(folder: Mapping[str, tuple[Row, ...]]) -> dict[str, pa.Table]:
    """The folder as the datasets that linking reads."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for document, of in folder.items():
        board, year = document.rsplit("-", 3)[0], int(document.rsplit("-", 3)[1])
        own, municipality = None if board == "unknown" else board, MUNICIPALITIES[document.rsplit("-", 1)[1]]
        kind, tertial = REPORTS[document.rsplit("-", 2)[1]]
        said = {"document_id": document, "board_id": own, "year": year, "municipality": municipality}
        said |= {"doc_type": kind, "tertial": tertial, "preferred": True}
        found["documents"].append(said)
        for n, row in enumerate(of, 1):
            add(found, document, n, row, year)
    names = ("documents", "goals", "indicators", "indicator_values", "activities", "issues")
    return {name: table(name, found[name]) for name in names}


def add(found: Mapping[str, list[dict[str, Any]]], document: str, n: int, row: Row, year: int) -> None:
    key, ident = f"{row.kind}_id", f"{document}:{row.kind[0]}{n}"
    owner = {True: "kf", False: "namnd", None: None}[row.of_city]
    common = {key: ident, "document_id": document, "ordinal": n, "text": row.name, "name": row.name, "owner": owner}
    if row.kind == "goal":
        found["goals"].append(common | {"level": "verksamhetsmal" if row.of_city else "namndmal"})
    elif row.kind == "activity":
        found["activities"].append(common | {"end_date": row.end and row.end * 10_000})
    else:
        found["indicators"].append(common)
        if row.value is not None:
            for measure, of in (("outcome", year), ("outcome_previous", year - 1)):
                value = {"indicator_id": ident, "measure": measure, "raw": f"{row.value}", "value": row.value}
                found["indicator_values"].append(value | {"document_id": document, "unit": "%", "year": of})


def table(dataset: str, found: list[dict[str, Any]]) -> pa.Table:
    schema = DATASETS[dataset].schema
    return pa.table({field.name: pa.array([row.get(field.name) for row in found], field.type) for field in schema})


class Linking:
    """A folder that is linked again after each change."""

    def __init__(self, folder: Folder) -> None:
        self.folder = dict(folder)
        self.made = relinked(Held(rows(folder)), None, Review(), KNOWLEDGE)
        self.review = renewed(Review(), self.made.linked.doubtful)

    def change(self, document: str, *contents: Row, gone: bool = False) -> Made:
        """Link what the change touches; and see that linking everything gives the same."""
        former = Held(rows(self.folder) | self.made.tables)
        self.folder.pop(document, None)
        if not gone:
            self.folder[document] = contents
        now = Held(rows(self.folder))
        self.made = relinked(now, former, self.review, KNOWLEDGE, {document})
        whole = relinked(now, former, self.review, KNOWLEDGE)
        for name, table in whole.tables.items():
            assert self.made.tables[name].to_pylist() == table.to_pylist(), name
        review = renewed(self.review, self.made.linked.doubtful, self.made.kept)
        assert review == renewed(self.review, whole.linked.doubtful)
        self.review = review
        return self.made

    def rows(self, dataset: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.made.tables[dataset].to_pylist()
        return found
