"""Marks of footnotes told from figures, names and units, as text holds them."""

from __future__ import annotations

import pytest

from vpextract.marks import can_be_raised, lowered, may_be_marked, parted, raised, unmarked, unmarked_head


@pytest.mark.parametrize(
    ("printed", "cell", "note"),
    [
        ("48,2¹", "48,2", "1"),
        ("48,2 ¹", "48,2", "1"),
        ("48,2¹ %", "48,2 %", "1"),
        ("48,2 ¹)", "48,2", "1"),
        ("48,2¹⁾", "48,2", "1"),
        ("48,2 (¹)", "48,2", "1"),
        ("¹48,2", "48,2", "1"),
        ("5¹²", "5", "12"),
        ("48,2¹,²", "48,2", "1,2"),
        ("48,2¹⁾²⁾", "48,2", "1,2"),
        ("48,2¹ ²", "48,2", "1,2"),
        ("48,2ᵃ⁾", "48,2", "a"),
        ("48,2*", "48,2", "*"),
        ("48,2 **", "48,2", "**"),
        ("48,2*)", "48,2", "*"),
        ("*48,2", "48,2", "*"),
        ("48,2†", "48,2", "†"),
        ("48,2 1)", "48,2", "1"),
        ("12 1)", "12", "1"),
        ("48 % a)", "48 %", "a"),
        ("Max 10 personer 2)", "Max 10 personer", "2"),
        ("48,2 1) 2)", "48,2", "1,2"),
        ("-¹", "-", "1"),
        ("Ökning²", "Ökning", "2"),
        ("2024-12-31¹", "2024-12-31", "1"),
        ("12 st²", "12 st", "2"),
        ("48 m²¹", "48 m²", "1"),
        ("1 210³", "1 210", "3"),
        ("10¹", "10", "1"),
        ("110²", "110", "2"),
        ("¹", "", "1"),
        ("**", "", "**"),
    ],
)
def test_a_cell_and_its_marks(printed: str, cell: str, note: str) -> None:
    assert parted(printed) == (cell, note)
    assert may_be_marked(printed)


@pytest.mark.parametrize(
    "printed",
    [
        *("48,2", "48 m²", "3 kr/m²", "12 m³", "12 m ²", "4 km²", "1,2 ton CO²", "10³", "10⁶ kr", "10¹²", "10⁻³"),
        *("12 1", "12¹500", "1¹ 000", "5 * 3", "20⁰", "48,2¹²³", "1ˢᵗ"),
        *("1) 48", "(48 1)", "48 (12)", "3)", "48,21)", "**48,2**", "Alternativ a)", ""),
    ],
)
def test_what_is_no_mark_or_none_that_is_sure_stays(printed: str) -> None:
    assert parted(printed) == (printed, None)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Sjukfrånvaro²", "Sjukfrånvaro"),
        ("Sjukfrånvaro *", "Sjukfrånvaro"),
        ("varav¹ hemtjänst", "varav hemtjänst"),
        ("2023¹", "2023"),
        ("2023¹ 2024²", "2023 2024"),
        ("Budget 2023ᵃ⁾", "Budget 2023"),
        ("Kr/m²", "Kr/m2"),
        ("Utsläpp av CO₂", "Utsläpp av CO₂"),
        ("Alternativ 1)", "Alternativ 1)"),
        ("Sjukfrånvaro", "Sjukfrånvaro"),
    ],
)
def test_a_name_without_its_marks(printed: str, plain: str) -> None:
    assert unmarked(printed) == plain


@pytest.mark.parametrize(
    ("printed", "plain"), [("Budget 1)", "Budget"), ("Budget (mnkr)", "Budget (mnkr)"), ("Budget¹", "Budget")]
)
def test_the_head_of_a_column_without_its_marks(printed: str, plain: str) -> None:
    assert unmarked_head(printed) == plain


@pytest.mark.parametrize("text", ["1", "12", "1)", "(1)", "1,2", "1)2)", "1, 2", "a", "a)", "*", "**)", "†", "-3", "²"])
def test_what_may_be_raised(text: str) -> None:
    assert can_be_raised(text)
    assert lowered(raised(text)) == lowered(text)


@pytest.mark.parametrize("text", ["st", "TM", "ny", "o", "1234", "kr", "12,5 mnkr", "%", ".", ""])
def test_words_endings_of_ordinals_and_degrees_are_not_raised(text: str) -> None:
    assert not can_be_raised(text)


def test_raised_text_holds_no_digit() -> None:
    assert raised("1) 23-a,*") == "¹⁾ ²³⁻ᵃ,*"
    assert not any(letter.isdecimal() for letter in raised("0123456789"))
