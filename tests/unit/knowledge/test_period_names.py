"""What is a period, and what it names."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load
from vpextract.knowledge.periods import NamedPeriod

KNOWLEDGE = load()
PERIODS = KNOWLEDGE.periods


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Tertial 2",
            "T2 2031",
            "2031 T1",
            "T1 och T2",
            "Tertial 1-2",
            "Delår",
            "Delår 2031",
            "Helår",
            "2031",
            "2031–2033",
        ),
        *(
            "augusti 2031",
            "jan–aug 2031",
            "Jan-aug",
            "Våren 2031",
            "HT 2031",
            "Läsår 2031/2032",
            "Q1",
            "Kv 2",
            "Kvartal 3 2031",
        ),
        *("VB", "VB 2031", "2031 VB"),
        *(
            "Årsvis",
            "Månadsvis",
            "per år",
            "Per tertial",
            "Varje månad",
            "en gång per år",
            "2 ggr/år",
            "3 gånger per mandatperiod",
        ),
        *("Vartannat år", "Mäts vartannat år", "Vart 3:e år", "Mätning årligen", "Löpande", "Kontinuerligt"),
    ],
)
def test_periods(text: str) -> None:
    assert PERIODS.is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "5 %",
        "12",
        "90",
        "Tertial 4 2031",
        "kvartal 5",
        "Enkät",
        "Ökning",
        "Uppgift saknas",
        "Antal",
        "2031 2032",
        "Två bojar per kaj",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert not PERIODS.is_period(text)


@pytest.mark.parametrize("text", ["augusti 2031", "jan–aug", "Våren", "Q1"])
def test_times_are_periods_in_their_column_but_no_phrases_elsewhere(text: str) -> None:
    """Heads of columns look the same."""
    assert PERIODS.is_period(text)
    assert not KNOWLEDGE.is_value_phrase(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2031 T1", NamedPeriod("tertialrapport", 1, 2031)),
        ("Tertial 2 2031", NamedPeriod("tertialrapport", 2, 2031)),
        ("2031 VB", NamedPeriod("verksamhetsberattelse", None, 2031)),
        ("Helår 2031", NamedPeriod(None, None, 2031)),
        ("jan–aug 2031", NamedPeriod(None, None, 2031)),
        ("2031-08-31", None),
        ("2031–2033", None),
        ("augusti", None),
        ("Årsvis", None),
        ("Kajer 2031", None),
    ],
)
def test_what_a_period_names(text: str, named: NamedPeriod | None) -> None:
    assert PERIODS.named(text) == named
