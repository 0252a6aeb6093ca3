"""Tables in a look, by ReportLab."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from .faces import Faces, widths
from .looks import Look
from .model import Grid, Row

ALIGN = {"right": TA_RIGHT, "left": TA_LEFT, "center": TA_CENTER}
Rule = tuple[Any, ...]


class Tables:
    """The tables of one document."""

    def __init__(self, look: Look, faces: Faces, room: float) -> None:
        self.look, self.faces, self.room = look, faces, room
        self.accent, self.tint = colors.HexColor(look.accent), colors.HexColor(look.tint)

    def table(self, grid: Grid) -> Any:
        look = self.look
        wide, size = widths(grid, look, self.room)
        heads, spans = self._heads(grid, size)
        rows, more = self._rows(grid, size)
        notes = any(row.note is not None for row in grid.rows)
        return Table(
            [*heads, *rows],
            colWidths=wide,
            repeatRows=len(heads) if look.repeat else 0,
            hAlign="LEFT",
            splitInRow=0 if notes or not look.breaks else 1,
            style=[*self._plain(), *self._look(grid, len(heads), len(heads) + len(rows)), *spans, *more],
        )

    def _style(self, size: float, font: str, align: int, color: Any = colors.black) -> Any:
        return ParagraphStyle("c", fontName=font, fontSize=size, leading=size * 1.22, alignment=align, textColor=color)

    def _heads(self, grid: Grid, size: float) -> tuple[list[list[Any]], list[Rule]]:
        """The header rows, and what spans; a head over nothing reaches down."""
        look, rules, rows = self.look, [], []
        font = {"strong": self.faces.strong, "italic": self.faces.italic}.get(look.head, self.faces.regular)
        color = colors.white if look.fill == "dark" and grid.kind != "verdict" else colors.black
        below = [text for text, span in grid.heads[-1] for _ in range(span)]
        for r, head in enumerate(grid.heads):
            line: list[Any] = []
            for text, span in head:
                at = len(line)
                align = TA_CENTER if span > 1 else ALIGN[look.align] if grid.numeric[at] else TA_LEFT
                line += [Paragraph(escape(text), self._style(size, font, align, color)), *[""] * (span - 1)]
                if span > 1:
                    rules.append(("SPAN", (at, r), (at + span - 1, r)))
                elif len(grid.heads) == 2 and r == 0 and text and not below[at]:
                    rules.append(("SPAN", (at, 0), (at, 1)))
            rows.append(line)
        return rows, rules

    def _rows(self, grid: Grid, size: float) -> tuple[list[list[Any]], list[Rule]]:
        rows: list[list[Any]] = []
        rules: list[Rule] = []
        for row in grid.rows:
            at = len(grid.heads) + len(rows)
            if row.note is not None:
                rules.append(("SPAN", (0, at), (-1, at)))
                words = f'<font name="{self.faces.strong}">{escape(row.note_label)}</font> {escape(row.note)}'
                blank = [""] * (grid.width - 1)
                rows.append([Paragraph(words, self._style(size, self.faces.regular, TA_LEFT)), *blank])
            else:
                rows.append(self._cells(grid, row, size))
                rules += self._total(at) if row.bold else []
        return rows, rules

    def _cells(self, grid: Grid, row: Row, size: float) -> list[Any]:
        font = self.faces.strong if row.bold else self.faces.regular
        return [
            Paragraph(escape(cell), self._style(size, font, ALIGN[self.look.align] if grid.numeric[i] else TA_LEFT))
            for i, cell in enumerate(row.cells)
        ]

    def _total(self, row: int) -> list[Rule]:
        place = ((0, row), (-1, row))
        if self.look.totals == "ruled":
            return [("LINEABOVE", *place, 0.8, colors.black)]
        return [("BACKGROUND", *place, self.tint)] if self.look.totals == "filled" else []

    def _plain(self) -> list[Rule]:
        every, pad = ((0, 0), (-1, -1)), self.look.pad
        stands = {"top": "TOP", "middle": "MIDDLE", "bottom": "BOTTOM"}[self.look.stands]
        sides = [(f"{side}PADDING", *every, pad + 1) for side in ("LEFT", "RIGHT")]
        return [("VALIGN", *every, stands), *sides, *((f"{side}PADDING", *every, pad) for side in ("TOP", "BOTTOM"))]

    def _look(self, grid: Grid, heads: int, rows: int) -> list[Rule]:
        every, grey, look = ((0, 0), (-1, -1)), colors.Color(0.55, 0.55, 0.55), self.look
        if grid.kind == "verdict":
            return [("GRID", *every, 0.5, grey)]
        rules: list[Rule] = []
        if look.fill != "none":
            color = self.accent if look.fill == "dark" else self.tint
            rules.append(("BACKGROUND", (0, 0), (-1, heads - 1), color))
        last = ("LINEBELOW", (0, -1), (-1, -1))
        under_head = ("LINEBELOW", (0, heads - 1), (-1, heads - 1))
        zebra: list[Rule] = [
            ("BACKGROUND", (0, r), (-1, r), colors.Color(0.94, 0.94, 0.95)) for r in range(heads, rows, 2)
        ]
        lines: dict[str, list[Rule]] = {
            "grid": [("GRID", *every, 0.5, grey)],
            "level": [("LINEBELOW", (0, heads - 1), (-1, -1), 0.4, grey)],
            "head": [
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                (*under_head, 0.6, colors.black),
                (*last, 1, grey),
            ],
            "columns": [
                ("INNERGRID", (0, 0), (-1, heads - 1), 0.5, grey),
                ("BOX", *every, 0.5, grey),
                ("LINEAFTER", (0, 0), (-2, -1), 0.5, grey),
            ],
            "box": [("BOX", *every, 0.8, grey), (*under_head, 0.6, grey)],
            "open": [],
            "zebra": zebra,
            "white": [*zebra, ("GRID", *every, 1.0, colors.white)],
        }
        return rules + lines[look.rules]
