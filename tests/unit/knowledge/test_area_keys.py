"""Names of fields of activity in their spellings. The names are of boards that do not exist, or that all have."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KEYS = knowledge.load().area_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nämnd och administration", "Nämnd- och förvaltningsadministration"),
        ("Individ- ochfamiljeomsorg", "Individ- och familjeomsorg"),
        ("Individ & Familjeomsorg", "Individ- och familjeomsorg"),
        ("Nämnd- och förvaltnings-administration", "Nämnd- och förvaltningsadministration"),
        ("Förskoleverksamhet", "Förskola"),
        ("Hamnmiljöverksamheten", "Hamnmiljö"),
        ("Kajverksamhet, totalt", "Kajverksamheten"),
        ("Lotsning (inkl. bogsering)", "lotsning"),
        ("Barn och ungdom", "Barn och unga"),
        ("Stöd och service till personer med funktions-nedsättning", "Funktionsnedsättning"),
    ],
)
def test_one_area(one: str, other: str) -> None:
    assert KEYS.key(one) == KEYS.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norra kajen", "Södra kajen"),
        ("Kultur och fritid", "Barn, kultur och fritid"),
        ("Ekonomiskt bistånd", "Arbetsmarknadsåtgärder"),
        ("Äldreomsorg", "Äldreboende"),
        ("Verksamhet", "Övrig verksamhet"),
        ("Totalt", "Äldreomsorg totalt"),
    ],
)
def test_two_areas(one: str, other: str) -> None:
    assert KEYS.key(one) != KEYS.key(other)


def test_a_name_without_letters_has_a_key_of_its_own() -> None:
    assert KEYS.key("–") == "" and KEYS.key("2031") == "2031"
