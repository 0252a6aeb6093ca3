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
        # what is printed in one spelling only stays
        ("kWh", "kWh"),
        ("båtar/brygga", "båtar/brygga"),
        ("kr/plats", "kr/plats"),
        (None, None),
    ],
)
def test_a_unit_has_one_spelling(printed: str | None, standard: str | None) -> None:
    assert KNOWLEDGE.units.standard(printed) == standard
