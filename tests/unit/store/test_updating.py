"""Putting some datasets in the place of former ones: the others, and what the output remembers, stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_samples import full

from vpextract.errors import OutputError
from vpextract.store.layout import MANIFEST
from vpextract.store.reading import open_output
from vpextract.store.records import extraction_to_rows
from vpextract.store.schema import DATASETS
from vpextract.store.writing import claimed


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_only_the_datasets_given_are_replaced_and_the_way_to_the_documents_stays(tmp_path: Path) -> None:
    rows = extraction_to_rows(full("a"))
    with claimed(tmp_path / "out") as claim:
        claim.replace(rows, [tmp_path])
    before, inputs = files(tmp_path / "out"), open_output(tmp_path / "out").inputs
    with claimed(tmp_path / "out") as claim:
        claim.update({"goals": rows["goals"].slice(0, 0), "issues": rows["issues"]})
    output = open_output(tmp_path / "out")
    assert (output.n_rows("goals"), output.n_rows("indicators"), output.inputs) == (0, 2, inputs)
    after = files(tmp_path / "out")
    assert {name for name in before if before[name] != after[name]} == {MANIFEST, "goals/part-0.parquet"}
    assert after.keys() == before.keys()


def test_a_dataset_that_an_earlier_version_did_not_write_is_added(tmp_path: Path) -> None:
    rows = extraction_to_rows(full("a"))
    with claimed(tmp_path) as claim:
        claim.replace({name: table for name, table in rows.items() if name != "followup"})
    with claimed(tmp_path) as claim:
        claim.update({"followup": rows["followup"]})
    assert (tmp_path / "followup" / "part-0.parquet").is_file()
    assert {part.dataset for part in open_output(tmp_path).parts} == set(DATASETS)


def test_where_there_is_no_result_none_is_changed(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="holds no result"), claimed(tmp_path / "out") as claim:
        claim.update({"goals": DATASETS["goals"].schema.empty_table()})
    assert not (tmp_path / "out").exists()
