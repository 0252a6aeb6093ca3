"""Goal headings that were set in several lines of different looks. All is invented."""

from __future__ import annotations

import pytest
from outlined import outlined

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place

KNOWLEDGE = knowledge.load()


def head(text: str, rank: int = 4) -> Paragraph:
    return Paragraph(text, Place(page=2), rank)


def goals(*blocks: Block) -> list[tuple[str, str | None]]:
    return [(goal.text, goal.assessment) for goal in outlined(blocks).goals]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((head("Nämndmål: Bryggorna i viken är hela,"), head("rena och trygga", 3)), "hela, rena och trygga"),
        (
            (head("Nämndmål: Bryggorna i viken är till för"), head("Bojevalls alla båtar", 5)),
            "till för Bojevalls alla båtar",
        ),
        (
            (head("Nämndmål: Bryggorna i viken är hela och"), head("håller länge för"), head("alla")),
            "hela och håller länge för alla",
        ),
        ((head("Nämndmål: Bryggorna i viken är hela"), head("Fyrar och bojar")), "hela"),
        ((head("Nämndmål: Bryggorna i viken är hela"), head("fyrar och bojar", 9)), "hela"),
        ((head("Nämndmål: Bryggorna i viken är hela."), head("och trygga")), "hela."),
        ((head("Nämndmål: Bryggorna i viken är hela"), Paragraph("och trygga", Place(page=2))), "hela"),
        ((head("Nämndmål: Bryggorna i viken är hela"), head("Beskrivning")), "hela"),
    ],
)
def test_a_heading_goes_on_in_lower_case_or_behind_a_word_that_ends_none(
    lines: tuple[Block, ...], expected: str
) -> None:
    assert goals(*lines, head("Analys", 5))[0][0] == f"Bryggorna i viken är {expected}"


def test_the_assessment_stands_below_the_whole_heading() -> None:
    found = goals(head("Nämndmål: Bryggorna är hela och"), head("trygga"), head("Uppfylls helt", 5), head("Analys", 6))
    assert found == [("Bryggorna är hela och trygga", "helt")]


def test_a_heading_between_a_goal_and_its_assessment_is_the_goal_s() -> None:
    found = goals(head("Nämndmål: Bryggorna i viken, även"), head("Bojeviken är hela"), head("Uppfylls helt", 5))
    assert found == [("Bryggorna i viken, även Bojeviken är hela", "helt")]
    assert goals(head("Nämndmål: Bryggorna i"), head("Uppfylls helt", 5)) == [("Bryggorna i", "helt")]
