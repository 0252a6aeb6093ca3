"""Labels over several columns that the paint behind a head, or its rules, hold together with it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_builders import level, line, page

from vpextract import knowledge
from vpextract.layout.from_pages import to_table
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {})


def labels(table: RawTable) -> tuple[str, ...]:
    return to_table(table, KNOWLEDGE, frozenset()).table.columns


PLAIN = ("Mått", "Utfall 2030", "2031", "2032", "2033")
XS = (70, 250, 345, 390, 435)
PARTED = ("Mått", "Utfall 2030", "Riktvärde 2031", "Riktvärde 2032", "Riktvärde 2033")


@pytest.mark.parametrize(
    ("fills", "x", "expected"),
    [
        pytest.param([Box(66, 92, 500, 138)], 362, PARTED, id="one area behind both"),
        pytest.param([Box(66, 92, 500, 112), Box(66, 112, 500, 138)], 362, PARTED, id="an area each"),
        pytest.param([Box(350, 92, 460, 112), Box(66, 112, 500, 138)], 362, PARTED, id="an area of its own width"),
        pytest.param([Box(66, 113, 500, 138)], 362, PLAIN, id="above the area"),
        pytest.param([Box(66, 60, 500, 90), Box(66, 113, 500, 138)], 362, PLAIN, id="between two areas"),
        pytest.param([Box(66, 92, 500, 240)], 362, PLAIN, id="an area behind the whole table"),
        pytest.param([Box(66, 92, 500, 138)], 70, PLAIN, id="over the names"),
        pytest.param([], 362, PLAIN, id="no paint"),
    ],
)
def test_a_label_on_the_area_behind_the_head_is_over_its_columns(
    fills: list[Box], x: float, expected: tuple[str, ...]
) -> None:
    assert labels(under_label(x, fills=fills)) == expected


@pytest.mark.parametrize(
    ("rules", "x", "expected"),
    [
        pytest.param([level(92, 66, 500), level(138, 66, 500)], 362, PARTED, id="between two rules"),
        pytest.param([level(112, 66, 500), level(138, 66, 500)], 362, PLAIN, id="above both"),
        pytest.param([level(92, 66, 500)], 362, PLAIN, id="below the only one"),
        pytest.param([level(92, 66, 500), level(220, 66, 500)], 362, PLAIN, id="rules round the table"),
        pytest.param([level(92, 200, 300), level(138, 66, 500)], 362, PLAIN, id="a short rule"),
        pytest.param([level(92, 66, 500), level(138, 66, 500)], 70, PLAIN, id="over the names"),
    ],
)
def test_a_label_between_the_rules_of_the_head_is_over_its_columns(
    rules: list[Box], x: float, expected: tuple[str, ...]
) -> None:
    assert labels(under_label(x, rules=rules)) == expected


def under_label(x: float, rules: Sequence[Box] = (), fills: Sequence[Box] = ()) -> RawTable:
    rows = [PLAIN, ("Kajer i bruk", "20", "21", "22", "23"), ("Bojar", "5", "6", "7", "8")]
    lines = [line("Riktvärde", x, 97, 9)]
    lines += [line(text, at, 120 + 24 * i, 9) for i, row in enumerate(rows) for text, at in zip(row, XS, strict=True)]
    return open_tables(page(lines, rules, fills=fills), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]
