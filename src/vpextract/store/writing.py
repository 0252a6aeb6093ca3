"""Writing a whole result into an output folder, so that no reader and no kill ever finds half of one.

1. Everything is written and flushed to disk in a hidden folder inside OUTPUT. Until then nothing has changed.
2. That folder is renamed to `.vpextract-committed`: one atomic step, from which on the new result counts.
3. Its files replace the former ones, one atomic step each; the manifest comes last. This takes a few milliseconds. If
   the program dies meanwhile, the next run finishes it, and `reading.open_output` sees the new result even before that.

Other programs that read a dataset's folder directly see that dataset's old or new file, never a part of one.
Files that vpextract did not write are never deleted or replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from vpextract.errors import OutputError
from vpextract.store.layout import (
    COMMITTED,
    MANIFEST,
    STAGED,
    Manifest,
    Part,
    manifest_to_text,
    part_name,
    program_version,
    read_manifest,
    seen_from,
)
from vpextract.store.locking import locked
from vpextract.store.schema import DATASETS


@dataclass(frozen=True, slots=True)
class Claim:
    """An output folder that this process alone may write to, for as long as `claimed` is open."""

    folder: Path
    staged: Path

    def replace(self, rows: Mapping[str, pa.Table], inputs: Sequence[Path] = ()) -> None:
        """Make `rows` (a table for each dataset) the folder's whole content, atomically; once for each claim.

        `inputs` are the files and folders that they were read from; the output remembers the way there. Raises
        OutputError where the disk says no; then the former result is unchanged.
        """
        self._commit(rows, Manifest((), program_version(), inputs=seen_from(self.folder, inputs)))

    def update(self, rows: Mapping[str, pa.Table]) -> None:
        """Put `rows` in the place of those datasets, atomically, and leave the other datasets as they are.

        Raises OutputError as `replace` does, and where the folder holds no result.
        """
        former = read_manifest(self.folder)
        if former is None:
            raise OutputError(f"{self.folder} holds no result that could be changed. Run vpextract extract first.")
        self._commit(rows, former)

    def _commit(self, rows: Mapping[str, pa.Table], former: Manifest) -> None:
        try:
            _stage(self.staged, rows, former)
            _sync_folder(self.folder)
            self.staged.rename(self.folder / COMMITTED)
        except OSError as problem:
            raise OutputError(_cannot_write(self.folder, problem) + " The former result is unchanged.") from problem
        try:
            _finish(self.folder)
        except KeyboardInterrupt:  # the new result counts already: bring it home, then stop
            _finish(self.folder)
            raise
        except OSError as problem:
            message = " Everything is written; run vpextract again on this folder to put it in its place."
            raise OutputError(_cannot_write(self.folder, problem) + message) from problem


@contextmanager
def claimed(folder: Path) -> Iterator[Claim]:
    """Make `folder` ready to be written: create and lock it, finish or clear what a killed run left.

    Raises OutputError, before any work is done, where it cannot be written, where another run is writing to it, or
    where files that are not from vpextract stand in the way. A folder that was created for nothing is removed again.
    """
    try:
        created = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(_cannot_write(folder, problem)) from problem
    staged = folder / f"{STAGED}{secrets.token_hex(4)}"
    try:
        with locked(folder):
            try:
                _finish(folder)
                _clear_leftovers(folder)
                _refuse_foreign(folder)
                staged.mkdir()
            except OSError as problem:
                raise OutputError(_cannot_write(folder, problem)) from problem
            yield Claim(folder, staged)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        if created:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _stage(staged: Path, rows: Mapping[str, pa.Table], former: Manifest) -> None:
    """Write the datasets in `rows` and the manifest of these and the former others; on disk when this returns."""
    parts = []
    for dataset in DATASETS:
        if dataset not in rows:
            parts += [part for part in former.parts if part.dataset == dataset]
            continue
        file = part_name(dataset)
        path = staged / file
        path.parent.mkdir()
        with path.open("wb") as sink:
            pq.write_table(rows[dataset], sink, compression="zstd")
            sink.flush()
            os.fsync(sink.fileno())
        _sync_folder(path.parent)
        parts.append(Part(dataset, file, rows[dataset].num_rows))
    with (staged / MANIFEST).open("w", encoding="utf8") as sink:
        sink.write(manifest_to_text(replace(former, parts=tuple(parts))))
        sink.flush()
        os.fsync(sink.fileno())
    _sync_folder(staged)


def _finish(folder: Path) -> None:
    """Put a committed result, if there is one, in its place. Stopped anywhere, it can be begun again."""
    committed = folder / COMMITTED
    new = read_manifest(committed)
    if new is not None:
        former = read_manifest(folder)
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


def _refuse_foreign(folder: Path) -> None:
    """Raise OutputError where a file that is not ours would be replaced, or be read as part of a dataset."""
    manifest = read_manifest(folder)
    ours = {folder / file for file in manifest.files()} if manifest else set()
    if manifest is None and (folder / MANIFEST).exists():
        raise OutputError(_in_the_way(folder, folder / MANIFEST))
    for dataset in DATASETS:
        place = folder / dataset
        if (place.exists() or place.is_symlink()) and not place.is_dir():
            raise OutputError(_in_the_way(folder, place))
        foreign = sorted(path for path in place.rglob("*.parquet") if path not in ours)
        if foreign:
            raise OutputError(_in_the_way(folder, foreign[0]))


def _in_the_way(folder: Path, path: Path) -> str:
    return (
        f"{path} is not from vpextract, and would get mixed up with the datasets in {folder}. "
        "Choose another output folder, or move that file away."
    )


def _cannot_write(folder: Path, problem: OSError) -> str:
    if isinstance(problem, FileExistsError | NotADirectoryError):
        return f"{folder} cannot be the output folder: a file of that name is in the way. Choose another with -o."
    if problem.errno == errno.ENOSPC:
        return f"The disk of {folder} is full. Make room, or choose another output folder with -o."
    reason = problem.strerror or str(problem)
    return f"{folder} cannot be written to ({reason}). Check its permissions, or choose another output folder with -o."


def _sync_folder(folder: Path) -> None:
    """Flush names to disk, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
