"""Where heads of known tables begin on a page, kept while its tables are looked for."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.headers import first_of_head, heads_known_table
from vpextract.layout.sheet import HEAD_LINES, Baseline, is_known_head


class Keys:
    """The keys of known tables among the baselines of a page: each baseline is asked once, however many tables are tried."""

    def __init__(self, bases: Sequence[Baseline], knowledge: Knowledge) -> None:
        self._bases, self._knowledge = bases, knowledge
        self._heads: dict[int, bool] = {}
        self._below: dict[int, int] = {}
        self._headed: dict[int, bool] = {}

    def heads(self, at: int) -> bool:
        """Whether the head of a known table stands at a baseline, its labels on this one or wrapped."""
        if at not in self._heads:
            self._heads[at] = heads_known_table(self._bases, at, self._knowledge)
        return self._heads[at]

    def below(self, at: int) -> int:
        """The baseline with the head's key where a head begins above it: columns wrap differently, their last lines are
        level. Answers `at` itself where no key follows."""
        if at not in self._below:
            key = next((b for b in range(at, min(at + HEAD_LINES, len(self._bases))) if self.heads(b)), at)
            self._below[at] = key if first_of_head(self._bases, key, self._knowledge) <= at else at
        return self._below[at]

    def headed(self, at: int) -> bool:
        """Whether a head begins at a baseline: its key stands there, or below what begins there."""
        if at not in self._headed:
            self._headed[at] = is_known_head(self._bases[at], self._knowledge) or self.below(at) != at
        return self._headed[at]
