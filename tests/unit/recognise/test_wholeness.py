"""Tables that may lack rows, as a page break left their parts apart. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.recognise.figures.wholeness import parts_of_tables

KNOWLEDGE = knowledge.load()
HEAD = ("Hamn", "Budget mnkr")
SLIP = ("Hamn", "Budget mnr")
ROWS = (("Norra", "1,0"), ("Södra", "2,0"))
SUMMED = (*ROWS, ("Summa", "3,0"))


def table(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...] = HEAD, page: int | None = 4) -> Table:
    place = Place(page=page)
    return Table(head, tuple(Row(cells, place) for cells in rows), place, headed=any(head))


def text(words: str = "Ekonomi", page: int = 4) -> Paragraph:
    return Paragraph(words, Place(page=page))


@pytest.mark.parametrize(
    ("blocks", "parts"),
    [
        pytest.param([table(ROWS), table(SUMMED, page=5)], {0, 1}, id="the same head on the next page"),
        pytest.param(
            [table(ROWS), text(), table(SUMMED, SLIP, page=5)], {0, 2}, id="a slip in the head, a line between"
        ),
        pytest.param([table(SUMMED), table(ROWS, ("", ""), page=5)], {0, 1}, id="no head on the next page"),
        pytest.param([table(ROWS, page=None), table(ROWS, page=None)], {0, 1}, id="a text without pages"),
        pytest.param([table(SUMMED), table(SUMMED, page=5)], set(), id="the first has its sum"),
        pytest.param([table(ROWS), table(SUMMED, ("Hamn", "Utfall"), page=5)], set(), id="another head"),
        pytest.param([table(ROWS), table(SUMMED, page=6)], set(), id="a page between"),
        pytest.param([table(ROWS), text(), text(), text(), table(SUMMED)], set(), id="text between"),
        pytest.param([text(), table(SUMMED)], set(), id="one table"),
    ],
)
def test_parts_of_one_table_are_told(blocks: list[Block], parts: set[int]) -> None:
    assert parts_of_tables(blocks, (), KNOWLEDGE) == parts


def test_tables_of_indicators_are_left_out() -> None:
    assert parts_of_tables([table(ROWS), table(SUMMED, page=5)], {1}, KNOWLEDGE) == set()
