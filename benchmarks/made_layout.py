"""Blocks of the samples' generator → pages, through `made_pdf`: what a goal, a table or a list looks like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import samples_path  # noqa: F401
from generator import signs
from generator.content import (
    ASSESSMENTS,
    GOAL_LEVELS,
    KINDS,
    ActivityTable,
    Block,
    Bullets,
    Contact,
    Decisions,
    Document,
    FigureTable,
    Goal,
    Heading,
    IndicatorTable,
    PageBreak,
    Para,
    Signature,
    Toc,
    plain,
)
from made_pdf import LEFT, RIGHT, Line, Sheets, Style, pdf_bytes, width_of, wrapped

BODY = Style(0, 9.5, after=5)
SMALL = Style(0, 8)
CELL, CELL_HEAD, CELL_ITALIC = Style(0, 7.5), Style(1, 7.5), Style(2, 7.5)
TINY, TINY_HEAD = Style(0, 6.5), Style(1, 6.5)
HEADINGS = {1: Style(1, 15, 12, 5), 2: Style(1, 12.5, 10, 4), 3: Style(1, 11, 8, 4), 4: Style(1, 9.5, 4, 2)}
PADDING = 3.0
ICON = 15.0


class Cell(NamedTuple):
    """A cell: text in a style, or a picture by its name."""

    text: str = ""
    style: Style = CELL
    side: str = "left"  # or right, centre
    picture: str | None = None


class TableRow(NamedTuple):
    """Cells of a row; `wide` has one cell over the whole width and no rule above it."""

    cells: tuple[Cell, ...]
    shade: bool = False
    wide: bool = False


def light_pdf(document: Document) -> bytes:
    """The document as a PDF."""
    return _Pages(document).written()


class _Pages:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.look = document.look
        self.sheets = Sheets()
        self.places: list[int] = []
        self.contents: list[tuple[list[str], int]] = []

    def written(self) -> bytes:
        for block, after in zip(self.document.blocks, [*self.document.blocks[1:], None], strict=True):
            if isinstance(after, FigureTable):
                self.sheets.need(110)  # a heading stays with its table
            self.block(block)
        self.fill_contents()
        self.furniture()
        return pdf_bytes(self.sheets.pages, self.document.file)

    def block(self, block: Block) -> None:
        match block:
            case Contact():
                for line in block.lines:
                    self.sheets.paragraph(line, BODY._replace(after=1 if line else 8))
                self.sheets.y -= 14
            case Heading():
                self.heading(plain(block.text), 4 if block.free else block.level, listed=not block.free)
            case Goal():
                self.goal(block)
            case Para():
                self.sheets.paragraph(plain(block.text), BODY)
            case Bullets():
                self.items([("•", item) for item in block.items])
            case Decisions():
                self.items([(f"{n}.", item) for n, item in enumerate(block.items, 1)])
            case Toc():
                self.toc(block)
            case PageBreak():
                self.sheets.turn()
            case Signature():
                for line in block.lines:
                    self.sheets.paragraph(line.replace(", ", "\n"), BODY._replace(before=10))
            case IndicatorTable():
                self.indicators(block)
            case ActivityTable():
                self.activities(block)
            case FigureTable():
                self.figures(block)
            case _:
                raise TypeError(f"{self.document.file}: a {type(block).__name__} has no light layout")

    # ------------------------------------------------------------------------------------------------------- text

    def heading(self, text: str, level: int, listed: bool) -> None:
        self.sheets.need(70)
        if listed and level <= 2:
            self.places.append(len(self.sheets.pages))
        self.sheets.paragraph(text, HEADINGS[level])

    def goal(self, goal: Goal) -> None:
        depth = GOAL_LEVELS[goal.level]
        self.sheets.need(100)
        self.heading(f"{goal.label}{chr(10) if goal.next_line else ' '}{goal.printed}", depth, listed=not goal.again)
        if goal.assessment:
            sheets = self.sheets
            if goal.sign:
                sheets.picture(signs.ASSESSED[goal.assessment], LEFT, sheets.y - 11, 9)
            sheets.paragraph(ASSESSMENTS[goal.assessment], BODY, 14 if goal.sign else 0)

    def items(self, items: Sequence[tuple[str, str]]) -> None:
        sheets = self.sheets
        for mark, item in items:
            sheets.need(BODY.leading)
            sheets.text(LEFT + 4, sheets.y - BODY.leading + BODY.size * 0.25, mark, BODY)
            sheets.paragraph(plain(item), BODY._replace(after=2), 18)
        sheets.y -= 5

    def toc(self, toc: Toc) -> None:
        """The headings that follow; their page numbers are filled in when they are known."""
        self.sheets.need(120)
        self.sheets.paragraph(toc.title, HEADINGS[2])
        for block in self.document.blocks:
            if isinstance(block, Goal) and GOAL_LEVELS[block.level] <= 2 and not block.again:
                text = f"{block.label} {block.printed}"
            elif isinstance(block, Heading) and not block.free and block.level <= 2:
                text = plain(block.text)
            else:
                continue
            *full, last = [line.words for line in wrapped(text, SMALL, RIGHT - LEFT - 60)]
            for line in full:
                self.sheets.paragraph(line, SMALL._replace(after=0))
            dots = int((RIGHT - LEFT - width_of(f"{last}  000", SMALL)) / width_of(".", SMALL))
            self.sheets.paragraph(f"{last} {'.' * dots} @PAGE@", SMALL._replace(after=0))
            self.contents.append((self.sheets.pages[-1], len(self.sheets.pages[-1]) - 1))
        self.places.clear()  # what stands before the contents is not listed at its own place
        self.before = len(self.contents)

    def fill_contents(self) -> None:
        missing = len(self.contents) - len(self.places)  # the headings before the contents, all of them on early pages
        for (page, at), place in zip(self.contents, [1] * missing + self.places, strict=False):
            page[at] = page[at].replace("@PAGE@", str(place))

    def furniture(self) -> None:
        """A line at the top and one at the bottom of each page."""
        d, pages = self.document, self.sheets.pages
        for number, page in enumerate(pages, 1):
            own = Sheets()
            own.text(LEFT, 800, f"{d.board} · {KINDS[d.doc_type]}", SMALL)
            own.text(RIGHT - 60, 800, f"Sida {number} av {len(pages)}", SMALL)
            own.text(LEFT, 36, f"{d.city} · {d.address}", SMALL)
            page[:0] = own.pages[0]

    # ----------------------------------------------------------------------------------------------------- tables

    def indicators(self, block: IndicatorTable) -> None:
        count = len(block.columns)
        narrow = {3: 72.0, 6: 46.0, 7: 42.0, 8: 36.5}.get(count, 60.0)
        widths = [ICON, RIGHT - LEFT - ICON - count * narrow, *[narrow] * count]
        head = (Cell(), Cell(block.name_head, CELL_HEAD), *(Cell(text, CELL_HEAD) for _, text in block.columns))
        rows = []
        for n, row in enumerate(block.rows):
            values = {measure: value.raw for measure, value in row.values.items()} | {"period": row.period or ""}
            cells = (Cell(values.get(measure, "")) for measure, _ in block.columns)
            sex = Cell(picture="sex" if row.gendered else None)
            rows.append(TableRow((sex, Cell(row.name), *cells), n % 2 == 0))
            if row.comment:
                rows.append(_comment(block.comment_label, row.comment, n % 2 == 0))
        self.table(head, rows, widths)

    def activities(self, block: ActivityTable) -> None:
        icon = [ICON] if block.icons else []
        dates = [62.0, 62.0] + [64.0] * block.with_deviation
        widths = [*icon, RIGHT - LEFT - sum(icon) - sum(dates), *dates]
        head = (*[Cell()] * len(icon), *(Cell(text, CELL_HEAD) for text in block.heads[: 3 + block.with_deviation]))
        rows = []
        for n, row in enumerate(block.rows):
            sign = [Cell(picture=signs.STATUS[row.status] if row.status else None)] if icon else []
            texts = [row.text, row.start, row.end, *([row.deviation or ""] if block.with_deviation else [])]
            rows.append(TableRow((*sign, *map(Cell, texts)), n % 2 == 0))
            if row.comment:
                rows.append(_comment(block.comment_label, row.comment, n % 2 == 0))
        self.table(head, rows, widths)

    def figures(self, block: FigureTable) -> None:
        n, room = len(block.columns), RIGHT - LEFT
        widths = [room * block.first] + [room * (1 - block.first) / (n - 1)] * (n - 1)
        if block.wide_last:
            widths[1:] = [60.0] * (n - 2) + [room - widths[0] - 60.0 * (n - 2)]
        words = block.kind in {"other", "approvals"} or block.wide_last
        side = "left" if words else "centre" if self.look == "zebra" else "right"
        usual, bold = (TINY, TINY_HEAD) if block.small else (CELL, CELL_HEAD)
        head = tuple(Cell(text, bold, side if j else "left") for j, text in enumerate(block.columns))
        rows = []
        for i, row in enumerate(block.rows):
            style = bold if row[0].startswith(("Totalt", "Summa")) else usual
            first = Cell(row[0], CELL_ITALIC if row[0].startswith("varav") else style)
            rows.append(TableRow((first, *(Cell(text, style, side) for text in row[1:])), i % 2 == 0))
        self.table(head, rows, widths)

    def table(self, head: tuple[Cell, ...], rows: Sequence[TableRow], widths: Sequence[float]) -> None:
        """Row after row; where the page ends the head is printed again. A row and the comment under it may be parted."""
        self.sheets.need(70)
        self.row(TableRow(head), widths, head=True)
        for row in rows:
            height = self.height(row, widths)
            if not self.sheets.room(height):
                self.sheets.turn()
                self.row(TableRow(head), widths, head=True)
            self.row(row, widths, head=False)
        self.sheets.y -= 18

    def height(self, row: TableRow, widths: Sequence[float]) -> float:
        return max(len(lines) * cell.style.leading for cell, lines in _laid(row, widths)) + 2 * PADDING

    def row(self, row: TableRow, widths: Sequence[float], head: bool) -> None:
        sheets, laid = self.sheets, _laid(row, widths)
        height = max(max(len(lines), 1) * cell.style.leading for cell, lines in laid) + 2 * PADDING
        top, bottom, dark = sheets.y, sheets.y - height, head and self.look == "zebra"
        if head and self.look != "lines":
            sheets.rectangle(LEFT, bottom, RIGHT - LEFT, height, "0.12 0.31 0.47" if dark else "0.85 0.85 0.85")
        elif self.look == "zebra" and row.shade:
            sheets.rectangle(LEFT, bottom, RIGHT - LEFT, height, "0.93 0.95 0.97")
        self.rules(top, bottom, row, widths, head)
        x = LEFT
        for (cell, lines), width in zip(laid, [RIGHT - LEFT] if row.wide else widths, strict=True):
            if cell.picture:
                sheets.picture(cell.picture, x + 2, top - PADDING - 9, 8.5)
            for n, line in enumerate(lines, 1):
                at = (
                    x
                    + PADDING
                    + (width - 2 * PADDING - line.width) * {"left": 0.0, "centre": 0.5, "right": 1.0}[cell.side]
                )
                base = top - PADDING - n * cell.style.leading + cell.style.size * 0.28
                style = CELL_HEAD if row.wide and n == 1 else cell.style
                sheets.text(at, base, line.words, style, "1 g" if dark else "0 g")
            x += width
        sheets.y = bottom

    def rules(self, top: float, bottom: float, row: TableRow, widths: Sequence[float], head: bool) -> None:
        sheets = self.sheets
        if self.look == "zebra":
            return
        if head or self.look == "ruled":
            sheets.line(LEFT, top, RIGHT, top)
        sheets.line(LEFT, bottom, RIGHT, bottom)
        if self.look == "ruled":
            x = LEFT
            for width in (0.0, *([RIGHT - LEFT] if row.wide else widths)):
                x += width
                sheets.line(x, top, x, bottom)


def _comment(label: str, text: str, shade: bool) -> TableRow:
    return TableRow((Cell(f"{label}\n{text}"),), shade, wide=True)


def _laid(row: TableRow, widths: Sequence[float]) -> list[tuple[Cell, list[Line]]]:
    room = [RIGHT - LEFT] if row.wide else widths
    return [(cell, wrapped(cell.text, cell.style, w - 2 * PADDING)) for cell, w in zip(row.cells, room, strict=True)]
