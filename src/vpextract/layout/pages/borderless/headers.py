"""Heads of tables without upright rules: where they begin, which baseline holds the key, how long they are."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.label_ends import are_dates, ends_labels, part_labels
from vpextract.layout.pages.borderless.spanning_headers import with_wrapped
from vpextract.layout.pages.rulings import painted_heights, rails, rails_near
from vpextract.layout.sheet import (
    HEAD_LINES,
    HEAD_PITCH,
    Baseline,
    TypeSizes,
    are_values,
    head_lines,
    is_known_head,
    is_number,
    is_tabular,
    stand_over,
    step_between,
)
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_GROUP_PITCH = 2.9
"""A label over several columns is set off from their labels by its row's padding: so many letter sizes at most."""
_LABEL_PITCH = 2.2
"""The same from the line below it, where it is known what it says."""
_FLUSH = 1.5
"""Points between painted areas that lie against each other."""
_FIELD = 8.0
"""A painted or ruled area behind a head is at most so many letter sizes high; a higher one lies behind the table, or more."""
_FOOT = 0.8
"""The foot of a page begins at this share of its height."""


def heads_known_table(bases: Sequence[Baseline], at: int, knowledge: Knowledge) -> bool:
    """Whether the head of a known table stands at a baseline, its labels on this one or wrapped."""
    if is_known_head(bases[at], knowledge):
        return True
    return is_tabular(bases[at]) and is_known_head(bases[at], knowledge, head_lines(bases, at, knowledge)[1:])


def first_of_head(bases: Sequence[Baseline], at: int, knowledge: Knowledge) -> int:
    """The first line of the head whose key stands on baseline `at` or right below: lines above it over the other columns."""
    start, size = at, bases[at].size
    bold = bases[at].lines[0].bold
    block = [base for base in head_lines(bases, at) if base.lines[0].bold == bold]
    between = at > 0 and bases[at - 1].bottom > bases[at].top  # the key alone, between two levels of the other labels
    firsts = [base.lines[0] for base in block if is_tabular(base) or (between and base is bases[at])]
    if not firsts:
        return at
    left = min(line.box.x0 for line in firsts)
    key = next(line.box for line in firsts if line.box.x0 < left + 3)
    others = [line for base in block for line in base.lines if line.box.x0 > key.x0 + 3]
    while start > 0 and at - start < HEAD_LINES - 1:
        above = bases[start - 1]
        alike = abs(above.size - size) < 0.3 and above.lines[0].bold == bold
        if not alike or above.left < key.x1:
            break
        if step_between(above, bases[start]) >= HEAD_PITCH * size:
            wraps = (
                bases[at].top - bases[start].top < HEAD_PITCH * size
            )  # at most a line of another label stands between
            styled = bold or _is_styled(above, bases, at, len(block))
            low = styled and wraps and block[0].top - above.top <= _GROUP_PITCH * size
            if not (low or _is_label(above, bases[start], knowledge)) or not _stands_over_parts(
                above, block, knowledge
            ):
                break
            start -= 1
            others = list(above.lines)  # what wraps above it stands over it, too
            continue
        if len(above.lines) == 1 and not _is_over(above.lines[0], others):
            styled = bold or _is_styled(above, bases, at, len(block))
            if not (styled and _is_between(above.lines[0], others)):
                break
        start -= 1
    return start


def _is_styled(above: Baseline, bases: Sequence[Baseline], at: int, length: int) -> bool:
    """Whether a baseline is set as the head is whose key stands on baseline `at`, in a font or colour that the first row
    below it has not."""
    look = {(line.font, line.color) for base in (above, bases[at]) for line in base.lines}
    rows = [(line.font, line.color) for base in bases[at + length : at + length + 1] for line in base.lines]
    return len(look) == 1 and bool(rows) and not look.intersection(rows)


def _is_over(line: Line, others: Sequence[Line]) -> bool:
    """Whether a text stands over one of the labels behind the first."""
    return any(stand_over(line, label) for label in others)


def _is_between(line: Line, others: Sequence[Line]) -> bool:
    """Whether a text stands in the room between the first and the last of the labels: over columns that are far apart."""
    if len(others) < 2:
        return False
    return min(x.box.x0 for x in others) < line.box.x0 < line.box.x1 < max(x.box.x1 for x in others)


