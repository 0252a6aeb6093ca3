"""Outputs at s3://… from somebody else: no key outside their own place is written, copied or removed, nothing here is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from s3_server import Bucket, fresh_bucket, plan, plans_and_output

import vpextract
from vpextract.cli import main
from vpextract.errors import OutputError, RequestError
from vpextract.running.job import extract_all
from vpextract.store import layout
from vpextract.store.layout import COMMITTED, FINISHED, MANIFEST, REVIEW, staged_for
from vpextract.store.reading import open_output
from vpextract.store.remote_folder import RemoteFolder
from vpextract.store.sources import read_source

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plans_and_output(tmp_path_factory.mktemp("near"))


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, near: Path) -> Bucket:
    """Plans, their output, and somebody's files beside it."""
    bucket = fresh_bucket(monkeypatch, **{"in": near / "in", "out": near / "out"})
    for key in ("x.parquet", "theirs/2022.parquet", "outside.parquet"):
        bucket.put_at(key, "theirs")
    return bucket


def everything(bucket: Bucket) -> dict[str, bytes]:
    return {key: bucket.fs.cat_file(f"{bucket.name}/{key}") for key in bucket.keys("")}


def named_in_manifest(dataset: str, file: str) -> Callable[[Bucket], None]:
    def attack(bucket: Bucket) -> None:
        content = json.loads(bucket.text(f"out/{MANIFEST}"))
        content["parts"].append({"dataset": dataset, "file": file, "rows": 1, "bytes": 1})
        bucket.put_at(f"out/{MANIFEST}", json.dumps(content))

    return attack


def committed(
    bucket: Bucket, files: dict[str, str] | None = None, change: Callable[[dict[str, object]], object] = id
) -> None:
    """A state that seems to be on its way to its place, with more files than it has parts."""
    content = json.loads(bucket.text(f"out/{MANIFEST}")) | {"linked_by": "another"}
    change(content)
    text = json.dumps(content)
    staged = staged_for(text.encode())
    bucket.put_at(f"out/{staged}/{MANIFEST}", text)
    bucket.put_at(f"out/{COMMITTED}/{MANIFEST}", text)
    for name, contents in (files or {}).items():
        bucket.put_at(f"out/{staged}/{name}", contents)


