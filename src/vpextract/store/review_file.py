"""`OUTPUT/links.csv`: the doubtful links, and what people decided about them. It is theirs as much as ours.

What they decided is kept in `OUTPUT/rulings.jsonl` as well, and comes back from there where the list is gone. It is a file of
the output itself: a link to one elsewhere is not followed, since the output may be somebody else's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.linking.records import Doubtful
from vpextract.linking.renewing import renewed
from vpextract.linking.review import Pair, Review
from vpextract.linking.review_csv import NoReviewError, bytes_to_review, review_to_bytes
from vpextract.linking.review_rulings import LINK, review_to_rulings, with_rulings
from vpextract.store.folders import folder_at
from vpextract.store.layout import REVIEW
from vpextract.store.replacing import path_of, replace_file
from vpextract.store.rulings import add_rulings, read_rulings

NAME = REVIEW
_MOST = 2**28
"""Bytes; a pair takes some five hundred."""


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


def _read_list(folder: str | Path) -> Review:
    there = folder_at(folder)
    path = review_path(folder)
    try:
        return bytes_to_review(there.read_bytes(NAME, _MOST))
    except FileNotFoundError:
        return Review()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path} cannot be read ({reason}). Close it elsewhere, or check its permissions.") from None
    except NoReviewError as problem:
        raise OutputError(
            f"{path} is not a list of links as vpextract writes it: {problem}. Mend that, or move the file away; "
            "nothing was changed."
        ) from None


def write_review(folder: str | Path, doubtful: Sequence[Doubtful], kept: Collection[Pair] = ()) -> Review:
    """Renew the list, all of it or nothing; what people wrote, up to this moment, is kept. Raises OutputError.

    Of the pairs in the list that nobody decided about, those in `kept` stay open as the `doubtful` ones are.
    """
    review = renewed(read_review(folder), doubtful, kept)
    there, data = folder_at(folder), review_to_bytes(review)
    with contextlib.suppress(OSError):
        if there.read_bytes(NAME, _MOST) == data:
            return review
    try:
        replace_file(there, NAME, data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(
            f"{review_path(folder)} cannot be written ({reason}). Close it in other programs and link again; "
            "the series are written, and your decisions are as they were."
        ) from problem
    return review


def review_path(folder: str | Path) -> str | Path:
    """How people name the list of that output."""
    return path_of(folder_at(folder), NAME)
