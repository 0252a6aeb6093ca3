"""The picture of a page: how askew it is, what is ink, where its rulings are, whatever the paper's shade."""

from __future__ import annotations

import numpy as np
import pymupdf
import pytest
from made_scans import table_on, text_page
from PIL import Image

from vpextract.reading.ocr.pictures import Grey, ink_of, skew_of, straight
from vpextract.reading.ocr.rulings import rulings_of

LINES = [(80 + 15 * n, "Bryggorna i hamnen lagas under våren av fyra lag", 11, False) for n in range(12)]
EDGES, TOP = (72, 250, 340, 430), 300.0


def picture(dpi: int = 200, turned: float = 0.0, paper: int = 255, table: bool = True) -> Grey:
    page = text_page(pymupdf.open(), *LINES)
    if table:
        table_on(
            page, TOP, EDGES, [("Mått", "Mål", "Utfall"), ("Lagade bryggor", "12", "9"), ("Fåglar", "80 %", "75 %")]
        )
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    made = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    grey = np.asarray(made.rotate(-turned, Image.Resampling.BICUBIC, fillcolor=255), dtype=np.float32)
    return (grey * (paper / 255)).astype(np.uint8)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.0, 0.25, 2.0])
def test_the_skew_is_told_by_the_lines(dpi: int, degrees: float) -> None:
    assert skew_of(ink_of(picture(dpi, degrees), dpi), dpi) == pytest.approx(degrees, abs=0.06)


def test_a_page_without_ink_is_straight() -> None:
    blank = np.full((800, 600), 250, np.uint8)
    assert skew_of(ink_of(blank, 100), 100) == 0.0
    assert straight(blank, 100).grey is blank


@pytest.mark.parametrize("paper", [255, 200, 140])
def test_ink_is_what_is_darker_than_the_paper_around_it(paper: int) -> None:
    usual, shaded = ink_of(picture(), 200).mean(), ink_of(picture(paper=paper), 200).mean()
    assert shaded == pytest.approx(usual, rel=0.1)


@pytest.mark.parametrize(("dpi", "degrees"), [(150, 0.0), (200, 1.3), (300, -2.0)])
def test_the_rulings_of_a_table_are_found_and_nothing_else(dpi: int, degrees: float) -> None:
    grey, _ = straight(picture(dpi, degrees), dpi)
    found, point = rulings_of(ink_of(grey, dpi), dpi), 72 / dpi
    assert sorted(round(rule.at * point) for rule in found.level) == pytest.approx([300, 318, 336, 354], abs=2)
    assert sorted(round(rule.at * point) for rule in found.upright) == pytest.approx(EDGES, abs=2)
    assert all((rule.end - rule.start) * point == pytest.approx(358, abs=3) for rule in found.level)


def test_text_alone_has_no_rulings() -> None:
    found = rulings_of(ink_of(picture(table=False), 200), 200)
    assert (found.level, found.upright) == ([], [])
