"""Thresholds with their reasons, and the options of a run. Lengths are points or, where named so, parts of the letter size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SECONDS_A_PAGE = 1.0
"""What each page adds to the time that a document may take: usual ones need a hundredth of it. (OCR would add 30.)"""


@dataclass(frozen=True, slots=True)
class OwnPatterns:
    """The contents of a user's folder of patterns at one moment: each file's name without its ending, and its bytes.

    A value that travels to other machines, and that nobody changes while documents are read.
    """

    folder: str
    files: tuple[tuple[str, bytes], ...]


SHIPPED_ONLY = OwnPatterns("", ())
"""None of the user's own, said aloud."""


def patterns_said(said: str | Path | None) -> Path | OwnPatterns | None:
    """A folder of patterns as people name it; `none`: the shipped ones alone."""
    return SHIPPED_ONLY if said == "none" else Path(said) if said is not None else None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take; None: as much as it likes.

    `time` are seconds, to which its pages add theirs, `memory` are the bytes that the process which reads it may hold.
    """

    time: float | None = None
    memory: int | None = None
    pages: int | None = None

    @property
    def from_outside(self) -> bool:
        """Whether only another process can hold a document to them."""
        return self.time is not None or self.memory is not None


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for reading one document; `reader` forces `pymupdf` or `pdfplumber`.

    `patterns` are laid over the shipped ones; a folder is looked at anew for every document, its contents never change.
    `more_time` is told of seconds that its pages add to its limit, before they are read. `at_page` is told how many of its
    pages are read, of how many, where each takes seconds.
    `ocr_processes` read the pictures of its pages side by side; what they find is kept in the folder `ocr_cache`.
    """

    reader: str | None = None
    patterns: Path | OwnPatterns | None = None
    limits: Limits = Limits()
    more_time: Callable[[float], None] | None = None
    at_page: Callable[[int, int], None] | None = None
    ocr_processes: int = 2
    ocr_cache: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Geometry. `snap`, `join` and `thin` were tuned together on ruled pages of three producers."""

    thin: float = 3.0
    """A filled rectangle thinner than this is a rule: producers draw hairlines as boxes of 0.5–2 pt."""
    snap: float = 2.5
    """Rules whose positions differ by less are one: cell borders are drawn once for either cell."""
    join: float = 4.0
    """Pieces of one rule may be parted by this much: a crossing rule is often left out of both pieces."""
    small_picture: float = 40.0
    """Pictures wider or higher than this are illustrations, no signs."""
    margin_share: float = 0.16
    """Running headers and footers stand in this upper and lower share of the page."""
    furniture_share: float = 0.5
    """A line that recurs at its height on this share of the pages is furniture."""
    column_gap: float = 0.7
    """Text parted by more than this many letter sizes on one line stands in two columns."""
    narrow_gap: float = 0.45
    """The same where the file prints no space in the gap, but does so between words: a space is 0.25–0.3 letter sizes."""
    same_paragraph: float = 1.12
    """Lines further apart than this many times the usual line pitch begin a new paragraph."""
    note_gap: float = 0.25
    """A line under the last row that stands further off than the rows from each other, by so many letter sizes, is no row."""
    table_gap: float = 2.5
    """Tables beside each other end where nothing stands on so many letter sizes of height."""
    beside: float = 0.85
    """Baselines that follow each other more closely than so many letter sizes belong to one row, whose cells are centred."""
    mostly: float = 0.7
    """A column of figures has figures in this share of its cells at least, a column of names words."""
    row_gap: float = 1.055
    """Lines further apart than this many times the pitch within cells begin a new table row, where no rules tell."""


SETTINGS = Settings()
