"""What a document's headings teach: labels without a colon, leads and numbers that no pattern knows. All is invented."""

from __future__ import annotations

import pytest
from outlined import Outlined, outlined

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.structure.goal_doubts import goal_doubts

KNOWLEDGE = knowledge.load()
HERE = Place(page=2)
ANALYSIS = (Paragraph("Analys", HERE, 5), Paragraph("Bojarna är gula.", HERE))
LISTING = (Table(("Indikator", "Utfall"), (Row(("Bojar", "3"), HERE),), HERE),)


def head(text: str, rank: int = 3) -> Paragraph:
    return Paragraph(text, HERE, rank)


def text(words: str) -> Paragraph:
    return Paragraph(words, HERE)


def outline(*blocks: Block) -> Outlined:
    lists = {i for i, block in enumerate(blocks) if isinstance(block, Table)}
    return outlined(blocks, lists)


def goals(*blocks: Block) -> list[tuple[str | None, str | None, str]]:
    return [(goal.level_raw, goal.number, goal.text) for goal in outline(*blocks).goals]


def test_labels_that_nothing_parts_from_their_text() -> None:
    found = goals(head("Nämndmål Fler bojar"), *ANALYSIS, head("Nämndmål Fler fyrar"), *LISTING)
    assert found == [("Nämndmål", None, "Fler bojar"), ("Nämndmål", None, "Fler fyrar")]


def test_labels_over_their_text() -> None:
    found = goals(
        head("Nämndens mål"),
        head("Fler bojar", 4),
        *ANALYSIS,
        head("Nämndens mål"),
        text("Fler fyrar i hamn"),
        *LISTING,
    )
    assert found == [("Nämndens mål", None, "Fler bojar"), ("Nämndens mål", None, "Fler fyrar i hamn")]


def test_leads_that_no_pattern_knows() -> None:
    blocks = (head("Löfte 1: Fler bojar"), *ANALYSIS, head("Löfte 2 – Fler fyrar"), text("Uppfylls helt"))
    assert goals(*blocks) == [("Löfte", "1", "Fler bojar"), ("Löfte", "2", "Fler fyrar")]
    found = outline(*blocks).goals
    doubts = goal_doubts(found, {id(goal): str(goal.number) for goal in found})
    assert [(doubt.code, doubt.page, doubt.row_id) for doubt in doubts] == [
        ("goal_label_unknown", 2, "1"),
        ("goal_label_unknown", 2, "2"),
    ]


def test_numbers_without_a_label() -> None:
    found = goals(
        head("3 Mål", 2),
        head("3.1 Trygg hamn"),
        head("Beslutat av", 4),
        *LISTING,
        head("3.2 Hela kajer"),
        *ANALYSIS,
        head("4 Personal", 2),
        head("4.1 Sjukfrånvaro"),
        *LISTING,
        head("4.2 Löner"),
        *LISTING,
    )
    assert found == [(None, "3.1", "Trygg hamn"), (None, "3.2", "Hela kajer")]


def test_levels_by_depth() -> None:
    blocks = (head("Löfte 1: Trygg hamn", 2), head("Nämndmål 1.1: Fler bojar"), *ANALYSIS, head("Löfte 2: Sjö", 2))
    found = outline(*blocks, head("Nämndmål 2.1: Fler fyrar"), *ANALYSIS).goals
    assert [(goal.level, goal.parent.text if goal.parent else None) for goal in found] == [
        ("inriktningsmal", None),
        ("namndmal", "Trygg hamn"),
        ("inriktningsmal", None),
        ("namndmal", "Sjö"),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([head("Löfte 1: Fler bojar"), *ANALYSIS], id="one heading alone"),
        pytest.param(
            [head("Kapitel 1: Bojar"), text("Text."), head("Kapitel 2: Fyrar"), text("Text.")], id="nothing tells"
        ),
        pytest.param(
            [head("Nämndens mål"), text("Målen är tre. De nås."), head("Nämndens mål"), *ANALYSIS], id="running text"
        ),
        pytest.param([head("1 Förskola"), *LISTING, head("2 Skola"), *LISTING], id="names of areas"),
        pytest.param(
            [head("Uppdrag 1: Fler bojar"), text("Text."), head("Uppdrag 2: Fler fyrar"), text("Text.")], id="tasks"
        ),
        pytest.param(
            [
                head("Bedömd måluppfyllelse: Uppnås helt"),
                *ANALYSIS,
                head("Bedömd måluppfyllelse: Uppnås ej"),
                *ANALYSIS,
            ],
            id="assessments",
        ),
        pytest.param([text("Löfte 1: Fler bojar"), *ANALYSIS, text("Löfte 2: Fyrar"), *ANALYSIS], id="no headings"),
        pytest.param(
            [head("Uppföljning av nämndens mål"), *ANALYSIS, head("Nämndens mål och medel"), *ANALYSIS], id="chapters"
        ),
    ],
)
def test_no_goals(blocks: list[Block]) -> None:
    assert goals(*blocks) == []
