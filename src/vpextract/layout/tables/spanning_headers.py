"""Headers of several rows in tables of cells: labels over several columns, and under them what parts these columns.

"Utfall", "", "Budget" over "2030", "2031", "" are the columns "Utfall 2030", "Utfall 2031" and "Budget".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from vpextract.knowledge import Knowledge
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
    labels = _together(rows, lambda row, above, lower: _over_columns(row, above, lower, knowledge))
    return labels if len(set(labels)) == len(labels) else None


def joined_levels(rows: Sequence[Sequence[str]], knowledge: Knowledge) -> tuple[str, ...]:
    """The labels of rows that are a header, one for each column; what is not certain stands over its own column alone."""

    def parts(text: str) -> bool:
        return is_time(text) or knowledge.parts_heads(text)

    return _together(rows, lambda row, _, lower: spread(row, lower, parts))


def _together(
    rows: Sequence[Sequence[str]], over: Callable[[Sequence[str], Sequence[Sequence[str]], Sequence[str]], list[str]]
) -> tuple[str, ...]:
    """One label for each column: what each row says of it, from the last row up. `over` tells which columns the labels of
    a row stand over, those above and those said below."""
    said = [list(rows[-1])]
    for at in range(len(rows) - 2, -1, -1):
        said.insert(0, over(rows[at], rows[:at], said[0]))
    return tuple(" ".join(filter(None, column)) for column in zip(*said, strict=True))


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
    of_others = not any(_is_timed(below[column]) for column in over) and all(
        _is_timed(below[column]) for column in beside
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


def spread(upper: Sequence[str], lower: Sequence[str], parts: Callable[[str], bool]) -> list[str]:
    """The upper labels, each said for all columns that it stands over; it may be printed over the first, middle or last.

    `parts` tells whether a label of the lower row only parts what is said above it. What is not certain stays as it is.
    """
    labels = list(upper)
    for run in _runs(lower, parts):
        for group in _groups(run, upper, lower):
            said = [upper[column] for column in group if upper[column]]
            if len(said) == 1:
                for column in group:
                    labels[column] = said[0]
    return labels


def _runs(lower: Sequence[str], parts: Callable[[str], bool]) -> list[list[int]]:
    """Columns side by side with labels that part what is above, the first column left out; years part from others."""
    runs: list[list[int]] = []
    for column, text in enumerate(lower):
        if column and text and parts(text):
            if not runs or runs[-1][-1] != column - 1 or _is_timed(text) != _is_timed(lower[column - 1]):
                runs.append([])
            runs[-1].append(column)
    return runs


def _is_timed(text: str) -> bool:
    """Whether a part of a head is a year; others are costs, sexes, all."""
    return text[:1].isdigit()


def _jumps(column: int, lower: Sequence[str]) -> bool:
    """Whether years go on from this one as those before it do not: 2028 | 2031 2032."""
    years = [unmarked_head(text)[:4] for text in lower[column - 1 : column + 2]]
    before, here, behind = (int(year) if year.isdecimal() else 0 for year in years)
    return min(before, here, behind) > 0 and abs(behind - here) == 1 and abs(here - before) > 1


def _groups(run: Sequence[int], upper: Sequence[str], lower: Sequence[str]) -> list[Sequence[int]]:
    """The columns under each label: alike groups of columns, or from one label to the next."""
    labelled = [column for column in run if upper[column]]
    count = len(labelled)
    if not count or count == len(run):
        return []
    if count == 1:
        texts = [text for text, _ in groupby(lower[column] for column in run)]
        middle = len(run) % 2 == 1 and labelled[0] == run[len(run) // 2]
        if middle and len(run) > 2 and _jumps(labelled[0], lower):
            return [range(labelled[0], run[-1] + 1)]
        return [run] if (labelled[0] == run[0] or middle) and len(set(texts)) == len(texts) else []
    size = len(run) // count
    groups = [run[start : start + size] for start in range(0, len(run), size)]
    alike = len({tuple(lower[column] for column in group) for group in groups}) == 1
    if alike and all(sum(bool(upper[column]) for column in group) == 1 for group in groups):
        return list(groups)
    if labelled[0] != run[0]:
        return []
    ends = [*labelled[1:], run[-1] + 1]
    return [range(start, end) for start, end in zip(labelled, ends, strict=True)]
