"""Kinds of rewording: what says the same in other words costs little, and what only looks so does not."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.linking.names import Difference, difference, name_of

KNOWN = knowledge.load()
WORDS = KNOWN.words_wise


def apart(a: str, b: str) -> Difference:
    return difference(name_of(a, WORDS), name_of(b, WORDS), WORDS)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Målade hamnbodar", "Målade bodar i hamnen"),  # a compound and its parts
        ("Nöjdheten bland seglare", "Seglare som är nöjda"),
        ("Fyrtillsyn", "Tillsyn av fyrar"),
        ("Tid för lotsning", "Lotsningstid"),
        ("Bojunderhåll vid stränder", "Underhåll av bojar vid strand"),  # another vowel
        ("Antal seglare per ledamot", "Antal seglare per ledamöter"),
        ("Hyra för båthem", "Hyra för båthemmet"),  # a doubled letter
        ("Nöjd seglar-index i hamnen", "NSI i hamnen"),  # short forms
        ("Kostnad för hamnvakt inkl. radio", "Kostnad för hamnvakt inklusive radio"),
        ("Segel- och motorbåtar vid kajen", "Segelbåtar och motorbåtar vid kajen"),
        ("Bryggor inom två veckor", "Bryggor inom 14 dagar"),  # spans and numbers
        ("Bojar per 1 000 seglare", "Bojar per tusen seglare"),
        ("Seglarna växer", "Växande seglare"),  # verbs and their nouns
        ("Kontrollera fyrar", "Kontroll av fyrar"),
        ("Utlånade båtar", "Utlån av båtar"),
        ("Inköpta båtar", "Inköp av båtar"),
        ("Bojar inom tjugofem dagar", "Bojar inom 25 dagar"),  # numbers put together of tens and ones
        ("Åttiotvå bojar", "82 bojar"),
        ("Andel båtresor med segel", "Segelresornas andel av båtresor"),  # both say the last part in another compound
        ("Tillsyn av bryggor i trä och stenbryggor", "Tillsyn av träbryggor och stenbryggor"),
        ("Planer antagna av lotsen", "Planer som antagits av lotsen"),  # forms that no ending makes
        ("Avgjorda tvister om kajer", "Tvister om kajer som avgörs"),
        ("Museer med båtar", "Museet med båtar"),
        ("En säker hamn", "Säkra hamnar"),  # a vowel that goes before endings
        ("Cyklar på kajen", "Cykeln på kajen"),
        ("Rekrytering av lotsar", "Anställa lotsar"),  # the noun of a verb that means the same
        ("E-tjänst för kajplats", "Digitala tjänster för kajplats"),  # a phrase with a hyphen
        ("Seglare som inte ankrat", "Ej ankrade seglare"),
        ("Avgiftsfria kajplatser", "Kajplatser utan avgift"),  # "utan", and compounds with "-fri"
        ("Andel rostfria bojar", "Andel bojar utan rost"),
        ("Fossilfria båtar", "Båtar utan fossila bränslen"),
        ("Dela ut flytvästar", "Utdelning av flytvästar"),  # a particle behind its verb, or before the noun
        ("Lämna ut nycklar till bodar", "Utlämning av nycklar till bodar"),
        ("Kalla in lotsar", "Inkallade lotsar"),
        ("Mål som uppnåtts i hamnen", "Mål som nåtts i hamnen"),  # forms of words that are put for each other
        ("Seglare ska nå holmen", "Seglare når holmen"),  # verbs of one syllable
        ("Hamnen där lotsar bor", "Hamnen där lotsar bodde"),
        ("Seglare som tagits emot vid kajen", "Mottagna seglare vid kajen"),
        ("Öppet på kvällen i hamnen", "Kvällstid, öppet i hamnen"),
        ("HBL vid kajen", "Hamn- och båtlivräddning vid kajen"),  # "och" between words that are written short
        (
            "Ungdomsseglare i hamnen",
            "Seglare i hamnen som är unga",
        ),  # a part of a compound that is said with another word
    ],
)
def test_what_says_the_same_in_other_words_leaves_no_word_over(a: str, b: str) -> None:
    for found in (apart(a, b), apart(b, a)):
        assert (found.a_only, found.b_only, found.contrast) == ((), (), False)
        assert found.cost <= 0.3
        assert found.said <= WORDS.costs.said_most


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Antal hamnbodar", "Antal hamnar"),
        ("Andel segelbåtar", "Andel motorbåtar"),
        ("Bryggor inom två veckor", "Bryggor inom tre veckor"),
        ("Bojar per 1 000 seglare", "Bojar per 2 000 seglare"),
        ("Nöjd seglar-index i hamnen", "NBI i hamnen"),
        ("Ta fram en plan för hamnen", "Genomföra planen för hamnen"),
        ("Svarstid i timmar", "Svarstid i dagar"),
        ("Andel lotsade båtar", "Antal lotsade båtar"),
        ("Köpa bojar", "Sälja bojar"),
        ("Andel insamlad tång", "Mängd insamlad tång"),
        ("Kostnad exklusive lotsning", "Kostnad inklusive lotsning"),
        ("Seglare som ankrat", "Seglare som inte ankrat"),
        ("Antal beviljade kajplatser", "Antal utförda kajplatser"),  # steps of a case
        ("Antal anmälda båtbränder", "Antal utredda båtbränder"),
        ("Andel beslutade bryggor", "Andel genomförda bryggor"),
    ],
)
def test_what_only_looks_so_stays_two(a: str, b: str) -> None:
    found = apart(a, b)
    assert found.contrast or found.cost >= WORDS.costs.content


def test_many_rewordings_together_cost_no_more_than_what_is_allowed_for_them() -> None:
    found = apart("Utreda tillsynen av fyrar för seglare", "Utredning: fyrtillsyn, seglarnas, granskningen")
    assert found.said <= WORDS.costs.said_most


@pytest.mark.parametrize(
    ("a", "b", "swapped"),
    [
        ("Måla fyrbryggan röd", "Måla hamnbryggan röd", True),
        ("Måla bryggan i Norrvik", "Måla bryggan i Sundby", True),
        ("Behovet av kajplatser", "Behoven av vindskydd", True),  # all else is said as there, in whatever form
        ("Nöjda med bojar och kajrännor", "Nöjda med fyrar och rännor", True),
        ("Måla bryggan röd", "Röd målning av bryggan i hamnen", False),
        ("Slutade lotsar, andel seglare", "Andel seglare som slutat", False),
    ],
)
def test_one_word_where_the_other_name_has_another_and_all_else_is_the_same(a: str, b: str, swapped: bool) -> None:
    assert apart(a, b).swapped is swapped
    assert apart(b, a).swapped is swapped


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dela ut flytvästar", "Indelning av flytvästar"),
        ("Dela ut flytvästar", "Avdelning för flytvästar"),
        ("Kajplatser utan avgift", "Elfria kajplatser"),
        ("Kajplatser utan avgift", "Kajplatser med avgift"),
    ],
)
def test_another_particle_or_another_thing_that_is_lacked_is_no_rewording(a: str, b: str) -> None:
    for found in (apart(a, b), apart(b, a)):
        assert found.cost >= 1 or found.contrast


def test_a_name_only_says_more_also_where_the_other_has_a_word_that_says_little() -> None:
    """What place alone would prove, a person is asked about: "inom en månad" may be about fewer."""
    assert apart("Andel seglare med aktuell färdplan", "Andel seglare med färdplan inom en månad").added
    assert not apart("Andel seglare med vald färdplan", "Andel seglare med färdplan inom en månad").added
