"""Tables of figures: kind, unit, title, and what is part of what. All figures are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Place, Row, Table
from vpextract.recognise.figures.figures import Figures, figures_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=1)


def figures(columns: tuple[str, ...], *rows: tuple[str, ...], caption: str = "", title: str = "") -> Figures:
    table = Table(columns, tuple(Row(cells, HERE) for cells in rows), HERE, bool(any(columns)), title)
    return figures_of(table, caption, KNOWLEDGE)


@pytest.mark.parametrize(
    ("columns", "row", "headings", "kind"),
    [
        pytest.param(("Verksamhet", "Budget 2031"), ("Kajer", "12,5"), (), "budget", id="budget"),
        pytest.param(
            ("Verksamhet", "Budget", "Bokslut", "Avvikelse"), ("Kajer", "12", "13", "-1"), (), "result", id="result"
        ),
        pytest.param(("Resultatenhet", "Resultat"), ("Norra kajen", "0,2"), (), "result_units", id="result units"),
        pytest.param(
            ("Projekt", "Budget"), ("Ny kran", "3,0"), ("Ekonomi", "Investeringar"), "investments", id="investments"
        ),
        pytest.param(
            ("Verksamhet", "Omslutningsförändring"), ("Kajer", "1,0"), (), "turnover_changes", id="turnover changes"
        ),
        pytest.param(("Namn", "Datum"), ("Siv Kajström", "2031-02-01"), (), "approvals", id="approvals"),
        pytest.param(
            ("Verksamhet", "Budgetjustering"), ("Kajer", "1,0"), (), "budget_adjustments", id="budget adjustments"
        ),
        pytest.param(("Nyckeltal", "2030", "2031"), ("Antal bojar", "12", "14"), (), "key_figures", id="key figures"),
        pytest.param(
            ("Verksamhet", "Kostnader"),
            ("Kajer", "1"),
            ("Omslutningsförändringar",),
            "turnover_changes",
            id="under turnover changes",
        ),
        pytest.param(
            ("Ändamål", "Belopp (mnkr)"),
            ("Ny kran", "1"),
            ("Budgetjusteringar",),
            "budget_adjustments",
            id="under adjustments",
        ),
        pytest.param(("Investering", "Belopp"), ("Ny kran", "3,0"), (), "investments", id="investments by head"),
        pytest.param(("Enhet", "Jan", "Feb"), ("Kajer", "få", "många"), (), "key_figures", id="months"),
        pytest.param(("Kaj", "Skick"), ("Norra", "gott"), (), "other", id="words"),
    ],
)
def test_kinds(columns: tuple[str, ...], row: tuple[str, ...], headings: tuple[str, ...], kind: str) -> None:
    assert figures(columns, row).kinds.under(headings) == kind


def test_investments_are_known_by_their_rows() -> None:
    rows = ("Investeringar i kajer", "2,0"), ("Inventarier", "1,0")
    assert figures(("Post", "Belopp"), *rows).kinds.under(()) == "investments"


def test_a_result_is_known_by_its_rows() -> None:
    assert figures(("Post", "Prognos"), ("Intäkter", "2,0"), ("Kostnader", "-3,0")).kinds.under(()) == "result"


@pytest.mark.parametrize(
    ("columns", "title", "caption", "unit"),
    [
        (("Verksamhet", "Budget (mnkr)"), "", "", "mnkr"),
        (("Mnkr", "Budget"), "", "", "mnkr"),
        (("Verksamhet", "Budget, tkr"), "", "", "tkr"),
        (("Verksamhet", "Budget"), "Hamnens budget, tkr", "", "tkr"),
        (("Verksamhet", "Budget"), "", "Belopp i tkr", "tkr"),
        (("Verksamhet", "Budget"), "", "Tabell 3. Hamnens budget i miljoner kronor", "mnkr"),
        (("Verksamhet", "Budget (kr)"), "", "", "kr"),
        (("Verksamhet", "Budget"), "", "", None),
        (("Verksamhet", "Budget"), "", "Kajen kostade 3 mnkr mer än väntat, " + "och det är mycket " * 6, None),
    ],
)
def test_the_unit_is_in_head_title_or_caption(
    columns: tuple[str, ...], title: str, caption: str, unit: str | None
) -> None:
    assert figures(columns, ("Kajer", "12"), caption=caption, title=title).unit == unit


@pytest.mark.parametrize(
    ("title", "caption", "expected"),
    [
        ("Kajernas budget", "Tabell 1: Annat", "Kajernas budget"),
        ("", "Tabell 1: Kajernas budget", "Tabell 1: Kajernas budget"),
        ("", "Kajen är lagad.", None),
        ("", "", None),
    ],
)
def test_the_title_is_its_own_or_a_caption(title: str, caption: str, expected: str | None) -> None:
    assert figures(("Verksamhet", "Budget"), ("Kajer", "12"), title=title, caption=caption).title == expected


def test_cells_are_read_and_empty_ones_left_out() -> None:
    found = figures(("Verksamhet", "Budget", "Not"), ("Kajer", "1 200,5", ""), ("Bojar", "-3", "se ovan"))
    assert [(c.row, c.col, c.row_label, c.col_label, c.raw, c.value) for c in found.cells] == [
        (0, 0, "Kajer", "Verksamhet", "Kajer", None),
        (0, 1, "Kajer", "Budget", "1 200,5", 1200.5),
        (1, 0, "Bojar", "Verksamhet", "Bojar", None),
        (1, 1, "Bojar", "Budget", "-3", -3.0),
        (1, 2, "Bojar", "Not", "se ovan", None),
    ]
    assert found.n_rows == 2


def test_rows_of_parts_stand_under_their_parent() -> None:
    found = figures(
        ("Verksamhet", "Budget"),
        ("Kajer", "12"),
        ("varav norra", "5"),
        ("- varav södra", "7"),
        ("Bojar", "2"),
        ("därav röda", "1"),
    )
    assert [(c.row_label, c.parent_label) for c in found.cells if c.col == 1] == [
        ("Kajer", None),
        ("varav norra", "Kajer"),
        ("- varav södra", "Kajer"),
        ("Bojar", None),
        ("därav röda", "Bojar"),
    ]


def test_a_table_without_a_head_has_its_cells() -> None:
    found = figures(("", ""), ("Kajer", "12,5"))
    assert [(c.raw, c.value) for c in found.cells] == [("Kajer", None), ("12,5", 12.5)]


def test_marks_are_kept_beside_the_figures_and_disturb_nothing() -> None:
    found = figures(
        ("Verksamhet¹", "Budget 2031, mnkr²", "Bokslut*", "Avvikelse"),
        ("Kajer²", "12,5¹", "12 a)", "0,5"),
        ("varav¹ norra", "5", "5", "0"),
    )
    assert (found.kinds.under(()), found.unit) == ("result", "mnkr")
    assert [(c.raw, c.value, c.note) for c in found.cells if c.row == 0] == [
        ("Kajer²", None, "2"),
        ("12,5¹", 12.5, "1"),
        ("12 a)", 12.0, "a"),
        ("0,5", 0.5, None),
    ]
    assert {c.parent_label for c in found.cells if c.row == 1} == {"Kajer²"}
