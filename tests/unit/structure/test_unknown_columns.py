"""Columns of listings that were not understood: told for each table and page, with the place. All texts are invented."""

from __future__ import annotations

from vpextract import knowledge
from vpextract.model import Issue, Place
from vpextract.recognise.findings import IndicatorFound
from vpextract.recognise.listings.rows import unnamed_columns
from vpextract.structure.table_doubts import unknown_columns

KNOWLEDGE = knowledge.load()


def item(place: Place, **extra: str) -> IndicatorFound:
    return IndicatorFound("Andel bojar", None, None, {}, (), None, extra, (), place)


def told(*rows: IndicatorFound) -> list[Issue]:
    unnamed = unnamed_columns((label for row in rows for label in row.extra), KNOWLEDGE)
    return list(unknown_columns(rows, [f"x:i{at}" for at in range(1, len(rows) + 1)], unnamed))


def test_an_unknown_column_is_told_at_the_first_of_its_rows() -> None:
    (found,) = told(item(Place(6)), item(Place(6), Riktning="upp"), item(Place(6), Riktning="ned"))
    assert (found.code, found.severity, found.row_id, found.page) == ("header_not_understood", "warning", "x:i2", 6)
    assert found.message == "The column has no meaning that is known: 'Riktning'; the cells (2 rows) are in `extra`"


def test_columns_of_one_table_are_told_together() -> None:
    (found,) = told(item(Place(6), Riktning="upp", Djup="4 m"))
    assert found.message.startswith("The columns have no meaning that is known: 'Riktning', 'Djup'; the cells (1 row)")


def test_each_page_of_a_table_is_told_of() -> None:
    rows = [item(Place(page), Riktning="upp") for page in (6, 6, 7)]
    assert [(issue.page, issue.row_id) for issue in told(*rows)] == [(6, "x:i1"), (7, "x:i3")]


def test_a_text_has_a_line_for_a_place() -> None:
    (found,) = told(item(Place(line=41), Riktning="upp"), item(Place(line=42), Riktning="upp"))
    assert (found.page, found.line) == (None, 41)


def test_a_column_that_stands_twice_is_not_called_unknown() -> None:
    first, second = told(item(Place(6), **{"Årsmål (2)": "2", "Riktning": "upp"}))
    assert "the meaning of another column: 'Årsmål (2)'" in first.message
    assert "no meaning that is known: 'Riktning'" in second.message


def test_understood_rows_are_no_doubt() -> None:
    assert told(item(Place(6)), item(Place(7))) == []
