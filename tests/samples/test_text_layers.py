"""How the text layers among the samples are printed: cells behind each other, wrapped and cut. All texts are invented."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples"))

from generator.content import Activity, ActivityTable, Document
from generator.textlayer import PAGE, Form, in_cell, printed, text_layer


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 9, []),
        ("12 st", 9, ["12 st "]),
        ("Tertial 1 2031", 9, ["Tertial ", "1 2031 "]),
        ("Fastställs 2031", 9, ["Faststäl", "ls 2031 "]),
        ("Mål\nnetto", 20, ["Mål ", "netto "]),
    ],
)
def test_a_cell_wraps_between_words_and_cuts_those_that_are_wider(text: str, width: int, lines: list[str]) -> None:
    assert in_cell(text, width) == lines


@pytest.mark.parametrize(
    ("cells", "icons", "lines"),
    [
        ([["Antal bojar "], [], ["12 st "]], 0, ["Antal bojar  12 st ", ""]),
        ([["Antal bojar "], ["12 st "]], 2, ["   Antal bojar 12 st ", ""]),
        (
            [["Antal bojar i ", "hamnen "], ["12 st "], ["14 st "]],
            0,
            ["Antal bojar i ", "hamnen ", "", "12 st 14 st ", ""],
        ),
        ([["Bojar "], ["1 "], ["Faststäl", "ls 2031 "]], 0, ["Bojar 1 Faststäl", "ls 2031 ", ""]),
    ],
)
def test_a_row_is_its_cells_behind_each_other(cells: list[list[str]], icons: int, lines: list[str]) -> None:
    assert printed(cells, icons) == lines


def test_a_row_that_a_page_cuts_goes_on_under_the_head_printed_again() -> None:
    long = " ".join(["Hamnen"] * 40)
    rows = tuple(Activity(long, "2031-01-01", "2031-12-31", None, None, None) for _ in range(PAGE // 2))
    city = Document("s", "open", "Hamnnämnden", "hamn", "verksamhetsplan", 2031, None, "2030-12-01", "Kajen 1", "Vik")
    city.blocks.append(ActivityTable(rows, with_deviation=False, icons=True))
    pages = text_layer(city, Form("s", "s.txt", True, True)).split("\f")
    assert len(pages) > 2
    assert all(" Aktivitet Startdatum Slutdatum \n" in page for page in pages)
    assert sum(page.count("Hamnen") for page in pages) == 40 * len(rows)
    assert sum(page.count("2031-01-01 2031-12-31 \n") for page in pages) == len(rows)
