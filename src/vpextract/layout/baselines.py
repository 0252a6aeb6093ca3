"""Lines side by side: the lines of a page grouped by baseline, the unit in which tables without rules are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vpextract.model import Line


@dataclass(frozen=True, slots=True)
class Baseline:
    """What stands side by side on one height, left to right; `indices` are those of the page's lines."""

    lines: tuple[Line, ...]
    indices: tuple[int, ...]

    @property
    def top(self) -> float:
        return min(line.box.y0 for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.box.y1 for line in self.lines)

    @property
    def left(self) -> float:
        return self.lines[0].box.x0

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)


def baselines(lines: Sequence[Line], indices: Iterable[int]) -> list[Baseline]:
    """The lines of the given indices, grouped where they overlap by more than half in height; top to bottom."""
    out: list[Baseline] = []
    group: list[int] = []
    for i in sorted(indices, key=lambda i: (lines[i].box.y0 + lines[i].box.y1, lines[i].box.x0)):
        if group and not _same_height(lines[group[0]], lines[i]):
            out.append(_baseline(lines, group))
            group = []
        group.append(i)
    if group:
        out.append(_baseline(lines, group))
    return out


def _same_height(a: Line, b: Line) -> bool:
    overlap = min(a.box.y1, b.box.y1) - max(a.box.y0, b.box.y0)
    return overlap > 0.55 * min(a.box.height, b.box.height)


def _baseline(lines: Sequence[Line], group: list[int]) -> Baseline:
    order = sorted(group, key=lambda i: lines[i].box.x0)
    return Baseline(tuple(lines[i] for i in order), tuple(order))
