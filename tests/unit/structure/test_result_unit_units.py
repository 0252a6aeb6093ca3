"""The unit of result units whose own table names none, told by what the board has. All tables and figures are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from economy_tables import KNOWLEDGE, PLAN, figure_table

from vpextract.model import EconomyRow, Issue
from vpextract.structure.books.balance import balance_of
from vpextract.structure.economy.rows import economy_of

BOARD = ("Hamnledning | 10,0", "Kajer | 80,5", "Totalt | 90,5")
UNITS = "Resultatenhetens namn | Resultatenheternas bruttobudget 2031 | Beräknat resultat 2031"


def of_units(*rows: str, unit: str = "mnkr", board: tuple[str, ...] = BOARD, head: str = UNITS) -> list[EconomyRow]:
    """The rows of the result units of a document with a budget in that unit."""
    tables = [
        figure_table(f"Verksamhet ({unit}) | Budget 2031", board, "", PLAN, ()),
        replace(figure_table(head, rows, "", PLAN, ("Resultatenheter",)), table_id="x:t002"),
    ]
    issues: list[Issue] = []
    found = economy_of(tables, balance_of(tables, KNOWLEDGE, PLAN.year), PLAN, KNOWLEDGE, issues)
    assert not issues
    return [row for row in found if row.table_id == "x:t002"]


@pytest.mark.parametrize(
    ("rows", "scale", "unit"),
    [
        pytest.param(("Norra kajen | 12 400 | 0", "Södra kajen | 9 150 | -120"), 1e-3, "mnkr", id="thousands"),
        pytest.param(("Norra kajen | 12,4 | 0,0", "Södra kajen | 9,2 | -0,1"), 1.0, "mnkr", id="millions"),
        pytest.param(("Norra kajen | 12 400 000 | 0", "Södra kajen | 9 150 000 | 8"), 1e-6, "mnkr", id="kronor"),
        pytest.param(("Norra kajen | 12 400 | 0", "Summa | 12 400 | 0"), 1e-3, "tkr", id="beside thousands"),
    ],
)
def test_the_only_unit_that_fits_is_taken_and_said(rows: tuple[str, ...], scale: float, unit: str) -> None:
    board = BOARD if unit == "mnkr" else ("Hamnledning | 10 000", "Kajer | 80 500", "Totalt | 90 500")
    found = of_units(*rows, unit=unit, board=board)
    budgets = [row for row in found if row.measure == "budget"]
    printed = float(rows[0].split("|")[1].replace(" ", "").replace(",", "."))
    assert budgets[0].value_mnkr == pytest.approx(printed * scale)
    assert {(row.unit, row.doubt) for row in budgets} == {(None, "unit_inferred")}


@pytest.mark.parametrize(
    ("rows", "board"),
    [
        pytest.param(
            ("Norra kajen | 9 900 000 | 0", "Södra kajen | 40 | 0"), ("Kajer | 9,5",), id="more than the board"
        ),
        pytest.param(("Norra kajen | 700 | 0",), ("Kajer | 900,0",), id="thousands or millions"),
        pytest.param(("Norra kajen | 45 | 0",), ("Kajer | 90 500,0",), id="a speck"),
        pytest.param(("Norra kajen | 12 400 | 0",), ("Kajer | –",), id="nothing to compare"),
    ],
)
def test_where_none_fits_for_certain_there_is_no_number(rows: tuple[str, ...], board: tuple[str, ...]) -> None:
    found = of_units(*rows, board=board)
    assert {row.value_mnkr for row in found} == {None}
    assert "unit_unknown" in {row.doubt for row in found}


def test_a_unit_of_its_own_is_no_doubt() -> None:
    found = of_units("Norra kajen | 12 400 | 0", head=UNITS.replace("namn", "namn (tkr)"))
    assert [(row.value_mnkr, row.doubt) for row in found if row.measure == "budget"] == [(12.4, None)]


HEAD = " | Budget 2031 | Utfall 2031"


def test_other_tables_without_a_unit_have_none() -> None:
    found = of_units("Bojar | 12 400 | 9 000", head=HEAD)
    assert {row.value_mnkr for row in found} <= {None}


@pytest.mark.parametrize(
    ("rows", "budgets"),
    [
        pytest.param(("Avskrivningar | 12 400 | 9 000", "Internränta | 900 | 700"), [12.4, 0.9], id="thousands"),
        pytest.param(("Avskrivningar | 2,4 | 1,9", "Internräntor | 0,9 | 0,7"), [2.4, 0.9], id="millions"),
        pytest.param(("Avskrivningar | 240 | 190",), [0.24], id="few thousands"),
        pytest.param(("Avskrivningar | 2 | 1",), [None], id="thousands would be a speck, millions have no fraction"),
        pytest.param(
            ("Avskrivningar | 2,4 | 1,9", "Bojar | 0,9 | 0,7", "Fyrar | 0,3 | 0,2"), [None] * 3, id="areas, too"
        ),
    ],
)
def test_kinds_of_costs_are_a_part_of_the_board(rows: tuple[str, ...], budgets: list[float | None]) -> None:
    found = [row for row in of_units(*rows, head=HEAD) if row.measure == "budget"]
    assert [row.value_mnkr for row in found] == budgets
    assert {row.doubt for row in found} == {"unit_unknown" if None in budgets else "unit_inferred"}


@pytest.mark.parametrize(
    ("rows", "outcomes"),
    [
        pytest.param(("Hamnledning | 10 000 | 900", "Kajer | 80 500 | 70"), [0.9, 0.07], id="two amounts alike"),
        pytest.param(("Hamnledning | 10 000 | 900", "Kajer | 80 400 | 70"), [None, None], id="one amount alike"),
        pytest.param(("Hamnledning | 10 000 | 900", "Kranar | 80 500 | 70"), [None, None], id="one name alike"),
    ],
)
def test_the_same_amounts_under_the_same_names_tell_the_unit(
    rows: tuple[str, ...], outcomes: list[float | None]
) -> None:
    found = [row for row in of_units(*rows, head=HEAD) if row.measure == "outcome"]
    assert [row.value_mnkr for row in found] == outcomes
