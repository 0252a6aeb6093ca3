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
ROWS = [PLAIN, ("Kajer i bruk", "20", "21", "22", "23"), ("Bojar", "5", "6", "7", "8")]
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
    lines = [line("Riktvärde", x, 97, 9)]
    lines += [line(text, at, 120 + 24 * i, 9) for i, row in enumerate(ROWS) for text, at in zip(row, XS, strict=True)]
    return open_tables(page(lines, rules, fills=fills), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]


@pytest.mark.parametrize("pill", ["Uppfylls", "Röd", "God måluppfyllelse"])
@pytest.mark.parametrize("size", [8, 9])
def test_what_stands_beside_a_heading_between_two_tables_is_no_label_of_the_second(pill: str, size: float) -> None:
    """The rules above and below the heading are the end of one table and the head of the next."""
    lines = [line("Nämndmål 2.1: Hamnarna är öppna", 70, 100, 12, True), line(pill, 400, 104, size)]
    lines += [line(text, at, 120 + 24 * i, 9) for i, row in enumerate(ROWS) for text, at in zip(row, XS, strict=True)]
    rules = [level(y, 66, 500) for y in (92, 132)]
    table = open_tables(page(lines, rules), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]
    assert labels(table) == ROWS[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Utfall tertial", "Utfall tertial", "Prognos för"), ("2 2030", "2 2031", "helåret")),
        (("Utfall", "Utfall", "Mål för"), ("2030-08-31", "2031-08-31", "året")),
        (("Resultat kvartal", "Resultat", "Mål för"), ("3 2031", "2030-12-31", "året")),
    ],
)
@pytest.mark.parametrize("middle", [True, False], ids=["the key in the middle", "the key above"])
@pytest.mark.parametrize("painted", [True, False])
def test_figures_that_end_labels_are_of_a_plain_head(
    first: tuple[str, ...], second: tuple[str, ...], middle: bool, painted: bool
) -> None:
    xs = (250, 345, 430)
    lines = [line("Indikator", 70, 105 if middle else 100, 9)]
    lines += [
        line(text, x, 100 + 10 * i, 9) for i, row in enumerate((first, second)) for text, x in zip(row, xs, strict=True)
    ]
    lines += [line(text, x, 126, 9) for text, x in zip(("Andel bojar", "45 %", "47 %", "50 %"), (70, *xs), strict=True)]
    lines += [line(text, x, 140, 9) for text, x in zip(("Andel kajer", "5 %", "7 %", "5 %"), (70, *xs), strict=True)]
    paint = [Box(66, 96, 500, 122)] if painted else []
    rules = [] if painted else [level(122, 66, 500)]
    made = page(lines, rules, fills=paint)
    table = open_tables(made, baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]
    assert labels(table) == ("Indikator", *(f"{a} {b}" for a, b in zip(first, second, strict=True)))


@pytest.mark.parametrize(
    "parts", [("Män", "Kvinnor", "Totalt"), ("Kostnad", "Intäkt", "Netto"), ("Pojkar", "Flickor", "Alla")]
)
@pytest.mark.parametrize("step", [14, 19])
def test_labels_that_part_one_above_them_are_of_a_plain_head(parts: tuple[str, ...], step: float) -> None:
    xs = (70, 240, 300, 360, 430)
    lines = [line("Verksamhet", 70, 100, 9), line("Utfall maj 2031", 285, 100, 9), line("Årsbudget", 430, 100, 9)]
    lines += [line(text, x, 100 + step, 9) for text, x in zip(parts, xs[1:4], strict=True)]
    for i, row in enumerate((("Norra hamnen", "12", "3", "9", "7"), ("Södra hamnen", "8", "2", "6", "5"))):
        lines += [line(text, x, 100 + (i + 2) * step, 9) for text, x in zip(row, xs, strict=True)]
    table = open_tables(page(lines), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]
    assert labels(table) == ("Verksamhet", *(f"Utfall maj 2031 {part}" for part in parts), "Årsbudget")


@pytest.mark.parametrize("label", ["Ack. utfall jan–apr 2031", "Periodens utfall", "Utfall maj 2031"])
@pytest.mark.parametrize("levels", [2, 3])
def test_a_known_label_a_row_s_padding_above_a_plain_head_is_over_its_parts(label: str, levels: int) -> None:
    xs = (70, 210, 280, 340, 400)
    first = 100 + 14
    own = ("Nämndens", "mål", "(procent)")[:levels]
    lines = [line(label, 290, 100, 9)]
    lines += [line(text, 210, first + 10 * i, 9) for i, text in enumerate(own)]
    y = first + 10 * (levels - 1)
    lines += [
        line(text, x, y, 9) for text, x in zip(("Indikator", "Alla", "Pojkar", "Flickor"), (70, *xs[2:]), strict=True)
    ]
    for i, row in enumerate((("Andel bojar", "45", "47", "46", "48"), ("Andel kajer", "12", "13", "12", "14"))):
        lines += [line(text, x, y + 14 + 14 * i, 9) for text, x in zip(row, xs, strict=True)]
    table = open_tables(page(lines), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0][-1]
    assert labels(table)[2:] == tuple(f"{label} {part}" for part in ("Alla", "Pojkar", "Flickor"))
