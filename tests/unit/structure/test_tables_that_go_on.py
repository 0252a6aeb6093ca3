"""Tables whose rest was read as a table without a head, and listings whose rows are lost. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Extraction, FigureCell, FigureTable, Place
from vpextract.structure.head_doubts import head_doubts

KNOWLEDGE = knowledge.load()
LABELS = ("Bojar", "2031", "2032")


def table(
    name: str, labels: tuple[str, ...], page: int, row: str = "Norra viken", goal: str | None = None
) -> FigureTable:
    cells = (
        FigureCell(0, 0, row, None, labels[0], row, None),
        *(FigureCell(0, col, row, None, labels[col], str(col), float(col)) for col in range(1, len(labels))),
    )
    return FigureTable(name, None, goal, 1, "other", None, None, labels, 1, cells, Place(page=page))


def doubts(*tables: FigureTable) -> list[str | None]:
    found = Extraction("x", "x.txt", "", "", "ok", tables=tables)
    return [one.row_id for one in head_doubts(found, KNOWLEDGE)]


@pytest.mark.parametrize(
    ("labels", "page", "doubted"),
    [
        (("", "", ""), 3, ["t1", "t2"]),
        (("", "", ""), 4, ["t1", "t2"]),
        (("", "", ""), 6, ["t2"]),
        (("", "", "", "", ""), 3, ["t2"]),
        (LABELS, 3, []),
    ],
)
def test_a_table_without_a_head_may_be_the_rest_of_the_one_above(
    labels: tuple[str, ...], page: int, doubted: list[str]
) -> None:
    assert doubts(table("t1", LABELS, 3), table("t2", labels, page)) == doubted


def test_rows_that_may_be_lost_are_doubted_at_their_place() -> None:
    lost = table("t1", ("", "", ""), 3, "Andel bojar som lyser", "g1")
    assert doubts(lost) == [None]


@pytest.mark.parametrize(
    ("row", "page", "doubted"), [("Summa", 4, ["t1"]), ("Norra viken", 4, ["t1"]), ("Summa", 3, [])]
)
def test_a_repeated_head_over_a_sum_goes_on(row: str, page: int, doubted: list[str]) -> None:
    assert doubts(table("t1", LABELS, 3), table("t2", LABELS, page, row)) == doubted
