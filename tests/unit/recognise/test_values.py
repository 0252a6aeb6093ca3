"""Printed cells as numbers, units and qualifiers."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.numerals import may_be_number
from vpextract.recognise.values import note_of, parse_figure, parse_value

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
    assert parse_value(raw, KNOWLEDGE)[:4] == (value, unit, None, False)


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
    assert parse_value(raw, KNOWLEDGE)[:4] == (value, unit, qualifier, False)


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
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, qualifier, False)


@pytest.mark.parametrize("raw", ["2031-12-31", "6 (av 13)", "1 av 4", "12 % 14 %", "T1 2031"])
def test_what_can_be_read_in_two_ways_has_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)


@pytest.mark.parametrize("raw", ["12.500", "1.250 st", "3/4", "12/13", "45 % (40 %)", "1.2.3"])
def test_two_numbers_are_no_number_with_a_unit(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)


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
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) == amount


def test_a_point_before_three_digits_parts_decimals_after_a_zero() -> None:
    assert parse_value("0.125 %", KNOWLEDGE)[:4] == (0.125, "%", None, False)
    assert parse_figure("0.250", KNOWLEDGE) == 0.25


def test_brackets_and_points_have_two_readings_in_figures() -> None:
    assert parse_figure("(12,3)", KNOWLEDGE) is None
    assert parse_figure("1.250", KNOWLEDGE) is None
    assert parse_figure("+5,0", KNOWLEDGE) == 5.0


@pytest.mark.parametrize(
    ("raw", "value", "unit", "qualifier", "note"),
    [
        ("48,2¹", 48.2, None, None, "1"),
        ("48,2¹ %", 48.2, "%", None, "1"),
        ("48,2 %²", 48.2, "%", None, "2"),
        ("¹48,2", 48.2, None, None, "1"),
        ("48,2 1)", 48.2, None, None, "1"),
        ("12 1)", 12, None, None, "1"),
        ("48,2 *", 48.2, None, None, "*"),
        ("9 000 stᵃ⁾", 9000, "st", None, "a"),
        ("48 m²", 48, "m²", None, None),
        ("48 m²¹", 48, "m²", None, "1"),
        ("12 kWh/m²", 12, "kWh/m²", None, None),
        ("Max 10¹ personer", 10, "personer", "max", "1"),
        ("Ökning¹", None, None, "increase", "1"),
        ("Fastställs 2031²", None, None, "to_be_set", "2"),
        ("-*", None, None, "none", "*"),
        ("Ja¹", None, None, "text", "1"),
        ("¹", None, None, "text", "1"),
    ],
)
def test_a_mark_is_no_part_of_the_number(
    raw: str, value: float | None, unit: str | None, qualifier: str | None, note: str | None
) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (value, unit, qualifier, False)
    assert note_of(raw) == note


@pytest.mark.parametrize("raw", ["12 1", "10³", "12¹500", "20⁰", "48,2¹²³", "48,2¹ 47,9", "1) 48"])
def test_where_it_is_not_sure_that_it_is_a_mark_there_is_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)
    assert parse_figure(raw, KNOWLEDGE) is None


@pytest.mark.parametrize(
    "raw", ["1\ufffd5 %", "\ufffd5 %", "15\ufffd %", "1,\ufffd", "-\ufffd5", "\ufffd1 200", "1\ufffd200"]
)
def test_a_figure_that_is_lost_makes_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)
    assert parse_figure(raw, KNOWLEDGE) is None


@pytest.mark.parametrize("amount", ["1\ufffd5 mnkr", "\ufffd5 mnkr", "5,\ufffd mnkr", "\ufffd mnkr och 3 mnkr"])
def test_a_figure_that_is_lost_makes_no_amount(amount: str) -> None:
    assert KNOWLEDGE.value_words.amounts.in_mnkr(f"Nämnden begär {amount} för kajen.") is None


@pytest.mark.parametrize(
    "raw", ["1 211,0¹", "1 211,0¹⁾²⁾", "1 211,0 1)", "¹1 211,0", "1 211,0¹ mnkr", "1 211,0†", "1 211,0ᵇ"]
)
def test_marks_in_cells_of_figures(raw: str) -> None:
    assert parse_figure(raw, KNOWLEDGE) == 1211.0


# --- a number has at most 15 digits, plain ones, and one reading ------------------------------------------------------

LONG = ("1" * 16, "9" * 29, "123 456 789 " * 3 + "123", " ".join(["123"] * 12), "7" * 400, "8" * 5000, "0," + "3" * 400)
"""More digits than any number has: run together by a bad layout, of an account, or a fault."""
OTHER = ("½", "2½", "①", "⑫", "٣", "١٢٫٥", "１２", "𝟏𝟐", "Ⅳ", "1２", "10⁴")
"""Digits that Python takes for some, and that it refuses to read, or reads as others than are meant."""


@pytest.mark.parametrize("raw", [*LONG, *OTHER, "0 123", "0 123 456"])
@pytest.mark.parametrize("unit", ["", " %", " st"])
@pytest.mark.parametrize("before", ["", "-", "Max "])
def test_digits_that_are_no_number_give_none_and_a_doubt(raw: str, unit: str, before: str) -> None:
    assert parse_value(f"{before}{raw}{unit}", KNOWLEDGE)[:4] == (None, None, "text", True)


@pytest.mark.parametrize("raw", ["9" * 15, "123 456 789 012 345", "0," + "1" * 14, "-" + "9" * 15])
def test_fifteen_digits_are_a_number(raw: str) -> None:
    expected = float(raw.replace(" ", "").replace(",", "."))
    assert parse_value(raw, KNOWLEDGE).value == parse_figure(raw, KNOWLEDGE) == expected


@pytest.mark.parametrize("raw", [*LONG, *OTHER, "1.250", "1.250 mnkr", "-1.250", "0 123", "2031 12,5"])
def test_a_figure_that_is_none_is_noticed(raw: str) -> None:
    assert parse_figure(raw, KNOWLEDGE) is None
    assert may_be_number(raw)


@pytest.mark.parametrize("raw", ["", "-", "1.2.1", "2031 2032", "2031-12-31", "18-64", "Kaj 3", "3 kajer", "²"])
def test_what_is_printed_like_no_number_is_not_noticed(raw: str) -> None:
    assert not may_be_number(raw)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (f"Nämnden begär {'9' * 29} mnkr.", f"{'9' * 29} mnkr"),
        (f"Nämnden begär {'9' * 5000} kronor.", f"{'9' * 5000} kronor"),
        ("Nämnden begär 1.250 tkr.", "1.250 tkr"),
        ("Nämnden begär 3-5 mnkr.", "3-5 mnkr"),
        ("Nämnden begär 3 – 5 mnkr.", "3 – 5 mnkr"),
        ("Nämnden begär 1,234,567 kr.", "1,234,567 kr"),
        ("Nämnden begär 1234 567 kr.", "1234 567 kr"),
        ("Nämnden begär ½ miljon kronor.", "½ miljon kronor"),
        ("Nämnden begär ١٢ mnkr.", "١٢ mnkr"),
    ],
)
def test_an_amount_with_two_readings_or_none_is_noticed(text: str, printed: str) -> None:
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) is None
    assert KNOWLEDGE.value_words.amounts.unread(text) == printed


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Nämnden begär för 2031 500 mnkr.", 500.0),
        ("Nämnden begär för 2031 12,5 mnkr.", 12.5),
        ("Nämnden begär 2 mnkr och 3 mnkr.", None),
        ("Under 2031, 12 mnkr.", 12.0),
        ("Nämnden godkänner planen.", None),
    ],
)
def test_amounts_that_are_clear_are_not_doubted(text: str, amount: float | None) -> None:
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) == amount
    assert KNOWLEDGE.value_words.amounts.unread(text) is None


def test_a_text_of_digits_takes_no_time() -> None:
    """The patterns do not go back over the digits again and again: that would take hours here."""
    text = "Nämnden begär " + "1 234 567.8 " * 40_000
    assert KNOWLEDGE.value_words.amounts.in_mnkr(text) is None
    assert not may_be_number(f"{text}x")
    assert parse_value(text, KNOWLEDGE).value is None
