"""Texts of neighbouring cells that come as one line are parted at the rule between the cells."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from vpextract.model import Box, Line
from vpextract.reading import mupdf
from vpextract.reading.cell_lines import Word, split_at_rules
from vpextract.reading.page_read import pages_of

LINE = Line("45 % Tertial 1", Box(100, 100, 170, 110), 10, open_end=True)
WORDS: list[Word] = [
    (Box(100, 100, 112, 110), "45"),
    (Box(115, 100, 125, 110), "%"),
    (Box(133, 100, 160, 110), "Tertial"),
    (Box(163, 100, 170, 110), "1"),
]


def rule(x: float, y0: float = 90, y1: float = 120) -> Box:
    return Box(x, y0, x, y1)


@pytest.mark.parametrize(
    ("rules", "texts"),
    [
        pytest.param([rule(129)], ["45 %", "Tertial 1"], id="between two words"),
        pytest.param([rule(129), rule(161.5)], ["45 %", "Tertial", "1"], id="two rules"),
        pytest.param([rule(140)], ["45 % Tertial 1"], id="through a word"),
        pytest.param([rule(129, 111, 140)], ["45 % Tertial 1"], id="below the line"),
        pytest.param([rule(129, 104, 107)], ["45 % Tertial 1"], id="too short for a border"),
        pytest.param([Box(90, 105, 180, 105)], ["45 % Tertial 1"], id="level"),
        pytest.param([], ["45 % Tertial 1"], id="none"),
    ],
)
def test_a_line_is_parted_at_upright_rules(rules: list[Box], texts: list[str]) -> None:
    assert [line.text for line in split_at_rules([LINE], rules, lambda: WORDS)] == texts


def test_the_parts_have_their_own_places() -> None:
    left, right = split_at_rules([LINE], [rule(129)], lambda: WORDS)
    assert (left.box, right.box) == (Box(100, 100, 125, 110), Box(133, 100, 170, 110))


def test_words_that_do_not_make_up_the_line_part_nothing() -> None:
    assert split_at_rules([LINE], [rule(129)], lambda: WORDS[:3]) == [LINE]


def test_a_line_that_crosses_nothing_stays_and_the_words_are_not_asked() -> None:
    def words() -> list[Word]:
        raise AssertionError("the words were asked for")

    assert split_at_rules([LINE], [rule(300)], words) == [LINE]


@pytest.mark.parametrize("rotation", [0, 90])
def test_cells_of_a_page_that_one_string_fills(tmp_path: Path, rotation: int) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=200)
        page.insert_text((50, 100), "45 % Tertial 1", fontname="helv", fontsize=10)
        x = 50 + pymupdf.get_text_length("45 % ", "helv", 10) - 1.4
        page.draw_line((x, 85), (x, 110))
        if rotation:  # what is printed upright is turned, so that it lies on the side when looked at
            page.set_rotation(rotation)
        document.save(tmp_path / "cells.pdf")
    with mupdf.opened((tmp_path / "cells.pdf").read_bytes()) as file:
        (read,) = pages_of(file)
    texts = [line.text for line in read.lines] or list(read.turned)
    assert texts == (["45 % Tertial 1"] if rotation else ["45 %", "Tertial 1"])


def test_the_parts_keep_their_superscripts() -> None:
    line = LINE._replace(text="45² % Tertial¹ 1")
    words: list[Word] = [(WORDS[0][0], "452"), (WORDS[1][0], "%"), (WORDS[2][0], "Tertial1"), (WORDS[3][0], "1")]
    assert [part.text for part in split_at_rules([line], [rule(129)], lambda: words)] == ["45² %", "Tertial¹ 1"]


def test_small_raised_letters_with_a_cell_of_their_own_are_no_mark() -> None:
    line = LINE._replace(text="45 % ¹")
    words: list[Word] = [WORDS[0], WORDS[1], (WORDS[2][0], "1")]
    assert [part.text for part in split_at_rules([line], [rule(129)], lambda: words)] == ["45 %", "1"]
    printed = [*words[:2], (WORDS[2][0], "¹")]
    assert [part.text for part in split_at_rules([line], [rule(129)], lambda: printed)] == ["45 %", "¹"]
