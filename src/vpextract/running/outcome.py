"""What comes back for one document (`Outcome`) and for a whole run (`Report`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256 as sha256_of
from typing import TYPE_CHECKING

import msgspec

from vpextract.model import Extraction
from vpextract.reading.ocr.engine import INSTALL, NO_OCR, ocr_here
from vpextract.store.packing import pack
from vpextract.store.records import extraction_to_rows

if TYPE_CHECKING:
    from vpextract.linking.suggesting import Suggestion

_YEARS = 2**15
"""The column for years holds no later one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in a line; `warnings` counts its issues of severity warning and error, `doubts` these by their codes."""

    source: str
    document_id: str
    status: str
    error: str | None = None
    doc_type: str | None = None
    year: int | None = None
    tertial: int | None = None
    board: str | None = None
    pages: int | None = None
    goals: int = 0
    indicators: int = 0
    activities: int = 0
    tables: int = 0
    warnings: int = 0
    doubts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document, ready to be stored. `lasting` is false where it failed by circumstances: the next run tries again.

    `limit` is the one that it met: it is tried again when that is raised. `ocr` tells what read its pictures, or that nothing
    was there to read them with; None where it has none.
    """

    summary: Summary
    packed: bytes
    lasting: bool = True
    limit: str | None = None
    ocr: str | None = None


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """A document with several editions, by their sources; `new`: the run changed something about them."""

    name: str
    preferred: str
    reason: str
    others: tuple[str, ...]
    new: bool = True


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What linking did: `series` and, of these, `joined` with several rows; `to_review` pairs for people; `unlinked` documents.

    `notes` are sentences about decisions that could not be followed, `remarks` about the patterns it was done with.
    `suggested` are words that were put for each other in names that are one for certain, where that was asked for.
    """

    series: int
    joined: int
    to_review: int
    unlinked: int
    notes: tuple[str, ...] = ()
    suggested: tuple[Suggestion, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: the documents that it read, in the order of their sources, and what became of the others.

    `kept` documents were there already; `unsound` are those of them that could not be read without loss (their
    summaries have no counts); `unsure` counts all that are ok and may have lost columns, levels or rows. `gone`
    documents were removed. `rows` counts what is in the output now: goals, indicators, activities, tables and
    warnings. `notes` are sentences about what could not be done, `links` tells what linking did. `skipped` are files
    of other kinds, which are not read; of those with a source in `skipped_before` a former run told. `remarks` are
    sentences about the patterns that it read with, `editions` the documents
    with several.
    """

    summaries: tuple[Summary, ...]
    rows: Mapping[str, int]
    notes: tuple[str, ...] = ()
    links: LinkReport | None = None
    kept: int = 0
    gone: int = 0
    unsound: tuple[Summary, ...] = ()
    unsure: int = 0
    skipped: tuple[Summary, ...] = ()
    skipped_before: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    editions: tuple[EditionGroup, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every file was read without loss, now or before."""
        return not (self.notes or self.unsound) and all(s.status == "ok" for s in self.summaries)


def extraction_to_outcome(extraction: Extraction) -> Outcome:
    """Raises ValueError where a record does not fit the schema."""
    summary = _summary(extraction)
    packed = pack(extraction_to_rows(extraction), json.dumps(asdict(summary)))
    return Outcome(summary, packed, ocr=_ocr_of(extraction))


def note_to_summary(note: str) -> Summary:
    """The summary that was packed with a document's rows. Raises ValueError where the note is none that was made so."""
    try:
        summary = msgspec.json.decode(note, type=Summary)
    except msgspec.MsgspecError as problem:
        raise ValueError(note[:100]) from problem
    if not 0 <= (summary.year or 0) < _YEARS:
        raise ValueError(summary.year)
    return summary


def failed(source: str, sha256: str, sentence: str) -> Extraction:
    """The failed row of a file of which nothing else is known; without a hash, the source tells such files apart."""
    mark = sha256 or sha256_of(source.encode()).hexdigest()
    return Extraction(
        document_id=f"unknown-unknown-unknown-{mark[:8]}",
        source=source,
        sha256=sha256,
        reader="none",
        status="failed",
        error=sentence,
    )


def _ocr_of(found: Extraction) -> str | None:
    if INSTALL in (found.error or "") or any(issue.code == "ocr_missing" for issue in found.issues):
        return NO_OCR
    by_ocr = any(page.reader.endswith("ocr") for page in found.pages)
    return ocr_here() if by_ocr or any(issue.code == "picture_not_read" for issue in found.issues) else None


def _summary(e: Extraction) -> Summary:
    doubts = Counter(issue.code for issue in e.issues if issue.severity != "info")
    return Summary(
        source=e.source,
        document_id=e.document_id,
        status=e.status,
        error=e.error,
        doc_type=e.identity.kind,
        year=e.identity.year,
        tertial=e.identity.tertial,
        board=e.identity.board,
        pages=e.n_pages,
        goals=len(e.goals),
        indicators=len(e.indicators),
        activities=len(e.activities),
        tables=len(e.tables),
        warnings=doubts.total(),
        doubts=dict(doubts),
    )
