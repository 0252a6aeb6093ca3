"""Two tables of a document that give different figures for one amount. All tables and figures are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from economy_tables import KNOWLEDGE, YEAR, figure_table

from vpextract.model import EconomyRow, Issue
from vpextract.structure.books.balance import balance_of
from vpextract.structure.economy.contradictions import contradictions
from vpextract.structure.economy.rows import economy_of

HEAD = "Verksamhet (mnkr) | Budget 2031 | Utfall 2031"
ROWS = ("Hamnledning | 10,0 | 9,1", "Kajer | 30,5 | 33,0", "Lotsar | 7,5 | 7,4", "Bojar | 2,4 | 2,2")


def held(*tables: tuple[str, tuple[str, ...]]) -> tuple[list[EconomyRow], list[Issue]]:
    made = [
        replace(figure_table(head, rows, "", YEAR, ()), table_id=f"x:t{n:03}")
        for n, (head, rows) in enumerate(tables, 1)
    ]
    issues: list[Issue] = []
    found = economy_of(made, balance_of(made, KNOWLEDGE, YEAR.year), YEAR, KNOWLEDGE, issues)
    assert not issues
    return contradictions(found, KNOWLEDGE)


def changed(row: int, line: str) -> tuple[str, ...]:
    return (*ROWS[:row], line, *ROWS[row + 1 :])


@pytest.mark.parametrize(
    ("other", "told"),
    [
        pytest.param((HEAD, changed(1, "Kajer | 35,0 | 33,0")), "“Kajer” has another budget 2031", id="a budget"),
        pytest.param((HEAD, changed(3, "Bojar | 2,4 | 22,0")), "“Bojar” has another outcome 2031", id="an outcome"),
        pytest.param(
            ("Verksamhet (tkr) | Budget 2031 | Utfall 2031",
             ("Hamnledning | 1 | 9 100", "Kajer | 2 | 33 000", "Lotsar | 3 | 4 700", "Bojar | 4 | 2 200")),
            "“Lotsar” has another outcome 2031", id="another unit, digits turned round",
        ),
        pytest.param((HEAD, changed(3, "Bojar | 2,9 | 2,2")), "“Bojar” has another budget", id="the last"),
    ],
)  # fmt: skip
def test_a_figure_that_differs_where_the_others_agree_is_told(other: tuple[str, tuple[str, ...]], told: str) -> None:
    rows, (issue,) = held((HEAD, ROWS), other)
    assert issue.message.startswith(told)
    assert (issue.code, issue.severity, issue.row_id, issue.page) == ("amounts_differ", "warning", "x:t002", None)
    assert "(x:t001, row " in issue.message
    assert [row.table_id for row in rows if row.doubt == "amounts_differ"] == ["x:t001", "x:t002"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((HEAD, ROWS), id="the same"),
        pytest.param((HEAD.replace("Budget 2031", "Budget 2030"), changed(1, "Kajer | 35,0 | 33,0")), id="another year"),
        pytest.param((HEAD.replace("Utfall", "Prognos"), changed(3, "Bojar | 2,4 | 9,9")), id="another measure"),
        pytest.param((HEAD.replace("Budget 2031", "Budget 2031 kostnader"), changed(1, "Kajer | 35,0 | 33,0")),
                     id="another side"),
        pytest.param((HEAD, ("Hamnledning | 1,0 | 0,1", "Kajer | 3,5 | 3,0", "Lotsar | 7,5 | 7,4")), id="a part of the board"),
        pytest.param((HEAD, ("Kajer | 35,0 | 33,0", "Farleder | 4,0 | 4,1")), id="hardly anything in common"),
        pytest.param(
            (HEAD.replace("mnkr", "tkr"),
             ("Hamnledning | 10 020 | 9 100", "Kajer | 30 460 | 33 000", "Lotsar | 7 540 | 7 400")),
            id="only rounded",
        ),
        pytest.param((HEAD, (*ROWS, "Kajer | 0,4 | 0,2")), id="a name that stands twice"),
        pytest.param((HEAD, ("Hamnledning | 10,0 | 9,1", "varav kajer | 8,0 | 7,0", "Lotsar | 7,5 | 7,4", "Bojar | 2,4 | 2,2")),
                     id="a part of another"),
    ],
)  # fmt: skip
def test_what_is_not_the_same_amount_or_agrees_is_not(other: tuple[str, tuple[str, ...]]) -> None:
    rows, issues = held((HEAD, ROWS), other)
    assert issues == []
    assert "amounts_differ" not in {row.doubt for row in rows}


def test_rows_stay_in_order_and_nothing_else_changes() -> None:
    rows, _ = held((HEAD, ROWS), (HEAD, changed(1, "Kajer | 35,0 | 33,0")))
    assert [(row.table_id, row.row, row.col) for row in rows] == [
        (f"x:t{n:03}", at, col) for n in (1, 2) for at in range(4) for col in (1, 2)
    ]
