"""Parts of one table on following pages → one table: heads that are said again left out, rows cut in two joined."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import CONTENT_OF_ROLE, Knowledge
from vpextract.layout.sheet import is_number
from vpextract.layout.tables.comments import is_comment
from vpextract.layout.tables.finish import ANCHORS
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Line, SetAside
from vpextract.numerals import is_numeric

_MOST_LEVELS = 3
"""Rows of a header that a page ends behind, at most."""
_LOOKED_AT = 5
"""Rows of the next page that tell what stands below a header."""
_SAME_EDGE = 6.0
"""Points between the edges of a table and of its rest on the next page, at most."""


def joined(first: RawTable, second: RawTable, knowledge: Knowledge, set_aside: list[SetAside]) -> bool:
    """Append `second`, which stands at the top of the page after `first`, if it is the same table; say whether it was."""
    if _is_upper_level(first, second) and not any(knowledge.assessment(line.text) for line in first.rows[0].lines):
        _head_over(first, second)
        return True
    if _is_header_alone(first, second):
        first.n_head = len(first.rows)
    ends_head = len(first.columns) == len(second.columns) and _ends_head(first, second.rows)
    if second.n_head and not first.body and ends_head and _letters(first) != _letters(second):
        second.n_head = 0
    if _holds_comments_of(first, second) or _is_boxed_comment(first, second, knowledge):
        second.columns = list(first.columns)
        for row in second.body:
            row.cells = [[] for _ in first.columns]
    elif second.title or (second.n_head and not _has_same_head(first, second, knowledge)):
        return False
    if second.n_head:
        set_aside.extend(SetAside(plain(row.lines), "repeated_head", row.page) for row in second.head)
    elif (places := columns_in(first, second)) is None:
        return False
    elif len(places) < len(first.columns):
        spread_over(second, places, len(first.columns))
    body = second.body
    while not first.body and _ends_head(first, body):
        _grow(first.rows[-1], body.pop(0))
    if body and first.body and _goes_on(first, first.rows[-1], body[0], knowledge):
        _grow(first.rows[-1], body.pop(0))
    first.rows.extend(body)
    return True


def _is_upper_level(first: RawTable, second: RawTable) -> bool:
    """Whether a table is nothing but the upper labels of the next one's head, which its page cut off: one row of words, each
    over whole columns of that table, and one at least over several; a label over one column alone is that column's only one."""
    if not (first.ruled and second.ruled and second.n_head and len(first.rows) == 1) or second.title:
        return False
    row = first.rows[0]
    if row.spanning or any(is_number(line) for line in row.lines):
        return False
    over = [_columns_under(column, second) for column in first.columns]
    below = second.rows[0].cells
    twice = [under for under, cell in zip(over, row.cells, strict=True) if len(under) == 1 and cell and below[under[0]]]
    return all(over) and not twice and any(len(under) > 1 for under in over)


def _is_header_alone(first: RawTable, second: RawTable) -> bool:
    """Whether a page ends behind the header of a table: a few rows of words, which by themselves might be rows as well, and
    nothing but figures stands below them on the next page."""
    if first.n_head or second.n_head or len(first.columns) != len(second.columns) or len(first.rows) > _MOST_LEVELS:
        return False
    if any(row.spanning or any(is_number(line) for line in row.lines) for row in first.rows):
        return False
    labelled = {j for row in first.rows for j in row.filled()}.difference([0])
    below = [row for row in second.rows if not row.spanning][:_LOOKED_AT]
    figures = [line for row in below for j in row.filled() if j for line in row.cells[j]]
    return len(below) > 1 and bool(labelled) and bool(figures) and all(map(is_number, figures))


def _columns_under(column: tuple[float, float], table: RawTable) -> list[int]:
    """The columns of a ruled table that make up an x-range; none where they do not."""
    under = [j for j, (a, b) in enumerate(table.columns) if column[0] - 6 < a and b < column[1] + 6]
    whole = (
        under and abs(table.columns[under[0]][0] - column[0]) < 6 and abs(table.columns[under[-1]][1] - column[1]) < 6
    )
    return under if whole else []


