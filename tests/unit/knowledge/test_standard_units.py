"""Units that are printed in several spellings have one."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("printed", "standard"),
    [
        ("procent", "%"),
        ("%", "%"),
        ("Mkr", "mnkr"),
        ("miljoner kronor", "mnkr"),
        ("mn kr", "mnkr"),
        ("kkr", "tkr"),
        ("kronor", "kr"),
        ("st.", "st"),
        ("pers.", "personer"),
        ("kvm", "m2"),
        ("person er", "personer"),
        ("kg CO 2", "kg CO2"),
        ("kg CO₂", "kg CO2"),
        ("KWH", "kWh"),
        ("pro cent", "%"),
        ("milj. kr", "mnkr"),
        ("kg CO 2/kg livsmedel", "kg CO2 per kg livsmedel"),
        ("barn per avd", "barn/avd."),
        ("kWh per kvadratmeter", "kWh/m2"),
        ("båtar per årsarb.", "båtar per årsarbetare"),
        ("mkr / kaj", "mnkr / kaj"),
        ("ton CO2-ekvivalenter", "ton CO2e"),
        # what is printed in one spelling only stays
        ("kWh", "kWh"),
        ("båtar/brygga", "båtar/brygga"),
        ("kr/plats", "kr/plats"),
        ("person erna", "person erna"),
        ("m", "m"),
        ("", ""),
        (None, None),
    ],
)
def test_a_unit_has_one_spelling(printed: str | None, standard: str | None) -> None:
    assert KNOWLEDGE.units.standard(printed) == standard
