"""Tables of indicators and activities, whatever columns they have. All rows are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Identity, Place, Row, Table
from vpextract.recognise.listings.listing import Listing, listing_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=3)


def row(*cells: str, signs: tuple[str, ...] = ()) -> Row:
    return Row(cells, HERE, signs)


def wide(text: str, width: int = 3) -> Row:
    return Row((text, *[""] * (width - 1)), HERE, spanning=True)


def table(columns: tuple[str, ...], *rows: Row, guessed: tuple[tuple[int, int], ...] = ()) -> Table:
    return Table(columns, rows, HERE, guessed=guessed)


def listing(made: Table, year: int | None = 2031) -> Listing:
    found = listing_of(made, Identity(year=year), KNOWLEDGE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        pytest.param(("Indikator", "Årsmål", "KF:s årsmål", "Periodicitet"), "name target target_kf period", id="plan"),
        pytest.param(
            ("Indikator", "Periodens utfall", "Prognos helår", "Årsmål", "KF:s årsmål", "Period"),
            "name outcome forecast target target_kf period",
            id="report",
        ),
        pytest.param(
            (
                "Indikator",
                "Periodens utfall",
                "Utfall män/pojkar",
                "Utfall kvinnor/flickor",
                "Utfall VB 2030",
                "Årsmål",
                "Period",
            ),
            "name outcome outcome_men outcome_women outcome_previous target period",
            id="annual account",
        ),
        pytest.param(("Period", "KF:s årsmål", "Indikator"), "period target_kf name", id="any order"),
        pytest.param(("Indikator", "Periodens utfall"), "name outcome", id="two columns"),
        pytest.param(
            ("Indikator", "Utfall kvinn or/ flickor", "Utfall män/ pojkar"),
            "name outcome_women outcome_men",
            id="cut heads",
        ),
        pytest.param(
            ("lndikator", "Arsmål", "KF:s arsmål", "Perlod"), "name target target_kf period", id="misread heads"
        ),
        pytest.param(("INDIKATOR", "ÅRSMÅL"), "name target", id="capitals"),
        pytest.param(("Indikator", "Årsmål 2031", "KF:s årsmål 2031"), "name target target_kf", id="with years"),
    ],
)
def test_columns_of_indicators(columns: tuple[str, ...], roles: str) -> None:
    found = listing(table(columns, row(*(f"cell {j}" for j in range(len(columns))))))
    assert found.table == "indicators"
    assert found.items[0].extra == {}
    assert found.items[0].cells == {role: f"cell {j}" for j, role in enumerate(roles.split())}


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        pytest.param(("Aktivitet", "Startdatum", "Slutdatum"), "text start_date end_date", id="plan"),
        pytest.param(
            ("Aktivitet", "Startdatum", "Slutdatum", "Avvikelse"), "text start_date end_date deviation", id="report"
        ),
        pytest.param(("Aktivitet", "Slutdatum"), "text end_date", id="two columns"),
        pytest.param(("Aktivitet", "Start- datum", "Slut datum"), "text start_date end_date", id="cut heads"),
    ],
)
def test_columns_of_activities(columns: tuple[str, ...], roles: str) -> None:
    found = listing(table(columns, row(*(f"cell {j}" for j in range(len(columns))))))
    assert found.table == "activities"
    assert found.items[0].cells == {role: f"cell {j}" for j, role in enumerate(roles.split())}


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param(("Verksamhet", "Budget", "Prognos", "Avvikelse"), id="economy"),
        pytest.param(("Verksamhet", "Budget", "Utfall", "Prognos", "Period"), id="economy with known columns"),
        pytest.param(("Resultatenhet", "Resultat"), id="result units"),
        pytest.param(("Indikator", "Förklaring"), id="a key column alone"),
        pytest.param(("", "", ""), id="no head"),
        pytest.param(("Namn", "Datum"), id="approvals"),
    ],
)
def test_other_tables_are_none(columns: tuple[str, ...]) -> None:
    assert listing_of(table(columns, row(*("1" for _ in columns))), Identity(year=2031), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("columns", "cells", "years"),
    [
        (("Indikator", "Utfall 2031"), {"name": "a", "outcome": "b"}, {"outcome": 2031}),
        (("Indikator", "Utfall 2030"), {"name": "a", "outcome_previous": "b"}, {"outcome_previous": 2030}),
        (
            ("Indikator", "Utfall 2031", "Utfall 2030"),
            {"name": "a", "outcome": "b", "outcome_previous": "c"},
            {"outcome": 2031, "outcome_previous": 2030},
        ),
        (
            ("Indikator", "Periodens utfall", "Periodens utfall VB 2030"),
            {"name": "a", "outcome": "b", "outcome_previous": "c"},
            {"outcome_previous": 2030},
        ),
    ],
)
def test_the_year_in_a_head_tells_whose_outcome_it_is(
    columns: tuple[str, ...], cells: dict[str, str], years: dict[str, int]
) -> None:
    found = listing(table(columns, row(*"abc"[: len(columns)])))
    assert found.items[0].cells == cells
    assert {s: found.slots[s].year for s in years} == years


PLAN = ("Indikator", "Årsmål", "Period")


def test_comment_rows_belong_to_the_row_above() -> None:
    made = table(
        PLAN, row("Bojar", "1", "År"), wide("Analys Bojar målas."), row("Kajer", "2", "År"), wide("Kommentar: Lagas.")
    )
    found = listing(made)
    assert [item.comments for item in found.items] == [["Bojar målas."], ["Lagas."]]
    assert found.labels == ["Analys", "Kommentar:"]


def test_a_label_alone_is_followed_by_its_text() -> None:
    found = listing(table(PLAN, row("Bojar", "1", "År"), wide("Analys"), wide("Bojar målas.")))
    assert found.items[0].comments == ["Bojar målas."]


def test_a_comment_need_not_span() -> None:
    found = listing(table(PLAN, row("Bojar", "1", "År"), row("Analys Bojar målas.", "", "")))
    assert found.items[0].comments == ["Bojar målas."]


def test_a_comment_before_all_rows_is_left_over() -> None:
    found = listing(table(PLAN, wide("Analys Bojar målas."), row("Bojar", "1", "År")))
    assert found.left_over == ["Analys Bojar målas."]
    assert found.items[0].comments == []


def test_an_indicator_named_like_a_comment_stays_one() -> None:
    found = listing(table(PLAN, row("Analyserade prover", "1", "År"), row("Kommentarer per inlägg", "2", "År")))
    assert [item.cells["name"] for item in found.items] == ["Analyserade prover", "Kommentarer per inlägg"]


def test_a_row_without_a_name_but_with_a_period_stands_for_itself() -> None:
    found = listing(table(PLAN, row("Bojar", "1", "2030"), row("", "2", "2031")))
    assert [item.cells for item in found.items] == [
        {"name": "Bojar", "target": "1", "period": "2030"},
        {"target": "2", "period": "2031"},
    ]


def test_empty_rows_are_nothing() -> None:
    assert len(listing(table(PLAN, row("", "", ""), row("Bojar", "1", "År"), row("", "", ""))).items) == 1


def test_unknown_columns_are_kept_apart() -> None:
    found = listing(table((*PLAN, "Ansvarig"), row("Bojar", "1", "År", "Siv")))
    assert found.items[0].extra == {"Ansvarig": "Siv"}


def test_a_role_is_given_once() -> None:
    found = listing(table(("Indikator", "Årsmål", "Målvärde"), row("Bojar", "1", "2")))
    assert found.items[0].cells == {"name": "Bojar", "target": "1"}
    assert found.items[0].extra == {"Målvärde": "2"}
    assert found.items[0].guessed == []


def test_of_two_equal_heads_none_is_certain_and_no_cell_is_lost() -> None:
    found = listing(table(("Indikator", "Årsmål", "Årsmål", "Årsmål"), row("Bojar", "1", "2", "3")))
    assert found.items[0].cells == {"name": "Bojar", "target": "1"}
    assert found.items[0].extra == {"Årsmål (2)": "2", "Årsmål (3)": "3"}
    assert found.items[0].guessed == ["target"]


def test_of_earlier_years_the_last_is_the_previous_one() -> None:
    heads = ("Indikator", "Utfall VB 2028", "Utfall VB 2029", "Utfall 2031", "Årsmål")
    found = listing(table(heads, row("Bojar", "1", "2", "3", "4")))
    assert found.items[0].cells == {
        "name": "Bojar",
        "outcome_previous": "2",
        "outcome": "3",
        "target": "4",
        "outcome VB 2028": "1",
    }
    assert found.items[0].extra == {}
    assert found.slots["outcome_previous"].year == 2029


def test_signs_and_places_stay_with_their_row() -> None:
    found = listing(table(PLAN, row("Bojar", "1", "År", signs=("gendered",))))
    assert found.items[0].signs == ("gendered",)
    assert found.items[0].place == HERE


def test_guessed_cells_are_named_by_their_role() -> None:
    found = listing(table(PLAN, row("Bojar", "1", "År"), row("Kajer", "2", ""), guessed=((1, 1),)))
    assert [item.guessed for item in found.items] == [[], ["target"]]


def test_a_comment_column_is_a_cell() -> None:
    found = listing(table((*PLAN, "Kommentar"), row("Bojar", "1", "År", "Målas i maj")))
    assert found.items[0].cells["comment"] == "Målas i maj"


def test_a_comment_column_of_activities_is_a_cell() -> None:
    found = listing(table(("Aktivitet", "Slutdatum", "Kommentar"), row("Måla", "2031-01-01", "Klar i maj")))
    assert found.items[0].cells["comment"] == "Klar i maj"


def test_a_status_column_of_activities_is_a_cell() -> None:
    found = listing(table(("Aktivitet", "Slutdatum", "Status"), row("Måla", "2031-01-01", "Pågår")))
    assert found.items[0].cells["status"] == "Pågår"
