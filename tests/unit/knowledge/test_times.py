"""What is a date, and what is a time without a day. All cells are invented."""

from __future__ import annotations

from datetime import date

import pytest

from vpextract.knowledge import load

TIMES = load().times
DAY = date(2031, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 mars 2031",
        "1 mar 2031",
        "1 mar. 2031",
        "01 Mars, 2031",
        "den 1 mars 2031",
        "1:a mars 2031",
        "1 mars -31",
        "2031-03-01",
        "2031-3-1",
        "2031/03/01",
        "2031.03.01",
        "1/3 2031",
        "01/03 2031",
        "1/3-31",
        "1/3 - 2031",
        "1.3.2031",
        "1-3-2031",
        "senast 1 mars 2031",
        "t.o.m. 2031-03-01",
        "fr o m 1 mars 2031",
        "Klart 2031-03-01",
        "2031-03-01¹",
    ],
)
def test_dates_wherever_they_stand(text: str) -> None:
    assert TIMES.date_of(text) == DAY
    assert TIMES.is_date(text)


@pytest.mark.parametrize("text", ["20310301", "310301"])
def test_bare_digits_are_dates_only_where_dates_are_expected(text: str) -> None:
    assert TIMES.date_of(text) == DAY
    assert not TIMES.is_date(text)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("31-03-01", 2031, DAY),
        ("31-03-01", 2002, date(2001, 3, 31)),
        ("11-03-12", 2011, None),  # the year first or last: both are near
        ("31-03-01", None, None),
        ("01.03.31", 2031, DAY),
        ("310301", 2004, None),
        ("1/3-31", 2004, None),
        ("310301", 2030, DAY),
    ],
)
def test_the_documents_year_settles_short_years(text: str, year: int | None, expected: date | None) -> None:
    assert TIMES.date_of(text, year) == expected


@pytest.mark.parametrize(
    "text", ["01/03/2031", "1/3", "1 mars", "1 mars 31", "31 februari 2031", "2031-13-01", "203103"]
)
@pytest.mark.parametrize("year", [None, 2031])
def test_two_readings_or_no_such_day_make_no_date(text: str, year: int | None) -> None:
    assert TIMES.date_of(text, year) is None


@pytest.mark.parametrize(
    "text",
    [
        "2031-12",
        "2031/04",
        "12/2031",
        "dec 2031",
        "dec-31",
        "December",
        "mars–maj 2031",
        "dec 2031 – mars 2032",
        "Q2 2031",
        "2031 Q2",
        "Q1–Q2 2031",
        "kv 3 och 4",
        "kvartal 3",
        "kvartal IV",
        "tredje kvartalet 2031",
        "1:a kvartalet",
        "T2 2031",
        "tertial 2",
        "v. 12–20",
        "halvår 1",
        "första halvåret 2031",
        "våren 2031",
        "under våren",
        "Efter sommaren",
        "från och med hösten 2031",
        "HT31",
        "vt-32",
        "vid årsskiftet 2031/2032",
        "2031",
        "2031–2033",
        "2031/32",
        "2031 och framåt",
        "slutet av 2031",
        "Löpande",
        "Löpande under året",
        "tills vidare",
        "pågår sedan 2030",
        "helår 2031",
        "Ej påbörjad",
        "-",
    ],
)
def test_times_that_name_no_day(text: str) -> None:
    assert TIMES.understood(text)
    assert TIMES.date_of(text, 2031) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 februari 2031",
        "2031-13",
        "2031-00",
        "2031 2032",
        "våren 2031 hösten 2031",
        "2031-03-01 2031-12-31",
        "jan 2031 31 dec 2031",
        "2031 Försenad",
        "12",
        "5 %",
        "Nej",
        "och",
        "i",
        "Hamnkontoret",
        "vår verksamhet",
        "Höstens kampanj",
        "I samverkan med skolan",
        "Starta om",
        "Q5x",
        "tertial 4",
        "kv 5 2031",
        "v. 60",
        "2031" * 20,
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert not TIMES.understood(text)


def test_dates_in_a_text() -> None:
    text = "Beslutat 3/2 2031, gäller från 1 april 2031 till 2031-12-31; 12031-05-27 är ett nummer."
    assert [found for found, _ in TIMES.dates_in(text)] == [date(2031, 2, 3), date(2031, 4, 1), date(2031, 12, 31)]


@pytest.mark.parametrize(
    ("word", "month"), [("mar", 3), ("Maj", 5), ("sept.", 9), ("DECEMBER", 12), ("ma", None), ("mat", None)]
)
def test_months(word: str, month: int | None) -> None:
    assert load().months.number(word) == month
