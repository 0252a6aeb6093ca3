"""Running text set in columns: each page → the parts that are read one after the other, a column before the next.

Columns are told by the whole document: lines of running text that begin at the same few places, in columns of one width,
and sentences that go on at the top of the next column.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.headers import heads_known_table
from vpextract.layout.pages.borderless.regions import banded
from vpextract.layout.pages.text_bands import FULL, SAME_SIZE, ColumnLayout, bands_of, goes_on, is_full, parts_of
from vpextract.layout.pages.text_page_breaks import over_pages, with_rests
from vpextract.layout.sheet import HEAD_LINES, Baseline, Sheet
from vpextract.model import Line

RUNNING = 15
"""A line of running text has at least so many letters."""
OF_TEXT = 0.2
"""At least this share of a document's letters are those of its running text; tables may have more."""
OFTEN = 0.1
"""At least this share of the lines of running text begin where a column does."""
APART = 0.2
"""Columns begin at least this part of the page's width apart: nearer texts are indented."""
ALIKE = 0.12
"""The columns of running text have one width, give or take this part of it."""
PITCH = 1.5
"""Lines of one paragraph follow each other within so many letter sizes."""
WHITE = 1.7
"""Lines that follow each other within more letter sizes may be of two paragraphs."""
GOING_ON = 0.2
"""At least this share of the columns end within a sentence that goes on in the next one; or else"""
APART_FROM = 0.35
"""at least this share of the paragraphs beside the first column begin where none begins there, as cells of a row would, or
a head of a text stands there, and"""
ON_ITS_OWN = 0.5
"""this share of all lines go on a sentence."""
TOGETHER = 3.0
"""Paragraphs begin together where their tops are at most so many points apart."""


def in_reading_order(sheets: Sequence[Sheet], knowledge: Knowledge) -> list[Sheet]:
    """The sheets; where running text stands in columns, one for each part of a page that is read from top to bottom."""
    found = _layout_of(sheets)
    if found is None or ((tables := _of_tables(sheets, knowledge)) and _layout_of(sheets, tables) is None):
        return list(sheets)
    bands = [list(bands_of(sheet, found, knowledge)) for sheet in sheets]
    beside = [band.columns for of_page in bands for band in of_page if len(band.columns) > 1]
    signs = (_go_on(beside), _begin_on_their_own(beside), _are_few(beside), _have_heads(beside, found, knowledge))
    if not any(signs):
        return list(sheets)
    bands, broken = with_rests(bands, found)
    parts = [list(parts_of(sheet, band, found)) for sheet, band in zip(sheets, bands, strict=True)]
    return over_pages(parts, broken, found)


def _of_tables(sheets: Sequence[Sheet], knowledge: Knowledge) -> frozenset[int]:
    """The baselines (by `id`) that stand in a box under the head of a known table: names and comments side by side begin at
    few places, as columns of running text do. Between level rules alone text may stand between two tables."""
    return frozenset(
        id(base)
        for sheet in sheets
        for start, end in banded(sheet.page, sheet.bases, knowledge)
        if any(heads_known_table(sheet.bases, at, knowledge) for at in range(start, min(start + HEAD_LINES, end)))
        for base in sheet.bases[start:end]
        if any(r.x0 == r.x1 and r.y0 <= base.top and base.bottom <= r.y1 for r in sheet.page.rules)
    )


def _layout_of(sheets: Sequence[Sheet], tables: frozenset[int] = frozenset()) -> ColumnLayout | None:
    """Where the columns of running text stand in a document, outside of these tables; None where it has no more than one."""
    bases = [base for sheet in sheets for base in sheet.bases if id(base) not in tables]
    lines = [line for base in bases for line in base.lines if len(line.text) >= RUNNING]
    printed: Counter[float] = Counter()  # `type_sizes` asks lines that stand alone: those of columns do not
    for line in lines:
        printed[line.size] += len(line.text)
    letters: Counter[float] = Counter()
    for size, count in printed.items():
        letters[round(size, 1)] += count
    total = sum(letters.values())
    likely = [size for size, count in letters.most_common() if count >= OF_TEXT * total]
    width = max((sheet.page.width for sheet in sheets), default=0.0)
    return next((found for size in likely if (found := _layout_in(size, lines, width)) is not None), None)


