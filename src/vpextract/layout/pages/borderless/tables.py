"""Tables without upright rules: columns from the head's places and from what stands below, rows from the line pitch.

Order: baselines → regions (see `open_regions`) → head → columns → rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span, clusters, columns_of
from vpextract.layout.pages.borderless.continued import Running, columns_going_on, continued_end
from vpextract.layout.pages.borderless.headers import (
    first_of_head,
    first_on_field,
    head_length,
    heads_figures,
    heads_known_table,
    is_set_apart,
)
from vpextract.layout.pages.borderless.keys import Keys
from vpextract.layout.pages.borderless.notes import caption_set_apart, without_captions, without_notes
from vpextract.layout.pages.borderless.region_ends import region_end
from vpextract.layout.pages.borderless.regions import banded
from vpextract.layout.pages.borderless.row_ends import parted
from vpextract.layout.pages.borderless.row_names import GoesOn, name_column
from vpextract.layout.pages.borderless.rows import place_pictures, rows_of, spanning
from vpextract.layout.pages.borderless.side_by_side import doubt, gutter, halves
from vpextract.layout.pages.borderless.spanning_headers import head_groups, with_wrapped
from vpextract.layout.sheet import Baseline, TypeSizes, is_known_head, is_tabular
from vpextract.layout.tables.raw import RawTable
from vpextract.matching import squeezed
from vpextract.model import Line, Page, around
from vpextract.numerals import is_numeric

TOLD_BY = 60
"""So many baselines from the first on tell whether texts side by side are a table; most pages have no more of them."""


def open_tables(
    page: Page,
    bases: Sequence[Baseline],
    sizes: TypeSizes,
    knowledge: Knowledge,
    heads: set[str] | None = None,
    before: Running | None = None,
) -> tuple[list[RawTable], list[Baseline]]:
    """The tables without upright rules that the baselines of a page make, and the baselines that belong to none.

    `heads` are the heads of tables on the pages before, letters only: under one of them stands a table that goes on.
    Those of this page are added. `before` is the table that the page before ends on.
    """
    heads = set() if heads is None else heads
    bands, keys = banded(page, bases, knowledge), Keys(bases, knowledge)
    tables: list[RawTable] = []
    beside: list[Baseline] = []
    taken: set[int] = set()
    at = free = 0
    if before is not None and (more := _rest(page, bases, before, sizes, knowledge, keys)) is not None:
        tables.append(more[0])
        at = free = more[1]
        taken.update(range(at))
    while at < len(bases):
        caption = caption_set_apart(bases, at, knowledge)
        if caption or not is_tabular(bases[at]) or (page.number == 1 and _in_contact_block(bases, at, knowledge)):
            at += caption or 1
            free = at if caption else free
            continue
        at = keys.below(at)
        start, end = _region(page, bases, at, free, bands, sizes, knowledge, keys, heads)
        cut = gutter(page, bases, at, min(end, at + TOLD_BY), knowledge)
        left, right, behind = halves(bases, start, cut.x) if cut is not None else ([], [], 0)
        if left and right and behind > at:
            end = behind
            found = [open_tables(page, half, sizes, knowledge, heads) for half in (left, right)]
            tables += [table for half, _ in found for table in half]
            beside += [base for _, alone in found for base in alone]
            doubt([table for half, _ in found for table in half if cut is not None and not cut.sure])
        else:
            goes_on = start == 0 and before is not None and before.comment
            table = _table(page, bases[start:end], at - start, sizes, knowledge, heads, goes_on)
            if table is None:
                at += 1
                continue
            tables.append(table)
        taken.update(range(start, end))
        at = free = end
    rest = [base for i, base in enumerate(bases) if i not in taken]
    return tables, sorted([*rest, *beside], key=lambda base: base.top) if beside else rest


def _region(
    page: Page,
    bases: Sequence[Baseline],
    at: int,
    free: int,
    bands: Sequence[tuple[int, int]],
    sizes: TypeSizes,
    knowledge: Knowledge,
    keys: Keys,
    heads: set[str],
) -> tuple[int, int]:
    """First baseline and the index behind the last of the table that holds `at`; those before `free` are another's.

    Of many baselines that are no table only those that tell it are looked at, else each would cost as much as all.
    """

    def is_text(start: int, end: int) -> bool:
        """Whether so much of what may be a long table tells that it is none."""
        if end < at + TOLD_BY or gutter(page, bases, at, end, knowledge) is not None:
            return False
        return _head(page, bases[start:end], at - start, sizes, knowledge, heads) is None

    band = next(((a, b) for a, b in bands if free <= a <= at < min(b, a + TOLD_BY)), None)
    if band is not None:
        part = (band[0], min(band[1], at + TOLD_BY))
        return part if is_text(*part) else band
    known = keys.heads(at)
    start = max(free, first_on_field(page, bases, first_of_head(bases, at, knowledge), at))
    end = region_end(bases, start, at, known, sizes, knowledge, keys, TOLD_BY)
    if is_text(start, end):
        return start, end
    if end == at + TOLD_BY:
        end = region_end(bases, start, at, known, sizes, knowledge, keys)
    for first, behind in bands:  # no rule above the head, but below it and each row
        if at < first < end < behind and not any(map(keys.headed, range(end, behind))):
            end = behind
    return start, _trimmed(bases, at, end, known, sizes, knowledge)


def _trimmed(
    bases: Sequence[Baseline], first: int, end: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
) -> int:
    """The end of a region without the notes and the text that follow its rows."""
    columns = clusters([line for base in bases[first:end] if is_tabular(base) for line in base.lines])
    distinct = abs(bases[end - 1].size - sizes.body) > 0.6
    end = without_notes(bases, first, end, known, distinct, columns, knowledge)
    if known:
        return without_captions(bases, first, end, knowledge)
    return end if end == len(bases) else _without_lone_lines(bases, first, end)


def _without_lone_lines(bases: Sequence[Baseline], first: int, end: int) -> int:
    """The end of a table of figures without the lines under its last figures that are no more of that row's name."""
    last = max((at for at in range(first, end) if is_tabular(bases[at])), default=first)
    names = name_column(bases[first : last + 1], 1)
    if names is None or last == first:
        return end
    above = names.name_of(bases[last])
    if above is None and bases[last - 1].bottom > bases[last].top:
        above = names.name_of(bases[last - 1])  # the values stand beside the middle of their name
    for at in range(last + 1, end):
        below = names.name_of(bases[at])
        if below is not None and (above is None or names.goes_on(above, below) == GoesOn.NO):
            return at
        above = below or above
    return end


