"""Heads among the rows of tables: lower levels, heads of other tables. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.tables import header_levels
from vpextract.model import Box, Layout, Place, Row, Table

KNOWLEDGE = knowledge.load()
HEAD = ("Hamn", "Budget", "Utfall", "Avvikelse")
NORTH, SOUTH = ("Norra", "24,1", "31,5", "-7,4"), ("Södra", "118,0", "120,2", "-2,2")


def table(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, guessed: tuple[tuple[int, int], ...] = ()) -> Table:
    """A table whose rows stand on lines 1, 2, …"""
    made = tuple(Row(cells, Place(line=n)) for n, cells in enumerate(rows, 1))
    return Table(head, made, Place(line=0), headed=any(head), guessed=guessed)


def parted(whole: Table) -> list[Table]:
    return header_levels.parted(whole, KNOWLEDGE)


def texts(found: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


# --- lower levels -----------------------------------------------------------------------------------------------------


def test_years_under_the_head_belong_to_its_labels() -> None:
    (found,) = parted(table(("", "2030", "2031", "2032"), NORTH, SOUTH))
    assert found.columns == ("Hamn", "Budget 2030", "Utfall 2031", "Avvikelse 2032")
    assert texts(found) == [NORTH, SOUTH]


def test_words_under_labels_over_several_columns_are_the_lower_level() -> None:
    (found,) = parted(table(("Hamn", "Kostnader", "Intäkter", "Netto"), NORTH, head=("", "Budget", "Budget", "Budget")))
    assert found.columns == ("Hamn", "Budget Kostnader", "Budget Intäkter", "Budget Netto")


@pytest.mark.parametrize(
    "first",
    [
        ("", "2030-12-31", "2029-12-31", "2028-12-31"),
        ("Hamn", "2030", "2029", "Förändring"),
        ("Mnkr", "2030", "2031", "2032"),
    ],
)
def test_times_above_the_figures_of_a_table_without_a_head_are_its_head(first: tuple[str, ...]) -> None:
    (found,) = parted(table(first, NORTH, SOUTH, head=("",) * 4))
    assert (found.headed, found.columns, texts(found)) == (True, first, [NORTH, SOUTH])


# --- another table ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("Kaj", "Utfall mnkr", "Prognos mnkr", "Skillnad"), id="known words"),
        pytest.param(("Kaj", "Bokslut 2030", "Budget 2031", "Plan 2032"), id="years"),
        pytest.param(("Investeringar", "Tkr totalt", "Varav bojar", "Varav kajer"), id="a unit"),
    ],
)
def test_the_head_of_another_table_begins_it(other: tuple[str, ...]) -> None:
    first, second = parted(table(NORTH, SOUTH, other, NORTH, guessed=((0, 1), (3, 2))))
    assert (first.columns, texts(first), first.guessed) == (HEAD, [NORTH, SOUTH], ((0, 1),))
    assert (second.columns, texts(second), second.guessed) == (other, [NORTH], ((0, 2),))
    assert (second.place, second.headed) == (Place(line=3), True)


def test_unknown_words_among_figures_stay_a_row_and_are_doubted() -> None:
    (found,) = parted(table(NORTH, ("Kaj", "Sten", "Grus", "Sand"), SOUTH))
    assert len(found.rows) == 3
    assert found.guessed == ((1, 1), (1, 2), (1, 3))


def test_years_among_rows_stay_a_row_and_are_doubted() -> None:
    (found,) = parted(table(NORTH, ("", "2030", "2031", "2032"), SOUTH))
    assert found.columns == HEAD
    assert found.guessed == ((1, 1), (1, 2), (1, 3))


# --- rows -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("Yttre", "saknas", "-", "uppgift saknas"), id="nothing to tell"),
        pytest.param(("Yttre", "Ökar", "Minskar", ""), id="words for figures"),
        pytest.param(("Yttre", "Nej", "Nej", "Ja"), id="the same word twice"),
        pytest.param(("Yttre", "max 10", "Fastställs 2031", ""), id="bounds"),
        pytest.param(("Yttre", "12 st", "14 st", "2 st"), id="units"),
        pytest.param(("Yttre", "pågår", "", ""), id="one word"),
        pytest.param(
            ("Yttre", "Kajen är inte färdig.", "Se nedan", ""),
            id="a remark",
        ),
    ],
)
def test_what_stands_for_figures_is_a_row(row: tuple[str, ...]) -> None:
    whole = table(NORTH, SOUTH, row)
    assert parted(whole) == [whole]


def test_tables_of_words_and_rows_over_all_columns_stay_as_they_are() -> None:
    words = table(("Storm", "Loss", "Ankare"), ("Is", "Sjunker", "Dyk"), head=("Fara", "Följd", "Åtgärd"))
    assert parted(words) == [words]
    spanning = Table(HEAD, (Row(NORTH, Place()), Row(("Analys", "", "", ""), Place(), spanning=True)), Place())
    assert parted(spanning) == [spanning]


def test_columns_of_figures_are_told_without_years() -> None:
    assert table(NORTH, ("Kaj", "2030", "ja", "nej"), ("Boj", "5", "ja", "")).figure_columns() == {1, 3}


# --- heads that were taken for tables ---------------------------------------------------------------------------------


def boxed(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...], top: float, bottom: float, page: int = 4) -> Table:
    place = Place(page=page, box=Box(60, top, 500, bottom))
    return Table(head, tuple(Row(cells, place) for cells in rows), place, headed=any(head))


LEVELS = (("(mnkr)", "netto", "netto", "2031"),)
NO_HEAD = ("", "", "", "")


def test_a_head_close_above_rows_without_one_is_theirs() -> None:
    head, rows = boxed(LEVELS, HEAD, 100, 120), boxed((NORTH, SOUTH), NO_HEAD, 124, 160)
    (found,) = header_levels.with_header_rows_told(Layout((head, rows)), KNOWLEDGE).blocks
    assert isinstance(found, Table)
    assert found.columns == ("Hamn (mnkr)", "Budget netto", "Utfall netto", "Avvikelse 2031")
    assert (texts(found), found.headed, found.place) == (
        [NORTH, SOUTH],
        True,
        Place(page=4, box=Box(60, 100, 500, 160)),
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(boxed((NORTH,), HEAD, 100, 120), boxed((SOUTH,), NO_HEAD, 124, 160), id="figures above"),
        pytest.param(boxed(LEVELS, HEAD, 100, 120), boxed((SOUTH,), NO_HEAD, 150, 180), id="far above"),
        pytest.param(boxed(LEVELS, HEAD, 100, 120), boxed((SOUTH,), NO_HEAD, 124, 160, page=5), id="on another page"),
        pytest.param(boxed(LEVELS, HEAD, 100, 120), boxed((SOUTH,), HEAD, 124, 160), id="a head of its own"),
        pytest.param(boxed(LEVELS, HEAD, 100, 120), boxed((SOUTH[:3],), NO_HEAD[:3], 124, 160), id="fewer columns"),
        pytest.param(
            boxed(LEVELS, HEAD, 100, 120), boxed((("a", "b", "c", "d"),), NO_HEAD, 124, 160), id="words below"
        ),
    ],
)
def test_other_tables_that_follow_each_other_stay_two(above: Table, below: Table) -> None:
    assert header_levels.with_header_rows_told(Layout((above, below)), KNOWLEDGE).blocks == (above, below)
