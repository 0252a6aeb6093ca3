"""A table's element → rows of cells with the columns that they stand over, as the file tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from vpextract.model.word import WordBlock, WordCell, WordRow, WordTable
from vpextract.reading.word.letters import GONE
from vpextract.reading.word.styles import Letters, Styles, fill_said
from vpextract.reading.word.tags import VAL, W, is_on, number_of, value_of

_TWIPS = 20
"""The unit of widths: so many are a point."""
_WIDTH = 60.0
"""The width of a column where a file tells none."""
_MOST_COLUMNS = 200
"""A cell over more columns is none that a document has."""
_AROUND = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}

Blocks = Callable[[Any, Letters], list[WordBlock]]
"""What stands in a cell whose letters look a certain way."""


def table_of(element: Any, number: int, styles: Styles, blocks_in: Blocks) -> WordTable:
    """The table; `blocks_in` reads a cell, `number` is that of the next paragraph."""
    properties = element.find(f"{W}tblPr")
    look, fill = Letters(), ""
    if _has_first_row(properties):
        look, fill = styles.first_row(value_of(properties, "tblStyle"))
    rows: list[WordRow] = []
    for row in _children(element, f"{W}tr"):
        said = row.find(f"{W}trPr")
        if said is not None and any(child.tag in GONE for child in said):
            continue
        first = not rows
        cells = _cells(row, said, look if first else Letters(), fill if first else "", blocks_in)
        rows.append(WordRow(tuple(cells), bool(is_on(said, "tblHeader"))))
    count = max((cell.last + 1 for row in rows for cell in row.cells), default=0)
    return WordTable(number, _widths(element, count), tuple(rows))


def _has_first_row(properties: Any) -> bool:
    """Whether the first row is set as the table's style sets a header."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return False
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & 0x20)
    except ValueError:
        return False


def _cells(row: Any, said: Any, look: Letters, fill: str, blocks_in: Blocks) -> Iterator[WordCell]:
    column = _count(value_of(said, "gridBefore"), 0)
    for cell in _children(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        span = _count(value_of(properties, "gridSpan"), 1)
        upright = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = upright is not None and upright.get(VAL, "continue") == "continue"
        blocks = blocks_in(cell, look)
        yield WordCell(
            column,
            column + span - 1,
            () if goes_on else tuple(blocks),
            fill_said(properties) or fill,
            goes_on,
        )
        column += span


def _count(text: str | None, least: int) -> int:
    found = number_of(text)
    return least if found is None else min(max(found, least), _MOST_COLUMNS)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, whatever stands around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _children(child, tag)


def _widths(element: Any, count: int) -> tuple[float, ...]:
    grid = element.find(f"{W}tblGrid")
    said = [number_of(column.get(f"{W}w")) for column in grid.findall(f"{W}gridCol")] if grid is not None else []
    widths = [max(1.0, width / _TWIPS) if width else _WIDTH for width in said[:count]]
    return (*widths, *([_WIDTH] * (count - len(widths))))
