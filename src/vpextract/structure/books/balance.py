"""Whether the books balance: sums, parts, net figures and deviations of the tables against what they are made of.

Which cells a sum is made of is seldom printed, so each way to read a table is tried. What one of them explains is right;
a mismatch is said only where the other figures show how the table is to be read, or where it can be read in one way only.
Of a table that may lack rows no total is called wrong, and no figure is held against a cell that may stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vpextract.containing import Part, attempt
from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.model import FigureCell, FigureTable, Issue
from vpextract.structure.books.book import Book, Finding, book_of, short
from vpextract.structure.books.columns import alike, column_findings, unshown_deviations
from vpextract.structure.books.parts import part_findings
from vpextract.structure.books.readings import Total, totals_of
from vpextract.structure.books.rows import row_findings


@dataclass(frozen=True, slots=True)
class Balance:
    """The tables that hold figures as ledgers, the totals of those that are whole, and what does not add up.

    `books` and `totals` are by table_id. `findings` are in reading order, at most one of a kind for each cell; `faults`
    are checks that could not be made.
    """

    books: Mapping[str, Book]
    totals: Mapping[str, Sequence[Total]]
    findings: Sequence[Finding]
    faults: Sequence[Issue]


def balance_of(tables: Sequence[FigureTable], knowledge: Knowledge, year: int | None = None) -> Balance:
    """The books of a document; `year` is the one that it is for."""
    faults: list[Issue] = []
    books = []
    for table in tables:
        book = attempt(_part(table), faults, None, book_of, table, knowledge)
        if book is not None and book.columns:
            books.append(book)
    found: list[Finding] = []
    totals: dict[str, Sequence[Total]] = {}
    whole = [book for book in books if book.table.whole]
    for group in alike(whole):
        found += attempt(_part(group[0].table), faults, [], _down, group, totals)
    found += [x for book in whole for x in attempt(_part(book.table), faults, [], _parts, book)]
    uneven = {(finding.book.table.table_id, finding.col) for finding in found}
    for group in alike(books):
        across = attempt(_part(group[0].table), faults, [], column_findings, group, year)
        found += [x for x in across if not x.weak or _confirmed(x, uneven)]
    order = {book.table.table_id: at for at, book in enumerate(books)}
    cells = {(order[x.book.table.table_id], x.row, x.col, x.code): x for x in reversed(found)}
    return Balance({book.table.table_id: book for book in books}, totals, [cells[x] for x in sorted(cells)], faults)


def balance_doubts(balance: Balance) -> Iterator[Issue]:
    """An issue for each cell that does not add up."""
    books = balance.books.items()
    first = {name: {cell.row: cell for cell in reversed(book.table.cells)} for name, book in books}
    yield from (_issue(x, first[x.book.table.table_id][x.row]) for x in balance.findings)
    yield from balance.faults


def _part(table: FigureTable) -> Part:
    lost = "The check whether the figures of a table add up could not be made"
    return Part("check_failed", lost, table.place.page, table.table_id, "warning")


def _down(group: Sequence[Book], totals: dict[str, Sequence[Total]]) -> list[Finding]:
    """Sums along the rows of tables with the same heads; a deviation that may be in percent is not added up."""
    unshown = unshown_deviations(group)
    found: list[Finding] = []
    for book in group:
        name = book.table.table_id
        totals[name] = totals_of(book)
        found += [x for x in row_findings(book, totals[name]) if (name, x.col) not in unshown]
    return found


def _parts(book: Book) -> list[Finding]:
    return list(part_findings(book))


def _confirmed(finding: Finding, uneven: set[tuple[str, int]]) -> bool:
    """Whether a column that the finding is made of does not add up downwards either: then the row shows why."""
    return any((finding.book.table.table_id, col) in uneven for col in finding.made_of)


def _issue(finding: Finding, cell: FigureCell) -> Issue:
    """`cell` is the first of its row."""
    table = finding.book.table
    head = finding.book.table.columns[finding.col]
    message = f"{_named(finding.book)}, column {short(head)}: {finding.message}"
    place = table.place if cell.place.page is None and cell.place.line is None else cell.place
    return issue(finding.code, message, place, table.table_id, finding.severity)


def _named(book: Book) -> str:
    """The table by its title, or else by its first head."""
    table = book.table
    name = table.title or next((head for head in table.columns if head), "")
    return f"Table {short(name)}" if name else "A table without a head"
