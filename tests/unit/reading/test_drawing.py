"""A page as a picture: the frame stands where the words stand, however the page is turned, and covers nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest

from vpextract.errors import DocumentError, EncryptedError
from vpextract.model import Box
from vpextract.reading import mupdf
from vpextract.reading.drawing import Mark, draw_page
from vpextract.reading.page_read import pages_of

WORDS = "Andel trygga invånare 87 %"
BLUE = (0.0, 0.0, 1.0)


def make(path: Path, *, width: float = 595, height: float = 842, rotation: int = 0, crop: float = 0) -> Path:
    """A page with one line of words; a turned page is written so that the line runs from left to right to the eye."""
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=height)
        page.set_rotation(rotation)
        seen = page.rect
        at = pymupdf.Point(seen.width * 0.3, seen.height * 0.25) * page.derotation_matrix
        page.insert_text(at, WORDS, fontsize=12, rotate=rotation)
        if crop:
            page.set_cropbox(pymupdf.Rect(crop, crop, width - crop, height - crop))
        document.save(path)
    return path


def box_of_words(path: Path) -> tuple[Box, float, float]:
    """Where the program itself reads the words, and the page's size as it is looked at."""
    with mupdf.opened(path.read_bytes()) as file:
        (page,) = pages_of(file)
    (line,) = page.lines
    assert line.text == WORDS
    return line.box, page.width, page.height


def picture(data: bytes) -> Any:
    assert data.startswith(b"\x89PNG")
    return pymupdf.Pixmap(data)


def blue(pixel: tuple[int, int, int]) -> bool:
    return pixel[2] > 200 and pixel[0] < 120 and pixel[1] < 120


def darkness(shown: Any, area: tuple[float, ...]) -> int:
    """How many pixels of the area are ink."""
    x0, y0, x1, y1 = (round(v) for v in area)
    rows = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.stride)[:, : shown.width * 3]
    brightest = rows.reshape(shown.height, shown.width, 3).max(axis=2)
    return int((brightest[y0:y1, x0:x1] < 100).sum())


PAGES = [
    {},
    {"width": 842.0, "height": 595.0},
    {"rotation": 90},
    {"rotation": 180},
    {"rotation": 270},
    {"width": 842.0, "height": 595.0, "rotation": 90},
    {"crop": 40.0},
    {"crop": 40.0, "rotation": 90},
]


