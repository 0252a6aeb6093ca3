"""Tables of a Word file as tables of cells: the structure is the file's own, headers are told as those of ruled tables."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import is_unknown, with_glyphs_as_pictures
from vpextract.layout.tables.cells import whole_cells
from vpextract.layout.tables.comments import is_bare_label, is_comment
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.joins import columns_in, plain, spread_over
from vpextract.layout.tables.raw import CellRow, CellTable, RawRow, RawTable
from vpextract.layout.tables.spanning_headers import MOST_ROWS, composed
from vpextract.layout.word.flow import paragraphs_in
from vpextract.layout.word.lines import PITCH, line_of
from vpextract.model import Box, Line, Page, Picture, Place
from vpextract.model.word import WordCell, WordParagraph, WordRow, WordTable

_SIZE = 10.0
_PADDING = 4.0
_SHORT = 120
"""A text of so many letters in a cell over several rows is said of each of them; a longer one is a remark."""


class Parts(NamedTuple):
    """A table as it stands on its grid, and its cells."""

    raw: RawTable
    cells: CellTable


def table_to_cells(
    table: WordTable, at: int, before: RawTable | None, knowledge: Knowledge, known: Container[str]
) -> Parts | None:
    """The table with its header told; None where nothing is written in it.

    `at` is its place in the flow; `before` is a table right before it, of which it may be the rest.
    """
    grid = _Grid(table, knowledge)
    raw, numbers = grid.raw, grid.numbers
    if raw is None:
        return None
    if before is not None and _holds_comments(raw, knowledge):
        _lay_over(raw, before)
    find_head(raw, grid.page, knowledge, before)
    labels = _labels_beside(raw, knowledge)
    numbers = numbers[len(numbers) - len(raw.rows) :]
    _say_for_each(raw, grid)
    places = columns_in(before, raw) if before is not None and not raw.n_head else None
    if before is not None and places is not None and len(places) < len(before.columns):
        spread_over(raw, places, len(before.columns))
        raw.columns = list(before.columns)
    cells = whole_cells(raw, knowledge, known)
    placed = [
        replace(row, place=Place(line=number), alone=_is_alone(row), broken=False)
        for row, number in zip(cells.rows, numbers[raw.n_head :], strict=True)
    ]
    columns = cells.columns if labels is None else labels
    return Parts(
        raw, replace(cells, columns=columns, place=Place(line=table.number), rows=placed, taken=range(at, at + 1))
    )


def _labels_beside(raw: RawTable, knowledge: Knowledge) -> tuple[str, ...] | None:
    """The labels of a header whose upper ones stand over columns beside theirs too, which no cell tells: the cells there are
    empty, and not merged. The header may have more rows than were found. None where cells tell it."""
    rows = list(takewhile(lambda row: not row.spanning, raw.rows[:MOST_ROWS]))
    if not raw.n_head or any(row.merged for row in rows[: max(raw.n_head, 2)]):
        return None
    texts = [[plain(cell) for cell in row.cells] for row in rows]
    told = composed(texts, knowledge)
    if told is None or told[0] < raw.n_head:
        return None
    raw.n_head = told[0]
    return told[1]


def _holds_comments(raw: RawTable, knowledge: Knowledge) -> bool:
    """Whether a table is nothing but comments, one below the other."""
    rows = [row.cells[0] for row in raw.rows if not row.spanning]
    return len(raw.columns) == 1 and all(is_comment(plain(cell), knowledge) for cell in rows)


def _lay_over(raw: RawTable, before: RawTable) -> None:
    """Let a table's texts run over all columns of the one before it, whose rest it is."""
    for row in raw.rows:
        row.spanning = [*row.spanning, *row.cells[0]]
        row.cells = [[] for _ in before.columns]
    raw.columns = list(before.columns)


def _is_alone(row: CellRow) -> bool:
    return not row.spanning and bool(row.cells[0]) and not any(row.cells[1:])


