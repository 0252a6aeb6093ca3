"""Draw one page of a document with what was found on it: `python docs/draw_findings.py PDF PAGE PNG`.

The picture in the README is `python docs/draw_findings.py samples/documents/sample-03.pdf 4 docs/page.png`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pymupdf

import vpextract
from vpextract.model import Place

COLORS = {
    "goal": (0.80, 0.10, 0.45),
    "indicator": (0.05, 0.35, 0.75),
    "activity": (0.10, 0.55, 0.20),
    "table": (0.75, 0.45, 0),
}


def main(pdf: Path, number: int, png: Path) -> None:
    """Write the page as a picture; every goal, indicator, activity and table on it in a box of its kind's colour."""
    found = vpextract.extract(pdf)
    marks: list[tuple[str, str, Place]] = []
    marks += [("goal", f"{g.level} {g.number or ''}", g.place) for g in found.goals]
    marks += [("indicator", i.indicator_id.rsplit(":", 1)[1], i.place) for i in found.indicators]
    marks += [("activity", a.activity_id.rsplit(":", 1)[1], a.place) for a in found.activities]
    marks += [("table", f"table: {t.kind}", t.place) for t in found.tables]
    with pymupdf.open(pdf) as document:
        page = document[number - 1]
        for kind, label, place in marks:
            if place.page != number or place.box is None:
                continue
            x0, y0, x1, y1 = place.box
            box = pymupdf.Rect(x0 - 2, y0 - 2, x1 + 2, y1 + 2)
            page.draw_rect(box, color=COLORS[kind], width=1)
            at = pymupdf.Point(box.x1 + 3, box.y0 + 7)
            page.insert_text(at, label, fontsize=6, color=COLORS[kind])
        png.write_bytes(page.get_pixmap(dpi=110).tobytes("png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
