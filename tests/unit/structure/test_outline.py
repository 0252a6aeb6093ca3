"""The walk over the blocks: goals, sections, and which text belongs to which. All goals are invented."""

from __future__ import annotations

import pytest
from outlined import Outlined, outlined

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, SetAside, Table
from vpextract.structure.goals import GoalNode

KNOWLEDGE = knowledge.load()
HERE = Place(page=4)
TOP, AREA, BOARD, TEXT, FREE = 1, 2, 3, 4, 5
"""Ranks of headings in these documents, the largest first."""


def head(text: str, rank: int = BOARD, toc: bool = False, signs: tuple[str, ...] = ()) -> Paragraph:
    return Paragraph(text, HERE, rank, toc=toc, signs=signs)


def text(words: str, bullet: str = "", toc: bool = False, signs: tuple[str, ...] = ()) -> Paragraph:
    return Paragraph(words, HERE, 0, bullet, signs, toc)


def table(*columns: str) -> Table:
    return Table(columns, (Row(tuple("x" for _ in columns), HERE),), HERE)


def outline(*blocks: Block) -> Outlined:
    lists = {
        i
        for i, block in enumerate(blocks)
        if isinstance(block, Table) and block.columns[0] in ("Indikator", "Aktivitet")
    }
    return outlined(blocks, lists)


def goals(found: Outlined) -> list[tuple[str, str | None, str]]:
    return [(g.level, g.number, g.text) for g in found.goals]


def parents(found: Outlined) -> list[str | None]:
    return [g.parent.text if g.parent else None for g in found.goals]


def only(found: Outlined) -> GoalNode:
    (goal,) = found.goals
    return goal


# --- goals


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("KF:s inriktningsmål: 1. En trygg hamn", ("inriktningsmal", "1", "En trygg hamn")),
        ("KF:s inriktningsmål 1. En trygg hamn", ("inriktningsmal", "1", "En trygg hamn")),
        ("KF:s inriktningsmål: En trygg hamn", ("inriktningsmal", None, "En trygg hamn")),
        ("Kommunfullmäktiges inriktningsmål: 1 En trygg hamn", ("inriktningsmal", "1", "En trygg hamn")),
        ("KF:s mål för verksamhetsområdet: 1.2. Hela kajer", ("verksamhetsmal", "1.2", "Hela kajer")),
        ("KF:s mål för verksamhetsområdet: 1.2 Hela kajer", ("verksamhetsmal", "1.2", "Hela kajer")),
        ("Nämndmål: 1.2.1. Fler bojar", ("namndmal", "1.2.1", "Fler bojar")),
        ("Nämndmål: 1.2.1 Fler bojar", ("namndmal", "1.2.1", "Fler bojar")),
        ("Nämndmål 1.2.1 Fler bojar", ("namndmal", "1.2.1", "Fler bojar")),
        ("Nämndmål: Fler bojar", ("namndmal", None, "Fler bojar")),
        ("Nämndmål:Fler bojar", ("namndmal", None, "Fler bojar")),
        ("Namndmål: 1.2.1. Fler bojar", ("namndmal", "1.2.1", "Fler bojar")),
    ],
)
def test_a_goal_is_taken_apart(heading: str, expected: tuple[str, str | None, str]) -> None:
    assert goals(outline(head(heading))) == [expected]


HIERARCHY = (
    head("KF:s inriktningsmål: 1. En trygg hamn", TOP),
    head("KF:s mål för verksamhetsområdet: 1.1. Hela kajer", AREA),
    head("Nämndmål: 1.1.1. Fler bojar", BOARD),
    head("Nämndmål: 1.1.2. Fler fyrar", BOARD),
    head("KF:s mål för verksamhetsområdet: 1.2. Rena stränder", AREA),
    head("Nämndmål: 1.2.1. Mindre tång", BOARD),
    head("KF:s inriktningsmål: 2. En öppen hamn", TOP),
    head("Nämndmål: 2.1.1. Fler gäster", BOARD),
)


def test_goals_stand_under_those_above_them() -> None:
    found = outline(*HIERARCHY)
    assert [g.number for g in found.goals] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1.1"]
    assert [g.parent.number if g.parent else None for g in found.goals] == [
        None, "1", "1.1", "1.1", "1", "1.2", None, "2",
    ]  # fmt: skip


