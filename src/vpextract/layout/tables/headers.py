"""The header of a ruled table: how many of its first rows are labels of columns, by all signs together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.header_signs import WEIGHTS, Seen, painted_on, signs_of
from vpextract.layout.tables.joins import columns_in, is_comment_row, labels_of, plain
from vpextract.layout.tables.raw import RawTable
from vpextract.matching import squeezed
from vpextract.model import Page

MOST_ROWS = 5
"""A header has at most so many rows."""
NO_HEADER = -11.0
"""With such a score a row has figures and nothing of a header: none is sought below it (of 1,037 ruled tables none had one)."""


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
    table.signs, scores = [], []
    for at, _ in enumerate(itertools.takewhile(lambda row: not row.spanning, table.rows[:MOST_ROWS])):
        table.signs.append(signs_of(table.rows, at, seen, knowledge))
        scores.append(sum([WEIGHTS[sign] for sign in table.signs[-1]]))
        if scores[-1] <= NO_HEADER:
            break
    table.n_head = _best(scores)
    if rest and before is not None and 1 < before.n_head < len(table.rows) and _says_again(table, before):
        table.n_head = before.n_head


def _says_again(table: RawTable, before: RawTable) -> bool:
    """Whether the first rows of a table are the header of several rows of the one before, in the same cells."""
    return all(
        list(map(plain, row.cells)) == list(map(plain, above.cells))
        for row, above in zip(table.rows, before.head, strict=False)
    )


def _best(scores: Sequence[float]) -> int:
    """How many scores from the first have the largest sum; 0 where none is more than nothing."""
    sums = [0.0, *itertools.accumulate(scores)]
    return max(range(len(sums)), key=lambda count: (sums[count], -count))
