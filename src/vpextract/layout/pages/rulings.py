"""The rules drawn on a page: those on one position are one ruling, with the stretches it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.model import Box
from vpextract.settings import SETTINGS


@dataclass(frozen=True, slots=True)
class Rail:
    """Rules on one position joined to the stretches they cover: `at` is y of a level rail, x of an upright one."""

    at: float
    stretches: tuple[tuple[float, float], ...]

    def covers(self, position: float) -> bool:
        return any(a - 1.0 <= position <= b + 1.0 for a, b in self.stretches)

    def share(self, start: float, end: float) -> float:
        """How much of start…end is covered, from 0 to 1."""
        if end <= start:
            return 0.0
        return sum([min(b, end) - max(a, start) for a, b in self.stretches if a < end and b > start]) / (end - start)


def rails(rules: Sequence[Box], level: bool) -> list[Rail]:
    """The level (or upright) rules of a page, those on one position joined, sorted by position."""
    if level:
        spans = sorted((r.y0, r.x0, r.x1) for r in rules if r.y0 == r.y1)
    else:
        spans = sorted((r.x0, r.y0, r.y1) for r in rules if r.x0 == r.x1)
    out: list[Rail] = []
    group: list[tuple[float, float, float]] = []
    for span in spans:
        if group and span[0] - group[0][0] > SETTINGS.snap:
            out.append(_rail(group))
            group = []
        group.append(span)
    if group:
        out.append(_rail(group))
    return out


def _rail(spans: list[tuple[float, float, float]]) -> Rail:
    if len(spans) == 1:
        at, start, end = spans[0]
        return Rail(at, ((start, end),))
    stretches: list[list[float]] = []
    for start, end in sorted((a, b) for _, a, b in spans):
        if stretches and start <= stretches[-1][1] + SETTINGS.join:
            stretches[-1][1] = max(stretches[-1][1], end)
        else:
            stretches.append([start, end])
    return Rail(sum(s[0] for s in spans) / len(spans), tuple((a, b) for a, b in stretches))
