"""`OUTPUT/editions.csv`: which edition of each document is preferred, and what people say. `rulings.jsonl` keeps that, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vpextract.store.edition_list import EDITION, FORM, chosen_in_force, editions_said, renewed_editions
from vpextract.store.folders import folder_at
from vpextract.store.layout import EDITIONS
from vpextract.store.list_file import read_list, write_list
from vpextract.store.opened import Rows
from vpextract.store.replacing import path_of
from vpextract.store.rulings import add_rulings, read_rulings

_COLUMNS = (
    *("edition_of", "preferred", "source", "document_date", "edition", "pages"),
    *("edition_reason", "document_id", "sha256"),
)


class Chosen(NamedTuple):
    """The hash of the document that a person preferred, by what it is an edition of; `notes` say what was not followed."""

    by_group: dict[str, str]
    notes: tuple[str, ...] = ()


def settled_editions(folder: str | Path) -> Chosen:
    """What people chose, after what the list says anew was written down as rulings. The output must be claimed.

    Raises OutputError where the list or the rulings cannot be read.
    """
    known = read_rulings(folder).in_force(EDITION)
    said = editions_said(read_list(folder, EDITIONS, FORM, "editions"), known)
    rulings = add_rulings(folder, said.rulings)
    return Chosen(
        chosen_in_force(rulings.in_force(EDITION)), tuple(f"{editions_path(folder)}, {note}." for note in said.notes)
    )


def several_editions(rows: Rows) -> list[dict[str, Any]]:
    """What the list says of each document that has several editions."""
    documents = rows.table("documents", columns=_COLUMNS)
    found: list[dict[str, Any]] = documents.filter(documents.column("edition_of").is_valid()).to_pylist()
    return found


def write_editions(folder: str | Path, several: Sequence[Mapping[str, Any]]) -> None:
    """Renew the list; none is made where no document has several editions. What people wrote is kept. Raises OutputError."""
    former = read_list(folder, EDITIONS, FORM, "editions")
    known = read_rulings(folder).in_force(EDITION)
    review = renewed_editions(former, several, known)
    if review.entries or former.entries:
        then = (
            "Close it in other programs and run again; the datasets are written, and your decisions are as they were."
        )
        write_list(folder, EDITIONS, review, then)


def editions_path(folder: str | Path) -> str | Path:
    """How people name the list of that output."""
    return path_of(folder_at(folder), EDITIONS)
