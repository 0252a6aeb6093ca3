"""Documents that lie at s3://…: found like those of a folder, read, and told of in words where that fails."""

from __future__ import annotations

import multiprocessing
import socket
from multiprocessing import forkserver
from pathlib import Path

import fsspec
import pytest
from s3_server import Bucket, fresh_bucket, plan

import vpextract
from vpextract.addresses import read_bytes
from vpextract.errors import NoInputError
from vpextract.running import contents
from vpextract.running.finding import find_inputs
from vpextract.running.job import extract_all
from vpextract.store.reading import open_output


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Bucket:
    return fresh_bucket(monkeypatch)


def sources(*inputs: str | Path) -> list[str]:
    return [file.source for file in find_inputs(inputs).files]


def test_folders_are_searched_as_local_ones_are(bucket: Bucket) -> None:
    for key in ("b.pdf", "a.TXT", "sub/deep/c å?#.Md", "x.pages", ".hidden.pdf", ".git/d.pdf", "sub/.e/f.txt"):
        bucket.put_at(f"in/{key}", key)
    bucket.put_at("input/other.txt", "of a folder whose name only begins alike")
    assert sources(bucket.at("in")) == sources(bucket.at("in/")) == ["a.TXT", "b.pdf", "sub/deep/c å?#.Md"]
    (deep,) = (file for file in find_inputs([bucket.at("in")]).files if "deep" in file.source)
    assert (deep.address, deep.name, deep.size) == (bucket.at("in/sub/deep/c å?#.Md"), "c å?#.Md", 18)


def test_a_whole_bucket(bucket: Bucket) -> None:
    bucket.put(in__a_txt="x", b_txt="y")
    assert sources(bucket.at("").rstrip("/")) == ["b.txt", "in/a.txt"]


def test_a_file_has_its_name_as_source_whatever_its_ending(bucket: Bucket) -> None:
    bucket.put(in__a_pages="x")
    assert sources(bucket.at("in/a.pages")) == ["a.pages"]


def test_sources_stay_apart(bucket: Bucket, tmp_path: Path) -> None:
    bucket.put(one__a_txt="x", two__a_txt="y")
    bucket.put_at("deep/one/a.txt", "z")
    (tmp_path / "three").mkdir()
    (tmp_path / "three" / "a.txt").write_text("local")
    given: list[str | Path] = [bucket.at("one"), bucket.at("two"), tmp_path / "three"]
    assert sources(*given) == ["one/a.txt", "three/a.txt", "two/a.txt"]
    assert sources(bucket.at("one"), bucket.at("deep/one")) == [bucket.at("deep/one/a.txt"), bucket.at("one/a.txt")]


def test_the_same_file_twice_is_one(bucket: Bucket) -> None:
    bucket.put(in__a_txt="x")
    assert sources(bucket.at("in"), bucket.at("in/a.txt")) == ["a.txt"]


def test_what_is_not_there_is_told(bucket: Bucket) -> None:
    with pytest.raises(NoInputError, match=f"no file or folder {bucket.at('in')} .*Check the spelling"):
        find_inputs([bucket.at("in")])
    with pytest.raises(NoInputError, match="the bucket does not exist"):
        find_inputs(["s3://there-is-no-such-bucket/in"])
    bucket.put(in__a_pages="x")
    with pytest.raises(NoInputError, match=r"No \.pdf, \.txt, \.md, .*\.docx, .* file was found in s3://"):
        find_inputs([bucket.at("in")])


def test_an_endpoint_that_nobody_listens_at_is_told_soon(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    try:
        with pytest.raises(NoInputError, match=r"s3://x/in cannot be read: no connection; check .* the endpoint"):
            find_inputs(["s3://x/in"])
    finally:
        fsspec.get_filesystem_class("s3").clear_instance_cache()


def test_missing_credentials_are_told(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    try:
        with pytest.raises(NoInputError, match=r"cannot be read: no credentials were found"):
            find_inputs([bucket.at("in")])
    finally:
        fsspec.get_filesystem_class("s3").clear_instance_cache()


def test_one_document(bucket: Bucket) -> None:
    bucket.put(in__plan_md=plan())
    found = vpextract.extract(bucket.at("in/plan.md"))
    assert (found.source, len(found.goals), len(found.indicators)) == ("plan.md", 1, 1)


def test_a_folder_is_extracted_as_if_it_were_local(bucket: Bucket, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("a.md", plan()), ("b.md", plan(year=2023)), ("c.md", "")):
        bucket.put_at(f"in/{name}", text)
        (tmp_path / "in" / name).write_text(text)
    near = extract_all([tmp_path / "in"], tmp_path / "near", jobs=1)
    if "forkserver" in multiprocessing.get_all_start_methods():  # one that an earlier test started knows no bucket
        vars(forkserver)["_forkserver"]._stop()
    far = extract_all([bucket.at("in")], tmp_path / "far", jobs=2)  # workers read it themselves
    assert far == near
    one, other = open_output(tmp_path / "near"), open_output(tmp_path / "far")
    assert [(p.file, p.rows) for p in one.parts] == [(p.file, p.rows) for p in other.parts]
    assert other.inputs == (bucket.at("in"),)
    assert {path.name for path in (tmp_path / "far").iterdir()} == {path.name for path in (tmp_path / "near").iterdir()}


def test_only_what_is_new_is_read_again(bucket: Bucket, tmp_path: Path) -> None:
    bucket.put(in__a_md=plan(), in__b_md=plan(year=2023))
    extract_all([bucket.at("in")], tmp_path / "out", jobs=1)
    bucket.put(in__b_md=plan(year=2023, goals=("Ett", "Två")), in__c_md=plan(year=2024))
    bucket.remove("in/a.md")
    report = extract_all([bucket.at("in")], tmp_path / "out", jobs=1)
    assert [summary.source for summary in report.summaries] == ["b.md", "c.md"]
    assert (report.kept, report.gone) == (0, 1)
    assert sorted(open_output(tmp_path / "out").documents["source"]) == ["b.md", "c.md"]


def test_what_did_not_change_is_not_even_fetched(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put(in__a_md=plan(), in__b_md=plan(year=2023))
    extract_all([bucket.at("in")], tmp_path / "out", jobs=1)
    assert [len(etags) for etags in open_output(tmp_path / "out").documents["etags"]] == [1, 1]
    fetched: list[str] = []

    def noted(address: str) -> bytes:
        fetched.append(address)
        return read_bytes(address)

    monkeypatch.setattr(contents, "read_bytes", noted)
    assert extract_all([bucket.at("in")], tmp_path / "out", jobs=1).kept == 2
    assert fetched == []
    bucket.put(in__a_md=plan(goals=("Ett", "Två")), in__copy_md=plan(year=2023))
    assert extract_all([bucket.at("in")], tmp_path / "out", jobs=1).kept == 1
    assert fetched == [bucket.at("in/a.md"), bucket.at("in/copy.md")]
