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
    group: list[int] = []
    for *_, i in sorted([(box.y0 + box.y1, box.x0, at) for at in indices for box in (lines[at].box,)]):
        if group and not _same_height(lines[group[0]], lines[i]):
            out.append(baseline_of([lines[i] for i in group]))
            group = []
        group.append(i)
    if group:
        out.append(baseline_of([lines[i] for i in group]))
    return out


def _same_height(a: Line, b: Line) -> bool:
    (_, top_a, _, end_a), (_, top_b, _, end_b) = a.box, b.box
    return min(end_a, end_b) - max(top_a, top_b) > 0.55 * min(end_a - top_a, end_b - top_b)


def baseline_of(lines: Sequence[Line]) -> Baseline:
    """Lines that stand side by side, as one."""
    if len(lines) == 1:
        line = lines[0]
        return Baseline((line,), line.box.y0, line.box.y1, line.box.x0, line.size)
    order = tuple(sorted(lines, key=lambda line: line.box.x0))
    return Baseline(
        order,
        min(line.box.y0 for line in order),
        max(line.box.y1 for line in order),
        order[0].box.x0,
        max(line.size for line in order),
    )
