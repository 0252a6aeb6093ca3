"""Two tables beside each other without rules around them: where to cut, so that each is read by itself, the left one first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span, column_at, columns_of
from vpextract.layout.pages.rulings import Rail, rails
from vpextract.layout.sheet import Baseline, baselines, is_known_head, is_number, is_tabular
from vpextract.layout.tables.raw import RawTable
from vpextract.matching import squeezed
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

CLEARLY_WIDER = 1.5
"""A gap between two tables is so many times as wide as the gaps within them, where it is to tell that they are two."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where two tables beside each other are parted; not `sure` where only width and rows tell of it."""

    x: float
    sure: bool


def gutter(page: Page, bases: Sequence[Baseline], at: int, end: int, knowledge: Knowledge) -> Cut | None:
    """Where two tables in `bases[at:end]` are parted, of which the first baseline is their head; None for one table.

    A second column of names is no proof, as a table may have two, and some of its rows may lack the names or figures. It
    takes a second key column, the same heads once more, rules that leave this gap free alone, or two sums; less sure are
    rows that break at different heights, and a gap clearly wider than all others with rows that only one part has.
    """
    head = bases[at].lines
    for left, right in itertools.pairwise(head):
        match = knowledge.column(right.text)
        if match is not None and match.key and match.exact:
            return Cut(_between(left, right), sure=True)
    if is_known_head(bases[at], knowledge):
        return None
    rows = [base for base in bases[at:end] if is_tabular(base)]
    columns = columns_of(rows[0].lines, [line for base in rows[1:] for line in base.lines]) if len(rows) > 2 else []
    if len(columns) < 4:
        return None
    placed = [[(column_at(line, columns), line) for line in base.lines] for base in rows]
    levels = [rail for rail in rails(page.rules, True) if rows[0].top - 3 < rail.at < rows[-1].bottom + 6]
    for j in range(2, len(columns) - 1):
        if not _has_names(placed[1:], j):
            continue
        x = (columns[j - 1][1] + columns[j][0]) / 2
        if _heads_again(placed[0], j) or _only_gap_left_free(levels, columns, j):
            return Cut(x, sure=True)
        if _own_sums(placed, j, knowledge):
            return Cut(x, sure=True)
        if _rows_break_apart(placed, j) or (_is_widest(columns, j) and _own_rows(placed, j, knowledge)):
            return Cut(x, sure=False)
    return None


def _between(left: Line, right: Line) -> float:
    return max((left.box.x1 + right.box.x0) / 2, right.box.x0 - right.size)


def _only_gap_left_free(levels: Sequence[Rail], columns: Sequence[Span], j: int) -> bool:
    """Whether no rule runs over the gap before column `j`, while over each other gap one does."""
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    x = middles.pop(j - 1)
    return not any(rail.covers(x) for rail in levels) and all(
        any(rail.covers(other) for rail in levels) for other in middles
    )


def _is_widest(columns: Sequence[Span], j: int) -> bool:
    gaps = [b[0] - a[1] for a, b in itertools.pairwise(columns)]
    own = gaps.pop(j - 1)
    return own >= CLEARLY_WIDER * max(gaps)


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
    return words >= SETTINGS.mostly and sum(is_number(line) for line in figures) / len(figures) >= SETTINGS.mostly


def _heads_again(head: _Placed, j: int) -> bool:
    """Whether the heads from column `j` on are those at the left once more; of longer heads the key may differ."""
    heads = [squeezed(line.text) for _, line in head]
    right = [squeezed(line.text) for column, line in head if column >= j]
    same = len(right) > 1 and right == heads[: len(right)]
    return same or (len(right) > 2 and right[1:] == heads[1 : len(right)])


def _own_sums(rows: Sequence[_Placed], j: int, knowledge: Knowledge) -> bool:
    """Whether each part ends in a row that is named as a sum."""
    ends = (_last_name(rows, 0), _last_name(rows, j))
    return all(line is not None and _is_sum(line, knowledge) for line in ends)


def _last_name(rows: Sequence[_Placed], j: int) -> Line | None:
    """The last text in column `j`."""
    names = _cells(rows, j)
    return names[-1] if names else None


def _is_sum(line: Line, knowledge: Knowledge) -> bool:
    return "plain_sum" in knowledge.books.words(line.text)


def _rows_break_apart(rows: Sequence[_Placed], j: int) -> bool:
    """Whether a name goes on at one side, below its figures, where a row with figures begins at the other."""
    for name, own, other in ((0, (0, j), (j, 99)), (j, (j, 99), (0, j))):
        figured = [_in(row, name) for row in rows[1:] if _has_figure(row, own)]
        if any(line.text[0].islower() for line in figured if line is not None):
            continue
        for above, row in itertools.pairwise(rows[1:]):
            more = _in(row, name)
            goes_on = more is not None and more.text[0].islower() and not _has_figure(row, own)
            if goes_on and _has_figure(above, own) and _has_figure(above, other) and _has_figure(row, other):
                return True
    return False


def _in(row: _Placed, j: int) -> Line | None:
    return next((line for column, line in row if column == j), None)


def _has_figure(row: _Placed, within: tuple[int, int]) -> bool:
    return any(within[0] <= column < within[1] and is_number(line) for column, line in row)


def _own_rows(rows: Sequence[_Placed], j: int, knowledge: Knowledge) -> bool:
    """Whether only one of the parts has some rows: one is longer, or ends in a sum."""
    alone = any(all(column >= j for column, _ in row) and any(is_number(line) for _, line in row) for row in rows[1:])
    figured = [{column >= j for column, line in row if is_number(line)} for row in rows[1:]]
    ends_first = len(figured) > 3 and figured[-2:] == [{False}, {False}] and {True, False} in figured[:-2]
    last = _last_name(rows, j)
    return alone or ends_first or (last is not None and _is_sum(last, knowledge))


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


def doubt(tables: Sequence[RawTable]) -> None:
    """Say of tables that were parted from others on weak signs that their rows might belong to those."""
    for table in tables:
        for row in table.body:
            row.guessed.update(row.filled()[:1])
