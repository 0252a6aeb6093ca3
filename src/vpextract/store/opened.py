"""Datasets that are read when they are asked for, as those who only ask see them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa


class Rows(Protocol):
    """Datasets of one state, read when they are asked for; an `Output` is one."""

    def table(
        self, dataset: str, *, documents: Collection[str] | None = None, columns: Sequence[str] | None = None
    ) -> pa.Table: ...


class Opened(Rows, Protocol):
    """An output folder that is open for reading."""

    path: str | Path
    inputs: tuple[str | Path, ...]
    """The files and folders that it was read from; empty where an earlier version wrote it."""
