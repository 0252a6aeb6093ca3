"""Figures that were read in two ways: the text stays, the number goes, and only where such a text stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vpextract.model import Activity, Box, Decision, FigureCell, FigureTable, Indicator, Place, Unsure, Value
from vpextract.structure.records import Records
from vpextract.structure.unsure import leave_unsure_numbers_out

ROW = Place(3, Box(70, 200, 520, 220))
IN_ROW, BELOW = Box(400, 203, 440, 217), Box(400, 233, 440, 247)


def records() -> Records:
    values = (Value("target", "80 %", 80.0, "%", None, 2031), Value("outcome", "75 %", 75.0, "%", None, 2031))
    cells = (FigureCell(0, 1, "Bryggor", None, "Budget", "1 204", 1204.0, ROW),)
    found = Records("hamn-2031-vp-00000000")
    found.indicators = [
        Indicator("i1", None, 1, "Lagade bryggor", None, None, None, {"target": "80 %"}, values, None, ROW)
    ]
    day = date(2031, 5, 1)
    found.activities = [
        Activity("a1", None, 1, "Laga bryggor", None, day, day, None, None, None, ROW, {}, "2031-05-01", "2031-05-01")
    ]
    found.tables = [FigureTable("t1", None, None, 1, "budget", None, None, ("Post", "Budget"), 1, cells, ROW)]
    found.decisions = [Decision(1, "Nämnden begär 2,5 mnkr till bryggor", 2.5, ROW)]
    return found


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("80%", {"target"}),
        ("75 %", {"outcome"}),
        ("2031-05-01", {"start", "end"}),
        ("1204", {"cell"}),
        ("2,5 mnkr", {"decision"}),
        ("62", set()),
    ],
)
def test_the_number_of_an_unsure_text_is_left_out(text: str, gone: set[str]) -> None:
    found = records()
    leave_unsure_numbers_out(found, [Unsure(3, IN_ROW, text)])
    (row,), (activity,), (table,), (decision,) = found.indicators, found.activities, found.tables, found.decisions
    numbers = {value.measure: value.value for value in row.values}
    numbers |= {"start": activity.start_date, "end": activity.end_date}  # type: ignore[dict-item]
    numbers |= {"cell": table.cells[0].value, "decision": decision.amount_mnkr}
    assert {name for name, number in numbers.items() if number is None} == gone
    assert [value.raw for value in row.values] == ["80 %", "75 %"]
    assert {value.measure for value in row.values if value.doubtful} == gone & {"target", "outcome"}


@pytest.mark.parametrize("unsure", [Unsure(3, BELOW, "80 %"), Unsure(4, IN_ROW, "80 %")])
def test_the_same_text_elsewhere_costs_nothing(unsure: Unsure) -> None:
    found, before = records(), records()
    leave_unsure_numbers_out(found, [unsure])
    assert found == before


def test_rows_without_a_place_on_a_page_are_left_alone() -> None:
    found = records()
    found.indicators = [replace(found.indicators[0], place=Place(line=12))]
    before = list(found.indicators)
    leave_unsure_numbers_out(found, [Unsure(3, IN_ROW, "80 %")])
    assert found.indicators == before
