"""Amounts in brackets or with the minus behind. All tables and figures are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import FigureTable, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of
from vpextract.structure.books.negatives import with_negatives

KNOWLEDGE = knowledge.load()
RESULT = ("Mnkr", "Budget", "Utfall", "Avvikelse")


def read(columns: tuple[str, ...], *rows: str) -> FigureTable:
    """A table of figures as the earlier stages make it; the cells of a row are parted by ";"."""
    cells = [tuple(cell.strip() for cell in row.split(";")) for row in rows]
    figures = figures_of(Table(columns, tuple(Row(row, Place()) for row in cells), Place()), "", KNOWLEDGE)
    table = FigureTable(
        "x:t001", None, None, 1, figures.kinds.under(()), None, figures.unit, columns, len(rows), figures.cells, Place()
    )
    return with_negatives(table, KNOWLEDGE)


def numbers(table: FigureTable, col: int) -> list[float | None]:
    return [cell.value for cell in table.cells if cell.col == col]


def doubted(table: FigureTable) -> list[str]:
    return [cell.raw for cell in table.cells if cell.doubtful]


@pytest.mark.parametrize(
    ("columns", "rows", "col", "expected"),
    [
        pytest.param(
            RESULT,
            (
                "Kajer; 24,1; 31,5; (7,4)",
                "Bojar; 118,0; 120,2; (2,2)",
                "Bryggor; 6,0; 5,1; 0,9",
                "Summa; 148,1; 156,8; (8,7)",
            ),
            3,
            [-7.4, -2.2, 0.9, -8.7],
            id="brackets among deviations",
        ),
        pytest.param(
            RESULT,
            ("Kajer; 24,1; 31,5; (7,4)", "Bojar; 118,0; 120,2; (2,2)"),
            3,
            [-7.4, -2.2],
            id="all deviations in brackets",
        ),
        pytest.param(
            RESULT,
            ("Kajer; 24,1; 31,5; 7,4-", "Bojar; 6,0; 5,1; 0,9", "Summa; 30,1; 36,6; 6,5 -"),
            3,
            [-7.4, 0.9, -6.5],
            id="the minus behind, shown by sums",
        ),
        pytest.param(
            ("Mnkr", "Resultat 2030"),
            ("Kajer; 7,4-", "Bojar; 2,2−", "Bryggor; 0,9", "Fyrar; 1 204,5–"),
            1,
            [-7.4, -2.2, 0.9, -1204.5],
            id="the minus behind as a style",
        ),
        pytest.param(
            ("Mnkr", "Resultat 2030"),
            ("Kajer; (2,0)", "Bojar; 0,5", "Summa; (1,5)"),
            1,
            [-2.0, 0.5, -1.5],
            id="brackets shown by a sum",
        ),
    ],
)
def test_amounts_are_negative_where_others_show_it(
    columns: tuple[str, ...], rows: tuple[str, ...], col: int, expected: list[float]
) -> None:
    found = read(columns, *rows)
    assert numbers(found, col) == expected
    assert doubted(found) == []


@pytest.mark.parametrize(
    ("columns", "rows", "left"),
    [
        pytest.param(
            ("Mnkr", "Utfall", "Utfall 2030"),
            ("Kajer; 24,1; (31,5)", "Bojar; 6,0; (5,0)", "Summa; 30,1; (36,5)"),
            ["(31,5)", "(5,0)", "(36,5)"],
            id="last year in brackets",
        ),
        pytest.param(
            ("Mnkr", "Utfall"), ("Kajer; 10,0", "Bojar; (12,0)", "Summa; 22,0"), ["(12,0)"], id="positive by the sum"
        ),
        pytest.param(("Mnkr", "Utfall"), ("Kajer; 10,0", "Bojar; (12,0)"), ["(12,0)"], id="nothing shows it"),
        pytest.param(("Mnkr", "Utfall"), ("Kajer; 10,0", "Bojar; 12,0-"), ["12,0-"], id="one minus behind"),
        pytest.param(
            ("Mnkr", "Utfall"),
            ("Kajer; -1,0", "Bojar; 2,0-", "Fyrar; 3,0-", "Bryggor; 4,0-"),
            ["2,0-", "3,0-", "4,0-"],
            id="the minus on either side",
        ),
        pytest.param(
            ("Nyckeltal", "Antal"), ("Kajer; 10", "Bojar; (12)", "Summa; (2)"), ["(12)", "(2)"], id="no money"
        ),
        pytest.param(
            RESULT,
            ("Kajer; 24,1; 31,5; (9,9)", "Bojar; 118,0; 120,2; (2,2)", "Fyrar; 6,0; 5,1; 0,9"),
            ["(9,9)", "(2,2)"],
            id="one that does not add up",
        ),
    ],
)
def test_what_nothing_shows_has_no_number_and_is_doubted(
    columns: tuple[str, ...], rows: tuple[str, ...], left: list[str]
) -> None:
    found = read(columns, *rows)
    assert doubted(found) == left
    assert [cell.value for cell in found.cells if cell.raw in left] == [None] * len(left)


def test_a_figure_with_another_years_beside_it_is_no_doubt() -> None:
    found = read(("Enhet", "Antal barn"), "Kajer; 188 (176)", "Bojar; 16 (14)")
    assert doubted(found) == []
