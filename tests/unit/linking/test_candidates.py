"""Which names are looked at closely: those that may be one, however many others there are."""

from __future__ import annotations

from itertools import product

import pytest

from vpextract import knowledge
from vpextract.linking.candidates import ALL_PAIRS, candidates
from vpextract.linking.names import name_of

WORDS = knowledge.load().words_wise
_WHO = ("seglare", "roddare", "fiskare", "lotsar", "dykare", "kanotister", "fyrvaktare", "båtbyggare")
_WHERE = ("hamnen", "viken", "sundet", "skärgården", "kanalen", "slussen", "inloppet", "varvet")
_WHAT = ("nöjda med", "trygga i", "delaktiga i", "bosatta vid", "anställda i", "utbildade vid")
OTHERS = [f"Andel {who} som är {what} {where}" for who, what, where in product(_WHO, _WHAT, _WHERE)]


def found(*texts: str) -> set[tuple[str, str]]:
    """Pairs of texts that are candidates."""
    names = [name_of(text, WORDS) for text in texts]
    return {(texts[a], texts[b]) for a, b in candidates(names, WORDS).tolist()}


def test_no_names_and_one_name_have_no_candidates() -> None:
    assert found() == set()
    assert found("Antal hela bojar") == set()


def test_a_few_names_are_compared_all_with_all_but_for_those_that_have_nothing_in_common() -> None:
    assert found("Antal hela bojar i hamnen", "Antal hela bojar i viken", "Xyzw qvx") == {
        ("Antal hela bojar i hamnen", "Antal hela bojar i viken")
    }


def test_a_pair_is_named_once_the_smaller_number_first() -> None:
    names = [name_of(text, WORDS) for text in OTHERS[:200]]
    pairs = candidates(names, WORDS).tolist()
    assert pairs == sorted(pairs)
    assert all(a < b for a, b in pairs)
    assert len({(a, b) for a, b in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Antal muddrade farleder under hösten", "Antal muddrade farleder under höstcn"),
        ("Antal muddrade farleder under hösten", "Anta1 muddrade farle der under hösten"),
        ("Antal muddrade farleder under hösten", "Under hösten muddrade farleder, antal"),
        ("Antal muddrade farleder under hösten", "Muddrade farleder under hösten"),
        ("Muddring", "Muddringen"),
        ("Muddring av farleder", "Mudclring av tarleder"),
    ],
)
def test_a_damaged_or_reworded_name_is_found_among_hundreds_of_others(a: str, b: str) -> None:
    assert len(OTHERS) > ALL_PAIRS
    half = len(OTHERS) // 2
    assert (a, b) in found(a, *OTHERS[:half], b, *OTHERS[half:])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Xantal muddrade farleder", "Antal muddrade farleder"),  # neighbours when sorted from their ends
        ("Antal muddrade farlederx", "Antal muddrade farleder"),  # from their beginnings
        ("Farleder muddrade antal", "Antal muddrade farleder"),  # when their words are sorted
    ],
)
def test_names_that_share_no_rare_word_with_others_are_found_too(a: str, b: str) -> None:
    assert (a, b) in found(a, *OTHERS, b)


def test_names_damaged_at_both_ends_are_found_by_the_rare_words_that_they_share() -> None:
    a, b = (
        "Andel lotsar som prövat muddrade farleder vid hamnen",
        "Indel lotsar som prövat muddrade farleder vid hamnenx",
    )
    assert (a, b) in found(a, *OTHERS, b)


def test_in_a_large_block_names_find_their_nearest() -> None:
    named = [f"Antal muddrade farleder i {where}n {n}" for n, where in product(range(20), ("vike", "hamne"))]
    pairs = found(*named, *OTHERS)
    assert ("Antal muddrade farleder i viken 1", "Antal muddrade farleder i viken 10") in pairs


def test_the_number_of_candidates_grows_with_the_number_of_names_not_with_its_square() -> None:
    few = [name_of(text, WORDS) for text in OTHERS[:96]]
    many = [name_of(text, WORDS) for text in OTHERS]
    assert len(candidates(many, WORDS)) < 1.7 * len(many) / len(few) * len(candidates(few, WORDS))
    assert len(candidates(many, WORDS)) < len(many) * 24


def test_names_that_differ_in_most_words_are_no_candidates_though_they_share_a_rare_one() -> None:
    a, b = "Lotsbåtskaptener", "Lotsbåtskaptener målar alla gamla fyrar längs kusten varje sommar"
    assert (a, b) not in found(a, b, *OTHERS)
