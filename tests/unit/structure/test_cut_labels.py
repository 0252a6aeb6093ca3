"""Labels of columns that are not whole. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Extraction, FigureCell, FigureTable, Place
from vpextract.structure.head_doubts import cut_labels, head_doubts

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("labels", "cut"),
    [
        (["Mnkr", "Budget 2031", "mellan prognos och bokslut"], ["mellan prognos och bokslut"]),
        (["Mnkr", "Budget 2031", "Avvikelse (från den som"], ["Avvikelse (från den som"]),
        (["Mnkr", "Budget 2031", "Avvikelse mellan prognos och"], ["Avvikelse mellan prognos och"]),
        (["Mnkr", "Budget 2031", "Avvikelse (från budget)"], []),
        (["Mnkr", "Budget 2031", "varav hyror"], []),
        (["mnkr", "budget 2031", "utfall 2031"], []),
        (["Kön", "Från", "Till"], []),
        (["Mnkr", "", "2031"], []),
    ],
)
def test_labels_that_are_not_whole(labels: list[str], cut: list[str]) -> None:
    assert cut_labels(labels, KNOWLEDGE) == cut


@pytest.mark.parametrize(
    ("columns", "cells", "doubted"),
    [
        (("Mnkr", "Budget 2031"), ("Bojar", "Budget 2031 12,1 | 13,2"), True),
        (("", ""), ("Bojar", "Hamnen"), True),
        (("Mnkr", "Budget 2031"), ("Bojar", "12,1"), False),
        (("Kategori", "Antal (året före)"), ("Bojar", "188 (176)"), False),
    ],
)
def test_tables_without_a_head_or_with_rows_run_together(
    columns: tuple[str, ...], cells: tuple[str, ...], doubted: bool
) -> None:
    made = tuple(FigureCell(0, at, cells[0], None, columns[at], raw, None) for at, raw in enumerate(cells))
    table = FigureTable("t1", None, None, 1, "other", None, None, columns, 1, made, Place(page=1))
    found = Extraction("x", "x.txt", "", "", "ok", tables=(table,))
    assert [one.row_id for one in head_doubts(found, KNOWLEDGE)] == ["t1"] * doubted
