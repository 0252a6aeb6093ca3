"""Words without letters in text files: they say nothing, and cost neither the document nor the words around them."""

from __future__ import annotations

import pytest

from vpextract.layout.text.lines import text_to_lines
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.reading.textfile import kind_of_text

EMPTY = ["**", "****", "__ __", "<b></b>", "<br>", "# #", "######", "\u00ad", "\u200b", "\ufeff\u200b", "**\u00ad**"]
LEADING = ["- ", "• ", "1. ", "a) ", "### ", "** ", "\u200b", "- **", "<i></i>"]

TRANSCRIPT = """# Verksamhetsplan 2031 för Hamnnämnden

Nämnden sköter bojarna och ser till att de lyser, att de är målade och att de ligger där de ska hela det långa året,

## Nämndmål: 1.1 Bojarna lyser

Bojarna målas i maj.

Indikator	Årsmål	Period
Andel bojar som lyser	90 %	År

Aktivitet	Startdatum	Slutdatum
Måla bojarna	2031-01-01	2031-12-31
"""
PROSE = (
    "Nämnden har under året arbetat med bryggor, bojar och badplatser i hela stadsdelsområdet och ser \n"
    "att resultatet är gott. Badvattnet har mätts varje vecka och resultaten har varit goda under alla \n"
    "veckor utom en, då en ledning gick av vid den norra hamnen och vattnet inte kunde användas förrän \n"
    "den hade lagats. \n"
)
TEXT_LAYER = (
    "Verksamhetsplan 2031 för Hamnnämnden \n \n" + PROSE + " \nNämndmål: 1.1 Bojarna lyser \n \n" + 3 * (PROSE + " \n")
)


def read(text: str) -> Extraction:
    found = extract_bytes(text.encode(), "plan.md")
    assert not [issue.message for issue in found.issues if "bug" in issue.message]
    assert found.status == "ok", found.error
    return found


def places(text: str) -> list[int]:
    """Where lines begin, but for the first."""
    return [at + 1 for at, letter in enumerate(text) if letter == "\n" and at + 1 < len(text)]


def test_the_texts_are_of_both_kinds() -> None:
    assert [kind_of_text(TRANSCRIPT), kind_of_text(TEXT_LAYER)] == ["transcript", "textlayer"]


@pytest.mark.parametrize("text", [TRANSCRIPT, TEXT_LAYER], ids=["transcript", "text layer"])
@pytest.mark.parametrize("empty", EMPTY)
def test_a_line_that_says_nothing_is_none(text: str, empty: str) -> None:
    assert [line.text for line in text_to_lines(f"Bojar\n{empty}\nKajer")] == ["Bojar", "Kajer"]
    for at in places(text):
        found = read(f"{text[:at]}{empty}\n{text[at:]}")
        assert [goal.number for goal in found.goals] == ["1.1"]


@pytest.mark.parametrize("text", [TRANSCRIPT, TEXT_LAYER], ids=["transcript", "text layer"])
@pytest.mark.parametrize("lead", LEADING)
def test_marks_before_an_empty_word_and_before_words(text: str, lead: str) -> None:
    """Each mark at each place, before each empty word at one place, and most empty words at each place."""
    for nth, at in enumerate(places(text), LEADING.index(lead)):
        read(f"{text[:at]}{lead}{text[at:]}")
        empty = EMPTY[nth % len(EMPTY)]
        read(f"{text[:at]}{lead}{empty}\n{text[at:]}")
    assert len(places(text)) >= len(EMPTY)


@pytest.mark.parametrize("empty", EMPTY)
def test_an_empty_word_in_a_cell(empty: str) -> None:
    found = read(TRANSCRIPT.replace("\t90 %", f"\t{empty}").replace("\t2031-01-01", f"\t{empty}"))
    assert [row.name for row in found.indicators] == ["Andel bojar som lyser"]
    assert [(row.start_date is None, row.end_date is None) for row in found.activities] == [(True, False)]


@pytest.mark.parametrize("sign", ["•", "-", "▶", "♀", "*", "1.", ":", "…"])
def test_signs_and_list_marks_are_lines(sign: str) -> None:
    assert [line.text for line in text_to_lines(f"Bojar\n{sign}\nKajer")] == ["Bojar", sign, "Kajer"]
