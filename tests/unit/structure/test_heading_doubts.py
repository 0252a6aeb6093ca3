"""Short lines in the texts of goals that may be headings. All is invented."""

from __future__ import annotations

import pytest
from outlined import found_in

from vpextract.model import Paragraph, Place
from vpextract.structure.heading_doubts import heading_doubts

HERE = Place(page=2)
GOAL = (Paragraph("Nämndmål: Fler bojar", HERE, 3), Paragraph("Beskrivning", HERE, 5))
PROSE = "Bojarna målas gula varje vår, så att alla som seglar ser dem också när det regnar."


def doubts(*texts: str, bullet: str = "") -> list[tuple[str, str | None]]:
    blocks = [*GOAL, *(Paragraph(text, HERE, bullet=bullet if at == 1 else "") for at, text in enumerate(texts))]
    return [(doubt.code, doubt.row_id) for doubt in heading_doubts(found_in(blocks), {1: "g1"})]


@pytest.mark.parametrize("line", ["Så gör vi", "Varför?", "Bojar och ljus", "Hur vi arbetar med 3 hamnar"])
def test_a_line_before_a_paragraph_may_be_a_heading(line: str) -> None:
    assert doubts(PROSE, line, PROSE) == [("heading_doubtful", "g1")]


@pytest.mark.parametrize(
    "texts",
    [
        (PROSE, "Så gör vi."),
        (PROSE, "Så gör vi:", PROSE),
        (PROSE, "Målgrupp: Alla i hamnen", PROSE),
        (PROSE, "som är gula", PROSE),
        (PROSE, "Gula bojar", "Röda bojar", "Gröna bojar"),
        (PROSE, PROSE),
    ],
)
def test_other_lines_are_none(texts: tuple[str, ...]) -> None:
    assert doubts(*texts) == []


def test_items_of_lists_are_none() -> None:
    assert doubts(PROSE, "Gula bojar", PROSE, bullet="•") == []
