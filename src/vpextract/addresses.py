"""Where files lie: paths of this machine, and addresses such as s3://bucket/folder, which fsspec knows how to reach.

Credentials and endpoints are found in the ordinary ways of fsspec and its packages (environment, their own files).
fsspec is imported only where an address is used. Whatever goes wrong out there is an OSError, with words in `strerror`.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from vpextract.errors import MissingPackageError, VpextractError
from vpextract.plainfiles import plain_file, read_exactly, too_large

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
"""Two letters at least: C:// is a drive of Windows."""
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_LOCAL = ("file", "local")
_EXTRAS = {"s3": "vpextract[s3]", "s3a": "vpextract[s3]", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs"}
"""What to install for a scheme; for another one fsspec says it."""
_SAME = {"s3a": "s3", "gcs": "gs", "az": "abfs"}
_PATIENCE = 20.0
"""Seconds for the first answer from out there; the packages themselves would try for minutes."""


def is_remote(address: str | Path) -> bool:
    """Whether it is fsspec's; a Path is always one of this machine."""
    return isinstance(address, str) and _scheme(address) not in ("", *_LOCAL)


def local_path(address: str | Path) -> Path:
    """The path of an address on this machine, which may be written file://…"""
    if isinstance(address, Path) or not _scheme(address):
        return Path(address)
    parts = urlsplit(address)
    host = "" if parts.netloc == "localhost" else parts.netloc
    return Path(host + url2pathname(parts.path))


def name_of(address: str | Path) -> str:
    """The last part: the file's name, or the folder's."""
    return PurePosixPath(address).name if is_remote(address) else local_path(address).name


def shown(name: str | Path) -> str:
    """A name or path that can be stored and printed, with "/" on every system.

    Bytes that are no UTF-8, and control characters, are written as in web addresses: "%E5". See `meant`.
    """
    text = name.as_posix() if isinstance(name, Path) else name
    return text if text.isprintable() else _ODD.sub(lambda odd: quote(_bytes_of(odd[0]), safe=""), text)


def _bytes_of(odd: str) -> bytes:
    """The bytes that a file's name has for these signs; for half a character that no file of this system can have, its code."""
    try:
        return os.fsencode(odd)
    except UnicodeEncodeError:
        return odd.encode("utf-8", "surrogatepass")


def meant(source: str) -> str:
    """The name that is shown so, if it held something odd: where no file has the name itself."""
    return os.fsdecode(unquote_to_bytes(source))


def read_bytes(address: str | Path) -> bytes:
    """The contents of a file. Raises OSError where they cannot be had, MissingPackageError where a package is missing."""
    if not is_remote(address):
        return local_path(address).read_bytes()
    fs, path = filesystem(str(address))
    with faults_as_oserrors():
        contents: bytes = fs.cat_file(path)
    return contents


def scheme_of(address: str | Path) -> str:
    """The kind of place that it leads to: "" for this machine. Two names of one kind are the same.

    What goes through one kind of place to another ("zip://a::https://b") is a kind of its own, as is a path of Windows
    that leads to another machine.
    """
    if os.name == "nt" and str(address).replace("/", "\\").startswith("\\\\"):
        return "another machine"
    if not is_remote(address):
        return ""
    scheme = _scheme(str(address))
    return str(address) if "::" in str(address) else _SAME.get(scheme, scheme)


def read_of_size(address: str | Path, size: int | None, most: int) -> bytes | None:
    """The contents of a file of `size` bytes (None: of at most `most`); None where it has another size, without reading it.

    Raises OSError where it cannot be read, FileNotFoundError where there is none, and what is no plain file is not opened.
    """
    if is_remote(address):
        return _remote_of_size(str(address), size, most)
    with plain_file(local_path(address), through_links=True) as (opened, found):
        return read_exactly(opened, found) if _is_wanted(found, size, most) else None


def _remote_of_size(address: str, size: int | None, most: int) -> bytes | None:
    looked_up = look_up(address)
    if looked_up["type"] != "file":
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), address)
    found = looked_up.get("size")  # some servers do not say
    if found is not None and not _is_wanted(found, size, most):
        return None
    limit = next(number for number in (size, found, most) if number is not None)
    fs, path = filesystem(address)
    with faults_as_oserrors(), fs.open(path, "rb") as opened:
        contents: bytes = opened.read(limit + 1)
    if len(contents) <= limit:
        return contents
    if size is None:
        raise too_large(most)
    return None


