"""A number that no column holds costs itself, with an issue; nothing else is changed."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import pytest
from store_samples import full

from vpextract.model import Decision, Extraction, FigureCell, FigureTable, Indicator, Value
from vpextract.store.fitting import fitted
from vpextract.store.records import extraction_to_rows

ODD = [inf, -inf, nan, 1e15, -1e300]


def with_value(**changes: object) -> Extraction:
    row: Indicator = full().indicators[0]
    value: Value = replace(row.values[0], **changes)  # type: ignore[arg-type]
    return replace(full(), indicators=(replace(row, values=(value, *row.values[1:])),))


def with_cell(number: float) -> Extraction:
    table: FigureTable = full().tables[0]
    cell: FigureCell = replace(table.cells[1], value=number)
    return replace(full(), tables=(replace(table, cells=(table.cells[0], cell)),))


def test_what_fits_is_not_changed() -> None:
    assert fitted(full()) is not None
    same = full()
    assert fitted(same) is same


@pytest.mark.parametrize("number", ODD)
def test_a_value_costs_itself(number: float) -> None:
    found = fitted(with_value(value=number))
    value = found.indicators[0].values[0]
    assert (value.value, value.qualifier, value.doubtful, value.raw) == (
        None, "text", True, full().indicators[0].values[0].raw,
    )  # fmt: skip
    check_said(found, full().indicators[0].indicator_id)


@pytest.mark.parametrize("year", [10_000, 32_768, -1, 0, 10**30])
def test_a_year_costs_itself(year: int) -> None:
    assert fitted(with_value(year=year)).indicators[0].values[0].year is None
    found = fitted(replace(full(), identity=replace(full().identity, year=year)))
    assert found.identity.year is None
    check_said(found, None)


@pytest.mark.parametrize("number", ODD)
def test_a_figure_costs_itself(number: float) -> None:
    found = fitted(with_cell(number))
    assert [cell.value for cell in found.tables[0].cells] == [full().tables[0].cells[0].value, None]
    check_said(found, full().tables[0].table_id)


@pytest.mark.parametrize("number", ODD)
def test_an_amount_costs_itself(number: float) -> None:
    decision: Decision = replace(full().decisions[0], amount_mnkr=number)
    found = fitted(replace(full(), decisions=(decision,)))
    assert found.decisions[0].amount_mnkr is None
    check_said(found, f"{found.document_id}:d01")


@pytest.mark.parametrize("changes", [{"width": inf}, {"height": nan}, {"rotation": 99_999}])
def test_a_size_costs_itself(changes: dict[str, float]) -> None:
    page = replace(full().pages[0], **changes)  # type: ignore[arg-type]
    found = fitted(replace(full(), pages=(page,)))
    assert (found.pages[0].width, found.pages[0].height, found.pages[0].rotation) == (0, 0, 0)
    check_said(found, None)


def check_said(found: Extraction, row_id: str | None) -> None:
    issue = found.issues[-1]
    assert (issue.code, issue.severity, issue.row_id) == ("value_out_of_range", "error", row_id)
    assert found.status == "partial"
    extraction_to_rows(found)