@pytest.mark.parametrize("look", PAGES, ids=str)
def test_the_frame_stands_around_the_words(look: dict[str, Any], tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", **look)
    box, width, height = box_of_words(path)
    plain, marked = picture(draw_page(path, 1)), picture(draw_page(path, 1, [Mark(box, color=BLUE)]))
    scale = 150 / 72
    assert (marked.width, marked.height) == (plain.width, plain.height)
    assert abs(marked.width - width * scale) <= 1
    assert abs(marked.height - height * scale) <= 1
    x, y = round((box.x0 + box.x1) / 2 * scale), round((box.y0 + box.y1) / 2 * scale)
    for at in (
        (round((box.x0 - 2) * scale), y),
        (round((box.x1 + 2) * scale), y),
        (x, round((box.y0 - 2) * scale)),
        (x, round((box.y1 + 2) * scale)),
    ):
        assert blue(marked.pixel(*at)), f"no frame at {at}"
    inside = tuple(v * scale for v in box)
    everywhere = (0, 0, plain.width, plain.height)
    assert darkness(plain, inside) == darkness(plain, everywhere) > 100, "the words are not where the frame is"


def test_words_stay_as_black_as_they_were_and_the_rest_of_the_page_as_it_was(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf")
    box, _, _ = box_of_words(path)
    plain, marked = picture(draw_page(path, 1)), picture(draw_page(path, 1, [Mark(box, color=BLUE)]))
    scale = 150 / 72
    inside = (box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)
    assert darkness(marked, inside) >= 0.95 * darkness(plain, inside) > 100
    below = pymupdf.IRect(0, round((box.y1 + 10) * scale), plain.width, plain.height)
    for shown in (plain, marked):
        part = pymupdf.Pixmap(shown.colorspace, below)
        part.copy(shown, below)
        assert set(part.samples) == {255}


def test_a_label_goes_where_nothing_is_printed(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf")
    box, _, _ = box_of_words(path)
    bare, labelled = (picture(draw_page(path, 1, [Mark(box, labels, BLUE)])) for labels in ((), ("row 7",)))
    scale = 150 / 72
    beside = ((box.x1 + 4) * scale, (box.y0 - 2) * scale, (box.x1 + 60) * scale, (box.y1 + 4) * scale)
    x0, y0, x1, y1 = (round(v) for v in beside)
    letters = [blue(labelled.pixel(x, y)) for x in range(x0, x1) for y in range(y0, y1)]
    assert sum(letters) > 30
    assert not any(blue(bare.pixel(x, y)) for x in range(x0, x1) for y in range(y0, y1))


def test_a_label_covers_no_words_beside_the_frame(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_text((100, 200), "Mål", fontsize=12)
        page.insert_text((130, 200), "Andel trygga invånare 87 %", fontsize=12)
        document.save(tmp_path / "a.pdf")
    shown = picture(draw_page(tmp_path / "a.pdf", 1, [Mark(Box(100, 187, 122, 204), ("row 7",), BLUE)]))
    scale = 150 / 72

    def blues(x0: float, y0: float, x1: float, y1: float) -> int:
        columns, rows = range(round(x0 * scale), round(x1 * scale)), range(round(y0 * scale), round(y1 * scale))
        return sum(blue(shown.pixel(x, y)) for x in columns for y in rows)

    assert blues(126, 180, 400, 210) == 0
    assert blues(90, 170, 140, 184) > 30, "the label stands above the frame"


def test_the_shorter_label_is_taken_where_the_longer_has_no_room(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf")
    wide = Box(20, 20, 575, 822)
    long, short = "x" * 200, "i1"
    assert draw_page(path, 1, [Mark(wide, (long, short))]) == draw_page(path, 1, [Mark(wide, (short,))])
    assert draw_page(path, 1, [Mark(wide, (long,))]) == draw_page(path, 1, [Mark(wide)])


@pytest.mark.parametrize("box", [Box(-50, -50, 5000, 5000), Box(100, 100, 100, 100), Box(590, 840, 600, 900)])
def test_places_at_the_edge_or_without_an_extent_are_marked_too(box: Box, tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf")
    shown = picture(draw_page(path, 1, [Mark(box, color=BLUE)]))
    step = range(shown.width)
    rows = {0, 1, 2, shown.height - 2, shown.height - 3, shown.height - 1, round(102 * 150 / 72), round(98 * 150 / 72)}
    assert any(blue(shown.pixel(x, y)) for y in rows for x in step)


def test_a_poster_is_drawn_coarser(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", width=14000, height=2000)
    shown = picture(draw_page(path, 1))
    assert shown.width <= 6001
    assert abs(shown.width / shown.height - 7) < 0.01


def test_the_same_page_is_the_same_picture(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf")
    marks = [Mark(Box(100, 100, 200, 120), ("a",))]
    assert draw_page(path, 1, marks) == draw_page(path, 1, marks)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_page_that_is_not_there(number: int, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=f"no page {number}; the PDF has 1"):
        draw_page(make(tmp_path / "a.pdf"), number)


def test_damaged_and_locked_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(DocumentError, match="damaged or cut off"):
        draw_page(tmp_path / "bad.pdf", 1)
    with pymupdf.open(make(tmp_path / "a.pdf")) as document:
        document.save(tmp_path / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y")
    with pytest.raises(EncryptedError, match="password"):
        draw_page(tmp_path / "locked.pdf", 1)
