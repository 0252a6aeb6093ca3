"""The way back from an output to the files it was read from, however they were named when they were given."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from store_samples import full, joined, stored

from vpextract.errors import RequestError
from vpextract.model import Extraction
from vpextract.running.job import extract_all
from vpextract.settings import Options
from vpextract.store.layout import MANIFEST, read_manifest, seen_from
from vpextract.store.reading import Output, open_output
from vpextract.store.sources import SourceFile, read_source


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
    return {d["source"]: read_source(output, d).address for d in output.table("documents").to_pylist()}


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
    assert read_source(output, document, tmp_path / "flat").address == flat
    with pytest.raises(RequestError, match=r"2022/a\.txt is not in"):
        read_source(output, document, tmp_path / "out")


def test_an_output_without_inputs_asks_for_them(tmp_path: Path) -> None:
    stored(tmp_path / "out", joined([full()]))
    with pytest.raises(RequestError, match="--documents FOLDER"):
        found_again(tmp_path / "out")


# --- an output of somebody else ---------------------------------------------------------------------------------------


@contextmanager
def in_time() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError("it waits for something that never comes")

    former = signal.signal(signal.SIGALRM, ring)
    signal.alarm(20)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)


def remembering(out: Path, source: str, contents: bytes, inputs: list[str], size: int | None = -1) -> Output:
    """An output on disk that says of one document that it lies there."""
    known = len(contents) if size == -1 else size
    document = replace(full(), source=source, sha256=sha256(contents).hexdigest(), size=known)
    stored(out, joined([document]))
    manifest = json.loads((out / MANIFEST).read_text())
    (out / MANIFEST).write_text(json.dumps(manifest | {"inputs": inputs}))
    return open_output(out)


def found(output: Output, documents: str | Path | None = None, *, allow_remote: bool = False) -> SourceFile:
    row = output.locate("norrmalm-2022-vp-a", allow_remote=allow_remote)
    return row.file(documents)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for. It has the file plan.txt."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = b"plan" if self.path.endswith("plan.txt") else b"a list of files"
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize("whole", [True, False], ids=["source", "input"])
def test_an_output_on_disk_makes_no_call_unless_it_is_let(
    tmp_path: Path, asked: tuple[str, list[str]], whole: bool
) -> None:
    there, requests = asked
    source, inputs = (f"{there}/in/plan.txt", ["../in"]) if whole else ("plan.txt", [f"{there}/in"])
    output = remembering(tmp_path / "out", source, b"plan", inputs)
    with pytest.raises(RequestError, match=r"another kind of place.*--allow-remote.*--documents FOLDER") as told:
        found(output)
    assert f"{there}/in/plan.txt" in str(told.value)
    assert requests == []
    assert found(output, allow_remote=True) == (f"{there}/in/plan.txt", b"plan")
    (tmp_path / "archive").mkdir()
    requests.clear()
    with pytest.raises(RequestError):
        found(output, tmp_path / "archive")
    (tmp_path / "archive" / "plan.txt").write_text("plan")
    assert found(output, tmp_path / "archive") == (tmp_path / "archive" / "plan.txt", b"plan")
    assert requests == []
    assert found(output, f"{there}/in") == (f"{there}/in/plan.txt", b"plan"), "what the user names is followed"


@pytest.mark.parametrize(
    "source", ["x::{}/plan.txt", "s3://a/b::{}/plan.txt", "simplecache::{}/plan.txt", "//a::{}/plan.txt"]
)
def test_no_chain_of_addresses_leads_to_a_call(tmp_path: Path, asked: tuple[str, list[str]], source: str) -> None:
    there, requests = asked
    output = remembering(tmp_path / "out", source.format(there), b"plan", [f"simplecache::{there}/in", "../in"])
    for documents in (None, tmp_path, "file://" + str(tmp_path)):
        with pytest.raises(RequestError):
            found(output, documents)
    assert requests == []


def test_a_name_does_not_lead_out_of_a_place_that_the_user_names(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    there, requests = asked
    output = remembering(tmp_path / "out", f"x::{there}/elsewhere/plan.txt", b"plan", [])
    assert found(output, f"{there}/in").address == f"{there}/in/plan.txt"
    assert not [path for path in requests if "elsewhere" in path]


@pytest.mark.parametrize("known", [True, False], ids=["size known", "size unknown"])
def test_only_plain_files_are_opened(tmp_path: Path, known: bool) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    sources = {"pipe.txt": "it is a pipe", "/dev/zero": "it is a device", "/dev/tty": "it is a device", "": "is not in"}
    for source, says in sources.items():
        output = remembering(tmp_path / "out", source, b"", ["../in"], size=0 if known else None)
        with in_time(), pytest.raises(RequestError, match=says):
            found(output)
        shutil.rmtree(tmp_path / "out")


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="only Linux has it")
@pytest.mark.parametrize("size", [0, 7, None])
def test_a_file_that_gives_no_end_is_not_waited_for(tmp_path: Path, size: int | None) -> None:
    """By its looks it is a plain file without contents."""
    output = remembering(tmp_path / "out", "/proc/kmsg", b"x", ["../in"], size=size)
    with in_time(), pytest.raises(RequestError, match=r"is not the file that was extracted|cannot be read"):
        found(output)


def test_a_larger_file_is_told_by_its_size_and_not_read(tmp_path: Path) -> None:
    output = remembering(tmp_path / "out", "plan.txt", b"plan", ["../in"])
    large = file(tmp_path / "in" / "plan.txt", "plan")
    assert found(output) == (large, b"plan")
    os.truncate(large, 2**40)
    with (
        in_time(),
        pytest.raises(RequestError, match=r"contents have changed since \(it does not have 4 bytes any more\)"),
    ):
        found(output)
    large.write_text("pla")
    with pytest.raises(RequestError, match="it does not have 4 bytes any more"):
        found(output)


def test_no_more_is_read_than_is_reasonable_where_the_size_is_not_known(tmp_path: Path) -> None:
    output = remembering(tmp_path / "out", "plan.txt", b"plan", ["../in"], size=None)
    plan = file(tmp_path / "in" / "plan.txt", "plan")
    assert found(output) == (plan, b"plan")
    os.truncate(plan, 2**40)
    with in_time(), pytest.raises(RequestError, match="it is larger than"):
        found(output)


@pytest.mark.parametrize(
    "source", ["\0", "a\0.txt", "x" * 5000, "\ud800".encode("utf8", "replace").decode(), ".", ".."]
)
def test_names_that_no_file_has(tmp_path: Path, source: str) -> None:
    output = remembering(tmp_path / "out", source, b"plan", ["../in", "\0"])
    with pytest.raises(RequestError):
        found(output)


def test_a_place_without_an_output_has_no_file(tmp_path: Path) -> None:
    located = remembering(tmp_path / "out", "plan.txt", b"plan", ["../in"]).locate("norrmalm-2022-vp-a")
    with pytest.raises(RequestError, match="not from an output"):
        replace(located, output=None).file()
