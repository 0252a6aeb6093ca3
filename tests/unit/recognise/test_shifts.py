"""Rows whose cells stand one column off. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Place, Row, Table
from vpextract.recognise.settling.shifts import Kind, with_settled_rows

KNOWLEDGE = knowledge.load()
ACTIVITY: tuple[Kind, ...] = ("name", "date", "date", "text")
INDICATOR: tuple[Kind, ...] = ("name", "value", "value", "value", "period")
FIGURES: tuple[Kind, ...] = ("label", "any", "any", "any")


def settled(kinds: tuple[Kind, ...], *rows: tuple[str, ...]) -> Table:
    table = Table(("",) * len(kinds), tuple(Row(cells, Place()) for cells in rows), Place())
    return with_settled_rows(table, kinds, KNOWLEDGE)


@pytest.mark.parametrize(
    ("kinds", "printed", "mended"),
    [
        pytest.param(
            ACTIVITY,
            ("Måla bojar", "", "2030-02-01", "2030-06-30"),
            ("Måla bojar", "2030-02-01", "2030-06-30", ""),
            id="a date under the deviation",
        ),
        pytest.param(
            ACTIVITY,
            ("2030-02-01", "2030-06-30", "Försenad", ""),
            ("", "2030-02-01", "2030-06-30", "Försenad"),
            id="a date for the name",
        ),
        pytest.param(
            INDICATOR,
            ("Andel bojar", "48 %", "50 %", "", "51 %"),
            ("Andel bojar", "48 %", "50 %", "51 %", ""),
            id="a share under the period",
        ),
        pytest.param(
            INDICATOR, ("12", "48 %", "50 %", "2030", ""), ("", "12", "48 %", "50 %", "2030"), id="a count for the name"
        ),
    ],
)
def test_cells_move_where_one_way_makes_them_fit(
    kinds: tuple[Kind, ...], printed: tuple[str, ...], mended: tuple[str, ...]
) -> None:
    found = settled(kinds, printed)
    assert found.rows[0].cells == mended
    assert {column for _, column in found.guessed} == {
        c for c, (a, b) in enumerate(zip(printed, mended, strict=True)) if a != b
    }
    assert found.unsure == ()


def test_where_several_ways_fit_the_cells_that_differ_are_unsure() -> None:
    found = settled(INDICATOR, ("Andel bojar", "48 %", "50 %", "2030", ""))
    assert found.rows[0].cells == ("Andel bojar", "48 %", "50 %", "", "2030")
    assert found.unsure == ((0, 1), (0, 2))
    assert found.guessed == ((0, 3), (0, 4))


@pytest.mark.parametrize(
    ("kinds", "printed", "unsure"),
    [
        pytest.param(INDICATOR, ("Andel bojar", "2030-01-01", "48 %", "50 %", "2030"), [1], id="a date for a value"),
        pytest.param(INDICATOR, ("118", "48 %", "50 %", "51 %", "2030"), [0], id="a count for the name"),
        pytest.param(INDICATOR, ("Andel bojar", "T1 2030", "48 %", "50 %", "7,5"), [1, 4], id="a period for a value"),
        pytest.param(ACTIVITY, ("118", "2030-02-01", "2030-06-30", "Nej"), [0], id="a count for an activity"),
        pytest.param(ACTIVITY, ("Måla bojar", "12", "2030-06-30", "Nej"), [1], id="a count for a date"),
        pytest.param(ACTIVITY, ("Måla bojar", "2030-06-30", "12 %", "2030-07-01"), [2, 3], id="a share for a date"),
    ],
)
def test_what_fits_nowhere_is_unsure_and_stays_where_it_is(
    kinds: tuple[Kind, ...], printed: tuple[str, ...], unsure: list[int]
) -> None:
    found = settled(kinds, printed)
    assert found.rows[0].cells == printed
    assert found.unsure == tuple((0, column) for column in unsure)


@pytest.mark.parametrize(
    ("kinds", "cells"),
    [
        pytest.param(ACTIVITY, ("Måla bojar", "2030-02-01", "2030-06-30", "2030-07-15"), id="a new date as deviation"),
        pytest.param(ACTIVITY, ("Måla bojar", "2030", "2030-06-30", ""), id="a year for a date"),
        pytest.param(ACTIVITY, ("Måla bojar", "våren 2030", "", "Nej"), id="a date in words"),
        pytest.param(INDICATOR, ("Andel bojar", "", "48 %", "50 %", "2030"), id="empty cells"),
        pytest.param(INDICATOR, ("Antal bojar", "2030", "2031", "2032", "2030"), id="counts like years"),
        pytest.param(INDICATOR, ("Andel bojar år 2030", "48 %", "Öka", "-", "Tertial 1 2030"), id="words for values"),
        pytest.param(FIGURES, ("2030", "12,5", "13,5", ""), id="a year as label"),
    ],
)
def test_rows_that_may_be_right_stay_as_they_are(kinds: tuple[Kind, ...], cells: tuple[str, ...]) -> None:
    found = settled(kinds, cells)
    assert (found.rows[0].cells, found.guessed, found.unsure) == (cells, (), ())


def test_a_row_of_figures_without_its_label_moves_into_the_columns_that_all_others_fill() -> None:
    full = [("Norra", "1,5", "2,5", "-1,0"), ("Södra", "3,5", "4,5", "-1,0")]
    assert settled(FIGURES, *full, ("7,5", "8,5", "-1,0", "")).rows[2].cells == ("", "7,5", "8,5", "-1,0")
    sparse = [("Norra", "1,5", "2,5", ""), ("Södra", "3,5", "4,5", "")]
    found = settled(FIGURES, *sparse, ("7,5", "8,5", "-1,0", ""))
    assert (found.rows[2].cells, found.unsure) == (("7,5", "8,5", "-1,0", ""), ((2, 0),))


def test_rows_over_all_columns_and_lone_names_are_left_alone() -> None:
    table = Table(
        ("",) * 4, (Row(("118", "", "", ""), Place()), Row(("12", "", "", ""), Place(), spanning=True)), Place()
    )
    assert with_settled_rows(table, ACTIVITY, KNOWLEDGE) is table
