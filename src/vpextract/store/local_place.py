"""An output on a disk.

1. Every file that changes is written and flushed in a hidden folder inside OUTPUT. Until then nothing has changed.
2. That folder is renamed to `.vpextract-committed`: one atomic step, from which on the new state counts.
3. Its files replace the former ones, one atomic step each; the manifest comes last. This takes a few milliseconds. If
   the program dies meanwhile, the next run finishes it, and `reading.open_output` sees the new state even before that.

What is foreign in it is looked for before anything is changed, and again before step 2: see `foreign`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from vpextract.errors import OutputError
from vpextract.store.folders import LocalFolder
from vpextract.store.foreign import refuse_foreign
from vpextract.store.layout import COMMITTED, MANIFEST, STAGED, read_manifest
from vpextract.store.locking import locked
from vpextract.store.place_faults import cannot_write

_FLUSHED_AT_ONCE = 8
"""Files whose flushing is waited for side by side."""


class LocalPlace:
    """A folder of this machine that an output is written to."""

    def __init__(self, path: Path) -> None:
        self.folder = LocalFolder(path)
        self._path = path

    @contextmanager
    def claimed(self) -> Iterator[Path]:
        folder = self._path
        try:
            created = not folder.exists()
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise OutputError(cannot_write(folder, problem)) from problem
        staged = folder / f"{STAGED}{secrets.token_hex(4)}"
        try:
            with locked(folder):
                try:
                    refuse_foreign(self.folder)
                    self.finish()
                    _clear_leftovers(folder)
                    staged.mkdir()
                except OSError as problem:
                    raise OutputError(cannot_write(folder, problem)) from problem
                yield staged
        finally:
            shutil.rmtree(staged, ignore_errors=True)
            if created:
                with contextlib.suppress(OSError):
                    folder.rmdir()

    def commit(self, staged: Path) -> None:
        with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as threads:  # much quicker than one by one as they come
            deque(threads.map(_sync_file, filter(Path.is_file, staged.rglob("*"))), maxlen=0)
        for folder in (*filter(Path.is_dir, staged.iterdir()), staged, self._path):
            _sync_folder(folder)
        refuse_foreign(self.folder)
        staged.rename(self._path / COMMITTED)

    def finish(self) -> None:
        folder = self._path
        committed = folder / COMMITTED
        new = read_manifest(self.folder.child(COMMITTED))
        if new is not None:
            former = read_manifest(self.folder)
            for file in new.files():
                (folder / file).parent.mkdir(exist_ok=True)
                with contextlib.suppress(FileNotFoundError):  # moved already, before a former attempt was stopped
                    (committed / file).replace(folder / file)
            for file in set(former.files() if former else ()) - set(new.files()):
                (folder / file).unlink(missing_ok=True)
            (committed / MANIFEST).replace(folder / MANIFEST)
            _sync_folder(folder)
        if committed.exists():  # without a manifest: everything has been moved, only empty folders are left
            shutil.rmtree(committed)


def _clear_leftovers(folder: Path) -> None:
    """Remove what killed runs were writing; the lock says that none of it is in use."""
    for path in folder.glob(f"{STAGED}*"):
        shutil.rmtree(path)


def _sync_file(file: Path) -> None:
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _sync_folder(folder: Path) -> None:
    """Flush names to disk, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
