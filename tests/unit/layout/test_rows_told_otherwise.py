"""Rows and heads of tables without rules, told by paint, by names beside values, by labels over several columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from page_builders import grid_of, line, page, spanning_of

from vpextract import knowledge
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.layout.tables.header_signs import Seen, signs_of
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)


def row(y: float, *texts: str, bold: bool = False, xs: Sequence[float] = XS) -> list[Line]:
    return [line(text, x, y, 9.0, bold) for text, x in zip(texts, xs, strict=False) if text]


def only(lines: Sequence[Line], fills: Sequence[Box] = (), number: int = 2, sizes: TypeSizes = SIZES) -> RawTable:
    made = page(lines, fills=fills, number=number)
    (table,) = open_tables(made, baselines(made.lines, range(len(made.lines))), sizes, KNOWLEDGE)[0]
    return table


ROWS = [
    ("Norra hamnen", "12,5", "11,0", "1,5"),
    ("Södra hamnen", "8,0", "9,0", "-1,0"),
    ("Östra hamnen", "9,5", "9,0", "0,5"),
]
BUDGET = ("Hamn", "Budget 2031", "Utfall 2031", "Avvikelse")


@pytest.mark.parametrize("by_cell", [True, False])
def test_painted_rows_as_close_as_lines_are_rows(by_cell: bool) -> None:
    lines = row(100, *BUDGET, bold=True)
    for at, cells in enumerate(ROWS):
        lines += row(111 + 11 * at, *cells)
    edges = [66, 246, 346, 446, 520] if by_cell else [66, 520]
    fills = [Box(a, y, b, y + 11) for a, b in itertools.pairwise(edges) for y in (110, 132)]
    assert grid_of(only(lines, fills))[1:] == [list(cells) for cells in ROWS]


def test_names_that_wrap_stay_whole_between_painted_rows() -> None:
    lines = [
        *row(100, *BUDGET, bold=True),
        *row(111, "Norra hamnens bojar och", "12,5", "11,0", "1,5"),
        *row(122, "bryggor"),
        *row(133, "Södra hamnen", "8,0", "9,0", "-1,0"),
        *row(144, "Östra hamnen", "9,5", "9,0", "0,5"),
    ]
    fills = [Box(66, 110, 520, 132), Box(66, 143, 520, 154)]
    assert [cells[0] for cells in grid_of(only(lines, fills))[1:]] == [
        "Norra hamnens bojar och bryggor",
        "Södra hamnen",
        "Östra hamnen",
    ]


def test_close_rows_above_a_sum_that_stands_off_are_rows() -> None:
    lines = row(100, *BUDGET, bold=True)
    for at, cells in enumerate(ROWS):
        lines += row(111 + 11 * at, *cells)
    lines += row(158, "Summa", "30,0", "29,0", "1,0")
    assert [cells[0] for cells in grid_of(only(lines))[1:]] == ["Norra hamnen", "Södra hamnen", "Östra hamnen", "Summa"]


def test_figures_that_narrow_cells_cut_make_no_rows() -> None:
    lines = [
        *row(100, *BUDGET, bold=True),
        *row(111, "Norra hamnens", "12,", "11,", "1,"),
        *row(122, "småbåtsplatser", "5", "0", "5"),
        *row(140, "Södra hamnen", "8,0", "9,0", "-1,0"),
        *row(158, "Östra hamnen", "9,5", "9,0", "0,5"),
    ]
    assert len(grid_of(only(lines))) == 4


@pytest.mark.parametrize(
    ("top", "key"),
    [
        (["Nämndens", "kvalitetsindikatorer"], "Nämndens kvalitetsindikatorer"),
        (["Nämndens", "indikator"], "Nämndens indikator"),
    ],
)
def test_a_key_that_wraps_over_dates_heads_a_known_table(top: list[str], key: str) -> None:
    lines = [
        *row(100, top[0], "Utfall", "Utfall", "Mål", bold=True),
        *row(111, top[1], "2031-04-30", "2030-04-30", "2031", bold=True),
        *row(126, "Andel bojar som syns", "45 %", "44 %", "50 %"),
        *row(141, "Analys Bojarna har målats om under våren och syns nu på längre håll än förut."),
    ]
    table = only(lines)
    assert grid_of(table)[0][0] == key
    assert spanning_of(table.rows[-1]).startswith("Analys Bojarna")


def test_the_name_beside_whose_middle_values_stand_ends_a_comment() -> None:
    lines = [
        *row(100, "Indikator", "Utfall", "Årsmål", "Period", bold=True),
        *row(120, "Andel bojar som syns", "45 %", "50 %", "2031"),
        *row(131, "Analys Bojarna har målats om under våren och syns nu på längre håll."),
        *row(142, "Antal bryggor jämfört med"),
        *row(147, "", "36", "34", "2031"),
        *row(153, "andra hamnar"),
    ]
    table = only(lines)
    assert grid_of(table)[-1][0] == "Antal bryggor jämfört med andra hamnar"
    assert spanning_of(table.rows[-2]).endswith("längre håll.")


def test_labels_that_wrap_each_over_a_part_of_its_own_are_no_group() -> None:
    ends = (250.0, 350.0, 450.0)
    lines = [line("Styrtal", 70, 105, 9, True)]
    lines += [line("Årets utfall 2031,", x, 100, 9, True, right=True) for x in ends]
    lines += [
        line(text, x, 111, 9, True, right=True) for text, x in zip(("total", "män", "kvinnor"), ends, strict=True)
    ]
    for y in (125, 140):
        lines += [line("Antal bojar", 70, y, 9)]
        lines += [line(text, x, y, 9, right=True) for text, x in zip(("663", "315", "348"), ends, strict=True)]
    heads = grid_of(only(lines))[0]
    assert heads == ["Styrtal", "Årets utfall 2031, total", "Årets utfall 2031, män", "Årets utfall 2031, kvinnor"]


def test_the_label_of_names_between_two_levels_of_a_painted_head_is_of_the_head() -> None:
    lines = [
        line("Budget 2031", 330, 100, 9),
        line("Hamn (tkr)", 70, 108, 9),
        *row(116, "", "Kostnader", "Intäkter", "Netto"),
        *row(132, "Norra hamnen", "240", "36", "204"),
        *row(148, "Södra hamnen", "770", "119", "651"),
    ]
    table = only(lines, [Box(66, 96, 520, 128)])
    assert table.n_head == 2
    assert [row[0] for row in grid_of(table)[:2]] == ["", "Hamn (tkr)"]  # of both levels, beside the lower labels
    assert table.rows[0].merged == {1: 3}


def test_a_head_alone_at_the_foot_of_a_page_waits_for_its_rows() -> None:
    made = page(row(780, "Personal", "2031-12-31", "2030-12-31", "Förändring", bold=True), number=2)
    bases = baselines(made.lines, range(4))
    assert [table.n_head for table in open_tables(made, bases, SIZES, KNOWLEDGE)[0]] == [1]
    plain = page(row(780, "utifrån", "mätningen", "hösten", "2031"), number=2)
    assert not open_tables(plain, baselines(plain.lines, range(4)), SIZES, KNOWLEDGE)[0]


@pytest.mark.parametrize("times", [("kv 1 2031", "Q4 2031"), ("2031-01-01", "T2 2031"), ("Q1 2031", "2031-12-31")])
def test_times_beside_a_name_and_words_said_again_are_no_labels(times: tuple[str, str]) -> None:
    rows = [("Uppgift", "Börjar", "Slutar", "Avvikelse"), ("Måla bojar", *times, "Avvikelse"), ("Laga", *times, "")]
    raw = [
        RawRow([[line(t, x, 100 + 20 * at)] if t else [] for t, x in zip(r, XS, strict=True)])
        for at, r in enumerate(rows)
    ]
    signs = signs_of(raw, 1, Seen(Box(60, 95, 540, 160), (), False, ()), KNOWLEDGE)
    assert not {"a known label", "known labels"} & set(signs)


@pytest.mark.parametrize("lower", ["varav lotsar", "inklusive lotsar", "därav hyror"])
@pytest.mark.parametrize("by_paint", [True, False])
def test_a_part_in_small_letters_among_close_rows_above_a_sum_is_a_row(lower: str, by_paint: bool) -> None:
    cells = [ROWS[0], ROWS[1], (lower, "2,0", "1,0", "1,0"), ROWS[2]]
    lines = row(100, *BUDGET, bold=True)
    for at, texts in enumerate(cells):
        lines += row(111 + 11 * at, *texts)
    lines += row(155 if by_paint else 162, "Summa", "30,0", "29,0", "1,0", bold=True)
    fills = [Box(66, 154, 520, 165)] if by_paint else []
    assert [texts[0] for texts in grid_of(only(lines, fills))[1:]] == [*(texts[0] for texts in cells), "Summa"]
