"""The exam of unseen wordings: it is the same for a seed, and finds no fault in the truth and every fault put into it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))

from exam.comparing import Tally
from exam.compose import draw
from exam.judging import judge
from exam.model import Truth
from exam.running import Found, Record

SEED, DOCUMENTS = 5, 30


GOAL = ("number", "text", "assessment", "description", "expected_result", "analysis")
VALUE = ("measure", "year", "raw", "value", "qualifier")
ACTIVITY = ("text", "start_raw", "end_raw", "deviation", "comment")


def columns_of(row: object, names: Sequence[str]) -> Record:
    return {name: getattr(row, name) for name in names}


class Answers(Found):
    """Datasets that say what the truth says."""

    def __init__(self, truth: Truth) -> None:
        goals = {goal.text: f"g{i}" for i, goal in enumerate(truth.goals)}
        tables = [(f"t{i}", table) for i, table in enumerate(truth.tables)]
        indicators = [(f"i{i}", row) for i, row in enumerate(truth.indicators)]
        self.datasets: dict[str, list[Record]] = {
            "goals": [
                columns_of(goal, GOAL)
                | {"goal_id": f"g{i}", "level": goal.levels[0], "parent_goal_id": goals.get(goal.parent or "")}
                for i, goal in enumerate(truth.goals)
            ],
            "indicators": [
                columns_of(row, ("name", "owner", "comment"))
                | {"indicator_id": key, "goal_id": goals.get(row.goal)}
                | row.cells
                for key, row in indicators
            ],
            "indicator_values": [
                columns_of(value, VALUE)
                | {"indicator_id": key, "unit": value.units[0], "value_low": value.low, "value_high": value.high}
                for key, row in indicators
                for value in row.values
            ],
            "activities": [
                columns_of(row, ACTIVITY)
                | {"activity_id": f"a{i}", "goal_id": goals.get(row.goal)}
                | {"start_date": row.starts[0], "end_date": row.ends[0]}
                for i, row in enumerate(truth.activities)
            ],
            "tables": [columns_of(table, ("kind", "unit", "columns")) | {"table_id": key} for key, table in tables],
            "table_cells": [
                columns_of(cell, ("raw", "value", "measure", "side", "year"))
                | {"table_id": key, "row": 0, "col": table.columns.index(cell.column)}
                | {"row_label": cell.row, "col_label": cell.column}
                for key, table in tables
                for cell in table.cells
            ],
            "decisions": [
                {"number": number, "text": text, "amount_mnkr": amount} for number, text, amount in truth.decisions
            ],
        }

    def rows(self, dataset: str, document_id: str) -> list[Record]:
        return self.datasets[dataset]


def judged(truth: Truth, answers: Answers) -> Tally:
    fields = {name: values[0] if values else None for name, values in truth.fields.items()}
    return judge(truth, answers, {**fields, "document_id": "x"})


@pytest.mark.parametrize("index", range(DOCUMENTS))
def test_the_truth_is_judged_as_faultless(index: int) -> None:
    truth = draw(SEED, index).truth
    found = judged(truth, Answers(truth))
    assert (found.figure, [fault.message for fault in found.faults]) == (1.0, [])


@pytest.mark.parametrize("index", range(3))
def test_a_wrong_number_and_a_lost_goal_are_faults(index: int) -> None:
    truth = draw(SEED, index).truth
    answers = Answers(truth)
    value = next(row for row in answers.datasets["indicator_values"] if row["value"] is not None)
    value["value"] = float(str(value["value"])) + 1000
    lost = answers.datasets["goals"].pop()
    kinds = {fault.kind for fault in judged(truth, answers).faults}
    assert {"number.wrong", "goal.missed"} <= kinds, lost


def test_a_document_is_the_same_each_time_it_is_drawn() -> None:
    assert draw(SEED, 1).truth.json() == draw(SEED, 1).truth.json() != draw(SEED + 1, 1).truth.json()
