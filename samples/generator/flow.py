"""A table that breaks over pages as word processors do it: rows are cut in two, the header is printed again.

ReportLab's LongTable can cut rows as well, but loses the rule between the header printed again and the rest of the row.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Image, Paragraph, Table

from generator import signs
from generator.looks import Look

GREY, LIGHT = HexColor("#444444"), HexColor("#b9c4cf")


@dataclass
class Row:
    """Cells are paragraphs, pictures or nothing; a ``wide`` row has one cell across the whole table."""

    cells: list[Any]
    kind: str = "row"  # row, wide, total
    shade: bool = False


def picture(name: str, size: float) -> Any:
    return Image(io.BytesIO(signs.png(name)), size, size)


def cut(cell: Any, width: float, height: float) -> tuple[Any, Any] | None:
    """A cell in two parts, the first not higher than ``height``; None if not one line of it fits."""
    if not isinstance(cell, Paragraph):
        return cell, ""
    if cell.wrap(width, 10_000)[1] <= height:
        return cell, ""
    parts = cell.split(width, height)
    return (parts[0], parts[1]) if len(parts) == 2 else None


class FlowTable(Flowable):  # type: ignore[misc]
    """Header, rows and a look; ``split`` decides where a page ends."""

    def __init__(self, head: list[Any], rows: list[Row], widths: list[float], look: Look) -> None:
        super().__init__()
        self.head, self.rows, self.widths, self.look = head, rows, widths, look
        self.table: Any = None
        self.lead = 0.0  # white space above
        self.may_sink = True

    def build(self) -> Any:
        data = [self.head]
        for row in self.rows:
            filler = [""] * (len(self.widths) - len(row.cells))
            data.append([*row.cells, *filler])
        return Table(data, colWidths=self.widths, style=self.style(), hAlign="LEFT")

    def style(self) -> list[tuple[Any, ...]]:
        pad = self.look.padding
        out: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad),
            ("TOPPADDING", (0, 0), (-1, -1), 2.2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        for i, width in enumerate(self.widths):
            if width < 20:
                out += [("LEFTPADDING", (i, 0), (i, -1), 2), ("RIGHTPADDING", (i, 0), (i, -1), 2)]
        for i, row in enumerate(self.rows, 1):
            if row.kind == "wide":
                out += [("SPAN", (0, i), (-1, i)), ("LEFTPADDING", (0, i), (0, i), pad)]
        return out + self.rules()

    def rules(self) -> list[tuple[Any, ...]]:
        look, last = self.look, len(self.rows)
        out: list[tuple[Any, ...]] = []
        if look.head_fill:
            out.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(look.head_fill)))
        if look.rules == "grid":
            out.append(("GRID", (0, 0), (-1, -1), 0.5, GREY))
        elif look.rules == "horizontal":
            out += [("LINEABOVE", (0, 0), (-1, 0), 0.8, GREY), ("LINEBELOW", (0, 0), (-1, 0), 0.8, GREY)]
            # a row and the analysis under it have no rule between them
            ends = [i for i in range(1, last + 1) if i == last or self.rows[i].kind != "wide"]
            out += [("LINEBELOW", (0, i), (-1, i), 0.4, LIGHT) for i in ends]
        elif look.rules == "zebra":
            shaded = [i for i, row in enumerate(self.rows, 1) if row.shade]
            out += [("BACKGROUND", (0, i), (-1, i), HexColor("#eef2f6")) for i in shaded]
        return out

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.table = self.build()
        size: tuple[float, float] = self.table.wrap(width, 10_000)
        if self.may_sink:
            self.lead = self.sink(height - size[1])
        self.width, self.height = size[0], size[1] + self.lead
        return self.width, self.height

    def sink(self, left: float) -> float:
        """How far down the table goes where the page has a little room ``left`` under it: so far that the page ends in
        one of its last rows. It makes sure that the samples have such rows, whatever becomes of the texts."""
        if not 0 <= left < self.look.sink:
            return 0
        below, line = left, self.look.table_size * 1.2
        heights: list[float] = self.table._rowHeights[1:]
        for row, height in reversed(list(zip(self.rows, heights, strict=True))):
            below += height
            if below > self.look.sink + 60:
                return 0
            if row.kind == "wide" and not self.look.split_comments:
                return below - height + 3  # this row goes to the next page as a whole
            if self.cuttable(row, height):
                return below - height + line * 0.5
        return 0

    def cuttable(self, row: Row, height: float) -> bool:
        """Whether the look cuts such rows, and the row has more than one line."""
        allowed = self.look.split_comments if row.kind == "wide" else self.look.split_rows
        return allowed and height > 2 * self.look.table_size * 1.2 + 5

    def sinks_into(self, n: int, height: float) -> bool:
        """Whether the table is lowered a little to cut the row before the page's end, rather than end after it."""
        return self.look.split_comments and self.cuttable(self.rows[n], height)

    def draw(self) -> None:
        self.table.drawOn(self.canv, 0, 0)

    def split(self, width: float, height: float) -> list[Any]:
        self.wrap(width, height)
        heights = list(self.table._rowHeights)
        used, n = heights[0] + self.lead, 0
        while n < len(self.rows) and used + heights[n + 1] <= height:
            used += heights[n + 1]
            n += 1
        if n == len(self.rows):
            return [self]
        if self.may_sink and n and self.sinks_into(n - 1, heights[n]):
            n -= 1
            self.lead += height - used + self.look.table_size * 0.6
            used = self.lead + sum(heights[: n + 1])
        first, rest = self.rows[:n], self.rows[n:]
        parts = self.cut_row(rest[0], height - used)
        if parts:
            first, rest = [*first, parts[0]], [parts[1], *rest[1:]]
        if not first:
            return []
        return [self.part(first, self.lead), self.part(rest, 0)]

    def part(self, rows: list[Row], lead: float) -> FlowTable:
        out = FlowTable(self.head, rows, self.widths, self.look)
        out.lead, out.may_sink = lead, False
        return out

    def cut_row(self, row: Row, height: float) -> tuple[Row, Row] | None:
        """The row in two, if the look allows it and every cell has a line that fits."""
        allowed = self.look.split_comments if row.kind == "wide" else self.look.split_rows
        inner = height - 5.4
        if not allowed or inner < 1.2 * self.look.table_size:
            return None
        pad = 2 * self.look.padding
        widths = [sum(self.widths)] if row.kind == "wide" else self.widths
        parts = [cut(cell, w - pad, inner) for cell, w in zip(row.cells, widths, strict=True)]
        if any(p is None for p in parts) or not any(p and p[1] != "" for p in parts):
            return None
        pairs = [p for p in parts if p is not None]
        return Row([p[0] for p in pairs], row.kind, row.shade), Row([p[1] for p in pairs], row.kind, row.shade)
