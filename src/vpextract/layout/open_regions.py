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
HEAD_PITCH = 1.45
"""Lines of one head follow each other within so many letter sizes."""
HEAD_LINES = 5
"""A head has at most so many lines."""
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


def is_known_head(base: Baseline, knowledge: Knowledge) -> bool:
    matches = [knowledge.column(line.text) for line in base.lines[:3]]
    return any(m is not None and m.key and m.exact for m in matches)


def _like_row(band: Sequence[Baseline], top: float, bottom: float, within: bool, knowledge: Knowledge) -> bool:
    """Rows fill their band: the text begins right below the upper rule and ends right above the lower one."""
    size = band[0].size
    if band[0].top - top > 1.3 * size or bottom - band[-1].bottom > 1.3 * size:
        return False
    if any(b.top - a.bottom > 1.3 * size for a, b in itertools.pairwise(band)):
        return False  # a head's rule far above the next head's
    if any(is_known_head(base, knowledge) for base in band[1:]) and not is_known_head(band[0], knowledge):
        return len(head_lines(band, 0)) == len(
            band
        )  # else the upper rule stands under one head, the lower under the next
    if knowledge.row_label(band[0].lines[0].text) is not None:
        return within
    if any(is_tabular(base) for base in band[:2]):
        return True
    heading = any(line.bold for base in band for line in base.lines)
    return within and (len(band) == 1 or not heading)


def _joined_bands(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(run[0][0], run[-1][1])] if len(run) >= 2 else []


def head_lines(bases: Sequence[Baseline], at: int) -> list[Baseline]:
    """A baseline with those right below it that hold no figures: a head of several lines, whose key may be in the last."""
    out = [bases[at]]
    for below in bases[at + 1 : at + HEAD_LINES]:
        if below.top - out[-1].top > HEAD_PITCH * below.size or any(is_number(line) for line in below.lines):
            break
        out.append(below)
    return out
