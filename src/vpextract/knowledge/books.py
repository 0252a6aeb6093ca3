"""What labels and heads of tables of figures say: the questions behind the ledgers of `patterns/tables.toml`."""

from __future__ import annotations

from vpextract.knowledge.schema import TablesFile
from vpextract.marks import unmarked
from vpextract.matching import alternatives


class BookWords:
    """The patterns of one run about sums, parts, costs and income, ready to be asked."""

    def __init__(self, file: TablesFile) -> None:
        patterns: dict[str, list[str]] = {"sum": file.sum_rows.match}
        patterns.update((word, entry.match) for word, entry in file.books.items())
        self._words = [(word, alternatives(match)) for word, match in patterns.items()]
        self._any = alternatives(pattern for match in patterns.values() for pattern in match)
        self._part_row = alternatives(file.part_rows.match)
        self._ledgers = frozenset(file.ledgers.kinds)

    def words(self, text: str) -> frozenset[str]:
        """What a row's label or a column's head says of its figures: `sum`, `net`, `cost`, `income`, `deviation`, …

        What names costs and income both is neither.
        """
        lean = unmarked(text).strip()
        if self._any.search(lean) is None:
            return frozenset()
        words = frozenset(word for word, pattern in self._words if pattern.search(lean))
        return words - {"cost", "income"} if {"cost", "income"} <= words else words

    def is_part_row(self, label: str) -> bool:
        """Whether a row is part of the row above it ("varav …")."""
        return bool(self._part_row.match(unmarked(label).strip()))

    def is_ledger(self, kind: str) -> bool:
        """Whether tables of this kind hold money, so that their totals are sums."""
        return kind in self._ledgers
