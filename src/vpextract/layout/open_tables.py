"""Tables without upright rules: columns from the head's places and from what stands below, rows from the line pitch.

Order: baselines → regions (see `open_regions`) → head → columns → rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline
from vpextract.layout.grid import rails
from vpextract.layout.open_regions import (
    NUMERIC,
    TypeSizes,
    banded,
    first_of_head,
    is_known_head,
    is_number,
    is_tabular,
    region_end,
)
from vpextract.layout.rawtable import RawRow, RawTable
from vpextract.matching import squeezed
from vpextract.model import Line, Page, around
from vpextract.settings import SETTINGS


def open_tables(
    page: Page, bases: Sequence[Baseline], sizes: TypeSizes, knowledge: Knowledge, heads: set[str] | None = None
) -> tuple[list[RawTable], list[Baseline]]:
    """The tables without upright rules that the baselines of a page make, and the baselines that belong to none.

    `heads` are the heads of tables on the pages before, letters only: under one of them stands a table that goes on.
    Those of this page are added.
    """
    heads = set() if heads is None else heads
    bands = banded(page, bases, knowledge)
    tables: list[RawTable] = []
    taken: set[int] = set()
    at = 0
    while at < len(bases):
        if not is_tabular(bases[at]) or (page.number == 1 and _in_contact_block(bases, at, knowledge)):
            at += 1
            continue
        known = is_known_head(bases[at], knowledge)
        band = next(((a, b) for a, b in bands if a <= at < b), None)
        if band is not None:
            start, end = band
        else:
            start = first_of_head(bases, at, sizes)
            end = region_end(bases, start, at, known, sizes, knowledge)
        table = _table(page, bases[start:end], at - start, known, sizes, knowledge, heads)
        if table is None:
            at += 1
            continue
        tables.append(table)
        taken.update(range(start, end))
        at = end
    return tables, [base for i, base in enumerate(bases) if i not in taken]


REPEATED_HEAD = 8
"""A head of so many letters that stood over a table before stands over the rest of it now."""
CONTACT_LINES = 4
"""Names and addresses stand at most this many lines below their labels."""


def _in_contact_block(bases: Sequence[Baseline], at: int, knowledge: Knowledge) -> bool:
    """Whether a baseline of the first page belongs to the block of names and addresses, which is set in columns too."""
    above = bases[max(0, at - CONTACT_LINES) : at + 1]
    return any(knowledge.contact_label(line.text) for base in above for line in base.lines)


def _table(
    page: Page,
    region: Sequence[Baseline],
    first: int,
    known: bool,
    sizes: TypeSizes,
    knowledge: Knowledge,
    heads: set[str],
) -> RawTable | None:
    n_head = _head_length(page, region, first, known, sizes, knowledge)
    head = squeezed("".join(line.text for base in region[:n_head] for line in base.lines))
    repeated = len(head) >= REPEATED_HEAD and head in heads
    likely = sum(is_tabular(base) for base in region) >= 2 and _plausible(region, n_head, sizes)
    spans = _spanning(region, n_head, known, knowledge)
    columns = _columns(region, n_head, spans)
    box = around([line.box for base in region for line in base.lines])
    if len(columns) < 2 or box is None or not (known or repeated or likely):
        return None
    heads.add(head)
    rows = _rows(page, region, n_head, spans, columns, sizes)
    n_head_rows = 1 if n_head else 0
    table = RawTable([(c[0], c[1]) for c in columns], rows, n_head_rows, page.number, box, ruled=False)
    _place_pictures(page, table)
    return table


def _plausible(region: Sequence[Baseline], n_head: int, sizes: TypeSizes) -> bool:
    """Whether texts side by side are a table: numbers below, or a bold head in another size than running text."""
    cells = [line for base in region[n_head:] if is_tabular(base) for line in base.lines[1:]]
    if not cells:
        return False
    numeric = sum(bool(NUMERIC.match(line.text)) for line in cells) / len(cells)
    headed = n_head > 0 and all(line.bold for base in region[:n_head] for line in base.lines)
    distinct = abs(region[0].size - sizes.body) > 0.6
    starts = [line.box.x0 for base in region[:n_head] for line in base.lines]
    aligned = all(any(abs(line.box.x0 - x) < 2 for x in starts) for line in cells)
    return numeric >= 0.5 or (headed and (distinct or (aligned and not any(line.bold for line in cells))))


def _head_length(
    page: Page, region: Sequence[Baseline], first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
) -> int:
    """How many baselines the head has: the bold ones at the top, else those up to a rule or a wider gap, without numbers."""
    bold = 0
    while bold < len(region) and all(line.bold for line in region[bold].lines):
        if (
            len(region[bold].lines) == 1
            and bold > first
            and knowledge.row_label(region[bold].lines[0].text) is not None
        ):
            break
        bold += 1
    if bold == len(region) and known:
        return bold
    if 0 < bold < len(region):
        numbers = [at for at in range(bold) if _is_number_row(region[at])]
        if not numbers or numbers[0] > 0:
            return numbers[0] if numbers else bold
    if any(is_number(line) for line in region[first].lines[1:]) and not known:
        return 0
    levels = [r.at for r in rails(page.rules, True)]
    pitch = sizes.pitch.get(region[first].size, 1.2 * region[first].size)
    for at in range(first + 1, len(region)):
        ruled = any(region[at - 1].bottom - 2 < y < region[at].top + 2 for y in levels)
        wide = region[at].top - region[at - 1].top > pitch * SETTINGS.row_gap
        numeric = any(is_number(line) for line in region[at].lines[1:])
        if ruled or wide or numeric:
            return at
    return first + 1


def _is_number_row(base: Baseline) -> bool:
    """Whether most texts behind the first are figures: a bold row of sums, no head."""
    cells = base.lines[1:]
    return bool(cells) and sum(is_number(line) for line in cells) > 0.5 * len(cells)


def _spanning(region: Sequence[Baseline], n_head: int, known: bool, knowledge: Knowledge) -> list[bool]:
    """Which baselines run over the columns: Analys and Kommentar rows with the text below them, and wide lines."""
    seeds = _clusters([line for base in region[:n_head] for line in base.lines])
    starts = [base.left for base in region[n_head:] if is_tabular(base)]  # a head may be centred over its column
    left = min([*starts, seeds[0][0]]) if seeds else 0.0
    out, comment = [], False
    for at, base in enumerate(region):
        line = base.lines[0]
        if at < n_head or len(base.lines) > 1:
            comment = False
            out.append(False)
            continue
        touched = sum(min(b, line.box.x1) - max(a, line.box.x0) > 2 for a, b in seeds)
        outside = bool(seeds) and known and line.box.x0 < left - 3
        comment = comment or (known and knowledge.row_label(line.text) is not None)
        out.append(comment or touched >= 2 or outside)
    return out


def _clusters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The x-ranges that lines make together where they overlap or nearly touch, left to right."""
    out: list[list[float]] = []
    for x0, x1 in sorted((line.box.x0, line.box.x1) for line in lines):
        if out and x0 < out[-1][1] + 1.0:
            out[-1][1] = max(out[-1][1], x1)
        else:
            out.append([x0, x1])
    return [(a, b) for a, b in out]


