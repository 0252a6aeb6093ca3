"""Running text set in columns: each page → the parts that are read one after the other, a column before the next.

Columns are told by the whole document: lines of running text that begin at the same few places, in columns of one width,
and sentences that go on at the top of the next column. Headings, tables and lines that run across them part the columns.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpextract.layout.sheet import Baseline, Column, Sheet, baselines, is_marker
from vpextract.layout.tables.raw import RawTable
from vpextract.layout.words import ends_sentence
from vpextract.model import Line

RUNNING = 15
"""A line of running text has at least so many letters."""
OFTEN = 0.1
"""At least this share of the lines of running text begin where a column does."""
APART = 0.2
"""Columns begin at least this part of the page's width apart: nearer texts are indented."""
ALIKE = 0.12
"""The columns of running text have one width, give or take this part of it."""
FULL = 0.7
"""Lines of running text fill at least this part of their column, on average; those of cells do not."""
GOING_ON = 0.2
"""At least this share of the columns end within a sentence that goes on in the next one; or else"""
ON_ITS_OWN = 0.5
"""at least this share of the paragraphs beside the first column begin where none begins there, as cells of a row would, and
this share of all lines go on a sentence."""
TOGETHER = 3.0
"""Paragraphs begin together where their tops are at most so many points apart."""
INDENT = 3.0
"""List items are indented by at most so many letter sizes."""
SAME_SIZE = 0.3
"""Letters of running text differ in size by less."""
WIDE_SPACE = 4.0
"""The words of a justified line stand at most so many letter sizes apart."""
BLANK = 0.9
"""White space over all columns parts what stands below from them if it is so many letter sizes high."""
LABEL_LINES = 3
"""What stands alone above a heading that runs across the columns has at most so many lines."""


class _Layout(NamedTuple):
    """Where the columns begin, and where their full lines end, from left to right; `size` is that of their letters."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    size: float

    def column_of(self, line: Line) -> int | None:
        """The column in which a line stands; None for one that reaches into the next."""
        at = sum(line.box.x0 > start - 2 for start in self.starts) - 1
        inside = at == len(self.starts) - 1 or line.box.x1 < self.starts[at + 1] - 2
        return at if at >= 0 and inside else None

    def column(self, at: int) -> Column:
        return Column(self.starts[at], self.ends[at])

    @property
    def whole(self) -> Column:
        """That of what stands over the whole width."""
        return Column(self.starts[0], None)


def in_reading_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets; where running text stands in columns, one for each part of a page that is read from top to bottom."""
    found = _layout_of(sheets)
    if found is None:
        return list(sheets)
    bands = [list(_bands(sheet, found)) for sheet in sheets]
    beside = [band.columns for of_page in bands for band in of_page if len(band.columns) > 1]
    if not _go_on(beside) and not _begin_on_their_own(beside):
        return list(sheets)
    return [part for sheet, of_page in zip(sheets, bands, strict=True) for part in _parts(sheet, of_page, found)]


# --- where the columns of a document stand ----------------------------------------------------------------------------


def _layout_of(sheets: Sequence[Sheet]) -> _Layout | None:
    """Where the columns of running text stand in a document; None where it has no more than one."""
    lines = [line for sheet in sheets for base in sheet.bases for line in base.lines if len(line.text) >= RUNNING]
    printed: Counter[float] = Counter()  # `type_sizes` asks lines that stand alone: those of columns do not
    for line in lines:
        printed[line.size] += len(line.text)
    letters: Counter[float] = Counter()
    for size, count in printed.items():
        letters[round(size, 1)] += count
    if not letters:
        return None
    size = letters.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) < SAME_SIZE]
    starts = _frequent_starts(body)
    width = max(sheet.page.width for sheet in sheets)
    starts = [x for x in starts if x == starts[0] or x - starts[0] > APART * width]
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
    filled = [
        sum(line.box.width for line in column) / (len(column) * w) for column, w in zip(columns, widths, strict=True)
    ]
    alike = max(widths) - min(widths) <= ALIKE * max(widths)
    return _Layout(tuple(starts), tuple(ends), size) if alike and min(filled) >= FULL else None


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
    going_on = sum(_goes_on(above[-1], below[0]) for above, below in breaks)
    return going_on > 0 and going_on >= GOING_ON * len(breaks)


