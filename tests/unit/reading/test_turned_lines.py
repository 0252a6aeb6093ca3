"""Lines of several fonts on pages that /Rotate turns: as wide, and parted, as on the page that is looked at."""

from __future__ import annotations

import pymupdf
import pytest

from vpextract.model import Line
from vpextract.reading import mupdf
from vpextract.reading.page_read import pages_of

_BOX = pymupdf.Rect(0, 0, 400, 400)


def lines_on(rotation: int, parts: list[tuple[str, str, float]]) -> list[Line]:
    """The lines of a page that shows these texts (font, text, where it begins) on one height, however it is turned."""
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=400)
        page.set_rotation(rotation)
        for font, text, x in parts:
            point = pymupdf.Point(x, 100) * page.derotation_matrix
            page.insert_text(point, text, fontname=font, fontsize=10, rotate=rotation)
        with mupdf.opened(document.tobytes()) as file:
            (found,) = pages_of(file)
    return list(found.lines)


def width(text: str, font: str) -> float:
    return float(pymupdf.Font(font).text_length(text, 10))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("first", "second"), [("Nämndens mål", "Bryggorna är hela"), ("KF:s mål:", "Bojar lyser"), ("Mål", "hela bryggor")]
)
def test_a_light_label_and_bold_words_are_one_line_from_its_first_letter_to_its_last(
    rotation: int, first: str, second: str
) -> None:
    start = 50 + width(first + " ", "helv")
    (line,) = lines_on(rotation, [("helv", first + " ", 50), ("hebo", second, start)])
    assert line.text == f"{first} {second}"
    assert line.box.x0 == pytest.approx(50, abs=1)
    assert line.box.x1 == pytest.approx(start + width(second, "hebo"), abs=1)
    assert line.ends_bold


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_cells_side_by_side_are_lines_of_their_own(rotation: int) -> None:
    found = lines_on(rotation, [("helv", "Bojar", 50), ("hebo", "12", 150), ("helv", "14", 200)])
    assert [(line.text, round(line.box.x0)) for line in sorted(found, key=lambda x: x.box.x0)] == [
        ("Bojar", 50),
        ("12", 150),
        ("14", 200),
    ]
