"""What is doubtful in the documents of a report, the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.model.issue import rank_of
from vpextract.reporting.scope import Row, Scope
from vpextract.store.answered import Answered

_MOST = 40
"""Doubts of one kind that are listed; the others are counted."""


@dataclass(frozen=True)
class Doubt:
    """All doubts of one code: those that are shown, and how many there are."""

    code: str
    severity: str
    shown: Sequence[Row]
    count: int


@dataclass(frozen=True)
class Doubts:
    kinds: Sequence[Doubt]
    documents: int
    """How many documents have an error or a warning."""
    amounts: int
    """Amounts of the economy that are doubtful."""
    answered: int
    """Doubts that somebody answered, which are left out."""
    pairs: int
    """Pairs of rows of which a person should say whether they are the same."""

    def count(self, severity: str) -> int:
        return sum(kind.count for kind in self.kinds if kind.severity == severity)


def doubts(scope: Scope) -> Doubts:
    """Of preferred editions; `pairs` is of the whole output."""
    answers = Answered.read(scope.output.path, scope.documents)
    known = {row["document_id"] for row in scope.documents}
    answered = 0
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in scope.rows("issues", "document_id", "page", "line", "severity", "code", "message"):
        if row["document_id"] in known and answers.holds(row):
            answered += 1
        elif row["document_id"] in known:
            grouped[row["severity"], row["code"]].append(row)
    order = sorted(grouped, key=lambda key: (rank_of(key[0]), -len(grouped[key]), key[1]))
    kinds = [
        Doubt(code, severity, grouped[severity, code][:_MOST], len(grouped[severity, code])) for severity, code in order
    ]
    grave = {row["document_id"] for (severity, _), rows in grouped.items() if severity != "info" for row in rows}
    amounts = scope.rows("economy", "document_id", where=["doubtful"])
    return Doubts(kinds, len(grave), len(amounts), answered, scope.output.n_rows("link_candidates"))
