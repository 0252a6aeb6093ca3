"""Rows of a table that stand in running text. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.recognise.lost_rows import is_like_row, lost_rows

KNOWLEDGE = knowledge.load()
ROW = "Andel bojar som lyser 76% 72% 70%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROW, True),
        ("Antal kajer i hamnen 12 - 14,5 Halvår", True),
        ("Andel båtar (mått) 76 % 72 %", True),
        ("Måla alla bojar 2031-02-01 2031-08-31", True),
        ("Laga kajen 1 mars 2031 31 maj 2031 Pågår", True),
        ("I hamnen fanns då 12", False),
        ("I hamnen fanns 12 kajer, 14 bojar och 2 slussar.", False),
        ("Budget 2031 2032", False),
        ("Avtalet från 2031-02-01 gäller", False),
        ("Telefon 08-555 67 752", False),
    ],
)
def test_figures_or_dates_side_by_side_are_like_a_row(text: str, expected: bool) -> None:
    assert is_like_row(text, KNOWLEDGE) == expected


def paragraph(text: str, rank: int = 0) -> Paragraph:
    return Paragraph(text, Place(page=3), rank)


TABLE = Table(("Indikator", "Utfall"), (Row(("Bojar", "1"), Place(page=3)),), Place(page=3))


@pytest.mark.parametrize(
    ("blocks", "doubts"),
    [
        ([TABLE, paragraph(ROW), paragraph("Bojarna lyser."), paragraph(ROW)], 2),
        ([TABLE, paragraph("Bojarna"), paragraph(ROW)], 1),
        ([paragraph(ROW), TABLE], 0),
        ([TABLE, paragraph("Kajer", rank=3), paragraph(ROW)], 0),
    ],
)
def test_rows_below_a_table_are_doubted_at_their_place(blocks: list[Block], doubts: int) -> None:
    found = list(lost_rows(blocks, KNOWLEDGE))
    assert [(one.code, one.severity, one.page) for one in found] == [("left_over", "warning", 3)] * doubts
