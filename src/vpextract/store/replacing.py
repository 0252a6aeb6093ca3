"""Files of an output that are people's as much as ours, beside its datasets: each is written whole or stays as it was."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from vpextract.store.folder import Folder
from vpextract.store.layout import draft_of


def replace_file(there: Folder, name: str, data: bytes) -> None:
    """Raises OSError; then the file is as it was."""
    if there.far:
        there.put_bytes(name, data)
    else:
        _replace(Path(there.path), name, data)


def path_of(there: Folder, name: str) -> str | Path:
    """How people name a file of that output."""
    return there.path / name if isinstance(there.path, Path) else f"{there.path}/{name}"


def _replace(folder: Path, name: str, data: bytes) -> None:
    place, draft = folder / name, folder / f"{draft_of(name)}{secrets.token_hex(4)}"
    try:
        for left in folder.glob(f"{draft_of(name)}*"):  # by a run that was killed; there is one at a time
            left.unlink()
        with draft.open("xb") as sink:
            sink.write(data)
            sink.flush()
            os.fsync(sink.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
