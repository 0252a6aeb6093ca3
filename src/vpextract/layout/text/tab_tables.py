"""Rows of tab-separated cells into tables: heads, icon columns, comments, and what a page break cut in two."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.text.cells import text_cost
from vpextract.layout.text.lines import ends_sentence, starts_lower
from vpextract.layout.text.markup import split_signs
from vpextract.layout.text.tab_headers import CellLine, Draft, head_at, is_comment, is_same_head
from vpextract.layout.words import join_lines, join_parts
from vpextract.model import Place, Row, SetAside, Table

PROSE = 80
"""A text of so many letters that fills only the first cell is a comment, no row."""


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Tables in order, and what became of the words that are not in them."""

    tables: tuple[Table, ...]
    aside: tuple[SetAside, ...]


def cell_lines_to_tables(lines: Sequence[CellLine], knowledge: Knowledge, known: Container[str] = ()) -> ReadTables:
    """The tables in a run of rows; a head printed again continues the table above it."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        draft = drafts[-1] if drafts else None
        if draft is not None and line.gap:
            draft.broken = True
        head = None if line.loose else head_at(lines, i, draft, knowledge, known)
        if head is not None and draft is not None and is_same_head(draft, head, knowledge):
            printed = [c for of_head in lines[i : i + head.head_lines] for c in of_head.cells if c]
            aside.append(SetAside(" ".join(printed), "repeated_head", line.line.page))
            draft.broken = True
            i += head.head_lines - 1
        elif head is not None:
            drafts.append(head)
            i += head.head_lines - 1
        else:
            if draft is None or (line.gap and not line.loose and not _fits(draft, line, knowledge)):
                draft = _headless(line)
                drafts.append(draft)
            _add(draft, line, knowledge, known)
        i += 1
    return ReadTables(tuple(d.table() for d in drafts), tuple(aside))


def as_many_cells(above: Sequence[CellLine], line: CellLine) -> bool:
    """Whether a line has as many cells as the rows above it, so that it may go on with them."""
    first = next((row for row in above if not row.loose), None)
    return first is not None and len(first.cells) == len(line.cells)


def _headless(line: CellLine) -> Draft:
    n = len(line.cells)
    place = Place(page=line.line.page, line=line.line.number)
    return Draft(("",) * n, ("name", *(["figure"] * (n - 1))), 0, False, place)  # type: ignore[arg-type]


def _fits(draft: Draft, line: CellLine, knowledge: Knowledge) -> bool:
    """Whether a row after an empty line goes on with the table above."""
    n = len(draft.columns) + draft.icons
    cells = line.cells
    while len(cells) > n and (not cells[-1] or not cells[0] or split_signs(cells[0], knowledge)[1] == ""):
        cells = cells[:-1] if not cells[-1] else cells[1:]
    return n - 1 <= len(cells) <= n or line.filled == [0]


# --- rows -------------------------------------------------------------------------------------------------------------


def _add(draft: Draft, line: CellLine, knowledge: Knowledge, known: Container[str]) -> None:
    """Adds a row to a table: a comment, the rest of a row that a page break cut, or a row of its own."""
    broken, draft.broken = draft.broken, False
    place = Place(page=line.line.page, line=line.line.number)
    text = " ".join(c for c in line.cells if c)
    single = len(line.filled) == 1 and (line.loose or line.filled[0] <= draft.icons)
    last = draft.rows[-1] if draft.rows else None
    if single and is_comment(CellLine((text,), line.line, line.gap), knowledge):
        draft.rows.append(_spanning(draft, text, place))
        draft.pending = not (knowledge.row_label(text) or ("", ""))[1]
        return
    if single and last is not None and last.spanning and _goes_on(draft, text, broken, last):
        draft.rows[-1] = _spanning(draft, join_lines([last.cells[0], text], known), last.place)
        draft.pending = False
        return
    draft.pending = False
    signs, cells, guessed = _aligned(draft, line.cells, knowledge)
    if last is not None and not last.spanning and _is_rest(draft, last, cells, broken, line.loose, knowledge):
        joined = tuple(join_parts([a, b], known) for a, b in zip(last.cells, cells, strict=True))
        draft.rows[-1] = Row(joined, last.place, last.signs + signs)
        return
    if guessed:
        draft.guessed.extend((len(draft.rows), c) for c in guessed)
    draft.rows.append(Row(cells, place, signs))


def _spanning(draft: Draft, text: str, place: Place) -> Row:
    return Row((text, *("" for _ in draft.columns[1:])), place, spanning=True)


def _goes_on(draft: Draft, text: str, broken: bool, last: Row) -> bool:
    """Whether a text in the first cell goes on with the comment above it."""
    if draft.pending:
        return True
    if starts_lower(text) and (broken or not ends_sentence(last.cells[0])):
        return True
    return draft.listed and len(text) > PROSE and ends_sentence(text)


def _is_rest(draft: Draft, last: Row, cells: tuple[str, ...], broken: bool, loose: bool, knowledge: Knowledge) -> bool:
    """Whether a row is the second half of the row above it, which a page break cut."""
    if knowledge.books.is_part_row(cells[0]) or not (starts_lower(cells[0]) or (not cells[0] and draft.listed)):
        return False
    if not draft.listed:
        filled = [any(c for c in row[1:]) for row in (last.cells, cells)]
        return (broken or loose) and not all(filled) and not ends_sentence(last.cells[0])
    anchors = [c for c, kind in enumerate(draft.kinds) if kind in ("period", "date")]
    if not anchors:
        return not any(cells[1:])
    twice = any(last.cells[c] and cells[c] for c in anchors)
    return not twice and any(last.cells[c] or cells[c] for c in anchors)


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
