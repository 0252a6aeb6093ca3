"""Text layers: which lines are one paragraph, and which stand by themselves. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import textlayer_to_layout
from vpextract.model import Paragraph

KNOWLEDGE = knowledge.load()

FULL = (
    "Nämnden har under året arbetat med bryggor, bojar och badplatser i hela stadsdelsområdet och ser \n"
    "att resultatet är gott. Badvattnet har mätts varje vecka och resultaten har varit goda under alla \n"
    "veckor utom en, då en ledning gick av vid norra hamnen och vattnet måste stängas av för alla där. \n"
)
"""Lines that fill the width, the last of which ends in a full stop."""
MORE = (
    "Hamnens folk har dessutom byggt en ny brygga för alla som seglar, paddlar eller ror på fjärden om \n"
    "somrarna. Den invigdes i maj. \n"
)


def paragraphs(text: str) -> list[tuple[str, int]]:
    blocks = textlayer_to_layout(text, KNOWLEDGE).blocks
    return [(block.text, block.rank) for block in blocks if isinstance(block, Paragraph)]


def test_a_sentence_that_ends_with_its_full_line_does_not_end_the_paragraph() -> None:
    ((text, rank),) = paragraphs(FULL + MORE)
    assert "för alla där. Hamnens folk har" in text
    assert rank == 0


def test_a_short_line_with_a_capital_after_a_full_line_is_a_heading() -> None:
    assert [(text[:14], rank) for text, rank in paragraphs(f"{FULL}Nya bryggor \n{MORE}{FULL}")] == [
        ("Nämnden har un", 0),
        ("Nya bryggor", 4),
        ("Hamnens folk h", 0),
        ("Nämnden har un", 0),
    ]


def test_the_last_words_of_a_paragraph_are_no_heading() -> None:
    text = f"{FULL}Målningen av bojarna fortsätter under nästa år. \n{MORE}"
    assert [rank for _, rank in paragraphs(text)] == [0, 0]


def test_words_parted_by_a_line_end_take_the_hyphen_that_the_document_prints_elsewhere() -> None:
    text = (
        "Bojarna är vit-\nblå i hamnen. \n\nFlaggan är nämn-\ndens. \n\nVarje vit-blå boj är lagad av nämndens folk. \n"
    )
    assert [text for text, _ in paragraphs(text)][:2] == ["Bojarna är vit-blå i hamnen.", "Flaggan är nämndens."]


def test_an_assessment_is_a_paragraph_of_its_own_though_no_empty_line_parts_it() -> None:
    text = f"Nämndmål: 1.1.1. Bryggorna är hela \nUppfylls helt \nmed god marginal mot planen. \n{FULL}"
    assert paragraphs(text)[:2] == [("Nämndmål: 1.1.1. Bryggorna är hela", 3), ("Uppfylls helt", 0)]


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("Siv Ek          Sjöviks stadsdelsnämnd ", (("Siv Ek", "Sjöviks stadsdelsnämnd"),)),
        ("Siv Ek\u00a0\u00a0\u00a0Sjöviks stadsdelsnämnd ", (("Siv Ek", "Sjöviks stadsdelsnämnd"),)),
        ("**Siv Ek**    Sjöviks  stadsdelsnämnd    Sida 1 ", (("Siv Ek", "Sjöviks stadsdelsnämnd", "Sida 1"),)),
        ("Siv Ek  Sjöviks stadsdelsnämnd ", ()),
        ("Siv Ek Sjöviks stadsdelsnämnd ", ()),
    ],
)
def test_texts_that_wide_gaps_part_are_told_apart(line: str, sides: tuple[tuple[str, ...], ...]) -> None:
    (found,) = textlayer_to_layout(f"{line}\n", KNOWLEDGE).blocks
    assert isinstance(found, Paragraph)
    assert found.sides == sides


@pytest.mark.parametrize(
    ("last", "count"),
    [
        pytest.param("Till artiklarna i tidskriften finns fler illustrationer till titlar i fri stil.", 2, id="narrow"),
        pytest.param("Mammornas sommarhem med mat och museum samt hamnmuseum om sommaren.", 1, id="wide"),
    ],
)
def test_a_line_is_full_by_the_width_of_its_letters_not_by_their_number(last: str, count: int) -> None:
    assert len(paragraphs(f"{FULL}{last} \n{MORE}")) == count
