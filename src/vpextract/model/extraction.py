"""A whole document: which one it is, and all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vpextract.model.blocks import SetAside
from vpextract.model.issue import Issue
from vpextract.model.read import PageInfo
from vpextract.model.records import Activity, Decision, EconomyRow, FigureTable, Goal, Indicator, Section


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is, told by its contents; None for what they do not tell. `kind` is the contract's doc_type."""

    kind: str | None = None
    year: int | None = None
    tertial: int | None = None
    board: str | None = None
    board_id: str | None = None
    dated: date | None = None
    title: str | None = None
    municipality: str | None = None
    edition: str | None = None
    """`decided` or `proposal`, where it says so."""
    doubts: tuple[tuple[str, str], ...] = ()
    """What is unsure about it: the code of an issue and a sentence each."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document. `status`: `ok`, `partial` or `failed`; `error` says what to do about the last.

    `size` is how many bytes it has; None where they could not be read. `patterns` is the fingerprint of those it was read with,
    `pack` the name of the pack among them that is for documents of its years and words.
    """

    document_id: str
    source: str
    sha256: str
    reader: str
    status: str
    error: str | None = None
    identity: Identity = Identity()
    n_pages: int | None = None
    pages: tuple[PageInfo, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    activities: tuple[Activity, ...] = ()
    tables: tuple[FigureTable, ...] = ()
    economy: tuple[EconomyRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    size: int | None = None
    patterns: str | None = None
    pack: str | None = None
