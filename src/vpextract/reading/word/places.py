"""Where paragraphs of a Word file stand: in the text, or in which cell of which table, all counted from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vpextract.model.word import WordBlock, WordParagraph
from vpextract.reading.files import read_file
from vpextract.settings import Options


class Placed(NamedTuple):
    """A paragraph, or a row of a table with the number of its first paragraph, and in `cell` where that stands: "table 3,
    row 2, column 1". `text` has " | " between cells."""

    number: int
    cell: str
    text: str


def placed_paragraphs(data: bytes, name: str) -> list[Placed]:
    """What a Word file, or one that is made one, says in reading order. DocumentError where it cannot be read."""
    return list(_placed(read_file(data, name, Options()).body, [0]))


def _placed(blocks: Sequence[WordBlock], tables: list[int]) -> Iterator[Placed]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield Placed(block.number, "", block.text)
            continue
        tables[0] += 1
        table = tables[0]
        for at, row in enumerate(block.rows, 1):
            own = [(p, cell) for cell in row.cells for p in cell.blocks if isinstance(p, WordParagraph)]
            if own:
                first = own[0][0]
                cell = next((cell for p, cell in own if p.text), own[0][1])
                texts = (" ".join(p.text for p, of in own if of is each) for each in row.cells)
                yield Placed(first.number, f"table {table}, row {at}, column {cell.first + 1}", " | ".join(texts))
            for each in row.cells:
                yield from _placed([inner for inner in each.blocks if not isinstance(inner, WordParagraph)], tables)