def _rest(
    page: Page, bases: Sequence[Baseline], before: Running, sizes: TypeSizes, knowledge: Knowledge, keys: Keys
) -> tuple[RawTable, int] | None:
    """The rest of the table that the page before ends on, and the index behind its last baseline."""
    first, end = continued_end(bases, before, sizes, knowledge, keys)
    if end > first:
        end = _trimmed(bases, first, end, before.known, sizes, knowledge)
    region = bases[:end]
    box = around([line.box for base in region for line in base.lines])
    if box is None:
        return None
    breaks = parted(page, region, 0, sizes)
    spans = spanning(region, 0, breaks, before.known, knowledge, before.columns, before.comment)
    cells = [line for base, span in zip(region, spans, strict=True) if not span for line in base.lines]
    columns = columns_going_on(before, cells)
    rows = rows_of(page, region, 0, breaks, spans, columns, sizes)
    table = RawTable(columns, rows, 0, page.number, box, ruled=False)
    place_pictures(page, table)
    return table, end


REPEATED_HEAD = 8
"""A head of so many letters that stood over a table before stands over the rest of it now."""
CONTACT_LINES = 4
"""Names and addresses stand at most this many lines below their labels."""


def _in_contact_block(bases: Sequence[Baseline], at: int, knowledge: Knowledge) -> bool:
    """Whether a baseline of the first page belongs to the block of names and addresses, which is set in columns too."""
    if is_known_head(bases[at], knowledge):
        return False  # "Från" and "Till" over dates
    above = bases[max(0, at - CONTACT_LINES) : at + 1]
    return any(knowledge.contact_label(line.text) for base in above for line in base.lines)