class _Grid:
    """A table laid on paper: columns in which nothing stands left out, each row as high as its lines."""

    def __init__(self, table: WordTable, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.edges = [0.0, *accumulate(table.widths)]
        self.fills: list[Box] = []
        self.words = [row for row in table.rows if any(cell.blocks for cell in row.cells)]
        self.numbers = [_number(row) or table.number for row in self.words]
        rows, y = [], 0.0
        for word in self.words:
            rows.append(self._row(word))
            y = self._place(rows[-1], word, y)
        self._see_painted(rows)
        self.columns = _standing(rows)
        self.page = Page(0, self.edges[-1], y, 0, (), fills=tuple(self.fills))
        self.raw = self._raw(rows, y) if self.columns else None

    def _row(self, word: WordRow) -> RawRow:
        row = RawRow([[] for _ in self.edges[1:]], page=0, marked=word.header)
        for cell in word.cells:
            for paragraph in paragraphs_in(cell):
                self._write(row, cell, paragraph)
            if cell.last > cell.first:
                row.merged[cell.first] = cell.last
        return row

    def _write(self, row: RawRow, cell: WordCell, paragraph: WordParagraph) -> None:
        """Put the lines of a paragraph into a row's cell, below those that are there."""
        x, lines = self.edges[cell.first] + _PADDING, row.cells[cell.first]
        for number, spans in enumerate(paragraph.lines):
            y = lines[-1].box.y0 + PITCH * _SIZE if lines else 0.0
            texts, pictures = line_of(spans, x, y, self.knowledge, _SIZE)
            page = Page(0, self.edges[-1], y, 0, tuple(texts), pictures=tuple(pictures))
            page = with_glyphs_as_pictures(page, self.knowledge)
            row.pictures += page.pictures
            texts = list(page.lines)
            if texts and not number and any(map(str.isalnum, paragraph.mark)):
                texts[0] = texts[0]._replace(text=f"{paragraph.mark} {texts[0].text}")
            lines += texts

    def _place(self, row: RawRow, word: WordRow, top: float) -> float:
        """Move a row to its height; answers where it ends."""
        row.top = top
        high = max([PITCH * _SIZE, *(line.box.y1 + 0.25 * _SIZE for cell in row.cells for line in cell)])
        for cell in row.cells:
            cell[:] = [line._replace(box=_lower(line.box, top)) for line in cell]
        row.pictures = [replace(picture, box=_lower(picture.box, top)) for picture in row.pictures]
        for painted in word.cells:
            if painted.fill:
                self.fills.append(Box(self.edges[painted.first], top, self.edges[painted.last + 1], top + high))
        return top + high

    def _see_painted(self, rows: Sequence[RawRow]) -> None:
        """Make pictures of the cells that say a status by their paint alone: in a column that holds no text below the first
        row, and painted unlike the rest of their row."""
        written = {c for row in rows[1:] for c in row.filled()}
        for row, word in zip(rows[1:], self.words[1:], strict=True):
            for cell in word.cells:
                alike = sum(other.fill == cell.fill for other in word.cells)
                if cell.fill and alike == 1 < len(word.cells) and cell.first not in written and not cell.blocks:
                    box = Box(self.edges[cell.first], row.top, self.edges[cell.last + 1], row.top + _SIZE)
                    painted = Picture(box, "cell", cell.fill)
                    row.pictures += [] if is_unknown(self.knowledge.signs_of_picture(painted)) else [painted]

    def _raw(self, rows: list[RawRow], high: float) -> RawTable:
        places = {column: at for at, column in enumerate(self.columns)}
        for row in rows:
            wide = [column for column in row.filled() if row.merged.get(column, column) > column]
            row.cells, row.merged = _in_columns(row, places)
            _make_spanning(row, len(wide) == 1, self.knowledge)
        spans = [(self.edges[column], self.edges[column + 1]) for column in self.columns]
        return RawTable(spans, rows, 0, 0, Box(0.0, 0.0, self.edges[-1], high), wraps=False)


def _number(row: WordRow) -> int | None:
    """The number of a row's first paragraph."""
    return next((paragraph.number for cell in row.cells for paragraph in paragraphs_in(cell)), None)


def _lower(box: Box, by: float) -> Box:
    return box._replace(y0=box.y0 + by, y1=box.y1 + by)


def _standing(rows: Sequence[RawRow]) -> list[int]:
    """The columns in which something stands; what runs over several stands in none, unless all of these are empty."""
    own = {column for row in rows for column in row.filled() if column not in row.merged}
    for row in rows:
        for first, last in row.merged.items():
            if row.cells[first] and own.isdisjoint(range(first, last + 1)):
                own.add(first)
    return sorted(own)


def _in_columns(row: RawRow, places: Mapping[int, int]) -> tuple[list[list[Line]], dict[int, int]]:
    """The cells of a row in the columns that stand, and which of them run over several of these."""
    cells: list[list[Line]] = [[] for _ in places]
    merged: dict[int, int] = {}
    for column, lines in enumerate(row.cells):
        over = [places[at] for at in range(column, row.merged.get(column, column) + 1) if at in places]
        if over and lines:
            cells[over[0]] = [*cells[over[0]], *lines]
            if len(over) > 1:
                merged[over[0]] = over[-1]
    return cells, merged


def _make_spanning(row: RawRow, wide: bool, knowledge: Knowledge) -> None:
    """Make a text over all columns that row's only cell; so is a remark beside its label ("Analys"), where it is `wide`."""
    filled = row.filled()
    alone = len(row.cells) > 1 and filled == [0] and row.merged.get(0) == len(row.cells) - 1
    beside = wide and len(filled) == 2 and filled[0] == 0 and 0 not in row.merged
    if alone or (beside and is_bare_label(plain(row.cells[0]), knowledge)):
        row.spanning = [line for column in filled for line in row.cells[column]]
        row.cells, row.merged = [[] for _ in row.cells], {}


def _say_for_each(raw: RawTable, grid: _Grid) -> None:
    """Write what stands in a cell over several rows into each of them, below the header."""
    places = {column: at for at, column in enumerate(grid.columns)}
    above: dict[int, list[Line]] = {}
    words = grid.words[len(grid.words) - len(raw.rows) :]
    for at, (row, word) in enumerate(zip(raw.rows, words, strict=True)):
        if at < raw.n_head or row.spanning:
            above = {}
            continue
        for cell in word.cells:
            column = places.get(cell.first)
            if column is None:
                continue
            if not cell.goes_on:
                above[column] = row.cells[column]
            elif not row.cells[column] and sum(len(line.text) for line in above.get(column, [])) <= _SHORT:
                step = row.top - above[column][0].box.y0 if above.get(column) else 0.0
                row.cells[column] = [line._replace(box=_lower(line.box, step)) for line in above.get(column, [])]
