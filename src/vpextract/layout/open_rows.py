"""Rows of tables without upright rules: bands of baselines parted by rules or gaps, and texts that run over the columns.

In a band the cells may stand at the top, in the middle or at the bottom of the row, so that a name that wraps begins above
its figures or ends below them; only what parts two bands tells where a row ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline
from vpextract.layout.grid import rails
from vpextract.layout.open_columns import Span, clusters, column_at, is_guess, parts_in_columns, touched
from vpextract.layout.open_regions import TypeSizes, is_number, is_tabular
from vpextract.layout.rawtable import RawRow, RawTable
from vpextract.layout.signs import BEFORE
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

OVERLAP = 0.85
"""Baselines that follow each other more closely than so many letter sizes belong to one row, whose cells are centred."""
MOST = 0.6
"""A rule that parts rows covers more than this share of the table's width."""


def parted(page: Page, region: Sequence[Baseline], n_head: int, sizes: TypeSizes) -> list[bool]:
    """Before which baselines a rule or a gap wider than between the lines of a cell parts the rows."""
    levels = levels_over(page, region)
    between = [
        at > 0 and any(region[at - 1].bottom - 3 < y < region[at].top + 3 for y in levels) for at in range(len(region))
    ]
    ruled = sum(between[n_head + 1 :]) >= 2
    out = []
    for at in range(len(region)):
        pitch = sizes.pitch.get(region[at].size)
        step = step_between(region[at - 1], region[at]) if at else 0.0
        if at <= n_head:
            out.append(at in (0, n_head))
        elif step < OVERLAP * region[at].size and not between[at]:
            out.append(False)
        elif ruled:
            out.append(between[at])
        elif pitch is None:  # no cell of this size wraps: each baseline is a row
            out.append(is_tabular(region[at]) or not is_tabular(region[at - 1]))
        else:
            out.append(between[at] or step > pitch * SETTINGS.row_gap)
    return out


def step_between(above: Baseline, base: Baseline) -> float:
    """How far apart two baselines are: some producers box letters by their own height, so that tops or bottoms differ."""
    return min(base.top - above.top, base.bottom - above.bottom)


def levels_over(page: Page, region: Sequence[Baseline]) -> list[float]:
    """The heights of the level rules over most of the table's width; those beside it are another table's."""
    left, right = min(b.left for b in region), max(line.box.x1 for b in region for line in b.lines)
    return [rail.at for rail in rails(page.rules, True) if rail.share(left, right) > MOST]


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
    out, comment, bare = [], False, False
    for at, base in enumerate(region):
        line = base.lines[0]
        comment = comment or (goes_on and at == n_head)
        if at < n_head or len(base.lines) > 1:
            comment = False
            out.append(False)
            continue
        label = knowledge.row_label(line.text) if known else None
        begins = label is None and _may_be_name(line) and breaks[at] and _holds_row(region, at, breaks)
        if comment and begins and not bare:
            comment = False  # the name of a row whose figures stand lower; but what follows a bare "Analys" is its text
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
) -> list[RawRow]:
    """The rows, the head's baselines as the first of them."""
    rows: list[RawRow] = []
    packed = _packed(region, n_head, breaks)
    for at, (base, span) in enumerate(zip(region, spans, strict=True)):
        turns = at > n_head and span != spans[at - 1]
        begins = breaks[at] and not (at > n_head and span and spans[at - 1])
        if not rows or turns or begins or (packed and at > n_head and not span and _collides(rows[-1], base, columns)):
            rows.append(RawRow([[] for _ in columns], page=page.number, top=base.top))
        if span:
            rows[-1].spanning.extend(base.lines)
            continue
        for whole in base.lines:
            for line in parts_in_columns(whole, columns):
                column = column_at(line, columns)
                rows[-1].cells[column].append(line)
                if at >= n_head and is_guess(line, columns):
                    rows[-1].guessed.add(column)
    return rows


def _packed(region: Sequence[Baseline], n_head: int, breaks: Sequence[bool]) -> bool:
    """Whether the rows follow each other as closely as the lines in them: nothing parts two rows."""
    return not any(
        breaks[at] and is_tabular(region[at]) and is_tabular(region[at - 1]) for at in range(n_head + 1, len(region))
    )


def _collides(row: RawRow, base: Baseline, columns: Sequence[Span]) -> bool:
    """Whether a baseline brings figures to columns of a row that have them already: it is another row."""
    cells = {column_at(line, columns): line for line in base.lines}
    double = sum(is_number(line) and any(is_number(above) for above in row.cells[j]) for j, line in cells.items() if j)
    return double > 1 or (double == 1 and 0 in cells)


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
