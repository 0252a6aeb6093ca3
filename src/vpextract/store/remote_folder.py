"""A folder at an address of fsspec. Each file there is whole or not there; nothing is renamed, only copied and removed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self, TypeVar

import pyarrow as pa

from vpextract.addresses import faults_as_oserrors, filesystem, look_up
from vpextract.plainfiles import too_large
from vpextract.store.folder import Identity
from vpextract.store.inside import steps_of

S = TypeVar("S")
T = TypeVar("T")

_SIDE_BY_SIDE = 8
"""Requests on the way at a time: what costs is waiting for answers."""
_WHOLE_UP_TO = 16 * 2**20
_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "created")
"""Where file systems tell contents apart, the best first."""


class RemoteFolder:
    """A folder at an address; it exists as soon as a file is in it."""

    far = True

    def __init__(self, address: str) -> None:
        self.path = address.rstrip("/")
        self._fs, self._root = filesystem(self.path)

    def child(self, name: str) -> Self:
        return type(self)(f"{self.path}/{name}")

    # --- reading ------------------------------------------------------------------------------------------------------

    def exists(self) -> bool:
        try:
            look_up(self.path)
        except FileNotFoundError:
            return False
        return True

    def read_bytes(self, name: str, most: int) -> bytes:
        path = self._at(name)
        try:
            with faults_as_oserrors():
                found: bytes = self._fs.cat_file(path, start=0, end=most + 1)
        except FileNotFoundError:
            raise
        except OSError:  # an empty file has no beginning either
            if (identity := self.identity(name)) is None or identity.size:
                raise
            return b""
        if len(found) > most:
            raise too_large(most)
        return found

    def each(self, do: Callable[[S], T], items: Iterable[S]) -> list[T]:
        """The first fault is raised when those under way are done."""
        every = list(items)
        if len(every) < 2:
            return [do(item) for item in every]
        with ThreadPoolExecutor(min(_SIDE_BY_SIDE, len(every))) as threads:
            return list(threads.map(do, every))

    def names(self) -> list[str]:
        return [name for name in self.all_files() if "/" not in name]

    def all_files(self, begin: str = "") -> dict[str, Identity]:
        """Every file in it or below whose path seen from here begins so; none where there is no such folder."""
        folder, _, _ = begin.rpartition("/")
        try:
            with faults_as_oserrors():
                found: dict[str, dict[str, Any]] = self._fs.find(self._at(folder), detail=True)
        except FileNotFoundError:
            return {}
        seen = {name.removeprefix(self._root).lstrip("/"): info for name, info in found.items()}
        return {name: _identity(info) for name, info in sorted(seen.items()) if name.startswith(begin) and name}

    def identity(self, name: str) -> Identity | None:
        try:
            with faults_as_oserrors():
                info = self._fs.info(self._at(name))
        except OSError:
            return None
        return _identity(info) if info["type"] == "file" else None

    def identities(self, names: Collection[str]) -> dict[str, Identity]:
        """Asked for all at once: one listing tells of a thousand files."""
        wanted = set(names)
        return {name: identity for name, identity in self.all_files().items() if name in wanted}

    def parquet(self, name: str, size: int) -> tuple[Any, Any]:
        """Small files are fetched whole, by one request; of large ones only what is asked for."""
        if size > _WHOLE_UP_TO:
            return self._at(name), self._fs
        return pa.BufferReader(self.read_bytes(name, size)), None

    # --- writing ------------------------------------------------------------------------------------------------------

    def put_bytes(self, name: str, data: bytes) -> None:
        with faults_as_oserrors():
            self._fs.pipe_file(self._at(name), data)

    def put_files(self, from_folder: Path, names: Iterable[str]) -> None:
        """Copy files of this machine to it, under the same names."""

        def put(name: str) -> None:
            with faults_as_oserrors():
                self._fs.put_file(str(from_folder / name), self._at(name))

        self.each(put, names)

    def copy(self, names: Iterable[str], to: RemoteFolder) -> None:
        """Copy files to another folder of the same place, without sending them to and fro."""

        def copy(name: str) -> None:
            with faults_as_oserrors():
                self._fs.cp_file(self._at(name), to._at(name))

        self.each(copy, names)

    def remove(self) -> None:
        self.clear()

    def clear(self, begin: str = "") -> None:
        """Remove every file in it or below whose path seen from here begins so, as far as that works."""
        names = [f"{self._root}/{name}" for name in self.all_files(begin)]
        if names:
            with faults_as_oserrors():
                self._fs.rm(names)

    def remove_files(self, names: Iterable[str]) -> None:
        """Each for certain; those that are not there are none the worse."""
        self.each(self.remove_file, names)

    def remove_file(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError), faults_as_oserrors():
            self._fs.rm_file(self._at(name))

    def _at(self, name: str) -> str:
        return "/".join((self._root, *steps_of(name))) if name else self._root


def _identity(info: dict[str, Any]) -> Identity:
    mark = next((str(info[name]) for name in _MARKS if info.get(name)), "")
    return Identity(mark, int(info.get("size") or 0))
