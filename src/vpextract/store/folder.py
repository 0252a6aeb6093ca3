"""What a folder is, be it on this machine or at an address, as far as reading an output needs it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self, TypeVar

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
