"""Rows whose cells stand at different heights: what Tesseract took for one line is cut at its gaps and read cell by cell."""

from __future__ import annotations

import numpy as np
import pymupdf
from made_scans import text_page

from vpextract.reading.ocr.bands import with_bands_read
from vpextract.reading.ocr.pictures import Grey, ink_of
from vpextract.reading.ocr.recognised import PIXELS, TextLine, Word

DPI = 200


def picture(sign: bool = False) -> Grey:
    """A name of two lines and figures at half their height, between lines of text."""
    page = text_page(pymupdf.open(), (90, "Bryggorna lagas under hela våren", 9, False))
    for x, y, text in (
        (90, 120, "Andel lagade bryggor i"),
        (90, 131, "hamnen"),
        (300, 125.5, "72 %"),
        (400, 125.5, "74 %"),
    ):
        page.insert_text((x, y), text, fontsize=9)
    if sign:
        page.draw_circle((76, 122), 3.5, fill=(0, 0, 0))
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)


def word(text: str, x: float, base: float, sure: float = 90.0) -> Word:
    box = [round(point * DPI / 72) for point in (x, base - 6.5, x + 4.5 * len(text), base)]
    return Word(text, (box[0], box[1], box[2], box[3]), sure, ())


def line(base: float, *words: Word) -> TextLine:
    return TextLine(words, base * DPI / 72, 0.0)


ABOVE = line(90, word("Bryggorna", 72, 90), word("lagas", 120, 90))
NAME = [word(text, x, 120) for text, x in (("Andel", 90), ("lagade", 115), ("bryggor", 145))]
MIXED = line(120, *NAME, word("72", 300, 125.5), word("74", 400, 125.5))
REST = line(131, word("hamnen", 90, 131))


class Reading:
    """Takes each cell for one line with a word that is so sure, in its upper left corner."""

    def __init__(self, sure: float = 90.0) -> None:
        self.sure, self.cells = sure, list[tuple[int, int]]()

    def __call__(self, cell: Grey) -> list[TextLine]:
        self.cells.append((cell.shape[1], cell.shape[0]))
        box: PIXELS = (12, 12, 60, 30)
        return [TextLine((Word("lagadebryggor", box, self.sure, ()),), 30.0, 0.0)]


def read_by(reading: Reading, *lines: TextLine, sign: bool = False) -> list[TextLine]:
    grey = picture(sign)
    return with_bands_read(lines, grey, ink_of(grey, DPI), reading)


def test_each_cell_of_such_a_row_is_read_alone_and_stands_in_its_place() -> None:
    reading = Reading()
    above, *cells = read_by(reading, ABOVE, MIXED, REST)
    assert above == ABOVE
    lefts = [round(cell.words[0].box[0] * 72 / DPI) for cell in cells]
    assert [abs(left - x) <= 2 for left, x in zip(lefts, (90, 300, 400), strict=True)] == [True] * 3
    name, first, second = reading.cells
    assert name[0] > 2 * first[0]
    assert all(high > 40 for _, high in (name, first, second))  # both lines of the name are in the band


def test_what_stands_on_its_line_is_left_alone() -> None:
    reading = Reading()
    level = line(120, *NAME, word("72", 300, 120))
    assert read_by(reading, ABOVE, level, REST) == [ABOVE, level, REST]
    assert reading.cells == []


def test_a_row_that_is_read_worse_so_stays_as_it_was() -> None:
    assert read_by(Reading(sure=20.0), ABOVE, MIXED, REST) == [ABOVE, MIXED, REST]


def test_a_small_picture_beside_the_row_is_no_cell() -> None:
    reading = Reading()
    read_by(reading, ABOVE, MIXED, REST, sign=True)
    assert len(reading.cells) == 3