def test_sections_follow_the_goals() -> None:
    found = outline(*HIERARCHY)
    assert [(s.kind, s.depth) for s in found.sections] == [("goal", d) for d in (1, 2, 3, 3, 2, 3, 1, 2)]


@pytest.mark.parametrize("label", ["Nämndmål:", "Nämndmål: ", "KF:s mål för verksamhetsområdet:"])
@pytest.mark.parametrize("rank", [BOARD, 0])
def test_a_label_alone_takes_the_next_paragraph(label: str, rank: int) -> None:
    goal = only(outline(head(label), Paragraph("1.2.1. Fler bojar", HERE, rank)))
    assert (goal.number, goal.text, goal.printed) == ("1.2.1", "Fler bojar", f"{label} 1.2.1. Fler bojar")


def test_the_number_may_be_a_list_mark() -> None:
    goal = only(outline(head("KF:s inriktningsmål:"), text("En trygg hamn", bullet="1.")))
    assert (goal.number, goal.text) == ("1", "En trygg hamn")


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(head("Beskrivning"), id="known heading"),
        pytest.param(head("Nämndmål: 1.1.1 Fler bojar"), id="another goal"),
        pytest.param(table("Kaj", "Djup"), id="table"),
        pytest.param(text("Uppfylls helt"), id="assessment"),
    ],
)
def test_a_label_without_a_text_is_a_heading(after: Block) -> None:
    found = outline(head("Nämndmål:"), after)
    assert found.sections[0].heading == "Nämndmål:"
    assert "" not in [g.text for g in found.goals]


def test_a_label_at_the_very_end_is_a_heading() -> None:
    found = outline(head("Nämndmål:"))
    assert found.goals == []
    assert [s.heading for s in found.sections] == ["Nämndmål:"]


@pytest.mark.parametrize(
    "mention",
    [
        pytest.param(text("Nämndmål: 1.1.2 Fler fyrar ..... 7", toc=True), id="entry of contents"),
        pytest.param(head("Nämndmål: 1.1.2 Fler fyrar 7", toc=True), id="bold entry of contents"),
        pytest.param(text("Nämndmål: 1.1.2 Fler fyrar har följts upp i höst."), id="in running text"),
        pytest.param(text("Nämndmål: 1.1.2 Fler fyrar", bullet="•"), id="in a list"),
        pytest.param(Paragraph("Nämndmål: 1.1.2 Fler fyrar", HERE, BOARD, "•"), id="bold in a list"),
        pytest.param(head("Uppföljning av nämndmål: 1.1.2"), id="other words before"),
        pytest.param(head("Nämndmålen i korthet"), id="other form of the word"),
    ],
)
def test_mentions_are_no_goals(mention: Paragraph) -> None:
    assert goals(outline(head("Nämndmål: 1.1.1 Fler bojar"), mention)) == [("namndmal", "1.1.1", "Fler bojar")]


def test_where_no_goal_is_set_as_a_heading_plain_lines_are_goals() -> None:
    found = outline(text("KF:s inriktningsmål: 1. En trygg hamn"), text("Text."), text("Nämndmål: 1.1.1 Fler bojar"))
    assert [g.number for g in found.goals] == ["1", "1.1.1"]


# --- printed twice


def test_a_heading_printed_twice_is_one_goal() -> None:
    found = outline(HIERARCHY[0], HIERARCHY[1], HIERARCHY[2], HIERARCHY[0], HIERARCHY[1], HIERARCHY[2])
    assert [g.number for g in found.goals] == ["1", "1.1", "1.1.1"]
    assert SetAside(HIERARCHY[0].text, "repeated_head", 4) in found.set_aside


def test_what_follows_the_repeated_heading_belongs_to_the_goal() -> None:
    found = outline(
        head("Nämndmål: 1.1.1 Fler bojar"),
        table("Aktivitet", "Slutdatum"),
        head("Nämndmål: 1.1.1. Fler bojar"),
        table("Indikator", "Årsmål"),
    )
    assert [node.goal for node in found.tables] == [only(found)] * 2


def test_the_repetition_may_bring_the_number() -> None:
    assert only(outline(head("Nämndmål: Fler bojar"), head("Nämndmål: 1.1.1. Fler bojar"))).number == "1.1.1"


def test_the_same_words_under_another_goal_are_another_goal() -> None:
    found = outline(
        head("KF:s mål för verksamhetsområdet: 1.1 Hela kajer", AREA),
        head("Nämndmål: Fler bojar"),
        head("KF:s mål för verksamhetsområdet: 1.2 Rena stränder", AREA),
        head("Nämndmål: Fler bojar"),
    )
    assert parents(found) == [None, "Hela kajer", None, "Rena stränder"]


