"""The shape of `patterns/*.toml`: one class for each table, checked on loading. An unknown key or a wrong type is a mistake.

Files with many tables have modules of their own beside this one.
"""

from __future__ import annotations

from typing import Literal

from vpextract.knowledge.schema_base import Matched, Strict
from vpextract.knowledge.schema_documents import BoardsFile, DocumentsFile
from vpextract.knowledge.schema_followup import FollowupFile
from vpextract.knowledge.schema_labels import LabelsFile
from vpextract.knowledge.schema_link import LinkFile
from vpextract.knowledge.schema_signs import SignsFile
from vpextract.knowledge.schema_tables import TablesFile

HeadWhat = Literal[
    "name",
    "outcome",
    "forecast",
    "target",
    "period",
    "comment",
    "text",
    "start_date",
    "end_date",
    "deviation",
    "status",
]
ColumnRole = Literal[HeadWhat, "outcome_men", "outcome_women", "outcome_of_year", "outcome_previous", "target_kf"]
TimeInYear = Literal["final", "tertial", "quarter"]
Qualifier = Literal[
    "set_by_board", "to_be_set", "increase", "decrease", "max", "min", "plus_minus", "about", "none", "missing", "text"
]
PeriodKind = Literal["tertialrapport", "verksamhetsberattelse", "any"]


class Column(Strict, frozen=True):
    role: ColumnRole
    labels: list[str]
    key: bool = False


class Compounds(Strict, frozen=True):
    before: list[str]
    after: list[str]


class HeadParts(Strict, frozen=True):
    what: dict[HeadWhat, list[str]]
    whose: dict[Literal["kf", "namnd"], list[str]]
    who: dict[Literal["men", "women", "total"], list[str]]
    when: dict[Literal["previous", "next"], list[str]]
    times: dict[TimeInYear, list[str]]
    light: list[str]
    other: list[str]
    compared: list[str]
    joins: list[str]
    alone: list[str]
    listed: list[str]
    behind_year: list[str] = []
    over_dates: list[str] = []
    compounds: list[Compounds] = []


class ColumnsFile(Strict, frozen=True):
    parts: HeadParts
    indicators: list[Column]
    activities: list[Column]


class Periods(Strict, frozen=True):
    match: list[str]
    named: dict[PeriodKind, list[str]]


class KnownWords(Strict, frozen=True):
    known: list[str]


class Unfinished(KnownWords, frozen=True):
    may_end: list[str]
    may_end_clauses: list[str]
    clauses: list[str]


class Units(Strict, frozen=True):
    known: list[str]
    percent: list[str]
    figures: list[str]
    before: list[str]
    times: list[str]
    standard: dict[str, list[str]] = {}


class Months(Strict, frozen=True):
    """`means`: what a month as the time of a figure or a report stands for: "T2" for augusti, say."""

    names: list[str]
    means: dict[str, Literal["T1", "T2", "T3"]] = {}


class TimeWords(Strict, frozen=True):
    """Patterns of the words that times in columns of dates are composed of."""

    before_dates: list[str]
    parts: list[str]
    ordinals: list[str]
    seasons: list[str]
    named: list[str]
    open: list[str]
    light: list[str]
    between: list[str]
    joins: list[str]
    after: list[str]
    impossible: list[str]


class ComposedValues(Strict, frozen=True):
    """Patterns of the words in cells of more than one number, and of what stands behind a number but is no unit."""

    range_before: list[str]
    range_between: list[str]
    range_openly: list[str]
    scale: list[str]
    out_of: list[str]
    comparing: list[str]
    wholes: list[str]
    remarks: list[str]
    year_notes: list[str]
    minus: list[str]
    answers: list[str]
    women: list[str]
    men: list[str]


class Amounts(Strict, frozen=True):
    """Patterns of words for units of money behind a number in running text; of what makes it a rate, behind and before it."""

    mnkr: list[str]
    tkr: list[str]
    kr: list[str]
    per_behind: list[str] = []
    per_before: list[str] = []
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class ValuesFile(Strict, frozen=True):
    words: dict[Qualifier, list[str]]
    misspelt: dict[Qualifier, list[str]]
    prefixes: dict[Qualifier, list[str]]
    suffixes: dict[Qualifier, list[str]]
    composed: ComposedValues
    periods: Periods
    shares: Matched
    units: Units
    amounts: Amounts
    months: Months
    times: TimeWords


class Joins(Strict, frozen=True):
    """Words that a hyphen at a line's end leaves words of their own; see `patterns/words.toml`."""

    known: frozenset[str] = frozenset()
    behind_words: frozenset[str] = frozenset()
    as_one: frozenset[str] = frozenset()
    never_first: tuple[str, ...] = ()


class Words(Strict, frozen=True):
    known: list[str]
    letters: frozenset[str]
    """Those that are words alone."""
    onsets: frozenset[str]
    """Groups of consonants that words may begin with."""
    joins: Joins


class WordsFile(Strict, frozen=True):
    words: Words


class ProseFile(Strict, frozen=True):
    no_headings: Matched
    counts: Matched
    addresses: Matched
    verbs: KnownWords
    unfinished: Unfinished


class PatternFiles(Strict, frozen=True):
    """All files, by their names."""

    labels: LabelsFile
    columns: ColumnsFile
    values: ValuesFile
    tables: TablesFile
    documents: DocumentsFile
    boards: BoardsFile
    signs: SignsFile
    words: WordsFile
    prose: ProseFile
    link: LinkFile
    followup: FollowupFile


SCHEMAS: dict[str, type[Strict]] = {
    "labels": LabelsFile,
    "columns": ColumnsFile,
    "values": ValuesFile,
    "tables": TablesFile,
    "documents": DocumentsFile,
    "boards": BoardsFile,
    "signs": SignsFile,
    "words": WordsFile,
    "prose": ProseFile,
    "link": LinkFile,
    "followup": FollowupFile,
}
