"""Markdown cells that hold several rows or columns. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import transcript_to_layout
from vpextract.layout.text.folded import columns_in, rows_in
from vpextract.layout.text.markup import lines_of_cell
from vpextract.model import Table
from vpextract.numerals import MINUS

KNOWLEDGE = knowledge.load()


def tables(*rows: str) -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    text = "\n".join([f"| {rows[0]} |", "|---|---|", *(f"| {row} |" for row in rows[1:])])
    blocks = transcript_to_layout(f"Hamnens planer\n\n{text}\n", KNOWLEDGE).blocks
    return [(x.columns, [row.cells for row in x.rows]) for x in blocks if isinstance(x, Table)]


@pytest.mark.parametrize(
    ("row", "rows"),
    [
        ("Bojar<br>Totalt|127<br>556|151<br>647", [("Bojar", "127", "151"), ("Totalt", "556", "647")]),
        ("Bojar<br>Kajer<br>Slussar|1<br>2<br>3||4<br>–<br>6", [("Bojar", "1", "", "4"), ("Kajer", "2", "", "–"),
                                                         ("Slussar", "3", "", "6")]),
        ("Namn<br>Bojar|2030<br>50|2031<br>34", [("Namn", "2030", "2031"), ("Bojar", "50", "34")]),
        ("Utfall<br>(mnkr)<br>Hyror|Budget<br>för<br>12,1", [("Utfall (mnkr)", "Budget för"), ("Hyror", "12,1")]),
        ("Bojar|127<br>556", []),
        ("Bojar i hamnen<br>och i viken|127<br>556", []),
        ("Indikator|Målsättning<br>2031", []),
        ("Indikator<br>Namn|Målsättning<br>2031", []),
        ("Bojar<br>Kajer|127<br>556|12", []),
        ("Bojar<br>Kajer||", []),
    ],
)  # fmt: skip
def test_rows_in_one_row(row: str, rows: list[tuple[str, ...]]) -> None:
    assert rows_in([lines_of_cell(cell) for cell in row.split("|")]) == rows


@pytest.mark.parametrize(
    ("cell", "columns"),
    [
        ("Indikatorer Utfall Utfall Målvärde<br>2030 2031 2031",
         ["Indikatorer", "Utfall 2030", "Utfall 2031", "Målvärde 2031"]),
        ("Indikator 2029 2030 2031", ["Indikator", "2029", "2030", "2031"]),
        ("Nämndens indikatorer Utfall Prognos 2030 2031", ["Nämndens indikatorer", "Utfall 2030", "Prognos 2031"]),
        ("Indikator", []),
        ("Utfall 2031", []),
        ("Planen för hamnen 2030 2031", []),
    ],
)  # fmt: skip
def test_columns_in_one_cell(cell: str, columns: list[str]) -> None:
    assert columns_in(lines_of_cell(cell), KNOWLEDGE) == columns


def test_figures_in_the_first_cells_are_those_of_its_columns() -> None:
    ((columns, rows),) = tables(
        "Indikatorer Utfall Utfall Målvärde<br>2029 2030 2031 | Målvärde<br>2034",
        "Andel bojar som lyser om natten, 19 18,4 17<br>i snitt | 14",
        "Andel kajer i hamnen<br>16 % 17 % 14%<br>som är hela | 5%",
        "Andel slussar 21 % 22 % | 80 %",
        "Andel broar | 8 %",
    )
    assert columns == ("Indikatorer", "Utfall 2029", "Utfall 2030", "Målvärde 2031", "Målvärde 2034")
    assert rows == [
        ("Andel bojar som lyser om natten, i snitt", "19", "18,4", "17", "14"),
        ("Andel kajer i hamnen som är hela", "16 %", "17 %", "14%", "5%"),
        ("Andel slussar", "21 % | 22 %", "", "", "80 %"),
        ("Andel broar", "", "", "", "8 %"),
    ]


@pytest.mark.parametrize("sign", MINUS)
def test_figures_in_the_first_cells_may_have_any_sign(sign: str) -> None:
    ((_, rows),) = tables(
        "Indikatorer Utfall Utfall<br>2029 2030 | Målvärde<br>2034", f"Ändring av hyror {sign}5 {sign} | 1"
    )
    assert rows == [("Ändring av hyror", f"{sign}5", sign, "1")]


def test_a_head_that_holds_its_first_row() -> None:
    ((columns, rows),) = tables("Utfall (mnkr)<br>Hyror | Utfall 2030<br>71 | Utfall 2031<br>79,8", "Kajer | -7 | -8")
    assert columns == ("Utfall (mnkr)", "Utfall 2030", "Utfall 2031")
    assert rows == [("Hyror", "71", "79,8"), ("Kajer", "-7", "-8")]
