"""A table of figures as a ledger: exact figures with their rounding, and what its rows and columns say they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from vpextract.knowledge import Knowledge
from vpextract.model import FigureCell, FigureTable

_DECIMALS = regex.compile(r"[.,](\d+)")
_WORDS = regex.compile(r"\W+")
_NOTHING = Decimal(0)
_LONG_LABEL = 44
"""Labels in messages are cut here: enough to find the cell, and several fit in a line."""


class Figure(NamedTuple):
    """A printed number. It stands for any within `slack` of it; `own_slack` takes each printed decimal at its word."""

    value: Decimal
    slack: Decimal
    own_slack: Decimal
    raw: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """`blank`: nothing but a label, or not even that; `part`: part of a row above it."""

    at: int
    label: str
    words: frozenset[str]
    part: bool
    blank: bool


@dataclass(frozen=True, slots=True)
class BookColumn:
    """`stem`: the head without the words for costs, income and net: columns of one budget have one stem."""

    at: int
    stem: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """`columns` are those that hold figures which may be added up; `texts` are cells of which no number could be made,
    or that may stand elsewhere."""

    table: FigureTable
    rows: tuple[BookRow, ...]
    columns: tuple[BookColumn, ...]
    figures: dict[tuple[int, int], Figure]
    texts: frozenset[tuple[int, int]]
    money: bool
    net: bool
    """Whether the table's title or first head says that all its figures are net."""

    def along(self, cells: Iterable[tuple[int, int]]) -> list[tuple[tuple[int, int], Figure]] | None:
        """The figures of these cells, empty ones left out; None where one is no number."""
        cells = list(cells)
        if any(cell in self.texts for cell in cells):
            return None
        return [(cell, self.figures[cell]) for cell in cells if cell in self.figures]


class Finding(NamedTuple):
    """What does not add up, and the cell that is said to be wrong.

    `made_of` are the columns of a finding along a row. A `weak` one counts only where one of them does not add up either.
    `severity` is that of the code unless this finding has a milder one.
    """

    book: Book
    row: int
    col: int
    code: str
    message: str
    made_of: tuple[int, ...] = ()
    weak: bool = False
    severity: str = ""


class Sum(NamedTuple):
    """A printed figure against what it should be."""

    total: Figure
    computed: Decimal
    slack: Decimal
    parts: tuple[tuple[tuple[int, int], Figure], ...]

    @property
    def difference(self) -> Decimal:
        return self.total.value - self.computed

    @property
    def fits(self) -> bool:
        return abs(self.difference) <= self.slack

    @property
    def telling(self) -> bool:
        """Whether that it fits says anything: a single part, or nothing but zeros, would fit by themselves."""
        return sum(figure.value != 0 for _, figure in self.parts) >= 2

    @property
    def inside(self) -> bool:
        """Whether the total lies between its parts, all of one sign, as an average does."""
        values = [figure.value for _, figure in self.parts]
        return one_sign(values) and min(values) <= self.total.value <= max(values)


def book_of(table: FigureTable, knowledge: Knowledge) -> Book:
    """The table's body as exact figures. The first column holds labels."""
    body = [cell for cell in table.cells if cell.col > 0 and not (cell.value is None and _is_dash(cell.raw, knowledge))]
    labels = _labels(table)
    filled = {cell.row for cell in body}
    figures: dict[tuple[int, int], Figure] = {}
    columns = []
    of_column: dict[int, list[FigureCell]] = {}
    for cell in body:
        if cell.value is not None and not cell.guessed:
            of_column.setdefault(cell.col, []).append(cell)
    for col, head in enumerate(table.columns):
        numbers = of_column.get(col, [])
        words = knowledge.books.words(head) if numbers else frozenset()
        if numbers and "rate" not in words and not any("%" in cell.raw for cell in numbers):
            columns.append(BookColumn(col, _stem(head, knowledge), words))
            figures |= _figures(numbers)
    rows = tuple(
        BookRow(at, label, knowledge.books.words(label), knowledge.books.is_part_row(label), at not in filled)
        for at in range(table.n_rows if columns else 0)
        for label in [labels.get(at, "")]
    )
    texts = frozenset((cell.row, cell.col) for cell in body if cell.value is None or cell.guessed)
    net = any("net" in knowledge.books.words(text) for text in (table.title or "", *table.columns[:1]))
    return Book(table, rows, tuple(columns), figures, texts, knowledge.books.is_ledger(table.kind), net)


def sum_of(total: Figure, parts: Sequence[tuple[tuple[int, int], Figure]], signs: Sequence[int]) -> Sum:
    """The total against its parts; every printed figure may be off by half of its last decimal.

    Parts are as exact as their column. A total without decimals over parts with some is rounded.
    """
    computed, slack = _NOTHING, total.own_slack
    for sign, (_, figure) in zip(signs, parts, strict=True):
        computed += figure.value if sign > 0 else -figure.value
        slack += figure.slack
    return Sum(total, computed, slack, tuple(parts))


def one_sign(values: Iterable[Decimal]) -> bool:
    """Whether no two of them have different signs."""
    values = list(values)
    return all(value >= 0 for value in values) or all(value <= 0 for value in values)


def printed(value: Decimal) -> str:
    """A computed number as Swedish documents print it: 1 234,5."""
    return f"{value:,f}".replace(",", " ").replace(".", ",")


def short(text: str) -> str:
    """A label in quotation marks, cut where it is long."""
    return f'"{text}"' if len(text) <= _LONG_LABEL else f'"{text[: _LONG_LABEL - 1].rstrip()}…"'


def _labels(table: FigureTable) -> dict[int, str]:
    """Each row's label: its first cell, or the first with letters where a number or nothing stands first."""
    labels: dict[int, str] = {}
    for cell in table.cells:
        labels.setdefault(cell.row, cell.row_label)
        if cell.value is None and not any(letter.isalpha() for letter in labels[cell.row]):
            labels[cell.row] = cell.raw
    return labels


def _is_dash(raw: str, knowledge: Knowledge) -> bool:
    """Whether a cell says "nothing": a dash, where others leave the cell empty."""
    return not any(letter.isalnum() for letter in raw) and knowledge.value_word(raw) == "none"


def _figures(numbers: Sequence[FigureCell]) -> dict[tuple[int, int], Figure]:
    """One column's figures. Where the column never prints ",0" it drops zeros: then "16" beside "15,4" is 16,0."""
    decimals = [_decimals(cell.raw) for cell in numbers]
    finest = max(map(len, decimals))
    drops = not any(digits and not digits.strip("0") for digits in decimals)
    figures = {}
    for cell, own in zip(numbers, map(len, decimals), strict=True):
        exact = finest if drops or cell.value == 0 else own
        value = Decimal(str(cell.value)).quantize(_step(own))
        figures[cell.row, cell.col] = Figure(value, _half(exact), _half(finest if cell.value == 0 else own), cell.raw)
    return figures


def _stem(head: str, knowledge: Knowledge) -> str:
    words = (word for word in _WORDS.split(head.casefold()) if word)
    return " ".join(word for word in words if not knowledge.books.words(word) & {"cost", "income", "net"})


def _decimals(raw: str) -> str:
    found = _DECIMALS.search(raw)
    return found[1] if found else ""


@cache
def _step(decimals: int) -> Decimal:
    """One in the last printed decimal."""
    return Decimal(1).scaleb(-decimals)


@cache
def _half(decimals: int) -> Decimal:
    """Half of the last printed decimal."""
    return Decimal(5).scaleb(-decimals - 1)
