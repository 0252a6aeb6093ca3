"""Rows of tab-separated cells into tables: where one begins and ends, its columns of icons, cells that were lost."""

from __future__ import annotations

from collections.abc import Container, Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.raw import CellRow, CellTable
from vpextract.layout.text.cell_costs import Kind, text_cost
from vpextract.layout.text.markup import split_signs
from vpextract.layout.text.tab_headers import CellLine, Draft, head_at, is_same_head


def cell_lines_to_tables(
    lines: Sequence[CellLine], knowledge: Knowledge, known: Container[str] = ()
) -> list[CellTable]:
    """The tables in a run of rows; a head printed again continues the table above it."""
    drafts: list[Draft] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        draft = drafts[-1] if drafts else None
        if draft is not None and line.gap:
            draft.broken = True
        head = None if line.loose else head_at(lines, i, draft, knowledge, known)
        if head is not None and draft is not None and is_same_head(draft, head, knowledge):
            printed = [c for of_head in lines[i : i + head.head_lines] for c in of_head.cells if c]
            draft.table.set_header_aside(" ".join(printed), line.line.page)
            draft.broken = True
        elif head is not None:
            drafts.append(head)
        else:
            if draft is None or (line.gap and not line.loose and not _fits(draft, line, knowledge)):
                draft = _headless(line)
                drafts.append(draft)
            draft.table.rows.append(_row(draft, line, knowledge))
            draft.broken = False
        i += head.head_lines if head is not None else 1
    return [draft.table for draft in drafts]


def as_many_cells(above: Sequence[CellLine], line: CellLine) -> bool:
    """Whether a line has as many cells as the rows above it, so that it may go on with them."""
    first = next((row for row in above if not row.loose), None)
    return first is not None and len(first.cells) == len(line.cells)


def _headless(line: CellLine) -> Draft:
    n = len(line.cells)
    kinds: list[Kind] = ["name", *(["figure"] * (n - 1))]  # type: ignore[list-item]
    return Draft(CellTable(("",) * n, line.place, headed=False), tuple(kinds))


def _fits(draft: Draft, line: CellLine, knowledge: Knowledge) -> bool:
    """Whether a row after an empty line goes on with the table above."""
    n = len(draft.columns) + draft.icons
    cells = line.cells
    while len(cells) > n and (not cells[-1] or not cells[0] or split_signs(cells[0], knowledge)[1] == ""):
        cells = cells[:-1] if not cells[-1] else cells[1:]
    return n - 1 <= len(cells) <= n or line.filled == [0]


# --- rows -------------------------------------------------------------------------------------------------------------


def _row(draft: Draft, line: CellLine, knowledge: Knowledge) -> CellRow:
    """A line as a row of a table, one cell for each column."""
    signs, cells, guessed = _aligned(draft, line.cells, knowledge)
    alone = len(line.filled) == 1 and (line.loose or line.filled[0] <= draft.icons)
    broken = draft.broken or line.loose
    return CellRow(cells, line.place, signs, alone=alone, broken=broken, guessed=guessed)


def _aligned(
    draft: Draft, cells: tuple[str, ...], knowledge: Knowledge
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """(signs, one cell for each column, the columns that were guessed) for a row as printed."""
    n = len(draft.columns)
    signs: tuple[str, ...] = ()
    rest = list(cells)
    for _ in range(len(cells)):
        found, text = split_signs(rest[0], knowledge)
        signs += found
        rest[0] = text
        icon = not text and len(rest) > 1 and (len(rest) > n or (draft.listed and bool(rest[1])))
        if not icon:
            break
        rest.pop(0)
    while len(rest) > n and not rest[-1]:
        rest.pop()
    if len(rest) > n:
        surplus = [c for c in rest[n - 1 :] if c]
        return signs, (*rest[: n - 1], " ".join(surplus)), (n - 1,)
    if len(rest) < n:
        made, guessed = _padded(draft, rest, knowledge)
        return signs, made, guessed
    return signs, tuple(rest), ()


def _padded(draft: Draft, cells: list[str], knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """A row that lost empty cells: they are put where its cells fit their columns, best beside other empty ones."""
    n, lost = len(draft.columns), len(draft.columns) - len(cells)
    if not any(cells[1:]) or not draft.listed:
        return (*cells, *("" for _ in range(lost))), ((n - 1,) if any(cells[1:]) and cells[-1] else ())
    best: list[tuple[float, tuple[str, ...]]] = []
    for at in range(1, len(cells) + 1):
        row = (*cells[:at], *("" for _ in range(lost)), *cells[at:])
        cost = sum(text_cost(text, kind, knowledge) for text, kind in zip(row, draft.kinds, strict=True) if text)
        beside = (at < len(cells) and not cells[at]) or not cells[at - 1]
        best.append((cost - 0.1 * beside, row))
    least = min(cost for cost, _ in best)
    rows = [row for cost, row in best if cost <= least + 0.15]
    chosen = next(row for cost, row in best if cost == least)
    return chosen, tuple(c for c in range(n) if any(row[c] != chosen[c] for row in rows))
