"""Printed cells as numbers, units and qualifiers."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.recognise.values import amount_in_mnkr, parse_figure, parse_value

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("1,2 %", 1.2, "%"),
        ("1,2%", 1.2, "%"),
        ("9 000 st", 9000, "st"),
        ("9\u00a0000 st", 9000, "st"),
        ("1 234 567 kr", 1234567, "kr"),
        ("-1,7", -1.7, None),
        ("−1,7", -1.7, None),
        ("–1,7", -1.7, None),
        ("- 1,7 %", -1.7, "%"),
        ("48,8 mnkr", 48.8, "mnkr"),
        ("0", 0, None),
        ("0 %", 0, "%"),
        ("100", 100, None),
        ("3.5", 3.5, None),
        ("15,2 barn/avd.", 15.2, "barn/avd."),
        ("4,9 barn per vuxen", 4.9, "barn per vuxen"),
        ("12 dagar", 12, "dagar"),
        ("30 000 kWh", 30000, "kWh"),
        ("1,8 kg CO2", 1.8, "kg CO2"),
        ("12 kWh/m2", 12, "kWh/m2"),
        (" 45\n% ", 45, "%"),
    ],
)
def test_plain_numbers_with_and_without_a_unit(raw: str, value: float, unit: str | None) -> None:
    assert parse_value(raw, KNOWLEDGE) == (value, unit, None, False)


@pytest.mark.parametrize(
    ("raw", "value", "unit", "qualifier"),
    [
        ("Max 10 personer", 10, "personer", "max"),
        ("Högst 5 %", 5, "%", "max"),
        ("< 3", 3, None, "max"),
        ("≤3 %", 3, "%", "max"),
        ("Minst 3", 3, None, "min"),
        ("min 85 %", 85, "%", "min"),
        ("Lägst 4,5", 4.5, None, "min"),
        (">95 %", 95, "%", "min"),
        ("+/-1 %", 1, "%", "plus_minus"),
        ("+/- 1 %", 1, "%", "plus_minus"),
        ("±2", 2, None, "plus_minus"),
    ],
)
def test_qualifiers_before_a_number(raw: str, value: float, unit: str | None, qualifier: str) -> None:
    assert parse_value(raw, KNOWLEDGE) == (value, unit, qualifier, False)


@pytest.mark.parametrize(
    ("raw", "qualifier"),
    [
        ("Tas fram av nämnd", "set_by_board"),
        ("Tas fram av nämnd/styrelse", "set_by_board"),
        ("tas fram av nämnden", "set_by_board"),
        ("Fastställs 2031", "to_be_set"),
        ("Fastställs t1", "to_be_set"),
        ("Faställs 2031", "to_be_set"),
        ("Faststälts t1", "to_be_set"),
        ("Fastställ s 2031", "to_be_set"),
        ("FASTSTÄLLS", "to_be_set"),
        ("Beslutas i maj", "to_be_set"),
        ("Sätts 2031", "to_be_set"),
        ("Ökning", "increase"),
        ("öka", "increase"),
        ("Ska öka", "increase"),
        ("Ökar jämfört med 2030", "increase"),
        ("Minskning", "decrease"),
        ("Minska", "decrease"),
        ("-", "none"),
        ("–", "none"),
        ("−", "none"),
        ("Ja", "text"),
        ("Enligt plan", "text"),
    ],
)
def test_words_instead_of_a_number(raw: str, qualifier: str) -> None:
    assert parse_value(raw, KNOWLEDGE) == (None, None, qualifier, False)


@pytest.mark.parametrize("raw", ["2031-12-31", "18 – 64", "18-64", "6 (av 13)", "1 av 4", "12 % 14 %", "T1 2031"])
def test_what_can_be_read_in_two_ways_has_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE) == (None, None, "text", True)


@pytest.mark.parametrize("raw", ["12.500", "1.250 st", "3/4", "12/13", "90%-95%", "45 % (40 %)", "1.2.3"])
def test_two_numbers_are_no_number_with_a_unit(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE) == (None, None, "text", True)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1 234,5", 1234.5),
        ("-12,3", -12.3),
        ("−12,3", -12.3),
        ("0,0", 0.0),
        ("45 %", 45.0),
        ("1,2*", 1.2),
        ("12 mnkr", 12.0),
        ("12mnkr *", 12.0),
        ("12 mnkr kr", None),
        ("12 MNKR", None),
        ("1\u00a0000", 1000.0),
        ("2031", 2031.0),
        ("3 669", 3669.0),
        ("", None),
        ("-", None),
        ("Kaj 3", None),
        ("12 bojar", None),
        ("1 2", None),
        ("2031-01-01", None),
        ("1,2 3,4", None),
    ],
)
def test_cells_of_figures(raw: str, value: float | None) -> None:
    assert parse_figure(raw, KNOWLEDGE) == value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Nämnden begär 12,5 mnkr för kajen.", 12.5),
        ("Nämnden begär 0,3 miljoner kronor.", 0.3),
        ("Nämnden begär 1 miljon kronor.", 1.0),
        ("Nämnden begär 250 tkr.", 0.25),
        ("Nämnden begär 1 200 000 kronor.", 1.2),
        ("Nämnden begär 3 mkr.", 3.0),
        ("Nämnden begär 2 mnkr och 3 mnkr.", None),
        ("Nämnden godkänner planen för 2031.", None),
        ("De 12 kranarna lagas.", None),
        ("", None),
    ],
)
def test_the_one_amount_in_a_text(text: str, amount: float | None) -> None:
    assert amount_in_mnkr(text) == amount


def test_a_point_before_three_digits_parts_decimals_after_a_zero() -> None:
    assert parse_value("0.125 %", KNOWLEDGE) == (0.125, "%", None, False)
    assert parse_figure("0.250", KNOWLEDGE) == 0.25


def test_brackets_and_points_have_two_readings_in_figures() -> None:
    assert parse_figure("(12,3)", KNOWLEDGE) is None
    assert parse_figure("1.250", KNOWLEDGE) is None
    assert parse_figure("+5,0", KNOWLEDGE) == 5.0


@pytest.mark.parametrize(
    "raw", ["1\ufffd5 %", "\ufffd5 %", "15\ufffd %", "1,\ufffd", "-\ufffd5", "\ufffd1 200", "1\ufffd200"]
)
def test_a_figure_that_is_lost_makes_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE) == (None, None, "text", True)
    assert parse_figure(raw, KNOWLEDGE) is None


@pytest.mark.parametrize("amount", ["1\ufffd5 mnkr", "\ufffd5 mnkr", "5,\ufffd mnkr", "\ufffd mnkr och 3 mnkr"])
def test_a_figure_that_is_lost_makes_no_amount(amount: str) -> None:
    assert amount_in_mnkr(f"Nämnden begär {amount} för kajen.") is None
