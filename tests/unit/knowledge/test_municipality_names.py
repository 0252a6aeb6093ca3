"""Names of municipalities are found by a cheap look at first letters, which hides none of them."""

from __future__ import annotations

import pytest

from vpextract import knowledge

NAMES = knowledge.load().municipalities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Till Hjo kommun och andra", ["Hjo"]),
        ("VISION FÖR ÅMÅLS KOMMUN", ["Åmål"]),
        ("(Ekerö kommun)", ["Ekerö"]),
        ("Upplands-Bro kommun, budget", ["Upplands-Bro"]),
        ("I Lilla Edets kommun finns en hamn", ["Lilla Edet"]),
        ("kommunen Kil", ["Kil"]),
        ("Avtal med Region Skärgården", ["Region Skärgården"]),
        ("Sjöviks stad", ["Sjövik"]),
        ("Stadens kommuner samverkar i kommunen", []),
        ("ekerö kommun", []),
        ("Hamnen växer. Hjo kommun och Region Skärgården äger den. I Kil bor få", ["Hjo", "Region Skärgården"]),
        (
            "Sjöviks stad växer. Arbetet sker i Hjo kommun. Kajen byggs",
            ["Hjo"],
        ),  # a listed name is surer than the shape
    ],
)
def test_municipalities_are_found(text: str, found: list[str]) -> None:
    assert NAMES.in_text(text) == found


def test_no_listed_name_is_hidden_by_its_first_letters() -> None:
    names = knowledge.load().boards.municipalities.names
    assert [name for name in names if NAMES.in_text(f"Plan för {name} kommun") != [name]] == []
