"""Labels of a head that stand over several columns, told by what the labels below them part: costs and income, years, …"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby


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
            if not runs or runs[-1][-1] != column - 1 or is_timed(text) != is_timed(lower[column - 1]):
                runs.append([])
            runs[-1].append(column)
    return runs


def is_timed(text: str) -> bool:
    """Whether a part of a head is a year; others are costs, sexes, all."""
    return text[:1].isdigit()


def _groups(run: Sequence[int], upper: Sequence[str], lower: Sequence[str]) -> list[Sequence[int]]:
    """The columns under each label: alike groups of columns, or from one label to the next."""
    labelled = [column for column in run if upper[column]]
    count = len(labelled)
    if not count or count == len(run):
        return []
    if count == 1:
        texts = [text for text, _ in groupby(lower[column] for column in run)]
        middle = len(run) % 2 == 1 and labelled[0] == run[len(run) // 2]
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
