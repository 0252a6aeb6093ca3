"""What a document is found to say, each finding with its evidence: text, place and sign. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Identity, Layout, Paragraph, Place, Row, Table
from vpextract.recognise.findings import AssessmentFound, Finding, GoalFound, HeadingFound, TableFound, TextFound
from vpextract.recognise.recognising import findings_of, recognise

KNOWLEDGE = knowledge.load()
PLAN = Identity("verksamhetsplan", 2031)


def at(page: int) -> Place:
    return Place(page=page)


def head(text: str, page: int, rank: int = 3) -> Paragraph:
    return Paragraph(text, at(page), rank)


def text(words: str, page: int) -> Paragraph:
    return Paragraph(words, at(page))


def table(page: int, *lines: tuple[str, ...]) -> Table:
    return Table(lines[0], tuple(Row(cells, at(page)) for cells in lines[1:]), at(page))


def found(*blocks: Block) -> tuple[Finding, ...]:
    return findings_of(Layout(blocks), PLAN, KNOWLEDGE).contents


DOCUMENT: tuple[Block, ...] = (
    head("Nämndmål: 1.1 Bojarna syns", 2),
    text("Måluppfyllelse: Delvis", 2),
    head("Beskrivning", 3, 4),
    text("Bojar är gula.", 3),
    table(4, ("Indikator", "Årsmål", "Period"), ("Andel bojar", "5 %", "2031")),
    head("Ekonomi", 5, 2),
    table(6, ("Mnkr", "Budget 2031"), ("Kajer", "12,5")),
)


@pytest.mark.parametrize(
    ("number", "kind", "printed", "page", "by"),
    [
        (0, GoalFound, "Nämndmål: 1.1 Bojarna syns", 2, "label"),
        (1, AssessmentFound, "Måluppfyllelse: Delvis", 2, "line"),
        (2, HeadingFound, "Beskrivning", 3, "heading word"),
        (3, TextFound, "Bojar är gula.", 3, "running text"),
        (4, TableFound, "Indikator Årsmål Period", 4, "columns of indicators"),
        (5, HeadingFound, "Ekonomi", 5, "heading word"),
        (6, TableFound, "Mnkr Budget 2031", 6, "what its columns measure"),
    ],
)
def test_each_finding_has_its_evidence(number: int, kind: type, printed: str, page: int, by: str) -> None:
    finding = found(*DOCUMENT)[number]
    assert type(finding) is kind
    assert (finding.evidence.printed, finding.evidence.place.page, finding.evidence.by) == (printed, page, by)


def test_what_stands_under_a_goal_names_it_and_its_text() -> None:
    contents = found(*DOCUMENT)
    assert [finding.goal for finding in contents] == [1, 1, 1, 1, 1, None, None]
    parts = [finding.part for finding in contents if isinstance(finding, HeadingFound | TextFound)]
    assert parts == ["description", "description", None]


def test_a_table_is_a_listing_or_figures() -> None:
    listed, figures = (finding for finding in found(*DOCUMENT) if isinstance(finding, TableFound))
    assert listed.listing is not None
    assert [row.name for row in listed.listing.indicators] == ["Andel bojar"]
    assert (listed.figures, figures.listing) == (None, None)
    assert figures.figures is not None
    assert figures.figures.kinds.under(["Ekonomi"]) == "budget"


@pytest.mark.parametrize(
    ("lead", "by"),
    [("Ledstjärna 1", "taught lead"), ("Nämndmål", "taught label")],
)
def test_a_heading_that_others_teach_says_so(lead: str, by: str) -> None:
    below = (head("Analys", 2, 5), text("Bojarna är gula.", 2))
    contents = found(head(f"{lead} Fler bojar", 2), *below, head(f"{lead} Fler fyrar", 2), *below)
    assert [finding.evidence.by for finding in contents if isinstance(finding, GoalFound)] == [by, by]


def test_a_goal_that_is_printed_again_is_the_same_one() -> None:
    first, again = (x for x in found(DOCUMENT[0], text("En text.", 2), DOCUMENT[0]) if isinstance(x, GoalFound))
    assert (first.goal, first.again, again.goal, again.again) == (1, False, 1, True)


def test_decisions_are_the_points_directly_under_their_heading() -> None:
    blocks = (head("Förslag till beslut", 1), text("1. Kajen lagas.", 1), head("Ärendet", 1), text("1. Annat.", 1))
    made = recognise(Layout(blocks), KNOWLEDGE)
    assert [decision.text for decision in made.decisions] == ["Kajen lagas."]
