"""The fonts of the looks, and how wide the columns of a table are: one measure for all producers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .looks import Look
from .model import Grid

PACKAGES = {"lato": "font_lato", "caladea": "font_caladea", "source": "font_source_sans_pro"}
FILES = {
    "lato": {"bold": "Lato-Bold", "heavy": "Lato-Black", "light": "Lato-Light", "italic": "Lato-Italic"},
    "caladea": {"bold": "Caladea-Bold", "italic": "Caladea-Italic"},
    "source": {
        "bold": "SourceSansPro-Bold",
        "heavy": "SourceSansPro-Black",
        "semibold": "SourceSansPro-Semibold",
        "light": "SourceSansPro-Light",
        "italic": "SourceSansPro-It",
    },
}
REGULAR = {"lato": "Lato-Regular", "caladea": "Caladea-Regular", "source": "SourceSansPro-Regular"}
BUILTIN = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-Roman"),
}
WEIGHTS = {"bold": 700, "heavy": 900, "semibold": 600}
FAMILIES = {
    "lato": "Lato",
    "caladea": "Caladea",
    "source": "Source Sans Pro",
    "libertinus": "Libertinus Serif",
}
SHORT = 12
"""A cell of so many letters is not broken."""


@dataclass(frozen=True)
class Faces:
    """Four fonts of one family, by the names that ReportLab knows them by."""

    regular: str
    strong: str
    italic: str
    light: str

    def wide(self, text: str, size: float, strong: bool = True) -> float:
        return float(pdfmetrics.stringWidth(text, self.strong if strong else self.regular, size))


@cache
def faces(font: str, strong: str) -> Faces:
    """The fonts of a look, registered; a family without the weight that is asked for gives its bold one."""
    if font == "libertinus":
        return faces("caladea", "bold")  # it comes with Typst alone and is a little narrower
    if font in BUILTIN:
        return Faces(*BUILTIN[font])
    files = FILES[font]
    bold = files.get(strong, files["bold"])
    names = (REGULAR[font], bold, files["italic"], files.get("light", REGULAR[font]))
    for name in names:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder(font) / f"{name}.ttf")))
    return Faces(*names)


def folder(font: str) -> Path:
    """Where the files of a family are."""
    return Path(str(import_module(PACKAGES[font]).__file__)).parent / "files"


def widths(grid: Grid, look: Look, room: float) -> tuple[list[float], float]:
    """The columns' widths, and the size of the letters with which they fit."""
    size = look.cell
    used = faces(look.font, look.strong)
    while True:
        least, natural = _needs(grid, used, size, look.pad)
        if sum(least) <= room or size <= 5:
            break
        size -= 0.5
    spare = max(0.0, room - sum(least))
    wanted = [n - m for m, n in zip(least, natural, strict=True)]
    share = min(1.0, spare / max(1.0, sum(wanted)))
    found = [m + w * share for m, w in zip(least, wanted, strict=True)]
    rest = room - sum(found)
    if look.spread and rest > 0:
        found = [w + rest / len(found) for w in found]
    return found, size


def _needs(grid: Grid, used: Faces, size: float, pad: float) -> tuple[list[float], list[float]]:
    """What each column needs at least (its longest word, short cells on one line), and what it would take."""
    least, natural = [0.0] * grid.width, [0.0] * grid.width
    for at, text, unbroken in _cells(grid):
        words: Sequence[str] = [text] if unbroken else text.split()
        least[at] = max([least[at], *(used.wide(w, size) for w in words)])
        natural[at] = max(natural[at], used.wide(text, size))
    for head in grid.heads:
        at = 0
        for text, span in head:
            if span > 1:
                lack = used.wide(max(text.split(), key=len), size) - sum(least[at : at + span])
                least[at] += max(0.0, lack)
            at += span
    edge = 2 * pad + 4
    return [w + edge for w in least], [max(m, n) + edge for m, n in zip(least, natural, strict=True)]


def _cells(grid: Grid) -> list[tuple[int, str, bool]]:
    """Column, text, and whether it is never broken."""
    found = [
        (at, text, len(text) <= SHORT and grid.numeric[at])
        for row in grid.rows
        if row.note is None
        for at, text in enumerate(row.cells)
    ]
    for head in grid.heads:
        at = 0
        for text, span in head:
            if span == 1:
                found.append((at, text, False))
            at += span
    return found
