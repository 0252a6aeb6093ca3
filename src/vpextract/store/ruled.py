"""What people decided about documents: which edition is preferred, which values they corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vpextract.store.corrections import VALUE, Corrections, corrections_in
from vpextract.store.edition_file import settled_editions
from vpextract.store.editions import Row, is_as_chosen
from vpextract.store.rulings import read_rulings, rulings_path


@dataclass(frozen=True, slots=True)
class Ruled:
    """`chosen` is the hash of the document that a person preferred, by what it is an edition of; `notes` say what is not
    followed."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    notes: tuple[str, ...] = ()

    def is_as_written(self, row: Row) -> bool:
        """Whether a former row of `documents`, and all rows of the document, say what they would now."""
        return is_as_chosen(row, self.chosen) and self.is_corrected(row)

    def is_corrected(self, row: Row) -> bool:
        """Whether the corrections that its values hold are those in force."""
        return bool(row.get("corrections") == self.corrections.mark(row["sha256"]))


NOTHING_RULED = Ruled()


def settled_rulings(folder: str | Path) -> Ruled:
    """What was decided, after what the list of editions says anew was written down. The output must be claimed.

    Raises OutputError where the list or the rulings cannot be read.
    """
    editions = settled_editions(folder)
    corrections = corrections_in(read_rulings(folder).in_force(VALUE))
    notes = editions.notes
    if n := corrections.unsound:
        told = "correction says" if n == 1 else "corrections say"
        notes += (f"{rulings_path(folder)}: {n} {told} nothing that could be followed.",)
    return Ruled(editions.by_group, corrections, notes)
