"""Documents that are read while others are not yet: they wait in the output, so that a run that is killed is not lost.

One file a document, named by what was read and how; it is there whole or not at all. The next run goes on from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.store.folder import Folder
from vpextract.store.folders import folder_at
from vpextract.store.layout import FINISHED
from vpextract.store.packing import unpack

_ENDING = ".arrow"
_MOST = 2**31
"""Bytes of one document; no column of it can hold more letters, see `packing`."""


class Spool:
    """The finished documents of an output folder, as `pack` gave them, each under a key."""

    def __init__(self, folder: str | Path | Folder) -> None:
        self._folder = folder_at(folder).child(FINISHED)

    def put(self, key: str, packed: bytes) -> None:
        """Raises OSError where the disk says no."""
        self._folder.put_bytes(f"{key}{_ENDING}", packed)

    def get(self, key: str) -> bytes:
        return self._folder.read_bytes(f"{key}{_ENDING}", _MOST)

    def many(self, keys: Iterable[str]) -> list[bytes]:
        """Several, in that order."""
        return self._folder.each(self.get, keys)

    def notes(self, keys: Iterable[str]) -> dict[str, str]:
        """The notes of those documents that are here and sound. After a loss of power a file can be there and empty."""
        there = {name.removesuffix(_ENDING) for name in self._folder.names()}
        wanted = [key for key in keys if key in there]
        notes = self._folder.each(self._note, wanted)
        return {key: note for key, note in zip(wanted, notes, strict=True) if note is not None}

    def __len__(self) -> int:
        return sum(name.endswith(_ENDING) for name in self._folder.names())

    def clear(self) -> None:
        """Forget all of them: they are part of the output now, or to be read again."""
        self._folder.remove()

    def _note(self, key: str) -> str | None:
        try:
            (note,), _ = unpack([self.get(key)])
        except (OutputError, OSError, ValueError):
            return None
        return note
