"""The shapes of `patterns/documents.toml` and `patterns/boards.toml`: which document it is, and whose."""

from __future__ import annotations

from datetime import date
from typing import Literal

from vpextract.knowledge.schema_base import Labelled, Matched, Strict


class DocumentKind(Strict, frozen=True):
    """`short` is its part of identifiers. `reports`: it tells what was reached, in a period of its own; `by_tertial`: each
    tertial has one, whose number follows `short`."""

    short: str
    reports: bool = True
    by_tertial: bool = False
    words: list[str] = []
    weak: list[str] = []
    titles: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []


class Contact(Labelled, frozen=True):
    match: list[str] = []


class Persons(Strict, frozen=True):
    particles: list[str]
    given_names: list[str]
    no_persons: list[str]
    examples: dict[str, list[str]] = {}


class Furniture(Strict, frozen=True):
    page_numbers: list[str]
    skip: list[str] = []


class Archives(Strict, frozen=True):
    """What is written around texts that are kept: patterns of comments that number a page (`number`), keys of front matter
    that name the document, endings of files of tables."""

    pages: list[str]
    titles: list[str]
    tables: list[str]


class TitleTimes(Strict, frozen=True):
    until: list[str]
    tertials: list[str]
    labels: list[str]
    meetings: list[str]
    no_dates: list[str]
    before_dates: list[str]
    of_year: list[str]
    ordinals: dict[str, list[str]] = {}


class OtherDocuments(Strict, frozen=True):
    words: list[str]
    minutes: list[str]
    leads: list[str]
    abouts: list[str]
    openings: list[str]
    not_boards: list[str]
    matters: list[str]
    senders: list[str]
    of_all: list[str]
    no_titles: list[str]
    listed: list[str]
    follows: list[str]
    ends: list[str]


class EditionWords(Strict, frozen=True):
    proposals: list[str]
    decided: list[str]
    examples: dict[str, list[str]] = {}


class Unsaid(Strict, frozen=True):
    """What all documents are that do not say it themselves; `tertial` is that of reports which have one."""

    board: str = ""
    municipality: str = ""
    tertial: Literal[1, 2, 3] | None = None


class DocumentsFile(Strict, frozen=True):
    kinds: dict[str, DocumentKind]
    times: TitleTimes
    others: OtherDocuments
    editions: EditionWords
    contact: Contact
    persons: Persons
    attachments: Matched
    furniture: Furniture
    archives: Archives
    unsaid: Unsaid = Unsaid()

    def is_plan(self, kind: str | None) -> bool:
        """Whether documents of a kind plan a year, and report on none."""
        return kind is not None and not self.kinds[kind].reports


class BoardWords(Strict, frozen=True):
    """The words for a board: `definite` is the ending that makes it the one ("nämnd" + "en")."""

    board: str
    district: str
    definite: str
    named_for: str
    behind: list[str]


class BoardShape(Strict, frozen=True):
    words: BoardWords
    match: list[str]
    whole: list[str] = []
    beginnings: list[str] = []
    endings: list[str] = []
    before: list[str] = []
    not_names: list[str] = []
    joins: list[str] = []
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class BoardLines(Strict, frozen=True):
    words: list[str]
    breaks: list[str]
    addressed: list[str]
    leads: list[str]
    governments: list[str]
    match: list[str]
    no_names: list[str]
    offices: list[str]
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class BoardNames(Strict, frozen=True):
    names: list[str]


class Merger(Strict, frozen=True):
    date: date
    board: str
    replaces: list[str]


class Districts(Strict, frozen=True):
    names: list[str]
    mergers: list[Merger] = []


class Municipalities(Strict, frozen=True):
    words: list[str]
    names: list[str]
    match: list[str]
    by_shape: list[str] = []
    line_alone: list[str] = []
    no_names: list[str] = []
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class BoardsFile(Strict, frozen=True):
    shape: BoardShape
    lines: BoardLines
    municipalities: Municipalities
    stadsdelsnamnder: Districts
    facknamnder: BoardNames
    other_boards: BoardNames
