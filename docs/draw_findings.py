"""Draw one page of a document as one stage sees it: `python docs/draw_findings.py PDF PAGE PNG [STAGE]`.

STAGE is `marks` (lines, rules and fills), `tables` (tables, their rows and the paragraphs) or `findings`. The pictures of the
docs are of page 4 of samples/documents/sample-03.pdf: page.png, stage-1-marks.png and stage-2-tables.png.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import vpextract
from vpextract.knowledge import load
from vpextract.layout.laying_out import lay_out
from vpextract.model import Box, Place
from vpextract.model.blocks import Table
from vpextract.reading.drawing import Mark, draw_page
from vpextract.reading.files import read_file
from vpextract.settings import Options

COLORS = {
    "goal": (0.80, 0.10, 0.45),
    "indicator": (0.05, 0.35, 0.75),
    "activity": (0.10, 0.55, 0.20),
    "table": (0.75, 0.45, 0),
}


GREY, RED, YELLOW, BLUE = (0.45, 0.45, 0.45), (0.85, 0.05, 0.25), (0.85, 0.65, 0), (0.05, 0.35, 0.75)
_THIN = 1.5
"""Points that a rule is drawn wide, so that its frame is seen."""


def marks_of(pdf: Path, number: int) -> list[Mark]:
    """What reading finds: lines of text in grey, rules in red, painted areas in yellow."""
    page = next(page for page in read_file(pdf.read_bytes(), pdf.name, Options()).pages if page.number == number)
    rules = [Box(r.x0, r.y0, max(r.x1, r.x0 + _THIN), max(r.y1, r.y0 + _THIN)) for r in page.rules]
    return [
        *(Mark(box, (), YELLOW) for box in page.fills),
        *(Mark(line.box, (), GREY) for line in page.lines),
        *(Mark(box, (), RED) for box in rules),
    ]


def tables_of(pdf: Path, number: int) -> list[Mark]:
    """What layout makes of it: tables in yellow, their rows in blue, paragraphs in grey."""
    marks = []
    for block in lay_out(read_file(pdf.read_bytes(), pdf.name, Options()), load()).blocks:
        rows = [row.place for row in block.rows] if isinstance(block, Table) else []
        color, label = (YELLOW, ("table",)) if rows else (GREY, ())
        marks += [Mark(box, label, color) for box in _on(number, [block.place])]
        marks += [Mark(box, (), BLUE) for box in _on(number, rows)]
    return marks


def _on(number: int, places: Iterable[Place]) -> list[Box]:
    return [place.box for place in places if place.page == number and place.box is not None]


def findings_of(pdf: Path, number: int) -> list[Mark]:
    """What is recognised: every goal, indicator, activity and table in its kind's colour."""
    found = vpextract.extract(pdf)
    places: list[tuple[str, str, Place]] = []
    places += [("goal", f"{g.level} {g.number or ''}", g.place) for g in found.goals]
    places += [("indicator", i.indicator_id.rsplit(":", 1)[1], i.place) for i in found.indicators]
    places += [("activity", a.activity_id.rsplit(":", 1)[1], a.place) for a in found.activities]
    places += [("table", f"table: {t.kind}", t.place) for t in found.tables]
    return [
        Mark(place.box, (label,), COLORS[kind])
        for kind, label, place in places
        if place.page == number and place.box is not None
    ]


STAGES = {"marks": marks_of, "tables": tables_of, "findings": findings_of}


def main(pdf: Path, number: int, png: Path, stage: str = "findings") -> None:
    """Write page `number` as a picture, with what that stage knows of it framed."""
    png.write_bytes(draw_page(pdf, number, STAGES[stage](pdf, number), dpi=110))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
