"""The shape of `patterns/tables.toml`: kinds of tables, their times and units, what their rows and columns are."""

from __future__ import annotations

from typing import Literal

from vpextract.knowledge.schema_base import Matched, Strict

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
    "from_budget",
    "change",
    "adjustment",
    "forecast",
    "budget",
    "plan",
    "outcome",
]
EconomyWord = Literal[
    "transfer",
    "before_transfers",
    "after_transfers",
    "account",
    "surplus",
    "surplus_negative",
    "surplus_positive",
    "gross",
]


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


Reach = Literal["table", "chapter", "document"]


class SectionUnitWords(Strict, frozen=True):
    """`reach`: how far a unit holds that a sentence or a heading says, for tables that name none."""

    sentences: Matched
    headings: Matched
    reach: Reach = "chapter"


class UnitLines(Matched, frozen=True):
    """`reach`: how far the unit of a line holds that says nothing else."""

    reach: Reach = "table"


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
    economy: dict[EconomyWord, Matched]
    section_units: SectionUnitWords
    captions: Matched
    numbered_captions: Matched
    unit_lines: UnitLines
    notes: Matched
