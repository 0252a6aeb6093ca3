"""Whose rows labels of lists say they are."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load

OWNERS = load().listing_owners


@pytest.mark.parametrize(
    ("label", "owners"),
    [
        ("Nämndens indikatorer", {"namnd"}),
        ("Kommunfullmäktiges indikatorer:", {"kf"}),
        ("Tabell 3. KF:s indikatorer", {"kf"}),
        ("KF-indikatorer", {"kf"}),
        ("Stadsdelsnämndsindikatorer", {"namnd"}),
        ("Hamnnämndens egna mått", {"namnd"}),
        ("Indikatorer beslutade av kommunfullmäktige", {"kf"}),
        ("Indikatorer för nämnden", {"namnd"}),
        ("Indikatorer (KF)", {"kf"}),
        ("Nämndens mål och indikatorer", {"namnd"}),
        ("KF:s mål och nämndens indikatorer", {"namnd"}),
        ("KF:s och nämndens indikatorer", {"kf", "namnd"}),
        ("KF:s indikatorer och nämndens aktiviteter", {"kf"}),
        ("Indikatorer för stadens skolor", set()),
        ("Nämndens indikatorer visar att hamnen är ren.", set()),
        ("Andel nöjda i kommunen", set()),
        ("Indikatorer", set()),
        ("Nämndens arbete", set()),
        ("", set()),
    ],
)
def test_of_labels_above_indicators(label: str, owners: set[str]) -> None:
    assert OWNERS.of_label(label, "indicators") == owners


@pytest.mark.parametrize(
    ("label", "owners"),
    [
        ("KF:s indikatorer och nämndens aktiviteter", {"namnd"}),
        ("Uppdrag från kommunfullmäktige", {"kf"}),
        ("Förvaltningens insatser", {"namnd"}),
    ],
)
def test_of_labels_above_activities(label: str, owners: set[str]) -> None:
    assert OWNERS.of_label(label, "activities") == owners


@pytest.mark.parametrize(
    ("head", "owners"),
    [("Indikatorer Hamnnämnden", {"namnd"}), ("KF:s ledstjärnor", {"kf"}), ("Ledstjärnor", set()), ("Nämnden", set())],
)
def test_of_heads_whatever_they_call_the_rows(head: str, owners: set[str]) -> None:
    assert OWNERS.of_head(head) == owners
