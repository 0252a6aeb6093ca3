"""Assessments below goals: lines, heads over them, tables; and the chapters that end the goals. All goals are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from outlined import Outlined, outlined

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.structure.goal_doubts import goal_doubts

KNOWLEDGE = knowledge.load()
HERE = Place(page=2)
GOAL = Paragraph("Nämndmål: Fler bojar", HERE, 3)


def head(text: str, rank: int = 4) -> Paragraph:
    return Paragraph(text, HERE, rank)


def text(words: str) -> Paragraph:
    return Paragraph(words, HERE)


def table(*lines: tuple[str, ...], headed: bool = True) -> Table:
    columns = lines[0] if headed else ("",) * len(lines[0])
    return Table(columns, tuple(Row(cells, HERE) for cells in lines[headed:]), HERE, headed)


def outline(*blocks: Block) -> Outlined:
    return outlined(blocks)


@pytest.mark.parametrize(
    "below",
    [
        [text("Måluppfyllelse: Delvis")],
        [head("Bedömd måluppfyllelse"), text("Delvis uppfyllt")],
        [text("Bedömning"), head("Viss måluppfyllelse")],
        [text("Nämnden bedömer att målet endast delvis uppfylls under året.")],
        [table(("Måluppfyllelse", "Uppnås delvis"))],
        [table(("Måluppfyllelse", "Uppnås delvis"), headed=False)],
        [table(("Måluppfyllelse", ""), ("Uppnås delvis", ""))],
        [table(("Bedömning", "Prognos"), ("Delvis", "Uppnås helt"))],
    ],
)
def test_ways_to_print_an_assessment(below: list[Block]) -> None:
    found = outline(GOAL, *below, head("Analys"), text("Bojarna är gula."))
    (goal,) = found.goals
    assert goal.assessment == "delvis"
    assert goal.texts == {"analysis": ["Bojarna är gula."]}
    assert not found.tables


@pytest.mark.parametrize(
    "below",
    [
        [table(("Kaj", "Uppnås delvis"))],
        [table(("Måluppfyllelse", "Kaj"))],
        [table(("Måluppfyllelse", "Uppnås delvis"), ("Djup", "3 m"))],
    ],
)
def test_other_tables_stay_tables(below: list[Block]) -> None:
    found = outline(GOAL, *below)
    assert [goal.assessment for goal in found.goals] == [None]
    assert len(found.tables) == 1


def test_what_cannot_be_assessed_is_kept_as_printed_and_said() -> None:
    found = outline(GOAL, text("Svårbedömt"))
    (goal,) = found.goals
    assert (goal.assessment, goal.assessment_raw) == (None, "Svårbedömt")
    (doubt,) = goal_doubts(found.goals, {id(goal): "g"})
    assert (doubt.code, doubt.page, doubt.row_id) == ("assessment_not_understood", 2, "g")


def test_a_short_line_where_other_goals_have_their_assessment_is_said() -> None:
    found = outline(
        GOAL,
        text("Uppfylls helt"),
        head("Nämndmål: Fler fyrar", 3),
        text("Uppfylls ej"),
        head("Nämndmål: Fler kajer", 3),
        text("I hamn"),
        head("Nämndmål: Fler båtar", 3),
        text("Hamnen har fått två båtar."),
    )
    doubts = goal_doubts(found.goals, {id(goal): goal.text for goal in found.goals})
    assert [(doubt.code, doubt.row_id) for doubt in doubts] == [("assessment_not_understood", "Fler kajer")]


@pytest.mark.parametrize("chapter", ["Driftbudget", "5 Nämndens ekonomi", "Ekonomiska förutsättningar"])
def test_a_chapter_on_the_economy_ends_the_goals(chapter: str) -> None:
    found = outline(GOAL, head("Analys"), text("Bojarna är gula."), head(chapter), text("Hamnen kostar mer."))
    assert found.goals[0].texts == {"analysis": ["Bojarna är gula."]}
    assert found.sections[-1].goal is None


def test_a_chapter_that_the_contents_list_beside_the_goals_ends_them() -> None:
    contents = [Paragraph(f"{words} .... 3", HERE, toc=True) for words in ("Nämndmål: Fler bojar", "Seglarna")]
    blocks = [GOAL, head("Analys"), text("Bojarna är gula."), head("Arbetssätt"), text("Vi målar."), head("Seglarna")]
    found = outline(*contents, *blocks, text("De är nöjda."))
    assert found.goals[0].texts == {"analysis": ["Bojarna är gula.", "Arbetssätt", "Vi målar."]}
    without = outline(*contents[:1], *blocks, text("De är nöjda."))
    assert without.goals[0].texts["analysis"][-2:] == ["Seglarna", "De är nöjda."]


@pytest.mark.parametrize("after", [[head("Nämndmål: Fler fyrar", 3)], [table(("Kaj", "Djup"))], [head("Analys")], []])
def test_a_head_that_no_assessment_follows_is_kept(after: list[Block]) -> None:
    found = outline(GOAL, head("Måluppfyllelse"), *after)
    assert [section.heading for section in found.sections[:2]] == ["Fler bojar", "Måluppfyllelse"]


@pytest.mark.parametrize("lead", ["Nämndens bedömning", "Kommunövergripande bedömning", "Samlad måluppfyllelse"])
def test_an_assessment_below_its_head_may_stand_behind_other_texts_of_the_goal(lead: str) -> None:
    below = (head("Vad vi vill"), text("Bojarna ska synas."), text(lead))
    (goal,) = outline(GOAL, *below, text("Vi har inte nått målet men är på rätt väg"), text("Mer färg.")).goals
    assert (goal.assessment, goal.assessment_raw) == ("delvis", "Vi har inte nått målet men är på rätt väg")


def test_such_a_head_over_other_words_stays_in_the_text() -> None:
    found = outline(
        GOAL, head("Vad vi vill"), text("Bojarna ska synas."), text("Nämndens bedömning"), text("Det går bra.")
    )
    assert found.goals[0].assessment is None
    assert found.sections[-1].texts == ["Bojarna ska synas.", "Nämndens bedömning", "Det går bra."]


@pytest.mark.parametrize(
    "below",
    [
        [text("Status: Pågår enligt plan")],
        [text("Bedömning: Går åt rätt håll")],
        [text("Läge: På gång")],
        [text("Läge:"), text("På gång")],
        [head("Läge: På gång")],
        [text("Ganska bra")],
        [text("Ganska bra.")],
        [head("Ganska bra")],
        [replace(text("Ganska bra"), signs=("green",))],
        [table(("Läge", "Ganska bra"), headed=False)],
        [table(("Läge", ""), ("Ganska bra", ""))],
        [text("Nämndens bedömning"), text("Det går ganska bra i år.")],
        [text("Kajer i fokus")],
    ],
)
def test_unknown_words_where_an_assessment_would_be_are_doubted(below: list[Block]) -> None:
    (goal,) = outline(GOAL, *below, head("Analys"), text("Bojarna är gula.")).goals
    assert [doubt.code for doubt in goal_doubts([goal], {id(goal): "g1"})] == ["assessment_not_understood"]
    assert goal.texts == {"analysis": ["Bojarna är gula."]}


@pytest.mark.parametrize(
    "below",
    [
        [text("Bojarna är gula och syns bra från land.")],
        [text("Andelen var hög.")],
        [text("Beslutats av: Kommunfullmäktige")],
        [text("Ansvarig: Hamnchefen")],
        [text("Gäller från och med 1 mars 2031")],
        [text("Det här vill vi:"), text("Bojarna ska vara gula så att alla ser dem från land.")],
        [replace(text("Gula bojar"), bullet="•")],
        [head("Arbetssätt"), text("Vi målar.")],
        [table(("Kaj", "Djup"), ("Norra", "3 m"))],
        [table(("Kaj", "Läge"), ("Norra", "Bra"), ("Södra", "Bra"), ("Västra", "Bra"))],
    ],
)
def test_what_is_no_assessment_is_not_doubted(below: list[Block]) -> None:
    (goal,) = outline(GOAL, *below, head("Analys"), text("Bojarna är gula.")).goals
    assert goal_doubts([goal], {id(goal): "g1"}) == []


def test_a_line_before_running_text_is_doubted_only_where_goals_are_assessed() -> None:
    (goal,) = outline(GOAL, text("Ganska bra"), text("Bojarna är gula och syns bra från land.")).goals
    assert len(goal_doubts([goal], {id(goal): "g1"})) == 1
    assert goal_doubts([goal], {id(goal): "g1"}, assessed=False) == []


@pytest.mark.parametrize("rank", [0, 4])
def test_a_head_that_no_pattern_knows_leads_to_an_assessment_that_is_known(rank: int) -> None:
    blocks = [
        GOAL,
        head("Utvärdering: Uppfylls delvis", rank),
        head("Nämndmål: Fler fyrar", 3),
        head("Utvärdering: Så där", rank),
    ]
    first, second = outline(*blocks, head("Analys"), text("Fyrarna lyser.")).goals
    assert (first.assessment, first.assessment_raw) == ("delvis", "Uppfylls delvis")
    (doubt,) = goal_doubts([first, second], {id(first): "g1", id(second): "g2"})
    assert (doubt.row_id, doubt.code) == ("g2", "assessment_not_understood")


def test_a_lead_below_each_goal_is_a_level_of_goals_only_where_goals_are_behind_it() -> None:
    def below(*texts: str) -> list[Block]:
        goals = (head("Nämndmål: Fler bojar", 3), head("Nämndmål: Fler fyrar", 3))
        return [
            x
            for goal, words in zip(goals, texts, strict=True)
            for x in (goal, head(words), head("Beskrivning", 5), text("Så ska det vara."))
        ]

    assert len(outline(*below("Läge: På gång", "Läge: I fas")).goals) == 2
    assert len(outline(*below("Löfte: Alla bojar målas gula", "Löfte: Alla fyrar lyser hela natten")).goals) == 4
