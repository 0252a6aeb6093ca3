"""`OUTPUT/links.csv`: the doubtful links, and what people decided about them. It is theirs as much as ours.

What they decided is kept in `OUTPUT/rulings.jsonl` as well, and comes back from there where the list is gone. It is a file of
the output itself: a link to one elsewhere is not followed, since the output may be somebody else's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from vpextract.linking.records import Doubtful
from vpextract.linking.renewing import renewed
from vpextract.linking.review import DECISION, LINKS, Pair, Review
from vpextract.linking.review_rulings import LINK, entry_to_ruling, review_to_rulings, with_rulings
from vpextract.model.rulings import Ruling
from vpextract.store.folders import folder_at
from vpextract.store.layout import REVIEW
from vpextract.store.list_file import read_list, write_list
from vpextract.store.replacing import path_of
from vpextract.store.rulings import add_rulings, read_rulings

NAME = REVIEW


def read_review(folder: str | Path) -> Review:
    """What is in the folder's list, and what was decided but is in it no more; nothing where there is neither.

    Raises OutputError where the file cannot be read or is no such list: it may hold decisions, and must not be lost.
    """
    return with_rulings(_read_list(folder), read_rulings(folder).in_force(LINK))


def settled_review(folder: str | Path) -> Review:
    """`read_review`, after what the list says anew was written down as rulings. The output must be claimed."""
    review = _read_list(folder)
    rulings = read_rulings(folder)
    rulings = add_rulings(folder, review_to_rulings(review, rulings.in_force(LINK)))
    return with_rulings(review, rulings.in_force(LINK))


def decide_links(folder: str | Path, rulings: Sequence[Ruling]) -> None:
    """Write decisions about pairs into the list, where they are asked about, and then among the rulings. Raises OutputError.

    The output must be claimed. The list comes first: a row without its decision would take the ruling back.
    """
    review = read_review(folder)
    words = {one.key: one.verdict or "" for one in rulings}
    keys = [entry_to_ruling(entry, None).key for entry in review.entries] if words else []
    entries = tuple(
        entry._replace(cells={**entry.cells, DECISION: words[key]}) if key in words else entry
        for entry, key in zip(review.entries, keys, strict=False)
    )
    if entries:
        then = "Close it in other programs and decide again; nothing was changed."
        write_list(folder, NAME, replace(review, entries=entries), then)
    add_rulings(folder, rulings)


def _read_list(folder: str | Path) -> Review:
    return read_list(folder, NAME, LINKS, "links")


def write_review(folder: str | Path, doubtful: Sequence[Doubtful], kept: Collection[Pair] = ()) -> Review:
    """Renew the list, all of it or nothing; what people wrote, up to this moment, is kept. Raises OutputError.

    Of the pairs in the list that nobody decided about, those in `kept` stay open as the `doubtful` ones are.
    """
    review = renewed(read_review(folder), doubtful, kept)
    then = "Close it in other programs and link again; the series are written, and your decisions are as they were."
    write_list(folder, NAME, review, then)
    return review


def review_path(folder: str | Path) -> str | Path:
    """How people name the list of that output."""
    return path_of(folder_at(folder), NAME)
