"""Rows of the economy of invented tables, for the tests of what they say."""

from __future__ import annotations

from vpextract import knowledge
from vpextract.model import EconomyRow, FigureTable, Identity, Issue, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of
from vpextract.structure.books.balance import balance_of
from vpextract.structure.economy.rows import economy_of

KNOWLEDGE = knowledge.load()
PLAN = Identity(kind="verksamhetsplan", year=2031)
REPORT = Identity(kind="tertialrapport", year=2031, tertial=2)
YEAR = Identity(kind="verksamhetsberattelse", year=2031)


def figure_table(
    columns: str, rows: tuple[str, ...], title: str, document: Identity, headings: tuple[str, ...]
) -> FigureTable:
    """A table of figures as the earlier stages make it; cells are parted by "|"."""
    labels = _cells(columns)
    table = Table(labels, tuple(Row(_cells(row), Place()) for row in rows), Place(), title=title)
    made = figures_of(table, "", KNOWLEDGE, document)
    kind = made.kinds.under(headings)
    return FigureTable(
        "x:t001", None, None, 1, kind, title or None, made.unit, labels, len(rows), made.cells, Place(page=3)
    )


def economy(
    columns: str, *rows: str, title: str = "", document: Identity = YEAR, headings: tuple[str, ...] = ()
) -> list[EconomyRow]:
    """The rows of the economy of one table."""
    table = figure_table(columns, rows, title, document, headings)
    issues: list[Issue] = []
    found = economy_of([table], balance_of([table], KNOWLEDGE, document.year), document, KNOWLEDGE, issues)
    assert not issues
    return found


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))
