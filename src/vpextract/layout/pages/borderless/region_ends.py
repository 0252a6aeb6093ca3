"""Where tables without upright rules end: as long as size, distance and columns fit, and no other head begins."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import GrowingColumns, column_at, touched
from vpextract.layout.pages.borderless.keys import Keys
from vpextract.layout.pages.borderless.plain_headers import LOOKED_BACK, begins_unmarked, rows_before
from vpextract.layout.sheet import HEAD_LINES, HEAD_PITCH, Baseline, TypeSizes, is_number, is_tabular, stand_over
from vpextract.settings import SETTINGS

AIRY = 4.5
"""Rows whose texts stand in the table's columns may be so many letter sizes apart; seen: cells with 15 pt above and below."""
EVEN = 1.3
"""The rows of such a table are no further apart than so many times the widest step before."""
COMMENT_SIZE = 0.4
"""The lines of one comment differ in size by no more than this."""

LONGEST_NAME = 6
"""A name has so many lines above its values at most."""
_INDENT = 30.0
"""Points by which a line of the first column may be indented."""


def region_end(
    bases: Sequence[Baseline],
    start: int,
    first: int,
    known: bool,
    sizes: TypeSizes,
    knowledge: Knowledge,
    keys: Keys,
    most: int | None = None,
) -> int:
    """The index behind the last baseline of the table that starts at `start`, or behind those among the first `most`."""
    size, row_size = bases[first].size, _row_size(bases, first)
    distinct = abs(row_size - sizes.body) > 0.6
    left, right_of_first = _first_column(bases, first)
    columns = GrowingColumns(bases, first)
    comment, end, usual, spread = False, first + 1, 0.0, 0.0
    written: list[int] = []  # the baselines of the comment that is read, its label included
    for at in range(first + 1, len(bases) if most is None else min(first + most, len(bases))):
        base, above = bases[at], bases[at - 1]
        lone = not is_tabular(base)
        below_head = all(line.bold for line in above.lines) or _ends_head_of_its_own(bases, first, at)
        label = known and len(base.lines) == 1 and knowledge.row_label(base.lines[0].text) is not None
        runs_on = lone and base.left < right_of_first - 2 and base.lines[0].box.x1 > right_of_first
        if known and start == 0 and below_head and runs_on:
            comment = True  # at the top of a page: the end of a comment whose row stands on the page before
        fits = abs(base.size - size) <= 0.6 or abs(base.size - row_size) <= 0.6
        fits = fits or ((comment or label) and lone and base.size <= max(size, sizes.body) + 0.1)
        widest = 3.0 if below_head else 1.5 if comment and lone else 2.0
        gap = base.top - above.bottom
        even = end == first + 1 or gap <= EVEN * spread
        spread = max(spread, gap)
        if not fits or _begins_another(bases, first, at, keys):
            break
        if gap > widest * size:
            airy = even and gap <= AIRY * size and (label or not lone)
            if not airy or not (label or _row_follows(bases, columns, at, keys)):
                break
        if not known and not lone and begins_unmarked(bases, first, at, knowledge):
            break
        far = gap > usual + SETTINGS.note_gap * size and end > first + 1 and not distinct
        after = lone and comment and not label and (far or _leaves_comment(bases, written, at, distinct))
        if after and not _row_follows(bases, columns, at, keys):
            break  # running text or a heading: further off than the rows from each other, or of another look
        usual = max(usual, gap) if at > first + 1 else usual
        comment = lone and (comment or label)
        written = [] if not comment else [at] if label else [*written, at]
        if lone and not distinct and not comment and not _continues_cell(bases, at, right_of_first, left):
            break
        end = at + 1
    return end


def _ends_head_of_its_own(bases: Sequence[Baseline], first: int, at: int) -> bool:
    """Whether the line above is set as the first one is, in a font or colour that this one has not: the end of a head that is
    told from its rows without bold letters."""
    if not first < at <= first + HEAD_LINES:
        return False
    head = (bases[first].lines[0].font, bases[first].lines[0].color)
    own = {(line.font, line.color) for line in bases[at].lines}
    return head not in own and all((line.font, line.color) == head for line in bases[at - 1].lines)


def _leaves_comment(bases: Sequence[Baseline], written: Sequence[int], at: int, distinct: bool) -> bool:
    """Whether a line below the lines of a comment is none of its own: of another size than its text, bold, or (where the
    table has the size of running text) further off than they are from each other."""
    if not written or (len(written) == 1 and bases[written[0]].lines[0].bold):
        return False  # its text has not begun
    text = bases[written[1]] if bases[written[0]].lines[0].bold else bases[written[0]]
    line = bases[at].lines[0]
    if abs(line.size - text.size) > COMMENT_SIZE or (line.bold and not text.lines[0].bold):
        return True
    gaps = [bases[b].top - bases[a].bottom for a, b in itertools.pairwise(written[-LOOKED_BACK:])]
    gap = bases[at].top - bases[at - 1].bottom
    return not distinct and bool(gaps) and gap > max(gaps) + SETTINGS.note_gap * line.size


