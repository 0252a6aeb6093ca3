"""What is said of a table that could not be read, or not with certainty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from vpextract.containing import Part
from vpextract.issues import issue
from vpextract.knowledge import NO_MEASURES, Knowledge
from vpextract.model import FigureTable, Issue, SetAside, Table
from vpextract.recognise.listings.listing import Item

_TWIN = regex.compile(r" \(\d+\)$")
"""What tells the second of two equal labels from the first."""
_GUESSED_SHOWN = 3


def table_part(table: Table, how: str) -> Part:
    """A table as a part of the document that may fail by itself; `how` ends the sentence that it "could not be read"."""
    page = table.place.page
    where = f"on page {page}" if page is not None else f"at line {table.place.line}"
    return Part("table_unreadable", f"A table {where} could not be read {how}", page)


def words_of(table: Table) -> list[SetAside]:
    """The words of a table of which no record could be made."""
    rows = [(table.title, table.place), (" ".join(table.columns), table.place)]
    rows += [(" ".join(filter(None, row.cells)), row.place) for row in table.rows]
    return [SetAside(text, "left_over", place.page) for text, place in rows if text.strip()]


def guessed_figures(table: Table, figures: FigureTable) -> list[Issue]:
    """One doubt for a table of figures, which names the first cells whose column is a guess."""
    if not table.guessed:
        return []
    cells = [_printed_cell(table, row, col) for row, col in table.guessed]
    more = f" and {len(cells) - _GUESSED_SHOWN} more" if len(cells) > _GUESSED_SHOWN else ""
    message = f"It is not certain that these cells stand in the right row and column: {', '.join(cells[:_GUESSED_SHOWN])}{more}"
    return [issue("cell_guessed", message, table.rows[table.guessed[0][0]].place, figures.table_id)]


def unknown_columns(items: Sequence[Item], row_ids: Sequence[str], knowledge: Knowledge) -> Iterator[Issue]:
    """The columns of a listing that were not understood, told once for each of its pages, at the first row there."""
    pages: dict[int | None, list[tuple[Item, str]]] = {}
    for item, row_id in zip(items, row_ids, strict=True):
        pages.setdefault(item.place.page, []).append((item, row_id))
    for rows in pages.values():
        times = Counter(label for item, _ in rows for label in item.extra)
        meant = {label: knowledge.column_beside(_TWIN.sub("", label)) for label in times}
        twins = [label for label, match in meant.items() if match is not None and match.role not in NO_MEASURES]
        others = {label for label, match in meant.items() if match is not None and match.role in NO_MEASURES}
        for labels, why in (
            (twins, "the meaning of another column"),
            (times.keys() - twins - others, "no meaning that is known"),
        ):
            told = [label for label in times if label in labels]
            if not told:
                continue
            hits = [(item, row_id) for item, row_id in rows if any(label in item.extra for label in told)]
            (first, row_id), count = hits[0], f"{len(hits)} rows" if len(hits) > 1 else "1 row"
            heads, have = ", ".join(map(repr, told)), "columns have" if len(told) > 1 else "column has"
            message = f"The {have} {why}: {heads}; the cells ({count}) are in `extra`"
            yield issue("header_not_understood", message, first.place, row_id)


def _printed_cell(table: Table, row: int, col: int) -> str:
    """A cell with the names of its row and column, as far as they have one."""
    cells = table.rows[row].cells
    of_row = f" of {cells[0]!r}" if col and cells[0] else ""
    return f"{cells[col]!r}{of_row} under {table.columns[col]!r}"