ATTACKS: dict[str, Callable[[Bucket], object]] = {
    "the root": named_in_manifest("/", "/x.parquet"),
    "a folder above": named_in_manifest("..", "../x.parquet"),
    "a folder beside": named_in_manifest("../theirs", "../theirs/2022.parquet"),
    "a year that leads away": named_in_manifest("goals", "goals/../../theirs/2022.parquet"),
    "an empty step": named_in_manifest("goals", "goals//2022.parquet"),
    "a dataset that is none": named_in_manifest("theirs", "theirs/2022.parquet"),
    "another committed name": lambda bucket: committed(
        bucket, change=lambda c: c.update(parts=[{"dataset": "..", "file": "../x.parquet", "rows": 1}])
    ),
    "a committed list": lambda bucket: committed(bucket, {REVIEW: "theirs"}),
    "a committed file that leads away": lambda bucket: committed(bucket, {"../../theirs/2022.parquet": "theirs"}),
    "a committed file of the program": lambda bucket: committed(bucket, {".vpextract-writing": "theirs"}),
    "a waiting file of somebody": lambda bucket: bucket.put_at(f"out/{FINISHED}/diary.txt", "theirs"),
    "a committed file of somebody": lambda bucket: bucket.put_at(f"out/{COMMITTED}/diary.txt", "theirs"),
    "a staged file of somebody": lambda bucket: bucket.put_at("out/.vpextract-staged-1/goals/diary.txt", "theirs"),
    "a manifest of nothing": lambda bucket: bucket.put_at(f"out/{MANIFEST}", ""),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_it_is_refused_before_anything_is_changed(bucket: Bucket, attack: Callable[[Bucket], object]) -> None:
    attack(bucket)
    before = everything(bucket)
    with pytest.raises(OutputError) as told:
        extract_all([bucket.at("in")], bucket.at("out"), jobs=1, force=True)
    assert everything(bucket) == before
    assert bucket.at("out") in str(told.value)


def test_of_a_committed_state_only_its_own_files_come_to_their_places(bucket: Bucket) -> None:
    """A file of a dataset that the manifest does not name is left behind, and goes with the rest."""
    former = bucket.text(f"out/{REVIEW}")
    committed(bucket, {"goals/1999.parquet": "theirs"})
    vpextract.link(bucket.at("out"))
    assert bucket.text(f"out/{REVIEW}") == former
    assert not [key for key in bucket.keys("out") if "1999" in key or "/." in key]
    assert len(open_output(bucket.at("out")).goals) == 2


def test_readers_refuse_it_too(bucket: Bucket) -> None:
    named_in_manifest("..", "../x.parquet")(bucket)
    with pytest.raises(OutputError, match=r"vpextract\.json names '\.\./x\.parquet', which is no file of a dataset"):
        open_output(bucket.at("out"))


def test_no_more_is_read_than_can_be_there(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = RemoteFolder(bucket.at("out"))
    bucket.put_at("out/ten", "0123456789")
    bucket.put_at("out/none", "")
    assert (folder.read_bytes("ten", 10), folder.read_bytes("none", 10)) == (b"0123456789", b"")
    with pytest.raises(OSError, match="larger than 9 bytes"):
        folder.read_bytes("ten", 9)
    with pytest.raises(FileNotFoundError):
        folder.read_bytes("nowhere", 9)
    monkeypatch.setattr(layout, "MOST_IN_MANIFEST", 100)
    with pytest.raises(OutputError, match="larger than 100 bytes"):
        open_output(bucket.at("out"))
    with pytest.raises(OutputError, match="larger than 100 bytes"):
        extract_all([bucket.at("in")], bucket.at("out"), jobs=1)


@pytest.mark.parametrize("name", ["../theirs/2022.parquet", "/x", "goals//x", "a/./b", "goals/\0"])
def test_no_name_leads_out_of_a_folder(bucket: Bucket, name: str) -> None:
    folder, before = RemoteFolder(bucket.at("out")), everything(bucket)
    uses: list[Callable[[], object]] = [
        lambda: folder.read_bytes(name, 9),
        lambda: folder.put_bytes(name, b"x"),
        lambda: folder.remove_file(name),
        lambda: folder.copy([name], folder.child("goals")),
    ]
    for use in uses:
        with pytest.raises(OutputError, match="no name for a file"):
            use()
    assert everything(bucket) == before


# --- the way to the documents -------------------------------------------------------------------------------------------


def with_inputs(bucket: Bucket, *inputs: str) -> None:
    content = json.loads(bucket.text(f"out/{MANIFEST}"))
    bucket.put_at(f"out/{MANIFEST}", json.dumps(content | {"inputs": inputs}))


def test_an_output_out_there_reads_no_file_of_this_machine(bucket: Bucket, near: Path) -> None:
    with_inputs(bucket, str(near / "in"), f"file://{near / 'in'}")
    output = open_output(bucket.at("out"))
    document = output.table("documents").to_pylist()[0]
    with pytest.raises(RequestError, match=r"another kind of place than its own.*--allow-remote.*--documents FOLDER"):
        read_source(output, document)
    assert read_source(output, document, allow_remote=True).address == near / "in" / "a.md"
    assert read_source(output, document, near / "in").address == near / "in" / "a.md"
    away = document | {"source": str(near / "in" / "a.md")}
    with pytest.raises(RequestError, match="another kind of place"):
        read_source(output, away, near)


def test_an_output_here_calls_nobody(bucket: Bucket, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as end:
            main(["locate", str(tmp_path / "out"), "a.md:i0001", *arguments])
        captured = capsys.readouterr()
        return end.value.code, captured.out, captured.err

    extract_all([bucket.at("in")], tmp_path / "out", jobs=1)
    status, place, problem = told()
    assert status == 0, "the place is known all the same"
    assert "Andel brunnar med rent vatten | 87 %" not in place
    assert f"lies at {bucket.at('in/a.md')}, which is another kind of place" in problem
    assert "--allow-remote" in problem
    for way in (["--allow-remote"], ["--documents", bucket.at("in")]):
        status, place, problem = told(*way)
        assert (status, problem) == (0, "")
        assert "Andel brunnar med rent vatten | 87 %" in place


def test_in_python(bucket: Bucket, tmp_path: Path) -> None:
    extract_all([bucket.at("in")], tmp_path / "out", jobs=1)
    output = vpextract.open_output(tmp_path / "out")
    with pytest.raises(RequestError, match="allow_remote=True"):
        output.locate("a.md:i0001").file()
    file = output.locate("a.md:i0001", allow_remote=True).file()
    assert file == (bucket.at("in/a.md"), plan().encode())
    assert output.locate("a.md:i0001").file(bucket.at("in")) == file


def test_two_names_of_one_kind_of_place_are_one(bucket: Bucket) -> None:
    with_inputs(bucket, f"S3A://{bucket.name}/in")
    output = open_output(bucket.at("out"))
    assert read_source(output, output.table("documents").to_pylist()[0]).address == f"S3A://{bucket.name}/in/a.md"


def test_a_chain_of_addresses_is_another_kind_of_place(bucket: Bucket) -> None:
    with_inputs(bucket, f"s3://{bucket.name}/in::https://example.invalid/x")
    output = open_output(bucket.at("out"))
    with pytest.raises(RequestError, match="another kind of place"):
        read_source(output, output.table("documents").to_pylist()[0])


def test_a_larger_file_is_not_fetched(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with_inputs(bucket, bucket.at("in"))
    output = open_output(bucket.at("out"))
    document = output.table("documents").to_pylist()[0]
    assert read_source(output, document).address == bucket.at("in/a.md")
    bucket.put(in__a_md=plan() + "x")
    monkeypatch.setattr(type(bucket.fs), "_open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(RequestError, match=f"does not have {document['bytes']} bytes any more"):
        read_source(output, document)
    assert document["bytes"] == len(plan().encode())
