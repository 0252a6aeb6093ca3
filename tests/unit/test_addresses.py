"""What is an address, what is a path, and what is said where a package or an answer is missing."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import fsspec
import pytest
from fsspec.registry import _registry as known

from vpextract.addresses import (
    faults_as_oserrors,
    filesystem,
    is_remote,
    local_path,
    look_up,
    meant,
    name_of,
    read_bytes,
    shown,
)
from vpextract.errors import MissingPackageError


@pytest.mark.parametrize(
    ("address", "remote"),
    [
        ("s3://bucket/in", True),
        ("S3://bucket/in", True),
        ("https://example.org/plan.pdf", True),
        ("in/plan.pdf", False),
        ("/in/plan.pdf", False),
        ("C:\\in\\plan.pdf", False),
        ("C:/in/plan.pdf", False),
        ("c://in", False),
        ("file:///in/plan.pdf", False),
        ("in/s3://odd", False),
        ("s3:/bucket", False),
        ("", False),
        (Path("s3://bucket/in"), False),
    ],
)
def test_addresses_and_paths(address: str | Path, remote: bool) -> None:
    assert is_remote(address) is remote


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("in/a.pdf", "in/a.pdf"),
        ("file:///in/a.pdf", "/in/a.pdf"),
        ("file://localhost/in/a.pdf", "/in/a.pdf"),
        ("file:///in/n%C3%A4mnd%20a.pdf", "/in/nämnd a.pdf"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths look different there")
def test_paths_of_this_machine(address: str, path: str) -> None:
    assert local_path(address) == Path(path)


def test_names() -> None:
    assert name_of("s3://bucket/in/a b.pdf") == name_of("in/a b.pdf") == name_of(Path("a b.pdf")) == "a b.pdf"
    assert name_of("s3://bucket/in/") == "in"


def test_local_and_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"near")
    assert read_bytes(str(tmp_path / "a.txt")) == read_bytes(tmp_path / "a.txt") == b"near"
    fsspec.filesystem("memory").pipe_file("/in/a.txt", b"far")
    assert read_bytes("memory://in/a.txt") == b"far"
    assert look_up("memory://in/a.txt")["size"] == 3
    with pytest.raises(FileNotFoundError) as told:
        read_bytes("memory://in/b.txt")
    assert (told.value.errno, told.value.strerror) == (errno.ENOENT, "there is nothing of that name")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(known, "s3", raising=False)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(MissingPackageError, match=r"s3://b/a needs a package .* pip install 'vpextract\[s3\]'$"):
        filesystem("s3://b/a")
    with pytest.raises(MissingPackageError, match=r"gs://b/a needs .* pip install 'gcsfs'$"):
        filesystem("gs://b/a")
    with pytest.raises(MissingPackageError, match=r"nosuch:// ?, which fsspec does not know\. Check the spelling"):
        filesystem("nosuch://b/a")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'vpextract\[s3\]'$"):
        filesystem("s3://b/a")
    with pytest.raises(MissingPackageError, match=r"pip install 'fsspec'$"):
        filesystem("memory://b/a")


class NoCredentialsError(Exception):
    """Named as the packages' own."""


class EndpointConnectionError(Exception):
    """Named as the packages' own."""


@pytest.mark.parametrize(
    ("raised", "number", "reason"),
    [
        (FileNotFoundError("The specified bucket does not exist"), errno.ENOENT, "the bucket does not exist"),
        (FileNotFoundError("bucket/a.pdf"), errno.ENOENT, "there is nothing of that name"),
        (PermissionError("Access Denied"), errno.EACCES, "access was refused: Access Denied"),
        (NoCredentialsError("x"), errno.EACCES, "no credentials were found"),
        (EndpointConnectionError("http://x"), errno.ECONNREFUSED, "no connection; .*: http://x"),
        (TimeoutError(), errno.ETIMEDOUT, "no answer in time"),
        (OSError(errno.EBUSY, "Slow down"), errno.EBUSY, "Slow down"),
        (ValueError("odd\nthing"), errno.EIO, "ValueError: odd thing"),
    ],
)
def test_whatever_goes_wrong_is_an_oserror_with_a_reason(raised: Exception, number: int, reason: str) -> None:
    with pytest.raises(OSError, match=reason) as told, faults_as_oserrors():
        raise raised
    assert told.value.errno == number
    assert told.value.strerror


def test_kinds_that_are_to_pass_do() -> None:
    with pytest.raises(ValueError, match="mine"), faults_as_oserrors(ValueError):
        raise ValueError("mine")


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("år/plan 1.pdf", "år/plan 1.pdf"),
        ("50% klar.pdf", "50% klar.pdf"),
        ("pl\udce5n.pdf", "pl%E5n.pdf"),
        ("tv\n\x07\x85.md", "tv%0A%07%C2%85.md"),
        ("a\u2028b\uffff.txt", "a%E2%80%A8b%EF%BF%BF.txt"),
    ],
)
def test_names_are_shown_so_that_they_can_be_stored(name: str, as_shown: str) -> None:
    assert shown(name) == as_shown
    assert shown(Path("in", name)) == f"in/{as_shown}"
    assert meant(as_shown) == name


@pytest.mark.parametrize(
    ("name", "as_shown"), [("a\udd00.pdf", "a%ED%B4%80.pdf"), ("\ud800b.pdf", "%ED%A0%80b.pdf"), ("\udce5\ud800", None)]
)
def test_half_a_character_that_no_file_can_have_is_shown_too(name: str, as_shown: str | None) -> None:
    assert shown(name).isprintable()
    assert as_shown is None or shown(name) == as_shown
