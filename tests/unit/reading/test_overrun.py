"""A text that runs over its cell's rule is parted from the next cell's text where that begins."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from vpextract.model import Box, Line
from vpextract.reading import mupdf, plumber
from vpextract.reading.overrun import PlacedLetter, parted_where_texts_begin
from vpextract.reading.page_read import pages_of


def cells(rows: list[tuple[str, str]], wall: float, size: float = 9, padding: float = 5) -> bytes:
    """A page with a ruled table of two columns; the rows' texts may be too wide for the first."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    for x in (40.0, wall, 360.0):
        canvas.line(x, 280, x, 280 - 20 * len(rows))
    for at, row in enumerate(rows):
        canvas.line(40, 280 - 20 * at, 360, 280 - 20 * at)
        canvas.setFont("Helvetica", size)
        for x, text in zip((40 + padding, wall + padding), row, strict=True):
            canvas.drawString(x, 266 - 20 * at, text)
    canvas.save()
    return buffer.getvalue()


def texts(data: bytes, reader: str) -> list[str]:
    with (mupdf if reader == "pymupdf" else plumber).opened(data) as file:
        (page,) = pages_of(file)
    return sorted(line.text for line in page.lines)


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize(
    ("rows", "wall", "size"),
    [
        pytest.param([("Andel gator med plogad gångbana", "71 %"), ("Snö", "12"), ("Is", "8")], 177, 9, id="a figure"),
        pytest.param(
            [("Antal inköpta cyklar till hemtjänsten", "9,5"), ("Bilar", "3"), ("Bussar", "2")],
            194,
            10,
            id="overlapping",
        ),
        pytest.param([("Ansvarig verksamhetschef", "Kultur"), ("Lek", "Park"), ("Bad", "Idrott")], 135, 8, id="words"),
    ],
)
def test_each_text_keeps_to_its_own_cell(rows: list[tuple[str, str]], wall: float, size: float, reader: str) -> None:
    assert texts(cells(rows, wall, size), reader) == sorted(text for row in rows for text in row)


LETTERS: list[PlacedLetter] = [
    (Box(100 + 6 * at, 100, 106 + 6 * at, 110), letter) for at, letter in enumerate("Gatorna")
]
LINE = Line("Gatorna", Box(100, 100, 142, 110), 10)
BELOW = [Line("12", Box(124, y, 134, y + 10), 10) for y in (120, 140)]
RULE = Box(121, 90, 121, 160)


def parted(letters: list[PlacedLetter], others: list[Line]) -> list[str]:
    found = parted_where_texts_begin([LINE, *others], [RULE], lambda: letters)
    return [line.text for line in found if line not in others]


def test_letters_that_follow_each_other_evenly_are_one_text() -> None:
    assert parted(LETTERS, BELOW) == ["Gatorna"]


def test_a_text_that_only_starts_anew_is_parted_where_others_of_its_column_start() -> None:
    moved = [(box._replace(x0=box.x0 + 0.5, x1=box.x1) if at == 4 else box, a) for at, (box, a) in enumerate(LETTERS)]
    started = [line._replace(box=line.box._replace(x0=124.5)) for line in BELOW]
    assert parted(moved, started) == ["Gato", "rna"]
    assert parted(moved, started[:1]) == ["Gatorna"]  # one text may start there by chance
    assert parted(moved[:-1], started) == ["Gatorna"]  # the letters are those of another text
