"""Reading back: types kept, one state of the output, and messages that help."""

from __future__ import annotations

import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from store_samples import full, joined, stored

from vpextract.errors import OutputError, RequestError
from vpextract.store.layout import COMMITTED, MANIFEST
from vpextract.store.local_place import LocalPlace
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS
from vpextract.store.writing import claimed


def write(folder: Path, *names: str) -> None:
    stored(folder, joined(full(name) for name in names))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(tmp_path / "out", "a", "b")
    return tmp_path / "out"


def test_every_dataset_is_an_attribute(out: Path) -> None:
    output = open_output(out)
    for name, dataset in DATASETS.items():
        assert list(getattr(output, name).columns) == [c.name for c in dataset.columns]
        assert len(getattr(output, name)) == output.n_rows(name)
    assert output.goals is output.goals
    assert set(DATASETS) <= set(dir(output))
    assert "goals: 2" in repr(output)


def test_types_are_kept(out: Path) -> None:
    output = open_output(str(out))
    dates = output.documents["document_date"]
    assert (dates[0], str(dates.dtype)) == (pd.Timestamp(2021, 12, 16), "datetime64[ms]")
    assert [str(output.goals[name].dtype) for name in ("page", "line", "document_year")] == ["Int64"] * 3
    assert str(output.documents["year"].dtype) == "Int64"
    assert output.documents["tertial"].isna().all()
    assert str(output.indicators["gendered"].dtype) == "boolean"
    assert str(output.indicator_values["value"].dtype) == "float64"
    assert list(output.indicators["bbox"][0]) == [70.5, 100.0, 500.0, 120.25]


def test_rows_of_some_documents(out: Path) -> None:
    output = open_output(out)
    assert output.table("goals", documents=["norrmalm-2022-vp-b"]).column("goal_id").to_pylist() == [
        "norrmalm-2022-vp-b-g1"
    ]
    assert output.table("goals", documents=[]).num_rows == 0
    assert output.table("goals", columns=["text"]).column_names == ["text"]
    assert output.table("goals").schema.equals(DATASETS["goals"].schema)
    with pytest.raises(RequestError, match="not from one document"):
        output.table("series", documents=["norrmalm-2022-vp-b"])


def test_what_is_not_there_is_told(out: Path, tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="goals"):
        _ = open_output(out).gaols
    with pytest.raises(RequestError, match="There are: documents"):
        open_output(out).table("gaols")
    with pytest.raises(OutputError, match="There is no folder"):
        open_output(tmp_path / "none")
    with pytest.raises(OutputError, match="no output of vpextract"):
        open_output(tmp_path)


def test_a_missing_or_damaged_file_is_told(out: Path) -> None:
    (out / "goals" / "2022.parquet").unlink()
    (out / "pages" / "2022.parquet").write_text("no parquet")
    output = open_output(out)
    with pytest.raises(OutputError, match="is missing"):
        _ = output.goals
    with pytest.raises(OutputError, match="is damaged"):
        _ = output.pages
    assert len(output.indicators) == 4


def test_an_output_of_a_later_version_is_refused(out: Path) -> None:
    manifest = json.loads((out / MANIFEST).read_text())
    (out / MANIFEST).write_text(json.dumps(manifest | {"layout": 99, "version": "9.9"}))
    with pytest.raises(OutputError, match=r"vpextract 9\.9"):
        open_output(out)


@pytest.mark.parametrize("file", ["../secret/2022.parquet", "/etc/x.parquet", "goals/../../x.parquet", "goals/x.txt"])
def test_a_manifest_cannot_point_elsewhere(out: Path, file: str) -> None:
    manifest = json.loads((out / MANIFEST).read_text())
    manifest["parts"][0]["file"] = file
    (out / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(OutputError, match="no output of vpextract"):
        open_output(out)


def test_a_result_written_meanwhile_is_told(out: Path) -> None:
    output = open_output(out)
    assert len(output.documents) == 2
    write(out, "c")
    assert len(output.documents) == 2, "what was read stays"
    with pytest.raises(OutputError, match="written anew"):
        _ = output.goals
    assert len(open_output(out).goals) == 1


def test_what_was_opened_before_but_not_read_yet_is_the_new_state(out: Path) -> None:
    output = open_output(out)
    write(out, "c")
    assert len(output.goals) == 1
    assert list(output.documents["source"]) == ["c.pdf"]
    assert output.n_rows("goals") == 1


def test_readers_see_the_old_or_the_new_state_at_any_moment(out: Path) -> None:
    """A reader that looks again and again while the folder is written again and again, two states in turn."""
    stop, seen = threading.Event(), set()

    def look() -> None:
        while not stop.is_set():
            output = open_output(out)
            goals = tuple(sorted(output.goals["document_id"]))
            seen.add(goals)
            try:
                documents = tuple(sorted(output.documents["document_id"]))
            except OutputError as told:
                assert "written anew" in str(told)
            else:
                assert documents == goals

    with ThreadPoolExecutor(1) as readers:
        looking = readers.submit(look)
        for n in range(60):
            write(out, *("c",) if n % 2 else ("a", "b", "d"))
        stop.set()
        looking.result()
    states = [("a", "b"), ("c",), ("a", "b", "d")]
    assert seen <= {tuple(f"norrmalm-2022-vp-{name}" for name in names) for names in states}
    assert len(seen) > 1


def test_a_committed_result_counts_before_it_is_in_its_place(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(LocalPlace, "finish", lambda place: None)
        write(out, "c")
    assert (out / COMMITTED / MANIFEST).exists()
    output = open_output(out)
    assert list(output.documents["source"]) == ["c.pdf"]
    with claimed(out):  # the next run finishes it, before it does anything else
        pass
    assert not (out / COMMITTED).exists()
    assert len(output.goals) == 1, "the files moved, but they are the same"
    assert list(open_output(out).documents["source"]) == ["c.pdf"]


def test_an_output_can_be_moved_and_copied(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "copy")
    shutil.rmtree(out)
    assert len(open_output(tmp_path / "copy").goals) == 2
