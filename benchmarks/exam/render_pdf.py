"""Lays a drawn document out as a PDF: fonts, sizes, tables with and without rules, running heads, tables that pages cut."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table

from .model import Block, Bullets, Contents, Drawn, Grid, Heading, Lines, NewPage, Numbered, Para
from .paged import MARGIN, write_pages

PACKAGES = {
    "lato": ("font_lato", "Lato-{}.ttf"),
    "caladea": ("font_caladea", "Caladea-{}.ttf"),
    "source": ("font_source_sans_pro", "SourceSansPro-{}.ttf"),
}
BUILTIN = {"sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold")}
ALIGN = {"right": TA_RIGHT, "left": TA_LEFT, "center": TA_CENTER}


@cache
def fonts(name: str) -> tuple[str, str]:
    """The regular and the bold font of a name."""
    if name in BUILTIN:
        return BUILTIN[name]
    package, pattern = PACKAGES[name]
    folder = Path(str(import_module(package).__file__)).parent / "files"
    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"{name}-{weight}", str(folder / pattern.format(weight))))
    return f"{name}-Regular", f"{name}-Bold"


class _Table(Table):  # type: ignore[misc]
    """A table whose parts all begin at the left: ReportLab sets one that ends in a row cut by the page in the middle."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.hAlign = "LEFT"


