"""Headers of two rows in tables of cells: labels over several columns, and under them what parts these columns.

"Utfall", "", "Budget" over "2030", "2031", "" are the columns "Utfall 2030", "Utfall 2031" and "Budget".
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.marks import unmarked_head
from vpextract.numerals import has_digit, is_date, is_time


def composed(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The labels of both rows, one for each column; None where the second row is none of a header.

    The row below is of the header if it leaves the first column free and has a year or a word without figures under each
    column without a label of its own, and under at least one that has one.
    """
    if len(above) != len(below) or below[0] or not above[0]:
        return None
    parts = [column for column, text in enumerate(below) if text]
    free = [column for column, text in enumerate(above) if not text]
    if not free or not set(free) < set(parts) or not all(_parts_columns(below[column]) for column in parts):
        return None
    labels: list[str] = []
    over = ""
    for label, part in zip(above, below, strict=True):
        over = label or over
        labels.append(f"{over} {part}".strip())
    return tuple(labels) if len(set(labels)) == len(labels) else None


def _parts_columns(text: str) -> bool:
    """Whether a text parts the columns under one label: a year, a day, or words."""
    bare = unmarked_head(text)
    return is_time(bare) or is_date(bare) or not has_digit(bare)
