"""The few faults that stop a document or the run. Each knows its exit status, and its message says what to do next.

Doubts about what a document says are no errors: they are issues, see `vpextract.issues`.
"""

from __future__ import annotations

import traceback
from pathlib import Path

_LIBRARIES = frozenset(("site-packages", "dist-packages"))


class VpextractError(Exception):
    """Base of all faults that vpextract raises on purpose; `str()` is a message for people, without any traceback.

    `exit_status` is what the command line ends with: 1 where other documents can go on, 2 where nothing could be done.
    """

    exit_status = 2


class DocumentError(VpextractError):
    """One document cannot be read; the message is the sentence for `documents.error`, saying what to do about it."""

    exit_status = 1


class EncryptedError(DocumentError):
    """The document is locked with a password: no other reader will do better."""


class PatternTimeError(DocumentError):
    """A pattern of the user's own took too long on one text of a document."""

    def __init__(self, pattern: str, text: str, seconds: float) -> None:
        super().__init__(pattern, text, seconds)
        self.pattern, self.text, self.seconds = pattern, text, seconds

    def __str__(self) -> str:
        return (
            f"A pattern of your own takes more than {self.seconds:g} seconds on one text: {_short(self.pattern)!r} on "
            f"{_short(self.text)!r}. It goes back and forth, as a repetition within a repetition does: write it so that it "
            "can match a text in one way only, or take it out."
        )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


class WorkerDiedError(DocumentError):
    """The process that read a document ended without an answer: killed by the system, or crashed inside a library.

    `where` is the worker of a cluster that it belonged to.
    """

    where: str | None = None


class LimitError(VpextractError):
    """A document met one of its limits, `limit`: `time`, `memory` or `pages`. The sentence says which option raises it."""

    exit_status = 1

    def __init__(self, limit: str, sentence: str) -> None:
        super().__init__(limit, sentence)
        self.limit = limit
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class ClusterError(VpextractError):
    """The Dask cluster cannot be reached or used, or is gone; what was read so far is not lost."""


class PatternError(VpextractError):
    """A mistake in a patterns file. The message names the file, the key in it and the reason."""

    def __init__(self, file: Path | str, key: str, reason: str) -> None:
        super().__init__(file, key, reason)
        self.file = file
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        where = f"{self.file}, {self.key}" if self.key else str(self.file)
        return f"{where}: {self.reason}"


class NoInputError(VpextractError):
    """There is nothing to read: the path does not exist, or no file of a kind that vpextract reads is in it."""


class MissingPackageError(VpextractError):
    """What was asked for needs a package that is not installed; the message says what to type."""


NO_WORD = "To read Word files, install what they need (pip install 'vpextract[docx]'), and run again."
NO_OFFICE = (
    "To read documents of an older Word or of another program, install LibreOffice (its command soffice must be found). "
    "Or save it as a .docx or a PDF, and run again."
)


class OutputError(VpextractError):
    """The output folder cannot be written or read as asked."""


class RequestError(VpextractError):
    """What was asked for is not there: no such dataset, no such document."""


def out_of_time(seconds: float, for_pages: float) -> LimitError:
    """It was allowed `seconds`, and others for its pages."""
    pages = f" and {for_pages:g} for its pages" if for_pages else ""
    return LimitError(
        "time",
        f"Time limit: reading it took longer than {seconds:g} seconds{pages}. Give it more with --timeout, or split the file.",
    )


def out_of_memory(most: int) -> LimitError:
    """It was allowed so many bytes."""
    return LimitError(
        "memory",
        f"Memory limit: reading it took more than {most / 2**30:.3g} GiB. Give it more with --memory, or split the file.",
    )


def too_many_pages(pages: int, most: int) -> LimitError:
    """It was allowed `most` pages."""
    return LimitError(
        "pages", f"Page limit: it has {pages} pages, more than {most}. Allow more with --max-pages, or split the file."
    )


def bug_sentence(bug: BaseException, evidence: str) -> str:
    """One sentence for an exception that nobody foresaw: what and where it was, and to report it with `evidence`."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    what = " ".join(f"{type(bug).__name__}: {bug}".split())
    return f"This is a bug in vpextract ({what[:300]}{where}). Please report it together with {evidence}."


def is_own_bug(error: BaseException) -> bool:
    """Whether an exception comes from lines of this package, not from within a library that they call."""
    package = Path(__file__).parent
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(package):
            return True
        if not _LIBRARIES.isdisjoint(file.parts):
            return False
    return False