def _columns(region: Sequence[Baseline], n_head: int, spans: list[bool]) -> list[tuple[float, float]]:
    """The x-ranges of the columns: where head and cells together leave gaps in all rows."""
    head = [line for base in region[:n_head] for line in base.lines]
    cells = [
        line for base, span in zip(region[n_head:], spans[n_head:], strict=True) if not span for line in base.lines
    ]
    seeds = _clusters(head)

    def within_one(line: Line) -> bool:
        return sum(min(b, line.box.x1) - max(a, line.box.x0) > 1 for a, b in seeds) < 2

    ranges = _clusters([line for line in cells + head if within_one(line)])
    return _paired(ranges, head, cells)


def _paired(ranges: list[tuple[float, float]], head: list[Line], cells: list[Line]) -> list[tuple[float, float]]:
    """A head set left over figures set right may not overlap them: such neighbours, one with a head and no cells, the
    other with cells and no head, are one column."""

    def any_in(lines: list[Line], span: tuple[float, float]) -> bool:
        return any(min(span[1], line.box.x1) > max(span[0], line.box.x0) for line in lines)

    kinds = [(any_in(head, span), any_in(cells, span)) for span in ranges]
    out: list[tuple[float, float]] = []
    at = 0
    while at < len(ranges):
        pair = kinds[at : at + 2]
        split = pair in ([(True, False), (False, True)], [(False, True), (True, False)])
        if split and kinds[at + 1 : at + 3] == [(True, False), (False, True)] and pair[0] == (False, True):
            split = False  # the column without a head stands by itself; the next two belong together
        if split:
            out.append((ranges[at][0], ranges[at + 1][1]))
        else:
            out.append(ranges[at])
        at += 2 if split else 1
    return out


