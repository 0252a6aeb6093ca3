"""A page whose running text stands in columns, cut into the parts that are read one after the other.

Headings, tables and lines that run across the columns part them, and so does a table's caption below them.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import Baseline, Column, Sheet, baselines, is_marker
from vpextract.layout.tables.raw import RawTable
from vpextract.layout.words import ends_sentence
from vpextract.model import Line

FULL = 0.7
"""Lines of running text fill at least this part of their column, on average; those of cells do not."""
INDENT = 3.0
"""List items are indented by at most so many letter sizes."""
AT_START = 3.0
"""A heading in a column begins within so many points of where it does."""
SAME_SIZE = 0.3
"""Letters of running text differ in size by less."""
WIDE_SPACE = 4.0
"""The words of a justified line stand at most so many letter sizes apart."""
BLANK = 0.9
"""White space over all columns parts what stands below from them if it is so many letter sizes high."""
LARGER, BLANK_LARGER = 0.6, 0.4
"""Above a text in letters larger than running text by so many points, so much white space is enough."""
LABEL_LINES = 3
"""What stands alone above a heading that runs across the columns has at most so many lines."""


class ColumnLayout(NamedTuple):
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


def goes_on(above: Baseline, below: Baseline) -> bool:
    """Whether a sentence goes on from one line to the next: within a column, or from its end to the top of the next one."""
    return below.lines[0].text[0].islower() and not ends_sentence(above.lines[-1].text)


class Band(NamedTuple):
    """A part of a page: `columns` of text side by side, or what stands over the whole width (`across`)."""

    top: float
    across: list[Baseline]
    columns: list[list[Baseline]]


def bands_of(sheet: Sheet, layout: ColumnLayout, knowledge: Knowledge) -> Iterator[Band]:
    """The parts of a page, top to bottom."""
    walls = sorted(table.box.y0 for table in sheet.tables if _column_of_table(table, layout) is None)
    run: list[Baseline] = []
    for base in sheet.bases:
        in_columns = _in_columns(base, layout)
        wall = bool(run) and bisect_right(walls, run[-1].top) < bisect_right(walls, base.top)
        if wall or not in_columns:
            yield from _of_run(run, True, layout, knowledge)
            run = []
        if in_columns:
            run.append(base)
        else:
            yield Band(base.top, [base], [])
    yield from _of_run(run, bool(run and walls) and walls[-1] > run[-1].top, layout, knowledge)


def _in_columns(base: Baseline, layout: ColumnLayout) -> bool:
    """Whether what stands on one height stands in columns, one line of text in each, where its texts begin."""
    texts = [line for line in base.lines if not is_marker(line)]
    return all(
        at is not None and _is_a_line(list(of_column), at, layout)
        for at, of_column in itertools.groupby(texts, key=layout.column_of)
    )


def _is_a_line(texts: Sequence[Line], at: int, layout: ColumnLayout) -> bool:
    """Whether texts beside each other are one line of a column: one text, or words that justification has parted. Only what
    is set in the letters of running text may be indented."""
    running = abs(texts[0].size - layout.size) < SAME_SIZE
    if texts[0].box.x0 - layout.starts[at] > (INDENT * layout.size if running else AT_START):
        return False
    apart = max((after.box.x0 - text.box.x1 for text, after in itertools.pairwise(texts)), default=0.0)
    return len(texts) == 1 or (apart < WIDE_SPACE * layout.size and abs(texts[-1].box.x1 - layout.ends[at]) < 3)


def _of_run(run: Sequence[Baseline], closed: bool, layout: ColumnLayout, knowledge: Knowledge) -> Iterator[Band]:
    """The parts of consecutive baselines that stand in columns; `closed`: something across the columns follows.

    A text in the first column, below white space over all columns, heads columns of their own. Below the end of the last
    column the first one may go on alone, if nothing across the columns follows, and no table's caption.
    """
    beside = [any(layout.column_of(line) for line in base.lines) for base in run]
    last = max((at for at, is_beside in enumerate(beside) if is_beside), default=-1)
    start, bottom, columns = 0, -math.inf, False
    for at, base in enumerate(run):
        blank = base.top - bottom >= (BLANK if base.size <= layout.size + LARGER else BLANK_LARGER) * layout.size
        heads = (at < last and not is_full(base.lines[-1], layout)) or (closed and len(run) - at <= LABEL_LINES)
        caption = at > last and knowledge.is_caption(base.lines[0].text)
        if columns and ((blank and heads) or caption) and not beside[at]:
            yield from _band_of(run[start:at], layout)
            start, bottom, columns = at, -math.inf, False
        bottom, columns = max(bottom, base.bottom), columns or beside[at]
    yield from _band_of(run[start:], layout)


def is_full(line: Line, layout: ColumnLayout) -> bool:
    """Whether a line of a column is one of running text that reaches its end, as no heading does as a rule."""
    at = layout.column_of(line) or 0
    running = abs(line.size - layout.size) < SAME_SIZE and not line.bold
    return running and line.box.x1 - layout.starts[at] >= FULL * (layout.ends[at] - layout.starts[at])


def _band_of(run: Sequence[Baseline], layout: ColumnLayout) -> Iterator[Band]:
    if not run:
        return
    lines = [line for base in run for line in base.lines]
    places = [layout.column_of(line) or 0 for line in lines]
    columns = [
        baselines(lines, [i for i, place in enumerate(places) if place == at]) for at in range(len(layout.starts))
    ]
    running = [any(abs(base.size - layout.size) < SAME_SIZE for base in column) for column in columns]
    if not any(running[1:]):
        yield Band(run[0].top, list(run), [])
        return
    beside = min(column[0].top for column in columns[1:] if column)
    above = [base for base in columns[0] if base.bottom <= beside]  # the rest of a heading, say
    if above:
        yield Band(above[0].top, above, [])
    columns[0] = columns[0][len(above) :]
    yield Band(run[len(above)].top, [], [column for column in columns if column])


def _column_of_table(table: RawTable, layout: ColumnLayout) -> int | None:
    """The column in which a table stands; None for one over several."""
    middle = (table.box.x0 + table.box.x1) / 2
    at = max(0, sum(middle > start for start in layout.starts) - 1)
    inside = layout.starts[at] - 6 < table.box.x0 and table.box.x1 < layout.ends[at] + 6
    return at if inside else None


def parts_of(sheet: Sheet, bands: Sequence[Band], layout: ColumnLayout) -> Iterator[Sheet]:
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


def _place(table: RawTable, made: list[tuple[float, Sheet]], sheet: Sheet, layout: ColumnLayout) -> None:
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
