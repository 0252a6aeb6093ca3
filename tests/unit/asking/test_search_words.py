"""Words by their stems, and what people type into a search."""

from __future__ import annotations

import pytest

from vpextract.asking.words import Asked, asked_words, matching, places, stem, stemmed
from vpextract.errors import RequestError


@pytest.mark.parametrize(
    "forms",
    [
        "sjukfrånvaro sjukfrånvaron sjukfrånvarons",
        "skola skolan skolans skolor skolorna skolornas",
        "kvinna kvinnan kvinnor kvinnorna",
        "miljö miljön miljöns",
        "plan planen planer planernas",
        "person personen personer",
        "kommunikation kommunikationen",
        "elev elever eleverna elevernas",
        "trygg trygga trygghet tryggheten",
        "barn barnen barns barnens",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("words", ["kön kö", "skola skola1", "förskola skola", "elev elektrisk", "barn bana"])
def test_other_words_have_other_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Sjukfrånvaron", '"sjukfrånvaro"'),
        ("barn unga", '"barn" AND "ung"'),
        ('"barn och unga"', '"barn och ung"'),
        ("skol*", '"skol"*'),
        ("skolorna*", '"skolorna"*'),
        ("barn -skolan", '("barn") NOT "skol"'),
        ("barn- och-unga", '"barn" AND "och ung"'),
        ("barn AND NOT) skola", '"barn" AND "and" AND "not" AND "skol"'),
        ('"; DROP TABLE words; --', '"drop" AND "tabl" AND "word"'),
        ("text:barn", '"text barn"'),
        ("a\u030ar", '"år"'),
    ],
)
def test_what_people_type(typed: str, asked: str) -> None:
    assert matching(asked_words(typed)) == asked


@pytest.mark.parametrize("typed", ["", " ", '"', "-", "-skola", "*", "(((", '""'])
def test_no_word_is_told(typed: str) -> None:
    with pytest.raises(RequestError, match="What is to be found"):
        asked_words(typed)


def test_places_of_what_was_found() -> None:
    text = "Sjukfrånvaron i förskolan: skolor och SJUKFRÅNVARO."
    found = [text[start:end] for start, end in places(text, asked_words("sjukfrånvaro skol* -förskola"))]
    assert found == ["Sjukfrånvaron", "skolor", "SJUKFRÅNVARO"]
    assert stemmed("Skolorna, 5_barn!") == "skol 5 barn"
    assert asked_words("skol*") == [Asked(("skol",), prefix=True)]
