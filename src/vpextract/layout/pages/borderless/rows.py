"""Rows of tables without upright rules: bands of baselines parted by rules or gaps, and texts that run over the columns.

In a band the cells may stand at the top, in the middle or at the bottom of the row, so that a name that wraps begins above
its figures or ends below them; only what parts two bands tells where a row ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import BEFORE
from vpextract.layout.pages.borderless.columns import (
    Kinds,
    Span,
    clusters,
    column_at,
    column_of,
    is_guess,
    kinds_of,
    parts_in_columns,
    touched,
)
from vpextract.layout.pages.borderless.comments_beside import with_comments_apart
from vpextract.layout.pages.borderless.row_ends import rules_between
from vpextract.layout.pages.borderless.row_names import follow_closely, hold_several, name_column, rows_by_name
from vpextract.layout.pages.borderless.spanning_headers import HeadGroup
from vpextract.layout.sheet import Baseline, TypeSizes, is_number, is_tabular, step_between
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_IN_COLUMN = 3.0
"""Points by which the texts of a column may begin beside each other."""


def spanning(
    region: Sequence[Baseline],
    n_head: int,
    breaks: Sequence[bool],
    known: bool,
    knowledge: Knowledge,
    columns: Sequence[Span] = (),
    goes_on: bool = False,
) -> list[bool]:
    """Which baselines run over the columns: Analys and Kommentar rows with the text below them, and wide lines.

    `columns` are those of the page before, where the table goes on without its head. `goes_on`: the page before ends on a
    comment, which may end on this one.
    """
    seeds = columns or clusters([line for base in region[:n_head] for line in base.lines])
    starts = [base.left for base in region[n_head:] if is_tabular(base)]  # a head may be centred over its column
    left = min([*starts, seeds[0][0]]) if seeds else 0.0
    out, comment, bare, start = [], False, False, left
    for at, base in enumerate(region):
        line = base.lines[0]
        comment = comment or (goes_on and at == n_head)
        if at < n_head or len(base.lines) > 1:
            comment = False
            out.append(False)
            continue
        label = knowledge.row_label(line.text) if known else None
        begins = label is None and _may_be_name(line) and breaks[at] and _holds_row(region, at, breaks)
        aside = len(seeds) > 1 and line.box.x0 > max(seeds[1][0] - _IN_COLUMN, start + _IN_COLUMN)
        if comment and label is None and (aside or _is_beside_values(region, at)):
            comment = bare = False
        if comment and begins and not bare:
            comment = False  # the name of a row whose figures stand lower; but what follows a bare "Analys" is its text
        if label is not None:
            start = line.box.x0  # a comment may stand beside a name, and its next lines below it
        bare = label is not None and not label[1]
        comment = comment or label is not None
        out.append(comment or (_is_wide(line, seeds, left, known) and not _beside_row(region, at, breaks, line, seeds)))
    return out


def _holds_row(region: Sequence[Baseline], at: int, breaks: Sequence[bool]) -> bool:
    """Whether texts stand side by side further down in the band that begins at `at`."""
    for below in range(at + 1, len(region)):
        if breaks[below]:
            return False
        if is_tabular(region[below]):
            return True
    return False


def _is_beside_values(region: Sequence[Baseline], at: int) -> bool:
    """Whether a line is the first of a name whose values stand beside its middle: they have no other."""
    line, below = region[at].lines[0], region[at + 1] if at + 1 < len(region) else region[at]
    near = is_tabular(below) and step_between(region[at], below) < SETTINGS.beside * line.size
    return near and line.box.x1 < below.left


def _may_be_name(line: Line) -> bool:
    """Whether a line may begin the name of a row: it is not the end of a sentence."""
    return not line.text[0].islower() and line.text[-1] not in ".!?:"


def _is_wide(line: Line, seeds: Sequence[Span], left: float, known: bool) -> bool:
    """Whether a line runs over the columns, or (in a known table) begins left of all of them."""
    return touched(line, seeds, 2) >= 2 or (bool(seeds) and known and line.box.x0 < left - 3)


def _beside_row(region: Sequence[Baseline], at: int, breaks: Sequence[bool], line: Line, seeds: Sequence[Span]) -> bool:
    """Whether the band around baseline `at` holds texts side by side: then a word longer than its cell stands in it."""
    start = max(i for i in range(at + 1) if breaks[i])
    return touched(line, seeds, 2) <= 2 and (is_tabular(region[start]) or _holds_row(region, start, breaks))


def rows_of(
    page: Page,
    region: Sequence[Baseline],
    n_head: int,
    breaks: Sequence[bool],
    spans: Sequence[bool],
    columns: Sequence[Span],
    sizes: TypeSizes,
    level: int = 0,
    groups: Sequence[HeadGroup] = (),
) -> list[RawRow]:
    """The rows, the head's baselines as the first of them, or the first two where labels stand over several columns:
    these `groups` in the first `level` baselines."""
    rows: list[RawRow] = []
    head = [line for base in region[level:n_head] for line in base.lines]
    over = [line for group in groups for line in group.lines]
    below = zip(region[n_head:], spans[n_head:], strict=True)
    kinds = kinds_of(head, [line for base, span in below if not span for line in base.lines], columns)
    close = _packed(page, region, n_head, breaks, spans)
    begun, doubtful = _told_by_names(region, n_head, close)
    doubtful |= _unmeasured(page, region, n_head, sizes)
    for at, (base, span) in enumerate(zip(region, spans, strict=True)):
        turns = at > n_head and span != spans[at - 1]
        begins = (breaks[at] or begun.get(at, False)) and not (at > n_head and span and spans[at - 1])
        undecided = at > n_head and not span and at not in begun and any(a <= at < b for a, b in close)
        if (
            not rows
            or turns
            or begins
            or (groups and at == level)
            or (undecided and _collides(rows[-1], base, columns))
        ):
            rows.append(RawRow([[] for _ in columns], page=page.number, top=base.top))
        if span:
            rows[-1].spanning.extend(base.lines)
            continue
        if at in doubtful:
            rows[-1].guessed.add(0)
        if undecided and rows[-1].filled() and step_between(region[at - 1], base) >= SETTINGS.beside * base.size:
            rows[-1].guessed |= _newly_filled(rows[-1], base, columns)
        own = base._replace(lines=tuple(line for line in base.lines if line not in over)) if at < level else base
        _fill(rows[-1], own, columns, kinds, at >= n_head)
    if groups:
        _set_over(rows[0], groups, columns)
    in_head = 2 if groups else min(n_head, 1)
    rows = with_comments_apart(rows, in_head, columns)
    _doubt_strays(rows, in_head, len(columns))
    return rows


def _doubt_strays(rows: Sequence[RawRow], n_head: int, n_columns: int) -> None:
    """Doubt the one text of a column that stands beside all its others, where these stand below each other; and the one
    text between two columns, which has made a column of its own without a head."""
    for j in range(1, n_columns):
        body = [(row, line) for row in rows[n_head:] for line in row.cells[j]]
        if len(body) == 1 and n_head and len(rows) > n_head + 2 and not any(row.cells[j] for row in rows[:n_head]):
            body[0][0].guessed.add(j)
        spans = clusters([line for _, line in body]) if len(body) > 3 else []
        if len(spans) < 2:
            continue
        inside = [[row for row, line in body if a <= line.box.x0 <= b] for a, b in spans]
        if max(map(len, inside)) > 2:
            for alone in inside:
                if len(alone) == 1:
                    alone[0].guessed.add(j)


def _set_over(row: RawRow, groups: Sequence[HeadGroup], columns: Sequence[Span]) -> None:
    """Let the labels in a head's upper row run over the columns of the labels below them."""
    for group in groups:
        first, last = column_at(group.first, columns), column_at(group.last, columns)
        row.cells[first] += group.lines
        row.merged[first] = last


