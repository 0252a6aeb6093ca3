"""What parts the rows of tables without upright rules: level rules, the ends of painted areas, gaps, or names alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.layout.pages.borderless.row_names import follow_closely, name_column, rows_by_name
from vpextract.layout.pages.rulings import painted_heights, rails
from vpextract.layout.sheet import Baseline, TypeSizes, is_tabular, step_between
from vpextract.model import Page
from vpextract.settings import SETTINGS

MOST = 0.6
"""A rule that parts rows covers more than this share of the table's width."""


def parted(page: Page, region: Sequence[Baseline], n_head: int, sizes: TypeSizes) -> list[bool]:
    """Before which baselines a rule or a gap wider than between the lines of a cell parts the rows."""
    between = rules_between(page, region)
    ruled = sum(between[n_head + 1 :]) >= 2
    painted = [False] * len(region) if ruled else _paint_ends(page, region)
    if sum(painted[n_head + 1 :]) >= 2:
        ruled = _holds_one_row_each(region, n_head, painted)
    between = [rule or paint for rule, paint in zip(between, painted, strict=True)]
    measured = ruled or all(base.size in sizes.pitch for base in region[n_head + 1 :])
    names = None if measured else name_column(region, n_head)
    begins = rows_by_name(region, n_head, names)[0] if names is not None else {}
    out = []
    for at in range(len(region)):
        pitch = sizes.pitch.get(region[at].size)
        step = step_between(region[at - 1], region[at]) if at else 0.0
        if at <= n_head:
            out.append(at in (0, n_head))
        elif step < SETTINGS.beside * region[at].size and not between[at]:
            out.append(False)
        elif ruled:
            out.append(between[at])
        elif pitch is None:  # no cell of this size wraps: each baseline is a row
            out.append(begins.get(at, is_tabular(region[at]) or not is_tabular(region[at - 1])))
        else:
            out.append(between[at] or step > pitch * SETTINGS.row_gap)
    return out


def _paint_ends(page: Page, region: Sequence[Baseline]) -> list[bool]:
    """Above which baselines an area that is painted over most of the table's width begins or ends: a row in colour."""
    left, right = min(b.left for b in region), max(line.box.x1 for b in region for line in b.lines)
    top, bottom = (region[0].top + region[0].bottom) / 2, (region[-1].top + region[-1].bottom) / 2
    wide = [
        y
        for (y0, y1), areas in painted_heights(page.fills).items()
        if y0 < bottom and y1 > top
        if sum(max(0.0, min(x1, right) - max(x0, left)) for x0, x1 in areas) > MOST * (right - left)
        for y in (y0, y1)
    ]
    ends = [y for y in wide if top < y < bottom]
    middles = [(base.top + base.bottom) / 2 for base in region]
    return [at > 0 and any(middles[at - 1] < y < middles[at] for y in ends) for at in range(len(region))]


def _holds_one_row_each(region: Sequence[Baseline], n_head: int, begins: Sequence[bool]) -> bool:
    """Whether none of the bands that begin at these baselines holds names with figures below each other."""
    names = name_column(region, n_head)
    starts = [n_head, *(at for at in range(n_head + 1, len(region)) if begins[at])]
    bands = itertools.pairwise([*starts, len(region)])
    return names is not None and not any(follow_closely(region[:end], start, names) for start, end in bands)


def rules_between(page: Page, region: Sequence[Baseline]) -> list[bool]:
    """Above which baselines a level rule lies."""
    levels = levels_over(page, region)
    return [
        at > 0 and any(region[at - 1].bottom - 3 < y < region[at].top + 3 for y in levels) for at in range(len(region))
    ]


def levels_over(page: Page, region: Sequence[Baseline]) -> list[float]:
    """The heights of the level rules over most of the table's width; those beside it are another table's."""
    left, right = min(b.left for b in region), max(line.box.x1 for b in region for line in b.lines)
    return [rail.at for rail in rails(page.rules, True) if rail.share(left, right) > MOST]