def _row_follows(bases: Sequence[Baseline], columns: GrowingColumns, at: int, keys: Keys) -> bool:
    """Whether the next texts side by side are a row of this table: each in a column of its own, and no head."""
    below = next((i for i in range(at, min(at + LOOKED_BACK, len(bases))) if is_tabular(bases[i])), None)
    if below is None or abs(bases[below].size - bases[at].size) > 0.6:
        return False
    if keys.headed(below):
        return False
    spans = columns.above(at)
    own = {column_at(line, spans) for line in bases[below].lines if touched(line, spans) == 1}
    return len(own) == len(bases[below].lines)


def _first_column(bases: Sequence[Baseline], first: int) -> tuple[float, float]:
    """Where the first column begins, and the second: told by head and first rows, as a head may begin over the others."""
    rows = [base for base in bases[first : first + HEAD_LINES] if is_tabular(base) or base is bases[first]]
    left = min(base.left for base in rows)
    others = (line.box.x0 for base in rows for line in base.lines[1 if base.left < left + 3 else 0 :])
    return left, min(others, default=float("inf"))


def _row_size(bases: Sequence[Baseline], first: int) -> float:
    """The letter size of the rows: a head may be set smaller or larger than they are."""
    head = bases[first]
    for at in range(first + 1, min(first + HEAD_LINES + 2, len(bases))):
        base = bases[at]
        if base.top - bases[at - 1].bottom > 2 * head.size or abs(base.size - head.size) > 4:
            break
        if is_tabular(base) and abs(base.size - head.size) > 0.6:
            return base.size
    return head.size


def _begins_another(bases: Sequence[Baseline], first: int, at: int, keys: Keys) -> bool:
    """Whether a head starts here: a known one, or bold words without numbers after rows that are not bold."""
    base = bases[at]
    if not is_tabular(base) or _is_of_first_head(bases, first, at):
        return False
    bold = all(line.bold for line in base.lines)
    head_like = bold and not any(is_number(line) for line in base.lines)
    if (head_like or not all(line.bold for line in bases[first].lines)) and keys.headed(at):
        return True
    gap = base.top - bases[at - 1].bottom
    if not head_like or gap <= 0.9 * base.size:
        return False
    return any(not all(line.bold for line in b.lines) for b in rows_before(bases, first, at))


def _is_of_first_head(bases: Sequence[Baseline], first: int, at: int) -> bool:
    """Whether the lines from the first one down to `at` follow each other as those of one head, and look alike, and no
    figures stand in them: its labels wrap, and the end of one may be a head by itself ("Nämndens" over "indikator")."""
    if at - first >= HEAD_LINES:
        return False
    head = bases[first : at + 1]
    close = all(b.top - a.top <= HEAD_PITCH * b.size for a, b in itertools.pairwise(head))
    looks = {(line.font, line.color, line.bold) for base in head for line in base.lines}
    return close and len(looks) == 1 and head[0].lines[0].bold and not any(is_number(x) for b in head for x in b.lines)


def _continues_cell(bases: Sequence[Baseline], at: int, right_of_first: float, left: float) -> bool:
    """For tables in the size of running text: a lone line belongs to a cell if it stays within the first column."""
    line = bases[at].lines[0]
    if line.box.x0 > right_of_first - 2 or _wraps_cell(bases, at):
        return True
    if line.box.x1 > right_of_first - 2 or abs(line.box.x0 - left) > _INDENT:
        return False
    near = bases[at].top - bases[at - 1].bottom < 0.6 * line.size
    return near or (not line.bold and _leads_to_row(bases, at, right_of_first, left))


def _leads_to_row(bases: Sequence[Baseline], at: int, right_of_first: float, left: float) -> bool:
    """Whether texts side by side follow closely, below more lines of the first column at most: values may stand in the
    middle of a name of many lines."""
    for below in range(at + 1, min(at + LONGEST_NAME, len(bases))):
        base, line = bases[below], bases[below].lines[0]
        if base.top - bases[below - 1].bottom >= line.size:
            return False
        if is_tabular(base):
            return True
        if line.box.x1 > right_of_first - 2 or abs(line.box.x0 - left) > _INDENT or line.bold:
            return line.box.x0 > right_of_first - 2  # a cell of another column that wraps
    return False


def _wraps_cell(bases: Sequence[Baseline], at: int) -> bool:
    """Whether a lone line is the end of one of the texts close above it, the first left out: of a label, where all are
    bold, or of a cell behind the name."""
    line, above = bases[at].lines[0], bases[at - 1]
    behind = line.box.x0 > above.lines[0].box.x1
    labels = above.lines[1:] if behind or (line.bold and all(label.bold for label in above.lines)) else ()
    near = bases[at].top - above.bottom < 0.6 * line.size
    return near and any(stand_over(label, line) for label in labels)
