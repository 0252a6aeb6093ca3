"""The last steps of every table, whoever found it: comments with their text, rows that a page break cut joined again."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpextract.knowledge import CONTENT_OF_ROLE, Knowledge
from vpextract.knowledge.heads import Content
from vpextract.layout.tables.comments import goes_on, is_comment
from vpextract.layout.tables.raw import CellRow, CellTable
from vpextract.layout.words import ends_sentence, join_lines, join_parts, starts_lower
from vpextract.model import Issue, Row, SetAside, Table
from vpextract.numerals import are_two_figures, is_bare_year, years_in

ANCHORS = frozenset({"period", "date"})
"""What every row of a list has: a row without goes on from the one above."""


class Finished(NamedTuple):
    """A whole table, the lines of a text that it stands on, and what is said of words and cells.

    `listed`: it was found by its header, which is known of lists.
    """

    table: Table
    listed: bool
    taken: range
    aside: tuple[SetAside, ...]
    issues: tuple[Issue, ...]


def finished(raw: CellTable, knowledge: Knowledge, known: Container[str] = ()) -> Finished:
    """The table with its rows whole; `known` are the document's words in lower case."""
    printed, again = _without_headers(raw, knowledge)
    rows = _whole_rows(raw, printed, knowledge, known)
    guessed = tuple(sorted({(at, column) for at, row in enumerate(rows) for column in row.guessed}))
    cells = tuple(Row(row.cells, row.place, row.signs, row.spanning) for row in rows)
    table = Table(raw.columns, cells, raw.place, raw.headed, raw.title, guessed)
    return Finished(table, raw.listed, raw.taken, (*raw.aside, *again), tuple(raw.issues))


def goes_on_under_header(table: CellTable, after: CellTable, knowledge: Knowledge) -> bool:
    """Add a table that stands right behind another on the lines of a text, under the same header; say whether it was.

    Rows without a header would have been of the table above at once.
    """
    if table.taken.stop != after.taken.start or not knowledge.same_head(table.columns, after.columns):
        return False
    table.set_header_aside(" ".join(after.columns), after.place.page)
    after.rows[0].broken = True
    table.rows += after.rows
    table.issues += after.issues
    table.taken = range(table.taken.start, after.taken.stop)
    return True


def goes_on_without_header(table: CellTable, after: CellTable) -> bool:
    """Add a table without a header that stands right behind another with as many columns; say whether it was."""
    if table.taken.stop != after.taken.start or after.headed or len(table.columns) != len(after.columns) or after.title:
        return False
    after.rows[0].broken = True
    table.rows += after.rows
    table.taken = range(table.taken.start, after.taken.stop)
    return True


def _without_headers(table: CellTable, knowledge: Knowledge) -> tuple[list[CellRow], list[SetAside]]:
    """The rows of a table but those that say its header again; what stands below one was broken off."""
    rows: list[CellRow] = []
    aside: list[SetAside] = []
    broken = False
    for row in table.rows:
        if table.headed and not row.spanning and knowledge.same_head(table.columns, row.cells):
            aside.append(SetAside(row.text, "repeated_head", row.place.page))
            broken = True
            continue
        rows.append(replace(row, broken=True) if broken else row)
        broken = False
    return rows, aside


def _whole_rows(
    table: CellTable, printed: Sequence[CellRow], knowledge: Knowledge, known: Container[str]
) -> list[CellRow]:
    """The rows and comments, each with what a page break cut off or an empty line parted."""
    anchors = anchors_of(table.columns, knowledge)
    lists = anchors is not None and any(match is not None and match.key for match in knowledge.columns(table.columns))
    rows: list[CellRow] = []
    for row in printed:
        last = rows[-1] if rows else None
        alone = row.alone or row.spanning
        if alone and is_comment(row.text, knowledge):
            rows.append(row if row.spanning else table.spanning(row.text, row.place))
        elif alone and last is not None and last.spanning and goes_on(last, row, anchors is not None, knowledge):
            rows[-1] = table.spanning(join_lines([last.cells[0], row.text], known), last.place)
        elif (
            last is not None
            and not (row.spanning or last.spanning)
            and (_is_rest(last, row, anchors, knowledge) or (lists and _lacks_what_begins(last, row, anchors or ())))
        ):
            rows[-1] = _together(last, row, known)
        else:
            doubtful = lists and not row.spanning and bool(rows) and _is_rest_of_name(row.cells[0])
            rows.append(replace(row, guessed=(0, *row.guessed)) if doubtful else row)
    return rows


