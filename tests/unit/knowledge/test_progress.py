"""How far an activity is, from the words of its status."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load

SIGNS = load().known_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Pågår", "ongoing"),
        ("Pågår enligt plan.", "ongoing"),
        ("Arbetet är påbörjat", "ongoing"),
        ("Pågår, försenad", "ongoing"),
        ("Pågår (50 %)", "ongoing"),
        ("Delvis genomförd", "ongoing"),
        ("Påbörjad, ej klar", "ongoing"),
        ("Under genomförande", "ongoing"),
        ("Löpande", "ongoing"),
        ("Klar", "completed"),
        ("Helt genomförd", "completed"),
        ("Påbörjad och avslutad", "completed"),
        ("Avslutad 2031-05-01", "completed"),
        ("Är klar i tid", "completed"),
        ("Ej påbörjad", "not_started"),
        ("Ännu ej påbörjat", "not_started"),
        ("Har inte påbörjats", "not_started"),
        ("Inte startad", "not_started"),
        ("Planerad", "not_started"),
        ("Ska påbörjas", "not_started"),
        ("Avbruten", "cancelled"),
        ("Utgår", "cancelled"),
        ("Ej aktuell", "cancelled"),
        ("Grönt", "green"),
    ],
)
def test_statuses_are_composed(text: str, sign: str) -> None:
    assert SIGNS.of_word(text) == sign


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Försenad",  # begun or not
        "Ej klar",
        "Inte genomförd",
        "Enligt plan",
        "Pågår men utgår",
        "Klar för beslut",
        "Pågår i hamnen",
        "Avvikelse",
        "100 %",
        "Hamnkontoret",
        "Klarälven",
        "Ej",
    ],
)
def test_what_says_no_status_for_sure(text: str) -> None:
    assert SIGNS.of_word(text) is None