def _head_over(first: RawTable, second: RawTable) -> None:
    """Make one table of a head's upper labels and the table that they are cut off from."""
    row = first.rows[0]
    cells: list[list[Line]] = [[] for _ in second.columns]
    row.merged, row.guessed = {}, set()
    for column, cell in zip(first.columns, row.cells, strict=True):
        under = _columns_under(column, second)
        cells[under[0]] = cell
        if len(under) > 1:
            row.merged[under[0]] = under[-1]
    row.cells = cells
    first.columns, first.rows, first.n_head = list(second.columns), [row, *second.rows], second.n_head + 1


def _has_same_head(first: RawTable, second: RawTable, knowledge: Knowledge) -> bool:
    return len(first.columns) == len(second.columns) and knowledge.same_head(labels_of(first), labels_of(second))


def _holds_comments_of(first: RawTable, second: RawTable) -> bool:
    """Whether a table has nothing but texts over all columns below the head of the first one, printed again: no cell tells
    which columns its labels stand over."""
    alone = second.n_head > 0 and all(row.spanning and not row.filled() for row in second.body)
    return alone and _letters(first) == _letters(second)


def _is_boxed_comment(first: RawTable, second: RawTable, knowledge: Knowledge) -> bool:
    """Whether a box as wide as the first table has nothing but a comment: a row over all columns, which its page cut off."""
    if not (first.ruled and second.fragment and len(second.columns) == 1 and second.rows[0].spanning):
        return False
    wide = abs(first.box.x0 - second.box.x0) < _SAME_EDGE and abs(first.box.x1 - second.box.x1) < _SAME_EDGE
    return wide and is_comment(plain(second.rows[0].spanning), knowledge)


def _ends_head(table: RawTable, rows: Sequence[RawRow]) -> bool:
    """Whether the first of some rows below a head that stood alone is the head's last line: under labels of it stand words or
    years, and no name."""
    if not table.n_head or len(rows) < 2 or rows[0].spanning or rows[0].pictures:
        return False
    filled, labelled = rows[0].filled(), table.rows[-1].filled()
    figures = any(is_number(line) for line in rows[0].lines)
    return bool(filled) and 0 not in filled and set(filled) <= set(labelled) and not figures and bool(rows[1].cells[0])


def _letters(table: RawTable) -> list[str]:
    """The lines of the head, in whatever cells they stand."""
    return sorted(line.text for row in table.head for line in row.lines)


def labels_of(table: RawTable) -> list[str]:
    """The head's labels as they are printed, line after line."""
    return [plain([line for row in table.head for line in row.cells[j]]) for j in range(len(table.columns))]


def columns_in(first: RawTable, second: RawTable) -> list[int] | None:
    """Which column of the first table each column of the second is; None where one fits none.

    A ruled table has no column where nothing stands in it, so that the rest of one may have fewer.
    """
    if len(first.columns) == len(second.columns):
        return list(range(len(first.columns))) if _aligned(first, second) else None
    if not (first.ruled and second.ruled) or len(second.columns) > len(first.columns):
        return None
    places = [
        next((j for j, (x0, x1) in enumerate(first.columns) if abs(x0 - a) < 6 and abs(x1 - b) < 6), -1)
        for a, b in second.columns
    ]
    return places if min(places) >= 0 else None


def spread_over(table: RawTable, places: Sequence[int], count: int) -> None:
    """Give a table's cells their places among `count` columns."""
    for row in table.rows:
        cells: list[list[Line]] = [[] for _ in range(count)]
        for place, cell in zip(places, row.cells, strict=True):
            cells[place] = cell
        row.cells = cells
        row.guessed = {places[j] for j in row.guessed}
        row.merged = {places[a]: places[b] for a, b in row.merged.items()}


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
    row.guessed |= rest.guessed


