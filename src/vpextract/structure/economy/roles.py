"""What the rows of a ledger are to each other: items, parts of an item, totals; and the headings that they stand under.

Whoever adds up the items of a table gets its total, and adds nothing twice. Totals that add up tell which rows they are made
of. A row that belongs to none of them though a total follows is a part of the item above it ("Avskrivningar" under the
area that they are of); words tell the rest ("varav", "Summa").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.books import DIFFERENCES
from vpextract.structure.books.book import Book, BookRow
from vpextract.structure.books.readings import Total, mixes

_LONGEST_HEADING = 60
"""A longer row without figures is a text about the row above it."""


class Role(NamedTuple):
    """`role` of one row, and the label that it is a part of or stands under."""

    role: str
    parent: str | None


def roles_of(book: Book, totals: Sequence[Total], knowledge: Knowledge) -> dict[int, Role]:
    """The role of each row that holds figures."""
    best = {total.row.at: reading for total in totals if (reading := total.best) is not None and reading.support}
    made_of = {at for reading in best.values() for at in reading.rows}
    mixed = mixes(book, [row.at for row in book.rows])
    sums = {total.row.at for total in totals} | {x.at for x in book.rows if x.words and _is_sum(x, mixed, knowledge)}
    last = max(best, default=-1)
    roles: dict[int, Role] = {}
    heading = item = None
    for row in book.rows:
        if row.blank:
            heading = row.label if _is_heading(row.label, knowledge) else heading
        elif row.at in sums:
            roles[row.at] = Role("total", None)
            heading = None
        elif row.part or (item is not None and row.at < last and row.at not in made_of):
            roles[row.at] = Role("part", item)
        else:
            roles[row.at] = Role("item", heading)
            item = row.label
    return roles


def _is_sum(row: BookRow, mixed: bool, knowledge: Knowledge) -> bool:
    """A row that says that it sums up, or how far off all of it is; the net of rows of costs and income, or of all areas.

    `mixed`: the table has rows of both costs and income.
    """
    if row.part or "sum" in row.words or row.words & DIFFERENCES:
        return not row.part
    return "net" in row.words and (mixed or (row.at > 1 and knowledge.books.head(row.label).only_side))


def _is_heading(label: str, knowledge: Knowledge) -> bool:
    if not any(map(str.isalpha, label)) or len(label) > _LONGEST_HEADING or label.endswith("."):
        return False
    return "sum" not in knowledge.books.words(label) and not knowledge.books.is_part_row(label)
