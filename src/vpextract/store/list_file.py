"""Lists for people in an output (`links.csv`, `editions.csv`): read whatever a spreadsheet program made of them, written whole.

Each is a file of the output itself: a link to one elsewhere is not followed, since the output may be somebody else's.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.linking.review import Form, Review
from vpextract.linking.review_csv import NoReviewError, bytes_to_review, review_to_bytes
from vpextract.store.folders import folder_at
from vpextract.store.replacing import path_of, replace_file

_MOST = 2**28
"""Bytes; a row takes some five hundred."""


def read_list(folder: str | Path, name: str, form: Form, what: str) -> Review:
    """What is in the list; nothing where there is none. `what` says what it is a list of.

    Raises OutputError where the file cannot be read or is no such list: it may hold decisions, and must not be lost.
    """
    there = folder_at(folder)
    path = path_of(there, name)
    try:
        return bytes_to_review(there.read_bytes(name, _MOST), form)
    except FileNotFoundError:
        return Review(form.columns)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path} cannot be read ({reason}). Close it elsewhere, or check its permissions.") from None
    except NoReviewError as problem:
        raise OutputError(
            f"{path} is not a list of {what} as vpextract writes it: {problem}. Mend that, or move the file away; "
            "nothing was changed."
        ) from None


def write_list(folder: str | Path, name: str, review: Review, then: str) -> None:
    """Replace the list, all of it or nothing, where it changed. `then` says what to do when it could not be written.

    Raises OutputError.
    """
    write_bytes(folder, name, review_to_bytes(review), then)


def write_bytes(folder: str | Path, name: str, data: bytes, then: str) -> None:
    """Replace a file for people, all of it or nothing, where it changed. Raises OutputError, which says what to do `then`."""
    there = folder_at(folder)
    with contextlib.suppress(OSError):
        if there.read_bytes(name, _MOST) == data:
            return
    try:
        replace_file(there, name, data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path_of(there, name)} cannot be written ({reason}). {then}") from problem
