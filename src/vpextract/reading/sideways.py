"""Tables and pages that are set sideways or upside down, laid so that they run from left to right.

What is laid stands below the page, as on a sheet that was put there; where all of a page is set so, it takes its place.
Texts along a margin and stamps stay what they are; heads that stand upright over narrow columns are lines of their page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from vpextract.model import Box, Laid, Line, Page, around
from vpextract.reading.cell_lines import Word, split_at_rules
from vpextract.reading.raised import with_marks
from vpextract.reading.standing import Way, standing_heads

_WAYS: tuple[Way, ...] = ((0, -1), (0, 1), (-1, 0))
_STRAIGHT = 0.95
_LONG, _LONG_LINES = 40, 3
"""So many lines of so many letters are running text; a stamp or a note along the margin has fewer."""
_ROWS = 2
"""So many lines with texts side by side are a table."""
_AMONG = 0.25
"""Heads that stand upright share their table with more letters than this share of theirs, in lines that run as usual."""
_AROUND = 12.0
"""Rules and fills so near to a text may belong to it, in points."""


def way_of(cos: float, sin: float) -> Way | None:
    """The way that a direction goes; None where it runs as usual, or aslant."""
    return next((way for way in _WAYS if way[0] * cos + way[1] * sin > _STRAIGHT), None)


def with_sideways(
    page: Page, sideways: Mapping[Way, Sequence[Line]], words_of_page: Callable[[], list[Word]] | None = None
) -> Page:
    """The page with the texts that run sideways, where they are more than a note. `sideways` are they by their way, on paper;
    `words_of_page` are all words on paper, to part lines at rules."""
    if not sideways:
        return page
    way, lines = max(sideways.items(), key=lambda item: sum(len(line.text) for line in item[1]))
    laid = Laid(*way, page.width, page.height, page.height if page.lines else 0.0)
    moved = [line._replace(box=laid.laid(line.box)) for line in lines]
    others = [line.text for other, texts in sideways.items() if other != way for line in texts]
    if not _is_contents(moved) or _is_shared(lines, page.lines):
        heads, rest = standing_heads(lines, way, page)
        turned = (*page.turned, *(line.text for line in rest), *others)
        return replace(page, lines=(*page.lines, *heads), turned=turned)
    region = around([line.box for line in lines])
    assert region is not None
    inside = _All() if not page.lines else _Around(region)
    rules = [laid.laid(rule) for rule in page.rules if inside(rule)]
    if words_of_page is not None and rules:
        moved = split_at_rules(moved, rules, lambda: [(laid.laid(box), text) for box, text in words_of_page()])
    width, height = (page.width, page.height) if page.lines else laid.size
    return replace(
        page,
        width=width,
        height=height,
        lines=(*page.lines, *with_marks(moved, rules)),
        rules=(*(rule for rule in page.rules if not inside(rule)), *rules),
        fills=tuple(laid.laid(fill) if inside(fill) else fill for fill in page.fills),
        pictures=tuple(replace(p, box=laid.laid(p.box)) if inside(p.box) else p for p in page.pictures),
        turned=(*page.turned, *others),
        laid=laid,
    )


class _All:
    def __call__(self, box: Box) -> bool:
        return True


class _Around:
    """Whether a box touches a region, or stands close to it."""

    def __init__(self, region: Box) -> None:
        x0, y0, x1, y1 = region
        self.region = Box(x0 - _AROUND, y0 - _AROUND, x1 + _AROUND, y1 + _AROUND)

    def __call__(self, box: Box) -> bool:
        x0, y0, x1, y1 = self.region
        return x0 <= box.x1 and box.x0 <= x1 and y0 <= box.y1 and box.y0 <= y1


def _is_contents(lines: Sequence[Line]) -> bool:
    """Whether laid lines are a table or running text."""
    if sum(len(line.text) >= _LONG for line in lines) >= _LONG_LINES:
        return True
    rows = groupby(sorted(round((line.box.y0 + line.box.y1) / 4) for line in lines))
    return sum(len(list(row)) > 1 for _, row in rows) >= _ROWS


def _is_shared(lines: Sequence[Line], usual: Sequence[Line]) -> bool:
    """Whether lines that run as usual stand among sideways ones, as the rows of a table with upright heads do."""
    region = around([line.box for line in lines])
    if region is None:
        return True
    inside = _Around(region)
    among = sum(len(line.text) for line in usual if inside(line.box))
    return among > _AMONG * sum(len(line.text) for line in lines)
