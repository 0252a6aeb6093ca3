"""Lines side by side: the lines of a page grouped by baseline, the unit in which tables without rules are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vpextract.model import Line


class Baseline(NamedTuple):
    """What stands side by side on one height, left to right; `size` is that of the largest letters."""

    lines: tuple[Line, ...]
    top: float
    bottom: float
    left: float
    size: float


def baselines(lines: Sequence[Line], indices: Iterable[int]) -> list[Baseline]:
    """The lines of the given indices, grouped where they overlap by more than half in height; top to bottom."""
    out: list[Baseline] = []
    group: list[Line] = []
    for *_, i in sorted([(y0 + y1, x0, at) for at in indices for x0, y0, _, y1 in (lines[at].box,)]):
        line = lines[i]
        if group and not _same_height(group[0], line):
            out.append(baseline_of(group))
            group = []
        group.append(line)
    if group:
        out.append(baseline_of(group))
    return out


def _same_height(a: Line, b: Line) -> bool:
    (_, top_a, _, end_a), (_, top_b, _, end_b) = a.box, b.box
    return min(end_a, end_b) - max(top_a, top_b) > 0.55 * min(end_a - top_a, end_b - top_b)


def is_beside(left: Line, right: Line) -> bool:
    """Whether a text stands to the right of another on one height."""
    return left.box.x0 < right.box.x0 and _same_height(left, right)


def baseline_of(lines: Sequence[Line]) -> Baseline:
    """Lines that stand side by side, as one."""
    if len(lines) == 1:
        x0, top, _, bottom = lines[0].box
        return Baseline(tuple(lines), top, bottom, x0, lines[0].size)
    order = tuple(sorted(lines, key=lambda line: line.box.x0))
    return Baseline(
        order,
        min(line.box.y0 for line in order),
        max(line.box.y1 for line in order),
        order[0].box.x0,
        max(line.size for line in order),
    )