def first_on_field(page: Page, bases: Sequence[Baseline], start: int, at: int) -> int:
    """The first line of the head from `start` on whose key stands on baseline `at`, with the labels above it that stand
    on the painted area behind the key, or on one that lies against its upper edge, or between the same two rules with
    nothing before the key: a text behind the first column is no title, nor one of the lines before the table. Nor is the
    label of the names, where it stands between two levels of the others."""
    painted = _top_of_paint(page, bases[at])
    top = painted if painted is not None else _top_of_band(page, bases[at])
    key = bases[at].lines[0].box
    first = start
    unnamed = at + 1 < len(bases) and bases[at + 1].left < bases[at].left - 3
    while top is not None and first > 0 and at - first < HEAD_LINES - 1:
        above = bases[first - 1]
        box = above.lines[0].box
        names = unnamed and len(above.lines) == 1 and box.x1 < key.x0
        if (above.top + above.bottom) / 2 < top:
            break
        if above.size > bases[at].size + 0.3 or (above.left < key.x1 and not names):
            return first if painted is not None else start  # those rules end what stands above the table, and the table
        if names:
            key, unnamed = box, False
        first -= 1
    return first


def _top_of_paint(page: Page, base: Baseline) -> float | None:
    """Where the paint behind a baseline begins; None for none."""
    middle, left, right = (base.top + base.bottom) / 2, base.left, max(line.box.x1 for line in base.lines)
    low = [f for f in page.fills if f.height < _FIELD * base.size and f.x0 < right and f.x1 > left]
    top = min((f.y0 for f in low if f.y0 < middle < f.y1), default=None)
    return top if top is None else min((f.y0 for f in low if abs(f.y1 - top) <= _FLUSH), default=top)


def _top_of_band(page: Page, base: Baseline) -> float | None:
    """Where the band between level rules as wide as a baseline begins; None where it stands in none."""
    middle, left, right = (base.top + base.bottom) / 2, base.left, max(line.box.x1 for line in base.lines)
    reach = _FIELD * base.size
    near = rails_near(page.rules, True, middle, reach)
    wide = [rail.at for rail in near if rail.share(left, right) == 1]
    above = max((at for at in wide if at < middle), default=None)
    below = min((at for at in wide if at > middle), default=None)
    return above if above is not None and below is not None and below - above < reach else None


def _is_label(above: Baseline, below: Baseline, knowledge: Knowledge) -> bool:
    """Whether a baseline is known labels of columns alone, set as the one below it, a row's padding higher at most."""
    looks = {(line.font, line.color) for base in (above, below) for line in base.lines}
    heads = [knowledge.column_beside(line.text) for line in above.lines]
    known = all(head is not None and head.exact and not head.key for head in heads)
    return len(looks) == 1 and known and step_between(above, below) <= _LABEL_PITCH * below.size


def _stands_over_parts(above: Baseline, block: Sequence[Baseline], knowledge: Knowledge) -> bool:
    """Whether each text of a baseline further up stands over the middle of labels that only part what it says: "Utfall
    2031" over men, women and all, "Mål" over years."""
    parts = [line.box for line, whole in with_wrapped(block[0], block[1:]) if knowledge.parts_heads(whole)]
    return len(parts) > len(above.lines) and all(
        any(a.x0 < (line.box.x0 + line.box.x1) / 2 < b.x1 for a, b in itertools.pairwise(parts)) for line in above.lines
    )


def head_length(
    page: Page, region: Sequence[Baseline], first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
) -> int:
    """How many baselines the head has: the bold ones at the top, else those up to a rule or a wider gap, without numbers."""
    bold, size = 0, region[first].size
    levels = [r.at for r in rails(page.rules, True)]
    while bold < len(region) and abs(region[bold].size - size) < 0.6 and all(line.bold for line in region[bold].lines):
        if bold > first and are_values([line.text for line in region[bold].lines[1:]], knowledge):
            break
        lone = len(region[bold].lines) == 1 and bold > first
        if lone and (knowledge.row_label(region[bold].lines[0].text) is not None or _is_below(region, bold, levels)):
            break
        bold += 1
    if bold == len(region) and (known or _is_head_alone(page, region, knowledge)):
        return bold
    if bold:
        left = min(base.left for base in region[: bold + 1])
        numbers = [
            at
            for at in range(bold)
            if is_number_row(region[at])
            and not (ends_labels(region, at, left, knowledge) or are_dates(region, at, bold, left, knowledge))
        ]
        if numbers and numbers[0] > 0:
            return numbers[0]
        if not numbers and bold < len(region):
            return bold
    apart = 0
    while (
        apart < len(region)
        and is_set_apart(region, first, region[apart])
        and (not is_number_row(region[apart]) or ends_labels(region, apart, region[first].left, knowledge))
    ):
        apart += 1
    if first < apart < len(region):
        return apart
    if any(is_number(line) for line in region[first].lines[1:]) and not known:
        return 0
    painted = _on_one_field(page, region, first, knowledge)
    if painted > first and (painted < len(region) or region[-1].bottom > _FOOT * page.height):
        return painted
    return _plain_length(region, first, levels, sizes, knowledge)


