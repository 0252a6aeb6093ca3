"""A small plan in PDF whose figures, names, heads and headings bear raised marks, set in the ways that producers have.

Raised letters are written "48,2^{1}", lowered ones "CO_{2}".
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, BOLD = "Helvetica", "Helvetica-Bold"
LEFT, RIGHT, ROW = 60.0, 540.0, 20.0
_PIECE = re.compile(r"([\^_])\{(.+?)\}")


@dataclass(frozen=True)
class Look:
    """How marks are set: `way` is `rise` (one text object), `apart` (objects of their own) or `late` (those at the page's end).

    `small` and `rise` are shares of the letter size, `gap` points before a mark.
    """

    way: str = "rise"
    small: float = 0.6
    rise: float = 0.35
    gap: float = 0.0
    ruled: bool = True
    size: float = 9.0


@dataclass(frozen=True)
class Grid:
    """A table: its head, its rows, and where its columns begin; figures are set right."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    edges: Sequence[float]


def document(look: Look, headings: Sequence[str], grids: Sequence[tuple[Grid, Sequence[str]]]) -> bytes:
    """A page with headings, then tables, each with the notes that stand under it."""
    out = io.BytesIO()
    pen = _Pen(Canvas(out, pagesize=A4), look)
    y = 790.0
    for text in headings:
        pen.text(LEFT, y, text, BOLD, 13)
        y -= 24
    for grid, notes in grids:
        pen.text(LEFT, y, "Nämnden följer arbetet under hela året och redovisar det i nästa rapport.", FONT, 10)
        y = pen.table(grid, y - 24)
        for note in notes:
            pen.text(LEFT, y - 6, note, FONT, 8)
            y -= 11
        y -= 24
    pen.finish()
    return out.getvalue()


class _Pen:
    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas, self.look = canvas, look
        self.late: list[tuple[float, float, str, str, float]] = []

    def table(self, grid: Grid, y: float) -> float:
        edges = [*grid.edges, RIGHT]
        top = y + 14
        for at, row in enumerate((grid.head, *grid.rows)):
            for j, cell in enumerate(row):
                font, set_right = (FONT if at else BOLD), j > 0
                x = edges[j + 1] - 8 - self.width(cell, font) if set_right else edges[j] + 3
                self.text(x, y, cell, font, self.look.size)
            y -= ROW
        bottom = y + 14
        if self.look.ruled:
            for at in range(len(grid.rows) + 2):
                self.canvas.line(LEFT, top - at * ROW, RIGHT, top - at * ROW)
            for x in edges:
                self.canvas.line(x, top, x, bottom)
        return y

    def width(self, text: str, font: str) -> float:
        return sum(w for *_, w in self.pieces(text, font, self.look.size))

    def pieces(self, text: str, font: str, size: float) -> list[tuple[str, float, float, float]]:
        """(text, size, rise, width with the gap before it)."""
        out = []
        at = 0
        for found in [*_PIECE.finditer(text), None]:
            plain = text[at : found.start() if found else len(text)]
            if plain:
                out.append((plain, size, 0.0, stringWidth(plain, font, size)))
            if found is not None:
                small = self.look.small * size
                rise = self.look.rise * size if found[1] == "^" else -0.2 * size
                out.append((found[2], small, rise, stringWidth(found[2], font, small) + self.look.gap))
                at = found.end()
        return out

    def text(self, x: float, y: float, text: str, font: str, size: float) -> None:
        if self.look.way == "rise" and not self.look.gap:
            line = self.canvas.beginText(x, y)
            for piece, own, rise, _ in self.pieces(text, font, size):
                line.setFont(font, own)
                line.setRise(rise)
                line.textOut(piece)
            self.canvas.drawText(line)
            return
        for piece, own, rise, width in self.pieces(text, font, size):
            spot = (x + (self.look.gap if rise else 0.0), y + rise, piece, font, own)
            if rise and self.look.way == "late":
                self.late.append(spot)
            else:
                self.draw(*spot)
            x += width

    def draw(self, x: float, y: float, text: str, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def finish(self) -> None:
        for spot in self.late:
            self.draw(*spot)
        self.canvas.save()
