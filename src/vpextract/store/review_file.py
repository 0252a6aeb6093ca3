"""`OUTPUT/links.csv`: the doubtful links, and what people decided about them. It is theirs as much as ours."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.linking.records import Doubtful
from vpextract.linking.review import NoReviewError, Review, bytes_to_review, renewed, review_to_bytes

NAME = "links.csv"
_DRAFT = f".{NAME}-"


def read_review(folder: Path) -> Review:
    """What is in the folder's list; an empty one where there is no file.

    Raises OutputError where the file cannot be read or is no such list: it may hold decisions, and must not be lost.
    """
    path = folder / NAME
    try:
        return bytes_to_review(path.read_bytes())
    except FileNotFoundError:
        if path.is_symlink():
            raise OutputError(f"{path} leads to a file that is not there. Restore it, or remove the link.") from None
        return Review()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path} cannot be read ({reason}). Close it elsewhere, or check its permissions.") from None
    except NoReviewError as problem:
        raise OutputError(
            f"{path} is not a list of links as vpextract writes it: {problem}. Mend that, or move the file away; "
            "nothing was changed."
        ) from None


def write_review(folder: Path, doubtful: Sequence[Doubtful]) -> Review:
    """Renew the list, all of it or nothing; what people wrote, up to this moment, is kept. Raises OutputError."""
    review = renewed(read_review(folder), doubtful)
    path = folder / NAME
    place = path.resolve()  # the list may be kept elsewhere, with a link to it here
    draft = place.with_name(f"{_DRAFT}{secrets.token_hex(4)}")
    try:
        for left in folder.glob(f"{_DRAFT}*"):  # by a run that was killed; there is one at a time
            left.unlink()
        with draft.open("wb") as sink:
            sink.write(review_to_bytes(review))
            sink.flush()
            os.fsync(sink.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(
            f"{path} cannot be written ({reason}). Close it in other programs and link again; "
            "the series are written, and your decisions are as they were."
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return review
