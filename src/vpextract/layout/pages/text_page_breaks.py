"""Columns of text that a page cuts: each may go on in its own column of the next page, as cells side by side do.

Text that runs from column to column goes on from the last column of a page to the first of the next. Which of the two it
is, the sentences tell that go on over the ends of the columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.layout.pages.text_bands import SAME_SIZE, Band, ColumnLayout, goes_on, is_full
from vpextract.layout.sheet import Baseline, Sheet
from vpextract.layout.words import ends_sentence

_Columns = dict[int, list[Baseline]]


def with_rests(bands: Sequence[Sequence[Band]], layout: ColumnLayout) -> tuple[list[list[Band]], frozenset[int]]:
    """The parts of the pages, and behind which of these (by index) each column goes on in its own column: what stands alone
    in the first one there is columns then, too."""
    found = [list(of_page) for of_page in bands]
    broken: set[int] = set()
    for at, (above, below) in enumerate(itertools.pairwise(found)):
        if not above or not below or len(above[-1].columns) < 2:
            continue
        last, first = _by_place(above[-1].columns, layout), _by_place(_columns_at_top(below[0], layout), layout)
        if first and _fit(_in_own_columns(last, first), layout) > _fit(_in_turn(last, first), layout):
            broken.add(at)
            below[:1] = _with_columns(below[0], list(first.values()))
    return found, frozenset(broken)


def _by_place(columns: Sequence[list[Baseline]], layout: ColumnLayout) -> _Columns:
    """The columns of a part by their places from the left."""
    return {layout.column_of(column[0].lines[0]) or 0: column for column in columns}


def _columns_at_top(band: Band, layout: ColumnLayout) -> list[list[Baseline]]:
    """The columns of a page's first part; what stands alone in the first one is one, as far as it goes on a text."""
    if band.columns or any(layout.column_of(base.lines[-1]) != 0 for base in band.across):
        return band.columns
    size = band.across[0].size
    return [list(itertools.takewhile(lambda base: abs(base.size - size) < SAME_SIZE, band.across))]


def _with_columns(band: Band, columns: list[list[Baseline]]) -> list[Band]:
    """A page's first part with these columns, and what is left of it."""
    rest = band.across[len(columns[0]) :] if band.across else []
    found = [Band(band.top, [], columns)]
    return [*found, Band(rest[0].top, rest, [])] if rest else found


def _in_turn(last: _Columns, first: _Columns) -> list[tuple[Baseline, Baseline]]:
    """What follows what where text runs from column to column, and on to the next page."""
    columns = [*last.values(), *first.values()]
    return [(above[-1], below[0]) for above, below in itertools.pairwise(columns)]


def _in_own_columns(last: _Columns, first: _Columns) -> list[tuple[Baseline, Baseline]]:
    """The same where each column goes on in its own on the next page."""
    columns = [part[at] for at in last for part in (last, first) if at in part]
    return [(above[-1], below[0]) for above, below in itertools.pairwise(columns)]


def _fit(pairs: Sequence[tuple[Baseline, Baseline]], layout: ColumnLayout) -> int:
    """How many more sentences go on from one line to the next than are cut off or begin in the middle."""
    return sum(1 if goes_on(above, below) else -_is_torn(above, below, layout) for above, below in pairs)


def _is_torn(above: Baseline, below: Baseline, layout: ColumnLayout) -> bool:
    """Whether a sentence begins in the middle, or one that fills its line is cut off."""
    if below.lines[0].text[0].islower():
        return True
    line = above.lines[-1]
    return is_full(line, layout) and not ends_sentence(line.text)


def over_pages(pages: Sequence[Sequence[Sheet]], broken: frozenset[int], layout: ColumnLayout) -> list[Sheet]:
    """The parts of all pages in reading order; `broken`: behind which pages each column goes on in its own."""
    out: list[Sheet] = []
    waiting: dict[float, list[Sheet]] = {}
    for at, page in enumerate(pages):
        rest = list(page)
        if waiting:
            head = _columns_of(rest, layout)
            for part in head:
                waiting.setdefault(part.column.left, []).append(part)
            rest = rest[len(head) :]
            if rest or at not in broken:
                out += [part for parts in waiting.values() for part in parts]
                waiting = {}
        if at in broken and not waiting:
            tail = _columns_of(rest[::-1], layout)[::-1]
            out += rest[: len(rest) - len(tail)]
            waiting = {part.column.left: [part] for part in tail}
        else:
            out += rest
    return [*out, *(part for parts in waiting.values() for part in parts)]


def _columns_of(parts: Sequence[Sheet], layout: ColumnLayout) -> list[Sheet]:
    """The columns side by side at the start of some parts: each is another one."""
    found: list[Sheet] = []
    for part in parts:
        if part.column == layout.whole or part.column in [other.column for other in found]:
            break
        found.append(part)
    return found
