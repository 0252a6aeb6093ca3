"""Digits that are no number, in every place where a text becomes one: they cost themselves, and a doubt names their row."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyarrow as pa
import pytest

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.store.records import extraction_to_rows

ODD = [
    pytest.param("9" * 29, id="29 digits"),
    pytest.param(" ".join(["123"] * 12), id="twelve figures"),
    pytest.param("8" * 400, id="400 digits"),
    pytest.param("7" * 5000, id="5,000 digits"),
    pytest.param("٣٤٥", id="Arabic-Indic"),
    pytest.param("½", id="a fraction"),
    pytest.param("①②", id="in circles"),
]
"""Each was once a number of 36 digits, infinite, or the end of the whole document."""

PLAN = """# Verksamhetsplan 2031 för Hamnnämnden

### Förslag till beslut

1. Nämnden begär {odd} mnkr för kajen.
{odd}. Nämnden begär ingenting.
2. Nämnden begär 4,5 mnkr för bojarna.

Dokumentet är daterat {odd}-05-27 och 27 maj {odd}.

## Nämndmål: 1.1 Bojarna lyser

Indikator	Periodens utfall	Utfall VB 2030	Årsmål	Period
Andel bojar som lyser	{odd} %	45 %	90 %	Tertial {odd} 2031
Andel kajer som håller	46 %	{odd}	Max {odd} st	År
Andel fyrar	47 %	48 %	91 %	År {odd}

Aktivitet	Startdatum	Slutdatum	Avvikelse
Måla bojarna	{odd}-01-01	2031-12-31	Ingen
Laga kajen	2031-02-01	2031-{odd}-31	Ingen

## Nämndmål: 1.{odd} Kajerna håller

## Ekonomi

Mnkr	Budget 2031	Bokslut 2031	Avvikelse
Kostnader	10,0	{odd}	1,0
Intäkter	4,0	4,0	0,0
Totalt	14,0	14,0	{odd}

Sid {odd} (12)
"""


def read(odd: str) -> Extraction:
    return extract_bytes(PLAN.format(odd=odd).encode(), "plan.md")


@pytest.mark.parametrize("odd", ODD)
def test_no_number_is_made_of_them_anywhere(odd: str) -> None:
    found = read(odd)
    assert found.status == "ok", found.error
    for dataset, name, value in numbers(found):
        assert math.isfinite(value), (dataset, name)
        assert abs(value) < 1e15, (dataset, name)


@pytest.mark.parametrize("odd", ODD)
def test_what_stands_beside_them_is_read(odd: str) -> None:
    found = read(odd)
    assert found.identity.year == 2031
    assert [d.amount_mnkr for d in found.decisions] == [None, 4.5]
    values = {(v.measure, v.raw): v.value for row in found.indicators for v in row.values}
    assert values["outcome", "46 %"] == 46
    assert values["target", "91 %"] == 91
    assert values["outcome", f"{odd} %"] is None
    assert values["target", f"Max {odd} st"] is None
    assert {(a.start_date is None, a.end_date is None) for a in found.activities} == {(True, False), (False, True)}
    figures = {(c.row_label, c.col): c.value for table in found.tables for c in table.cells if c.col}
    assert figures == {
        ("Kostnader", 1): 10.0, ("Kostnader", 2): None, ("Kostnader", 3): 1.0,
        ("Intäkter", 1): 4.0, ("Intäkter", 2): 4.0, ("Intäkter", 3): 0.0,
        ("Totalt", 1): 14.0, ("Totalt", 2): 14.0, ("Totalt", 3): None,
    }  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_each_is_doubted_by_its_row(odd: str) -> None:
    found = read(odd)
    unread = {(i.row_id or "").rpartition(":")[2]: i for i in found.issues if i.code == "value_not_parsed"}
    assert set(unread) >= {"d01", "i0001", "i0002", "a0001", "a0002", "t001"}
    assert all(len(i.message) < 300 for i in unread.values())
    assert all(f"of {row!r}" in unread["t001"].message for row in ("Kostnader", "Totalt"))


def numbers(found: Extraction) -> Iterator[tuple[str, str, float]]:
    """Every number in the datasets that the document fills."""
    for dataset, rows in extraction_to_rows(found).items():
        for name in rows.column_names:
            if pa.types.is_floating(rows.schema.field(name).type) or pa.types.is_integer(rows.schema.field(name).type):
                yield from ((dataset, name, value) for value in rows[name].to_pylist() if value is not None)
