"""Small pages made by hand: letters half as wide as they are high, so that every width can be worked out by head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Layout, Line, Page, Paragraph, Picture


def line(
    text: str, x: float, y: float, size: float = 10.0, bold: bool = False, open_end: bool = False, right: bool = False
) -> Line:
    """A line whose box is half a size wide for each letter; `right`: x is where it ends."""
    width = 0.5 * size * len(text)
    x0 = x - width if right else x
    return Line(text, Box(x0, y, x0 + width, y + size), size, bold, open_end=open_end)


def page(
    lines: Iterable[Line],
    rules: Iterable[Box] = (),
    *,
    fills: Iterable[Box] = (),
    pictures: Iterable[Picture] = (),
    number: int = 1,
) -> Page:
    return Page(number, 595.0, 842.0, 0, tuple(lines), tuple(rules), tuple(fills), tuple(pictures))


def level(y: float, x0: float, x1: float) -> Box:
    return Box(x0, y, x1, y)


def upright(x: float, y0: float, y1: float) -> Box:
    return Box(x, y0, x, y1)


def grid_rules(xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    """All borders of a table with the given uprights and levels."""
    return [level(y, xs[0], xs[-1]) for y in ys] + [upright(x, ys[0], ys[-1]) for x in xs]


def cells_at(
    rows: Sequence[Sequence[str]], xs: Sequence[float], ys: Sequence[float], bold_head: bool = False
) -> list[Line]:
    """One line for each text, 4 pt inside its cell; "" is an empty cell."""
    return [
        line(text, x + 4, y + 3, bold=bold_head and i == 0)
        for i, (row, y) in enumerate(zip(rows, ys, strict=False))
        for text, x in zip(row, xs, strict=False)
        if text
    ]


def texts_of(row: RawRow) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row.cells]


def spanning_of(row: RawRow) -> str:
    return " ".join(line.text for line in row.spanning)


def grid_of(table: RawTable) -> list[list[str]]:
    """The table's texts by row and column; a row over all columns is its text alone."""
    return [[spanning_of(row)] if row.spanning else texts_of(row) for row in table.rows]


def letters_in(texts: Iterable[str]) -> list[str]:
    """Every letter but hyphens, which line ends may put in."""
    return sorted(c for text in texts for c in text if not c.isspace() and c != "-")


def letters_of_pages(pages: Iterable[Page]) -> list[str]:
    return letters_in(line.text for page in pages for line in page.lines)


def letters_of_layout(layout: Layout) -> list[str]:
    """Every letter of blocks and of what was set aside, list marks included."""
    texts: list[str] = [part.text for part in layout.set_aside]
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            texts += [block.bullet, block.text]
        else:
            texts += [block.title, *block.columns, *(cell for row in block.rows for cell in row.cells)]
    return letters_in(texts)
