"""Headers of several rows in tables of cells: labels over several columns, and under them what parts these columns.

"Utfall", "", "Budget" over "2030", "2031", "" are the columns "Utfall 2030", "Utfall 2031" and "Budget".
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.marks import unmarked_head
from vpextract.numerals import has_digit, is_time

MOST_ROWS = 3
"""Rows of a header at most."""


def composed(rows: Sequence[Sequence[str]], knowledge: Knowledge) -> tuple[int, tuple[str, ...]] | None:
    """(how many of these rows are the header, one label for each column); None where the first alone may be it."""
    for count in range(min(MOST_ROWS, len(rows)), 1, -1):
        labels = _labels_of(rows[:count], knowledge)
        if labels is not None:
            return count, labels
    return None


def _labels_of(rows: Sequence[Sequence[str]], knowledge: Knowledge) -> tuple[str, ...] | None:
    """The labels of all rows, one for each column; None where a row below the first is none of a header.

    The rows below leave the first column free and have years, days or words without figures. The last has them under each
    column without a label above, and under at least one that has one.
    """
    first, *below = rows
    if any(len(row) != len(first) or row[0] for row in below) or not first[0]:
        return None
    parts = {column for column, text in enumerate(below[-1]) if text}
    free = {column for column in range(len(first)) if not any(row[column] for row in rows[:-1])}
    if (
        not free
        or not free < parts
        or not all(_parts_columns(text, knowledge) for row in below for text in row if text)
    ):
        return None
    spread = [_over_columns(row, rows[:at]) for at, row in enumerate(rows[:-1])]
    labels = tuple(" ".join(filter(None, column)) for column in zip(*spread, below[-1], strict=True))
    return labels if len(set(labels)) == len(labels) else None


def _over_columns(row: Sequence[str], above: Sequence[Sequence[str]]) -> list[str]:
    """The label of a row that stands over each column: it reaches to the next one beside it or above."""
    labels: list[str] = []
    for column, text in enumerate(row):
        begins = bool(text) or any(upper[column] for upper in above)
        labels.append(text if begins or not labels else labels[-1])
    return labels


def _parts_columns(text: str, knowledge: Knowledge) -> bool:
    """Whether a text parts the columns under one label: a year, a day, or words."""
    bare = unmarked_head(text)
    return is_time(bare) or knowledge.times.is_date(bare) or not has_digit(bare)
