"""Rows of words, dates and years in one band between two level rules; names in a cell that no rule ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_builders import grid_of, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.pages.lattice import ruled_tables
from vpextract.layout.pages.lattice_rows import cell_pitches, part_rows
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page

KNOWLEDGE = knowledge.load()
XS = (60.0, 260.0, 340.0, 420.0, 500.0)
Lines = Sequence[tuple[float, Sequence[str]]]


def lines_at(rows: Lines) -> list[Line]:
    return [line(text, x + 4, y) for y, row in rows for text, x in zip(row, XS, strict=False) if text]


def table_of(rows: Lines, head_ends: float, *, first: float = 97.0) -> RawTable:
    """A table with rules around it, between its columns and below its head."""
    bottom = max(y for y, _ in rows) + 14
    rules = [upright(x, first, bottom) for x in XS] + [level(y, XS[0], XS[-1]) for y in (first, head_ends, bottom)]
    tables = ruled_tables(page(lines_at(rows), rules), set(range(len(lines_at(rows)))))
    (table,) = tables
    part_rows(table, cell_pitches(tables))
    return table


HEAD = ("Uppgift", "Klar", "Läge", "Avvikelse")


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (  # a text more in one row
            [
                (120, ("Måla bojarna", "hösten 2031", "Klar", "")),
                (133, ("i hamnen", "", "", "")),
                (158, ("Laga bryggan", "våren 2031", "Pågår", "Ja")),
            ],
            ["Måla bojarna i hamnen", "Laga bryggan"],
        ),
        (  # cells at the bottom of their row
            [
                (120, ("Måla bojarna", "hösten 2031", "Klar", "")),
                (145, ("Laga bryggan och", "", "", "")),
                (158, ("dess räcke", "våren 2031", "Pågår", "Ja")),
            ],
            ["Måla bojarna", "Laga bryggan och dess räcke"],
        ),
        (  # a cell that wraps above a name at the bottom of its row
            [
                (120, ("Måla bojarna", "hösten 2031", "Klar", "")),
                (133, ("i hamnen", "", "", "")),
                (158, ("", "kv 4", "", "")),
                (171, ("Laga bryggan", "2031", "Pågår", "Ja")),
            ],
            ["Måla bojarna i hamnen", "Laga bryggan"],
        ),
        (  # as close as the lines of a name, which had room for more
            [
                (120, ("Måla bojarna", "hösten 2031", "Klar", "")),
                (133, ("Laga bryggan vid den östra kajen för", "våren 2031", "Pågår", "Ja")),
                (146, ("säkerhet", "", "", "")),
            ],
            ["Måla bojarna", "Laga bryggan vid den östra kajen för säkerhet"],
        ),
    ],
)
def test_rows_of_words_in_one_band_are_parted(rows: Lines, names: list[str]) -> None:
    body = grid_of(table_of([(100, HEAD), *rows], 115))[1:]
    assert [row[0] for row in body] == names
    assert [row[2] for row in body] == ["Klar", "Pågår"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("våren 2031", "Klar"), ("1 jan 2031", "Klar")),
        (("2031-04", "2031-10"), ("2031-05", "2031-12")),
        (("kv 2 2031", "Hamnchef"), ("31 december 2031", "Enhetschef")),
    ],
)
def test_whole_times_below_each_other_part_rows_though_nothing_else_does(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    rows = [(120.0, ("Måla bojarna i den yttre hamnen vid Vik", *first)), (131.0, ("Laga bryggan", *second))]
    body = grid_of(table_of([(100, HEAD), *rows], 115))[1:]
    assert [tuple(row[:3]) for row in body] == [(rows[0][1][0], *first), ("Laga bryggan", *second)]


@pytest.mark.parametrize("second", ["2031", "31 maj"])
def test_a_time_that_goes_on_makes_no_row(second: str) -> None:
    rows = [(120.0, ("Måla bojarna i den", "1 jan", "Klar")), (131.0, ("Yttre hamnen", second, ""))]
    assert len(grid_of(table_of([(100, HEAD), *rows], 115))) == 2


def test_a_row_with_paragraphs_in_one_cell_stays_one() -> None:
    rows = [
        (120.0, ("Måla bojarna", "hösten 2031", "Klar", "")),
        (133.0, ("i hamnen", "", "", "")),
        (158.0, ("", "", "", "Se bilaga")),
    ]
    assert len(grid_of(table_of([(100, HEAD), *rows], 115))) == 2


def test_years_that_end_a_time_are_no_figures_between_two_rows() -> None:
    rows = [
        (120.0, ("Antal bojar enligt den", "92 st", "101 st", "Tertial 2")),
        (133.0, ("årliga räkningen", "", "", "2031")),
        (146.0, ("Antal bryggor", "51 st", "49 st", "Tertial 2")),
        (159.0, ("", "", "", "2031")),
    ]
    table = table_of([(100, ("Mått", "Utfall", "Mål", "Period")), *rows], 115)
    assert [row[1] for row in grid_of(table)[1:]] == ["92 st", "51 st"]


@pytest.mark.parametrize("label_at", [104.0, 106.0])
def test_names_in_a_cell_that_no_rule_ends_stand_beside_their_figures(label_at: float) -> None:
    rows = [
        (98.0, ("", "", "Budget 2031", "")),
        (label_at, ("Hamnar", "", "", "")),
        (118.0, ("", "Kostnader", "Intäkter", "Netto")),
        (136.0, ("Norra", "12,5", "2,5", "10,0")),
        (154.0, ("Södra", "8,0", "1,0", "7,0")),
        (172.0, ("Östra", "9,0", "3,0", "6,0")),
    ]
    lines = lines_at(rows)
    rules: list[Box] = [upright(x, 95, 186) for x in (XS[0], XS[1], XS[-1])]
    rules += [upright(x, 113, 186) for x in XS[2:4]]
    rules += [level(95, XS[0], XS[-1]), level(186, XS[0], XS[-1]), level(113, XS[1], XS[-1])]
    made = page(lines, rules)
    tables = ruled_tables(made, set(range(len(lines))))
    (table,) = tables
    part_rows(table, cell_pitches(tables))
    find_head(table, made, KNOWLEDGE)
    assert [row[0] for row in grid_of(table)[-3:]] == ["Norra", "Södra", "Östra"]
    assert grid_of(table)[-1] == ["Östra", "9,0", "3,0", "6,0"]


def test_one_name_beside_several_rows_is_that_of_all() -> None:
    rows = [(98.0, ("Hamn", "Mått", "Mål", "Utfall")), (123.0, ("Norra", "", "", ""))]
    rows += [(118.0, ("", "Djup", "12", "3")), (131.0, ("", "Bredd", "9", "2"))]
    lines = lines_at(rows)
    rules = [upright(x, 95, 146) for x in XS] + [level(y, XS[0], XS[-1]) for y in (95, 146)]
    (table,) = ruled_tables(page(lines, [*rules, level(113, XS[1], XS[-1])]), set(range(len(lines))))
    part_rows(table, {})
    assert "Norra" in " ".join(row[0] for row in grid_of(table))


def test_a_table_that_the_page_cut_is_one_though_cells_are_painted_elsewhere() -> None:
    """One level rule ends it; painted heads of other tables do not make its uprights edges of paint."""
    lines = lines_at([(64, ("Laga bryggan", "2031-05-01", "2031-06-01", "Ja"))])
    lines += lines_at([(200, HEAD), (220, ("Måla bojarna", "2031-05-01", "Klar", ""))])
    rules = [upright(x, 60, 80) for x in XS] + [level(80, XS[0], XS[-1])]
    rules += [upright(x, 196, 236) for x in XS] + [level(y, XS[0], XS[-1]) for y in (196, 214, 236)]
    made: Page = page(lines, rules, fills=[Box(XS[0], 196, XS[-1], 214)])
    found = ruled_tables(made, set(range(len(lines))))
    assert [grid_of(table)[0][0] for table in found] == ["Laga bryggan", "Uppgift"]
