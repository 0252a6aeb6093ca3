"""Reading an output folder back, one consistent state of it, as Arrow tables or pandas frames."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Sequence
from os import stat_result
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vpextract.errors import OutputError, RequestError
from vpextract.store.layout import COMMITTED, LAYOUT, MANIFEST, Manifest, read_manifest
from vpextract.store.schema import DATASETS

if TYPE_CHECKING:
    import pandas as pd

    from vpextract.store.places import Located

_ATTEMPTS = 50
_PAUSE = 0.02  # seconds; putting a new result in its place takes a few milliseconds


def open_output(path: str | Path) -> Output:
    """The result that `vpextract extract` wrote to the folder `path`.

    Its attributes are the datasets as pandas frames: `output.documents`, `output.goals`, `output.indicators`, … Raises
    OutputError where the folder is no output of vpextract.
    """
    folder = Path(path)
    for _ in range(_ATTEMPTS):
        before = _state(folder)
        manifest = (read_manifest(folder / COMMITTED) if before.committed else None) or read_manifest(folder)
        if manifest is None:
            raise OutputError(_no_output(folder))
        if manifest.layout > LAYOUT:
            raise OutputError(
                f"{folder} was written by vpextract {manifest.version}, which this version cannot read. "
                "Install that version or a newer one."
            )
        pins = {file: _pin(folder, file) for file in manifest.files()}
        if _state(folder) == before:
            return Output(folder, manifest, pins)
        time.sleep(_PAUSE)
    raise OutputError(f"{folder} is being rewritten all the time. Wait until that is done, and try again.")


class Output:
    """One state of an output folder; each dataset is read when it is first asked for, and then kept.

    All datasets are of the same run: if the folder is written anew between two of them, OutputError says so.
    """

    documents: pd.DataFrame
    pages: pd.DataFrame
    sections: pd.DataFrame
    goals: pd.DataFrame
    indicators: pd.DataFrame
    indicator_values: pd.DataFrame
    activities: pd.DataFrame
    tables: pd.DataFrame
    table_cells: pd.DataFrame
    decisions: pd.DataFrame
    series: pd.DataFrame
    series_members: pd.DataFrame
    followup: pd.DataFrame
    followup_activities: pd.DataFrame
    issues: pd.DataFrame

    def __init__(self, path: Path, manifest: Manifest, pins: dict[str, _Pin | None]) -> None:
        self.path = path
        self.version = manifest.version
        self.parts = manifest.parts
        self.inputs = tuple(Path(os.path.normpath(path.resolve() / name)) for name in manifest.inputs)
        """The files and folders that it was read from; empty where an earlier version wrote it."""
        self._manifest = manifest
        self._pins = pins

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in DATASETS:
            raise AttributeError(f"no dataset {name!r}; there are: {', '.join(DATASETS)}")
        frame = table_to_frame(self.table(name))
        setattr(self, name, frame)  # the next access finds it before it comes here
        return frame

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *DATASETS]

    def __repr__(self) -> str:
        counts = ", ".join(f"{name}: {self.n_rows(name)}" for name in DATASETS)
        return f"<vpextract output {str(self.path)!r}; {counts}>"

    def n_rows(self, dataset: str) -> int:
        """How many rows a dataset has, without reading it."""
        return sum(p.rows for p in self.parts if p.dataset == dataset)

    def locate(self, row_id: str, *, row: int | None = None) -> Located:
        """Where a row is printed: its document, page and box (or line), and what it says there.

        `row_id` is a goal_id, section_id, indicator_id, activity_id, table_id, decision_id or document_id, or as much of
        one as only one row has; `row` is a row of that table, from 0. Raises RequestError with the nearest identifiers.
        """
        from vpextract.store.places import locate

        return locate(self, row_id, row)

    def table(
        self, dataset: str, *, documents: Collection[str] | None = None, columns: Sequence[str] | None = None
    ) -> pa.Table:
        """A dataset as an Arrow table; with `documents` only the rows of these document_ids, with `columns` only those.

        Raises RequestError for an unknown dataset, and OutputError where the folder has changed since it was opened.
        """
        if dataset not in DATASETS:
            raise RequestError(f"There is no dataset {dataset!r}. There are: {', '.join(DATASETS)}.")
        schema = DATASETS[dataset].schema
        names = list(columns) if columns is not None else None
        filters = None
        if documents is not None:
            if "document_id" not in schema.names:
                raise RequestError(f"The rows of {dataset} are not from one document each; show it without --document.")
            filters = pc.field("document_id").isin(pa.array(documents, pa.string()))
        parts = [self._read(file, names, filters) for file in self._manifest.files(dataset)]
        empty = schema.empty_table()
        return pa.concat_tables(parts) if parts else empty.select(names) if names else empty

    def _read(self, file: str, columns: list[str] | None, filters: pc.Expression | None) -> pa.Table:
        """One file, if it is still the one that was there on opening; it may have moved to its final place since."""
        pin = self._pins[file]
        for path in (self.path / COMMITTED / file, self.path / file):
            try:
                if _identity(path) == pin:
                    lacking = set(columns or ()).difference(pq.read_schema(path).names)
                    if lacking:
                        raise OutputError(_lacks(path, lacking))
                    table = pq.read_table(path, columns=columns, filters=filters, partitioning=None)
                    if _identity(path) == pin:
                        return table
            except FileNotFoundError:
                continue
            except (pa.ArrowException, OSError) as problem:
                raise OutputError(f"{path} is damaged ({problem}). Run vpextract extract again.") from problem
        if pin is None:
            raise OutputError(f"{self.path / file} is missing. Run vpextract extract again.")
        raise OutputError(f"{self.path} has been written anew since it was opened. Open it again.")


def table_to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a pandas frame with its types kept.

    Whole numbers are Int64 and truth values boolean, which both can be missing (and Int64 does not overflow in sums);
    dates are `datetime.date`, lists are arrays.
    """
    import pandas as pd

    types: dict[pa.DataType, object] = {t: pd.Int64Dtype() for t in (pa.int8(), pa.int16(), pa.int32(), pa.int64())}
    types[pa.bool_()] = pd.BooleanDtype()
    frame: pd.DataFrame = table.to_pandas(types_mapper=types.get, date_as_object=True)
    return frame


class _Pin(NamedTuple):
    """Which very file it is, wherever it moves."""

    number: int
    size: int
    changed: int


class _State(NamedTuple):
    """Differs before and after a new result was put in its place."""

    committed: bool
    manifest: _Pin | None


def _state(folder: Path) -> _State:
    return _State((folder / COMMITTED / MANIFEST).exists(), _identity_or_none(folder / MANIFEST))


def _pin(folder: Path, file: str) -> _Pin | None:
    return _identity_or_none(folder / COMMITTED / file) or _identity_or_none(folder / file)


def _identity_or_none(path: Path) -> _Pin | None:
    try:
        return _identity(path)
    except OSError:
        return None


def _identity(path: Path) -> _Pin:
    found: stat_result = path.stat()
    return _Pin(found.st_ino, found.st_size, found.st_mtime_ns)


def _lacks(path: Path, columns: Iterable[str]) -> str:
    names = ", ".join(sorted(columns))
    return f"{path} has no column {names}, as an earlier version of vpextract wrote it. Run vpextract extract again."


def _no_output(folder: Path) -> str:
    if not folder.exists():
        return f"There is no folder {folder}. Make it with: vpextract extract INPUT -o {folder}"
    return f"{folder} is no output of vpextract (it has no {MANIFEST}). Make one with: vpextract extract INPUT -o DIR"
