"""What stands in a cell over several rows is said of each of them."""

from __future__ import annotations

import pytest
from page_builders import level, line, page, upright

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Box, Line, Table

KNOWLEDGE = knowledge.load()
XS = [60.0, 220.0, 300.0, 400.0]


def last_column(head: str, said: dict[float, str], crossed: set[int], bare: bool = False) -> list[str]:
    """The last column of a grid of four rows below a head; a rule crosses it above the rows `crossed`. `bare`: no rule stands
    right of it."""
    rules: list[Box] = [level(100, 60, 400), level(120, 60, 400), level(200, 60, 300 if bare else 400)]
    rules += [level(100 + 20 * at, 60, 400 if at in crossed else 300) for at in (2, 3, 4)]
    rules += [upright(x, 100, 200 if x < 400 or not bare else 120) for x in XS]
    lines: list[Line] = [
        line(text, x + 4, 103, 9, True) for text, x in zip(("Insats", "Antal", head), XS, strict=False)
    ]
    for at, name in enumerate(("Bojar", "Kajer", "Slussar", "Fyrar"), 1):
        lines += [line(name, 64, 103 + 20 * at, 9), line(str(9 + at), 224, 103 + 20 * at, 9)]
    lines += [line(text, 304, y, 9) for y, text in said.items()]
    (table,) = (b for b in pages_to_layout([page(lines, rules)], KNOWLEDGE).blocks if isinstance(b, Table))
    assert [row.cells[:2] for row in table.rows] == [
        ("Bojar", "10"),
        ("Kajer", "11"),
        ("Slussar", "12"),
        ("Fyrar", "13"),
    ]
    return [row.cells[2] for row in table.rows]


@pytest.mark.parametrize(
    ("head", "said", "crossed", "column"),
    [
        pytest.param("Period", {123: "2031"}, set(), ["2031"] * 4, id="at its top"),
        pytest.param("När", {153: "Våren 2031"}, set(), ["Våren 2031"] * 4, id="in its middle"),
        pytest.param(
            "Ansvar", {133: "Hamnen", 173: "Farleden"}, {3}, ["Hamnen"] * 2 + ["Farleden"] * 2, id="two cells"
        ),
        pytest.param(
            "Ansvar", {139: "Hamnen", 150: "och kajen"}, {4}, ["Hamnen och kajen"] * 3 + [""], id="of two lines"
        ),
    ],
)
def test_each_row_says_it(head: str, said: dict[float, str], crossed: set[int], column: list[str]) -> None:
    assert last_column(head, said, crossed) == column


def test_an_amount_is_said_once() -> None:
    assert last_column("Kostnad", {123: "48,5"}, set()) == ["48,5", "", "", ""]


def test_a_column_that_is_open_to_the_right_has_no_such_cell() -> None:
    assert last_column("Period", {123: "2031"}, set(), bare=True) == ["2031", "", "", ""]
