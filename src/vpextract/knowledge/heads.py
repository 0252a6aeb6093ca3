"""Column heads and what they mean, however they are spaced, cut or misread."""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

import regex

from vpextract.knowledge.schema import ColumnsFile
from vpextract.marks import unmarked_head
from vpextract.matching import squeezed

_LONG_ENOUGH = 5
"""Heads of fewer letters, the year not counted, have too many neighbours to be recognised with a wrong letter: "VP 2031" is
no "VB 2031". They may lack a ring or dots."""

Content = Literal["name", "period", "date", "text"]
CONTENT_OF_ROLE: dict[str, Content] = {
    "name": "name",
    "text": "name",
    "period": "period",
    "start_date": "date",
    "end_date": "date",
    "deviation": "text",
    "comment": "text",
    "status": "text",
}
"""What the columns of a role hold; those of all other roles hold values."""


class ColumnMatch(NamedTuple):
    """What a column head means: `table` is `indicators` or `activities`, `year` the year it names, `exact` if spelt so."""

    table: str
    role: str
    year: int | None
    key: bool
    exact: bool


class HeadIndex:
    """Column heads by their letters alone, with the year taken out."""

    def __init__(self, heads: dict[str, ColumnMatch]) -> None:
        self.heads = heads
        self._without_marks = {_without_marks(head): match for head, match in heads.items()}

    def match(self, label: str) -> ColumnMatch | None:
        letters = squeezed(unmarked_head(label))
        year = regex.search(r"(?:19|20)[0-9]{2}", letters)
        lean = letters.replace(year[0], "0000", 1) if year else letters
        found = self.heads.get(lean)
        if found is None and len(lean) - (4 if year else 0) >= _LONG_ENOUGH:
            found = self._nearest(lean, max(1, len(lean) // 8))
        elif found is None and len(lean) >= _LONG_ENOUGH and (alike := self._without_marks.get(_without_marks(lean))):
            found = alike._replace(exact=False)
        if found is None:
            return None
        return found._replace(year=int(year[0]) if year else None)

    def resembles(self, label: str) -> ColumnMatch | None:
        """The one head that may be meant, though too many letters differ to be sure: up to one in four."""
        lean = squeezed(unmarked_head(label))
        return self._nearest(lean, max(2, len(lean) // 4)) if len(lean) >= _LONG_ENOUGH else None

    def _nearest(self, lean: str, limit: int) -> ColumnMatch | None:
        """The one head that differs in at most so many letters; None where two meanings are as near."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        near = process.extract(lean, self.heads.keys(), scorer=Levenshtein.distance, score_cutoff=limit, limit=4)
        best = [self.heads[head] for head, distance, _ in near if distance == near[0][1]]
        if not best or len({(b.table, b.role) for b in best}) > 1:
            return None
        return best[0]._replace(exact=False)


def _without_marks(lean: str) -> str:
    return unicodedata.normalize("NFKD", lean).encode("ascii", "ignore").decode()


def head_index(columns: ColumnsFile) -> HeadIndex:
    heads: dict[str, ColumnMatch] = {}
    for table, entries in (("indicators", columns.indicators), ("activities", columns.activities)):
        for entry in entries:
            for label in entry.labels:
                lean = squeezed(label.replace("{year}", "0000"))
                heads.setdefault(lean, ColumnMatch(table, entry.role, None, entry.key, True))
    return HeadIndex(heads)
