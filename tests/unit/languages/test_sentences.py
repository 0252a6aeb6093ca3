"""Every message that the program can write into `issues` has its Swedish, and keeps what the document says."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from faults_in_source import sentences
from messages_in_source import messages

import vpextract
from vpextract.languages import catalogue

SWEDISH = catalogue("sv")
FOUND = sorted(messages())


def test_the_messages_are_found() -> None:
    texts = [text for _, text in FOUND]

    assert len(FOUND) > 100
    assert "The row stands under no goal" in texts
    assert "Goal {} comes where {} was expected" in texts


@pytest.mark.parametrize(("place", "text"), FOUND, ids=[place for place, _ in FOUND])
def test_every_message_has_its_swedish(place: str, text: str) -> None:
    """A whole sentence is translated, with what it says carried over; of a part of one the words stand in a known sentence."""
    gaps = iter(range(70_000, 70_100))
    filled = re.sub(r"\{\}", lambda _: str(next(gaps)), text)
    told = SWEDISH.sentences.translated(filled)
    if told is None:
        words = [part.strip() for part in text.split("{}") if len(part.strip()) > 2]
        assert any(all(part in one.english for part in words) for one in SWEDISH.sentences), text
    else:
        assert told != filled
        assert sorted(re.findall(r"70\d\d\d", told)) == sorted(re.findall(r"70\d\d\d", filled))


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("Goal 1.3 comes where 1.2 was expected", "Mål 1.3 kommer där 1.2 väntades"),
        (
            "Table 'Drift', column 'Netto': 'Summa' is 12,0, but the 3 rows that it sums up make 11,0 (difference 1,0): A 5",
            "Tabell 'Drift', kolumn 'Netto': 'Summa' är 12,0, men de 3 rader som summeras blir 11,0 (skillnad 1,0): A 5",
        ),
        (
            "It is not certain that these cells stand in the right row and column: 'a' under 'b' and 4 more",
            "Det är inte säkert att dessa celler står i rätt rad och kolumn: 'a' under 'b' och 4 till",
        ),
        (
            "The check of an indicator could not be made. This is a bug in vpextract (KeyError: 'x' in a.py, line 3). "
            "Please report it together with the file and the number of the page, 7.",
            "Kontrollen av en indikator gick inte att göra. Detta är ett fel i vpextract (KeyError: 'x' in a.py, line 3). "
            "Rapportera det tillsammans med filen och sidans nummer, 7.",
        ),
        (
            "Page 4 is damaged, and may say more than was read (no stream). ",
            None,
        ),
        (
            "Page 4 is damaged, and may say more than was read (no stream).",
            "Sida 4 är skadad och kan säga mer än det som är läst (no stream).",
        ),
        (
            "3 bytes of the text are no UTF-8, on lines 2, 5 and 9: 2 read as Windows-1252 and 1 unknown, each printed as �",
            "3 byte i texten är inte UTF-8, på rad 2, 5 och 9: 2 lästa som Windows-1252 och 1 okända, var och en skriven som �",
        ),
        (
            "2 rows have a picture whose meaning is not known (shape 'ring' on a disc, colour green #0f0), first on page 3. To "
            "teach it, put this into signs.toml in your own patterns folder, with the right sign, and use --patterns:\n"
            '[[picture]]\ndigest = "ab"\nsign = "done" # done/none',
            "2 rader har en bild vars betydelse är okänd (form 'ring' på en skiva, färg green #0f0), först på sida 3. Lär "
            "programmet den genom att lägga detta i signs.toml i din egen mönstermapp, med rätt tecken, och använd "
            '--patterns:\n[[picture]]\ndigest = "ab"\nsign = "done" # done/none',
        ),
        (
            "1 more of norrvik-2031-vp: plan.txt; a text of the same: norrvik-2031-vp-1 is preferred",
            "1 till av norrvik-2031-vp: plan.txt; en text av detsamma: norrvik-2031-vp-1 gäller",
        ),
        ("A sentence of tomorrow", None),
    ],
)
def test_what_a_document_says_is_carried_over(english: str, swedish: str | None) -> None:
    assert SWEDISH.sentences.translated(english) == swedish
    assert SWEDISH.message(english) == (swedish or english)


def test_no_sentence_is_known_by_so_little_that_others_are_taken_for_it() -> None:
    """One that begins and ends with a gap, or nearly so, must have words of its own between."""
    short = [one.english for one in SWEDISH.sentences if one.gaps and len(re.sub(r"\W", "", one.words)) < 3]

    assert short == []
    for text in ("This is not that.", "A thing is no other", "Nothing to do; write home", "a of b; c of d"):
        assert SWEDISH.sentences.translated(text) is None, text


def test_both_languages_have_the_same_gaps() -> None:
    for one in SWEDISH.sentences:
        assert sorted(one.gaps) == sorted(re.findall(r"\{([a-z]+_?)\}", one.other)), one.english


def test_all_doubts_about_the_samples_are_told_in_swedish(sample_output: Path) -> None:
    said = set(vpextract.open_output(sample_output).issues["message"])

    assert said
    assert {text for text in said if SWEDISH.sentences.translated(text) is None} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Table " + ", column a: b" * 20_000,
        "“a” has two figures for " + "x in the same report: (y) and (z" * 5_000,
        "5 is a, but " * 20_000,
        "lines 1, " * 20_000,
    ],
)
def test_a_text_that_looks_like_a_sentence_costs_no_time(text: str) -> None:
    begun = time.process_time()
    SWEDISH.message(text)
    assert time.process_time() - begun < 2


EVERYWHERE = sorted(sentences())


def test_every_sentence_of_the_program_has_its_swedish() -> None:
    """Errors, remarks and reasons too; of a sentence that is put together the words stand in a known one."""
    unknown = [(place, text) for place, text in EVERYWHERE if not _is_known(text)]

    assert len(EVERYWHERE) > 400
    assert unknown == []


def _is_known(text: str) -> bool:
    gaps = iter(range(70_000, 70_100))
    filled = re.sub(r"\{\}", lambda _: str(next(gaps)), text)
    if any(SWEDISH.sentences.translated(one) is not None for one in (filled, filled[0].upper() + filled[1:])):
        return True
    words = [part.strip() for part in text.split("{}") if len(part.strip()) > 2]
    return any(all(part in one.english for part in words) for one in SWEDISH.sentences)


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        (
            "There is no folder /a b/ut. Make it with: vpextract extract INPUT -o /a b/ut",
            "Det finns ingen mapp /a b/ut. Gör den med: vpextract extract INDATA -o /a b/ut",
        ),
        (
            "ut cannot be written to (Permission denied). Check its permissions, or choose another output folder with -o. "
            "The former result is unchanged.",
            "Det går inte att skriva till ut (åtkomst nekad). Kontrollera behörigheten, eller välj en annan resultatmapp med "
            "-o. Det tidigare resultatet är oförändrat.",
        ),
        (
            "plan.pdf: The PDF is cut off: its end is missing. Fetch it again from its source.",
            "plan.pdf: Pdf-filen är avklippt: slutet saknas. Hämta den igen från källan.",
        ),
        (
            "The condition 'name = 2' cannot be followed: it cannot be understood. Write == to compare. Such as: reached == "
            "false, year >= 2022 and unit == '%', 'sjuk' in name, end_date == null.",
            "Villkoret 'name = 2' går inte att följa: det går inte att förstå. Skriv == för att jämföra. Till exempel: reached "
            "== false, year >= 2022 and unit == '%', 'sjuk' in name, end_date == null.",
        ),
        (
            "The condition 'year == a' cannot be followed: year holds a number, and 'a' is none.",
            "Villkoret 'year == a' går inte att följa: year innehåller tal, och det är inte 'a'.",
        ),
        (
            "There is no board 'Norvik'. Did you mean norrvik or norrvikens nämnd?",
            "Det finns ingen nämnd 'Norvik'. Menade du norrvik or norrvikens nämnd?",
        ),
        (
            "my/labels.toml, goals.namndmal: the example 'Löfte 1' is not taken for goals.namndmal: add a pattern or label "
            "that fits it, or take the example out",
            "my/labels.toml, goals.namndmal: exemplet 'Löfte 1' känns inte igen som goals.namndmal: lägg till ett mönster "
            "eller rubrikord som passar det, eller ta bort exemplet",
        ),
        (
            "links.csv is not a list of links as vpextract writes it: it has no column a_id. Mend that, or move the file away; "
            "nothing was changed.",
            "links.csv är inte en lista över kopplingar så som vpextract skriver den: kolumner saknas: a_id. Rätta det, "
            "eller flytta undan filen; inget har ändrats.",
        ),
        (
            "No .pdf, .docx or .md file was found in a. Other files are there: b.xlsx, c.png.",
            "Ingen fil av slagen .pdf, .docx eller .md hittades i a. Andra filer finns där: b.xlsx, c.png.",
        ),
        (
            "ut/links.csv, line 4: 'kanske' is neither same nor different; it was not followed.",
            "ut/links.csv, rad 4: 'kanske' är varken same eller different; beslutet följdes inte.",
        ),
    ],
)
def test_errors_are_told_in_swedish(english: str, swedish: str) -> None:
    assert SWEDISH.message(english) == swedish
