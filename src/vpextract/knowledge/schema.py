"""The shape of `patterns/*.toml`: one class for each table, checked on loading. An unknown key or a wrong type is a mistake."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from vpextract.knowledge.schema_base import Labelled, Matched, Strict
from vpextract.knowledge.schema_labels import LabelsFile

ColumnRole = Literal[
    "name",
    "outcome",
    "outcome_men",
    "outcome_women",
    "outcome_of_year",
    "outcome_previous",
    "forecast",
    "target",
    "target_kf",
    "period",
    "comment",
    "text",
    "start_date",
    "end_date",
    "deviation",
    "status",
]
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
TimeInYear = Literal["final", "tertial", "quarter"]
PeriodKind = Literal["tertialrapport", "verksamhetsberattelse", "any"]
Measure = Literal["deviation", "change", "adjustment", "forecast", "budget", "plan", "outcome"]
Side = Literal["cost", "income", "net"]
BookWord = Literal[
    "plain_sum",
    "total",
    "net",
    "cost",
    "income",
    "deduction",
    "signed",
    "rate",
    "deviation",
    "change",
    "adjustment",
    "forecast",
    "budget",
    "plan",
    "outcome",
]
Sign = Literal[
    "green",
    "yellow",
    "red",
    "ongoing",
    "completed",
    "not_started",
    "cancelled",
    "gendered",
    "kf",
    "status",
    "none",
]
PictureShape = Literal["", "circle", "ring", "triangle", "check", "bars", "cross", "venus", "boxed", "square", "other"]
PictureGround = Literal["", "disc", "tile", "ring", "frame"]
Hue = Literal["green", "yellow", "red", "blue", "cyan", "purple"]
PictureColor = Literal["", "green", "yellow", "red", "blue", "cyan", "purple", "black", "grey"]
Digest = Annotated[str, msgspec.Meta(pattern="^([a-z]+-([a-z]+-)?[0-9a-f]{19})?$")]
"""The mark of a picture, as `reading.pictures` makes it."""


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
    alone: list[str]
    listed: list[str]
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


class Units(Strict, frozen=True):
    known: list[str]
    percent: list[str]
    figures: list[str]
    before: list[str]


class Months(Strict, frozen=True):
    names: list[str]


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
    remarks: list[str]
    year_notes: list[str]
    minus: list[str]
    women: list[str]
    men: list[str]


class ValuesFile(Strict, frozen=True):
    words: dict[str, list[str]]
    misspelt: dict[str, list[str]]
    prefixes: dict[str, list[str]]
    suffixes: dict[str, list[str]]
    composed: ComposedValues
    periods: Periods
    shares: Matched
    units: Units
    months: Months
    times: TimeWords


class Words(Strict, frozen=True):
    known: list[str]
    onsets: list[str]


class WordsFile(Strict, frozen=True):
    words: Words


class ProseFile(Strict, frozen=True):
    no_headings: Matched
    counts: Matched
    addresses: Matched
    verbs: KnownWords
    unfinished: KnownWords


class TableKind(Strict, frozen=True):
    name: str
    about: list[str] = []
    sections: list[str] = []
    heads: list[str] = []
    all_heads: list[str] = []
    excluded_heads: list[str] = []
    rows: list[str] = []
    measures: list[Measure] = []
    all_measures: list[Measure] = []
    documents: list[str] = []
    min_numeric: float = 0.0
    examples: list[str] = []
    counter_examples: list[str] = []


class Times(Strict, frozen=True):
    """Words for times in heads; `{tertial}` and `{quarter}` stand for their numbers."""

    previous: Matched
    tertial: Matched
    quarter: Matched
    annual_report: Matched
    idle: Matched


class Ledgers(Strict, frozen=True):
    kinds: list[str]


class TablesFile(Strict, frozen=True):
    kind: list[TableKind]
    units: dict[str, list[str]]
    part_rows: Matched
    sum_rows: Matched
    ledgers: Ledgers
    sides: dict[Side, Matched]
    percent: Matched
    times: Times
    books: dict[BookWord, Matched]
    captions: Matched
    unit_lines: Matched
    notes: Matched


class DocumentKind(Strict, frozen=True):
    short: str
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


class TitleTimes(Strict, frozen=True):
    until: list[str]
    tertials: list[str]
    labels: list[str]
    meetings: list[str]
    no_dates: list[str]
    ordinals: dict[str, list[str]] = {}


class OtherDocuments(Strict, frozen=True):
    words: list[str]
    leads: list[str]
    abouts: list[str]
    openings: list[str]
    not_boards: list[str]
    matters: list[str]
    senders: list[str]
    of_all: list[str]
    no_titles: list[str]
    ends: list[str]


class DocumentsFile(Strict, frozen=True):
    kinds: dict[str, DocumentKind]
    times: TitleTimes
    others: OtherDocuments
    contact: Contact
    persons: Persons
    attachments: Matched
    furniture: Furniture


class BoardShape(Strict, frozen=True):
    match: list[str]
    whole: list[str] = []
    beginnings: list[str] = []
    endings: list[str] = []
    before: list[str] = []
    not_names: list[str] = []
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class BoardLines(Strict, frozen=True):
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
    names: list[str]
    match: list[str]
    by_shape: list[str] = []
    no_names: list[str] = []
    examples: dict[str, list[str]] = {}
    counter_examples: list[str] = []


class BoardsFile(Strict, frozen=True):
    shape: BoardShape
    lines: BoardLines
    municipalities: Municipalities
    stadsdelsnamnder: Districts
    facknamnder: BoardNames


class PictureSign(Strict, frozen=True):
    sign: Sign | list[Sign]
    shape: PictureShape = ""
    color: PictureColor = ""
    ground: PictureGround = ""
    digest: Digest = ""


class Bullets(Strict, frozen=True):
    marks: list[str]
    shapes: list[PictureShape]


class Colors(Strict, frozen=True):
    chroma: int
    black: int
    hues: dict[Hue, list[tuple[float, float]]]


class ProgressWords(Strict, frozen=True):
    """Patterns of the words that the status of an activity is composed of."""

    negations: list[str]
    partly: list[str]
    started: list[str]
    finished: list[str]
    running: list[str]
    planned: list[str]
    stopped: list[str]
    light: list[str]


class SignsFile(Strict, frozen=True):
    glyphs: dict[Sign, list[str]]
    words: dict[Sign, list[str]]
    progress: ProgressWords
    glyph_shapes: dict[PictureShape, list[str]]
    bullets: Bullets
    symbols: dict[str, dict[str, str]]
    colors: Colors
    picture: list[PictureSign]


class LinkWords(Strict, frozen=True):
    light: list[str]
    formal: list[str]
    generic: list[str]
    endings: list[str]
    derivations: list[str]
    nominalisations: list[str]
    equals: list[list[str]]
    negations: list[str]
    abbreviations: list[str]
    prefixes: list[str]
    contrasts: list[list[str]]
    lookalikes: list[list[str]]
    misreadable: list[list[str]]


class WordWeights(Strict, frozen=True):
    light: float
    formal: float
    generic: float
    content: float
    number: float
    moved: float
    compound: float
    respelt: float
    misread: float
    misread_share: float
    nominal: float
    misread_light: float
    misread_short: float
    misread_scan: float


class EvidenceWeights(Strict, frozen=True):
    unit_differs: float
    contrast: float
    same_parent: float
    other_parent: float
    same_number: float
    same_context: float
    carried_over: float
    carried_over_round: float
    not_carried_over: float
    same_city_target: float
    other_city_target: float
    same_target: float
    other_target: float
    same_dates: float


class LinkScale(Strict, frozen=True):
    middle: float
    steepness: float
    short_name: float
    short_factor: float
    telling_name: float
    context_ratio: float
    parent_ratio: float
    linked: float
    to_review: float
    chain: float
    margin: float


class LinkFile(Strict, frozen=True):
    words: LinkWords
    costs: WordWeights
    evidence: EvidenceWeights
    scale: LinkScale


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
}
