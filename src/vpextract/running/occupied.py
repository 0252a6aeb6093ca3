"""Whether a folder that is to become an output belongs to somebody: it holds documents or other people's data."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from vpextract.addresses import is_remote, local_path
from vpextract.errors import OutputError
from vpextract.running.unread import is_hidden
from vpextract.store.folders import folder_at
from vpextract.store.layout import MANIFEST, PEOPLES, committed
from vpextract.store.schema import DATASETS

_NAMED = 3
_OF_NOBODY = ("lost+found",)
"""Folders that the system makes."""


def refuse_occupied(output: str | Path) -> None:
    """Raise OutputError where a folder is no output yet and holds other files: the datasets would lie among them.

    What people do not see in a folder, a page that says what it is for, and what they decided about a former output do not
    count. What cannot be looked at is told by whoever writes to it.
    """
    folder = folder_at(output)
    try:
        if folder.identity(MANIFEST) is not None or committed(folder) is not None:
            return  # where that is not from vpextract, whoever claims the folder says so
        others = list(islice(_others(output), _NAMED + 1))
    except OSError:
        return
    if others:
        names = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        inside = f"{str(output).rstrip('/')}/output"
        raise OutputError(
            f"{output} holds other files already ({names}), and the datasets would lie among them. Choose a folder of their "
            f"own, such as -o {inside}, or say --into-existing."
        )


def _others(output: str | Path) -> Iterator[str]:
    return (name for name in _files(output) if not _is_nothing(name))


def _files(output: str | Path) -> Iterable[str]:
    """The files in it and below, seen from it."""
    if is_remote(output):
        from vpextract.store.remote_folder import RemoteFolder

        yield from RemoteFolder(str(output)).all_files()
        return
    root = local_path(output)
    for where, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not is_hidden(name) and name not in _OF_NOBODY)
        yield from (Path(where, name).relative_to(root).as_posix() for name in sorted(names))


def _is_nothing(name: str) -> bool:
    top, _, rest = name.partition("/")
    own = PurePosixPath(name).name
    is_page = not rest and PurePosixPath(name).stem.casefold() == "readme"
    in_the_way = top in DATASETS and own.endswith(".parquet")  # told by whoever claims the folder
    return is_page or in_the_way or name in PEOPLES or own.endswith(".lock") or any(map(is_hidden, name.split("/")))
