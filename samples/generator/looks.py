"""The looks: fonts, margins, rules and colours of the layouts. A look says nothing about the content."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fonts:
    body: str
    bold: str
    italic: str
    head: str
    table: str
    table_bold: str


SERIF = Fonts("Times-Roman", "Times-Bold", "Times-Italic", "Helvetica-Bold", "Helvetica", "Helvetica-Bold")
SANS = Fonts("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-Bold", "Helvetica", "Helvetica-Bold")
TIMES = Fonts("Times-Roman", "Times-Bold", "Times-Italic", "Times-Bold", "Times-Roman", "Times-Bold")
VERA = Fonts("Vera", "VeraBd", "VeraIt", "VeraBd", "Vera", "VeraBd")


@dataclass(frozen=True)
class Look:
    fonts: Fonts
    size: float = 11.5
    table_size: float = 8.0
    margins: tuple[float, float, float, float] = (71, 71, 78, 78)  # left, right, top, bottom
    rules: str = "grid"  # grid, horizontal, open, zebra
    head_fill: str | None = None
    head_text: str = "#000000"  # of the header row in tables
    head_colour: str = "#000000"
    head_box: str | None = None  # a fill behind chapter headings
    rule_under: bool = False  # a rule under chapter headings
    hyphenate: bool = False
    split_rows: bool = True
    split_comments: bool = True
    sink: float = 90  # a table with less room than this under it goes down until the page cuts it
    toc: str = "dots"  # dots to the margin, "short" for five dots, "spaced" for dots with spaces
    contact: str = "lines"  # lines, inline, columns
    furniture: str = "right"  # right, left, centre, split
    head_sizes: tuple[float, float, float, float] = (17, 14, 12.5, 11.5)
    padding: float = 3.5
    sign_column: bool = True  # the assessment's sign in a column of its own, else right before the words


LOOKS: dict[str, Look] = {
    "ruled": Look(SERIF, head_fill="#d9d9d9"),
    "lines": Look(
        SANS, size=10, table_size=7.5, margins=(62, 58, 70, 66), rules="horizontal", sink=75, toc="short", contact="inline",
        furniture="left", head_sizes=(16, 13.5, 12, 10.5), split_comments=False, sign_column=False,
    ),
    "open": Look(
        SERIF, size=10.5, table_size=8, margins=(72, 60, 72, 60), rules="open", sink=110, rule_under=True, toc="spaced",
        furniture="split", padding=4,
    ),
    "zebra": Look(
        VERA, size=10, table_size=7.5, margins=(57, 57, 76, 70), rules="zebra", head_fill="#1f4e79", head_text="#ffffff",
        head_colour="#1f4e79", head_box="#e4edf5", contact="columns", furniture="centre",
        head_sizes=(15, 12.5, 11, 10), split_comments=False,
    ),
    "hyphen": Look(
        TIMES, size=11.4, table_size=8.5, margins=(78, 86, 78, 68), rules="grid", sink=60, hyphenate=True, contact="lines",
        furniture="split", head_sizes=(17, 14.5, 13, 11.5), sign_column=False,
    ),
    "boxes": Look(
        SANS, size=10, table_size=7.5, margins=(68, 68, 72, 72), rules="horizontal", sink=110, head_fill="#efe6d8",
        head_colour="#7a3b12", head_box="#f7f1e8", rule_under=True, contact="inline", furniture="right", toc="short",
        head_sizes=(15, 13, 11.5, 10),
    ),
    "wide": Look(
        TIMES, size=11, table_size=8.5, margins=(50, 50, 64, 60), rules="open", furniture="centre", contact="columns",
        head_sizes=(16, 14, 12, 11), toc="spaced", padding=3,
    ),
    "vera": Look(
        VERA, size=10, table_size=7.5, margins=(64, 60, 80, 72), rules="grid", sink=110, head_fill="#f2f2f2",
        contact="lines", furniture="left", head_sizes=(15, 13, 11, 10), split_comments=False,
    ),
}  # fmt: skip
