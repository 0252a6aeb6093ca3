"""The schema holds the contract, column by column."""

from __future__ import annotations

import pyarrow as pa
import pytest

from vpextract.store.schema import DATASETS

CONTRACT = {
    "documents": "document_id string, source string, sha256 string?, doc_type string?, year int16?, tertial int8?, "
    "board_id string?, board string?, document_date date32?, title string?, pages int32?, reader string, "
    "status string, error string?, municipality string?",
    "pages": "document_id string, page int32, kind string, width float32, height float32, rotation int16, words int32, "
    "reader string",
    "sections": "document_id string, section_id string, parent_id string?, ordinal int32, depth int8, kind string, "
    "heading string, goal_id string?, page int32?, text string",
    "goals": "goal_id string, document_id string, ordinal int32, level string, number string?, text string, "
    "parent_goal_id string?, assessment string?, assessment_raw string?, description string?, expected_result string?, "
    "analysis string?, page int32?",
    "indicators": "indicator_id string, document_id string, goal_id string?, ordinal int32, name string, "
    "owner string?, gendered bool?, outcome string?, outcome_men string?, outcome_women string?, "
    "outcome_previous string?, "
    "forecast string?, target string?, target_kf string?, period string?, assessment string?, assessment_raw string?, "
    "comment string?, page int32?, bbox box?",
    "indicator_values": "indicator_id string, document_id string, measure string, raw string, value float64?, "
    "value_low float64?, value_high float64?, unit string?, unit_std string?, qualifier string?, year int16?, "
    "as_of string?, note string?",
    "activities": "activity_id string, document_id string, goal_id string?, ordinal int32, text string, owner string?, "
    "start_date date32?, end_date date32?, start_raw string?, end_raw string?, status string?, deviation string?, "
    "comment string?, delay_said string?, delay_raw string?, page int32?, bbox box?",
    "tables": "table_id string, document_id string, section_id string?, goal_id string?, ordinal int32, kind string, "
    "title string?, unit string?, columns strings, n_rows int32, page int32?",
    "table_cells": "table_id string, document_id string, row int32, col int32, row_label string, parent_label string?, "
    "col_label string, raw string, value float64?, measure string?, side string?, year int16?, as_of string?, unit string?",
    "economy": "document_id string, part string, role string, area_id string?, area string, measure string, side string?, "
    "year int16?, as_of string?, value_mnkr float64?, doubtful bool, table_id string, row int32, col int32, page int32?",
    "decisions": "document_id string, number int32, text string, amount_mnkr float64?",
    "series": "series_id string, kind string, label string, board_id string?, first_year int16, last_year int16, "
    "n_members int32",
    "series_members": "series_id string, kind string, member_id string, document_id string, year int16?, "
    "board_id string?, score float32, method string, status string",
    "link_candidates": "kind string, a_id string, b_id string, a_series_id string?, b_series_id string?, score float32, "
    "why string",
    "areas": "area_id string, part string, label string, board_id string?, first_year int16?, last_year int16?, "
    "members strings",
    "issues": "document_id string, page int32?, severity string, code string, message string, row_id string?",
}
TYPES = {
    "string": pa.string(),
    "strings": pa.list_(pa.string()),
    "box": pa.list_(pa.float32()),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float32": pa.float32(),
    "float64": pa.float64(),
}


def test_datasets_are_those_of_the_contract() -> None:
    assert [name for name in DATASETS if name in CONTRACT] == list(CONTRACT)
    assert set(DATASETS) - set(CONTRACT) == {"followup", "followup_activities"}


@pytest.mark.parametrize("dataset", CONTRACT)
def test_types_and_nullability_are_exact(dataset: str) -> None:
    schema = DATASETS[dataset].schema
    for wanted in CONTRACT[dataset].split(", "):
        name, type_ = wanted.removesuffix("?").split(" ")
        field = schema.field(name)
        assert (field.type, field.nullable) == (TYPES[type_], wanted.endswith("?")), f"{dataset}.{name}"


OF_ITS_DOCUMENT = {"preferred", "municipality", "board_id", "document_year", "doc_type", "tertial"}


NO_FACTS = {"documents", "pages", "series", "areas", "link_candidates", "issues"}
"""Documents themselves, what goes through several of them, and what the program says of its own work."""


@pytest.mark.parametrize("dataset", sorted(DATASETS.keys() - NO_FACTS))
def test_every_row_of_facts_says_whose_it_is(dataset: str) -> None:
    assert set(DATASETS[dataset].schema.names) >= OF_ITS_DOCUMENT


@pytest.mark.parametrize("dataset", CONTRACT)
def test_columns_beyond_the_contract_are_known_on_purpose(dataset: str) -> None:
    promised = {wanted.split(" ")[0] for wanted in CONTRACT[dataset].split(", ")}
    further = {column.name for column in DATASETS[dataset].columns} - promised
    known = {"status", "printed", "bbox", "line", "page", "extra", "owner", "level", "level_raw", "decision_id", "note"}
    known |= {"edition", "edition_of", "edition_reason", "bytes", "copies", "etags", "version", "patterns", "recipe"}
    known |= {"corrections", "corrected", "value_read", "pack"}
    known |= {"parent", "basis", "counts", "source_rank", "doubt", "raw", "unit", "total", "municipality", "n_rows"}
    assert further <= known | OF_ITS_DOCUMENT


@pytest.mark.parametrize("dataset", CONTRACT)
def test_every_column_says_what_it_means(dataset: str) -> None:
    for field in DATASETS[dataset].schema:
        assert set(field.metadata) == {b"label_sv", b"description"}
        assert all(value.strip() for value in field.metadata.values())


MAY_BE_EMPTY = {"year", "as_of"}
"""Parts of the key of `indicator_values`: where the time is not told, there is one row without it."""


def test_keys_are_columns_without_gaps() -> None:
    for dataset in DATASETS.values():
        by_name = {column.name: column for column in dataset.columns}
        assert len(by_name) == len(dataset.columns)
        assert not any(by_name[name].nullable for name in dataset.key if name not in MAY_BE_EMPTY)