# --- assessment


@pytest.mark.parametrize(
    ("words", "signs", "kind", "status"),
    [
        ("Uppfylls helt", (), "helt", None),
        ("Uppfylls helt", ("green",), "helt", "green"),
        ("Uppfylls delvis", ("yellow",), "delvis", "yellow"),
        ("Uppfylls ej", ("unknown", "red"), "ej", "red"),
        ("Uppfyllts helt.", (), "helt", None),
    ],
)
@pytest.mark.parametrize("rank", [0, TEXT])
def test_the_assessment_of_a_goal(words: str, signs: tuple[str, ...], kind: str, status: str | None, rank: int) -> None:
    goal = only(outline(head("Nämndmål: 1.1.1 Fler bojar"), Paragraph(words, HERE, rank, signs=signs)))
    assert (goal.assessment, goal.assessment_raw, goal.status) == (kind, words, status)


def test_each_goal_has_its_own_assessment() -> None:
    found = outline(HIERARCHY[0], text("Uppfylls helt"), HIERARCHY[1], text("Uppfylls delvis"), HIERARCHY[2])
    assert [g.assessment for g in found.goals] == ["helt", "delvis", None]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([text("Uppfylls helt")], id="before any goal"),
        pytest.param([head("Nämndmål: Fler bojar"), head("Analys"), text("Uppfylls helt")], id="under a heading"),
        pytest.param([head("Nämndmål: Fler bojar"), table("Kaj", "Djup"), text("Uppfylls helt")], id="after a table"),
        pytest.param(
            [head("Nämndmål: Fler bojar"), text("Målet uppfylls helt när kajen är klar.")],
            id="in a sentence about more",
        ),
    ],
)
def test_the_words_elsewhere_are_no_assessment(blocks: list[Block]) -> None:
    assert [g.assessment for g in outline(*blocks).goals] in ([], [None])


# --- texts of a goal

GOAL = head("Nämndmål: 1.1.1 Fler bojar")


def test_the_three_texts_of_a_goal() -> None:
    goal = only(
        outline(
            GOAL,
            head("Beskrivning", TEXT),
            text("Bojar behövs."),
            head("Förväntat resultat", TEXT),
            text("Tio bojar."),
            head("Analys", TEXT),
            text("Nio bojar."),
            text("En sjönk."),
        )
    )
    assert goal.texts == {
        "description": ["Bojar behövs."],
        "expected_result": ["Tio bojar."],
        "analysis": ["Nio bojar.", "En sjönk."],
    }


def test_free_subheadings_stand_as_lines_of_their_own() -> None:
    goal = only(
        outline(
            GOAL,
            head("Analys", TEXT),
            text("Nio bojar."),
            head("Norra hamnen", FREE),
            text("Fem bojar."),
            text("röda", "•"),
        )
    )
    assert goal.texts == {"analysis": ["Nio bojar.", "Norra hamnen", "Fem bojar.", "röda"]}


@pytest.mark.parametrize("columns", [("Indikator", "Årsmål"), ("Aktivitet", "Slutdatum")])
def test_a_text_ends_at_a_table_of_indicators_or_activities(columns: tuple[str, ...]) -> None:
    goal = only(outline(GOAL, head("Analys", TEXT), text("Nio bojar."), table(*columns), text("Efteråt.")))
    assert goal.texts == {"analysis": ["Nio bojar."]}


def test_a_text_goes_on_after_any_other_table() -> None:
    goal = only(outline(GOAL, head("Analys", TEXT), text("Nio bojar."), table("Kaj", "Djup"), text("Efteråt.")))
    assert goal.texts == {"analysis": ["Nio bojar.", "Efteråt."]}


def test_a_text_ends_at_the_next_goal() -> None:
    found = outline(
        GOAL, head("Analys", TEXT), text("Nio bojar."), head("Nämndmål: 1.1.2 Fler fyrar"), text("Efteråt.")
    )
    assert [g.texts for g in found.goals] == [{"analysis": ["Nio bojar."]}, {}]


def test_text_right_under_a_goal_is_none_of_the_three() -> None:
    found = outline(GOAL, text("Bojar är bra."))
    assert only(found).texts == {}
    assert found.sections[0].texts == ["Bojar är bra."]