def _is_wanted(found: int, size: int | None, most: int) -> bool:
    if size is None and found > most:
        raise too_large(most)
    return size is None or found == size


def filesystem(address: str) -> tuple[Any, str]:
    """fsspec's file system for a remote address, and the path in it; nothing is looked up yet.

    Raises MissingPackageError, saying what to type, where a package for it is not installed.
    """
    scheme = _scheme(address)
    try:
        import fsspec
    except ImportError:
        raise MissingPackageError(_install(address, _EXTRAS.get(scheme, "fsspec"))) from None
    scheme_as_known = scheme + address[len(scheme) :]
    try:
        with faults_as_oserrors(ImportError, ValueError):
            fs, path = fsspec.core.url_to_fs(scheme_as_known, use_listings_cache=False)  # what is there now counts
    except ImportError as problem:
        told = str(problem).rstrip(".")
        raise MissingPackageError(
            _install(address, _EXTRAS[scheme])
            if scheme in _EXTRAS
            else f"{address} cannot be reached: a package is missing. {told}."
        ) from None
    except ValueError:
        raise MissingPackageError(
            f"{address} begins with {scheme}://, which fsspec does not know. Check the spelling, or install the "
            "package that brings it."
        ) from None
    return fs, path


def look_up(address: str) -> dict[str, Any]:
    """What is at a remote address, now: `type` (file, directory), `size` and so on; patience with it ends after a while.

    Raises FileNotFoundError where there is nothing, another OSError where that cannot be found out.
    """
    fs, path = filesystem(address)
    with faults_as_oserrors():
        found: dict[str, Any] = _patiently(fs, path) if getattr(fs, "async_impl", False) else fs.info(path)
        return found


def _patiently(fs: Any, path: str) -> Any:
    from fsspec.asyn import sync

    return sync(fs.loop, fs._info, path, timeout=_PATIENCE)


@contextmanager
def faults_as_oserrors(*passing: type[Exception]) -> Iterator[None]:
    """Turn whatever fsspec and the packages below it raise into an OSError with a reason, but for the kinds `passing`.

    What vpextract itself raises passes.
    """
    kinds: tuple[type[Exception], ...] = (VpextractError, *passing)
    try:
        yield
    except kinds:
        raise
    except Exception as problem:
        raise _told(problem) from problem


def _told(problem: Exception) -> OSError:
    """The same as an OSError with number and reason; the packages' own exceptions are known by their names."""
    kinds = " ".join(kind.__name__ for kind in type(problem).__mro__)
    text = " ".join(str(problem).split())
    if isinstance(problem, FileNotFoundError):
        reason = (
            "the bucket does not exist" if "bucket" in text.lower() and " " in text else "there is nothing of that name"
        )
        return OSError(errno.ENOENT, reason)
    if isinstance(problem, FileExistsError):
        return OSError(errno.EEXIST, "it is there already")
    if "Credentials" in kinds:
        return OSError(errno.EACCES, "no credentials were found, or they are incomplete")
    if isinstance(problem, PermissionError):
        return OSError(errno.EACCES, f"access was refused: {text}" if text else "access was refused")
    if isinstance(problem, TimeoutError) or "Timeout" in kinds:
        return OSError(errno.ETIMEDOUT, "no answer in time; check the network and the endpoint")
    if isinstance(problem, ConnectionError) or "Connect" in kinds:
        return OSError(errno.ECONNREFUSED, f"no connection; check the network and the endpoint: {text}")
    if isinstance(problem, OSError):
        return OSError(problem.errno or errno.EIO, problem.strerror or text or type(problem).__name__)
    return OSError(errno.EIO, f"{type(problem).__name__}: {text}")


def _install(address: str, package: str) -> str:
    return f"{address} needs a package that is not installed. Type: pip install '{package}'"


def _scheme(address: str) -> str:
    """In lower case; "" for a plain path."""
    found = _SCHEME.match(address)
    return found.group(1).lower() if found else ""
