"""Watermarks that lie level behind or over what a page says: large letters through which smaller texts run."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from vpextract.model import Line, Page

_LARGER = 2.0
"""The letters of a watermark are so many times as large as those of the texts it lies over."""
_MOST = 4
"""A page has at most so many lines of watermarks; only its largest letters are looked at."""
_CORE = 0.25
"""The letters of a line fill its box but for this share of its height above and below."""


def watermarks_of(pages: Sequence[Page]) -> list[frozenset[int]]:
    """For each page the indices of its lines that are watermarks: they lie over texts there, or on another page."""
    large = [_largest(page) for page in pages]
    known = {
        (page.lines[i].text, page.lines[i].size)
        for page, found in zip(pages, large, strict=True)
        for i in found
        if _lies_over_text(page.lines[i], page)
    }
    return [
        frozenset(i for i in found if known and (page.lines[i].text, page.lines[i].size) in known)
        for page, found in zip(pages, large, strict=True)
    ]


def _largest(page: Page) -> list[int]:
    """The lines in letters that are large enough on a page."""
    if not page.lines:
        return []
    usual = sorted([line.size for line in page.lines])[len(page.lines) // 2]
    large = [i for i, line in enumerate(page.lines) if line.size >= _LARGER * usual]
    return nlargest(_MOST, large, key=lambda i: page.lines[i].size)


def _lies_over_text(mark: Line, page: Page) -> bool:
    """Whether smaller letters stand where those of a line do: nothing that is set on a page for itself does that."""
    x0, y0, x1, y1 = mark.box
    core = _CORE * (y1 - y0)
    top, bottom = y0 + core, y1 - core
    return any(
        line.size * _LARGER <= mark.size
        and top < (line.box.y0 + line.box.y1) / 2 < bottom
        and min(x1, line.box.x1) - max(x0, line.box.x0) > line.size
        for line in page.lines
    )
