"""Whether the front of a document says that it is a proposal, or that it was decided."""

from __future__ import annotations

from vpextract.knowledge.schema_documents import EditionWords
from vpextract.matching import alternatives

DECIDED, PROPOSAL = "decided", "proposal"


class Editions:
    """The patterns of one run about editions, ready to be asked."""

    def __init__(self, file: EditionWords) -> None:
        self._by_edition = [(DECIDED, alternatives(file.decided)), (PROPOSAL, alternatives(file.proposals))]

    def said_by(self, text: str) -> str | None:
        """What a line of a front says: `decided`, `proposal` or nothing of it."""
        return next((edition for edition, words in self._by_edition if words.search(text)), None)
