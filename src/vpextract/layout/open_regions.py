"""Where tables without upright rules begin and end on a page: regions of baselines that belong together.

A region starts at the head of a known table ("Indikator", "Aktivitet") or where at least two texts stand side by side; it
goes on as long as size, distance and columns fit. Level rules of one width give the region away at once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline
from vpextract.layout.grid import rails
from vpextract.model import Line, Page

NUMERIC = re.compile(
    r"[-+−–]?\s?\d[\d\s\u00a0.,]*\s?(%|st|kr|tkr|mnkr)?\*?(\s?\([-−–]?[\d\s.,]+%?\))?$|[-–—]$|\d{4}-\d\d-\d\d$"
)
YEAR = re.compile(r"(19|20)\d\d$")
_MARKER = re.compile(r"(\d{1,2}|[a-zA-Z])[.)]$|\W$|o$")


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """What the document's letters tell: the size of running text, and the line pitch within cells for each size."""

    body: float
    pitch: dict[float, float]


def is_number(line: Line) -> bool:
    """Whether a text is a figure; a year is a label as often as not and does not count."""
    return bool(NUMERIC.match(line.text)) and not YEAR.match(line.text)


def is_marker(line: Line) -> bool:
    """Whether a short text is the mark of a list item."""
    return len(line.text) <= 3 and bool(_MARKER.match(line.text))


def is_tabular(base: Baseline) -> bool:
    """Whether at least two texts stand side by side that are no list mark with its text."""
    count = len(base.lines)
    if count < 2:
        return False
    return count > 2 or not is_marker(base.lines[0])


def banded(page: Page, bases: Sequence[Baseline], knowledge: Knowledge) -> list[tuple[int, int]]:
    """Regions (first baseline, behind the last) that level rules of one width part into bands like table rows.

    A band is like a row if texts stand side by side in it, or it is a comment on the row above. Rules under headings make
    bands of running text, which are not.
    """
    extents: dict[tuple[int, int], list[float]] = {}
    for rail in rails(page.rules, True):
        for x0, x1 in rail.stretches:
            if x1 - x0 > 0.3 * page.width:
                extents.setdefault((round(x0 / 6), round(x1 / 6)), []).append(rail.at)
    found: list[tuple[int, int]] = []
    for ys in extents.values():
        run: list[tuple[int, int]] = []
        for top, bottom in itertools.pairwise(ys):
            inside = [i for i, base in enumerate(bases) if top - 2 <= (base.top + base.bottom) / 2 <= bottom + 2]
            band = [bases[i] for i in inside]
            like_row = bool(band) and _like_row(band, top, bottom, bool(run), knowledge)
            if not like_row or (run and is_known_head(band[0], knowledge)):
                found += _joined_bands(run)
                run = []
            if like_row:
                run.append((inside[0], inside[-1] + 1))
        found += _joined_bands(run)
    return found


def _like_row(band: Sequence[Baseline], top: float, bottom: float, within: bool, knowledge: Knowledge) -> bool:
    """Rows fill their band: the text begins right below the upper rule and ends right above the lower one."""
    size = band[0].size
    if band[0].top - top > 1.3 * size or bottom - band[-1].bottom > 1.3 * size:
        return False
    if knowledge.row_label(band[0].lines[0].text) is not None:
        return within
    if any(is_tabular(base) for base in band[:2]):
        return True
    heading = any(line.bold for base in band for line in base.lines)
    return within and (len(band) == 1 or not heading)


def _joined_bands(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(run[0][0], run[-1][1])] if len(run) >= 2 else []


def is_known_head(base: Baseline, knowledge: Knowledge) -> bool:
    matches = [knowledge.column(line.text) for line in base.lines[:3]]
    return any(m is not None and m.key and m.exact for m in matches)


def first_of_head(bases: Sequence[Baseline], at: int, sizes: TypeSizes) -> int:
    """A head whose columns wrap differently may begin with a line that stands alone: take bold lines of its size with it."""
    start, head = at, bases[at]
    while start > 0:
        above = bases[start - 1]
        bold = all(line.bold for line in above.lines) and all(line.bold for line in head.lines)
        near = bases[start].top - above.top < 1.5 * head.size
        if (
            len(above.lines) > 1
            or not bold
            or not near
            or abs(above.size - head.size) > 0.3
            or above.left <= head.left + 3
        ):
            break
        if abs(head.size - sizes.body) < 0.6:
            break
        start -= 1
    return start


def region_end(
    bases: Sequence[Baseline], start: int, first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
) -> int:
    """The index behind the last baseline of the table that starts at `start`."""
    size = bases[first].size
    distinct = abs(size - sizes.body) > 0.6
    right_of_first = bases[first].lines[1].box.x0
    left = min(bases[first].left, bases[start].left)
    comment, end = False, first + 1
    for at in range(first + 1, len(bases)):
        base, above = bases[at], bases[at - 1]
        below_head = all(line.bold for line in above.lines)
        if known and start == 0 and below_head and not is_tabular(base) and base.lines[0].box.x1 > right_of_first:
            comment = True  # at the top of a page: the end of a comment whose row stands on the page before
        fits = abs(base.size - size) <= 0.6 or (
            comment and not is_tabular(base) and base.size <= max(size, sizes.body) + 0.1
        )
        if not fits or base.top - above.bottom > (3.0 if below_head else 1.5 if comment else 2.0) * size:
            break
        if _begins_another(bases, first, at, knowledge):
            break
        label = knowledge.row_label(base.lines[0].text) is not None and known and len(base.lines) == 1
        if not is_tabular(base):
            comment = comment or label
            if not distinct and not comment and not _continues_cell(bases, at, right_of_first, left):
                break
        else:
            comment = False
        end = at + 1
    return end


def _begins_another(bases: Sequence[Baseline], first: int, at: int, knowledge: Knowledge) -> bool:
    """Whether a head starts here: a known one, or bold words without numbers after rows that are not bold."""
    base = bases[at]
    if not is_tabular(base):
        return False
    head_like = all(line.bold for line in base.lines) and not any(is_number(line) for line in base.lines)
    if is_known_head(base, knowledge) and (head_like or not all(line.bold for line in bases[first].lines)):
        return True
    rows_between = any(not all(line.bold for line in b.lines) for b in bases[first:at])
    gap = base.top - bases[at - 1].bottom
    return head_like and rows_between and gap > 0.9 * base.size


def _continues_cell(bases: Sequence[Baseline], at: int, right_of_first: float, left: float) -> bool:
    """For tables in the size of running text: a lone line belongs to a cell if it stays within the first column."""
    line = bases[at].lines[0]
    if line.box.x0 > right_of_first - 2:
        return True
    if line.box.x1 > right_of_first - 2 or abs(line.box.x0 - left) > 30:
        return False
    follows = at + 1 < len(bases) and is_tabular(bases[at + 1]) and bases[at + 1].top - bases[at].bottom < line.size
    near = bases[at].top - bases[at - 1].bottom < 0.6 * line.size
    return near or (follows and not line.bold)
