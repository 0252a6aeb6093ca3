"""Extraction → rows: every field in its column, nothing invented for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from store_samples import full

from vpextract.model import Box, Extraction, Place
from vpextract.store.records import extraction_to_rows
from vpextract.store.schema import DOCUMENT_DATASETS


def test_every_dataset_has_its_schema() -> None:
    rows = extraction_to_rows(full())
    assert {name: table.schema for name, table in rows.items()} == {
        n: d.own_schema for n, d in DOCUMENT_DATASETS.items()
    }
    counts = {
        "documents": 1,
        "pages": 2,
        "sections": 2,
        "goals": 1,
        "indicators": 2,
        "indicator_values": 2,
        "activities": 1,
        "tables": 1,
        "table_cells": 2,
        "economy": 1,
        "decisions": 1,
        "issues": 1,
    }
    assert {name: rows[name].num_rows for name in counts} == counts


def test_document_row() -> None:
    (row,) = extraction_to_rows(full())["documents"].to_pylist()
    assert row["board"] == "Norrmalms stadsdelsnämnd"
    assert (row["year"], row["tertial"], row["pages"]) == (2022, None, 2)
    assert (row["document_date"], row["error"]) == (date(2021, 12, 16), None)


def test_indicator_rows() -> None:
    first, second = extraction_to_rows(full())["indicators"].to_pylist()
    assert (first["target"], first["target_kf"], first["period"]) == ("85 %", "86 %", "År")
    assert first["outcome"] is None, "an empty cell is no outcome"
    assert first["bbox"] == [70.5, 100.0, 500.0, 120.25]
    assert first["extra"] == '{"Ansvarig": "y", "Övrigt": "x"}'
    assert (first["gendered"], second["gendered"]) == (True, None)
    assert (second["page"], second["bbox"], second["line"], second["extra"]) == (None, None, 41, None)


def test_values_and_cells_belong_to_their_rows() -> None:
    rows = extraction_to_rows(full())
    assert rows["indicator_values"].column("indicator_id").to_pylist() == ["norrmalm-2022-vp-a-i1"] * 2
    assert rows["table_cells"].column("table_id").to_pylist() == ["norrmalm-2022-vp-a-t1"] * 2
    assert rows["indicator_values"].column("note").to_pylist() == [None, "1"]
    assert rows["table_cells"].column("note").to_pylist() == [None, "*"]
    assert rows["tables"].column("columns").to_pylist() == [["Verksamhet", "Budget 2022"]]


def test_a_failed_document_is_one_row() -> None:
    broken = Extraction("unknown-unknown-unknown-0", "x.pdf", "0", "pymupdf", "failed", error="Fetch it again.")
    rows = extraction_to_rows(broken)
    assert {name for name, table in rows.items() if table.num_rows} == {"documents"}


def test_a_missing_id_is_an_error_that_names_the_column() -> None:
    extraction = full()
    goal = replace(extraction.goals[0], goal_id=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"goals\.goal_id must not be empty"):
        extraction_to_rows(replace(extraction, goals=(goal,)))


def test_a_number_out_of_range_is_an_error_that_names_the_column() -> None:
    extraction = full()
    with pytest.raises(ValueError, match=r"documents\.year"):
        extraction_to_rows(replace(extraction, identity=replace(extraction.identity, year=202_222)))


def test_each_cell_has_the_place_of_its_row() -> None:
    table = full().tables[0]
    cells = (replace(table.cells[0], place=Place(3, Box(1, 2, 3, 4))), replace(table.cells[1], place=Place(line=9)))
    rows = extraction_to_rows(replace(full(), tables=(replace(table, cells=cells),)))["table_cells"]
    assert rows.select(["page", "bbox", "line"]).to_pylist() == [
        {"page": 3, "bbox": [1, 2, 3, 4], "line": None},
        {"page": None, "bbox": None, "line": 9},
    ]


def test_decisions_get_identifiers_of_their_own_even_if_their_numbers_begin_again() -> None:
    (point,) = full().decisions
    rows = extraction_to_rows(replace(full(), decisions=(point, replace(point, text="Omedelbar justering."))))
    assert rows["decisions"].column("decision_id").to_pylist() == [
        "norrmalm-2022-vp-a:d01",
        "norrmalm-2022-vp-a:d02",
    ]


def test_what_is_no_character_is_not_stored() -> None:
    extraction = full()
    odd = "M\x00å\x1bl\ud800\r\n\x85slut\uffff"
    goal = replace(extraction.goals[0], text=odd, printed=odd)
    indicator = replace(extraction.indicators[0], extra={odd: odd})
    table = replace(extraction.tables[0], columns=(odd,))
    rows = extraction_to_rows(replace(extraction, goals=(goal,), indicators=(indicator,), tables=(table,), source=odd))
    assert rows["goals"].column("text").to_pylist() == ["Mål\ufffd \n slut\ufffd"]
    one_line = "Mål\ufffd   slut\ufffd"
    assert rows["goals"].column("printed").to_pylist() == [one_line]
    assert rows["indicators"].column("extra").to_pylist() == [f'{{"{one_line}": "{one_line}"}}']
    assert rows["tables"].column("columns").to_pylist() == [[one_line]]
    assert rows["documents"].column("source").to_pylist() == [one_line]