# --- sections


@pytest.mark.parametrize("heading", ["Redovisning av ekonomi", "Uppföljning av ekonomi", "Förslag till beslut"])
def test_other_parts_of_the_document_leave_the_goals(heading: str) -> None:
    found = outline(GOAL, head("Analys", TEXT), text("Nio."), head(heading, TOP), text("Text."), table("Kaj", "Djup"))
    assert only(found).texts == {"analysis": ["Nio."]}
    assert found.tables[0].goal is None
    assert found.sections[-1].goal is None
    assert found.sections[-1].depth == 1


def test_a_heading_as_large_as_the_inriktningsmal_leaves_the_goals() -> None:
    found = outline(*HIERARCHY[:3], head("Övrigt", TOP), table("Kaj", "Djup"))
    assert found.tables[0].goal is None


def test_a_small_heading_stays_within_the_goal() -> None:
    found = outline(*HIERARCHY[:3], head("Norra hamnen", FREE), table("Kaj", "Djup"))
    assert found.tables[0].goal is found.goals[2]


def test_headings_nest_by_their_rank() -> None:
    found = outline(head("Hamnen", 1), head("Kajer", 2), head("Norra", 3), head("Bojar", 2), head("Staden", 1))
    assert [(s.heading, s.depth, s.parent.heading if s.parent else None) for s in found.sections] == [
        ("Hamnen", 1, None),
        ("Kajer", 2, "Hamnen"),
        ("Norra", 3, "Kajer"),
        ("Bojar", 2, "Hamnen"),
        ("Staden", 1, None),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Sammanfattning", "summary"),
        ("Redovisning av ekonomi", "economy"),
        ("Förslag till beslut", "decisions"),
        ("Innehållsförteckning", "toc"),
        ("Bojar", "other"),
        ("Beskrivning", "other"),
        ("Analys", "analysis"),
    ],
)
def test_kinds_of_sections(heading: str, kind: str) -> None:
    assert [s.kind for s in outline(head(heading, 1)).sections] == [kind]


def test_text_before_any_heading_has_a_section() -> None:
    found = outline(text("Bojar."))
    assert [(s.kind, s.heading, s.texts) for s in found.sections] == [("other", "", ["Bojar."])]


def test_a_table_remembers_the_paragraph_before_it() -> None:
    found = outline(head("Ekonomi", 1), text("Belopp i tkr"), table("Kaj", "Djup"), table("Kaj", "Bredd"))
    assert [node.found.evidence.printed for node in found.tables] == ["Belopp i tkr", ""]
    assert [node.section.heading for node in found.tables if node.section] == ["Ekonomi", "Ekonomi"]


def test_heads_that_run_into_their_text() -> None:
    found = outline(
        head("Nämndmål: Fler bojar"),
        text("Beskrivning: Bojarna är gula."),
        text("De syns."),
        text("Förväntad effekt: Fler hittar hem."),
        text("Kommentar till måluppfyllelsen: Det går bra."),
        text("Hamnen: den är stor."),
    )
    assert only(found).texts == {
        "description": ["Bojarna är gula.", "De syns."],
        "expected_result": ["Fler hittar hem."],
        "analysis": ["Det går bra.", "Hamnen: den är stor."],
    }
    assert [section.kind for section in found.sections] == ["goal", "description", "expected_result", "analysis"]


def test_a_comment_behind_a_table_is_no_head_that_runs_into_its_text() -> None:
    found = outline(head("Nämndmål: Fler bojar"), table("Indikator", "Utfall"), text("Kommentar: Bojarna är gula."))
    assert only(found).texts == {}


def test_no_head_runs_into_its_text_before_the_goals() -> None:
    assert [s.kind for s in outline(text("Beskrivning: Hamnen är stor.")).sections] == ["other"]


def test_a_head_that_is_said_again_is_text() -> None:
    found = outline(head("Nämndmål: Fler bojar"), head("Beskrivning"), text("Beskrivning: Bojarna är gula."))
    assert only(found).texts == {"description": ["Beskrivning: Bojarna är gula."]}


def test_a_head_over_an_assessment_is_no_part_of_the_goal_above() -> None:
    found = outline(
        head("Nämndmål: Fler bojar", 2), head("Bedömning:", 3), head("Uppfylls helt", 3), text("Det går bra.")
    )
    assert [(goal.text, goal.assessment) for goal in found.goals] == [("Fler bojar", "helt")]
