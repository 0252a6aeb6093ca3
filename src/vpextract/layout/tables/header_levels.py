"""Heads among the rows of a table: the lower level of its own head, another table's head.

The finders of tables tell heads by their look or by known words. What stands in the columns tells the rest, for every
kind of input: where the other rows have figures, a row of words or years is no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from vpextract.containing import Part, attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.tables.spanning_headers import joined_levels
from vpextract.model import Block, Issue, Layout, Row, Table, around
from vpextract.numerals import YEARS, is_figure, is_time

_LONGEST = 70
"""Letters of a label at most; longer texts are remarks in place of a figure."""
_LEVELS = 2
"""Rows under a head that may be its lower levels."""
_NEAR = 14.0
"""Points at most between a head and its rows: no line of text fits between."""
_LETTER = regex.compile(r"\p{L}")


def with_header_rows_told(layout: Layout, knowledge: Knowledge) -> Layout:
    """The layout with no header among the rows of its tables; one on which this fails stays as it is, which is said."""
    issues: list[Issue] = []
    blocks: list[Block] = []
    for block in _with_lone_heads_joined(layout.blocks, knowledge):
        if isinstance(block, Table):
            part = Part("check_failed", "Headers could not be told from its rows", block.place.page, severity="warning")
            blocks += attempt(part, issues, [block], parted, block, knowledge)
        else:
            blocks.append(block)
    return replace(layout, blocks=tuple(blocks), issues=(*layout.issues, *issues))


def parted(table: Table, knowledge: Knowledge) -> list[Table]:
    """The tables that a table is made of as the texts in its columns tell."""
    figures = table.figure_columns()
    found = [at for at, row in enumerate(table.rows) if _is_head_row(row, figures, at, knowledge)] if figures else []
    if not found:
        return [table]
    levels = _levels(table, found)
    rest = [at for at in found if at not in levels]
    starts = [at for at in rest if at > 0 and _begins_table(table, at, figures, found, knowledge)]
    doubtful = [
        (at, column) for at in rest if at not in starts for column in sorted(figures) if table.rows[at].cells[column]
    ]
    headed = replace(
        table,
        columns=joined_levels([table.columns, *(table.rows[at].cells for at in levels)], knowledge),
        headed=table.headed or bool(levels),
        guessed=tuple(sorted({*table.guessed, *doubtful})),
    )
    dropped = {*levels, *starts}
    parts = [_part(headed, range(starts[0] if starts else len(table.rows)), dropped)]
    for start, end in pairwise([*starts, len(table.rows)]):
        head = table.rows[start]
        part = _part(headed, range(start, end), dropped)
        parts.append(replace(part, columns=head.cells, place=head.place, headed=True, title=""))
    return parts


def _with_lone_heads_joined(blocks: Sequence[Block], knowledge: Knowledge) -> list[Block]:
    """The blocks, each head that was taken for a table of its own joined to the rows right below, which have none."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(above, Table) and _is_head_of(above, block):
            columns = joined_levels([above.columns, *(row.cells for row in above.rows)], knowledge)
            box = around([place.box for place in (above.place, block.place) if place.box is not None])
            place = replace(above.place, box=box)
            joined[-1] = replace(block, columns=columns, headed=True, place=place, title=above.title)
        else:
            joined.append(block)
    return joined


def _is_head_of(above: Table, table: Table) -> bool:
    """Whether a table is nothing but labels, close above a table without a head that has as many columns."""
    rows = [above.columns, *(row.cells for row in above.rows)]
    labels = [text for cells in rows for text in cells[1:] if text]
    if table.headed or len(above.columns) != len(table.columns) or len(above.rows) > _LEVELS or not labels:
        return False
    if any(row.spanning for row in above.rows) or not all(is_time(text) or _LETTER.search(text) for text in labels):
        return False
    top, bottom = table.place.box, above.place.box
    near = top is None or bottom is None or 0 <= top.y0 - bottom.y1 < _NEAR
    return table.place.page == above.place.page and near and bool(table.figure_columns())


def _is_head_row(row: Row, figures: frozenset[int], at: int, knowledge: Knowledge) -> bool:
    """Whether a row has labels where the others have figures: words or times, all different but right under the head."""
    cells = [row.cells[column] for column in sorted(figures) if row.cells[column]]
    level = at < _LEVELS and not row.cells[0]
    if row.spanning or len(cells) < 2 or (len(set(cells)) < len(cells) and not level):
        return False
    return all(is_time(cell) or _is_label(cell, knowledge) for cell in cells)


def _is_label(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is no figure, and nothing that stands for one ("saknas", "ökar", "max 10")."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?")) or not _LETTER.search(text) or is_figure(text):
        return False
    value = (
        knowledge.is_value_phrase(text) or knowledge.is_unit(text) or knowledge.value_words.lead(text)[0] is not None
    )
    return not value and not regex.search(r"\d", YEARS.sub("", text))


def _levels(table: Table, found: Sequence[int]) -> list[int]:
    """The rows right under the head that are its lower levels; a table without a head has all its levels there."""
    levels: list[int] = []
    for at in range(min(_LEVELS, len(table.rows) - 1)):
        under = not table.rows[at].cells[0] or not table.columns[0]
        if at not in found or not (under or (not table.headed and not levels)):
            break
        levels.append(at)
    return levels


def _begins_table(table: Table, at: int, figures: frozenset[int], found: Sequence[int], knowledge: Knowledge) -> bool:
    """Whether a row is the head of another table: it has a label in each column of figures, one of them at least is known
    to stand in heads, and rows of figures follow."""
    row = table.rows[at]
    labels = [row.cells[column] for column in sorted(figures)]
    follows = any(below not in found and not table.rows[below].spanning for below in range(at + 1, len(table.rows)))
    named = any(map(knowledge.heads_figures, labels)) and not all(map(is_time, labels))
    return follows and named and all(labels)


def _part(table: Table, rows: range, dropped: set[int]) -> Table:
    """Some of a table's rows as a table."""
    kept = [at for at in rows if at not in dropped]
    places = {at: new for new, at in enumerate(kept)}
    guessed = tuple((places[at], column) for at, column in table.guessed if at in places)
    unsure = tuple((places[at], column) for at, column in table.unsure if at in places)
    return replace(table, rows=tuple(table.rows[at] for at in kept), guessed=guessed, unsure=unsure)
