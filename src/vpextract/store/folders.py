"""Folders of this machine and at addresses such as s3://bucket/folder, as far as reading an output needs them.

What is in them may be anybody's: no name leads out of them, no link is followed, and no more is read than was asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Self

from vpextract.addresses import is_remote, local_path
from vpextract.store import inside
from vpextract.store.folder import Folder, Identity, S, T


def folder_at(address: str | Path | Folder) -> Folder:
    if not isinstance(address, str | Path):
        return address
    if is_remote(address):
        from vpextract.store.remote_folder import RemoteFolder

        return RemoteFolder(str(address))
    return LocalFolder(local_path(address))


class LocalFolder:
    """A folder of this machine."""

    far = False

    def __init__(self, path: Path, steps: tuple[str, ...] = ()) -> None:
        """`path` is the output as the user names it; `steps` lead from there to a folder inside."""
        self._root, self._steps = path, steps
        self.path = path.joinpath(*steps)

    def child(self, name: str) -> Self:
        return type(self)(self._root, (*self._steps, *inside.steps_of(name)))

    def exists(self) -> bool:
        return inside.real_folder(self._root, *self._steps) if self._steps else self.path.exists()

    def read_bytes(self, name: str, most: int) -> bytes:
        return inside.read_plain(self._root, *self._steps, *inside.steps_of(name), most=most)

    def put_bytes(self, name: str, data: bytes) -> None:
        place = self.path.joinpath(*inside.steps_of(name))
        if not self.exists():
            self.path.mkdir()
        draft = place.with_name(f"{place.name}.draft")
        draft.unlink(missing_ok=True)  # of a killed run
        with draft.open("xb") as sink:
            sink.write(data)
        draft.replace(place)

    def names(self) -> list[str]:
        return [path.name for path in self.path.iterdir()] if self.exists() else []

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def identity(self, name: str) -> Identity | None:
        try:
            found = inside.plain_file(self._root, *self._steps, *inside.steps_of(name))
        except OSError:
            return None
        return None if found is None else Identity(f"{found.st_ino}-{found.st_mtime_ns}", found.st_size)

    def identities(self, names: Collection[str]) -> dict[str, Identity]:
        return {name: found for name in names if (found := self.identity(name)) is not None}

    def parquet(self, name: str, size: int) -> tuple[Any, Any]:
        return self.path / name, None

    def each(self, do: Callable[[S], T], items: Iterable[S]) -> list[T]:
        return [do(item) for item in items]
