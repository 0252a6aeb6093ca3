"""The header of a ruled table: how many of its first rows are labels of columns, by all signs together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.header_signs import WEIGHTS, Seen, painted_on, signs_of
from vpextract.layout.tables.joins import columns_in, is_comment_row, labels_of
from vpextract.layout.tables.raw import RawTable
from vpextract.matching import squeezed
from vpextract.model import Page

MOST_ROWS = 5
"""A header has at most so many rows."""


def find_head(table: RawTable, page: Page, knowledge: Knowledge, before: RawTable | None = None) -> None:
    """Set `n_head`, `title` and `signs` of a ruled table.

    As many of its first rows are the header as have the largest sum of signs, if that is more than nothing. `before` is the
    table that the page before ends on: one in the same columns may be its rest.
    """
    while len(table.rows) > 1 and table.rows[0].spanning and not is_comment_row(table.rows[0], knowledge):
        title = table.rows.pop(0)
        table.title.extend([*title.spanning, *(line for cell in title.cells for line in cell)])
    rest = before is not None and columns_in(before, table) is not None
    above = tuple(squeezed(label) for label in labels_of(before)) if before is not None and before.n_head else ()
    seen = Seen(table.box, painted_on(page, table.box), rest, above)
    first = itertools.takewhile(lambda row: not row.spanning, table.rows[:MOST_ROWS])
    table.signs = [signs_of(table.rows, at, seen, knowledge) for at, _ in enumerate(first)]
    table.n_head = _best([sum(WEIGHTS[sign] for sign in signs) for signs in table.signs])


def _best(scores: Sequence[float]) -> int:
    """How many scores from the first have the largest sum; 0 where none is more than nothing."""
    sums = [0.0, *itertools.accumulate(scores)]
    return max(range(len(sums)), key=lambda count: (sums[count], -count))
