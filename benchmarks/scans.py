"""How well scans are read: sample documents printed as pictures, clean and spoilt, held against what their text layers say.

    python benchmarks/scans.py [DOCUMENT] [PAGES]

A figure or date is `right`, `told` (missing, or an issue names its row or page) or `silent`: wrong, and nothing says so.
"""

from __future__ import annotations

import io
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pymupdf
from PIL import Image, ImageFilter
from rapidfuzz import fuzz

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

Change = Callable[[Image.Image], Image.Image]
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "documents"
_ALIKE = 80


def _as_it_is(picture: Image.Image) -> Image.Image:
    return picture


def _skewed(picture: Image.Image) -> Image.Image:
    return picture.rotate(2.0, Image.Resampling.BICUBIC, fillcolor=245)


def _speckled(picture: Image.Image) -> Image.Image:
    chance = np.random.default_rng(18)
    grey = np.asarray(picture).copy()
    spots = chance.random(grey.shape)
    grey[spots < 0.004] = 30
    grey[spots > 0.996] = 255
    return Image.fromarray(grey)


def _blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(1.1))


VARIANTS: dict[str, tuple[int, int, Change]] = {
    "200 dpi": (200, 80, _as_it_is),
    "150 dpi": (150, 80, _as_it_is),
    "skewed by 2 degrees": (200, 80, _skewed),
    "speckled": (200, 80, _speckled),
    "JPEG, blurred": (200, 25, _blurred),
}
"""Name → dots an inch, quality of the JPEG, what is done to the picture."""


def main(name: str = "sample-03.pdf", pages: str = "3,4,5") -> None:
    original = pymupdf.open(SAMPLES / name)
    original.select([int(page) - 1 for page in pages.split(",")])
    truth = extract_bytes(original.tobytes(), "plan.pdf")
    print(f"{name}, pages {pages}: {len(_facts(truth))} figures and dates, {len(truth.indicators)} indicators")
    for variant, (dpi, quality, change) in VARIANTS.items():
        data, start = _scanned(original, dpi, quality, change), time.process_time()
        found = extract_bytes(data, "plan.pdf")
        counted = Counter(_compared(truth, found))
        rows = len(found.indicators) + len(found.activities), len(truth.indicators) + len(truth.activities)
        took = time.process_time() - start
        told = ", ".join(f"{counted[how]} {how}" for how in ("right", "told", "silent"))
        print(f"{variant:20} {told}; {rows[0]} of {rows[1]} rows; {took:.1f} s here", flush=True)


def _scanned(original: pymupdf.Document, dpi: int, quality: int, change: Change) -> bytes:
    out = pymupdf.open()
    for page in original:
        pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        picture = change(Image.frombytes("L", (pixels.width, pixels.height), pixels.samples))
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality)
        out.new_page(width=page.rect.width, height=page.rect.height).insert_image(page.rect, stream=stream.getvalue())
    return bytes(out.tobytes())


Fact = tuple[str, str, str, str, int | None]
"""The row's name, what it is of the row, the figure, the row's identifier and page."""


def _facts(found: Extraction) -> list[Fact]:
    facts: list[Fact] = []
    for row in found.indicators:
        for value in row.values:
            told = f"{value.value} {value.unit or ''}" if value.value is not None else ""
            facts.append((row.name, f"{value.measure} {value.year}", told, row.indicator_id, row.place.page))
    for activity in found.activities:
        for what, day in (("start", activity.start_date), ("end", activity.end_date)):
            facts.append((activity.text, what, str(day or ""), activity.activity_id, activity.place.page))
    for table in found.tables:
        for cell in table.cells:
            if cell.col and cell.raw:
                told = "" if cell.value is None else str(cell.value)
                facts.append((cell.row_label, cell.col_label, told, table.table_id, cell.place.page))
    return facts


def _compared(truth: Extraction, found: Extraction) -> list[str]:
    said_rows = {issue.row_id for issue in found.issues if issue.severity != "info"}
    said_pages = {issue.page for issue in found.issues if issue.severity != "info"}
    facts, out = _facts(found), []
    for name, what, figure, _, page in _facts(truth):
        alike = [fact for fact in facts if fact[1] == what and fuzz.ratio(fact[0], name) > _ALIKE]
        best = max(alike, key=lambda fact: (fuzz.ratio(fact[0], name), fact[2] == figure), default=None)
        if best is not None:
            facts.remove(best)
        if best is not None and best[2] == figure:
            out.append("right")
        elif (best is not None and (best[3] in said_rows or not best[2])) or page in said_pages:
            out.append("told")
        else:
            out.append("silent")
            print("   silent:", name[:50], what, repr(figure), "read as", best and best[2])
    return out


if __name__ == "__main__":
    main(*sys.argv[1:])