def _fill(row: RawRow, base: Baseline, columns: Sequence[Span], kinds: Kinds, doubts: bool) -> None:
    """Put the texts of a baseline into the cells of a row."""
    for whole in base.lines:
        parts, doubtful = parts_in_columns(whole, columns, kinds)
        for line in parts:
            column = column_of(line, columns, kinds)
            row.cells[column].append(line)
            if doubts and (doubtful or is_guess(line, columns)):
                row.guessed.add(column)


def _told_by_names(
    region: Sequence[Baseline], n_head: int, bands: Sequence[tuple[int, int]]
) -> tuple[dict[int, bool], set[int]]:
    """(whether a baseline begins a row, which are doubtful) in bands where rows follow each other as closely as the lines in
    them."""
    names = name_column(region, n_head)
    begins: dict[int, bool] = {}
    doubtful: set[int] = set()
    if names is None:
        return begins, doubtful
    if any(follow_closely(region[:end], start, names) for start, end in bands):
        for start, end in bands:
            found, doubted = rows_by_name(region[:end], start, names)
            begins.update(found)
            doubtful |= doubted
    return begins, doubtful


def _unmeasured(page: Page, region: Sequence[Baseline], n_head: int, sizes: TypeSizes) -> set[int]:
    """The doubtful ones of the rows that only their names tell: neither rules nor a pitch that the document shows."""
    if all(base.size in sizes.pitch for base in region[n_head:]):
        return set()
    names = name_column(region, n_head)
    if names is None or sum(rules_between(page, region)[n_head + 1 :]) >= 2:
        return set()
    return {at for at in rows_by_name(region, n_head, names)[1] if region[at].size not in sizes.pitch}


