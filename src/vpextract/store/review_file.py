"""`OUTPUT/links.csv`: the doubtful links, and what people decided about them. It is theirs as much as ours."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.linking.records import Doubtful
from vpextract.linking.review import NoReviewError, Review, bytes_to_review, renewed, review_to_bytes

NAME = "links.csv"


def read_review(folder: Path) -> Review:
    """What is in the folder's list; an empty one where there is no file.

    Raises OutputError where the file cannot be read or is no such list: it may hold decisions, and must not be lost.
    """
    path = folder / NAME
    try:
        return bytes_to_review(path.read_bytes())
    except FileNotFoundError:
        return Review()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path} cannot be read ({reason}). Close it elsewhere, or check its permissions.") from None
    except NoReviewError as problem:
        raise OutputError(
            f"{path} is not a list of links as vpextract writes it: {problem}. Restore that column, or move the file away; "
            "nothing was changed."
        ) from None


def write_review(folder: Path, doubtful: Sequence[Doubtful]) -> Review:
    """Renew the list, all of it or nothing; what people wrote, up to this moment, is kept. Raises OutputError."""
    review = renewed(read_review(folder), doubtful)
    path = folder / NAME
    draft = folder / f".{NAME}-{secrets.token_hex(4)}"
    try:
        with draft.open("wb") as sink:
            sink.write(review_to_bytes(review))
            sink.flush()
            os.fsync(sink.fileno())
        draft.replace(path)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(
            f"{path} cannot be written ({reason}). Close it in other programs and link again; "
            "the series are written, and your decisions are as they were."
        ) from problem
    finally:
        draft.unlink(missing_ok=True)
    return review
