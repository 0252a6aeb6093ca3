"""A small plan in PDF with signs in front of its goal, its assessment and its rows: images, drawings or letters."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Mark = Callable[[Canvas, float, float, float], None]
"""Puts a sign on the page: left edge, lower edge and size in points."""

LEFT, RIGHT = 60.0, 540.0
ROW = 22.0


def image(picture: Image.Image) -> Mark:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return lambda c, x, y, size: c.drawImage(ImageReader(io.BytesIO(out.getvalue())), x, y, size, size, mask="auto")


def circle(color: str) -> Mark:
    def put(c: Canvas, x: float, y: float, size: float) -> None:
        c.setFillColor(color)
        c.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
        c.setFillColor("black")

    return put


def polygon(color: str, *points: tuple[float, float]) -> Mark:
    """Filled, from corners in shares of the size, upwards."""

    def put(c: Canvas, x: float, y: float, size: float) -> None:
        path = c.beginPath()
        path.moveTo(x + points[0][0] * size, y + points[0][1] * size)
        for px, py in points[1:]:
            path.lineTo(x + px * size, y + py * size)
        path.close()
        c.setFillColor(color)
        c.drawPath(path, stroke=0, fill=1)
        c.setFillColor("black")

    return put


def stroked(color: str, *points: tuple[float, float]) -> Mark:
    """A line of a sixth of the size through points in shares of the size, upwards."""

    def put(c: Canvas, x: float, y: float, size: float) -> None:
        path = c.beginPath()
        path.moveTo(x + points[0][0] * size, y + points[0][1] * size)
        for px, py in points[1:]:
            path.lineTo(x + px * size, y + py * size)
        c.saveState()
        c.setLineWidth(size / 6)
        c.setStrokeColor(color)
        c.drawPath(path, stroke=1, fill=0)
        c.restoreState()

    return put


def pause(color: str) -> Mark:
    def put(c: Canvas, x: float, y: float, size: float) -> None:
        c.setFillColor(color)
        c.rect(x + 0.1 * size, y, 0.28 * size, size, stroke=0, fill=1)
        c.rect(x + 0.62 * size, y, 0.28 * size, size, stroke=0, fill=1)
        c.setFillColor("black")

    return put


def venus(color: str) -> Mark:
    def put(c: Canvas, x: float, y: float, size: float) -> None:
        c.saveState()
        c.setStrokeColor(color)
        c.setLineWidth(0.09 * size)
        c.circle(x + 0.5 * size, y + 0.7 * size, 0.23 * size, stroke=1, fill=0)
        c.line(x + 0.5 * size, y + 0.47 * size, x + 0.5 * size, y + 0.02 * size)
        c.line(x + 0.32 * size, y + 0.22 * size, x + 0.68 * size, y + 0.22 * size)
        c.restoreState()

    return put


def together(*marks: Mark) -> Mark:
    def put(c: Canvas, x: float, y: float, size: float) -> None:
        for mark in marks:
            mark(c, x, y, size)

    return put


def scaled(mark: Mark, share: float) -> Mark:
    """The sign smaller, in the middle of its place."""
    return lambda c, x, y, size: mark(c, x + (1 - share) / 2 * size, y + (1 - share) / 2 * size, share * size)


class Plan:
    """A page that is written from the top; `size` is that of the signs in points."""

    def __init__(self, path: Path, size: float = 9.0) -> None:
        self.canvas = Canvas(str(path), pagesize=(595, 842))
        self.size = size
        self.y = 780.0
        self.text("Hamnholmens stadsdelsnämnd", 12)
        self.text("Verksamhetsplan 2031", 20, bold=True)
        self.prose()

    def text(self, words: str, size: float = 10, bold: bool = False, sign: Mark | None = None) -> None:
        if sign is not None:
            sign(self.canvas, LEFT - self.size - 5, self.y, self.size)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(LEFT, self.y, words)
        self.y -= 1.6 * size

    def prose(self, lines: int = 4) -> None:
        self.y -= 8
        for _ in range(lines):
            self.canvas.setFont("Helvetica", 10)
            self.canvas.drawString(
                LEFT,
                self.y,
                "Bryggorna vid viken målas och lagas under våren, så att båtarna kan ligga där till hösten.",
            )
            self.y -= 13
        self.y -= 10

    def goal(self, words: str = "Nämndmål: 1.1.1 Viken är ren", sign: Mark | None = None) -> None:
        self.text(words, 14, bold=True, sign=sign)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str | Mark | None]],
        widths: Sequence[float],
        ruled: bool = True,
    ) -> None:
        """A table whose cells are words, signs, or nothing."""
        top = self.y + 14
        for number, row in enumerate([list(head), *rows]):
            x = LEFT
            for cell, width in zip(row, widths, strict=True):
                self.canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 9)
                if isinstance(cell, str):
                    self.canvas.drawString(x + 4, self.y, cell)
                elif cell is not None:
                    cell(self.canvas, x + 4, self.y - 1, self.size)
                x += width
            self.y -= ROW
        if ruled:
            xs = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
            ys = [top - n * ROW for n in range(len(rows) + 2)]
            self.canvas.setLineWidth(0.5)
            for y in ys:
                self.canvas.line(xs[0], y, xs[-1], y)
            for x in xs:
                self.canvas.line(x, ys[0], x, ys[-1])
        self.y -= 20

    def indicators(self, *signs: Mark | None, ruled: bool = True) -> None:
        rows = [[sign, f"Andel bryggor i läge {n}", f"{40 + n} %", "2031"] for n, sign in enumerate(signs, 1)]
        self.table(["", "Indikator", "Årsmål", "Period"], rows, [30, 250, 100, 100], ruled)

    def activities(self, *signs: Mark | None, ruled: bool = True) -> None:
        rows = [[sign, f"Måla brygga nummer {n}", "2031-02-01", "2031-11-30"] for n, sign in enumerate(signs, 1)]
        self.table(["", "Aktivitet", "Startdatum", "Slutdatum"], rows, [30, 250, 100, 100], ruled)

    def saved(self) -> None:
        self.canvas.save()
