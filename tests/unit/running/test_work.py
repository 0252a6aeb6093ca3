"""One document's work: whose bytes are read, and whether a failure will last."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from vpextract.errors import DocumentError, PatternError, too_many_pages
from vpextract.model import Extraction
from vpextract.running.work import Task, carrying, task_to_outcome
from vpextract.settings import Limits, Options


def told(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """A stand-in for the pipeline: the title of the document is what reached it; some contents are faults."""
    faults = {
        b"locked": DocumentError("It is locked with a password."),
        b"pattern": PatternError("words.toml", "", "is wrong"),
        b"bug": ZeroDivisionError("division by zero"),
        b"long": too_many_pages(300, 200),
        b"memory": MemoryError(),
    }
    if data in faults:
        raise faults[data]
    found = f"{data.decode()} {name} {source}"
    return Extraction(f"unknown-{found}", source, sha256(data).hexdigest(), "text", "ok")


def task(path: Path, content: bytes = b"") -> Task:
    path.write_bytes(content)
    return Task(str(path), f"2031/{path.name}", len(content), "", Options(), told)


def test_the_file_is_read_where_the_task_does_not_carry_it(tmp_path: Path) -> None:
    small = task(tmp_path / "a.txt", b"here")
    assert task_to_outcome(small).summary.document_id == "unknown-here a.txt 2031/a.txt"
    assert small.data is None


def test_a_task_that_carries_its_bytes_needs_no_file(tmp_path: Path) -> None:
    carried = carrying(task(tmp_path / "a.txt", b"carried"))
    (tmp_path / "a.txt").unlink()
    assert task_to_outcome(carried).summary.document_id == "unknown-carried a.txt 2031/a.txt"
    assert "carried" not in repr(carried)


def test_remote_files_are_not_carried(tmp_path: Path) -> None:
    remote = replace(task(tmp_path / "a.txt"), address="s3://bucket/a.txt")
    assert carrying(remote) is remote


def test_a_local_file_that_is_gone_cannot_be_carried(tmp_path: Path) -> None:
    gone = task(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(OSError, match="No such file"):
        carrying(gone)


@pytest.mark.parametrize(
    ("name", "content", "lasting", "sentence"),
    [
        pytest.param("a.txt", b"locked", True, "It is locked with a password.", id="contents"),
        pytest.param("a.txt", b"long", True, "it has 300 pages, more than 200", id="limit"),
        pytest.param("a.txt", b"bug", False, "This is a bug in vpextract (ZeroDivisionError", id="bug"),
        pytest.param("a.txt", b"memory", False, "needs more memory than there is", id="memory"),
        pytest.param("a.txt", b"pattern", False, "words.toml: is wrong", id="patterns"),
        pytest.param("a.wpd", b"here", False, "Its name ends in '.wpd'; files that can be read end in", id="ending"),
        pytest.param("a", b"here", False, "Its name has no ending; files", id="no ending"),
    ],
)
def test_only_a_failure_that_is_in_the_contents_lasts(
    tmp_path: Path, name: str, content: bytes, lasting: bool, sentence: str
) -> None:
    outcome = task_to_outcome(task(tmp_path / name, content))
    assert outcome.summary.status == "failed"
    assert sentence in (outcome.summary.error or "")
    assert outcome.lasting == lasting


def test_the_limit_that_it_met_is_told(tmp_path: Path) -> None:
    assert task_to_outcome(task(tmp_path / "a.txt", b"long")).limit == "pages"
    assert task_to_outcome(task(tmp_path / "a.txt", b"locked")).limit is None


def test_a_file_larger_than_the_memory_it_may_take_is_neither_read_nor_carried(tmp_path: Path) -> None:
    large = replace(task(tmp_path / "a.txt", b"here"), options=Options(limits=Limits(memory=3)))
    (tmp_path / "a.txt").unlink()
    assert carrying(large) is large
    assert task_to_outcome(large).limit == "memory"
    assert task_to_outcome(replace(large, options=Options(limits=Limits(memory=4)))).limit is None, "it is gone"


def test_a_file_that_is_gone_is_a_failure_of_the_moment(tmp_path: Path) -> None:
    gone = task(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    outcome = task_to_outcome(gone)
    assert "cannot be read (No such file or directory)" in (outcome.summary.error or "")
    assert not outcome.lasting
