"""Two tables beside each other without rules around them: where to cut, so that each is read by itself, the left one first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline, baselines
from vpextract.layout.grid import Rail, rails
from vpextract.layout.open_columns import column_at, columns_of
from vpextract.layout.open_regions import is_known_head, is_number, is_tabular
from vpextract.matching import squeezed
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

MOSTLY = 0.7
"""A column of names has words in this share of its cells at least, a column of figures figures."""


def gutter(page: Page, bases: Sequence[Baseline], at: int, end: int, knowledge: Knowledge) -> float | None:
    """The x between two tables in `bases[at:end]`, of which the first baseline is their head; None for one table.

    A second column of names is no proof, as a table may have two. It takes a second key column, or one more sign that the
    right part is a table of its own: the same heads once more, rules that leave the gutter free, rows or sums of its own.
    """
    head = bases[at].lines
    for left, right in itertools.pairwise(head):
        match = knowledge.column(right.text)
        if match is not None and match.key and match.exact:
            return _between(left, right)
    if is_known_head(bases[at], knowledge):
        return None
    rows = [base for base in bases[at:end] if is_tabular(base)]
    columns = columns_of(rows[0].lines, [line for base in rows[1:] for line in base.lines]) if len(rows) > 2 else []
    if len(columns) < 4:
        return None
    placed = [[(column_at(line, columns), line) for line in base.lines] for base in rows]
    levels = [rail for rail in rails(page.rules, True) if rows[0].top - 3 < rail.at < rows[-1].bottom + 6]
    for j in range(2, len(columns) - 1):
        x = (columns[j - 1][1] + columns[j][0]) / 2
        free = any(_ends_before(rail, x) for rail in levels) and not any(rail.covers(x) for rail in levels)
        if _has_names(placed[1:], j) and (free or _own_rows(placed, j, knowledge)):
            return x
    return None


def _between(left: Line, right: Line) -> float:
    return max((left.box.x1 + right.box.x0) / 2, right.box.x0 - right.size)


def _ends_before(rail: Rail, x: float) -> bool:
    """Whether a rule has a piece on either side of x."""
    return any(b < x for _, b in rail.stretches) and any(a > x for a, _ in rail.stretches)


_Placed = list[tuple[int, Line]]
"""The texts of one row, each with its column."""


def _cells(rows: Sequence[_Placed], j: int) -> list[Line]:
    return [line for row in rows for column, line in row if column == j]


def _has_names(rows: Sequence[_Placed], j: int) -> bool:
    """Whether column `j` holds names and the one behind it figures, as a table's first two columns do."""
    names, figures = _cells(rows, j), _cells(rows, j + 1)
    if len(names) < 2 or not figures:
        return False
    words = sum(not is_number(line) for line in names) / len(names)
    return words >= MOSTLY and sum(is_number(line) for line in figures) / len(figures) >= MOSTLY


def _own_rows(rows: Sequence[_Placed], j: int, knowledge: Knowledge) -> bool:
    """Whether the columns from `j` on are a table of their own: heads said twice, rows or a sum that the left part lacks."""
    heads = [squeezed(line.text) for _, line in rows[0]]
    right = [squeezed(line.text) for column, line in rows[0] if column >= j]
    again = len(right) > 1 and right == heads[: len(right)]
    alone = any(all(column >= j for column, _ in row) and any(is_number(line) for _, line in row) for row in rows[1:])
    figured = [{column >= j for column, line in row if is_number(line)} for row in rows[1:]]
    ends_first = len(figured) > 3 and figured[-2:] == [{False}, {False}] and {True, False} in figured[:-2]
    own_sum = any("sum" in knowledge.book_words(line.text) for line in _cells(rows[1:], j))
    return again or alone or ends_first or own_sum


def halves(bases: Sequence[Baseline], at: int, x: float) -> tuple[list[Baseline], list[Baseline], int]:
    """The baselines left and right of x, from `at` down to the first line that runs across it, a heading or a wide gap;
    and the index behind the last one."""
    end = at
    while end < len(bases):
        base = bases[end]
        across = any(line.box.x0 < x < line.box.x1 for line in base.lines)
        parted = end > at and base.top - bases[end - 1].bottom > SETTINGS.table_gap * base.size
        heading = len(base.lines) == 1 and base.size > bases[at].size + 0.6
        if across or parted or heading:
            break
        end += 1
    lines = [line for base in bases[at:end] for line in base.lines]
    left = [i for i, line in enumerate(lines) if line.box.x1 <= x]
    right = [i for i, line in enumerate(lines) if line.box.x1 > x]
    return baselines(lines, left), baselines(lines, right), end
