"""Folders of this machine and at addresses such as s3://bucket/folder, as far as reading an output needs them.

What is in them may be anybody's: no name leads out of them, no link is followed, and no more is read than was asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self, TypeVar

from vpextract.addresses import is_remote, local_path
from vpextract.store import inside

S = TypeVar("S")
T = TypeVar("T")


class Identity(NamedTuple):
    """Which very file it is, wherever it moves: here its number and time, out there a mark of its contents."""

    mark: str
    size: int


class Folder(Protocol):
    """A folder, whether it is there or not; names in it have "/". All methods but `identity` raise OSError.

    They raise OutputError where a name leads out of it, or, on a disk, to a link or to no plain file.
    """

    @property
    def far(self) -> bool:
        """Whether each look at it is a journey over the network."""

    @property
    def path(self) -> str | Path:
        """How people name it."""

    def child(self, name: str) -> Self: ...

    def exists(self) -> bool: ...

    def read_bytes(self, name: str, most: int) -> bytes:
        """OSError, too, where there are more than `most` bytes."""

    def put_bytes(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all."""

    def names(self) -> list[str]:
        """The files that lie in it, not below; none where it does not exist."""

    def remove(self) -> None:
        """Remove it with all that is in it, as far as that works."""

    def identity(self, name: str) -> Identity | None:
        """None where there is no such file, or it cannot be looked at."""

    def identities(self, names: Collection[str]) -> dict[str, Identity]:
        """Those of `names` that are there."""

    def parquet(self, name: str, size: int) -> tuple[Any, Any]:
        """The file, `size` bytes long, as pyarrow takes it, and the file system that it finds it in."""

    def each(self, do: Callable[[S], T], items: Iterable[S]) -> list[T]:
        """What `do` gives for each of them, in their order; side by side where what costs is waiting for answers."""


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
