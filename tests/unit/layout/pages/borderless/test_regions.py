"""Which bands between level rules are rows of one table, and which part two."""

from __future__ import annotations

import pytest
from page_builders import grid_of, level, line, page

from vpextract import knowledge
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.model import Line

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)
MADE = (98.0, 112.0, 126.0)
"""The rules of a table with a head and one row, whose texts stand 2 pt below them."""


def row(y: float, *texts: str, bold: bool = False) -> list[Line]:
    return [line(text, x, y, 9, bold) for text, x in zip(texts, XS, strict=False)]


def between(lone: Line, *below: tuple[str, ...]) -> list[str]:
    """The first cells of each table: one of two bands, a line alone in the next, and bands of 14 pt under a rule at 150."""
    ys = [150.0 + 14 * i for i in range(len(below) + 1)]
    lines = [*row(100, "Mnkr", "Budget", "Utfall", bold=True), *row(114, "Kajer", "12", "13"), lone]
    for at, texts in enumerate(below):
        lines += row(ys[at] + 2, *texts, bold=at == 0)
    made = page(lines, [level(y, 70, 500) for y in (*MADE, *ys)])
    found, _ = open_tables(made, baselines(made.lines, range(len(lines))), SIZES, KNOWLEDGE)
    return [" / ".join(texts[0] for texts in grid_of(table)) for table in found]


@pytest.mark.parametrize(
    "lone", [line("Så här:", 70, 136, 12), line("Så här:", 70, 135, 9)], ids=["larger", "as large"]
)
def test_a_text_further_below_its_rule_than_the_rows_stands_between_two_tables(lone: Line) -> None:
    found = between(lone, ("Mått", "Vår", "Höst", "Vinter"), ("Bojar", "3", "4", "5"))
    assert found == ["Mnkr / Kajer", "Mått / Bojar"]


@pytest.mark.parametrize(
    ("lone", "second"),
    [
        pytest.param(line("Bojar", 70, 131, 9), ("Mått", "Vår", "Höst"), id="close below its rule"),
        pytest.param(line("Bojar", 70, 136, 9), ("Röda", "3", "4"), id="a row of figures follows"),
        pytest.param(line("Bojar", 70, 130, 12), ("Mått", "Vår", "Höst"), id="larger and close"),
    ],
)
def test_a_name_alone_is_a_row_of_its_table(lone: Line, second: tuple[str, ...]) -> None:
    assert between(lone, second) == [f"Mnkr / Kajer / Bojar / {second[0]}"]


def test_a_comment_between_two_rules_is_no_text_between_two_tables() -> None:
    found = between(line("Analys", 70, 136, 9), ("Fyrar", "många", "få"))
    assert found == ["Mnkr / Kajer / Analys / Fyrar"]


def test_a_goal_in_larger_letters_between_two_rules_stands_between_two_tables() -> None:
    found = between(line("Nämndmål: Hamnen är öppen", 70, 130, 12), ("Mått", "Vår", "Höst"), ("Bojar", "3", "4"))
    assert found == ["Mnkr / Kajer", "Mått / Bojar"]


@pytest.mark.parametrize("last", [("Mått", "Vår", "Höst"), ("Bojar", "3", "4")])
def test_lines_with_a_heading_among_them_are_no_row(last: tuple[str, ...]) -> None:
    """Two rules of one width, with the end of one table, a heading and a smaller table between them."""
    lines = [*row(100, "Mnkr", "Budget", "Utfall", bold=True), *row(114, "Kajer", "12", "13")]
    lines += [*row(128, "Räddningsbåtar", "2", "3"), line("Om hamnens mått", 70, 141, 13), *row(157, *last)]
    made = page(lines, [level(y, 70, 500) for y in (*MADE, 168.0)])
    found, _ = open_tables(made, baselines(made.lines, range(len(lines))), SIZES, KNOWLEDGE)
    assert "Om hamnens mått" not in [text for table in found for texts in grid_of(table) for text in texts]


@pytest.mark.parametrize("padding", [12.0, 15.0, 17.0])
@pytest.mark.parametrize("rule_above_head", [True, False])
def test_a_comment_may_be_padded_more_than_the_rows(padding: float, rule_above_head: bool) -> None:
    lines = [*row(100, "Indikator", "Utfall", "Årsmål", bold=True), *row(114, "Bojar", "12", "13")]
    end = 126 + padding + 11
    lines += [line("Analys: Bojarna syns.", 70, 126 + padding, 9), line("Antal bryggor som har", 70, end + 2, 9)]
    lines += row(end + 13, "målats", "8", "9")
    rules = [level(y, 70, 500) for y in (98, 112, 126, end, end + 25) if rule_above_head or y != 98]
    made = page(lines, rules)
    found, _ = open_tables(made, baselines(made.lines, range(len(lines))), SIZES, KNOWLEDGE)
    assert [[texts[0] for texts in grid_of(table)] for table in found] == [
        ["Indikator", "Bojar", "Analys: Bojarna syns.", "Antal bryggor som har målats"]
    ]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param((51.000004, 519.0), (50.999989, 519.0), id="a hair"),
        pytest.param((60.0, 500.9), (60.0, 501.1), id="at their end"),
        pytest.param((56.0, 440.0), (58.5, 437.5), id="inside the others"),
    ],
)
def test_rules_that_begin_and_end_beside_each_other_part_one_table(
    first: tuple[float, float], then: tuple[float, float]
) -> None:
    names = ("Andel bojar", "Andel kajer", "Andel fyrar")
    lines = row(110, "Indikator", "Utfall", "Period", bold=True)
    for at, name in enumerate(names, 1):
        lines += row(110 + 30 * at, name, "45 %", "2031")
    made = page(lines, [level(100 + 30 * at, *(first if at < 3 else then)) for at in range(5)])
    found, _ = open_tables(made, baselines(made.lines, range(len(lines))), SIZES, KNOWLEDGE)
    assert [[texts[0] for texts in grid_of(table)] for table in found] == [["Indikator", *names]]
