"""Prints a drawn document in a look by ReportLab."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table
from reportlab.platypus.flowables import BalancedColumns, HRFlowable

from .dressing import Beside, Dressed, GoalLine, Pill, dressed
from .faces import faces
from .looks import Look
from .model import Bullets, Contents, Drawn, Grid, Heading, Lines, NewPage, Numbered, Para
from .paged import MARGIN, write_pages
from .reportlab_tables import ALIGN, Tables

PILLS = {"ej": "#b3261e", "inte": "#b3261e", "ingen": "#b3261e", "delvis": "#c77700", "viss": "#c77700"}


def pill_color(text: str) -> str:
    """Red, amber or green."""
    return next((color for word, color in PILLS.items() if word in text.lower().split()), "#2e7d32")


class Shadowed(Paragraph):  # type: ignore[misc]
    """A paragraph with its grey shadow behind it."""

    def __init__(self, text: str, style: Any) -> None:
        super().__init__(text, style)
        self.shade = Paragraph(text, style.clone("shade", textColor=colors.Color(0.72, 0.72, 0.72)))

    def draw(self) -> None:
        self.shade.wrap(self.width, self.height)
        self.canv.saveState()
        self.canv.translate(1.2, -1.2)
        self.shade.canv = self.canv
        self.shade.draw()
        self.canv.restoreState()
        super().draw()


class Sheets:
    """One document."""

    def __init__(self, drawn: Drawn, look: Look) -> None:
        self.drawn, self.look = drawn, look
        self.faces = faces(look.font, look.strong)
        self.paper = A4 if look.paper == "portrait" else landscape(A4)
        self.room = self.paper[0] - 2 * MARGIN
        self.accent, self.tint = colors.HexColor(look.accent), colors.HexColor(look.tint)
        self.tables = Tables(look, self.faces, self.room)

    def style(self, size: float, font: str = "", **more: Any) -> Any:
        return ParagraphStyle("s", fontName=font or self.faces.regular, fontSize=size, leading=size * 1.25, **more)

    def write(self, path: Path) -> None:
        blocks = dressed(self.drawn.blocks, self.look)
        write_pages(path, self.paper, lambda: [part for block in blocks for part in self._block(block)], self._furnish)

    def _furnish(self, canvas: Any, page: int, of: int) -> None:
        wide, high = self.paper
        if self.look.watermark:
            canvas.saveState()
            canvas.setFillColor(colors.Color(0.87, 0.87, 0.87))
            canvas.setFont(self.faces.strong, 80)
            canvas.translate(wide / 2, high / 2)
            canvas.rotate(45)
            canvas.drawCentredString(0, -28, self.look.watermark)
            canvas.restoreState()
        canvas.setFont(self.faces.regular, 8)
        if self.drawn.header and page > 1:
            canvas.drawString(MARGIN, high - 36, self.drawn.header)
        canvas.drawRightString(wide - MARGIN, 30, self.drawn.footer.format(p=page, n=of))

    def _block(self, block: Dressed) -> list[Any]:
        s = self.look.size
        match block:
            case GoalLine():
                return self._goal(block)
            case Heading():
                return self._heading(block)
            case Pill():
                return [self._pill(block.text), Spacer(1, 5)]
            case Para():
                return [self._para(block)]
            case Lines():
                return [*(Paragraph(escape(line), self.style(s)) for line in block.lines), Spacer(1, 10)]
            case Bullets():
                style = self.style(s, leftIndent=14, bulletIndent=4)
                return [*(Paragraph(escape(item), style, bulletText="•") for item in block.items), Spacer(1, 6)]
            case Numbered():
                style = self.style(s, leftIndent=18, bulletIndent=2)
                items = [Paragraph(escape(t), style, bulletText=f"{i}.") for i, t in enumerate(block.items, 1)]
                return [*items, Spacer(1, 6)]
            case Contents():
                return self._contents(block)
            case NewPage():
                return [PageBreak()]
            case Beside():
                parts = [part for one in [*block.left, *block.right] for part in self._block(one)]
                return [BalancedColumns(parts, nCols=2, innerPadding=16), Spacer(1, 4)]
            case Grid():
                return [Spacer(1, 4), self.tables.table(block), Spacer(1, 10)]

    def _para(self, block: Para) -> Any:
        s, look = self.look.size, self.look
        if block.caption:
            near = (
                {"spaceBefore": 2, "spaceAfter": 0, "keepWithNext": 1} if look.caption == "above" else {"spaceAfter": 8}
            )
            return Paragraph(escape(block.text), self.style(s - 1, self.faces.italic, **near))
        align = TA_JUSTIFY if look.prose == "justified" and not block.strong else TA_LEFT
        font = self.faces.strong if block.strong else ""
        more = {"spaceAfter": 6, "keepWithNext": int(block.strong), "alignment": align}
        return Paragraph(escape(block.text), self.style(s, font, **more))

    def _heading(self, block: Heading) -> list[Any]:
        look, faces_ = self.look, self.faces
        size = look.size + {0: 10, 1: 6, 2: 3.5, 3: 2, 4: 0}[block.level]
        more: dict[str, Any] = {"spaceBefore": 12 - 2 * block.level, "spaceAfter": 4, "keepWithNext": 1}
        if block.level == 4:
            font = faces_.italic if look.small == "italic" else faces_.strong
            color = self.accent if look.small == "accent" else colors.black
            return [Paragraph(escape(block.text), self.style(size, font, textColor=color, **more))]
        font = faces_.light if look.headings == "light" else faces_.strong
        color = self.accent if look.headings in ("accent", "light") else colors.black
        if look.headings == "banded" and block.level == 1:
            style = self.style(size, font, textColor=colors.white, backColor=self.accent, borderPadding=4, **more)
            return [Paragraph(escape(block.text), style), Spacer(1, 6)]
        style = self.style(size, font, textColor=color, **more)
        shown = Shadowed if look.headings == "shadow" else Paragraph
        rule = HRFlowable(width="100%", thickness=0.7, color=self.accent, spaceBefore=0, spaceAfter=5)
        return [shown(escape(block.text), style), *[rule] * (look.headings == "ruled")]

    def _goal(self, goal: GoalLine) -> list[Any]:
        look, faces_ = self.look, self.faces
        size = look.size + {1: 5, 2: 3, 3: 1.5}[goal.level]
        color = colors.white if look.goals == "band" else self.accent if look.headings == "accent" else colors.black
        words = escape(goal.label + goal.text)
        if look.goals == "label":
            words = f'<font name="{faces_.light}">{escape(goal.label)}</font>{escape(goal.text)}'
        room = self.room - 140 if goal.verdict else self.room
        text = Paragraph(words, self.style(size, faces_.strong, textColor=color))
        boxed = look.goals in ("box", "band")
        if not (boxed or goal.verdict):
            style = self.style(size, faces_.strong, textColor=color, spaceBefore=6, spaceAfter=4, keepWithNext=1)
            shown = Shadowed if look.headings == "shadow" else Paragraph
            return [shown(words, style)]
        rules: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        if look.goals == "band":
            rules.append(("BACKGROUND", (0, 0), (0, 0), self.accent))
        elif look.goals == "box":
            rules += [("BOX", (0, 0), (0, 0), 0.8, self.accent), ("BACKGROUND", (0, 0), (0, 0), self.tint)]
        else:
            rules.append(("LEFTPADDING", (0, 0), (0, 0), 0))
        cells, wide = [text], [room]
        if goal.verdict:
            cells, wide = [text, self._pill(goal.verdict)], [room, 140]
        table = Table([cells], colWidths=wide, style=rules, spaceBefore=8, spaceAfter=5)
        table.keepWithNext = 1
        return [table]

    def _pill(self, text: str) -> Any:
        size = self.look.size - 1
        wide = self.faces.wide(text, size) + 14
        style = self.style(size, self.faces.strong, textColor=colors.white, alignment=ALIGN["center"])
        return Table(
            [[Paragraph(escape(text), style)]],
            colWidths=[min(wide, 134)],
            hAlign="LEFT",
            style=[
                ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor(pill_color(text))),
                ("ROUNDEDCORNERS", [6, 6, 6, 6]),
                ("LEFTPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 5),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ],
        )

    def _contents(self, block: Contents) -> list[Any]:
        s = self.look.size
        left, right = self.style(s), self.style(s, alignment=TA_RIGHT)
        dot = self.faces.wide(".", s, strong=False)
        rows: list[list[Any]] = []
        for text, page in block.entries:
            room = self.room - 30 - self.faces.wide(text, s, strong=False) % (self.room - 40)
            dots = " " + "." * int(max(0.0, room - 14) / dot) if block.dots else ""
            rows.append([Paragraph(escape(text) + dots, left), Paragraph(str(page), right)])
        style = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
        tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
        return [Table(rows, colWidths=[self.room - 30, 30], style=[*style, *tight]), Spacer(1, 8)]
