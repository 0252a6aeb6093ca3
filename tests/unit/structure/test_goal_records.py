"""Blocks → flat rows with identifiers that point at each other."""

from __future__ import annotations

from datetime import date

import pytest
from outlined import outlined

from vpextract import knowledge
from vpextract.model import Block, Identity, Layout, Paragraph, Place, Row, Table
from vpextract.recognise.recognising import findings_of
from vpextract.structure.records import Records, records_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=5)
BOARD = Identity("tertialrapport", 2031, 1, "Sjöviks stadsdelsnämnd", "sjovik")
TOP = Paragraph("KF:s inriktningsmål: 1. En trygg hamn", HERE, 1)
AREA = Paragraph("KF:s mål för verksamhetsområdet: 1.1. Hela kajer", HERE, 2)
GOAL = Paragraph("Nämndmål: 1.1.1. Fler bojar", HERE, 3)


def head(text: str, rank: int = 4) -> Paragraph:
    return Paragraph(text, HERE, rank)


def text(words: str, bullet: str = "") -> Paragraph:
    return Paragraph(words, HERE, 0, bullet)


def table(
    columns: tuple[str, ...], *rows: tuple[str, ...], signs: tuple[str, ...] = (), guessed: bool = False
) -> Table:
    made = tuple(Row(cells, HERE, signs, spanning=len(cells) == 1) for cells in rows)
    made = tuple(
        Row(
            (r.cells * len(columns))[: len(columns)] if not r.spanning else (r.cells[0], *[""] * (len(columns) - 1)),
            HERE,
            r.signs,
            r.spanning,
        )
        for r in made
    )
    return Table(columns, made, HERE, guessed=((0, 1),) if guessed else ())


def records(*blocks: Block, shows_gender: bool = True, identity: Identity = BOARD) -> Records:
    found = findings_of(Layout(blocks, shows_gender=shows_gender), identity, KNOWLEDGE)
    return records_of(found, "sjovik-2031-t1-0", KNOWLEDGE)


INDICATORS = ("Indikator", "Periodens utfall", "Utfall VB 2030", "Årsmål", "Period")
BOJAR = ("Andel bojar", "45 %", "40 %", "Max 50 %", "Tertial 1 2031")
ACTIVITIES = ("Aktivitet", "Startdatum", "Slutdatum", "Avvikelse")


def test_goals_name_their_parents() -> None:
    found = records(TOP, AREA, GOAL)
    assert [(g.goal_id, g.ordinal, g.number, g.parent_goal_id) for g in found.goals] == [
        ("sjovik-2031-t1-0:g001", 1, "1", None),
        ("sjovik-2031-t1-0:g002", 2, "1.1", "sjovik-2031-t1-0:g001"),
        ("sjovik-2031-t1-0:g003", 3, "1.1.1", "sjovik-2031-t1-0:g002"),
    ]
    assert [g.printed for g in found.goals] == [TOP.text, AREA.text, GOAL.text]


def test_texts_of_a_goal_are_lines() -> None:
    found = records(GOAL, head("Beskrivning"), text("Bojar behövs."), text("röda", "•"), head("Analys"), text("Nio."))
    assert (found.goals[0].description, found.goals[0].expected_result, found.goals[0].analysis) == (
        "Bojar behövs.\nröda",
        None,
        "Nio.",
    )


def test_sections_name_their_parents_and_goals() -> None:
    found = records(TOP, GOAL, head("Analys"), text("Nio."))
    assert [(s.kind, s.depth, s.parent_id, s.goal_id) for s in found.sections] == [
        ("goal", 1, None, "sjovik-2031-t1-0:g001"),
        ("goal", 2, "sjovik-2031-t1-0:s0001", "sjovik-2031-t1-0:g002"),
        ("analysis", 3, "sjovik-2031-t1-0:s0002", "sjovik-2031-t1-0:g002"),
    ]
    assert [s.text for s in found.sections] == ["", "", "Nio."]


def test_an_indicator_has_its_cells_and_values() -> None:
    (row,) = records(GOAL, table(INDICATORS, BOJAR, ("Analys Bojar sjönk.",))).indicators
    assert (row.name, row.goal_id, row.owner, row.comment) == (
        "Andel bojar",
        "sjovik-2031-t1-0:g001",
        "namnd",
        "Bojar sjönk.",
    )
    assert row.cells == {
        "outcome": "45 %",
        "outcome_previous": "40 %",
        "target": "Max 50 %",
        "period": "Tertial 1 2031",
    }
    assert [(v.measure, v.raw, v.value, v.unit, v.qualifier, v.year) for v in row.values] == [
        ("outcome", "45 %", 45, "%", None, 2031),
        ("outcome_previous", "40 %", 40, "%", None, 2030),
        ("target", "Max 50 %", 50, "%", "max", 2031),
    ]


@pytest.mark.parametrize(("goal", "owner"), [(TOP, "kf"), (AREA, "kf"), (GOAL, "namnd"), (None, None)])
def test_the_owner_follows_from_the_goal(goal: Paragraph | None, owner: str | None) -> None:
    blocks = [goal] if goal else []
    assert records(*blocks, table(INDICATORS, BOJAR)).indicators[0].owner == owner


@pytest.mark.parametrize(
    ("signs", "shows", "gendered"),
    [(("gendered",), True, True), ((), True, False), ((), False, None)],
)
def test_gendered_is_unknown_where_it_cannot_be_seen(
    signs: tuple[str, ...], shows: bool, gendered: bool | None
) -> None:
    found = records(GOAL, table(INDICATORS, BOJAR, signs=signs), shows_gender=shows)
    assert found.indicators[0].gendered is gendered