def _column_of(line: Line, columns: list[tuple[float, float]]) -> int:
    middle = (line.box.x0 + line.box.x1) / 2
    overlaps = [min(b, line.box.x1) - max(a, line.box.x0) for a, b in columns]
    best = max(range(len(columns)), key=lambda j: overlaps[j])
    if overlaps[best] > 0:
        return best
    return min(range(len(columns)), key=lambda j: abs((columns[j][0] + columns[j][1]) / 2 - middle))


def _rows(
    page: Page,
    region: Sequence[Baseline],
    n_head: int,
    spans: list[bool],
    columns: list[tuple[float, float]],
    sizes: TypeSizes,
) -> list[RawRow]:
    rows: list[RawRow] = []
    breaks = _breaks(page, region, n_head, spans, sizes)
    for at, (base, span) in enumerate(zip(region, spans, strict=True)):
        if not rows or breaks[at]:
            rows.append(RawRow([[] for _ in columns], page=page.number, top=base.top))
        for line in base.lines:
            if span:
                rows[-1].spanning.append(line)
            else:
                rows[-1].cells[_column_of(line, columns)].append(line)
    return rows


def _breaks(page: Page, region: Sequence[Baseline], n_head: int, spans: list[bool], sizes: TypeSizes) -> list[bool]:
    """Before which baselines a new row begins."""
    width = max(line.box.x1 for b in region for line in b.lines) - min(b.left for b in region)
    levels = [r.at for r in rails(page.rules, True) if sum(b - a for a, b in r.stretches) > 0.6 * width]
    between = [
        at > 0 and any(region[at - 1].bottom - 3 < y < region[at].top + 3 for y in levels) for at in range(len(region))
    ]
    inner = sum(between[n_head + 1 :])
    steps = [region[at].top - region[at - 1].top if at else 0.0 for at in range(len(region))]
    out = []
    for at in range(len(region)):
        pitch = sizes.pitch.get(region[at].size)
        if at <= n_head:
            out.append(at in (0, n_head))
        elif spans[at] != spans[at - 1]:
            out.append(True)
        elif spans[at]:
            out.append(False)
        elif inner >= 2:
            out.append(between[at])
        elif pitch is None:  # no cell of this size wraps: each baseline is a row
            out.append(is_tabular(region[at]) or not is_tabular(region[at - 1]))
        else:
            out.append(between[at] or steps[at] > pitch * SETTINGS.row_gap)
    return out


def _place_pictures(page: Page, table: RawTable) -> None:
    for picture in sorted(page.pictures, key=lambda p: p.box.x0):
        y = (picture.box.y0 + picture.box.y1) / 2
        if not (table.box.y0 - 2 <= y <= table.box.y1 + 2 and picture.box.x0 < table.box.x1):
            continue
        below = [row for row in table.rows if row.top - 3 <= y]
        if below:
            below[-1].pictures.append(picture)