def _layout_in(size: float, lines: Sequence[Line], width: float) -> ColumnLayout | None:
    """The same for running text in letters of one size."""
    body = [line for line in lines if abs(line.size - size) < SAME_SIZE]
    starts: list[float] = []
    for x in _frequent_starts(body):  # items of lists are indented: they begin no column
        if not starts or x - starts[-1] > APART * width:
            starts.append(x)
    if not 2 <= len(starts) <= 3:
        return None
    columns = [[line for line in body if abs(line.box.x0 - x) < 2] for x in starts]
    columns = [
        [line for line in column if line.box.x1 < until]
        for column, until in zip(columns, [*starts[1:], width], strict=True)
    ]
    if any(len(column) < 2 for column in columns):
        return None
    ends = [sorted(line.box.x1 for line in column)[math.ceil(0.95 * (len(column) - 1))] for column in columns]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    filled = [_filled(column, width) for column, width in zip(columns, widths, strict=True)]
    alike = max(widths) - min(widths) <= ALIKE * max(widths)
    return ColumnLayout(tuple(starts), tuple(ends), size) if alike and min(filled) >= FULL else None


def _filled(column: Sequence[Line], width: float) -> float:
    """How much of their column's width the lines fill that go on in the one below, in the same letters: what stands alone, and
    heads, tell nothing."""
    wrapped = [
        a for a, b in itertools.pairwise(column) if 0 < b.box.y0 - a.box.y0 < PITCH * a.size and a.font == b.font
    ]
    return sum(line.box.width for line in wrapped) / (len(wrapped) * width) if wrapped and width > 0 else 0.0


def _frequent_starts(body: Sequence[Line]) -> list[float]:
    """Where many lines begin, from left to right."""
    places = Counter([round(line.box.x0) for line in body])
    often = sorted(x for x in places if places[x] + places[x + 1] + places[x - 1] >= OFTEN * len(body))
    groups: list[list[int]] = []
    for x in often:
        if groups and x - groups[-1][-1] <= 1:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [float(max(group, key=lambda x: places[x])) for group in groups]


def _go_on(beside: Sequence[Sequence[Sequence[Baseline]]]) -> bool:
    """Whether sentences go on from the end of a column to the top of the next one; `beside`: columns beside each other."""
    breaks = [pair for columns in beside for pair in itertools.pairwise(columns)]
    going_on = sum(goes_on(above[-1], below[0]) for above, below in breaks)
    return going_on > 0 and going_on >= GOING_ON * len(breaks)


def _begin_on_their_own(beside: Sequence[Sequence[Sequence[Baseline]]]) -> bool:
    """Whether the columns hold paragraphs of which those beside each other do not begin together, as the cells of rows do."""
    steps = [pair for columns in beside for column in columns for pair in itertools.pairwise(column)]
    begun = own = 0
    for first, *others in beside:
        tops = [below.top for above, below in itertools.pairwise(first) if not goes_on(above, below)]
        for column in others:
            for above, below in itertools.pairwise(column):
                if not goes_on(above, below):
                    at = bisect_left(tops, below.top - TOGETHER)
                    begun += 1
                    own += at == len(tops) or tops[at] > below.top + TOGETHER
    going_on = sum(goes_on(above, below) for above, below in steps)
    return own >= 2 and own >= APART_FROM * begun and going_on >= ON_ITS_OWN * len(steps)


def _are_few(beside: Sequence[Sequence[Sequence[Baseline]]]) -> bool:
    """Whether the columns hold two paragraphs each at most, and nothing that is set like a head: they would be no table."""
    columns = [column for of_band in beside for column in of_band]
    steps = [pair for column in columns for pair in itertools.pairwise(column)]
    plain = len({base.lines[0].bold for column in columns for base in column}) == 1
    gaps = sum(below.top - above.top > WHITE * above.size for above, below in steps)
    return plain and gaps <= len(columns) and sum(goes_on(a, b) for a, b in steps) >= ON_ITS_OWN * max(1, len(steps))


def _have_heads(beside: Sequence[Sequence[Sequence[Baseline]]], layout: ColumnLayout, knowledge: Knowledge) -> bool:
    """Whether a head of a text ("Analys") stands over running text in one of the columns, as no cell does."""
    steps = [pair for columns in beside for column in columns for pair in itertools.pairwise(column)]
    going_on = sum(goes_on(above, below) for above, below in steps)
    headed = any(
        len(above.lines) == 1
        and is_full(below.lines[-1], layout)
        and knowledge.heading_kind(above.lines[0].text) is not None
        for above, below in steps
    )
    return headed and going_on >= ON_ITS_OWN * len(steps)