def test_an_activity_has_its_dates() -> None:
    found = records(
        GOAL,
        table(
            ACTIVITIES,
            ("Måla bojar", "2031-01-01", "2031-12-31", "Färgen är slut"),
            ("Analys Väntar.",),
            signs=("ongoing",),
        ),
    )
    (row,) = found.activities
    assert (row.text, row.start_date, row.end_date) == ("Måla bojar", date(2031, 1, 1), date(2031, 12, 31))
    assert (row.deviation, row.status, row.comment, row.owner) == ("Färgen är slut", "ongoing", "Väntar.", "namnd")


def test_dates_are_kept_as_printed_and_a_time_without_a_day_is_no_fault() -> None:
    (row,) = records(GOAL, table(ACTIVITIES, ("Måla bojar", "våren", "31 dec 2031", ""))).activities
    assert (row.start_date, row.start_raw, row.extra) == (None, "våren", {})
    assert (str(row.end_date), row.end_raw) == ("2031-12-31", "31 dec 2031")


def test_what_is_no_time_is_kept_and_said() -> None:
    (row,) = records(GOAL, table(ACTIVITIES, ("Måla bojar", "31 februari 2031", "2031-12-31", ""))).activities
    assert (row.start_date, row.start_raw, row.extra) == (None, "31 februari 2031", {"start_date": "31 februari 2031"})


def test_rows_are_numbered_over_all_tables() -> None:
    found = records(GOAL, table(INDICATORS, BOJAR, BOJAR), head("Analys"), table(INDICATORS, BOJAR))
    assert [row.indicator_id for row in found.indicators] == [f"sjovik-2031-t1-0:i{n:04}" for n in (1, 2, 3)]
    assert [row.ordinal for row in found.indicators] == [1, 2, 3]


def test_any_other_table_is_one_of_figures() -> None:
    economy = head("Redovisning av ekonomi", 1)
    found = records(
        GOAL,
        economy,
        text("Tabell 1. Kajer, mnkr"),
        table(("Verksamhet", "Budget"), ("Kajer", "12,5"), ("varav norra", "2,5")),
    )
    (made,) = found.tables
    assert (made.table_id, made.kind, made.title, made.unit) == (
        "sjovik-2031-t1-0:t001",
        "budget",
        "Tabell 1. Kajer, mnkr",
        "mnkr",
    )
    assert (made.goal_id, made.section_id, made.n_rows) == (None, found.sections[-1].section_id, 2)
    assert [(c.raw, c.value, c.parent_label) for c in made.cells if c.col] == [
        ("12,5", 12.5, None),
        ("2,5", 2.5, "Kajer"),
    ]


def test_decisions_come_from_their_heading_alone() -> None:
    found = records(
        head("Förslag till beslut", 2),
        text("Planen godkänns.", "1."),
        text("2,5 mnkr begärs.", "2."),
        GOAL,
        text("Nio bojar.", "1."),
    )
    assert [(d.number, d.text, d.amount_mnkr) for d in found.decisions] == [
        (1, "Planen godkänns.", None),
        (2, "2,5 mnkr begärs.", 2.5),
    ]


def test_words_that_are_no_rows_are_set_aside() -> None:
    found = records(GOAL, table(INDICATORS, BOJAR, ("Analys Bojar sjönk.",)))
    aside = [(part.text, part.reason) for part in found.set_aside]
    assert ("Analys", "label") in aside
    assert (" ".join(INDICATORS), "repeated_head") in aside


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        pytest.param([table(INDICATORS, BOJAR)], "row_without_goal", id="no goal"),
        pytest.param([GOAL, table(INDICATORS, BOJAR, guessed=True)], "cell_guessed", id="guessed cell"),
        pytest.param([GOAL, table(INDICATORS, ("Analys Ensam.",))], "left_over", id="comment without a row"),
    ],
)
def test_doubts_are_issues(blocks: list[Block], code: str) -> None:
    assert [issue.code for issue in records(*blocks).issues] == [code]


def test_a_clear_document_has_no_issues() -> None:
    assert records(TOP, AREA, GOAL, table(INDICATORS, BOJAR)).issues == []


def test_identifiers_do_not_depend_on_the_run() -> None:
    blocks: list[Block] = [TOP, AREA, GOAL, head("Analys"), text("Nio."), table(INDICATORS, BOJAR)]
    assert records(*blocks) == records(*blocks)


def test_goals_alike_but_for_their_number_are_two() -> None:
    from vpextract.model import Paragraph, Place

    texts = [
        "KF:s mål för verksamhetsområdet: 1.1 Ren hamn",
        "Nämndmål: 1.1.1 God service",
        "Nämndmål: 1.1.2 God service",
    ]
    blocks = [Paragraph(text, Place(1), rank=2) for text in texts]
    outline = outlined(blocks)
    assert [goal.number for goal in outline.goals] == ["1.1", "1.1.1", "1.1.2"]


def test_a_guessed_cell_among_figures_is_named() -> None:
    figures = table(("Mnkr", "Budget 2031"), ("Kajer", "12,5"), guessed=True)
    (issue,) = records(TOP, figures).issues
    assert (issue.code, issue.page, issue.row_id) == ("cell_guessed", 5, "sjovik-2031-t1-0:t001")
    assert "'Kajer' under 'Budget 2031'" in issue.message
