"""Which documents are there, and which are missing: boards by years by kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vpextract.reporting.scope import Board, Row, Scope
from vpextract.terms import report_code

_ALWAYS = ("vp", "t1", "t2", "vb")
"""A year has these; T3 is only missed where another year has one."""


@dataclass(frozen=True)
class Year:
    """One board in one year; `documents` are by kind, None where none is there."""

    board: Board
    year: int
    documents: dict[str, Row | None]

    @property
    def missing(self) -> int:
        return sum(document is None for document in self.documents.values())


@dataclass(frozen=True)
class Coverage:
    """`failed` could not be read, `skipped` are files of other kinds, `unplaced` name no board or year."""

    kinds: Sequence[str]
    years: Sequence[Year]
    failed: Sequence[Row]
    skipped: Sequence[Row]
    unplaced: Sequence[Row]
    editions: Sequence[Row]
    """Of which another edition counts."""

    @property
    def missing(self) -> int:
        return sum(year.missing for year in self.years)


def coverage(scope: Scope) -> Coverage:
    """Every year between a board's first and last, with what there is of it."""
    found: dict[tuple[Board, int], dict[str, Row]] = defaultdict(dict)
    unplaced = []
    for row in scope.documents:
        code = report_code(row["doc_type"], row["tertial"])
        if row["board_id"] is None or row["year"] is None or code == "unknown":
            unplaced.append(row)
        else:
            found[scope.board(row), row["year"]][code] = row
    codes = {code for kinds in found.values() for code in kinds}
    kinds = [code for code in ("vp", "t1", "t2", "t3", "vb", "t") if code in codes or code in _ALWAYS]
    years = [
        Year(board, year, {kind: found.get((board, year), {}).get(kind) for kind in kinds})
        for board in scope.boards
        for year in _between(year for other, year in found if other == board)
    ]
    failed = [row for row in scope.files if row["status"] == "failed"]
    others = [row for row in scope.files if not row["preferred"] and row["status"] != "failed"]
    return Coverage(kinds, years, failed, scope.skipped, unplaced, others)


def _between(years: Iterable[int]) -> list[int]:
    found = sorted(set(years))
    return list(range(found[0], found[-1] + 1)) if found else []