def anchors_of(labels: Sequence[str], knowledge: Knowledge) -> list[int] | None:
    """The columns that every row of a list of indicators or activities fills; None for a table of another kind."""
    contents = contents_of(labels, knowledge)
    if contents is None:
        return None
    anchors = [column for column, content in enumerate(contents) if content in ANCHORS]
    return anchors if anchors or "value" in contents else None


def contents_of(labels: Sequence[str], knowledge: Knowledge) -> tuple[Content, ...] | None:
    """What the columns of a list hold by its head, which has a key or two known labels; None for other tables."""
    matches = knowledge.columns(labels)
    if not any(match is not None and match.key for match in matches) and sum(m is not None for m in matches) < 2:
        return None
    return tuple("text" if match is None else CONTENT_OF_ROLE.get(match.role, "value") for match in matches)


def _is_rest(last: CellRow, row: CellRow, anchors: Sequence[int] | None, knowledge: Knowledge) -> bool:
    """Whether a row is the second half of the row above it, which a page break cut."""
    if row.rest:
        return True
    if (row.seen and not _ends_time(last, row, anchors or ())) or knowledge.books.is_part_row(row.cells[0]):
        return False
    if not starts_lower(row.cells[0]) and (row.cells[0] or anchors is None):
        return False
    if anchors is None:
        filled = [any(cells[1:]) for cells in (last.cells, row.cells)]
        return row.broken and not all(filled) and not ends_sentence(last.cells[0])
    if not anchors:
        return not any(row.cells[1:])
    twice = any(last.cells[c] and row.cells[c] and not _is_year_of(last.cells[c], row.cells[c]) for c in anchors)
    return not twice and any(last.cells[c] or row.cells[c] for c in anchors)


def _ends_time(last: CellRow, row: CellRow, anchors: Sequence[int]) -> bool:
    """Whether a row has nothing but the years that times of the row above lack."""
    filled = [c for c, text in enumerate(row.cells) if text]
    return bool(filled) and all(c in anchors and _is_year_of(last.cells[c], row.cells[c]) for c in filled)


def _is_year_of(time: str, rest: str) -> bool:
    """Whether a text is the year that a time above it lacks: "1 januari" over "2031"."""
    return bool(time) and is_bare_year(rest) and not years_in(time)


def _lacks_what_begins(last: CellRow, row: CellRow, anchors: Sequence[int]) -> bool:
    """Whether a row of a list is the rest of the one above, whatever parts them: it has nothing of what each row has, no
    name but the rest of one, and beside that no cell of its own: none over which nothing stands, no figure below another."""
    if any(row.cells[c] for c in anchors):
        return False
    pairs = list(zip(last.cells, row.cells, strict=True))
    own = any(text and not above for above, text in pairs) or any(are_two_figures(*pair) for pair in pairs[1:])
    return not row.cells[0] or (_is_rest_of_name(row.cells[0]) and not own)


def _is_rest_of_name(text: str) -> bool:
    """Whether a text under a row reads like the rest of its name: names begin with neither a small letter nor a bracket."""
    return text[:1].islower() or text.startswith("(")


def _together(row: CellRow, rest: CellRow, known: Container[str]) -> CellRow:
    """A row and its second half as one."""
    cells = tuple(join_parts([a, b], known) for a, b in zip(row.cells, rest.cells, strict=True))
    guessed = tuple(sorted({*row.guessed, *rest.guessed}))
    return CellRow(cells, row.place, row.signs + rest.signs, broken=row.broken, guessed=guessed)
