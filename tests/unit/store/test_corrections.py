"""Which row of a document a decision about a value means."""

from __future__ import annotations

from typing import Any

import pytest

from vpextract.store.corrections import VALUE, WRONG, called, corrections_in, meant, ruled_value, ruling_of


def cell(row_label: str = "Kajer", page: int = 4, top: float = 100.0, col: int = 1, **more: Any) -> dict[str, Any]:
    own = {"title": "Budget", "row_label": row_label, "parent_label": None, "col_label": "Utfall"}
    return own | {"page": page, "bbox": [70.0, top, 500.0, top + 12], "line": None, "col": col} | more


ALIKE = [cell(), cell(top=130.0), cell(page=5), cell("Bojar"), cell(col=2)]


@pytest.mark.parametrize("at", range(len(ALIKE)))
def test_rows_that_are_called_alike_are_told_apart_by_their_place(at: int) -> None:
    made = ruled_value("table_cells", "abc", ALIKE, at, WRONG, {"value": 1}, ())
    assert meant(made, ALIKE) == at
    turned = [{**row, "bbox": [71.0, row["bbox"][1] + 3, 499.0, 0.0]} for row in reversed(ALIKE)]
    assert meant(made, turned) == len(ALIKE) - 1 - at


def test_what_stands_alone_is_known_wherever_it_stands_and_however_it_is_spaced() -> None:
    made = ruled_value("table_cells", "abc", ALIKE, 3, WRONG, {"value": 1}, ())
    assert "at" not in made.about
    assert meant(made, [cell(), cell("BO JAR", page=9, top=400)]) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [cell("Bojarna")],
        [cell("Bojar", col_label="Budget")],
        [cell("Bojar", title=None)],
        [cell("Bojar", page=7), cell("Bojar", page=8)],
        [cell("Bojar", top=110.0), cell("Bojar", top=120.0)],
    ],
)
def test_where_none_or_several_may_be_meant_none_is(rows: list[dict[str, Any]]) -> None:
    assert meant(ruled_value("table_cells", "abc", ALIKE, 3, WRONG, {"value": 1}, ()), rows) is None


def test_where_another_like_it_came_the_place_tells() -> None:
    made = ruled_value("table_cells", "abc", ALIKE, 3, WRONG, {"value": 1}, ())
    assert meant(made, [cell("Bojar", page=3), cell("Bojar", top=102.0)]) == 1


def test_what_is_decided_again_is_about_the_same_also_where_its_text_is_read_otherwise_now() -> None:
    first = ruled_value("table_cells", "abc", ALIKE, 1, WRONG, {"value": 1}, ())
    moved = [cell(), cell("Ka- jer", top=132.0)]
    again = ruled_value("table_cells", "abc", moved, 1, WRONG, {"value": 2}, [first])
    assert (again.key, again.told["value"]) == (first.key, 2)
    assert ruling_of("table_cells", "abc", moved, 1, [first, again]) is again
    assert ruling_of("table_cells", "abd", moved, 1, [first]) is None
    assert ruling_of("table_cells", "abc", moved, 0, [first]) is None


def test_the_mark_of_a_document_tells_what_is_corrected_in_it() -> None:
    one = ruled_value("table_cells", "abc", ALIKE, 1, WRONG, {"value": 1}, ())
    other = ruled_value("table_cells", "abc", ALIKE, 1, WRONG, {"value": 2}, [one])
    marks = {corrections_in({x.key: x}).mark("abc") for x in (one, other)} | {corrections_in({}).mark("abc")}
    assert len(marks) == 3
    assert corrections_in({one.key: one}).mark("abd") is None is corrections_in({one.key: one}).mark(None)


def test_people_are_told_what_was_corrected_in_its_own_words() -> None:
    assert called({"dataset": "table_cells", **cell()}) == "Budget · Kajer · Utfall"
    assert called({"dataset": "indicator_values", "name": "Antal bojar", "measure": "target", "year": 2031}) == (
        "Antal bojar · target · 2031"
    )
    assert VALUE == "value"