class Page:
    """Renders one document."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn, self.look = drawn, drawn.look
        name = str(self.look["font"])
        printed = repr(drawn.blocks)
        if name in BUILTIN and any(c in printed for c in "≥≤−"):
            name = "lato" if name == "sans" else "caladea"
        self.regular, self.bold = fonts(name)
        self.size = float(self.look["size"])
        self.cell = float(self.look["cell"])
        self.paper = A4
        grids = [b for b in drawn.blocks if isinstance(b, Grid)]
        if self.look["landscape"] or any(sum(self._needs(g, self.cell)[1:]) > A4[0] - 2 * MARGIN - 120 for g in grids):
            self.paper = landscape(A4)
        self.room = self.paper[0] - 2 * MARGIN

    def style(self, size: float, bold: bool = False, **more: Any) -> Any:
        font = self.bold if bold else self.regular
        return ParagraphStyle(f"s{size}{bold}", fontName=font, fontSize=size, leading=size * 1.22, **more)

    def _needs(self, grid: Grid, size: float) -> list[float]:
        """What each column needs at least: its longest word, and short cells on one line."""
        needs = [0.0] * grid.width
        for row in grid.rows:
            if row.note is None:
                for i, cell in enumerate(row.cells):
                    for word in [cell] if len(cell) <= 11 else cell.split(" "):
                        needs[i] = max(needs[i], float(pdfmetrics.stringWidth(word, self.bold, size)))
        for head in grid.heads:
            at = 0
            for text, span in head:
                words = text.split(" ")
                if span == 1:
                    needs[at] = max([needs[at], *(float(pdfmetrics.stringWidth(w, self.bold, size)) for w in words)])
                at += span
        return [need + 10 for need in needs]

    def _widths(self, grid: Grid, size: float) -> list[float]:
        needs = self._needs(grid, size)
        spare = self.room - sum(needs[1:])
        first = max(needs[0], min(spare, self.room * 0.55))
        rest = spare - first
        if rest > 0 and self.look["spread"]:
            return [first, *(n + rest / max(1, len(needs) - 1) for n in needs[1:])]
        return [first, *(n + min(14.0, max(0.0, rest / max(1, len(needs) - 1))) for n in needs[1:])]

    def _table(self, grid: Grid) -> list[Any]:
        size = self.cell
        while sum(self._needs(grid, size)[1:]) > self.room - 100 and size > 5:
            size -= 0.5
        align = [ALIGN[str(self.look["align"])] if n else TA_LEFT for n in grid.numeric]
        data: list[list[Any]] = []
        rules: list[tuple[Any, ...]] = []
        for r, head in enumerate(grid.heads):
            line: list[Any] = []
            for text, span in head:
                at = len(line)
                place = align[at] if span == 1 else TA_CENTER
                line += [Paragraph(escape(text), self.style(size, True, alignment=place)), *[""] * (span - 1)]
                if span > 1:
                    rules.append(("SPAN", (at, r), (at + span - 1, r)))
                elif len(grid.heads) == 2 and r == 0 and text and not self._below(grid, at):
                    rules.append(("SPAN", (at, 0), (at, 1)))
            data.append(line)
        for row in grid.rows:
            if row.note is not None:
                rules.append(("SPAN", (0, len(data)), (grid.width - 1, len(data))))
                words = f'<font name="{self.bold}">{escape(row.note_label)}</font> {escape(row.note)}'
                data.append([Paragraph(words, self.style(size)), *[""] * (grid.width - 1)])
            else:
                data.append(
                    [
                        Paragraph(escape(c), self.style(size, row.bold, alignment=align[i]))
                        for i, c in enumerate(row.cells)
                    ]
                )
        rules += self._look(len(grid.heads), len(data), grid.kind)
        notes = any(row.note is not None for row in grid.rows)
        repeat = len(grid.heads) if self.look["repeat"] else 0
        table = _Table(
            data, colWidths=self._widths(grid, size), repeatRows=repeat, hAlign="LEFT", splitInRow=0 if notes else 1
        )
        table.setStyle(rules)
        return [Spacer(1, 4), table, Spacer(1, 10)]

    @staticmethod
    def _below(grid: Grid, at: int) -> str:
        spread = [text for text, span in grid.heads[1] for _ in range(span)]
        return spread[at]

    def _look(self, heads: int, rows: int, kind: str) -> list[tuple[Any, ...]]:
        rules: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        look = self.look["rules"]
        if look == "ruled" or kind == "verdict":
            rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
        elif look == "level":
            rules.append(("LINEBELOW", (0, heads - 1), (-1, -1), 0.4, colors.grey))
        elif look == "zebra":
            rules += [("BACKGROUND", (0, r), (-1, r), colors.Color(0.93, 0.94, 0.96)) for r in range(heads, rows, 2)]
        if self.look["shade"] and kind != "verdict" and look != "open":
            rules.append(("BACKGROUND", (0, 0), (-1, heads - 1), colors.Color(0.82, 0.87, 0.92)))
        return rules

    def _contents(self, block: Contents) -> list[Any]:
        style = self.style(self.size)
        found: list[Any] = []
        for text, page in block.entries:
            used = pdfmetrics.stringWidth(f"{text}  {page}", self.regular, self.size) % self.room
            dots = (
                "." * int(max(0.0, self.room - used - 24) / pdfmetrics.stringWidth(".", self.regular, self.size))
                if block.dots
                else ""
            )
            found.append(Paragraph(f"{escape(text)} {dots} {page}", style))
        return [*found, Spacer(1, 8)]

    def _block(self, block: Block) -> list[Any]:
        s = self.size
        if isinstance(block, Heading):
            more = {0: 9, 1: 6, 2: 4, 3: 2, 4: 1}[block.level]
            return [
                Paragraph(
                    escape(block.text), self.style(s + more, True, spaceBefore=6 + more, spaceAfter=4, keepWithNext=1)
                )
            ]
        if isinstance(block, Para):
            return [
                Paragraph(escape(block.text), self.style(s, block.strong, spaceAfter=6, keepWithNext=int(block.strong)))
            ]
        if isinstance(block, Lines):
            return [*(Paragraph(escape(line), self.style(s)) for line in block.lines), Spacer(1, 10)]
        if isinstance(block, Bullets):
            return [
                *(
                    Paragraph(escape(item), self.style(s, leftIndent=14, bulletIndent=4), bulletText="•")
                    for item in block.items
                ),
                Spacer(1, 6),
            ]
        if isinstance(block, Numbered):
            return [
                *(
                    Paragraph(escape(t), self.style(s, leftIndent=18, bulletIndent=2), bulletText=f"{i}.")
                    for i, t in enumerate(block.items, 1)
                ),
                Spacer(1, 6),
            ]
        if isinstance(block, Contents):
            return self._contents(block)
        if isinstance(block, NewPage):
            return [PageBreak()]
        return self._table(block)

    def write(self, path: Path) -> None:
        write_pages(
            path, self.paper, lambda: [x for block in self.drawn.blocks for x in self._block(block)], self._furnish
        )

    def _furnish(self, canvas: Any, page: int, of: int) -> None:
        canvas.setFont(self.regular, 8)
        if self.drawn.header and page > 1:
            canvas.drawString(MARGIN, self.paper[1] - 36, self.drawn.header)
        canvas.drawRightString(self.paper[0] - MARGIN, 30, self.drawn.footer.format(p=page, n=of))
