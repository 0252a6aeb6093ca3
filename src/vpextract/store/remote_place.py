"""An output at an address of fsspec, such as s3://bucket/folder, where a file is put whole or not at all, but never renamed.

1. Every file that changes is written in a folder of this machine. Until the end nothing is sent but finished documents.
2. They are sent, with the manifest, to `.vpextract-staged-…`. Nobody looks there yet.
3. The same manifest is put to `.vpextract-committed/`: one step, from which on the new state counts.
4. The staged files are copied to their places, files that are gone are removed, then the manifest is put in its place.
   Last, what was committed and staged is removed. If the program dies meanwhile, the next run finishes it, and
   `reading.open_output` sees the new state from step 3 on.

There are no locks out there. Each run leaves its mark in `.vpextract-writing`; one that finds another's there before
step 3 gives up, so that the later of two runs wins. Two that come to that step in the same moment are not told apart.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.store.layout import (
    COMMITTED,
    FINISHED,
    MANIFEST,
    STAGED,
    WRITING,
    committed,
    may_be_ours,
    read_manifest,
    staged_for,
)
from vpextract.store.place_faults import cannot_write, in_the_way
from vpextract.store.remote_folder import RemoteFolder
from vpextract.store.schema import DATASETS

_MOST_IN_MARK = 1000
"""Bytes; each run's mark is much shorter."""


class RemotePlace:
    """A folder at an address that an output is written to."""

    def __init__(self, address: str) -> None:
        self.folder = RemoteFolder(address)
        self._mark = secrets.token_hex(8).encode()

    @contextmanager
    def claimed(self) -> Iterator[Path]:
        staged = Path(tempfile.mkdtemp(prefix="vpextract-"))
        try:
            self._make_ready()
            yield staged
        finally:
            shutil.rmtree(staged, ignore_errors=True)
            with contextlib.suppress(OSError):
                if self._is_ours():
                    self.folder.remove_file(WRITING)

    def commit(self, staged: Path) -> None:
        manifest = (staged / MANIFEST).read_bytes()
        waiting = staged_for(manifest)
        there = self.folder.child(waiting)
        sizes = {
            path.relative_to(staged).as_posix(): path.stat().st_size for path in staged.rglob("*") if path.is_file()
        }
        there.put_files(staged, sizes)
        arrived = {name: identity.size for name, identity in there.all_files().items()}
        if arrived != sizes or not self._is_ours():
            raise OutputError(
                f"Another vpextract has begun to write to {self.folder.path} meanwhile. Wait until that is done, and run "
                "this one again. The former result is unchanged by this run."
            )
        self.folder.child(COMMITTED).put_bytes(MANIFEST, manifest)

    def finish(self) -> None:
        there = committed(self.folder)
        if there is None:
            return
        new, former = read_manifest(there), read_manifest(self.folder)
        if new is not None:  # else its files are in their places already
            gone = set(former.files() if former else ()) - set(new.files())
            there.copy(there.identities(new.files()), self.folder)
            self.folder.remove_files(gone)
            there.copy([MANIFEST], self.folder)
        self.folder.child(COMMITTED).remove_file(MANIFEST)
        there.remove()

    def _make_ready(self) -> None:
        try:
            self.folder.exists()  # an address that gives no answer is told soon
            self._refuse_foreign()
            self.folder.put_bytes(WRITING, self._mark)  # and one that cannot be written, before any work is done
            self.finish()
            self.folder.clear(STAGED)  # what killed runs were sending
        except OSError as problem:
            raise OutputError(cannot_write(self.folder.path, problem)) from problem

    def _refuse_foreign(self) -> None:
        """Raise OutputError where a file that is not ours would be replaced, or be read as part of a dataset."""
        there = committed(self.folder)
        former, new = read_manifest(self.folder), read_manifest(there) if there else None
        ours = {file for manifest in (former, new) if manifest for file in manifest.files()}
        for name in self.folder.all_files():
            top, _, rest = name.partition("/")
            foreign = top in DATASETS and (not rest or rest.endswith(".parquet")) and name not in ours
            hidden = top in (COMMITTED, FINISHED) or top.startswith(STAGED)
            if foreign or (hidden and not may_be_ours(name)) or (name == MANIFEST and former is None):
                raise in_the_way(self.folder.path, f"{self.folder.path}/{name}")

    def _is_ours(self) -> bool:
        try:
            return self.folder.read_bytes(WRITING, _MOST_IN_MARK) == self._mark
        except FileNotFoundError:
            return False
