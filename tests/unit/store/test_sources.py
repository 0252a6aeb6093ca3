"""The way back from an output to the files it was read from, however they were named when they were given."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from store_samples import full, joined, stored

from vpextract.errors import RequestError
from vpextract.model import Extraction
from vpextract.running.job import extract_all
from vpextract.settings import Options
from vpextract.store.layout import read_manifest, seen_from
from vpextract.store.reading import open_output
from vpextract.store.sources import source_file


def extract(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """A stand-in for the pipeline: what a file holds does not matter here."""
    digest = sha256(data).hexdigest()
    return replace(full(digest[:8]), source=source, sha256=digest)


def file(path: Path, content: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content or str(path))
    return path


def found_again(out: Path) -> dict[str, str | Path]:
    output = open_output(out)
    return {d["source"]: source_file(output, d) for d in output.table("documents").to_pylist()}


def test_a_folder_with_folders(tmp_path: Path) -> None:
    files = {"a.txt": file(tmp_path / "in" / "a.txt"), "år/b.txt": file(tmp_path / "in" / "år" / "b.txt")}
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
    assert found_again(tmp_path / "out") == files


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    names = {
        "pl%E4n.txt": b"pl\xe4n.txt",
        "pl%E5n.txt": b"pl\xe5n.txt",
        "tv%0A%07.txt": b"tv\n\x07.txt",
        "5%E5.txt": b"5%E5.txt",
    }
    files = {source: Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/" + name)) for source, name in names.items()}
    for path in files.values():
        file(path, f"{path.name!a}")
    for _ in range(2):  # the second time they are known again
        report = extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
        assert found_again(tmp_path / "out") == files
    assert (report.kept, report.gone) == (4, 0)


def test_files_and_folders_with_the_same_names(tmp_path: Path) -> None:
    files = [file(tmp_path / folder / "a.txt") for folder in ("one", "two", "three/deep")]
    inputs = [tmp_path / "one", tmp_path / "two", tmp_path / "three" / "deep" / "a.txt"]
    extract_all(inputs, tmp_path / "out", jobs=1, extract=extract)
    assert sorted(found_again(tmp_path / "out").values()) == sorted(files)


def test_a_path_seen_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = file(tmp_path / "work" / "in" / "a.txt")
    monkeypatch.chdir(tmp_path / "work")
    extract_all([Path("in/a.txt")], Path("../results/out"), jobs=1, extract=extract)
    monkeypatch.chdir(tmp_path)
    assert found_again(Path("results/out")) == {"a.txt": plan}
    manifest = read_manifest(tmp_path / "results" / "out")
    assert manifest is not None
    assert manifest.inputs == ("../../work/in/a.txt",)


def test_a_file_named_by_a_link(tmp_path: Path) -> None:
    plan = file(tmp_path / "store" / "0815.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").symlink_to(plan)
    extract_all([tmp_path / "in" / "plan.txt"], tmp_path / "out", jobs=1, extract=extract)
    assert found_again(tmp_path / "out") == {"plan.txt": tmp_path / "in" / "plan.txt"}


def test_inputs_are_remembered_in_one_order_and_without_the_machine(tmp_path: Path) -> None:
    inputs = [file(tmp_path / name) for name in ("b.txt", "a.txt")]
    (tmp_path / "in").mkdir()
    wanted = ("../a.txt", "../b.txt", "../in")
    for given in ([*inputs, tmp_path / "in"], [tmp_path / "in", *reversed(inputs), inputs[0]]):
        assert seen_from(tmp_path / "out", given) == wanted
    assert seen_from(tmp_path, [tmp_path]) == (".",)


def test_a_name_that_another_file_took_over(tmp_path: Path) -> None:
    """Another file of the same name, one folder up, is no match; the message names the one that was looked at."""
    plan = file(tmp_path / "in" / "a.txt")
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
    plan.unlink()
    other = file(tmp_path / "a.txt", "another")
    with pytest.raises(RequestError, match="not the file that was extracted") as told:
        found_again(tmp_path / "out")
    assert str(other) in str(told.value)


def test_a_folder_given_by_hand_with_another_order_in_it(tmp_path: Path) -> None:
    file(tmp_path / "in" / "2022" / "a.txt", "same")
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
    flat = file(tmp_path / "flat" / "a.txt", "same")
    output = open_output(tmp_path / "out")
    (document,) = output.table("documents").to_pylist()
    assert document["source"] == "2022/a.txt"
    assert source_file(output, document, tmp_path / "flat") == flat
    with pytest.raises(RequestError, match=r"2022/a\.txt is not in"):
        source_file(output, document, tmp_path / "out")


def test_an_output_without_inputs_asks_for_them(tmp_path: Path) -> None:
    stored(tmp_path / "out", joined([full()]))
    with pytest.raises(RequestError, match="--documents FOLDER"):
        found_again(tmp_path / "out")
