"""Figures out of all proportion to their column: years among amounts, several figures read as one. All are invented."""

from __future__ import annotations

import pytest

from vpextract.model import Place, Row, Table
from vpextract.recognise.settling.scale import with_doubted_figures


def unsure(*rows: tuple[str, ...]) -> list[tuple[int, int]]:
    table = Table(("",) * len(rows[0]), tuple(Row(cells, Place()) for cells in rows), Place())
    return list(with_doubted_figures(table, range(1, len(rows[0]))).unsure)


def column(*texts: str) -> list[int]:
    """The rows of a column of figures that are unsure."""
    return [row for row, _ in unsure(*(("Kaj", text) for text in texts))]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("101", "113", "112", "24", "101 113 112"), id="three figures"),
        pytest.param(("6", "118", "31", "24 310"), id="two figures"),
        pytest.param(("240", "310", "118", "120 240 310 118"), id="four figures"),
        pytest.param(("101", "-", "113", "saknas", "112", "101 113 112"), id="words among them"),
    ],
)
def test_groups_that_are_like_the_other_figures_are_no_number(texts: tuple[str, ...]) -> None:
    assert column(*texts) == [len(texts) - 1]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("120", "340", "560", "1 020"), id="a sum"),
        pytest.param(("1 204", "12 340", "113 560", "101 113 112"), id="all in groups"),
        pytest.param(("101", "113", "101 113 112"), id="too few to tell"),
        pytest.param(("45", "118", "250", "12 300"), id="no more than a hundredfold"),
        pytest.param(("1", "2", "3", "101 113 112"), id="groups unlike the others"),
        pytest.param(("5", "7", "9", "12 300,5"), id="decimals"),
    ],
)
def test_large_numbers_stay_numbers(texts: tuple[str, ...]) -> None:
    assert column(*texts) == []


def test_a_row_of_one_scale_is_no_doubt() -> None:
    small = [("Kaj", "101", "113"), ("Boj", "112", "24"), ("Brygga", "118", "31")]
    assert unsure(*small, ("Besök", "112 300", "113 500")) == []
    assert unsure(*small, ("Besök", "112 300", "31")) == [(3, 1)]


@pytest.mark.parametrize(
    ("outcome", "target", "doubted"),
    [
        pytest.param("101 113 112 st", "50", True, id="three figures beside a target"),
        pytest.param("310 402 288 175", "97", True, id="four figures"),
        pytest.param("101 103 104 %", "98,5 %", True, id="shares"),
        pytest.param("48 52 150 st", "50", False, id="no groups of three"),
        pytest.param("1 250 000 kr", "1 300", False, id="another unit of money"),
        pytest.param("12 400 000", "0", False, id="a target of nought tells nothing"),
        pytest.param("101 113 112", "", False, id="nothing beside it"),
    ],
)
def test_one_figure_of_the_same_measure_tells_the_scale(outcome: str, target: str, doubted: bool) -> None:
    table = Table(("", "", ""), (Row(("Antal bojar", outcome, target), Place()),), Place())
    assert with_doubted_figures(table, (1, 2), one_measure=True).unsure == (((0, 1),) if doubted else ())
    assert with_doubted_figures(table, (1, 2)).unsure == ()


@pytest.mark.parametrize(
    ("texts", "doubted"),
    [
        pytest.param(("24,1", "118,0", "2030", "6,0"), [2], id="among decimals"),
        pytest.param(("1 204", "12 340", "2030", "113"), [2], id="among groups of three"),
        pytest.param(("12", "7", "2030", "5"), [2], id="among small figures"),
        pytest.param(("12 %", "7 %", "2030", "5 %"), [2], id="among shares"),
        pytest.param(("1204", "12340", "2030", "113"), [], id="among figures printed alike"),
        pytest.param(("250", "340", "2030", "113"), [], id="among figures not much smaller"),
        pytest.param(("2029", "2030", "2031"), [], id="nothing but years"),
    ],
)
def test_a_year_among_amounts_is_none(texts: tuple[str, ...], doubted: list[int]) -> None:
    assert column(*texts) == doubted


def test_a_count_that_looks_like_a_year_stays_where_its_row_has_others() -> None:
    rows = [("Kaj", "24,1", "25,0"), ("Boj", "6,5", "7,1"), ("Brygga", "1,5", "1,5")]
    assert unsure(*rows, ("Besök", "2030", "1 870")) == []
    assert unsure(*rows, ("Besök", "2030", "18,5")) == [(3, 1)]
