"""Tables without upright rules that go on at the top of the next page without their head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span, column_at, touched
from vpextract.layout.pages.borderless.headers import is_number_row
from vpextract.layout.pages.borderless.keys import Keys
from vpextract.layout.pages.borderless.notes import is_note
from vpextract.layout.pages.borderless.plain_headers import figure_columns, is_no_row
from vpextract.layout.pages.borderless.region_ends import region_end
from vpextract.layout.sheet import Baseline, TypeSizes, is_tabular
from vpextract.layout.tables.joins import has_room, name_edge, whole_name
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Line

_FLUSH = 3.0
"""Points by which the lines of a name begin beside each other."""


@dataclass(frozen=True, slots=True)
class Running:
    """The table that a page ends on: where its columns stand, in which size its rows are set."""

    columns: tuple[Span, ...]
    size: float
    known: bool
    bold: bool
    comment: bool
    """Its last row is a comment, which may go on."""
    figures: frozenset[int] = frozenset()
    """The columns that hold figures."""
    last: Line | None = None
    """The name of its last row, where all cells of that row stand on one line: what follows is its rest only if it reads so."""
    edge: float = 0.0
    """How far its names may reach."""


def running(table: RawTable, rest: Sequence[Baseline], before: Running | None, knowledge: Knowledge) -> Running | None:
    """What the next page needs to know of an open table; None where text stands below it."""
    lines = [line for row in table.body or table.rows for cell in row.cells for line in cell]
    if table.ruled or not lines or any(base.top > table.box.y1 for base in rest):
        return None
    known = before is not None and not table.n_head and before.known
    if table.n_head:
        whole = [[line.text for row in table.head for line in row.cells[j]] for j in range(len(table.columns))]
        heads = knowledge.columns([" ".join(texts) for texts in whole])
        known = any(match is not None and match.key for match in heads)
    size = max({line.size for line in lines}, key=lambda s: sum(len(line.text) for line in lines if line.size == s))
    comment = known and bool(table.rows[-1].spanning)
    bold = all(line.bold for line in lines)
    figures = figure_columns([row.cells for row in table.body or table.rows])
    if before is not None and not table.n_head and len(before.columns) == len(table.columns):
        figures |= before.figures
    last, edge = whole_name(table.rows[-1], knowledge), name_edge(table)
    return Running(tuple(table.columns), size, known, bold, comment, figures, last, edge)


def continued_end(
    bases: Sequence[Baseline], before: Running, sizes: TypeSizes, knowledge: Knowledge, keys: Keys
) -> tuple[int, int]:
    """(first baseline with texts side by side, the index behind the last baseline) of the rest of a table; (0, 0) for none.

    The rest has the rows' letter size and keeps within the columns; a head of its own makes another table.
    """
    first = next((at for at, base in enumerate(bases) if is_tabular(base)), len(bases))
    distinct = abs(before.size - sizes.body) > 0.6
    lead = _lead(bases[:first], before, distinct, knowledge)
    if lead < first or first == len(bases) or not _is_row(bases, first, before, knowledge, keys):
        lead = lead if distinct else _rest_of_name(bases[:lead], before)
        alone = lead and not _is_title(bases, lead, before, knowledge)
        return (lead, lead) if alone else (0, 0)
    end = region_end(bases, 0, first, before.known, sizes, knowledge, keys)
    other = (at for at in range(first, end) if is_tabular(bases[at]) and not _is_parted(bases[at], before))
    return first, next(other, end)


def _lead(bases: Sequence[Baseline], before: Running, distinct: bool, knowledge: Knowledge) -> int:
    """How many lines that stand alone at the top of the page are the rest of a row or comment, or a comment of their own."""
    comment = False
    for at, base in enumerate(bases):
        line = base.lines[0]
        label = before.known and knowledge.row_label(line.text) is not None
        comment = comment or label
        near = at == 0 or base.top - bases[at - 1].bottom < 1.5 * base.size
        fits = abs(base.size - before.size) <= 0.6 or (comment and base.size <= before.size)
        other = is_note(line.text, knowledge) or knowledge.is_caption(line.text)
        if not near or not fits or other or (line.bold and not before.bold and not label):
            return at
        if not distinct and not comment and touched(line, before.columns) > 1:
            return at
    return len(bases)


def _rest_of_name(lead: Sequence[Baseline], before: Running) -> int:
    """How many of the lines at the top of a page, set like running text, are the rest of the last row's name: they stand
    below the names, and the first begins in small letters, as no text does that follows a table."""
    left, right = before.columns[0]
    if not lead or not lead[0].lines[0].text[0].islower():
        return 0
    edge = max(right, before.edge)
    inside = (abs(b.lines[0].box.x0 - left) <= _FLUSH and b.lines[0].box.x1 <= edge for b in lead)
    return sum(1 for _ in takewhile(bool, inside))


def _is_title(bases: Sequence[Baseline], lead: int, before: Running, knowledge: Knowledge) -> bool:
    """Whether the lines above `lead` at the top of the page, with no row of the table below them, are none of its rest:
    they begin a text of their own behind a row that was whole, or above the head of another table."""
    line = bases[0].lines[0]
    if line.text[0].islower() or (before.known and knowledge.row_label(line.text) is not None) or before.comment:
        return False
    if before.last is not None:
        return has_room(before.last, line, before.edge)
    return lead < len(bases) and is_tabular(bases[lead]) and bases[lead].top - bases[lead - 1].bottom < line.size


def _is_row(bases: Sequence[Baseline], at: int, before: Running, knowledge: Knowledge, keys: Keys) -> bool:
    base = bases[at]
    bold = all(line.bold for line in base.lines) and not before.bold and not is_number_row(base)
    within = all(touched(line, before.columns, 2) <= 1 for line in base.lines)
    if is_no_row(bases, at, before.columns, before.figures, before.known, knowledge):
        return False
    return (
        not keys.headed(at) and not bold and within and _is_parted(base, before) and abs(base.size - before.size) <= 0.6
    )


def _is_parted(base: Baseline, before: Running) -> bool:
    """Whether each text stands in a column of its own."""
    return len({column_at(line, before.columns) for line in base.lines}) == len(base.lines)


def columns_going_on(before: Running, lines: Sequence[Line]) -> list[Span]:
    """The columns of the page before, made as wide as the cells on this one."""
    out = list(before.columns)
    for line in lines:
        if touched(line, before.columns) < 2:
            j = column_at(line, before.columns)
            out[j] = (min(out[j][0], line.box.x0), max(out[j][1], line.box.x1))
    return out
