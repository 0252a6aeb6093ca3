"""Gaps that the file does not fill with a space part cells, unless its producer prints no spaces at all."""

from __future__ import annotations

from typing import Any

from vpextract.reading.mupdf_lines import lines_of

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