def _bands(n_head: int, breaks: Sequence[bool], spans: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of baselines below the head (first, behind the last) that no break and no text over the columns parts."""
    out = []
    start = n_head
    for at in range(n_head + 1, len(breaks) + 1):
        if at == len(breaks) or breaks[at] or spans[at] != spans[at - 1]:
            if not spans[start]:
                out.append((start, at))
            start = at
    return out


def _packed(
    page: Page, region: Sequence[Baseline], n_head: int, breaks: Sequence[bool], spans: Sequence[bool]
) -> list[tuple[int, int]]:
    """The bands of baselines that may hold several rows: all where nothing parts two rows, else those with names and figures
    below each other."""
    bands = _bands(n_head, breaks, spans)
    parted = sum(rules_between(page, region)[n_head + 1 :]) >= 2 or any(
        breaks[at] and is_tabular(region[at]) and is_tabular(region[at - 1]) for at in range(n_head + 1, len(region))
    )
    names = name_column(region, n_head) if parted else None
    if not parted:
        return bands
    return [] if names is None else [(a, b) for a, b in bands if b - a > 1 and hold_several(region[:b], a, names)]


def _collides(row: RawRow, base: Baseline, columns: Sequence[Span]) -> bool:
    """Whether a baseline brings figures to columns of a row that have them already: it is another row."""
    cells = {column_at(line, columns): line for line in base.lines}
    double = sum(is_number(line) and any(is_number(above) for above in row.cells[j]) for j, line in cells.items() if j)
    return double > 1 or (double == 1 and 0 in cells)


def _newly_filled(row: RawRow, base: Baseline, columns: Sequence[Span]) -> set[int]:
    """The columns, empty so far, that a baseline fills in a row that has other cells already: it may be another row."""
    if not any(row.filled()):
        return set()
    return {j for j in (column_at(line, columns) for line in base.lines) if j and not row.cells[j]}


def place_pictures(page: Page, table: RawTable) -> None:
    """Give each row the small pictures that stand in it, left to right."""
    for picture in sorted(page.pictures, key=lambda p: p.box.x0):
        y = (picture.box.y0 + picture.box.y1) / 2
        beside = table.box.x0 - BEFORE < picture.box.x1 and picture.box.x0 < table.box.x1
        if not (table.box.y0 - 2 <= y <= table.box.y1 + 2 and beside):
            continue
        below = [row for row in table.rows if row.top - 3 <= y]
        if below:
            below[-1].pictures.append(picture)