def _begin_on_their_own(beside: Sequence[Sequence[Sequence[Baseline]]]) -> bool:
    """Whether the columns hold paragraphs of which those beside each other do not begin together, as the cells of rows do."""
    steps = [pair for columns in beside for column in columns for pair in itertools.pairwise(column)]
    begun = own = 0
    for first, *others in beside:
        tops = [below.top for above, below in itertools.pairwise(first) if not _goes_on(above, below)]
        for column in others:
            for above, below in itertools.pairwise(column):
                if not _goes_on(above, below):
                    at = bisect_left(tops, below.top - TOGETHER)
                    begun += 1
                    own += at == len(tops) or tops[at] > below.top + TOGETHER
    going_on = sum(_goes_on(above, below) for above, below in steps)
    return own >= 2 and own >= ON_ITS_OWN * begun and going_on >= ON_ITS_OWN * len(steps)


def _goes_on(above: Baseline, below: Baseline) -> bool:
    """Whether a sentence goes on from one line to the next: within a column, or from its end to the top of the next one."""
    return below.lines[0].text[0].islower() and not ends_sentence(above.lines[-1].text)


# --- the parts of a page ----------------------------------------------------------------------------------------------


class _Band(NamedTuple):
    """A part of a page: `columns` of text side by side, or what stands over the whole width (`across`)."""

    top: float
    across: list[Baseline]
    columns: list[list[Baseline]]


def _bands(sheet: Sheet, layout: _Layout) -> Iterator[_Band]:
    """The parts of a page, top to bottom."""
    walls = sorted(table.box.y0 for table in sheet.tables if _column_of_table(table, layout) is None)
    run: list[Baseline] = []
    for base in sheet.bases:
        in_columns = _in_columns(base, layout)
        wall = bool(run) and bisect_right(walls, run[-1].top) < bisect_right(walls, base.top)
        if wall or not in_columns:
            yield from _of_run(run, True, layout)
            run = []
        if in_columns:
            run.append(base)
        else:
            yield _Band(base.top, [base], [])
    yield from _of_run(run, bool(run and walls) and walls[-1] > run[-1].top, layout)


def _in_columns(base: Baseline, layout: _Layout) -> bool:
    """Whether what stands on one height stands in columns, one line of text in each, where its texts begin."""
    texts = [line for line in base.lines if not is_marker(line)]
    return all(
        at is not None and _is_a_line(list(of_column), at, layout)
        for at, of_column in itertools.groupby(texts, key=layout.column_of)
    )


def _is_a_line(texts: Sequence[Line], at: int, layout: _Layout) -> bool:
    """Whether texts beside each other are one line of a column: one text, or words that justification has parted."""
    if texts[0].box.x0 - layout.starts[at] > INDENT * layout.size:
        return False
    apart = max((after.box.x0 - text.box.x1 for text, after in itertools.pairwise(texts)), default=0.0)
    return len(texts) == 1 or (apart < WIDE_SPACE * layout.size and abs(texts[-1].box.x1 - layout.ends[at]) < 3)


