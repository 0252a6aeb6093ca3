"""Which editions people chose, and which are preferred anew."""

from __future__ import annotations

from pathlib import Path

from vpextract.running.planning import Before
from vpextract.store.editions import changed_editions
from vpextract.store.opened import Rows
from vpextract.store.rulings import read_rulings

EDITION = "edition"
"""The kind of these rulings: about a group of editions, the verdict is the hash of the document."""


def chosen_editions(output: str | Path) -> dict[str, str]:
    """The hash of the document that a person preferred, by what it is an edition of. Raises OutputError."""
    rulings = read_rulings(output).in_force(EDITION).values()
    return {str(one.about.get("edition_of")): one.verdict for one in rulings if one.verdict}


def preferred_anew(before: Before, rows: Rows) -> set[str]:
    """The documents that linking saw before and does not see now, or the other way round."""
    now = rows.table("documents", columns=("document_id", "preferred")).to_pylist()
    return changed_editions((row for _, row in before.documents), now)
