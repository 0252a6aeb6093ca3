"""Gaps that the file does not fill with a space part cells, unless its producer prints no spaces at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from vpextract.reading import mupdf, plumber
from vpextract.reading.mupdf_lines import lines_of
from vpextract.reading.page_read import pages_of

LARGE = 512


def spans(*parts: tuple[str, float, float]) -> dict[str, Any]:
    """One raw line; a blank part is a gap where the file prints no space."""
    return {
        "dir": (1.0, 0.0),
        "spans": [
            {
                "text": text,
                "bbox": (x0, 100.0, x1, 110.0),
                "size": 10.0,
                "flags": 0,
                "char_flags": 0 if text.strip() else LARGE,
                "font": "Sans",
                "color": 0,
            }
            for text, x0, x1 in parts
        ],
    }


def texts_of(*lines: dict[str, Any]) -> list[str]:
    return [line.text for line in lines_of([{"type": 0, "lines": list(lines)}], None)[0]]


def test_a_gap_of_half_a_letter_size_parts_two_cells() -> None:
    assert texts_of(spans(("Startdag", 70, 110), (" ", 110, 115), ("Slutdag", 115, 150))) == ["Startdag", "Slutdag"]


def test_a_gap_as_wide_as_a_space_parts_nothing() -> None:
    assert texts_of(spans(("Måla", 70, 90), (" ", 90, 93.5), ("bojar", 93.5, 115))) == ["Måla bojar"]


def test_even_gaps_are_the_spaces_of_a_producer_that_prints_none() -> None:
    parts = [("Måla", 70, 90), (" ", 90, 95), ("alla", 95, 110), (" ", 110, 115), ("nya", 115, 130), (" ", 130, 135)]
    assert texts_of(spans(*parts, ("bojar", 135, 155))) == ["Måla alla nya bojar"]


def test_signs_without_width_are_left_out() -> None:
    assert texts_of(spans(("\u20604", 70, 76))) == ["4"]


def test_even_gaps_between_figures_part_cells() -> None:
    row = [("Muddring", 70, 110), (" ", 110, 115), ("94,3", 115, 135), (" ", 135, 140), ("467,6", 140, 165)]
    row += [(" ", 165, 170), ("243,9", 170, 195)]
    assert texts_of(spans(*row)) == ["Muddring", "94,3", "467,6", "243,9"]


def test_even_gaps_between_words_with_spaces_within_part_cells() -> None:
    row = [("Verksamhet", 70, 115), (" ", 115, 120), ("B 30", 120, 140), (" ", 140, 145), ("U 30", 145, 165)]
    assert texts_of(spans(*row, (" ", 165, 170), ("B 31", 170, 190))) == ["Verksamhet", "B 30", "U 30", "B 31"]


ROWS = [("Muddring", "94,3", "467,6", "243,9"), ("Sjöräddning", "416,6", "399,7", "362,0")]
HEAD = ("Verksamhet", "B 30", "U 30", "B 31")


@pytest.mark.parametrize("reader", [mupdf, plumber], ids=["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("gap", [4.8, 5.5, 6.5])
@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier"])
def test_columns_closer_than_usual_are_told_by_both_readers(tmp_path: Path, reader: Any, gap: float, font: str) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    for y, row in zip((700, 685, 670), (HEAD, *ROWS), strict=True):
        ends = [70 + 1.1 * stringWidth("Sjöräddning", font, 10)]
        ends += [ends[0] + n * (gap + stringWidth("467,6", font, 10)) for n in (1, 2, 3)]
        canvas.setFont(font, 10)
        canvas.drawString(70, y, row[0])
        for x, text in zip(ends[1:], row[1:], strict=True):
            canvas.drawRightString(x, y, text)
    canvas.setFont(font, 10)
    canvas.drawString(70, 640, "Hamnarna har muddrats med flera ord på en rad.")
    canvas.save()
    with reader.opened((tmp_path / "a.pdf").read_bytes()) as file:
        (page,) = pages_of(file)
    found = [line.text for line in sorted(page.lines, key=lambda line: (round(line.box.y1), line.box.x0))]
    assert found == [text for row in (HEAD, *ROWS) for text in row] + ["Hamnarna har muddrats med flera ord på en rad."]
