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


def decided(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(text(line) for line in lines)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Beslutats av", "Kommunfullmäktige"), ("Beslutats av", "Nämnd")),
        (("Beslutad av: Fullmäktige",), ("Beslutad av: Hamnnämnden",)),
        (("Målägare", "KF"), ("Målägare", "Styrelsen")),
        (("Fastställt av kommunfullmäktige",), ("Fastställt av nämnden",)),
    ],
)
def test_who_decided_a_goal_tells_its_level(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    found = outline(
        head("5 Mål", 2),
        text("5.1 En trygg hamn för alla"),
        *decided(*first),
        text("5.1.1 Fokusområde: Fler bojar"),
        *decided(*second),
        text("5.1.2 Kajerna lagas varje år"),
        *decided(*second),
        head("6 Direktiv", 2),
        text("6.1 Måla alla bojar gula"),
        *decided(*first),
    ).goals
    assert [(goal.level, goal.number, goal.text) for goal in found] == [
        ("inriktningsmal", "5.1", "En trygg hamn för alla"),
        ("namndmal", "5.1.1", "Fler bojar"),
        ("namndmal", "5.1.2", "Kajerna lagas varje år"),
    ]


def test_one_decision_teaches_no_goals() -> None:
    assert not goals(head("5 Mål", 2), text("5.1 En trygg hamn"), *decided("Beslutats av", "Kommunfullmäktige"))


def test_words_for_a_decision_in_a_sentence_or_about_others_tell_nothing() -> None:
    blocks = (head("5 Mål", 2), text("5.1 En trygg hamn"), text("Beslutats av"), text("Hamnkaptenen"))
    others = (text("5.2 Hela kajer"), text("Beslutats avseende kajer"), text("Nämnd"))
    assert not goals(*blocks, *others)


@pytest.mark.parametrize(("begun", "under"), [((), ["1"]), (("Nämndmål 2: Fler fyrar",), [None])])
def test_tables_set_behind_their_page_stand_under_its_only_goal(
    begun: tuple[str, ...], under: list[str | None]
) -> None:
    link = text("[Tabell 2-1](plan.tabeller/2-1.csv)")
    found = outline(head("Nämndmål 1: Fler bojar"), *(head(goal) for goal in begun), link, *LISTING)
    assert [table.goal and table.goal.number for table in found.tables] == under


def test_behind_such_tables_the_next_page_begins_with_the_last_goal() -> None:
    link = text("[Tabell 2-1](plan.tabeller/2-1.csv)")
    first = (head("Nämndmål 1: Fler bojar"), head("Nämndmål 2: Fler fyrar"), link, *LISTING)
    found = outline(*first, text("Fyrarna blinkar."), link, *LISTING)
    assert [table.goal and table.goal.number for table in found.tables] == [None, "2"]


def line(words: str) -> Paragraph:
    """A line of a text file."""
    return Paragraph(words, Place(line=7))


@pytest.mark.parametrize("lead", ["Löfte", "Strategisk målsättning", "Framgångsfaktor"])
def test_numbered_leads_on_lines_that_look_like_running_text_are_goals_where_no_others_are(lead: str) -> None:
    blocks = (line(f"{lead} 1: Fler bojar"), head("Så gör vi"), text("Vi målar."), *LISTING)
    found = goals(*blocks, line(f"{lead} 2: Fler fyrar"), head("Så gör vi"), text("Vi tänder."), *LISTING)
    assert found == [(lead, "1", "Fler bojar"), (lead, "2", "Fler fyrar")]
    assert goals(head("Nämndmål: Trygg hamn"), *LISTING, *blocks, line(f"{lead} 2: Fler fyrar"), *LISTING) == [
        ("Nämndmål", None, "Trygg hamn")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Bilaga 1: Bojar", "Bilaga 2: Fyrar"),
        ("Punkt 1: Bojarna målas.", "Punkt 2: Fyrarna tänds."),
        ("Löfte: Fler bojar", "Löfte: Fler fyrar"),
    ],
)
def test_lines_with_leads_above_no_listings_or_without_numbers_are_none(lines: tuple[str, str]) -> None:
    assert not goals(*(block for words in lines for block in (line(words), text("Här står text."))), *LISTING)


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("Delmål A1 Fler bojar", "Delmål A2 Fler fyrar", ("A1", "A2")),
        ("Nämndmål A: Fler bojar", "Nämndmål B: Fler fyrar", ("A", "B")),
        ("Nämndmål 1a Fler bojar", "Nämndmål 1b Fler fyrar", ("1a", "1b")),
        ("Nämndmål 1.a: Fler bojar", "Nämndmål 1.b: Fler fyrar", ("1.a", "1.b")),
        ("Målbild A – Fler bojar", "Målbild B – Fler fyrar", ("A", "B")),
        ("Ledstjärna I: Fler bojar", "Ledstjärna II: Fler fyrar", ("I", "II")),
        ("Löfte a) Fler bojar", "Löfte b) Fler fyrar", ("a", "b")),
        ("A1 Fler bojar i hamnen", "A2 Fler fyrar vid havet", ("A1", "A2")),
    ],
)
def test_numbers_with_letters(first: str, second: str, numbers: tuple[str, str]) -> None:
    found = goals(head(first), *ANALYSIS, head(second), *ANALYSIS)
    assert tuple(number for _, number, _ in found) == numbers
    assert [words.split()[:2] for _, _, words in found] == [["Fler", "bojar"], ["Fler", "fyrar"]]


def test_goals_that_are_called_by_their_label_alone() -> None:
    for lead in ("Nämndmål 1", "Nämndmål A", "Ledstjärna 1", "2.1 Målbild A"):
        other = lead[:-1] + ("2" if lead[-1] == "1" else "B")
        other = other.replace("2.1", "2.2") if lead.startswith("2.1") else other
        found = outline(head(lead), head("Beskrivning", 5), text("Bojarna är gula."), head(other), *ANALYSIS).goals
        assert [goal.text for goal in found] == [x.removeprefix("2.1 ").removeprefix("2.2 ") for x in (lead, other)]
        assert found[0].texts == {"description": ["Bojarna är gula."]}


@pytest.mark.parametrize("lead", ["Bilaga", "Tertial", "Tabell"])
def test_numbered_things_are_no_goals(lead: str) -> None:
    assert goals(head(f"{lead} 1"), *ANALYSIS, head(f"{lead} 2"), *ANALYSIS) == []


def test_goals_with_letters_stand_below_those_whose_letter_they_have() -> None:
    found = outline(
        head("Mål A: Trygga hamnar"),
        head("Delmål A1 Fler bojar", 4),
        *ANALYSIS,
        head("Delmål A2 Fler fyrar", 4),
        *ANALYSIS,
    ).goals
    assert [(goal.text, goal.parent.text if goal.parent else None) for goal in found] == [
        ("Trygga hamnar", None),
        ("Fler bojar", "Trygga hamnar"),
        ("Fler fyrar", "Trygga hamnar"),
    ]
