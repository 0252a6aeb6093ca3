"""Tables without upright rules: columns from the head's places and from what stands below, rows from the line pitch.

Order: baselines → regions (runs of baselines that belong to one table) → columns → rows. A region starts at the head of a
known table ("Indikator", "Aktivitet") or where at least two texts stand side by side; it goes on as long as size,
distance and columns fit.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline, baselines
from vpextract.layout.grid import rails
from vpextract.layout.rawtable import RawRow, RawTable
from vpextract.model import Line, Page, around
from vpextract.settings import SETTINGS

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


def open_tables(page: Page, free: set[int], sizes: TypeSizes, knowledge: Knowledge) -> list[RawTable]:
    """The tables without upright rules on a page. Takes their lines out of `free` (indices of page.lines)."""
    bases = baselines(page.lines, free)
    banded = _banded(page, bases, knowledge)
    tables: list[RawTable] = []
    at = 0
    while at < len(bases):
        if not is_tabular(bases[at]):
            at += 1
            continue
        known = _is_known_head(bases[at], knowledge)
        band = next(((a, b) for a, b in banded if a <= at < b), None)
        if band is not None:
            start, end = band
        else:
            start = _first_of_head(bases, at, sizes)
            end = _region_end(bases, start, at, known, sizes, knowledge)
        table = _table(page, bases[start:end], at - start, known, sizes, knowledge)
        if table is None:
            at += 1
            continue
        tables.append(table)
        free.difference_update(i for base in bases[start:end] for i in base.indices)
        at = end
    return tables


def _banded(page: Page, bases: list[Baseline], knowledge: Knowledge) -> list[tuple[int, int]]:
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
            if not like_row or (run and _is_known_head(band[0], knowledge)):
                found += _joined_bands(run)
                run = []
            if like_row:
                run.append((inside[0], inside[-1] + 1))
        found += _joined_bands(run)
    return found


def _like_row(band: list[Baseline], top: float, bottom: float, within: bool, knowledge: Knowledge) -> bool:
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


def _is_known_head(base: Baseline, knowledge: Knowledge) -> bool:
    matches = [knowledge.column(line.text) for line in base.lines[:3]]
    return any(m is not None and m.key and m.exact for m in matches)


def _first_of_head(bases: list[Baseline], at: int, sizes: TypeSizes) -> int:
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


def _region_end(
    bases: list[Baseline], start: int, first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
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


def _begins_another(bases: list[Baseline], first: int, at: int, knowledge: Knowledge) -> bool:
    """Whether a head starts here: a known one, or bold words without numbers after rows that are not bold."""
    base = bases[at]
    if not is_tabular(base):
        return False
    head_like = all(line.bold for line in base.lines) and not any(is_number(line) for line in base.lines)
    if _is_known_head(base, knowledge) and (head_like or not all(line.bold for line in bases[first].lines)):
        return True
    rows_between = any(not all(line.bold for line in b.lines) for b in bases[first:at])
    gap = base.top - bases[at - 1].bottom
    return head_like and rows_between and gap > 0.9 * base.size


def _continues_cell(bases: list[Baseline], at: int, right_of_first: float, left: float) -> bool:
    """For tables in the size of running text: a lone line belongs to a cell if it stays within the first column."""
    line = bases[at].lines[0]
    if line.box.x0 > right_of_first - 2:
        return True
    if line.box.x1 > right_of_first - 2 or abs(line.box.x0 - left) > 30:
        return False
    follows = at + 1 < len(bases) and is_tabular(bases[at + 1]) and bases[at + 1].top - bases[at].bottom < line.size
    near = bases[at].top - bases[at - 1].bottom < 0.6 * line.size
    return near or (follows and not line.bold)


def _table(
    page: Page, region: list[Baseline], first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
) -> RawTable | None:
    n_tabular = sum(is_tabular(base) for base in region)
    if n_tabular < 2 and not known:
        return None
    n_head = _head_length(page, region, first, known, sizes, knowledge)
    spans = _spanning(region, n_head, known, knowledge)
    columns = _columns(region, n_head, spans)
    if len(columns) < 2 or (not known and not _plausible(region, n_head, sizes)):
        return None
    rows = _rows(page, region, n_head, spans, columns, sizes)
    box = around([line.box for base in region for line in base.lines])
    if box is None:
        return None
    n_head_rows = 1 if n_head else 0
    table = RawTable([(c[0], c[1]) for c in columns], rows, n_head_rows, page.number, box, ruled=False)
    _place_pictures(page, table)
    return table


def _plausible(region: list[Baseline], n_head: int, sizes: TypeSizes) -> bool:
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
    page: Page, region: list[Baseline], first: int, known: bool, sizes: TypeSizes, knowledge: Knowledge
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


def _spanning(region: list[Baseline], n_head: int, known: bool, knowledge: Knowledge) -> list[bool]:
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


def _columns(region: list[Baseline], n_head: int, spans: list[bool]) -> list[tuple[float, float]]:
    """The x-ranges of the columns: where head and cells together leave gaps in all rows."""
    head = [line for base in region[:n_head] for line in base.lines]
    cells = [
        line for base, span in zip(region[n_head:], spans[n_head:], strict=True) if not span for line in base.lines
    ]
    seeds = _clusters(head)
    narrow = [line for line in cells + head if sum(min(b, line.box.x1) - max(a, line.box.x0) > 1 for a, b in seeds) < 2]
    return _clusters(narrow)


def _column_of(line: Line, columns: list[tuple[float, float]]) -> int:
    middle = (line.box.x0 + line.box.x1) / 2
    overlaps = [min(b, line.box.x1) - max(a, line.box.x0) for a, b in columns]
    best = max(range(len(columns)), key=lambda j: overlaps[j])
    if overlaps[best] > 0:
        return best
    return min(range(len(columns)), key=lambda j: abs((columns[j][0] + columns[j][1]) / 2 - middle))


def _rows(
    page: Page,
    region: list[Baseline],
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


def _breaks(page: Page, region: list[Baseline], n_head: int, spans: list[bool], sizes: TypeSizes) -> list[bool]:
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
