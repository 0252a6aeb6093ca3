"""What is painted on a page, told by the vectors that come with the text: the same as by the drawings, or not at all."""

from __future__ import annotations

import pymupdf
import pytest

from vpextract.model import Box, Page
from vpextract.reading import mupdf
from vpextract.reading.mupdf_blocks import Images
from vpextract.reading.mupdf_drawings import drawings_of
from vpextract.reading.mupdf_vectors import COLLECT_VECTORS, vectors_to_drawings
from vpextract.reading.page_read import pages_of

TOLD = {
    "a line": "0.5 w 10 10 m 210 10 l S",
    "an upright line": "0.48 w 10 10 m 10 110 l S",
    "a line of no width": "0 w 10 10 m 110 10 l S",
    "a dashed line": "1 w [3 3] 0 d 10 10 m 110 10 l S",
    "a line there and back": "0.5 w 10 10 m 110 10 l 10 10 l S",
    "a line in a scaled space": "q 2 0 0 0.5 0 0 cm 1 w 10 10 m 100 10 l S 20 20 m 20 100 l S Q",
    "a white line": "1 G 1 w 10 10 m 110 10 l S",
    "lines of one path": "0.5 w 10 10 m 100 10 l 10 20 m 100 20 l 10 10 m 10 20 l 100 10 m 100 20 l S",
    "a small plus of two strokes": "1 w 10 15 m 20 15 l 15 10 m 15 20 l S",
    "a filled box": "0.8 g 10 10 100 50 re f",
    "a box drawn from its last corner": "0.8 g 110 60 -100 -50 re f",
    "a box as four lines": "0.8 g 10 10 m 10 60 l 110 60 l 110 10 l h f",
    "a thin box": "10 10 100 0.5 re f",
    "a white box": "1 g 10 10 100 50 re f",
    "a box in four inks": "0 0 0 0.3 k 10 10 100 50 re f",
    "boxes of one path": "0.8 g 0 0 100 100 re 5 5 90 90 re f*",
    "nothing": "",
}
UNTOLD = {
    "a disc": "20 10 m 20 15 15 20 10 20 c 5 20 0 15 0 10 c 0 5 5 0 10 0 c 15 0 20 5 20 10 c f",
    "a triangle": "10 10 m 50 10 l 30 50 l h f",
    "a diamond": "10 0 m 20 10 l 10 20 l 0 10 l h f",
    "a box turned by 45 degrees": "q .7 .7 -.7 .7 100 0 cm 10 10 50 50 re f Q",
    "a check mark": "1 w 10 10 m 15 15 l 25 5 l S",
    "a slanted line": "1 w 10 10 m 200 15 l S",
    "a framed box": "0.8 g 0.5 w 10 10 100 50 re B",
    "a frame of lines": "0.5 w 10 10 m 110 10 l 110 60 l 10 60 l h S",
    "a line thicker than a rule": "4 w 10 10 m 210 10 l S",
    "a disc beside a box": "0.8 g 50 50 100 50 re f 20 10 m 20 15 15 20 10 20 c 5 20 0 15 0 10 c f",
}


def printed(operators: str, rotation: int = 0) -> pymupdf.Page:
    """A page with these operators of PDF, opened anew from the bytes of its file."""
    document = pymupdf.open()
    page = document.new_page(width=400, height=300)
    page.insert_font(fontname="helv")
    contents = document.get_new_xref()
    document.update_object(contents, "<<>>")
    document.update_stream(contents, operators.encode())
    page.set_contents(contents)
    page.set_rotation(rotation)
    return pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]


def read(page: pymupdf.Page) -> Page:
    (found,) = pages_of(mupdf.MupdfFile(page.parent, None, Images(True)))
    return found


def told(page: pymupdf.Page) -> list[dict[str, object]] | None:
    blocks = page.get_textpage(flags=COLLECT_VECTORS).extractDICT()["blocks"]
    return vectors_to_drawings([block for block in blocks if block["type"] == 3])


def places(boxes: list[Box]) -> set[tuple[float, ...]]:
    return {tuple(round(float(x), 1) + 0.0 for x in box) for box in boxes}


@pytest.mark.parametrize("operators", TOLD.values(), ids=TOLD.keys())
def test_vectors_tell_the_rules_and_fills_of_drawings(operators: str) -> None:
    page = printed(operators)
    drawings = told(page)
    assert drawings is not None
    by_vectors, small = drawings_of(drawings, None)
    by_drawings, also_small = drawings_of(page.get_cdrawings(), None)
    assert places(by_vectors.rules) == places(by_drawings.rules)
    assert places(by_vectors.fills) == places(by_drawings.fills)
    assert places([one.box for one in small]) == places([one.box for one in also_small])


@pytest.mark.parametrize("operators", UNTOLD.values(), ids=UNTOLD.keys())
def test_shapes_are_left_to_the_drawings(operators: str) -> None:
    assert told(printed(operators)) is None


def test_a_frame_has_four_rules() -> None:
    page = read(printed("0.5 w 10 10 100 50 re S"))
    assert sorted(page.rules) == [(10, 240, 10, 290), (10, 240, 110, 240), (10, 290, 110, 290), (110, 240, 110, 290)]


@pytest.mark.parametrize("beside", ["", "4 w 300 10 m 300 90 l S"], ids=["by vectors", "by drawings"])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_box_is_one_fill_however_it_is_drawn_and_the_page_is_turned(rotation: int, beside: str) -> None:
    plain = read(printed(f"0.8 g 10 10 100 50 re f {beside}", rotation))
    from_last = read(printed(f"0.8 g 110 60 -100 -50 re f {beside}", rotation))
    (fill,), (same,) = plain.fills, from_last.fills
    assert sorted((fill.width, fill.height)) == pytest.approx([50, 100])
    assert same == pytest.approx(fill)
    assert from_last.rules == plain.rules


def test_a_rule_ends_where_it_is_clipped() -> None:
    (rule,) = read(printed("q 0 0 60 60 re W n 0.5 g 10 10 200 0.5 re f Q")).rules
    assert rule == pytest.approx(Box(10, 289.75, 60, 289.75))


def test_a_line_painted_amid_a_text_does_not_part_it() -> None:
    """Underlined words are painted so: some letters, the rule, the rest."""
    show = "BT /helv 12 Tf 10 100 Td (Andel elever) Tj ET 0.5 w 10 98 m 75 98 l S BT /helv 12 Tf 80 100 Td (med behov) Tj ET"
    page = read(printed(show))
    assert [line.text for line in page.lines] == ["Andel elever med behov"]
    assert len(page.rules) == 1
