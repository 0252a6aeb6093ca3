"""How far two names are from each other: what only looks different costs little, what says something else costs much."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.linking.names import Difference, difference, key_of, name_of

WORDS = knowledge.load().words_wise
CONTENT, NUMBER = WORDS.costs.content, WORDS.costs.number


def apart(a: str, b: str) -> Difference:
    return difference(name_of(a, WORDS), name_of(b, WORDS), WORDS)


# --- exact after normalisation ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Antal hela bojar", "ANTAL  HELA\tBOJAR"),
        ("Antal hela bojar", "Antal hela bojar."),
        ("Kaj- och hamnmiljö", "Kaj och hamnmiljö"),
        ("Antal hela bojar", "Antal hela bo-jar"),
        ("Antal hela bojar", "Antal hela bo\u00adjar"),
        ("Nöjda båtägare", "No\u0308jda ba\u030ata\u0308gare"),
        ("Barn 1-5 år", "Barn 1 – 5 år"),
        ("Bryggor (trä)", "Bryggor trä"),
        ("dag 1-14", "Dag 1−14"),
        ("Antal hela bojar¹", "Antal hela bojar"),
        ("Antal¹ hela bojar²⁾", "Antal hela bojar*"),
        ("Kostnad per m²", "Kostnad per m2"),
    ],
)
def test_case_spaces_hyphens_and_marks_make_no_other_name(a: str, b: str) -> None:
    assert key_of(a) == key_of(b)
    assert apart(a, b) == Difference(0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Barn 1-5 år", "Barn 15 år"),
        ("Bojar 2,5 m", "Bojar 25 m"),
        ("Barn 0-5 år", "Barn 0-6 år"),
        ("Bojar", "Bojar 2"),
        ("Punkt 1)", "Punkt 2)"),
        ("hål", "hal"),
        ("Barn <18 år", "Barn >18 år"),
        ("Barn <18 år", "Barn 18 år"),
    ],
)
def test_letters_and_numbers_make_another_name(a: str, b: str) -> None:
    assert key_of(a) != key_of(b)


def test_a_name_weighs_what_its_words_weigh() -> None:
    assert name_of("Andel hela bojar dag 14", WORDS).total == pytest.approx(
        WORDS.costs.formal + WORDS.costs.generic + 2 * CONTENT + NUMBER
    )


# --- what only looks different ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Andel trygga seglare i hamnen", "Andel trygga seglare i harnnen"),
        ("Andel trygga seglare i hamnen", "Andel trygqa seglare i hamnen"),
        ("Andel trygga seglare i hamnen", "Andel trygga segl are i hamnen"),
        ("Andel trygga seglare i hamnen", "Andel tryggaseglare i hamnen"),
        ("Andel trygga seglare i hamnen", "Ande1 trygga seglare i hamnen"),
        ("Andel trygga seglare i hamnen", "Andel trygga seg- lare i harnnen"),
        ("Andel trygga seglare i hamnen", "Andeltrygga seglare i hamn en"),
        ("Antal nöjda besökare på bryggan", "Antal nöjcla besokare på bryggan"),
        ("Antal möten i bryggrådet per år", "Antal moten i bryggr ådet per år"),
        ("Antal kajplatser för segelbåtar", "Antal kajplats för segelbåt"),
        ("Antal kajplatser för segelbåtar", "Antalet kajplatser för segelbåtarna"),
    ],
)
def test_misread_letters_cut_words_and_other_endings_cost_little(a: str, b: str) -> None:
    found = apart(a, b)
    assert found.cost <= 0.4
    assert (found.a_only, found.b_only, found.contrast) == ((), (), False)


def test_a_word_cut_in_three_is_whole_again() -> None:
    assert apart("Antal hamnkaptener i skärgården", "Antal hamn kap tener i skärgården").cost < 0.1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bojar och bryggor lagas", "Bryggor och bojar lagas"),
        ("Seglarskolan fortsätter tillsammans med föreningen", "Tillsammans med föreningen fortsätter seglarskolan"),
    ],
)
def test_moved_words_cost_little_but_something(a: str, b: str) -> None:
    found = apart(a, b)
    assert found.cost == 0
    assert 0 < found.said < 0.2


def test_a_moved_word_costs_what_moving_costs() -> None:
    assert apart("Bryggor målas", "Målas bryggor").said == pytest.approx(WORDS.costs.moved)


def test_a_cut_word_beside_another_one_is_whole_again() -> None:
    found = apart("Antal hungriga hamnkaptener i sundet", "Antal glada hamn kaptener i sundet")
    assert (found.a_only, found.b_only) == (("hungriga",), ("glada",))
    assert found.cost == pytest.approx(1.5 * CONTENT + WORDS.costs.respelt)


def test_a_compound_and_its_two_parts_apart_cost_a_part_of_a_word() -> None:
    found = apart("Trygga båtklubbsbarn seglar", "Trygga barn i båtklubben seglar")
    assert found.cost == 0
    assert found.said == pytest.approx(WORDS.costs.compound)
    assert found.small == pytest.approx(WORDS.costs.light)
    assert found.a_only == found.b_only == ()


@pytest.mark.parametrize("extra", ["i samverkan med", "och", "berörda", "tillsammans med"])
def test_words_that_say_nothing_cost_little(extra: str) -> None:
    assert apart("Fyren målas av hamnlaget", f"Fyren målas {extra} av hamnlaget").cost < 0.35


# --- what says something else -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extra", "only"),
    [
        ("dag 1-14", ("dag", "1", "14")),
        ("för pensionärer", ("pensionärer",)),
        ("inte", ("inte",)),
        ("vinter", ("vinter",)),
    ],
)
def test_an_extra_day_number_target_group_or_no_costs_whole_words(extra: str, only: tuple[str, ...]) -> None:
    found = apart("Andel seglare som är nöjda", f"Andel seglare som är nöjda {extra}")
    assert found.cost >= CONTENT
    assert (found.a_only, found.b_only) == ((), only)
    assert not found.replaced


def test_a_number_costs_more_than_a_word() -> None:
    assert apart("Nöjda seglare", "Nöjda seglare 14").cost == NUMBER > apart("Nöjda seglare", "Nöjda seglare nu").cost


def test_another_word_costs_one_and_a_half() -> None:
    found = apart("Andel nöjda seglare", "Andel nöjda roddare")
    assert found.cost == pytest.approx(1.5 * CONTENT)
    assert (found.a_only, found.b_only, found.replaced) == (("seglare",), ("roddare",), True)


def test_another_number_is_no_misread_one() -> None:
    assert apart("Bojar kvar efter 12 månader", "Bojar kvar efter 24 månader").cost == pytest.approx(1.5 * NUMBER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Trygga före seglingen", "Trygga efter seglingen"),
        ("Minst tio bojar", "Högst tio bojar"),
        ("Inflyttade seglare", "Utflyttade seglare"),
        ("Trygga seglare", "Otrygga seglare"),
        ("Seglare som är män", "Seglare som är kvinnor"),
    ],
)
def test_words_that_exclude_each_other_are_named(a: str, b: str) -> None:
    found = apart(a, b)
    assert found.contrast
    assert found.cost >= 1.0


def test_several_words_at_one_spot_are_compared_one_by_one() -> None:
    found = apart("Bojar för långfärdsseglare märks", "Bojar vid långfärdsseglare märks")
    assert found.cost == 0
    assert found.small == pytest.approx(1.5 * WORDS.costs.light)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Andel trygga seglare i hamnen", "Andel trygqa segl are i stora hamnen"),
        ("Bojar och bryggor lagas", "Bryggor lagas, bojar målas"),
        ("Trygga båtklubbsbarn", "Barn i båtklubben är trygga"),
        ("", "Bojar"),
        ("Bojar", "Fyrar"),
    ],
)
def test_it_is_as_far_from_one_to_the_other_as_back(a: str, b: str) -> None:
    there, back = apart(a, b), apart(b, a)
    assert there.cost == back.cost
    assert (there.a_only, there.b_only, there.contrast) == (back.b_only, back.a_only, back.contrast)


def test_names_that_share_nothing_are_not_looked_at_closer_but_cost_all_their_words() -> None:
    a = "Fyrvaktare tänder lyktor längs klippor varje stormig oktobernatt"
    b = "Lärlingar snickrar ekor under takstolar på gamla varvsområdet"
    assert apart(a, b).cost > 6


def test_a_word_that_both_names_cut_but_not_alike_is_one() -> None:
    assert apart("Andel säl skådningar per kajen", "Andel sälskåd ningar per kaj").cost < 0.2


def test_a_moved_word_may_be_misread_too() -> None:
    found = apart("Andel sjöbodar och fyrvaktare", "Andel fyrvaktaro och sjöbodar")
    assert found.cost < 0.5
    assert not found.replaced


@pytest.mark.parametrize("word", sorted(WORDS.negations))
def test_a_word_that_turns_a_name_makes_two_of_it_though_the_other_only_lacks_it(word: str) -> None:
    assert apart("Andel seglare som ankrat", f"Andel seglare som {word} ankrat").contrast
    assert not apart("Andel seglare som ankrat", "Andel seglare som alltid ankrat").contrast


def test_what_stands_for_something_else_is_replaced_and_what_is_added_is_not() -> None:
    assert apart("Antal nya bojar i hamnen", "Antal nya fyrar i hamnen").replaced
    assert not apart("Antal nya bojar i hamnen", "Antal nya röda bojar i hamnen").replaced