def _goes_on(table: RawTable, row: RawRow, rest: RawRow, knowledge: Knowledge) -> bool:
    """Whether `rest`, the first row on a page, is the end of `row`, the last one on the page before.

    All cells of a row break at one height. So each cell that goes on has lines before, down to the row's last line; it
    does not start like a new row, or lacks what every row has.
    """
    if rest.spanning:
        return bool(row.spanning) and not is_comment_row(rest, knowledge)
    if row.spanning or rest.pictures:
        return False
    filled = rest.filled()
    if not filled or any(
        is_number(row.cells[j][-1]) and is_numeric(rest.cells[j][0].text) for j in filled if j and row.cells[j]
    ):
        return False  # two figures in one column are two rows
    anchors = _anchor_columns(table, row, rest, knowledge)
    if any(not row.cells[j] for j in filled):
        # Cells of two lines or more may be kept whole and move down alone; the row then lacks what every row has.
        return not _names_another(table, row, rest, knowledge) and any(
            rest.cells[j] and not row.cells[j] for j in [0, *anchors]
        )
    first = rest.cells[0][0].text if rest.cells[0] else ""
    if anchors and first[:1].islower() and all(row.cells[j] and not rest.cells[j] for j in anchors):
        return True
    name = whole_name(row, knowledge) if not _named_anchors(table, knowledge) else None
    if first and not first[0].islower() and name and has_room(name, rest.cells[0][0], name_edge(table)):
        return False
    bottom = max(line.box.y1 for line in row.lines)
    if any(bottom - row.cells[j][-1].box.y1 > 0.6 * row.cells[j][-1].size for j in filled):
        return False
    if not first or first[0].islower():
        return True
    if is_unfinished(row.cells[0][-1].text, knowledge):
        return True
    return any(row.cells[j] and not rest.cells[j] for j in anchors)


def _names_another(table: RawTable, row: RawRow, rest: RawRow, knowledge: Knowledge) -> bool:
    """Whether a row is whole though its name is all it has, and another with a name of its own follows: the name had room."""
    if row.filled() != [0] or not rest.cells[0]:
        return False
    name, following = row.cells[0][-1], rest.cells[0][0]
    begins = not following.text[0].islower() and not is_unfinished(name.text, knowledge)
    return begins and has_room(name, following, name_edge(table))


def whole_name(row: RawRow, knowledge: Knowledge) -> Line | None:
    """The name of a row with figures whose cells all stand on one line each; None where it may go on."""
    filled = [row.cells[j] for j in row.filled()]
    if not row.cells or not row.cells[0] or any(len(cell) > 1 for cell in filled) or row.spanning:
        return None
    name = row.cells[0][0]
    figured = any(is_number(cell[0]) for cell in filled[1:])
    return name if figured and not is_unfinished(name.text, knowledge) else None


def name_edge(table: RawTable) -> float:
    """How far the names of a table may reach: to the end of the longest, or where none wraps, to the next column."""
    wraps = any(len(row.cells[0]) > 1 for row in table.body if row.cells)
    if table.ruled or wraps or len(table.columns) < 2:
        return table.columns[0][1]
    return table.columns[1][0]


def has_room(name: Line, following: Line, edge: float) -> bool:
    """Whether the next line's first word would have fitted behind a name: then the name did not break there."""
    word = following.text.split(" ", 1)[0]
    letter = following.box.width / len(following.text)
    return name.box.x1 + (len(word) + 1) * letter + 0.5 * name.size < edge


def is_unfinished(text: str, knowledge: Knowledge) -> bool:
    """Whether a text ends in a mark or word after which more must come."""
    return text[-1] in ",-/(" or text.rsplit(" ", 1)[-1].casefold() in knowledge.unfinished


def _named_anchors(table: RawTable, knowledge: Knowledge) -> list[int]:
    """The columns whose heads say that every row fills them."""
    labels = ["".join(line.text for r in table.head for line in r.cells[j]) for j in range(len(table.columns))]
    matches = knowledge.columns(labels)
    return [j for j, match in enumerate(matches) if match is not None and CONTENT_OF_ROLE.get(match.role) in ANCHORS]


def _anchor_columns(table: RawTable, row: RawRow, rest: RawRow, knowledge: Knowledge) -> list[int]:
    anchors = _named_anchors(table, knowledge)
    if anchors:
        return anchors
    others = [r for r in table.body if r is not row and r is not rest and not r.spanning]
    if len(others) < 3:
        return []
    return [j for j in range(1, len(table.columns)) if sum(bool(r.cells[j]) for r in others) >= 0.9 * len(others)]


def plain(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def is_comment_row(row: RawRow, knowledge: Knowledge) -> bool:
    return bool(row.spanning) and is_comment(plain(row.spanning), knowledge)
