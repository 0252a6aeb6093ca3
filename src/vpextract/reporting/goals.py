"""The goals of each board as a tree, with what its reports say of them year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from vpextract.reporting.scope import Board, Row, Scope, short
from vpextract.terms import report_code

_NEAREST = ("vp", "t1", "t2", "t3", "vb")
"""The later in a year, the nearer to its end."""


@dataclass(frozen=True)
class Assessed:
    """What the last document of a year that judges a goal says."""

    year: int
    assessment: str | None
    raw: str
    document: str
    final: bool
    """It is the year's own annual report."""


@dataclass(frozen=True)
class Goal:
    row: Row
    assessed: Sequence[Assessed]
    below: Sequence[Goal]

    @property
    def years(self) -> list[int]:
        return sorted({one.year for one in self.assessed} | {one for goal in self.below for one in goal.years})


@dataclass(frozen=True)
class Tree:
    """The goals in a board's newest document; `former` are those of earlier ones that are not in it, by their last year."""

    board: Board
    document: str
    year: int
    goals: Sequence[Goal]
    former: Sequence[tuple[int, Goal]]

    @property
    def judged(self) -> bool:
        """Whether any document says how far one of these goals was reached."""
        return any(goal.years for goal in self.goals)


def goal_trees(scope: Scope) -> list[Tree]:
    """One for each board that has goals."""
    columns = ("goal_id", "document_id", "municipality", "board_id", "document_year", "doc_type", "tertial", "ordinal")
    texts = ("level", "number", "text", "parent_goal_id", "assessment", "assessment_raw", "page")
    by_board: dict[Board, list[Row]] = defaultdict(list)
    for row in scope.rows("goals", *columns, *texts):
        if row["board_id"] and row["document_year"]:
            by_board[scope.board(row)].append(row)
    members = scope.rows("series_members", "series_id", "member_id", where=["kind == 'goal'"])
    series = {row["member_id"]: row["series_id"] for row in members}
    return [_tree(board, by_board[board], series) for board in scope.boards if board in by_board]


def _tree(board: Board, rows: Sequence[Row], series: Mapping[str, str]) -> Tree:
    by_series: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_time):
        by_series[series.get(row["goal_id"], row["goal_id"])].append(row)
    assessed = {name: _assessed(own) for name, own in by_series.items()}
    told = {row["goal_id"]: assessed[series.get(row["goal_id"], row["goal_id"])] for row in rows}
    newest = max(rows, key=_time)
    present = sorted((r for r in rows if r["document_id"] == newest["document_id"]), key=lambda r: r["ordinal"])
    there = {series.get(row["goal_id"], row["goal_id"]) for row in present}
    former = [own[-1] for name, own in by_series.items() if name not in there]
    former.sort(key=lambda row: (-row["document_year"], row["document_id"], row["ordinal"]))
    return Tree(
        board,
        f"{short(newest['doc_type'], newest['tertial'])} {newest['document_year']}",
        newest["document_year"],
        _below(None, present, told, {row["goal_id"] for row in present}),
        [(row["document_year"], Goal(row, told[row["goal_id"]], ())) for row in former],
    )


def _below(
    parent: str | None, rows: Sequence[Row], told: Mapping[str, Sequence[Assessed]], known: Collection[str]
) -> list[Goal]:
    children: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        above = row["parent_goal_id"]
        children[above if above in known and above != row["goal_id"] else None].append(row)

    def under(above: str | None) -> list[Goal]:
        return [Goal(row, told[row["goal_id"]], under(row["goal_id"])) for row in children[above]]

    return under(parent)


def _time(row: Row) -> tuple[int, int, str, int]:
    code = report_code(row["doc_type"], row["tertial"])
    rank = _NEAREST.index(code) if code in _NEAREST else -1
    return row["document_year"], rank, row["document_id"], row["ordinal"]


def _assessed(rows: Sequence[Row]) -> list[Assessed]:
    """`rows` of one series, the oldest first: the last word of each year."""
    last: dict[int, Assessed] = {}
    for row in rows:
        if row["assessment"] is not None or row["assessment_raw"]:
            code = report_code(row["doc_type"], row["tertial"])
            raw = row["assessment_raw"] or ""
            document = short(row["doc_type"], row["tertial"])
            last[row["document_year"]] = Assessed(row["document_year"], row["assessment"], raw, document, code == "vb")
    return [last[year] for year in sorted(last)]
