"""The datasets as promised: every column with its type, by every reader that people use, with its meaning attached."""

from __future__ import annotations

from pathlib import Path
from unicodedata import is_normalized

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from vpextract.running.job import extract_all

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"

PROMISED = {
    # "?": may be null
    "documents": """
        document_id string, source string, sha256 string?, doc_type string?, year int16?, tertial int8?, board_id string?,
        board string?, document_date date32?, title string?, pages int32?, reader string, status string, error string?
        """,
    "pages": "document_id string, page int32, kind string, width float, height float, rotation int16, words int32, "
    "reader string",
    "sections": """
        document_id string, section_id string, parent_id string?, ordinal int32, depth int8, kind string, heading string,
        goal_id string?, page int32?, text string
        """,
    "goals": """
        goal_id string, document_id string, ordinal int32, level string, number string?, text string,
        parent_goal_id string?, assessment string?, assessment_raw string?, description string?, expected_result string?,
        analysis string?, page int32?
        """,
    "indicators": """
        indicator_id string, document_id string, goal_id string?, ordinal int32, name string, owner string?,
        gendered bool?, outcome string?, outcome_men string?, outcome_women string?, outcome_previous string?,
        forecast string?, target string?, target_kf string?, period string?, comment string?, page int32?, bbox floats?
        """,
    "indicator_values": """
        indicator_id string, document_id string, measure string, raw string, value double?, unit string?,
        qualifier string?, year int16?
        """,
    "activities": """
        activity_id string, document_id string, goal_id string?, ordinal int32, text string, owner string?,
        start_date date32?, end_date date32?, status string?, deviation string?, comment string?, page int32?, bbox floats?
        """,
    "tables": """
        table_id string, document_id string, section_id string?, goal_id string?, ordinal int32, kind string,
        title string?, unit string?, columns strings, n_rows int32, page int32?
        """,
    "table_cells": """
        table_id string, document_id string, row int32, col int32, row_label string, parent_label string?,
        col_label string, raw string, value double?
        """,
    "economy": """
        document_id string, part string, area_id string?, area string, measure string, side string?, year int16?, as_of string?,
        value_mnkr double?, doubtful bool, table_id string, row int32, col int32, page int32?
        """,
    "decisions": "document_id string, number int32, text string, amount_mnkr double?",
    "series": """
        series_id string, kind string, label string, owner string?, level string?, board_id string?, first_year int16,
        last_year int16, n_members int32
        """,
    "series_members": """
        series_id string, kind string, member_id string, document_id string, year int16?, board_id string?, score float,
        method string, status string
        """,
    "link_candidates": "kind string, a_id string, b_id string, score float, why string",
    "areas": "area_id string, label string, board_id string?, first_year int16?, last_year int16?",
    "issues": "document_id string, page int32?, severity string, code string, message string, row_id string?",
}
TYPES = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float": pa.float32(),
    "double": pa.float64(),
    "date32": pa.date32(),
    "floats": pa.list_(pa.float32()),
    "strings": pa.list_(pa.string()),
}
VALUES = {
    ("documents", "doc_type"): {"verksamhetsplan", "tertialrapport", "verksamhetsberattelse"},
    ("documents", "status"): {"ok", "partial", "failed", "skipped"},
    ("pages", "kind"): {"text", "scan", "mixed", "empty"},
    ("sections", "kind"): {
        *("goal", "description", "expected_result", "analysis", "summary", "economy", "decisions", "toc", "other"),
    },
    ("goals", "level"): {"inriktningsmal", "verksamhetsmal", "namndmal"},
    ("goals", "assessment"): {"helt", "delvis", "ej"},
    ("indicators", "owner"): {"kf", "namnd"},
    ("indicator_values", "measure"): {
        *("outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf"),
    },
    ("indicator_values", "qualifier"): {
        *("set_by_board", "to_be_set", "increase", "decrease", "max", "min", "plus_minus", "none", "text"),
    },
    ("activities", "owner"): {"kf", "namnd"},
    ("activities", "status"): {"ongoing", "completed", "not_started"},
    ("tables", "kind"): {
        *("budget", "result", "result_units", "investments", "turnover_changes", "budget_adjustments"),
        *("key_figures", "approvals", "other"),
    },
    ("economy", "part"): {"area", "result_unit", "investment", "account"},
    ("economy", "role"): {"item", "part", "total"},
    ("economy", "measure"): {"budget", "plan", "outcome", "forecast", "deviation", "change", "adjustment"},
    ("economy", "side"): {"cost", "income", "net"},
    ("economy", "basis"): {"before_transfers", "after_transfers"},
    ("issues", "severity"): {"info", "warning", "error"},
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the main job writes for a plan, a report and a transcript."""
    folder = tmp_path_factory.mktemp("contract") / "out"
    names = ("sample-03.pdf", "sample-04.pdf", "sample-09.txt")
    extract_all([DOCUMENTS / name for name in names], folder, jobs=1)
    return folder


@pytest.mark.parametrize("dataset", PROMISED)
def test_every_column_is_there_with_its_type(output: Path, dataset: str) -> None:
    schema = pq.read_schema(next((output / dataset).glob("**/*.parquet")))
    for column in PROMISED[dataset].split(","):
        name, printed = column.split()
        field = schema.field(name)
        assert field.type == TYPES[printed.rstrip("?")], f"{name}: {field.type}"
        assert field.nullable == printed.endswith("?"), f"{name}: nullable {field.nullable}"


FACTS = set(PROMISED) - {"documents", "series", "series_members", "link_candidates", "areas", "issues"}
WHOSE = {"municipality": pa.string(), "board_id": pa.string(), "document_year": pa.int16(), "doc_type": pa.string()}


@pytest.mark.parametrize("dataset", sorted(FACTS))
def test_every_row_says_which_document_it_is_from(output: Path, dataset: str) -> None:
    rows = pq.read_table(output / dataset)
    assert {name: rows.schema.field(name).type for name in WHOSE} == WHOSE
    documents = {row["document_id"]: row for row in pq.read_table(output / "documents").to_pylist()}
    names = ["document_id", *WHOSE, "tertial"]
    said = {tuple(row.values()) for row in rows.select(names).to_pylist()}
    columns = ["year" if name == "document_year" else name for name in names]
    assert said
    assert said <= {tuple(row[name] for name in columns) for row in documents.values()}


@pytest.mark.parametrize("dataset", PROMISED)
def test_every_column_says_what_it_means(output: Path, dataset: str) -> None:
    for file in (output / dataset).glob("**/*.parquet"):
        for field in pq.read_schema(file):
            assert field.metadata, field.name
            assert field.metadata[b"label_sv"].decode().strip(), field.name
            assert field.metadata[b"description"].decode().strip().endswith((".", "…")), field.name


@pytest.mark.parametrize("dataset", PROMISED)
def test_every_reader_reads_the_folder_as_one_table(output: Path, dataset: str) -> None:
    promised = {column.split()[0] for column in PROMISED[dataset].split(",")}
    frame = pd.read_parquet(output / dataset)
    table = ds.dataset(output / dataset).to_table()
    assert promised <= set(frame.columns)
    assert list(frame.columns) == table.column_names
    assert len(frame) == table.num_rows
    assert len(frame) > 0 or dataset in ("issues", "link_candidates")


@pytest.mark.parametrize(("dataset", "column"), VALUES, ids="-".join)
def test_listed_values_only(output: Path, dataset: str, column: str) -> None:
    found = set(pq.read_table(output / dataset)[column].to_pylist()) - {None}
    assert found <= VALUES[dataset, column]


def test_texts_are_normal(output: Path) -> None:
    """NFC, no white space but single spaces and, between paragraphs, line breaks."""
    for dataset in PROMISED:
        for row in pq.read_table(output / dataset).to_pylist():
            for name, value in row.items():
                if isinstance(value, str) and name != "extra":
                    lines = value.split("\n")
                    assert all(line == " ".join(line.split()) for line in lines), f"{dataset}.{name}: {value!r}"
                    assert is_normalized("NFC", value), f"{dataset}.{name}: {value!r}"
