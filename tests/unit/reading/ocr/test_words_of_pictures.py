"""What is made of the words and the ink of a picture: signs, specks, spaces, sizes, faint rulings; which picture is a table."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pymupdf
import pytest
from made_scans import text_page

from vpextract.reading.ocr.inset_tables import holds_table
from vpextract.reading.ocr.pictures import Grey, ink_of
from vpextract.reading.ocr.pieces import Part, piece_of, share_of_small
from vpextract.reading.ocr.raw import Piece, RawPage
from vpextract.reading.ocr.recognised import PIXELS, Symbol, TextLine, Word
from vpextract.reading.ocr.rulings import rulings_of
from vpextract.reading.ocr.signs import without_signs
from vpextract.reading.ocr.spaces import with_spaces
from vpextract.reading.ocr.specks import without_specks

DPI = 200


def grey(page: pymupdf.Page) -> Grey:
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)


def pixels(*points: float) -> PIXELS:
    x0, y0, x1, y1 = (round(point * DPI / 72) for point in points)
    return x0, y0, x1, y1


def word(text: str, box: PIXELS) -> Word:
    """A word of letters of one width."""
    x0, y0, x1, y1 = box
    edges = np.linspace(x0, x1, len(text) + 1).round().astype(int).tolist()
    return Word(
        text, box, 90.0, tuple(Symbol(sign, (a, y0, b, y1)) for sign, (a, b) in zip(text, pairwise(edges), strict=True))
    )


# --- signs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn", "read", "sign"),
    [
        pytest.param("disc", "e", True, id="a disc"),
        pytest.param("triangle", "»", True, id="a triangle"),
        pytest.param("square", "m", True, id="a square"),
        pytest.param("ring", "O", False, id="a ring may be a letter"),
        pytest.param("letter", "T", False, id="a letter"),
        pytest.param("dash", "–", False, id="a dash"),
    ],
)
def test_a_solid_shape_is_no_word(drawn: str, read: str, sign: bool) -> None:
    page = text_page(pymupdf.open())
    match drawn:
        case "disc":
            page.draw_circle((105, 105), 4.5, fill=(0, 0, 0))
        case "ring":
            page.draw_circle((105, 105), 4.5)
        case "square":
            page.draw_rect((101, 101, 109, 109), fill=(0, 0, 0))
        case "triangle":
            page.draw_polyline([(101, 100), (109, 105), (101, 110), (101, 100)], fill=(0, 0, 0))
        case "dash":
            page.draw_rect((101, 104, 109, 105.5), fill=(0, 0, 0))
        case "letter":
            page.insert_text((101, 109.5), "T", fontsize=13, fontname="hebo")
    page.insert_text((120, 109), "Uppfylls", fontsize=11)
    line = TextLine((word(read, pixels(99, 98, 111, 112)), word("Uppfylls", pixels(120, 100, 165, 111))), 300.0, 0.0)
    (kept,), signs = without_signs([line], ink_of(grey(page), DPI))
    assert [one.text for one in kept.words] == (["Uppfylls"] if sign else [read, "Uppfylls"])
    assert len(signs) == sign


# --- specks -----------------------------------------------------------------------------------------------------------


def test_many_specks_are_taken_out_and_strokes_stay() -> None:
    page = text_page(pymupdf.open(), *((90 + 15 * n, "Bryggorna, hamnen: 1,5 i år.", 9, False) for n in range(20)))
    page.draw_line((72, 500), (400, 500), width=0.4)
    clean = grey(page)
    chance = np.random.default_rng(3).random(clean.shape)
    bad = np.where(chance < 0.004, 20, np.where(chance > 0.996, 255, clean)).astype(np.uint8)
    before, after = (
        np.count_nonzero(ink_of(one, DPI) != ink_of(clean, DPI)) for one in (bad, without_specks(bad, DPI))
    )
    assert after < 0.15 * before
    assert without_specks(clean, DPI) is clean


# --- spaces -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["16,6 barn", "16,6barn", "Max 16", "KS2031", "1 204"])
def test_a_space_between_a_figure_and_a_letter_is_seen(printed: str) -> None:
    page = text_page(pymupdf.open())
    page.insert_text((100, 110), printed, fontsize=9, fontname="helv")
    symbols, x = [], 100.0
    for sign in printed:
        wide = pymupdf.get_text_length(sign, fontname="helv", fontsize=9)
        if sign != " ":
            symbols.append(Symbol(sign, pixels(x, 103, x + wide, 111)))
        x += wide
    joined = Word(printed.replace(" ", ""), pixels(100, 103, x, 111), 90.0, tuple(symbols))
    line = with_spaces(TextLine((joined,), 305.0, 0.0), ink_of(grey(page), DPI))
    told = " ".join(part.text for part in line.words)
    assert told == ("1204" if printed == "1 204" else printed)  # between digits another rule looks


# --- sizes ------------------------------------------------------------------------------------------------------------


def lettered(text: str, base: float, tall: float, small: float) -> TextLine:
    """A line of letters that are so high."""
    symbols = []
    for n, sign in enumerate(text):
        high = small if sign in "acemnorsuvwxz" else tall
        symbols.append(Symbol(sign, (10 * n, round(base - high), 10 * n + 8, round(base))))
    return TextLine(
        (Word(text, (0, round(base - tall), 10 * len(text), round(base)), 90.0, tuple(symbols)),), base, 0.0
    )


def test_small_letters_tell_the_size_by_the_other_lines_of_their_font() -> None:
    lines = [lettered("Hbdklaceman", 100.0 * n, 70.0, 55.0) for n in (2, 3, 4)]
    small = share_of_small(lines)
    assert small == pytest.approx(0.55)
    word_alone = lettered("mars", 700.0, 70.0, 55.0)
    blank = np.zeros((800, 200), dtype=np.bool_)
    assert piece_of(Part(word_alone.words, 700.0), blank, 1.0, small).em == pytest.approx(100.0)
    assert share_of_small([lettered("mars", 700.0, 70.0, 55.0)]) == pytest.approx(0.485)


@pytest.mark.parametrize(
    ("tall", "em"),
    [
        pytest.param(96.0, 101, id="a box that reaches too high"),
        pytest.param(67.0, 95.7, id="one that tells it better"),
    ],
)
def test_a_tall_letter_tells_the_size_where_the_small_ones_nearly_say_the_same(tall: float, em: float) -> None:
    line = lettered("navd", 100.0, tall, 49.0)
    assert piece_of(Part(line.words, 100.0), np.zeros((200, 200), dtype=np.bool_), 1.0).em == pytest.approx(em, abs=1)


# --- faint rulings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shade", [0.6, 0.7, 0.8])
def test_rulings_in_light_grey_are_found_also_at_the_edge_of_a_shade(shade: float) -> None:
    page = text_page(pymupdf.open(), *((90 + 15 * n, "Bryggorna i hamnen lagas", 9, False) for n in range(8)))
    page.draw_rect((72, 300, 430, 318), fill=(0.85, 0.9, 0.95), color=None)
    for y in (318, 336, 354):
        page.draw_line((72, y), (430, y), width=0.6, color=(shade,) * 3)
    page.draw_line((250, 300), (250, 354), width=0.6, color=(shade,) * 3)
    picture = grey(page)
    found, point = rulings_of(ink_of(picture, DPI), DPI, picture), 72 / DPI
    assert sorted(round(rule.at * point) for rule in found.level) == pytest.approx([318, 336, 354], abs=1)
    assert [round(rule.at * point) for rule in found.upright] == pytest.approx([250], abs=1)


# --- which picture is a table -----------------------------------------------------------------------------------------

ECONOMY = (("Verksamhet", "Budget", "Utfall"), ("Hamn", "48,2", "47,9"), ("Slussar", "1 204,5", "1 211,0"))
ACTIONS = (("Åtgärd", "Ansvarig"), ("Laga bryggan", "Hamnchefen"), ("Räkna fåglar", "Ornitologen"))
TICKS = (("100",), ("80",), ("60",), ("40", "45"), ("2029", "2030", "2031"), ("Kajer", "Bryggor"))
BARS = (("Kajer", "140"), ("Bryggor", "220"), ("Farleder", "90"))
BOXES = (("Nämnden",), ("Förvaltning", "Revision"), ("Skola", "Kultur", "Hamn"))


def raw(rows: tuple[tuple[str, ...], ...], ruled: bool = False, **told: object) -> RawPage:
    pieces = [
        Piece(text, 10 + 100 * n, 10 + 100 * n + 5 * len(text), 20 + 15 * at, 9.0, 0.12)
        for at, row in enumerate(rows)
        for n, text in enumerate(row)
    ]
    rules = [(5.0, 8.0 + 15 * n, 400.0, 8.0 + 15 * n) for n in range(len(rows) + 1)] if ruled else []
    return RawPage(tuple(pieces), tuple(rules), 0.0, sum(len(p.text.split()) for p in pieces), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "is_table"),
    [
        pytest.param(raw(ECONOMY), True, id="figures under heads"),
        pytest.param(raw(ECONOMY, ruled=True), True, id="ruled"),
        pytest.param(raw(ACTIONS, ruled=True), True, id="words in a ruled table"),
        pytest.param(raw(ACTIONS), False, id="words side by side"),
        pytest.param(raw(TICKS), False, id="a diagram's numbers"),
        pytest.param(raw(BARS), False, id="bars with their figures"),
        pytest.param(raw(BOXES), False, id="boxes"),
        pytest.param(raw(ECONOMY, loose=0.5), False, id="much that is no letter"),
        pytest.param(raw(ECONOMY, turn=90), False, id="on its side"),
        pytest.param(raw((("Hamnen", "2031"),)), False, id="one line"),
    ],
)
def test_a_table_has_heads_and_columns_and_little_else(found: RawPage, is_table: bool) -> None:
    assert holds_table(found) == is_table
