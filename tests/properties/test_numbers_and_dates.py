"""Whatever number or date is printed the Swedish way is read back."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vpextract import knowledge
from vpextract.recognise.values import parse_figure, parse_value

KNOWLEDGE = knowledge.load()
AMOUNTS = KNOWLEDGE.value_words.amounts
MONTHS = KNOWLEDGE.values.months.names


@st.composite
def printed_numbers(draw: st.DrawFn) -> tuple[str, float]:
    """A number as Swedish documents print it, and the number: thousands apart or not, comma, any minus sign."""
    whole = draw(st.one_of(st.integers(0, 9999), st.integers(0, 10**9)))
    decimals = draw(st.text("0123456789", max_size=3))
    minus = draw(st.sampled_from(["", "", "-", "−", "–", "- "]))
    apart = draw(st.sampled_from(["", " ", "\u00a0"]))
    digits = f"{whole:,}".replace(",", apart)
    value = float(f"{'-' if minus else ''}{whole}.{decimals or '0'}")
    return f"{minus}{digits}{',' if decimals else ''}{decimals}", value


@settings(max_examples=400, deadline=None)
@given(printed_numbers(), st.sampled_from(["", *KNOWLEDGE.values.units.known]), st.sampled_from([" ", "\u00a0", "  "]))
def test_a_value_is_read_back(number: tuple[str, float], unit: str, space: str) -> None:
    printed, value = number
    found = parse_value(f"{printed}{space}{unit}", KNOWLEDGE)
    assert (found.value, found.unit, found.qualifier, found.doubtful) == (value, unit or None, None, False)


@settings(max_examples=200, deadline=None)
@given(printed_numbers(), st.sampled_from([("Max", "max"), ("minst", "min"), ("+/-", "plus_minus"), ("Högst", "max")]))
def test_a_qualified_value_is_read_back(number: tuple[str, float], qualifier: tuple[str, str]) -> None:
    printed, value = number
    printed, value = printed.lstrip("-−– "), abs(value)
    found = parse_value(f"{qualifier[0]} {printed} %", KNOWLEDGE)
    assert (found.value, found.unit, found.qualifier) == (value, "%", qualifier[1])


@settings(max_examples=400, deadline=None)
@given(printed_numbers(), st.sampled_from(["", " %", "%", " mnkr", " tkr", " kr", " st", "*"]))
def test_a_figure_is_read_back(number: tuple[str, float], after: str) -> None:
    printed, value = number
    assert parse_figure(f"{printed}{after}", KNOWLEDGE) == value


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**7), st.text("0123456789", max_size=2))
def test_an_amount_is_read_back(whole: int, decimals: str) -> None:
    printed = f"{whole:,}".replace(",", " ") + (f",{decimals}" if decimals else "")
    assert AMOUNTS.in_mnkr(f"Nämnden begär {printed} mnkr för kajen.") == float(f"{whole}.{decimals or 0}")
    assert AMOUNTS.in_mnkr(f"Begär {printed} mnkr och {printed} mnkr.") is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_either_a_value_or_not(text: str) -> None:
    found = parse_value(text, KNOWLEDGE)
    assert found.value is not None or found.qualifier is not None
    assert found.value is None or any(c.isdigit() for c in text)
    assert parse_figure(text, KNOWLEDGE) is None or any(c.isdigit() for c in text)


DATES = st.dates(date(1990, 1, 1), date(2099, 12, 31))
WORDS = st.text("abcdeåäö ", max_size=20)


@settings(max_examples=200, deadline=None)
@given(DATES, st.sampled_from(["", " "]))
def test_a_date_is_read_back(day: date, space: str) -> None:
    year, month, number = day.isoformat().split("-")
    assert KNOWLEDGE.times.date_of(f"{year}-{space}{month}-{space}{number}") == day


@settings(max_examples=200, deadline=None)
@given(DATES, WORDS, WORDS)
def test_a_date_is_found_within_words(day: date, before: str, after: str) -> None:
    for printed in (day.isoformat(), f"{day.day} {MONTHS[day.month - 1]} {day.year}"):
        assert KNOWLEDGE.times.dates_in(f"{before} {printed} {after}")[0][0] == day


@settings(max_examples=100, deadline=None)
@given(st.integers(1990, 2099), st.integers(0, 99), st.integers(0, 99))
def test_what_is_in_no_calendar_is_no_date(year: int, month: int, day: int) -> None:
    found = KNOWLEDGE.times.date_of(f"{year}-{month:02}-{day:02}")
    try:
        expected: date | None = date(year, month, day)
    except ValueError:
        expected = None
    assert found == expected
