"""What a report is about, and its rows: of preferred editions, of the boards and years that were asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vpextract.asking.question import Answer, Question
from vpextract.errors import RequestError
from vpextract.languages import catalogue
from vpextract.store.reading import Output
from vpextract.store.skipped import only_skipped
from vpextract.terms import report_code

MOST_DOCUMENTS = 250
"""A page of more is too large to be mailed, and nobody reads it."""

_OF_FILES = (
    *("document_id", "source", "sha256", "doc_type", "year", "tertial", "board_id", "board", "municipality", "title"),
    *("document_date", "edition", "preferred", "edition_reason", "pages", "status", "error"),
)

Row = Mapping[str, Any]


@dataclass(frozen=True, order=True)
class Board:
    """A board of one municipality; equal where it is the same."""

    board_id: str
    municipality: str | None
    name: str


class Scope:
    """The rows of an output that a report is about."""

    def __init__(self, output: Output, boards: Sequence[str] = (), years: Sequence[str] = ()) -> None:
        """Raises RequestError for boards or years that are not there, and where there are too many documents."""
        self.output = output
        self._asked = (tuple(boards), tuple(years))
        found = len(self.files)
        if not found:
            raise RequestError("No document of the output is of these boards and years, so there is nothing to report.")
        if found > MOST_DOCUMENTS:
            raise RequestError(
                f"A report of {found:,} documents would be too large to be mailed; {MOST_DOCUMENTS} are the most. "
                "Choose with --board and --year, such as --board norrmalm --year 2021-2023."
            )

    def rows(self, dataset: str, *columns: str, where: Sequence[str] = (), all_editions: bool = False) -> list[Row]:
        """Rows as dictionaries of these columns."""
        boards, years = self._asked
        question = Question(dataset, boards, years, where=where, columns=columns, all_editions=all_editions)
        found: list[Row] = Answer(self.output, question).table().to_pylist()
        return found

    @cached_property
    def files(self) -> list[Row]:
        """All documents of all editions, failed ones among them."""
        return self.rows("documents", *_OF_FILES, all_editions=True)

    @cached_property
    def skipped(self) -> list[Row]:
        """Files of other kinds; none where boards or years were asked for, as nobody knows theirs."""
        if any(self._asked):
            return []
        found: list[Row] = only_skipped(self.output.table("documents")).to_pylist()
        return found

    @cached_property
    def documents(self) -> list[Row]:
        """The preferred editions that were read."""
        return [row for row in self.files if row["preferred"] and row["status"] != "failed"]

    @cached_property
    def boards(self) -> list[Board]:
        """By name; the name is that of the newest document."""
        return sorted(set(self._known.values()), key=lambda board: (board.name, board.municipality or ""))

    def board(self, row: Row) -> Board:
        """The board of a row that has board_id and municipality."""
        key = (row["board_id"], row.get("municipality"))
        name = row["board_id"] or catalogue("sv").reported("board_unknown")
        return self._known.get(key) or Board(row["board_id"] or "", key[1], name)

    @cached_property
    def source_of(self) -> Mapping[str, Row]:
        """document_id → its row."""
        return {row["document_id"]: row for row in self.files}

    def named(self, document_id: str) -> str:
        """A document in short: "VB 2022"."""
        row = self.source_of.get(document_id)
        return "" if row is None else f"{short(row['doc_type'], row['tertial'])} {row['year'] or ''}".strip()

    @cached_property
    def _known(self) -> Mapping[tuple[str | None, str | None], Board]:
        """(board_id, municipality) → the board; one that names no municipality is the only one of its name, if so."""
        by_id: dict[str, list[Row]] = defaultdict(list)
        for row in self.documents:
            if row["board_id"]:
                by_id[row["board_id"]].append(row)
        known: dict[tuple[str | None, str | None], Board] = {}
        for board_id, rows in by_id.items():
            places = {row["municipality"] for row in rows} - {None}
            newest = sorted(rows, key=lambda row: (row["year"] or 0, row["document_id"]))
            for place in places or {None}:
                name = next(r["board"] for r in reversed(newest) if len(places) < 2 or r["municipality"] == place)
                told = name or board_id
                board = Board(board_id, place, f"{told} ({place})" if len(places) > 1 else told)
                known[board_id, place] = board
                if len(places) < 2:
                    known[board_id, None] = board
        return known


def short(kind: str | None, tertial: int | None) -> str:
    """VP, T1, T2, T3, VB; ? where nobody knows."""
    code = report_code(kind, tertial)
    return "?" if code == "unknown" else code.upper()
