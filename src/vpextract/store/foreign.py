"""What stands in an output on a disk and is not from vpextract: found before anything is changed, since it would be lost.

An output may be somebody else's, made to have files deleted or replaced that lie elsewhere. So there is no link in it, a
file is a plain file, and where vpextract replaces and removes, there is nothing but what it could have put there.
"""

from __future__ import annotations

from vpextract.store import inside
from vpextract.store.folders import LocalFolder
from vpextract.store.layout import (
    COMMITTED,
    FINISHED,
    MANIFEST,
    PEOPLES,
    STAGED,
    draft_of,
    may_be_ours,
    read_manifest,
)
from vpextract.store.place_faults import in_the_way
from vpextract.store.schema import DATASETS


def refuse_foreign(folder: LocalFolder) -> None:
    """Raise OutputError where a file that is not ours would be replaced, removed, or read as part of a dataset."""
    drafts = tuple(map(draft_of, PEOPLES))
    for name in folder.names():
        if name in (MANIFEST, *PEOPLES) or name.startswith(drafts):
            inside.plain_file(folder.path, name)
        elif name in (COMMITTED, FINISHED) or name.startswith(STAGED):
            _refuse_in_hidden(folder, name)
    ours = _ours(folder)
    for dataset in DATASETS:
        _refuse_in_dataset(folder, dataset, ours)


def _refuse_in_hidden(folder: LocalFolder, hidden: str) -> None:
    for name, is_folder in inside.everything_in(folder.path, hidden):
        if not is_folder:
            inside.plain_file(folder.path, *name.split("/"))
        if not (may_be_ours(name) if not is_folder else name.count("/") == 1 and name.rpartition("/")[2] in DATASETS):
            raise in_the_way(folder.path, folder.path / name)


def _ours(folder: LocalFolder) -> set[str]:
    """The files of the state that counts, and those that were put in their places before a run died."""
    former, new = read_manifest(folder), read_manifest(folder.child(COMMITTED))
    if former is None and folder.identity(MANIFEST) is not None:
        raise in_the_way(folder.path, folder.path / MANIFEST)
    files = set(former.files()) if former else set()
    waiting = folder.child(COMMITTED).identities(new.files()) if new else {}
    return files.union(new.files() if new else ()).difference(file for file in waiting if file not in files)


def _refuse_in_dataset(folder: LocalFolder, dataset: str, ours: set[str]) -> None:
    for name, _ in inside.everything_in(folder.path, dataset):
        if name in ours:
            inside.plain_file(folder.path, *name.split("/"))
        elif name.endswith(".parquet"):
            raise in_the_way(folder.path, folder.path / name)
