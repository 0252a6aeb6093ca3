"""Where tables without upright rules begin and end on a page: regions of baselines that belong together.

A region starts at the head of a known table ("Indikator", "Aktivitet") or where at least two texts stand side by side; it
goes on as long as size, distance and columns fit. Level rules of one width give the region away at once.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.rulings import rails
from vpextract.layout.sheet import HEAD_PITCH, Baseline, head_lines, is_known_head, is_number, is_tabular
from vpextract.model import Page

BETWEEN = 0.25
"""Text in another size that stands off from its rule by so many letter sizes more than the rows is none of them."""
BETWEEN_ALIKE = 0.6
"""The same for text in the rows' size."""
PADDING, COMMENT_PADDING = 1.3, 2.0
"""The text of a row begins, and ends, within so many letter sizes of its rules; a comment may be padded otherwise."""
LARGER = 1.0
"""The lines of a row are larger than its first by so many points at most, and those of a comment than all rows."""
_WIDTH = 3.0
"""Rules that begin and end within so many points of each other are of one width, which differs by a hair where a producer
counts it anew for each."""
ALIGNED = 1.5
"""Texts of one column begin within so many points of each other."""


def banded(page: Page, bases: Sequence[Baseline], knowledge: Knowledge) -> list[tuple[int, int]]:
    """Regions (first baseline, behind the last) that level rules of one width part into bands like table rows.

    A band is like a row if texts stand side by side in it, or it is a comment on the row above. Rules under headings make
    bands of running text, which are not.
    """
    found: list[tuple[int, int]] = []
    extents = _of_one_width(page)
    middles = sorted([((base.top + base.bottom) / 2, at) for at, base in enumerate(bases)]) if extents else []
    for ys in extents:
        bands = [_band(bases, middles, top, bottom) for top, bottom in itertools.pairwise(ys)]
        run: list[_Band] = []
        for at, band in enumerate(bands):
            like_row = bool(band.bases) and _like_row(band, bool(run), knowledge)
            if like_row and run and _is_between(run, band, bands[at + 1 : at + 2], knowledge):
                like_row = False
            if not like_row or (run and is_known_head(band.bases[0], knowledge)):
                found += _joined_bands(run)
                run = []
            if like_row:
                run.append(band)
        if len(run) >= 2 and _is_cut_by_page(run, bases[run[-1].end :], knowledge):
            run.append(_Band(run[-1].bottom, bases[-1].bottom, list(bases[run[-1].end :]), run[-1].end, len(bases)))
        found += _joined_bands(run)
    return found


def _of_one_width(page: Page) -> list[list[float]]:
    """The heights of the long level rules, those that begin and end beside each other together."""
    extents: dict[tuple[int, int], list[float]] = {}
    for rail in rails(page.rules, True):
        for x0, x1 in rail.stretches:
            if x1 - x0 > 0.3 * page.width:
                a, b = round(x0 / _WIDTH), round(x1 / _WIDTH)
                near = ((a + i, b + j) for i in (0, -1, 1) for j in (0, -1, 1))
                extents.setdefault(next((key for key in near if key in extents), (a, b)), []).append(rail.at)
    return list(extents.values())


def _is_cut_by_page(run: Sequence[_Band], rest: Sequence[Baseline], knowledge: Knowledge) -> bool:
    """Whether the last baselines of a page are the beginning of one more row, which has no rule where the page cuts it.

    They follow each other as the lines of a row do, close to the last rule, and each stands in line with texts of the rows.
    """
    if not rest or is_known_head(rest[0], knowledge):
        return False
    size = run[-1].bases[0].size
    near = rest[0].top - run[-1].bottom <= 1.3 * size
    following = all(b.top - a.top <= HEAD_PITCH * size for a, b in itertools.pairwise(rest))
    starts = sorted(line.box.x0 for band in run for base in band.bases for line in base.lines)
    aligned = all(
        abs(base.size - size) < 0.3 and all(_is_among(line.box.x0, starts) for line in base.lines) for base in rest
    )
    return near and following and aligned and any(is_tabular(base) or is_number(base.lines[0]) for base in rest)


def _is_among(x: float, starts: Sequence[float]) -> bool:
    """Whether a text begins where another does (`starts`, sorted)."""
    at = bisect_left(starts, x - ALIGNED)
    return at < len(starts) and starts[at] <= x + ALIGNED


class _Band(NamedTuple):
    """What stands between two level rules: the baselines, with the index of the first and that behind the last."""

    top: float
    bottom: float
    bases: list[Baseline]
    start: int
    end: int


def _band(bases: Sequence[Baseline], middles: Sequence[tuple[float, int]], top: float, bottom: float) -> _Band:
    first = bisect_left(middles, top - 2, key=itemgetter(0))
    end = bisect_right(middles, bottom + 2, key=itemgetter(0))
    inside = sorted([at for _, at in middles[first:end]])
    return _Band(top, bottom, [bases[i] for i in inside], *((inside[0], inside[-1] + 1) if inside else (0, 0)))


def _like_row(band: _Band, within: bool, knowledge: Knowledge) -> bool:
    """Rows fill their band: the text begins right below the upper rule and ends right above the lower one."""
    bases = band.bases
    size = bases[0].size
    labelled = knowledge.row_label(bases[0].lines[0].text) is not None
    most = (COMMENT_PADDING if labelled and within else PADDING) * size
    if bases[0].top - band.top > most or band.bottom - bases[-1].bottom > most:
        return False
    if any(b.top - a.bottom > 1.3 * size or b.size > size + LARGER for a, b in itertools.pairwise(bases)):
        return False  # a head's rule far above the next head's, or a heading between two tables
    if any(is_known_head(base, knowledge) for base in bases[1:]) and not is_known_head(bases[0], knowledge):
        # else the upper rule stands under one head, the lower under the next
        return len(head_lines(bases, 0)) == len(bases)
    if labelled:
        return within
    if any(is_tabular(base) for base in bases[:2]):
        return True
    heading = any(line.bold or line.ends_bold for base in bases for line in base.lines)
    return within and (len(bases) == 1 or not heading)


def _is_between(run: Sequence[_Band], band: _Band, following: Sequence[_Band], knowledge: Knowledge) -> bool:
    """Whether lines that stand alone below the rows of a table, with no row of figures following, are text between two
    tables: several, or a goal, in larger letters than all rows, or further below their rule than the rows are below theirs.

    In the rows' size a heading among them may stand off a little; text in another size may not.
    """
    base = band.bases[0]
    if any(map(is_tabular, band.bases)) or knowledge.row_label(base.lines[0].text) is not None:
        return False
    if any(is_number(line) for below in following for line in (below.bases[0].lines[1:] if below.bases else ())):
        return False
    largest = max(line.size for row in run for line in row.bases)
    larger = any(line.size > largest + LARGER for line in band.bases)
    if larger and (len(band.bases) > 1 or knowledge.goal_label(base.lines[0].text) is not None):
        return True
    alike = any(abs(row.bases[0].size - base.size) < 0.3 for row in run)
    usual = max(row.bases[0].top - row.top for row in run)
    return base.top - band.top - usual > (BETWEEN_ALIKE if alike else BETWEEN) * base.size


def _joined_bands(run: Sequence[_Band]) -> list[tuple[int, int]]:
    return [(run[0].start, run[-1].end)] if len(run) >= 2 else []
