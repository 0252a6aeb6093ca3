"""What words weigh, when one is another in disguise, and when two exclude each other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vpextract import knowledge
from vpextract.knowledge.link_words import WordWise

LINK = knowledge.load().link
WORDS = knowledge.load().words_wise
COSTS = LINK.costs


# --- weights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "cost"),
    [
        ("och", COSTS.light),
        ("samverkan", COSTS.formal),
        ("verksamheten", COSTS.generic),
        ("flytbrygga", COSTS.content),
        ("14", COSTS.number),
        ("2031", COSTS.number),
        ("a4", COSTS.number),
        ("tagna", COSTS.light),  # a form of a word that is listed, which no ending makes
        ("antagna", COSTS.content),
    ],
)
def test_a_word_weighs_what_it_says(word: str, cost: float) -> None:
    assert WORDS.weight(word) == cost


def test_each_list_is_heavier_than_the_one_before() -> None:
    assert 0 < COSTS.light < COSTS.formal < COSTS.generic < COSTS.content < COSTS.number


@pytest.mark.parametrize(
    ("words", "cost"),
    [(LINK.words.light, COSTS.light), (LINK.words.formal, COSTS.formal), (LINK.words.generic, COSTS.generic)],
)
def test_every_listed_word_has_the_weight_of_its_list_alone(words: list[str], cost: float) -> None:
    assert {WORDS.weight(word) for word in words} == {cost}


# --- letters read for each other --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hamnarna", "harnnarna"),
        ("väg", "vag"),
        ("ön", "on"),
        ("idé", "ide"),
        ("liten", "1iten"),
        ("vinter", "vlnter"),
        ("bojar", "b0jar"),
        ("sjö", "5jö"),
        ("bad", "8ad"),
        ("nöjda", "nöjcla"),
        ("handel", "hanclel"),
        ("seglare", "scglarc"),
        ("webb", "vvebb"),
        ("hus", "hiis"),
        ("tillsyn", "tiilsyn"),
        ("kajer", "kájèr"),
        ("bryggor", "ßryggor"),
    ],
)
def test_letters_that_look_alike_on_a_scan_are_one(a: str, b: str) -> None:
    assert WORDS.folded(a) == WORDS.folded(b)
    assert WORDS.misread_cost(a, b) == COSTS.respelt


# --- misread and inflected words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("måltid", "måltiderna"),
        ("kvinna", "kvinnor"),
        ("nämnd", "nämnder"),
        ("boj", "bojarna"),
        ("ekologisk", "ekologiska"),
        ("seglare", "seglarnas"),
        ("mål", "målen"),
        ("stärka", "stärkt"),
    ],
)
def test_forms_of_one_word_cost_little(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) == WORDS.misread_cost(b, a) == COSTS.respelt


@pytest.mark.parametrize(
    ("a", "b"),
    [("hamnkapten", "hamnkaten"), ("hamnkapten", "hamnkaapten"), ("strandpromenad", "strandqromenad")],
)
def test_a_misread_letter_costs_a_part_of_a_word(a: str, b: str) -> None:
    cost = WORDS.misread_cost(a, b)
    assert cost is not None
    assert COSTS.respelt < cost < 0.5


def test_another_letter_costs_more_than_a_lost_one() -> None:
    lost, other = (
        WORDS.misread_cost("strandpromenad", "strandpromnad"),
        WORDS.misread_cost("strandpromenad", "strandpromqnad"),
    )
    assert lost is not None
    assert other is not None
    assert lost < other


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hamn", "strand"),
        ("bilar", "bilder"),
        ("ek", "es"),
        ("boj", "båt"),
        ("2031", "2032"),
        ("100", "1000"),
        ("15", "14"),
        ("12345678", "12345679"),
        ("fyrar", "fyrverkeri"),
    ],
)
def test_other_words_and_numbers_are_no_misreadings(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) is None


def test_a_number_read_as_letters_is_a_misreading() -> None:
    assert WORDS.misread_cost("14", "l4") == COSTS.respelt


# --- words that exclude each other ------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", LINK.words.contrasts, ids="-".join)
def test_in_each_list_every_word_speaks_against_all_others(group: list[str]) -> None:
    for at, a in enumerate(group):
        for b in group[at + 1 :]:
            assert WORDS.contrast(a, b)
            assert WORDS.contrast(b, a)
            assert WORDS.misread_cost(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("inflyttade", "utflyttade"),
        ("anställd", "inställd"),
        ("trygga", "otrygga"),
        ("anslutna", "inslutna"),
        ("uppgång", "nedgång"),
        ("förmiddagen", "eftermiddagen"),
        ("påstigning", "avstigning"),
        ("skola", "förskola"),
    ],
)
def test_another_beginning_makes_another_word(a: str, b: str) -> None:
    assert WORDS.contrast(a, b)
    assert WORDS.misread_cost(a, b) is None


@pytest.mark.parametrize("prefix", LINK.words.prefixes)
def test_each_prefix_makes_another_word(prefix: str) -> None:
    assert WORDS.contrast(f"{prefix}seglingen", "seglingen")


@pytest.mark.parametrize(
    ("a", "b"),
    [("kvinnornas", "mäns"), ("pojkarna", "flickornas"), ("arbetsgivare", "arbetstagare"), ("internt", "externt")],
)
def test_forms_and_compounds_of_such_words_exclude_each_other_too(a: str, b: str) -> None:
    assert WORDS.contrast(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("pojke", "pojkar"), ("bryggor", "bryggan"), ("hamn", "strand"), ("före", "före")]
)
def test_forms_of_one_word_and_words_of_no_list_do_not_exclude_each_other(a: str, b: str) -> None:
    assert not WORDS.contrast(a, b)


def test_a_short_rest_behind_a_prefix_proves_nothing() -> None:
    assert not WORDS.contrast("inal", "utal")


@pytest.mark.parametrize("ending", LINK.words.endings)
def test_each_ending_makes_a_form_of_the_same_word(ending: str) -> None:
    assert WORDS.misread_cost("kajkran", f"kajkran{ending}") == COSTS.respelt


def test_costs_are_those_of_the_file() -> None:
    words = WordWise(LINK.words, replace(COSTS, content=7.0, misread_share=0.0))
    assert words.weight("flytbrygga") == 7.0
    assert words.misread_cost("hamnkapten", "hamnkaten") is None


# --- short words, scans, derived words, abbreviations -----------------------------------------------------------------


@pytest.mark.parametrize(("a", "b"), [("och", "oh"), ("av", "v"), ("för", "fär"), ("i", "ii")])
def test_one_letter_of_a_word_without_meaning_is_soon_forgiven(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) in (COSTS.misread_light, COSTS.respelt)


@pytest.mark.parametrize(("a", "b"), [("kaj", "kar"), ("boj", "oj"), ("segel", "regel")])
def test_one_letter_of_a_short_word_costs_most_of_a_word(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) == COSTS.misread_short


@pytest.mark.parametrize(("a", "b"), [("a", "k"), ("5", "6"), ("kaj", "pir"), ("segel", "rodel")])
def test_a_single_letter_or_two_letters_of_a_short_word_make_another(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) is None


@pytest.mark.parametrize(("a", "b"), [("brygga", "brygqa"), ("hamn", "bamn"), ("tunn", "fuun"), ("modern", "moderu")])
def test_letters_that_scans_confuse_cost_a_little_in_any_word(a: str, b: str) -> None:
    cost = WORDS.misread_cost(a, b)
    assert cost is not None
    assert COSTS.respelt < cost <= COSTS.misread_scan


@pytest.mark.parametrize("derivation", LINK.words.derivations)
def test_each_derivation_makes_another_word(derivation: str) -> None:
    assert WORDS.misread_cost("bryggsegl", f"bryggsegl{derivation}") is None


@pytest.mark.parametrize(
    ("a", "b"), [("besök", "besökare"), ("upphandlade", "upphandlande"), ("deltagare", "deltagande")]
)
def test_words_of_one_stem_may_be_two_words(a: str, b: str) -> None:
    assert WORDS.misread_cost(a, b) is None


@pytest.mark.parametrize(("text", "left"), [("bojar t.ex. röda", "bojar röda"), ("bojar m fl saker", "bojar saker")])
def test_what_is_written_short_says_nothing(text: str, left: str) -> None:
    assert WORDS.without_abbreviations(text).split() == left.split()


def test_letters_within_words_are_nothing_written_short() -> None:
    assert WORDS.without_abbreviations("plats exakt") == "plats exakt"


@pytest.mark.parametrize("group", LINK.words.equals, ids="-".join)
def test_short_forms_are_the_words_they_stand_for(group: list[str]) -> None:
    assert {WORDS.misread_cost(group[0], other) for other in group[1:]} == {COSTS.respelt}
    assert WORDS.misread_cost(group[0], "flytbrygga") is None


@pytest.mark.parametrize("ending", LINK.words.nominalisations)
def test_a_verb_and_the_noun_for_what_it_does_are_nearly_one(ending: str) -> None:
    assert WORDS.misread_cost("bogsera", f"bogser{ending}") == COSTS.nominal
    assert WORDS.misread_cost("bogserad", f"bogser{ending}") != COSTS.nominal


def test_more_than_two_letters_are_not_misread_in_one_word() -> None:
    assert WORDS.misread_cost("flytbryggsföreningarna", "flytbryggsförvzxkgarna") is None
    assert WORDS.misread_cost("flytbryggsföreningarna", "flytbryggsförvzingarna") is not None


@pytest.mark.parametrize(("verb", "noun"), [("utreda", "utredning"), ("bogsera", "bogsering"), ("införa", "införande")])
def test_verbs_and_their_nouns(verb: str, noun: str) -> None:
    assert WORDS.misread_cost(verb, noun) == COSTS.nominal


def test_a_doubled_letter_makes_no_other_word() -> None:
    assert WORDS.misread_cost("kaj", "kajj") == COSTS.misread_scan
    assert WORDS.misread_cost("områden", "ommråden") is not None
    assert not WORDS.contrast("områden", "ommråden")
