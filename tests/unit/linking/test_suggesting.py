"""Words that were put for each other in names that are one for certain."""

from __future__ import annotations

import pytest
from link_rows import KNOWLEDGE

from vpextract.linking.suggesting import Suggestion, synonyms_in

BOJAR, PRICKAR = "Andel målade bojar i hamnen", "Andel målade prickar i hamnen"


def test_a_single_word_that_stands_for_another_is_suggested_by_how_often() -> None:
    pairs = [
        ("Rensa farleden från sjögräs", "Rensa farleden från tång"),
        (BOJAR, PRICKAR),
        (PRICKAR, BOJAR),
        ("Antal prickar", "Antal bojar"),
    ]
    wanted = [
        Suggestion(("bojar", "prickar"), (BOJAR, PRICKAR), 2),
        Suggestion(("sjögräs", "tång"), pairs[0], 1),
    ]
    assert synonyms_in(pairs, KNOWLEDGE) == synonyms_in(reversed(pairs), KNOWLEDGE) == wanted


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BOJAR, BOJAR),
        (BOJAR, f"{BOJAR} och viken"),  # nothing stands for "viken"
        (BOJAR, "Andel rostiga ankare i hamnen"),  # which word stands for which?
        ("Bojar före sommaren", "Bojar efter sommaren"),
        ("Bojar i 12 hamnar", "Bojar i 14 hamnar"),
        ("Andel nöjda medarbetare", "Andel nöjda anställda"),  # known already
    ],
)
def test_what_tells_no_synonym(a: str, b: str) -> None:
    assert synonyms_in([(a, b)], KNOWLEDGE) == []
