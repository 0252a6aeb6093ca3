"""Plain tables under a goal that may list indicators or activities."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import FigureCell, FigureTable, Place
from vpextract.structure.head_doubts import like_a_listing

KNOWLEDGE = knowledge.load()


def doubt(*rows: str, goal: str | None = "g1", kind: str = "other", anywhere: bool = False) -> str | None:
    cells = tuple(
        FigureCell(at, col, row.split("|")[0], None, "Kolumn", raw, None)
        for at, row in enumerate(rows)
        for col, raw in enumerate(row.split("|"))
        if raw
    )
    columns = tuple("Kolumn" for _ in rows[0].split("|"))
    table = FigureTable("t1", None, goal, 1, kind, None, None, columns, len(rows), cells, Place())
    return like_a_listing(table, KNOWLEDGE, anywhere)


@pytest.mark.parametrize(
    ("row", "kind"),
    [("Andel hela kajer i hamnen|45 %|50 %", "indicators"), ("Laga kajen i norr|2031-01-01|2031-05-31", "activities")],
)
def test_texts_with_shares_or_dates_are_doubted(row: str, kind: str) -> None:
    said = doubt(row)
    assert said is not None
    assert kind in said
    assert doubt(row, goal=None) is None
    assert kind in (doubt(row, goal=None, anywhere=True) or "")
    assert doubt(row, kind="budget") is None


@pytest.mark.parametrize("row", ["Kajer|45 %|50 %", "Kajerna i norra hamnen|gott|nytt", "Namn på en kaj|12|13"])
def test_other_tables_are_not(row: str) -> None:
    assert doubt(row) is None
