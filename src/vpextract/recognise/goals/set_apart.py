"""Tables that a conversion has set behind the text of their page, each below a link to a file of its own.

They stand under the goal that is open there only if no other one is on the page.
"""

from __future__ import annotations

import regex

_LINK = regex.compile(r"!?\[[^\]]+\]\([^()\s]+\.(?:csv|tsv|xlsx?|ods|json)\)")


class SetApart:
    """The goals among which such a table's is: those that were open or begun since the tables before."""

    def __init__(self) -> None:
        self._goals: set[int] = set()
        self._behind = False

    def begun(self, goal: int) -> None:
        """A goal begins."""
        self._goals.add(goal)

    def text(self, text: str, goal: int | None) -> None:
        """A text or heading stands under the goal `goal`: behind tables that are set apart it begins another page."""
        if self._behind and not _LINK.fullmatch(text.strip()):
            self._goals, self._behind = {goal} if goal is not None else set(), False

    def goal_of(self, above: str, goal: int | None) -> int | None:
        """The goal of a table below a text, `goal` but where the table is set apart and several may be its own."""
        if not _LINK.fullmatch(above.strip()):
            return goal
        self._behind = True
        return goal if len(self._goals) < 2 else None
