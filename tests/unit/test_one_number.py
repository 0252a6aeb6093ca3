"""Whether a text is a number has one answer, whoever asks: pages, text layers, values, tables of figures."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.text.cell_costs import FIGURE
from vpextract.numerals import MINUS, UNIT, has_digit, is_figure, is_numeric, may_be_number, number_of
from vpextract.recognise.values import parse_figure, parse_value

KNOWN = knowledge.load()
UNITS = UNIT.removeprefix("(?:").removesuffix(")").split("|")
SIGNED = [f"{sign}5" for sign in f"{MINUS}+"]
NUMBERS = [
    *SIGNED,
    *(f"{sign} 5 %" for sign in MINUS),
    *(f"12 {unit}" for unit in UNITS),
    "12,5%",
    "1 250",
    "1\u00a0250",
    "1 250,5",
    "1.250,5",
    "1.234.567",
    "0,5",
    "12*",
    "12¹",
    "12 1)",
    "12 mkr*",
]
TWO_READINGS = ["1.250", "-1.250", "12.500"]
NO_NUMBERS = ["1–7", "12 och 13", "12 stycken till", "A 12", "tolv", "", "§ 3", "12:3"]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_one_everywhere(text: str) -> None:
    assert is_numeric(text), "a cell of a page"
    assert is_figure(text), "a cell of a table"
    assert may_be_number(text), "a cell that is checked"
    assert parse_figure(text, KNOWN) == parse_value(text, KNOWN).value is not None, "a cell that is read"


@pytest.mark.parametrize("text", SIGNED)
def test_every_sign_makes_the_same_number(text: str) -> None:
    assert number_of(text) == (5.0 if text[0] == "+" else -5.0)
    assert FIGURE.fullmatch(text) is not None, "a cell of a text layer"


@pytest.mark.parametrize("text", TWO_READINGS)
def test_a_number_with_two_readings_looks_like_one_and_is_doubted_by_all(text: str) -> None:
    assert is_numeric(text)
    assert is_figure(text)
    assert may_be_number(text)
    assert number_of(text) is parse_figure(text, KNOWN) is parse_value(text, KNOWN).value is None
    assert parse_value(text, KNOWN).doubtful


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_none_is_none_anywhere(text: str) -> None:
    assert not (is_numeric(text) or is_figure(text) or may_be_number(text))
    assert parse_figure(text, KNOWN) is None


@pytest.mark.parametrize("dash", list(MINUS))
def test_any_dash_alone_stands_for_no_figure(dash: str) -> None:
    assert is_numeric(dash)
    assert is_figure(dash)
    assert FIGURE.fullmatch(dash) is not None
    assert not has_digit(dash)
    assert parse_figure(dash, KNOWN) is None


@pytest.mark.parametrize("text", ["(12)", "-(12)", "(1 250)"])
def test_a_figure_in_brackets_is_a_figure_whose_meaning_is_unsure(text: str) -> None:
    assert is_numeric(text)
    assert is_figure(text)
    assert parse_figure(text, KNOWN) is None


@pytest.mark.parametrize("text", ["188 (176)", "12 % (11 %)", "188* (176)"])
def test_a_figure_with_another_year_s_in_brackets_is_one_cell_and_no_number(text: str) -> None:
    assert is_numeric(text)
    assert not is_figure(text)
    assert parse_figure(text, KNOWN) is None


@pytest.mark.parametrize("text", ["2031,", "3.", "1 250,"])
def test_a_line_of_a_cell_may_go_on_below(text: str) -> None:
    assert is_numeric(text)
    assert parse_figure(text, KNOWN) is None


def test_the_units_of_figures_are_those_of_the_patterns() -> None:
    assert set(UNITS) == set(KNOWN.values.units.figures)