def _plain_length(
    region: Sequence[Baseline], first: int, levels: Sequence[float], sizes: TypeSizes, knowledge: Knowledge
) -> int:
    """How many baselines a head in the look of its rows has: those up to a rule, a wider gap or figures."""
    pitch = sizes.pitch.get(region[first].size, 1.2 * region[first].size)
    for at in range(first + 1, len(region)):
        ruled = _is_ruled(region, at, levels)
        wide = region[at].top - region[at - 1].top > pitch * SETTINGS.row_gap
        numeric = any(is_number(line) for line in region[at].lines[1:])
        numeric = numeric and not ends_labels(region, at, region[first].left, knowledge)
        if part_labels(region, at, knowledge):
            return at + 1
        if ruled or wide or numeric or abs(region[at].size - region[first].size) > 0.6:
            return at
    return first + 1


def _on_one_field(page: Page, region: Sequence[Baseline], first: int, knowledge: Knowledge) -> int:
    """How many baselines, none with figures, stand on one painted area as wide as most of the table; 0 for none."""
    base = region[first]
    middle, left, right = (base.top + base.bottom) / 2, base.left, max(line.box.x1 for line in base.lines)
    areas = painted_heights(page.fills)
    fields = [(y0, y1) for y0, y1 in areas if y0 < middle < y1 and y1 - y0 < _FIELD * base.size]
    if not fields:
        return 0
    top, bottom = min(fields)
    covered = sum(min(x1, right) - max(x0, left) for x0, x1 in areas[top, bottom])
    count = sum(top < (row.top + row.bottom) / 2 < bottom for row in region)
    figures = any(
        is_number(line) and not (at > first and ends_labels(region, at, region[first].left, knowledge))
        for at in range(first, count)
        for line in region[at].lines[1:]
    )
    return 0 if figures or covered < 0.6 * (right - left) else count


def _is_head_alone(page: Page, region: Sequence[Baseline], knowledge: Knowledge) -> bool:
    """Whether the bold baselines at a page's foot are words, and close below them the ends of these words, years or other
    labels that only part what stands above ("Kostnader", "Netto"): their rows are on the next page. On one line two labels
    at least stand over figures in all tables."""
    words, *below = region
    foot = region[-1].bottom > _FOOT * page.height
    if not below:
        return foot and heads_figures(words, knowledge)
    close = all(b.top - a.top <= HEAD_PITCH * b.size for a, b in itertools.pairwise(region))
    ends = close and all(_wraps(line, words) for base in below for line in base.lines)
    parts = all(knowledge.parts_heads(line.text) for base in below for line in base.lines)
    figures = any(is_number(line) for base in region for line in base.lines)
    return foot and bool(below) and (parts or ends) and not figures


def heads_figures(words: Baseline, knowledge: Knowledge) -> bool:
    """Whether two labels at least behind the first, and half of them, stand over figures in all tables."""
    found = sum(knowledge.heads_figures(line.text) for line in words.lines[1:])
    return found > 1 and 2 * found >= len(words.lines) - 1


def _wraps(line: Line, words: Baseline) -> bool:
    """Whether a line stands under one of the labels, the first left out: a name there might be a row's."""
    return any(stand_over(line, label) for label in words.lines[1:])


def _is_ruled(region: Sequence[Baseline], at: int, levels: Sequence[float]) -> bool:
    """Whether a rule lies right above a baseline. `levels` are sorted."""
    first = bisect_right(levels, region[at - 1].bottom - 2)
    return first < len(levels) and levels[first] < region[at].top + 2


def _is_below(region: Sequence[Baseline], at: int, levels: Sequence[float]) -> bool:
    """Whether a bold line stands apart from the head above it: the name of the first row, where names are bold."""
    step = region[at].top - region[at - 1].top
    return step > HEAD_PITCH * region[at].size or _is_ruled(region, at, levels)


def is_set_apart(region: Sequence[Baseline], first: int, base: Baseline) -> bool:
    """Whether a baseline is set like the head, in a font, size or colour that the first texts of the rows have not."""
    head = _look(region[first].lines[0])
    rows = [row for row in region[first:] if is_tabular(row)]
    names = {_look(row.lines[0]) for row in rows[HEAD_LINES - 1 :] or rows[-1:]}
    return head not in names and all(_look(line) == head for line in base.lines)


def _look(line: Line) -> tuple[str, int, bool, float]:
    return line.font, line.color, line.bold, round(line.size)


def is_number_row(base: Baseline) -> bool:
    """Whether most texts behind the first are figures: a bold row of sums, no head."""
    cells = base.lines[1:]
    return bool(cells) and sum(is_number(line) for line in cells) > 0.5 * len(cells)
