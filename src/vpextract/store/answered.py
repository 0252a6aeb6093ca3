"""Which doubts somebody answered: an answer is about the bytes of the document, the code, the words and the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vpextract.model.rulings import Ruling
from vpextract.store.rulings import read_rulings

DOUBT = "doubt"
"""The kind of rulings about issues: the verdict is `right` (the row is as printed) or `wrong`."""
_ABOUT = ("code", "message", "page", "line")

Row = Mapping[str, Any]


def about_doubt(issue: Row, document: Row) -> dict[str, Any]:
    """What an answer to an issue of this row of `documents` is about."""
    about = {name: issue[name] for name in _ABOUT if issue[name] is not None}
    return about | {"sha256": document.get("sha256") or document.get("source", "")}


class Answered:
    """The answers that hold in an output; `read` raises OutputError where its decisions cannot be read."""

    def __init__(self, keys: Iterable[str], documents: Iterable[Row]) -> None:
        self._keys = frozenset(keys)
        self._documents = {row["document_id"]: row for row in documents}

    @classmethod
    def read(cls, folder: str | Path, documents: Iterable[Row]) -> Answered:
        return cls(read_rulings(folder).in_force(DOUBT), documents)

    def holds(self, issue: Row) -> bool:
        """Whether somebody answered this issue of one of the documents."""
        if not self._keys:
            return False
        about = about_doubt(issue, self._documents.get(issue["document_id"], {}))
        return Ruling(DOUBT, about, None).key in self._keys
