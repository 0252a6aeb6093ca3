"""A whole result, or the former one; and never anybody else's files."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from store_samples import full, joined, stored

from vpextract.errors import OutputError
from vpextract.store.reading import open_output
from vpextract.store.records import Rows
from vpextract.store.schema import DATASETS, DOCUMENT_DATASETS
from vpextract.store.writing import claimed


def rows(*names: str) -> Rows:
    return joined(full(name) for name in names)


def write(folder: Path, *names: str) -> None:
    stored(folder, rows(*names))


def sources(folder: Path) -> list[str]:
    return list(open_output(folder).documents["source"])


def test_layout_is_a_folder_a_dataset_and_a_manifest(tmp_path: Path) -> None:
    write(tmp_path / "out", "a", "b")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([*DATASETS, "vpextract.json"])
    parts = {name: "2022.parquet" if name in DOCUMENT_DATASETS else "links.parquet" for name in DATASETS}
    assert all((tmp_path / "out" / name / file).is_file() for name, file in parts.items())


@pytest.mark.parametrize("dataset", DATASETS)
def test_other_tools_read_a_folder_as_one_table(tmp_path: Path, dataset: str) -> None:
    write(tmp_path, "a", "b")
    folder = tmp_path / dataset
    assert ds.dataset(folder).to_table().schema.equals(DATASETS[dataset].schema)
    assert len(pd.read_parquet(folder)) == rows("a", "b")[dataset].num_rows


def test_pandas_keeps_whole_numbers_and_truth_values_where_one_is_missing(tmp_path: Path) -> None:
    write(tmp_path, "a", "b")
    sections = pd.read_parquet(tmp_path / "sections")
    assert sections["line"].astype(object).where(sections["line"].notna(), None).tolist() == [None, 7, None, 7]
    assert {str(sections[name].dtype) for name in ("page", "line", "ordinal", "document_year")} == {"Int64"}
    assert str(pd.read_parquet(tmp_path / "indicators")["gendered"].dtype) == "boolean"


def test_labels_travel_with_the_file(tmp_path: Path) -> None:
    write(tmp_path, "a")
    field = pq.read_schema(tmp_path / "indicators" / "2022.parquet").field("target")
    assert field.metadata[b"label_sv"].decode() == "Årsmål"


def test_same_input_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, "a", "b")
    files = [p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file()]
    assert len(files) == len(DATASETS) + 1
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)


def test_folders_can_be_read_by_whom_the_umask_allows(tmp_path: Path) -> None:
    write(tmp_path / "out", "a")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "out" / "goals").stat().st_mode & 0o777 == 0o777 & ~umask


def test_a_new_result_replaces_the_former(tmp_path: Path) -> None:
    write(tmp_path, "a", "b")
    write(tmp_path, "c")
    assert sources(tmp_path) == ["c.pdf"]
    assert not list(tmp_path.glob(".*"))


def test_nothing_written_nothing_changed(tmp_path: Path) -> None:
    write(tmp_path, "a")
    with pytest.raises(RuntimeError), claimed(tmp_path):
        raise RuntimeError
    assert sources(tmp_path) == ["a.pdf"]
    assert not list(tmp_path.glob(".*"))


def test_a_folder_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with claimed(tmp_path / "new"):
        pass
    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_the_former_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a")

    def no_space(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.write_table", no_space)
    with pytest.raises(OutputError, match=r"disk .* is full.*former result is unchanged"):
        write(tmp_path, "b")
    assert sources(tmp_path) == ["a.pdf"]


def test_leftovers_of_killed_runs_are_cleared(tmp_path: Path) -> None:
    write(tmp_path, "a")
    (tmp_path / ".vpextract-staged-dead" / "goals").mkdir(parents=True)
    write(tmp_path, "b")
    assert not list(tmp_path.glob(".*"))


def test_only_one_writer_at_a_time(tmp_path: Path) -> None:
    with claimed(tmp_path), pytest.raises(OutputError, match="Another vpextract is writing"), claimed(tmp_path):
        pass


def test_foreign_files_beside_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "notes.txt").write_text("mine too")
    write(tmp_path, "a")
    write(tmp_path, "b")
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "goals" / "notes.txt").read_text() == "mine too"


@pytest.mark.parametrize("file", ["goals", "goals/2022.parquet", "goals/year=2020/x.parquet", "vpextract.json"])
def test_foreign_files_in_the_way_are_refused(tmp_path: Path, file: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    with pytest.raises(OutputError, match="not from vpextract"):
        write(tmp_path, "a")
    assert path.read_text() == "mine"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_a_parquet_file_that_somebody_added_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a")
    (tmp_path / "goals" / "mine.parquet").write_text("mine")
    with pytest.raises(OutputError, match=r"mine\.parquet is not from vpextract"):
        write(tmp_path, "b")
    assert sources(tmp_path) == ["a.pdf"]


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    for path in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(OutputError, match="a file of that name is in the way"):
            write(path, "a")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_an_output_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        for path in (tmp_path, tmp_path / "new"):
            with pytest.raises(OutputError, match="cannot be written to"):
                write(path, "a")
    finally:
        tmp_path.chmod(0o700)
