"""Boards and the boards that they took over from: the questions behind the mergers of `patterns/boards.toml`."""

from __future__ import annotations

from collections.abc import Callable, Collection

from vpextract.knowledge.schema_documents import Merger


class Lineage:
    """Who took over from whom, by board_id. A board that is not listed has no predecessors and stands alone."""

    def __init__(self, mergers: Collection[Merger], id_of: Callable[[str], str]) -> None:
        self._within: dict[str, frozenset[str]] = {}
        for merger in sorted(mergers, key=lambda m: m.date):
            board = id_of(merger.board)
            former = [self.within(id_of(name)) for name in merger.replaces]
            self._within[board] = frozenset({board}).union(self.within(board), *former)

    def within(self, board: str) -> frozenset[str]:
        """The board itself and all that were merged into it, directly or step by step."""
        return self._within.get(board, frozenset({board}))

    def heir(self, boards: Collection[str]) -> str | None:
        """The one of these boards that all others of them were merged into; None where there is none."""
        return next((board for board in boards if self.within(board).issuperset(boards)), None)

    def family(self, board: str) -> str:
        """A name that all boards share which can be in one series: that of the last board that took over."""
        heirs = [heir for heir, within in self._within.items() if board in within]
        return max(heirs, key=lambda heir: (len(self._within[heir]), heir), default=board)
