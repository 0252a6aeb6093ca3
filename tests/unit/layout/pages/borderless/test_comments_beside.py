"""Comments under the values of a row, beside a name of several lines, whatever parts them from the values."""

from __future__ import annotations

import pytest
from page_builders import grid_of, grid_rules, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.pages.ruled import grids_on, rows_and_heads
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.model import Box, Line

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Utfall 2030", "Årsmål", "Period")
COMMENT = "Kommentar: Bojarna lades ut sent i våras."
"""As wide as two of the columns."""


def row(y: float, *texts: str, bold: bool = False) -> list[Line]:
    return [line(text, x, y, 9.0, bold) for text, x in zip(texts, XS, strict=False) if text]


def open_grid(*lines: Line, rules: tuple[Box, ...] = ()) -> list[list[str]]:
    made = page([*row(100, *HEAD, bold=True), *lines], rules)
    (table,) = open_tables(made, baselines(made.lines, range(len(made.lines))), SIZES, KNOWLEDGE)[0]
    return grid_of(table)[table.n_head :]


def following(y: float) -> list[Line]:
    return row(y, "Andel bryggor", "12 %", "15 %", "2031")


@pytest.mark.parametrize("parted", [False, True], ids=["nothing between", "a rule under the values"])
@pytest.mark.parametrize(
    "comment",
    [
        pytest.param([COMMENT], id="one line"),
        pytest.param([COMMENT, "Mer kommer."], id="a second, short line"),
        pytest.param(["De flesta bojar lades ut för sent i våras."], id="no label"),
    ],
)
def test_a_comment_beside_a_name_that_wraps_is_a_row_of_its_own(comment: list[str], parted: bool) -> None:
    lines = [*row(120, "Andel bojar som", "45 %", "50 %", "2031"), *row(131, "ligger där de ska", comment[0])]
    lines += [one for at, text in enumerate(comment[1:], 1) for one in row(131 + 11 * at, "om våren", text)]
    rules = (level(130, 250, 500), level(135 + 11 * len(comment), 70, 500)) if parted else ()
    name = " ".join(["Andel bojar som ligger där de ska", *["om våren"] * (len(comment) - 1)])
    expected = [
        [name, "45 %", "50 %", "2031"],
        [" ".join(comment)],
        ["Andel bryggor", "12 %", "15 %", "2031"],
    ]
    assert open_grid(*lines, *following(138 + 11 * len(comment)), rules=rules) == expected


def test_the_lines_below_a_bare_label_beside_a_name_are_its_text() -> None:
    lines = [*row(120, "Andel bojar", "45 %", "50 %", "2031"), *row(135, "", "Analys"), *row(146, "", "Bojarna")]
    assert open_grid(*lines, *row(157, "", "ligger."), *following(172))[:2] == [
        ["Andel bojar", "45 %", "50 %", "2031"],
        ["Analys Bojarna ligger."],
    ]


def test_words_in_the_place_of_values_are_no_comment_on_the_row_above() -> None:
    lines = [
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        *row(140, "Andel kajer", "mäts först nästa år i hela staden"),
    ]
    assert open_grid(*lines, *following(160))[1][:2] == ["Andel kajer", "mäts först nästa år i hela staden"]


def ruled_grid(*lines: Line, rules: list[Box]) -> list[list[str]]:
    made = page(lines, rules)
    tables, left = grids_on(made, set(range(len(made.lines))))
    (table,) = rows_and_heads(made, tables, left, None, {}, KNOWLEDGE)[0]
    return grid_of(table)[table.n_head :]


YS = (100, 120, 140, 160, 180, 200)
INNER = (65, 245, 345, 445, 545)


@pytest.mark.parametrize("text", [COMMENT, "Bojarna lades ut sent.", "Analys"])
def test_a_cell_behind_a_name_over_two_bands_is_a_comment(text: str) -> None:
    uprights = [upright(x, 100, 200) for x in (65, 245, 545)]
    uprights += [upright(x, y0, y0 + 20) for x in (345, 445) for y0 in (100, 120, 160)]
    levels = [level(y, 65, 545) for y in (100, 120, 160, 200)] + [level(y, 245, 545) for y in (140, 180)]
    lines = [*row(105, *HEAD, bold=True), *row(125, "Andel bojar", "45 %", "50 %", "2031"), *row(145, "", text)]
    lines += [*row(165, "Andel bryggor", "12 %", "15 %", "2031"), *row(185, "", "Bryggorna lagas.")]
    assert ruled_grid(*lines, rules=[*uprights, *levels]) == [
        ["Andel bojar", "45 %", "50 %", "2031"],
        [text],
        ["Andel bryggor", "12 %", "15 %", "2031"],
        ["Bryggorna lagas."],
    ]


def test_a_cell_of_its_own_row_is_no_comment() -> None:
    lines = [*row(105, *HEAD, bold=True), *row(125, "Andel bojar", "Bojarna lades ut sent.")]
    lines += row(145, "Andel bryggor", "12 %", "15 %", "2031")
    rules = [r for r in grid_rules(INNER, YS[:4]) if r.x0 != r.x1 or r.x0 not in (345, 445)]
    rules += [upright(x, y0, y0 + 20) for x in (345, 445) for y0 in (100, 140)]
    assert ruled_grid(*lines, rules=rules)[0] == ["Andel bojar", "Bojarna lades ut sent.", "", ""]
