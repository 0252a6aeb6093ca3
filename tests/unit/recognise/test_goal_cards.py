"""Goals framed by tables: opened where a table holds nothing but a goal and what is said of it."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Paragraph, Place, Row, Table
from vpextract.recognise.goals.cards import with_cards_opened

KNOWLEDGE = knowledge.load()
PLACE = Place(3)
GOAL, TEXT = "1.1 Hamnarna är trygga", "Hamnarna har vakter."


def table(*lines: tuple[str, ...], headed: bool = True, title: str = "") -> Table:
    head, body = (lines[0], lines[1:]) if headed else (("",) * len(lines[0]), lines)
    return Table(tuple(head), tuple(Row(cells, PLACE) for cells in body), PLACE, headed, title)


def opened(*blocks: Paragraph | Table) -> list[tuple[str, int]]:
    return [(block.text, block.rank) for block in with_cards_opened(blocks, KNOWLEDGE) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(table(("Nämndmål", GOAL)), id="label and goal, read as a head"),
        pytest.param(table(("Nämndmål:", GOAL), headed=False), id="label and goal"),
        pytest.param(table(("Nämndmål 1.1", "Hamnarna är trygga"), headed=False), id="number with the label"),
        pytest.param(table((f"Nämndmål: {GOAL}",), headed=False), id="one cell"),
        pytest.param(Paragraph(f"Nämndmål {GOAL}", PLACE, sides=(("Nämndmål", GOAL),)), id="without rules"),
    ],
)
def test_a_goal_in_a_frame_is_a_heading(card: Table | Paragraph) -> None:
    ((text, rank),) = opened(card)
    label = KNOWLEDGE.goal_label(text)
    assert label is not None
    assert (label.number, label.text, rank) == ("1.1", "Hamnarna är trygga", 1)


REST = [("Beskrivning", TEXT), ("Måluppfyllelse", "Uppfylls delvis")]
LINES = [(f"Nämndmål: {GOAL}", 2), ("Beskrivning", 3), (TEXT, 0), ("Måluppfyllelse: Uppfylls delvis", 0)]


@pytest.mark.parametrize(
    "card",
    [
        pytest.param([table(("Nämndmål", GOAL), *REST)], id="in one table"),
        pytest.param([table(*REST, headed=False, title=f"Nämndmål: {GOAL}")], id="the goal over both columns"),
        pytest.param(
            [Paragraph(" ".join(line), PLACE, sides=(line,)) for line in (("Nämndmål", GOAL), *REST)],
            id="without rules",
        ),
    ],
)
def test_what_is_said_of_a_goal_in_its_frame_stands_below_it(card: list[Paragraph | Table]) -> None:
    elsewhere = Paragraph("Nämndmål: 1.2 Fyrarna lyser", PLACE, 2)
    assert opened(elsewhere, *card)[1:] == LINES


def test_where_goals_are_no_headings_those_in_frames_are_none() -> None:
    assert opened(Paragraph("Nämndmål: 1.2 Fyrarna lyser", PLACE), table(("Nämndmål", GOAL)))[1][1] == 0


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(table(("Nämndmål", "Indikator"), (GOAL, "Antal bojar")), id="a list with goals"),
        pytest.param(table(("Nämndmål", GOAL), ("Budget", "12")), id="something else in it"),
        pytest.param(table(("Nämndmål", GOAL, "2031")), id="three columns"),
        pytest.param(table(("Beskrivning", TEXT), headed=False), id="no goal"),
        pytest.param(Paragraph("Beskrivning Se nedan", PLACE, sides=(("Beskrivning", "Se nedan"),)), id="two texts"),
    ],
)
def test_other_tables_and_texts_stay(kept: Table | Paragraph) -> None:
    assert with_cards_opened([kept], KNOWLEDGE) == [kept]
