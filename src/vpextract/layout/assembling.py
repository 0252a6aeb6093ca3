"""Tables as they stand on pages → whole tables: heads found, parts on following pages joined, cell texts made whole."""

from __future__ import annotations

from collections.abc import Container, Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.joining import CellLine, join_cell, join_lines
from vpextract.layout.open_regions import is_number
from vpextract.layout.rawtable import RawRow, RawTable
from vpextract.matching import squeezed
from vpextract.model import Box, Line, Page, Place, Row, SetAside, Table

EDGE_ERROR = 1.0
"""Points by which a cell's edge may be wrong: borders are boxes of up to that width, drawn on either side."""
ANCHORS = frozenset({"period", "start_date", "end_date"})
"""Columns that every row fills: a row without them goes on from the page before."""


def find_head(table: RawTable, page: Page, knowledge: Knowledge, before: RawTable | None = None) -> None:
    """Set `n_head` and `title` of a ruled table: bold or shaded rows at the top, else what the words tell.

    `before` is the table that the page before ends on. A table in the same columns may be its rest: then a first row
    without numbers is no sign of a head.
    """
    while len(table.rows) > 1 and table.rows[0].spanning and not _is_comment(table.rows[0], knowledge):
        title = table.rows.pop(0)
        table.title.extend(title.spanning)
    rows = table.rows
    known = [knowledge.column(_plain(cell)) for cell in rows[0].cells]
    rest = before is not None and len(before.columns) == len(table.columns) and _aligned(before, table)
    bold = _leading(rows, _is_bold)
    shaded = _leading(rows, lambda row: _is_shaded(row, page, table.box))
    if bold and (bold < len(rows) or shaded):
        table.n_head = bold
    elif 0 < shaded < len(rows):
        table.n_head = shaded
    elif (
        any(m is not None and m.key for m in known)
        or sum(m is not None for m in known) >= 2
        or (not rest and len(rows) > 1 and not _has_numbers(rows[0]) and any(_has_numbers(row) for row in rows[1:]))
    ):
        table.n_head = 1


def _leading(rows: Sequence[RawRow], is_head: object) -> int:
    """How many rows at the top may be the head: each passes the test, the later ones fill more than the first column."""
    count = 0
    for row in rows:
        if row.spanning or not is_head(row) or any(is_number(line) for line in row.lines):  # type: ignore[operator]
            break
        if count and row.filled() in ([0], []):
            break
        count += 1
    return count


def _is_bold(row: RawRow) -> bool:
    lines = row.lines
    return bool(lines) and all(line.bold for line in lines)


def _is_shaded(row: RawRow, page: Page, table: Box) -> bool:
    box = row.box
    if box is None:
        return False
    y = (box.y0 + box.y1) / 2
    covered = sum(
        min(f.x1, table.x1) - max(f.x0, table.x0)
        for f in page.fills
        if f.y0 <= y <= f.y1 and f.height < 0.5 * page.height
    )
    return covered > 0.7 * table.width


def _has_numbers(row: RawRow) -> bool:
    return any(is_number(line) for cell in row.cells[1:] for line in cell)


