"""A page reaches the next stages without anything that they cannot measure."""

from __future__ import annotations

from math import inf, nan

import pytest

from vpextract.model import Box, Line, Page, Picture
from vpextract.reading.page_read import PageRead
from vpextract.reading.sound_pages import sound

HERE = Box(10, 20, 60, 30)
NOWHERE = [
    Box(nan, 20, 60, 30),
    Box(10, -inf, 60, 30),
    Box(10, 20, 1e30, 30),
    Box(10, 20, 10, 20),
]


def page(*lines: Line, width: float = 595, height: float = 842, **more: tuple[object, ...]) -> Page:
    return Page(1, width, height, 0, lines, **more)  # type: ignore[arg-type]


def line(text: str, box: Box = HERE, size: float = 10) -> Line:
    return Line(text, box, size)


def test_a_sound_page_is_given_as_it_is() -> None:
    one = page(line("Bojar"), line("Kajer"), rules=(HERE,))
    assert sound(one) == PageRead(one)
    assert sound(one).page is one
    assert sound(one, "cut off", blank=True) == PageRead(one, "cut off", blank=True)


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t", "\u200b", " \u00ad ", "\ufeff\u2060"])
def test_lines_without_letters_are_no_lines(text: str) -> None:
    assert sound(page(line(text), line("Bojar"))).page == page(line("Bojar"))


def test_signs_of_a_symbol_font_are_letters() -> None:
    assert sound(page(line("\uf0b7"))).page == page(line("\uf0b7"))


@pytest.mark.parametrize("box", NOWHERE)
def test_a_text_that_stands_nowhere_is_kept_beside_the_page(box: Box) -> None:
    found = sound(page(line("Bojar", box), line("Kajer")))
    assert found.page is not None
    assert (found.page.lines, found.page.turned) == ((line("Kajer"),), ("Bojar",))
    assert "no place" in found.fault


@pytest.mark.parametrize("size", [0.0, -3.0, nan, inf])
def test_a_size_can_be_divided_by(size: float) -> None:
    found = sound(page(line("Bojar", size=size)))
    assert found.page is not None
    assert (found.page.lines[0].size, found.fault) == (10.0, "")


@pytest.mark.parametrize("box", NOWHERE[:-1])
def test_rules_fills_and_pictures_nowhere_are_left_out(box: Box) -> None:
    found = sound(page(line("Bojar"), rules=(HERE, box), fills=(box,), pictures=(Picture(box), Picture(HERE))))
    assert found.page == page(line("Bojar"), rules=(HERE,), pictures=(Picture(HERE),))


@pytest.mark.parametrize("side", [nan, inf, -5.0, 1e30])
def test_a_page_without_a_size_has_none(side: float) -> None:
    found = sound(page(line("Bojar"), width=side))
    assert found.page == page(line("Bojar"), width=0.0)


@pytest.mark.parametrize("sign", ["\x01", "(cid:228)", "\ufffd", "\x9b"])
def test_letters_without_a_name_are_a_fault_where_they_are_many(sign: str) -> None:
    few, many = page(line(f"Bojar och {sign}")), page(line(f"B{sign}jar {sign}ch k{sign}jer"))
    assert sound(few) == PageRead(few)
    assert (sound(many).page, sound(many).fault) == (many, "some of its letters have no name in their font")


def test_white_space_of_all_kinds_is_no_fault() -> None:
    one = page(line("12\u00a0345\u202f678\u2009\u00ad\u200b"))
    assert sound(one) == PageRead(one)


def test_halves_of_letters_are_replaced() -> None:
    found = sound(page(line("B\ud83djar"), line("Kajer")))
    assert found.page == page(line("B\ufffdjar"), line("Kajer"))
