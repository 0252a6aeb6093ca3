"""Words that say the same without being forms of one word, and words that only look as if they did."""

from __future__ import annotations

import pytest

from vpextract import knowledge

WORDS = knowledge.load().words_wise
COSTS = WORDS.costs


@pytest.mark.parametrize(
    ("a", "b", "cost"),
    [
        ("medarbetarna", "anställda", "synonym"),
        ("personalundersökning", "medarbetarundersökning", "synonym"),
        ("elbilar", "elfordon", "synonym"),
        ("vårdnadshavares", "föräldrarnas", "synonym"),
        ("minskar", "reduceras", "synonym"),
        ("tolv", "12", "respelt"),
        ("kvm", "kvadratmeter", "respelt"),
        ("tim", "timmar", "respelt"),
        ("utformas", "utformningen", "nominal"),
        ("markanvisats", "markanvisningar", "nominal"),
        ("jämställd", "jämställdhet", "nominal"),
        ("utbildade", "utbildningar", "derived"),
        ("besök", "besökare", "agent"),
        ("muddringsplanen", "plan", "part"),
        ("muddringsplan", "hamnplan", None),
        ("hemtjänst", "färdtjänst", None),
        ("förskolan", "skolan", None),  # a part, but one list of contrasts has both
        ("påbörjade", "färdigställda", None),
        ("bojar", "kajer", None),
        ("inflyttade", "utflyttade", None),
        ("hus", "ljus", None),
        ("11", "12", None),
    ],
)
def test_what_it_costs_to_say_one_word_for_another(a: str, b: str, cost: str | None) -> None:
    wanted = None if cost is None else getattr(COSTS, cost)
    assert (WORDS.kin_cost(a, b), WORDS.kin_cost(b, a)) == (wanted, wanted)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rusta upp kajen", "upprusta kajen"),
        ("utfall t2", "utfall tertial 2"),
        ("e-tjänst i hamnen", "etjänst i hamnen"),
        ("vård- och omsorgsboende i hamnen", "vård- och omsorgsboende i hamnen"),
        ("krusta uppåt", "krusta uppåt"),
        ("konst2", "konst2"),
    ],
)
def test_several_words_that_say_what_one_does(text: str, said: str) -> None:
    assert WORDS.without_abbreviations(text) == said


def test_words_that_are_said_for_each_other_by_way_of_a_third_have_one_topic() -> None:
    assert WORDS.topic("lägenheter") == WORDS.topic("bostaden") != ""
    assert WORDS.topic("lokalerna") == WORDS.topic("byggnader") == WORDS.topic("husen")
    assert WORDS.topic("bostad") != WORDS.topic("lokal")
    assert WORDS.topic("flytbrygga") == ""
