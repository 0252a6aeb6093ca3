"""Draw one page of a document with what was found on it: `python docs/draw_findings.py PDF PAGE PNG`.

The picture in the README is `python docs/draw_findings.py samples/documents/sample-03.pdf 4 docs/page.png`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import vpextract
from vpextract.model import Place
from vpextract.reading.drawing import Mark, draw_page

COLORS = {
    "goal": (0.80, 0.10, 0.45),
    "indicator": (0.05, 0.35, 0.75),
    "activity": (0.10, 0.55, 0.20),
    "table": (0.75, 0.45, 0),
}


def main(pdf: Path, number: int, png: Path) -> None:
    """Write the page as a picture; every goal, indicator, activity and table on it in a box of its kind's colour."""
    found = vpextract.extract(pdf)
    places: list[tuple[str, str, Place]] = []
    places += [("goal", f"{g.level} {g.number or ''}", g.place) for g in found.goals]
    places += [("indicator", i.indicator_id.rsplit(":", 1)[1], i.place) for i in found.indicators]
    places += [("activity", a.activity_id.rsplit(":", 1)[1], a.place) for a in found.activities]
    places += [("table", f"table: {t.kind}", t.place) for t in found.tables]
    marks = [
        Mark(place.box, (label,), COLORS[kind])
        for kind, label, place in places
        if place.page == number and place.box is not None
    ]
    png.write_bytes(draw_page(pdf, number, marks, dpi=110))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
