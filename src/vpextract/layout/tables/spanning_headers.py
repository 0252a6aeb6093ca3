"""Headers of several rows in tables of cells: labels over several columns, and under them what parts these columns.

"Utfall", "", "Budget" over "2030", "2031", "" are the columns "Utfall 2030", "Utfall 2031" and "Budget".
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.knowledge.head_levels import is_timed, spread
from vpextract.marks import unmarked_head
from vpextract.numerals import has_digit, is_figure, is_time

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

    The rows below have years, days or words without figures. The last has them under each column without a label above, and
    under at least one that has one; or it has nothing but units. One row has a label over the first column; where it is not
    the first, the others must be known to part columns.
    """
    first, *below = rows
    named = [row for row in rows if row[0]]
    if any(len(row) != len(first) for row in below) or len(named) != 1:
        return None
    over_parts = not first[0] and _stands_over_parts(first, below[-1], knowledge)
    lower = below[:-1] if over_parts else below
    if not all(_parts_columns(text, knowledge) for row in lower for text in row if text):
        return None
    if not first[0] and not over_parts:
        return None
    parts = {column for column, text in enumerate(below[-1]) if text and column}
    free = {column for column in range(1, len(first)) if not any(row[column] for row in rows[:-1])}
    if not (free and free < parts) and not _are_units(rows, knowledge):
        return None
    said = [list(below[-1])]
    for at in range(len(rows) - 2, -1, -1):
        said.insert(0, _over_columns(rows[at], rows[:at], said[0], knowledge))
    labels = tuple(" ".join(filter(None, column)) for column in zip(*said, strict=True))
    return labels if len(set(labels)) == len(labels) else None


def _stands_over_parts(first: Sequence[str], last: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the labels of a row stand over texts that part columns ("2031"), two at least, and over no others.

    The others are labels of their own.
    """
    parts = [column for column, text in enumerate(last) if column and text and knowledge.parts_heads(text)]
    others = [text for column, text in enumerate(last) if text and column not in parts]
    labelled = all(not is_figure(text) and any(map(str.isalpha, text)) for text in others)
    return len(parts) > 1 and labelled and all(column in parts for column, text in enumerate(first) if text)


def _are_units(rows: Sequence[Sequence[str]], knowledge: Knowledge) -> bool:
    """Whether the last row has units and nothing else, under columns that have labels."""
    units = [text for text in rows[-1] if text]
    return len(units) > 1 and all(knowledge.is_unit(text.strip("()")) for text in units)


def _over_columns(
    row: Sequence[str], above: Sequence[Sequence[str]], below: Sequence[str], knowledge: Knowledge
) -> list[str]:
    """The label of a row that stands over each column: over those that the row below parts, else up to the next label."""
    spoken = spread(row, below, knowledge.parts_heads)
    told = [column for column, text in enumerate(below) if column and text]
    if not row[0]:  # the other columns have labels of their own
        told = [column for column in told if knowledge.parts_heads(below[column])]
    over = [column for column in told if spoken[column]]
    beside = [column for column in told if not spoken[column]]
    of_others = not any(is_timed(below[column]) for column in over) and all(
        is_timed(below[column]) for column in beside
    )
    if over and (of_others or not beside):  # "Utfall apr 2031" over men, women and all, a year beside them
        return spoken
    labels: list[str] = []
    for column, text in enumerate(row):
        own = not row[0] and bool(below[column]) and not knowledge.parts_heads(below[column])
        begins = bool(text) or own or any(upper[column] for upper in above)
        labels.append(text if begins or not labels else "" if len(labels) == 1 else labels[-1])
    return labels


def _parts_columns(text: str, knowledge: Knowledge) -> bool:
    """Whether a text parts the columns under one label: a year, a day, or words."""
    bare = unmarked_head(text)
    return is_time(bare) or knowledge.times.is_date(bare) or not has_digit(bare)
