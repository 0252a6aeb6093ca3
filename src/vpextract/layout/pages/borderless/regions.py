"""Where tables without upright rules begin and end on a page: regions of baselines that belong together.

A region starts at the head of a known table ("Indikator", "Aktivitet") or where at least two texts stand side by side; it
goes on as long as size, distance and columns fit. Level rules of one width give the region away at once.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.lattice import rails
from vpextract.layout.sheet import Baseline
from vpextract.marks import can_be_raised, may_be_marked, parted, unmarked_head
from vpextract.model import Line, Page
from vpextract.numerals import DIGITS, MINUS, UNIT

_NUMERIC = re.compile(rf"{DIGITS}(?:{UNIT})?\*?(\s?\([{MINUS}]?[\d\s.,]+%?\))?$|[{MINUS}]$|\d{{4}}-\d\d-\d\d$")
_YEAR = re.compile(r"(19|20)\d\d$")
HEAD_PITCH = 1.45
"""Lines of one head follow each other within so many letter sizes."""
BETWEEN = 0.25
"""Text in another size that stands off from its rule by so many letter sizes more than the rows is none of them."""
BETWEEN_ALIKE = 0.6
"""The same for text in the rows' size."""
MARK_SIZE, MARK_RISE = 0.88, 0.2
"""The mark of a note is at most so large, and ends so much higher, in letters of its text."""
ALIGNED = 1.5
"""Texts of one column begin within so many points of each other."""
HEAD_LINES = 5
"""A head has at most so many lines."""
_MARKER = re.compile(r"(\d{1,2}|[a-zA-Z])[.)]$|\W$|o$")


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """What the document's letters tell: the size of running text, and the line pitch within cells for each size."""

    body: float
    pitch: dict[float, float]


def is_numeric(text: str) -> bool:
    """Whether a text is a figure, a date or a dash, whatever marks of footnotes are printed at it."""
    if _NUMERIC.match(text):
        return True
    return may_be_marked(text) and _NUMERIC.match(parted(text)[0]) is not None


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else but a mark."""
    return _YEAR.match(text) is not None or (may_be_marked(text) and _YEAR.match(unmarked_head(text)) is not None)


def is_number(line: Line) -> bool:
    """Whether a text is a figure; a year is a label as often as not and does not count."""
    return is_numeric(line.text) and not is_year(line.text)


def are_values(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the texts behind a name are its values, though none may be a figure: "Öka", "saknas", "-", years among them.

    Years alone may be the lower level of a head.
    """
    words = [knowledge.value_word(text) is not None for text in texts]
    return any(words) and all(word or is_year(text) for word, text in zip(words, texts, strict=True))


def is_marker(line: Line) -> bool:
    """Whether a short text is the mark of a list item."""
    return len(line.text) <= 3 and bool(_MARKER.match(line.text))


def is_tabular(base: Baseline) -> bool:
    """Whether at least two texts stand side by side that are no list mark with its text."""
    count = len(base.lines)
    if count < 2:
        return False
    return count > 2 or not (is_marker(base.lines[0]) or is_marked_note(base))


def is_marked_note(base: Baseline) -> bool:
    """Whether a baseline is one text behind a mark that is set apart from it: raised, and in smaller letters."""
    if len(base.lines) != 2:
        return False
    mark, text = base.lines
    if mark.size > MARK_SIZE * text.size or not can_be_raised(mark.text):
        return not mark.text.isascii() and can_be_raised(mark.text)
    return text.box.y1 - mark.box.y1 > MARK_RISE * text.size


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
        bands = [_band(bases, top, bottom) for top, bottom in itertools.pairwise(ys)]
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


def _band(bases: Sequence[Baseline], top: float, bottom: float) -> _Band:
    inside = [i for i, base in enumerate(bases) if top - 2 <= (base.top + base.bottom) / 2 <= bottom + 2]
    return _Band(top, bottom, [bases[i] for i in inside], *((inside[0], inside[-1] + 1) if inside else (0, 0)))


def is_known_head(base: Baseline, knowledge: Knowledge) -> bool:
    """Whether one of the first labels names the rows of a known table; a common word needs sure labels beside it."""
    keys = [m for line in base.lines[:3] if (m := knowledge.column_beside(line.text)) is not None and m.key and m.exact]
    if not keys or any(not key.weak for key in keys):
        return bool(keys)
    return any(m is not None and m.key for m in knowledge.columns([line.text for line in base.lines])[:3])


def _like_row(band: _Band, within: bool, knowledge: Knowledge) -> bool:
    """Rows fill their band: the text begins right below the upper rule and ends right above the lower one."""
    bases = band.bases
    size = bases[0].size
    if bases[0].top - band.top > 1.3 * size or band.bottom - bases[-1].bottom > 1.3 * size:
        return False
    if any(b.top - a.bottom > 1.3 * size for a, b in itertools.pairwise(bases)):
        return False  # a head's rule far above the next head's
    if any(is_known_head(base, knowledge) for base in bases[1:]) and not is_known_head(bases[0], knowledge):
        # else the upper rule stands under one head, the lower under the next
        return len(head_lines(bases, 0)) == len(bases)
    if knowledge.row_label(bases[0].lines[0].text) is not None:
        return within
    if any(is_tabular(base) for base in bases[:2]):
        return True
    heading = any(line.bold for base in bases for line in base.lines)
    return within and (len(bases) == 1 or not heading)


def _is_between(run: Sequence[_Band], band: _Band, following: Sequence[_Band], knowledge: Knowledge) -> bool:
    """Whether lines that stand alone below the rows of a table, with no row of figures following, are text between two
    tables: further below their rule than the rows are below theirs.

    In the rows' size a heading among them may stand off a little; text in another size may not.
    """
    base = band.bases[0]
    if any(map(is_tabular, band.bases)) or knowledge.row_label(base.lines[0].text) is not None:
        return False
    if any(is_number(line) for below in following for line in (below.bases[0].lines[1:] if below.bases else ())):
        return False
    alike = any(abs(row.bases[0].size - base.size) < 0.3 for row in run)
    usual = max(row.bases[0].top - row.top for row in run)
    return base.top - band.top - usual > (BETWEEN_ALIKE if alike else BETWEEN) * base.size


def _joined_bands(run: Sequence[_Band]) -> list[tuple[int, int]]:
    return [(run[0].start, run[-1].end)] if len(run) >= 2 else []


def head_lines(bases: Sequence[Baseline], at: int) -> list[Baseline]:
    """A baseline with those right below it that hold no figures: a head of several lines, whose key may be in the last."""
    out = [bases[at]]
    for below in bases[at + 1 : at + HEAD_LINES]:
        if below.top - out[-1].top > HEAD_PITCH * below.size or any(is_number(line) for line in below.lines):
            break
        out.append(below)
    return out
