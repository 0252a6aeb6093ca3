"""The lines of a page by their heights: each of many tables asks for those that stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from vpextract.layout.sheet import Same
from vpextract.model import Line


def lines_at(lines: tuple[Line, ...], top: float, bottom: float) -> list[int]:
    """Which lines of a page have their middle from `top` to `bottom`, in the order of the page."""
    heights, order = _by_height(Same(lines))
    return sorted(order[bisect_left(heights, top) : bisect_right(heights, bottom)])


def largest_size(lines: tuple[Line, ...]) -> float:
    """The size of a page's largest letters."""
    return _largest(Same(lines))


@lru_cache(maxsize=16)
def _by_height(lines: Same[Line]) -> tuple[list[float], list[int]]:
    """The heights of the middles, sorted, and whose they are."""
    found = sorted([((line.box.y0 + line.box.y1) / 2, i) for i, line in enumerate(lines.things)])
    return [height for height, _ in found], [i for _, i in found]


@lru_cache(maxsize=16)
def _largest(lines: Same[Line]) -> float:
    return max(line.size for line in lines.things)
