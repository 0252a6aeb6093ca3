"""Tables as they stand on pages → tables with their texts: cell texts made whole."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import signs_of_row
from vpextract.layout.tables.raw import CellRow, CellTable, RawRow, RawTable
from vpextract.layout.words import CellLine, fits_no_more, join_cell, join_lines, letters_width
from vpextract.model import Box, Line, Place, around
from vpextract.numerals import BETWEEN, YEAR, are_two_figures, has_digit

EDGE_ERROR = 1.0
"""Points by which a cell's edge may be wrong: borders are boxes of up to that width, drawn on either side."""


def whole_cells(raw: RawTable, knowledge: Knowledge, known: Container[str]) -> CellTable:
    """A table of lines with the texts of its cells; `known` are the document's words in lower case."""
    edges = _right_edges(raw)
    columns = tuple(_head_text(raw, j, edges, known) for j in range(len(raw.columns)))
    rows = [_row(row, raw, columns, edges, knowledge, known) for row in raw.body]
    title = join_lines([line.printed for line in raw.title], known)
    return CellTable(columns, Place(raw.page, raw.box), bool(raw.n_head), title, rows)


def _right_edges(raw: RawTable) -> list[float]:
    """Where the text of each column must end: the cell less its padding, or the end of the longest line of an open column."""
    edges = []
    for j, (x0, x1) in enumerate(raw.columns):
        boxes = [line.box for row in raw.rows if j not in row.merged for line in row.cells[j]]
        edge = max([box.x1 for box in boxes], default=x1)
        if raw.ruled and boxes:
            padding = min(max(1.0, min([box.x0 for box in boxes]) - x0), 8.0)
            edge = max(x1 - padding, edge)
        edges.append(edge)
    return edges


def _head_text(raw: RawTable, column: int, edges: Sequence[float], known: Container[str]) -> str:
    parts = []
    for row in raw.head:
        at = next((a for a, b in row.merged.items() if a <= column <= b), column) if row.merged else column
        last = row.merged.get(at, at)
        lines = _of_column(row.cells[at], raw.columns[at : last + 1], column - at) if last > at else row.cells[at]
        text = cell_text(lines, edges[last], known)
        if text:
            parts.append(_YEAR_BEHIND.sub(" ", text) if BETWEEN in text else text)
    return join_lines(parts, known)


def _of_column(lines: Sequence[Line], columns: Sequence[tuple[float, float]], at: int) -> Sequence[Line]:
    """What a head's cell over several columns says of one: where its last lines stand side by side, one in each column,
    they are the labels of the columns, and those above are said for all."""
    lower = sorted(lines[-len(columns) :], key=lambda line: line.box.x0)
    beside = len(lines) > len(columns) and all(_beside(a, b) for a, b in pairwise(lower))
    if not beside or any(
        not x0 <= line.box.x0 <= line.box.x1 <= x1 for line, (x0, x1) in zip(lower, columns, strict=True)
    ):
        return lines
    return [*lines[: -len(columns)], lower[at]]


def _row(
    row: RawRow, raw: RawTable, labels: Sequence[str], edges: list[float], knowledge: Knowledge, known: Container[str]
) -> CellRow:
    signs = signs_of_row(row, raw.columns, labels, raw.ruled, knowledge)
    lines = row.lines
    place = Place(row.page, _box_on(row, lines))
    if row.spanning:
        text = " ".join(
            part for part in (cell_text(cell, edge, known) for cell, edge in zip(row.cells, edges, strict=True)) if part
        )
        wide = paragraphs_in(row.spanning, known, raw.wraps)
        return CellRow((f"{text} {wide}".strip(), *[""] * (len(edges) - 1)), place, signs, spanning=True)
    cells = tuple(cell_text(cell, edge, known) for cell, edge in zip(row.cells, edges, strict=True))
    guessed = tuple(
        j for j, cell in enumerate(row.cells) if j in row.guessed or (len(cell) > 1 and _has_several_figures(cell))
    )
    return CellRow(cells, place, signs, guessed=guessed)


def _box_on(row: RawRow, lines: list[Line]) -> Box | None:
    """The box on the page where the row begins: lines that grew on from the next page stand above its top."""
    own = [line.box for line in lines if line.box.y1 >= row.top]
    return around(own)


def cell_text(lines: Sequence[Line], edge: float, known: Container[str]) -> str:
    """The lines of one cell as one text; lines side by side are joined by a space first."""
    if not lines:
        return ""
    if len(lines) == 1:
        return lines[0].text
    parts: list[CellLine] = []
    for at, line in enumerate(lines):
        room, slack = _room(lines, at, edge)
        if at and _are_several(lines[at - 1], line):
            # Two figures do not make one: "20" and "100" must not become 20 100.
            text = f"{parts.pop().text}{BETWEEN}{line.text}"
        elif at and _beside(lines[at - 1], line):
            text = f"{parts.pop().text} {line.text}"
        else:
            text = line.text
        parts.append(CellLine(text, line.open_end, room, slack))
    return join_cell(parts, known)


def _beside(before: Line, line: Line) -> bool:
    """Whether a line stands behind another on its height."""
    return abs(line.box.y0 - before.box.y0) < 0.4 * line.size and line.box.x0 > before.box.x1 - 1


def _are_several(before: Line, line: Line) -> bool:
    """Whether two lines of a cell are two figures side by side; a dash before a figure is its minus, set apart."""
    return _beside(before, line) and has_digit(before.text) and are_two_figures(before.text, line.text)


def _has_several_figures(cell: Sequence[Line]) -> bool:
    """Whether two figures stand in one cell: one of them belongs to a column or row that was not found."""
    return any(_are_several(a, b) for a, b in pairwise(cell))


_YEAR_BEHIND = regex.compile(rf"(?<=\p{{L}}{{2}} \d){regex.escape(BETWEEN)}(?={YEAR}\b)")
"""Between the number of a tertial and its year, which make one time in a head."""
_FLUSH = 1.0
"""Points by which the lines of a cell that is set left may begin beside each other."""


def _room(lines: Sequence[Line], at: int, edge: float) -> tuple[float, float]:
    """How many letters like the next line's first would still have fitted behind line `at`, and the room in letter sizes."""
    if at + 1 >= len(lines):
        return 99.0, 99.0
    following = lines[at + 1]
    room = edge - lines[at].box.x1
    if abs(following.box.x0 - lines[at].box.x0) > _FLUSH:  # set right or in the middle: the widest line tells the width
        room = max(room, max(line.box.width for line in lines) - lines[at].box.width)
    letter = following.box.width * letters_width(following.text[0]) / letters_width(following.text)
    return (room - EDGE_ERROR) / max(letter, 0.3 * following.size), room / following.size


def paragraphs_in(lines: Sequence[Line], known: Container[str], wraps: bool = True) -> str:
    """Lines over the whole table as text: a short line that ends a sentence ends a paragraph; any line where none wraps."""
    if not lines:
        return ""
    edge = max(line.box.x1 for line in lines)
    parts: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        parts[-1].append(line.printed)
        following = lines[at + 1] if at + 1 < len(lines) else None
        if (
            following is not None
            and line.text[-1] in ".!?:"
            and not (wraps and fits_no_more(line, following, edge))
            and len(parts[-1][0]) > 20
        ):
            parts.append([])
    return "\n".join(join_lines(part, known) for part in parts if part)
