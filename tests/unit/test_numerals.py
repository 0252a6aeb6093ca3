"""What printed figures look like. All figures are invented."""

from __future__ import annotations

import pytest

from vpextract.numerals import (
    MINUS,
    are_two_figures,
    ends_in_figure,
    is_bare_year,
    is_figure,
    is_numeric,
    is_time,
    may_be_number,
    number_of,
    size_of,
    years_in,
)


@pytest.mark.parametrize(
    "text",
    [
        "24",
        "1 204,5",
        "-7,4",
        "− 7",
        "48,2 %",
        "12%",
        "9 000 st",
        "3,5 mnkr",
        "2030-12-31",
        "-",
        "–",
        "(47,9)",
        "12*",
        "48,2¹",
    ],
)
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text", ["", "Kajer", "24 kajer", "12,", "T1 2030", "188 (176)", "85–90 %", "max 10", "(12", "1:a"]
)
def test_no_figures(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [("24", "31"), ("48 %", "50 %"), ("-", "5"), ("3", "669"), ("2030", "2031"), ("7", "-1"), ("9 st", "8 st")],
)
def test_two_figures(before: str, after: str) -> None:
    assert are_two_figures(before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("188", "(176)"), ("9 000", "st"), ("12,", "5"), ("-", "-"), ("Kaj 3", "24"), ("85–", "90")]
)
def test_parts_of_one_entry(before: str, after: str) -> None:
    assert not are_two_figures(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "(47,9)",
        "6,5-",
        "1.250",
        "24 | 31",
        "24 31",
        "12,5,3",
        "1'250",
        "[12]",
        "- (12)",
        "12 % 13 %",
        "1" * 400,
        "24 %*",
        "3 669 st",
    ],
)
def test_what_may_be_a_number(text: str) -> None:
    assert may_be_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "188 (176)",
        "2030-12-31",
        "1–7",
        "85–90 %",
        "1.2.3",
        "3.",
        "08-508 00 00",
        "Kaj 3",
        "T1 2030",
        "12/15",
        "kl 10:30",
        "-",
        "",
        "1,2 meter",
    ],
)
def test_what_is_no_number_by_its_form(text: str) -> None:
    assert not may_be_number(text)


@pytest.mark.parametrize("text", ["2030", "2030-12-31", "2030/31", "2029–2030"])
def test_times(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["1830", "20301", "år 2030", "2030,5", ""])
def test_no_times(text: str) -> None:
    assert not is_time(text)


@pytest.mark.parametrize("text", ["Kaj 24", "Andel bojar 48,5 %", "Kaj 24 st", "Norra kajen 1 204"])
def test_names_that_end_in_a_figure(text: str) -> None:
    assert ends_in_figure(text)


@pytest.mark.parametrize("text", ["Kaj 2030", "24", "Kaj", "Kaj A3", "", "Bojar 4-5 år"])
def test_names_that_do_not(text: str) -> None:
    assert not ends_in_figure(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1 250", 1250),
        ("1 250,5", 1250.5),
        ("1.250,5", 1250.5),
        ("1.250.000", 1250000),
        ("0.125", 0.125),
        *((f"{sign}5", -5) for sign in MINUS),
        ("− 5", -5),
        ("+5", 5),
        ("1.250", None),  # 1250 or 1.25
        ("1,234,567", None),
        ("0 123", None),
        ("1 2", None),
        ("1.2.3", None),
        ("12 %", None),
        ("½", None),
        ("٣", None),
        ("9" * 16, None),
        ("-", None),
        ("", None),
    ],
)
def test_one_number_in_one_reading(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "size"), [("-5 %", 5), ("1 250 mkr", 1250), ("24 31", 24), ("1.250", None), ("Kaj", None)]
)
def test_the_size_of_what_a_text_begins_with(text: str, size: float | None) -> None:
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["12 mkr", "12 mnkr", "‐5", "-5", "−5 %", "1.250"])
def test_all_ways_to_ask_say_that_it_is_a_figure(text: str) -> None:
    assert is_figure(text)
    assert may_be_number(text)
    assert is_numeric(text)


@pytest.mark.parametrize(
    ("text", "years", "bare"),
    [
        ("2031", [2031], True),
        ("Budget 2031, utfall 1999", [2031, 1999], False),
        ("2029–2031", [2029, 2031], False),
        ("2031-05-27", [2031], False),
        ("12031", [], False),
        ("20311", [], False),
        ("2131", [], False),
        ("٢٠٣١", [], False),
        ("", [], False),
    ],
)
def test_years(text: str, years: list[int], bare: bool) -> None:
    assert (years_in(text), is_bare_year(text)) == (years, bare)