def _table(
    page: Page,
    region: Sequence[Baseline],
    first: int,
    sizes: TypeSizes,
    knowledge: Knowledge,
    heads: set[str],
    goes_on: bool,
) -> RawTable | None:
    """One region as a table; None where it is running text set side by side. Its head is added to `heads`."""
    found = _head(page, region, first, sizes, knowledge, heads)
    if found is None:
        return None
    n_head, head, known, repeated = found
    breaks = parted(page, region, n_head, sizes)
    spans = spanning(region, n_head, breaks, known, knowledge, goes_on=goes_on and repeated)
    level, groups = head_groups(region, n_head, knowledge)
    columns = _columns(region, n_head, spans, [line for group in groups for line in group.lines])
    box = around([line.box for base in region for line in base.lines])
    if len(columns) < 2 or box is None:
        return None
    heads.add(head)
    rows_in_head = min(n_head, 2 if groups else 1)
    rows = rows_of(page, region, n_head, breaks, spans, columns, sizes, level, groups)
    table = RawTable(columns, rows, rows_in_head, page.number, box, ruled=False)
    place_pictures(page, table)
    return table


class _Head(NamedTuple):
    """The head of a region that is a table: how many baselines it has, and its letters; whether it is that of a known
    table, or of one on the pages before."""

    length: int
    letters: str
    known: bool
    repeated: bool


def _head(
    page: Page, region: Sequence[Baseline], first: int, sizes: TypeSizes, knowledge: Knowledge, heads: set[str]
) -> _Head | None:
    """The head of a region; None where it is running text set side by side."""
    known = heads_known_table(region, first, knowledge)
    n_head = head_length(page, region, first, known, sizes, knowledge)
    letters = squeezed("".join(line.text for base in region[:n_head] for line in base.lines))
    repeated = len(letters) >= REPEATED_HEAD and letters in heads
    if not (known or repeated or _is_likely(region[: first + TOLD_BY], first, n_head, sizes, knowledge)):
        return None
    return _Head(n_head, letters, known, repeated)


def _is_likely(region: Sequence[Baseline], first: int, n_head: int, sizes: TypeSizes, knowledge: Knowledge) -> bool:
    """Whether a region whose head is not known may be a table."""
    if sum(map(is_tabular, region)) >= 2 and _plausible(region, first, n_head, sizes):
        return True
    alone = n_head == len(region) and (n_head > 1 or all(line.bold for line in region[0].lines))
    return alone and _heads_figures(region, knowledge)


def _columns(region: Sequence[Baseline], n_head: int, spans: Sequence[bool], over: Sequence[Line]) -> list[Span]:
    head = [line for base in region[:n_head] for line in base.lines if line not in over]
    body = zip(region[n_head:], spans[n_head:], strict=True)
    return columns_of(head, [line for base, span in body if not span for line in base.lines])


def _heads_figures(head: Sequence[Baseline], knowledge: Knowledge) -> bool:
    """Whether two labels at least, as they are or with what wraps below them, stand over figures in all tables: such a head
    may end a page alone."""
    words, *below = head
    whole = [text for _, text in with_wrapped(words, below)[1:]]
    parts = [line.text for base in below for line in base.lines if knowledge.parts_heads(line.text)]
    one = any(knowledge.heads_figures(line.text) for line in words.lines[1:])
    several = heads_figures(words, knowledge) or sum(map(knowledge.heads_figures, whole)) > 1
    return several or (len(parts) > 1 and one)


def _plausible(region: Sequence[Baseline], first: int, n_head: int, sizes: TypeSizes) -> bool:
    """Whether texts side by side are a table: numbers below, or a bold head in another size than running text."""
    cells = [line for base in region[n_head:] if is_tabular(base) for line in base.lines[1:]]
    if not cells:
        return False
    numeric = sum(is_numeric(line.text) for line in cells) / len(cells)
    bold = all(line.bold for base in region[:n_head] for line in base.lines)
    headed = n_head > 0 and (bold or all(is_set_apart(region, first, base) for base in region[:n_head]))
    distinct = abs(region[0].size - sizes.body) > 0.6
    starts = [line.box.x0 for base in region[:n_head] for line in base.lines]
    aligned = all(any(abs(line.box.x0 - x) < 2 for x in starts) for line in cells)
    return numeric >= 0.5 or (headed and (distinct or (aligned and not any(line.bold for line in cells))))
