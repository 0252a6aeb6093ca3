"""Writing a new state of an output folder, so that no reader and no kill ever finds half of one.

Every file that changes is written in a hidden folder first. Until one atomic step nothing has changed; from that step on
the new state counts, and what is left to do, putting the files in their places, the next run finishes if this one dies.
What is small waits in memory until then: linking reads what was just made, and adds to it, without a way over files.
`local_place` and `remote_place` say how, on a disk and at an address.

Files that do not change are not touched. Other programs that read a dataset's folder directly see each of its files old
or new, never a part of one. Files that vpextract did not write are never deleted or replaced.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from vpextract.addresses import is_remote, local_path
from vpextract.errors import OutputError
from vpextract.store.folder import Folder
from vpextract.store.folders import LocalFolder
from vpextract.store.layout import MANIFEST, Manifest, Part, manifest_to_text, part_file, read_manifest, seen_from
from vpextract.store.place_faults import cannot_write
from vpextract.store.reading import Output
from vpextract.store.schema import DATASETS
from vpextract.store.spool import Spool
from vpextract.version import __version__

_HELD = 32 * 2**20
"""Bytes of parts, as Arrow has them, that may wait in memory: those of some hundred documents."""
_WRITTEN_AT_ONCE = 2


class Place(Protocol):
    """Where an output is written to."""

    @property
    def folder(self) -> Folder: ...

    def claimed(self) -> AbstractContextManager[Path]:
        """Make it ready to be written; gives the folder in which the new state is to be staged."""

    def commit(self, staged: Path) -> None:
        """Make a whole staged state count, in one step, whatever happens. Raises OSError or OutputError."""

    def finish(self) -> None:
        """Put a committed state, if there is one, in its place. Stopped anywhere, it can be begun again."""


class Claim:
    """An output folder that this process alone may write to, for as long as `claimed` is open.

    What is put and dropped makes its next state, which counts when it is committed, once for each claim. Each method
    raises OutputError where the disk says no; then the former state is unchanged. `patterns` are those that its next state
    remembers, to begin with those of the former one.
    """

    def __init__(self, place: Place, staged: Path) -> None:
        self.folder = place.folder.path
        self.former = read_manifest(place.folder)
        self.patterns = self.former.patterns if self.former else None
        self.spool = Spool(place.folder)
        self._place = place
        self._staged = staged
        self._before = {part.file: part for part in self.former.parts} if self.former else {}
        self._parts = dict(self._before)
        self._held: dict[str, pa.Table] = {}
        self._room, self._adding = _HELD, Lock()

    def put(self, dataset: str, part: str, table: pa.Table) -> None:
        """Make `table` a part of a dataset, which waits to be put in its place.

        A part that comes out as it was is left alone.
        """
        file = part_file(dataset, part)
        with self._adding:
            before = self._held.pop(file, None)
            self._room += before.nbytes if before is not None else 0
            if table.nbytes <= self._room:
                self._room -= table.nbytes
                self._held[file] = table
                self._parts[file] = Part(dataset, file, table.num_rows, 0)
                return
        self._write(dataset, file, table)

    def _write(self, dataset: str, file: str, table: pa.Table) -> None:
        path = self._staged / file
        with self._telling():
            path.parent.mkdir(exist_ok=True)
            pq.write_table(table, path, compression="zstd", use_dictionary=False)  # zstd finds what is printed again
            made = Part(dataset, file, table.num_rows, path.stat().st_size)
            if self._before.get(file) == made and self._is_there(file, path):
                path.unlink()
        self._parts[file] = made

    def _write_held(self, file: str) -> None:
        self._write(PurePosixPath(file).parent.name, file, self._held[file])

    def _is_there(self, file: str, path: Path) -> bool:
        with contextlib.suppress(OSError):
            made = path.read_bytes()
            return self._place.folder.read_bytes(file, len(made)) == made
        return False

    def hold(self, key: str, packed: bytes) -> None:
        """Let a finished document wait in the spool; it is there whatever happens to this run."""
        with self._telling():
            self.spool.put(key, packed)

    def keep_only(self, parts: Collection[str]) -> None:
        """Drop every part of another name, in all datasets."""
        self._parts = {file: part for file, part in self._parts.items() if part.name in parts}

    def opened(self) -> Output:
        """The next state as far as it is made, to be read like any output."""
        return Output(self._manifest((), None), (LocalFolder(self._staged), self._place.folder), dict(self._held))

    def commit(self, inputs: Sequence[str | Path] | None, linked_by: str | None) -> None:
        """Make the next state count, atomically; where it is the former one, nothing is written.

        `inputs` are the files and folders that it was read from (None: those of the former state); the output remembers
        the way there. `linked_by` says what its documents were linked by.
        """
        with ThreadPoolExecutor(_WRITTEN_AT_ONCE) as threads:  # it is Arrow's work, which leaves Python alone
            deque(threads.map(self._write_held, [file for file in self._held if file in self._parts]), maxlen=0)
        self._held.clear()
        former = self.former.inputs if self.former else ()
        manifest = self._manifest(seen_from(self.folder, inputs) if inputs is not None else former, linked_by)
        if manifest == self.former and not any(self._staged.rglob("*.parquet")):
            return
        with self._telling():
            (self._staged / MANIFEST).write_text(manifest_to_text(manifest), "utf8")
            self._place.commit(self._staged)
        try:
            self._place.finish()
        except KeyboardInterrupt:  # the new state counts already: bring it home, then stop
            self._place.finish()
            raise
        except OSError as problem:
            message = " Everything is written; run vpextract again on this folder to put it in its place."
            raise OutputError(cannot_write(self.folder, problem) + message) from problem

    def _manifest(self, inputs: Sequence[str], linked_by: str | None) -> Manifest:
        order = {name: at for at, name in enumerate(DATASETS)}
        parts = sorted(self._parts.values(), key=lambda part: (order[part.dataset], part.file))
        return Manifest(tuple(parts), __version__, inputs=tuple(inputs), linked_by=linked_by, patterns=self.patterns)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise OutputError(cannot_write(self.folder, problem) + " The former result is unchanged.") from problem


@contextmanager
def claimed(folder: str | Path) -> Iterator[Claim]:
    """Make `folder` ready to be written: create and lock it, finish or clear what a killed run left.

    Raises OutputError, before any work is done, where it cannot be written, where another run is writing to it, or
    where files that are not from vpextract stand in the way. A folder that was created for nothing is removed again.
    """
    place = _place(folder)
    with place.claimed() as staged:
        try:
            claim = Claim(place, staged)
        except OSError as problem:
            raise OutputError(cannot_write(folder, problem)) from problem
        yield claim


def _place(folder: str | Path) -> Place:
    if is_remote(folder):
        from vpextract.store.remote_place import RemotePlace

        return RemotePlace(str(folder))
    from vpextract.store.local_place import LocalPlace

    return LocalPlace(local_path(folder))
