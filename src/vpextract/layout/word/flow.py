"""The body of a Word file as paragraphs and tables: tables that only place texts are taken apart, inner ones taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_comment
from vpextract.model.word import Span, WordBlock, WordCell, WordParagraph, WordRow, WordTable

_FRONT = 24
"""So many paragraphs and tables from the start names and addresses may stand side by side in a table."""
_LETTERHEAD_ROWS = 8
_HEADS = 2
"""So many heads side by side are the header of a list."""
_PROSE = 200
"""From so many letters on, a cell holds running text."""


def flow_of(body: Sequence[WordBlock], knowledge: Knowledge) -> list[WordBlock]:
    """What is read, in order; no table in it holds another one."""
    out: list[WordBlock] = []
    for at, block in enumerate(body):
        below = bool(out) and isinstance(out[-1], WordTable) and isinstance(block, WordTable)
        if below and isinstance(block, WordTable) and _is_remark(block, knowledge):
            out.append(block)
        else:
            out += _taken_apart(block, at < _FRONT, knowledge)
    return out


def _is_remark(table: WordTable, knowledge: Knowledge) -> bool:
    """Whether a table is the comment on a row of the table above, from which a page break cut it off."""
    texts = [text for row in table.rows if (text := " ".join(map(text_of, row.cells)).strip())]
    return bool(texts) and all(is_comment(text, knowledge) for text in texts)


def _taken_apart(block: WordBlock, front: bool, knowledge: Knowledge) -> Iterator[WordBlock]:
    if isinstance(block, WordParagraph):
        yield block
    elif front and _is_letterhead(block, knowledge):
        yield from _lines_of(block)
    elif _only_places(block, knowledge):
        for cell in _cells(block):
            for inner in cell.blocks:
                yield from _taken_apart(inner, front, knowledge)
    else:
        inner_tables = [inner for cell in _cells(block) for inner in cell.blocks if isinstance(inner, WordTable)]
        yield _without_inner(block) if inner_tables else block
        for inner in inner_tables:
            yield from _taken_apart(replace(inner, inner=True), False, knowledge)


def _cells(table: WordTable) -> Iterator[WordCell]:
    return (cell for row in table.rows for cell in row.cells)


def paragraphs_in(cell: WordCell) -> list[WordParagraph]:
    """The paragraphs of a cell, without those of tables within it."""
    return [block for block in cell.blocks if isinstance(block, WordParagraph)]


def text_of(cell: WordCell) -> str:
    """All that a cell says."""
    return " ".join(paragraph.text for paragraph in paragraphs_in(cell)).strip()


def _only_places(table: WordTable, knowledge: Knowledge) -> bool:
    """Whether a table is no more than a frame: nothing in it stands beside anything, or it places headings, tables and
    running text on the page."""
    filled = [[cell for cell in row.cells if cell.blocks] for row in table.rows]
    filled = [cells for cells in filled if cells]
    if all(len(cells) <= 1 for cells in filled):
        return True
    if _lists(filled, knowledge):
        return False
    holds_tables = any(isinstance(block, WordTable) for cell in _cells(table) for block in cell.blocks)
    holds_headings = any(paragraph.level for cell in _cells(table) for paragraph in paragraphs_in(cell)) and any(
        len(cell.blocks) > 2 for cell in _cells(table)
    )
    long = [len(text_of(cell)) > _PROSE and len(cell.blocks) > 1 for cells in filled for cell in cells]
    return holds_headings or (
        (holds_tables or len(filled) == 1) and (len(filled) <= 2 or any(long)) and _is_loose(filled)
    )


def _lists(filled: Sequence[Sequence[WordCell]], knowledge: Knowledge) -> bool:
    """Whether known heads of columns stand over rows with texts of their own, of which some cells may hold tables."""
    head, rows = filled[0], filled[1:]
    matches = [match for cell in head if (match := knowledge.column_beside(text_of(cell))) is not None]
    if len(head) < _HEADS or not rows or len(matches) < len(head) or not any(match.key for match in matches):
        return False
    plain = [[cell for cell in row if text_of(cell) and len(cell.blocks) == 1] for row in rows]
    return all(plain)


def _is_loose(filled: Sequence[Sequence[WordCell]]) -> bool:
    """Whether some cell holds more than a cell of a table does: several paragraphs, or a table."""
    return any(len(cell.blocks) > 1 or isinstance(cell.blocks[0], WordTable) for cells in filled for cell in cells)


def _without_inner(table: WordTable) -> WordTable:
    def lean(cell: WordCell) -> WordCell:
        return replace(cell, blocks=tuple(paragraphs_in(cell)))

    rows = tuple(WordRow(tuple(map(lean, row.cells)), row.header) for row in table.rows)
    return replace(table, rows=rows)


def _is_letterhead(table: WordTable, knowledge: Knowledge) -> bool:
    """Whether a table near the start is names and addresses side by side."""
    if len(table.rows) > _LETTERHEAD_ROWS:
        return False
    paragraphs = [paragraph for cell in _cells(table) for paragraph in paragraphs_in(cell)]
    heads = islice((cell for row in table.rows[:2] for cell in row.cells), 12)
    if any((match := knowledge.column_beside(text_of(cell))) is not None and match.key for cell in heads):
        return False
    return any(knowledge.contact_label(p.text) or knowledge.is_address(p.text) for p in paragraphs)


def _lines_of(table: WordTable) -> Iterator[WordBlock]:
    """The rows of a table as paragraphs, the lines of its cells side by side with tabs between."""
    for row in table.rows:
        columns = [[(line, p) for p in paragraphs_in(cell) for line in p.lines] for cell in row.cells]
        columns = [column for column in columns if column]
        for at in range(max(map(len, columns), default=0)):
            beside = [column[at] for column in columns if at < len(column)]
            spans: list[Span] = []
            for line, _ in beside:
                spans += [line[0]._replace(text="\t", picture=None), *line] if spans else line
            yield replace(beside[0][1], lines=(tuple(spans),), level=max(p.level for _, p in beside))