def _of_run(run: Sequence[Baseline], closed: bool, layout: _Layout) -> Iterator[_Band]:
    """The parts of consecutive baselines that stand in columns; `closed`: something across the columns follows.

    A text in the first column, below white space over all columns, heads columns of their own. Below the end of the last
    column the first one may go on alone, if nothing across the columns follows.
    """
    beside = [any(layout.column_of(line) for line in base.lines) for base in run]
    last = max((at for at, is_beside in enumerate(beside) if is_beside), default=-1)
    start, bottom, columns = 0, -math.inf, False
    for at, base in enumerate(run):
        blank = base.top - bottom >= BLANK * layout.size
        heads = (at < last and not _is_full(base, layout)) or (closed and len(run) - at <= LABEL_LINES)
        if columns and blank and heads and not beside[at]:
            yield from _band_of(run[start:at], layout)
            start, bottom, columns = at, -math.inf, False
        bottom, columns = max(bottom, base.bottom), columns or beside[at]
    yield from _band_of(run[start:], layout)


def _is_full(base: Baseline, layout: _Layout) -> bool:
    """Whether a line of the first column is one of running text that reaches its end, as no heading does as a rule."""
    line = base.lines[-1]
    running = abs(line.size - layout.size) < SAME_SIZE and not line.bold
    return running and line.box.x1 - layout.starts[0] >= FULL * (layout.ends[0] - layout.starts[0])


def _band_of(run: Sequence[Baseline], layout: _Layout) -> Iterator[_Band]:
    if not run:
        return
    lines = [line for base in run for line in base.lines]
    places = [layout.column_of(line) or 0 for line in lines]
    columns = [
        baselines(lines, [i for i, place in enumerate(places) if place == at]) for at in range(len(layout.starts))
    ]
    running = [any(abs(base.size - layout.size) < SAME_SIZE for base in column) for column in columns]
    if not any(running[1:]):
        yield _Band(run[0].top, list(run), [])
        return
    beside = min(column[0].top for column in columns[1:] if column)
    above = [base for base in columns[0] if base.bottom <= beside]  # the rest of a heading, say
    if above:
        yield _Band(above[0].top, above, [])
    columns[0] = columns[0][len(above) :]
    yield _Band(run[len(above)].top, [], [column for column in columns if column])


def _column_of_table(table: RawTable, layout: _Layout) -> int | None:
    """The column in which a table stands; None for one over several."""
    middle = (table.box.x0 + table.box.x1) / 2
    at = max(0, sum(middle > start for start in layout.starts) - 1)
    inside = layout.starts[at] - 6 < table.box.x0 and table.box.x1 < layout.ends[at] + 6
    return at if inside else None


def _parts(sheet: Sheet, bands: Sequence[_Band], layout: _Layout) -> Iterator[Sheet]:
    """The bands as sheets; what stands over the whole width in a row is one."""
    made: list[tuple[float, Sheet]] = []
    for across, group in itertools.groupby(bands, key=lambda band: not band.columns):
        if across:
            found = list(group)
            made.append(
                (found[0].top, Sheet(sheet.page, [base for band in found for base in band.across], [], layout.whole))
            )
            continue
        for band in group:
            for column in band.columns:
                at = layout.column_of(column[0].lines[0]) or 0
                made.append((band.top, Sheet(sheet.page, column, [], layout.column(at))))
    if not made:
        return iter([replace(sheet, column=layout.whole)])
    for table in sheet.tables:
        _place(table, made, sheet, layout)
    return (part for _, part in made)


def _place(table: RawTable, made: list[tuple[float, Sheet]], sheet: Sheet, layout: _Layout) -> None:
    """Put a ruled table into the part of the page in which it stands, or between the parts."""
    at = _column_of_table(table, layout)
    above = [i for i, (top, _) in enumerate(made) if top < table.box.y0]
    if at is not None and above:
        band = made[above[-1]][0]
        inside = [i for i in above if made[i][0] == band and made[i][1].column == layout.column(at)]
        if inside:
            made[inside[-1]][1].tables.append(table)
            return
    if above and made[above[-1]][1].column == layout.whole:
        made[above[-1]][1].tables.append(table)
        return
    part = Sheet(sheet.page, [], [table], layout.whole)
    made.insert(above[-1] + 1 if above else 0, (table.box.y0, part))
