"""Each broken promise of an output is found and told; a sound one gives nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from store_samples import full, joined, stored

from vpextract.store.checking import violations
from vpextract.store.reading import open_output
from vpextract.store.records import Rows
from vpextract.store.schema import DATASETS


def rows() -> Rows:
    return joined(full(name) for name in ("a", "b"))


def found(folder: Path, content: Rows) -> list[tuple[str, str]]:
    stored(folder, content)
    return [(violation.dataset, violation.message) for violation in violations(open_output(folder))]


def changed(content: Rows, dataset: str, column: str, change: Callable[[list[object]], list[object]]) -> Rows:
    """The content with one column's values changed."""
    table = content[dataset]
    at = table.schema.get_field_index(column)
    values = pa.array(change(table.column(at).to_pylist()), type=table.schema.field(at).type)
    return content | {dataset: table.set_column(at, table.schema.field(at), values)}


def test_a_sound_output_gives_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, rows()) == []


def test_an_empty_output_is_sound(tmp_path: Path) -> None:
    assert found(tmp_path, joined([])) == []


@pytest.mark.parametrize(
    ("dataset", "column"), [("goals", "goal_id"), ("indicators", "indicator_id"), ("documents", "document_id")]
)
def test_an_identifier_that_stands_twice(dataset: str, column: str, tmp_path: Path) -> None:
    told = dict(found(tmp_path, changed(rows(), dataset, column, lambda values: [values[0]] * len(values))))
    assert "more than once" in told[dataset]
    assert column in told[dataset]


def test_a_key_of_several_columns_that_stands_twice(tmp_path: Path) -> None:
    ((dataset, message),) = found(tmp_path, changed(rows(), "table_cells", "col", lambda values: [0] * len(values)))
    assert dataset == "table_cells"
    assert "the same table_id + row + col more than once: norrmalm-2022-vp-a-t1 0 0" in message


@pytest.mark.parametrize(
    ("dataset", "column"),
    [
        *(("goals", "document_id"), ("issues", "document_id"), ("sections", "goal_id"), ("indicators", "goal_id")),
        *(("activities", "goal_id"), ("sections", "parent_id"), ("goals", "parent_goal_id"), ("tables", "section_id")),
        *(("indicator_values", "indicator_id"), ("table_cells", "table_id"), ("issues", "row_id")),
    ],
)
def test_a_reference_that_leads_nowhere(dataset: str, column: str, tmp_path: Path) -> None:
    told = found(tmp_path, changed(rows(), dataset, column, lambda values: ["nowhere", *values[1:]]))
    assert any(name == dataset and "nowhere" in message and column in message for name, message in told), told


def test_a_reference_into_another_document(tmp_path: Path) -> None:
    ((dataset, message),) = found(
        tmp_path,
        changed(rows(), "indicators", "goal_id", lambda values: ["norrmalm-2022-vp-b-g1", *values[1:]]),
    )
    assert dataset == "indicators"
    assert message == "rows whose goal_id is of another document: norrmalm-2022-vp-b-g1"


def test_a_column_that_is_missing_or_of_another_type(tmp_path: Path) -> None:
    content = rows()
    cells = content["table_cells"].drop_columns(["page", "bbox"])
    pages = content["pages"].set_column(7, "page", content["pages"]["page"].cast(pa.int64()))
    told = found(tmp_path, content | {"table_cells": cells, "pages": pages})
    assert [dataset for dataset, _ in told] == ["pages", "table_cells"]
    assert "the column page is of type int64 where int32 was expected" in told[0][1]
    assert "it lacks the columns page, bbox" in told[1][1]
    assert "extract again" in told[1][1]


def test_an_empty_cell_where_none_may_be(tmp_path: Path) -> None:
    content = rows()
    table = content["goals"]
    field = pa.field("text", pa.string(), nullable=True)
    at = table.schema.get_field_index("text")
    broken = table.set_column(at, field, pa.array([None, "Mål"], pa.string()))
    ((dataset, message),) = found(tmp_path, content | {"goals": broken})
    assert (dataset, message) == ("goals", "the column text is empty in 1 row")


def test_every_dataset_is_looked_at(tmp_path: Path) -> None:
    content = rows()
    bare = {name: table.drop_columns([table.column_names[-1]]) for name, table in content.items()}
    assert {dataset for dataset, _ in found(tmp_path, bare)} == set(DATASETS)