def _plain(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _is_comment(row: RawRow, knowledge: Knowledge) -> bool:
    return bool(row.spanning) and knowledge.row_label(_plain(row.spanning)) is not None


# --- parts on following pages -----------------------------------------------------------------------------------------


def joined(first: RawTable, second: RawTable, knowledge: Knowledge, set_aside: list[SetAside]) -> bool:
    """Append `second`, which stands at the top of the page after `first`, if it is the same table; say whether it was."""
    if second.title or len(first.columns) != len(second.columns):
        return False
    if second.n_head:
        if [_squeezed_head(first, j) for j in range(len(first.columns))] != [
            _squeezed_head(second, j) for j in range(len(second.columns))
        ]:
            return False
        set_aside.extend(SetAside(_plain(row.lines), "repeated_head", row.page) for row in second.head)
    elif not _aligned(first, second):
        return False
    body = second.body
    if body and first.body and _goes_on(first, first.rows[-1], body[0], knowledge):
        _grow(first.rows[-1], body.pop(0))
    first.rows.extend(body)
    return True


def _squeezed_head(table: RawTable, column: int) -> str:
    return squeezed("".join(line.text for row in table.head for line in row.cells[column]))


def _aligned(first: RawTable, second: RawTable) -> bool:
    return all(
        abs(a[0] - b[0]) < 6 and abs(a[1] - b[1]) < 6 for a, b in zip(first.columns, second.columns, strict=True)
    ) or (
        not first.ruled
        and all(min(a[1], b[1]) > max(a[0], b[0]) for a, b in zip(first.columns, second.columns, strict=True))
    )


def _grow(row: RawRow, rest: RawRow) -> None:
    for cell, more in zip(row.cells, rest.cells, strict=True):
        cell.extend(more)
    row.spanning.extend(rest.spanning)
    row.pictures.extend(rest.pictures)


def _goes_on(table: RawTable, row: RawRow, rest: RawRow, knowledge: Knowledge) -> bool:
    """Whether `rest`, the first row on a page, is the end of `row`, the last one on the page before.

    All cells of a row break at one height. So each cell that goes on has lines before, down to the row's last line; it
    does not start like a new row, or lacks what every row has.
    """
    if rest.spanning:
        return bool(row.spanning) and not _is_comment(rest, knowledge)
    if row.spanning or rest.pictures:
        return False
    filled = rest.filled()
    if not filled or any(
        is_number(row.cells[j][-1]) and is_number(rest.cells[j][0]) for j in filled if j and row.cells[j]
    ):
        return False  # two figures in one column are two rows
    anchors = _anchor_columns(table, row, rest, knowledge)
    if any(not row.cells[j] for j in filled):
        # Cells of two lines or more may be kept whole and move down alone; the row then lacks what every row has.
        return any(rest.cells[j] and not row.cells[j] for j in [0, *anchors])
    first = rest.cells[0][0].text if rest.cells[0] else ""
    if anchors and first[:1].islower() and all(row.cells[j] and not rest.cells[j] for j in anchors):
        return True
    bottom = max(line.box.y1 for line in row.lines)
    if any(bottom - row.cells[j][-1].box.y1 > 0.6 * row.cells[j][-1].size for j in filled):
        return False
    if not first or first[0].islower():
        return True
    before = row.cells[0][-1].text
    if before[-1] in ",-/(" or before.rsplit(" ", 1)[-1].casefold() in knowledge.unfinished:
        return True
    return any(row.cells[j] and not rest.cells[j] for j in anchors)


def _anchor_columns(table: RawTable, row: RawRow, rest: RawRow, knowledge: Knowledge) -> list[int]:
    matches = [
        knowledge.column("".join(line.text for r in table.head for line in r.cells[j]))
        for j in range(len(table.columns))
    ]
    anchors = [j for j, match in enumerate(matches) if match is not None and match.role in ANCHORS]
    if anchors:
        return anchors
    others = [r for r in table.body if r is not row and r is not rest and not r.spanning]
    if len(others) < 3:
        return []
    return [j for j in range(1, len(table.columns)) if sum(bool(r.cells[j]) for r in others) >= 0.9 * len(others)]


def drop_repeated_heads(table: RawTable, set_aside: list[SetAside]) -> None:
    """Take out rows that repeat the head: two tables that touch are one grid, and each has its head."""
    head = [_squeezed_head(table, j) for j in range(len(table.columns))] if table.n_head else []
    if not any(head):
        return
    kept = table.head
    for row in table.body:
        if [squeezed("".join(line.text for line in cell)) for cell in row.cells] == head:
            set_aside.append(SetAside(_plain(row.lines), "repeated_head", row.page))
        else:
            kept.append(row)
    table.rows = kept


# --- texts ------------------------------------------------------------------------------------------------------------


def to_table(raw: RawTable, knowledge: Knowledge, known: Container[str]) -> Table:
    """A whole table with its texts; `known` are the document's words in lower case."""
    edges = _right_edges(raw)
    columns = tuple(_head_text(raw, j, edges[j], known) for j in range(len(raw.columns)))
    rows = tuple(_row(row, edges, knowledge, known) for row in raw.body)
    title = join_lines([line.printed for line in raw.title], known)
    return Table(columns, rows, Place(raw.page, raw.box), bool(raw.n_head), title)


def _right_edges(raw: RawTable) -> list[float]:
    """Where the text of each column may reach at most: the cell less its padding, or the longest line of an open column."""
    edges = []
    for j, (x0, x1) in enumerate(raw.columns):
        lines = [line for row in raw.rows for line in row.cells[j] if j not in row.merged]
        if not raw.ruled or not lines:
            edges.append(max((line.box.x1 for line in lines), default=x1))
            continue
        padding = min(max(1.0, min(line.box.x0 for line in lines) - x0), 8.0)
        edges.append(max(x1 - padding, max(line.box.x1 for line in lines)))
    return edges


def _head_text(raw: RawTable, column: int, edge: float, known: Container[str]) -> str:
    parts = []
    for row in raw.head:
        at = next((a for a, b in row.merged.items() if a <= column <= b), column)
        text = cell_text(row.cells[at], edge, known)
        if text:
            parts.append(text)
    return join_lines(parts, known)


def _row(row: RawRow, edges: list[float], knowledge: Knowledge, known: Container[str]) -> Row:
    signs = tuple(knowledge.sign_of_picture(p.shape, p.color, p.digest) for p in row.pictures)
    lines = row.lines
    place = Place(row.page, _box_on(row, lines))
    if row.spanning:
        text = " ".join(
            part for part in (cell_text(cell, edge, known) for cell, edge in zip(row.cells, edges, strict=True)) if part
        )
        wide = paragraphs_in(row.spanning, known)
        return Row((f"{text} {wide}".strip(), *[""] * (len(edges) - 1)), place, signs, spanning=True)
    return Row(tuple(cell_text(cell, edge, known) for cell, edge in zip(row.cells, edges, strict=True)), place, signs)


def _box_on(row: RawRow, lines: list[Line]) -> Box | None:
    """The box on the page where the row begins: lines that grew on from the next page stand above its top."""
    own = [line.box for line in lines if line.box.y1 >= row.top]
    return (
        Box(min(b.x0 for b in own), min(b.y0 for b in own), max(b.x1 for b in own), max(b.y1 for b in own))
        if own
        else None
    )


def cell_text(lines: Sequence[Line], edge: float, known: Container[str]) -> str:
    """The lines of one cell as one text; lines side by side are joined by a space first."""
    if not lines:
        return ""
    if len(lines) == 1:
        return lines[0].text
    parts: list[CellLine] = []
    for at, line in enumerate(lines):
        room, slack = _room(lines, at, edge)
        beside = (
            at > 0
            and abs(line.box.y0 - lines[at - 1].box.y0) < 0.4 * line.size
            and line.box.x0 > lines[at - 1].box.x1 - 1
        )
        text = f"{parts.pop().text} {line.text}" if beside else line.text
        parts.append(CellLine(text, line.open_end, room, slack))
    return join_cell(parts, known)


def _room(lines: Sequence[Line], at: int, edge: float) -> tuple[float, float]:
    """How many letters like the next line's first would still have fitted behind line `at`, and the room in letter sizes."""
    if at + 1 >= len(lines):
        return 99.0, 99.0
    following = lines[at + 1]
    room = edge - lines[at].box.x1
    letter = following.box.width * letters_width(following.text[0]) / letters_width(following.text)
    return (room - EDGE_ERROR) / max(letter, 0.3 * following.size), room / following.size


def paragraphs_in(lines: Sequence[Line], known: Container[str]) -> str:
    """Lines over the whole table as text: a short line that ends a sentence ends a paragraph."""
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
            and not fits_no_more(line, following, edge)
            and len(parts[-1][0]) > 20
        ):
            parts.append([])
    return "\n".join(join_lines(part, known) for part in parts if part)


def fits_no_more(line: Line, following: Line, edge: float) -> bool:
    """Whether the first word of the following line would not have fitted behind this one: the line is full."""
    word = following.text.split(" ", 1)[0]
    width = following.box.width * letters_width(word) / max(0.5, letters_width(following.text))
    return line.box.x1 + 0.2 * line.size + width > edge


class _LetterWidths(dict[str, float]):
    """Widths in average letters, as proportional fonts have them; looked up letter by letter, made when first seen."""

    def __missing__(self, letter: str) -> float:
        width = (
            0.55
            if letter in "iljtfrI1.,:;'|!()[]- "
            else 1.5
            if letter in "mwMW%@"
            else 1.25
            if letter.isupper()
            else 1.0
        )
        self[letter] = width
        return width


_WIDTHS = _LetterWidths()


def letters_width(text: str) -> float:
    """The width of a text in average letters."""
    return sum(map(_WIDTHS.__getitem__, text))
