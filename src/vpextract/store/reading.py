"""Reading an output folder back, one consistent state of it, as Arrow tables or pandas frames."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vpextract.addresses import faults_as_oserrors, is_remote
from vpextract.errors import OutputError, RequestError
from vpextract.store.folder import Folder
from vpextract.store.folders import folder_at
from vpextract.store.layout import MANIFEST, Manifest, Part, committed, read_manifest
from vpextract.store.part_file import read_part, table_to_frame
from vpextract.store.pins import pins, state
from vpextract.store.preferred import Preferred
from vpextract.store.schema import DATASETS
from vpextract.store.spool import Spool
from vpextract.store.swelling import swells

if TYPE_CHECKING:
    import pandas as pd

    from vpextract.store.places import Located

T = TypeVar("T")

_ATTEMPTS = 50
_PAUSE = 0.02  # seconds; putting a new result in its place takes a few milliseconds


def open_output(path: str | Path) -> Output:
    """The result that `vpextract extract` wrote to the folder `path`.

    Its attributes are the datasets as pandas frames: `output.documents`, `output.goals`, `output.indicators`, … Raises
    OutputError where the folder is no output of vpextract, or something in it is foreign: a link, say, which is not followed.
    """
    folder = folder_at(path)
    try:
        return _opened(folder)
    except OSError as problem:
        raise OutputError(f"{folder.path} cannot be read ({problem.strerror or problem}).") from problem


def _opened(folder: Folder) -> Output:
    if folder.far and not folder.exists():  # the first look, so that an address without an answer is told soon
        raise OutputError(_no_output(folder))
    for _ in range(_ATTEMPTS):
        before = state(folder)
        new = committed(folder)
        manifest = (read_manifest(new) if new is not None else None) or read_manifest(folder)
        if manifest is None:
            raise OutputError(_no_output(folder))
        output = Output(manifest, (folder,) if new is None else (new, folder))
        if state(folder) == before:
            return output
        time.sleep(_PAUSE)
    raise OutputError(f"{folder.path} is being rewritten all the time. Wait until that is done, and try again.")


class Output:
    """One state of an output folder; each dataset is read when it is first asked for, and then kept.

    All datasets are of the same run: if the folder is written anew between two of them, OutputError says so. Before the
    first one is read, it is the new state that is taken then.
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
    economy: pd.DataFrame
    decisions: pd.DataFrame
    series: pd.DataFrame
    series_members: pd.DataFrame
    link_candidates: pd.DataFrame
    followup: pd.DataFrame
    followup_activities: pd.DataFrame
    areas: pd.DataFrame
    issues: pd.DataFrame

    def __init__(
        self, manifest: Manifest, places: tuple[Folder, ...], held: Mapping[str, pa.Table] | None = None
    ) -> None:
        """Its files are in the first of `places` that has them, and may move to the last one, its own folder, meanwhile; those
        that are not written yet are `held`."""
        self._folder = places[-1]
        self.path = self._folder.path
        self.version = manifest.version
        self.parts = manifest.parts
        self.linked_by = manifest.linked_by
        self.inputs = tuple(_input(self.path, name) for name in manifest.inputs)
        """The files and folders that it was read from; empty where an earlier version wrote it."""
        self.patterns = manifest.patterns
        """The user's own patterns that it was made with; None: only the shipped ones, or an earlier version wrote it."""
        self._manifest = manifest
        self._places = places
        self.is_halfway = len(places) > 1
        """Whether its files are still on their way to their places; where no run works on that, one was stopped."""
        self._held = held or {}
        self._pins = pins(places, [file for file in manifest.files() if file not in self._held])
        self._is_in_use = False

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

    @property
    def preferred(self) -> Preferred:
        """The same with the rows of preferred editions alone: `output.preferred.indicators` counts nothing twice."""
        return Preferred(self)

    def n_rows(self, dataset: str) -> int:
        """How many rows a dataset has, without reading it."""
        self._is_in_use = True
        return sum(p.rows for p in self.parts if p.dataset == dataset)

    def n_waiting(self) -> int:
        """How many documents a run had read that was stopped before it was done."""
        return len(Spool(self._folder))

    def columns(self, dataset: str) -> list[str]:
        """The names of a dataset's columns as they were written. Raises OutputError where that cannot be read."""
        file = next(part.file for part in self.parts if part.dataset == dataset)
        names: list[str] = self._pinned(file, lambda path, system: pq.read_schema(path, filesystem=system).names)
        return names

    def by_part(self, dataset: str, parts: Collection[str]) -> dict[str, pa.Table]:
        """A dataset as `table` gives it, with what stands in each of its `parts` under the name of that."""
        read = partial(self._read, columns=None, filters=None)
        tables = self._of_one_state(dataset, parts, lambda file: (file, read(file)))
        return {PurePosixPath(file).stem: table for file, table in tables}

    def damaged_parts(self) -> set[str]:
        """The names of parts of which a file is missing or is not the one that was written, as far as a glance tells."""
        return {part.name for part in self.parts if not self._looks_whole(part)}

    def mark(self, part: str, datasets: Collection[str]) -> str:
        """Differs where any file of a part was replaced: for what is made of these and kept elsewhere."""
        files = sorted(p.file for p in self.parts if p.name == part and p.dataset in datasets)
        return " ".join(f"{file} {':'.join(map(str, self._pins.get(file, ())))}" for file in files)

    def files(self, dataset: str) -> list[Path] | None:
        """Where its files are on this machine, as they were when it was opened; None where they are at an address."""
        found = [(place, part.file) for part in self.parts if part.dataset == dataset for place in self._places]
        there = [(p, file) for p, file in found if not p.far and p.identity(file) == self._pins.get(file)]
        return None if self._folder.far else [p.parquet(file, 0)[0] for p, file in there]

    def locate(self, row_id: str, *, row: int | None = None, allow_remote: bool = False) -> Located:
        """Where a row is printed: its document, page and box (or line), and what it says there.

        `row_id` is a goal_id, section_id, indicator_id, activity_id, table_id, decision_id or document_id, or as much of
        one as only one row has; `row` is a row of that table, from 0. Raises RequestError with the nearest identifiers.
        `file()` of what comes back reads the document, which is looked for at another kind of place than the output's own
        (at an address where the output is on a disk, say) only if `allow_remote` says so.
        """
        from vpextract.store.places import locate

        return locate(self, row_id, row, allow_remote=allow_remote)

    def table(
        self,
        dataset: str,
        *,
        documents: Collection[str] | None = None,
        columns: Sequence[str] | None = None,
        parts: Collection[str] | None = None,
        where: pc.Expression | None = None,
    ) -> pa.Table:
        """A dataset as an Arrow table; with `documents` only the rows of these document_ids, with `columns` only those.

        `parts` are names of its files without ending (a year, `unknown`, `links`): only these are read. `where` says which
        rows, by columns that need not be among `columns`.

        Raises RequestError for an unknown dataset, and OutputError where the folder has changed since it was opened.
        """
        if dataset not in DATASETS:
            raise RequestError(f"There is no dataset {dataset!r}. There are: {', '.join(DATASETS)}.")
        schema = DATASETS[dataset].schema
        names = list(columns) if columns is not None else None
        filters = where
        if documents is not None:
            if "document_id" not in schema.names:
                raise RequestError(f"The rows of {dataset} are not from one document each; show it without --document.")
            of_these = pc.field("document_id").isin(pa.array(documents, pa.string()))
            filters = of_these if where is None else of_these & where
        tables = self._of_one_state(dataset, parts, lambda file: self._read(file, names, filters))
        empty = schema.empty_table()
        try:
            return pa.concat_tables(tables) if tables else empty.select(names) if names else empty
        except pa.ArrowException as problem:
            raise OutputError(
                f"The files in {self.path}/{dataset} do not have the same columns, so somebody changed them. Run "
                "vpextract extract again, with --force."
            ) from problem

    def _of_one_state(self, dataset: str, parts: Collection[str] | None, read: Callable[[str], T]) -> list[T]:
        for _ in range(_ATTEMPTS):
            files = [p.file for p in self.parts if p.dataset == dataset and (parts is None or p.name in parts)]
            try:
                tables = self._folder.each(read, files)
            except _RewrittenError:
                if self._is_in_use:
                    raise
                vars(self).update(vars(_opened(self._folder)))
            else:
                self._is_in_use = True
                return tables
        raise _RewrittenError(self.path)

    def _read(self, file: str, columns: list[str] | None, filters: pc.Expression | None) -> pa.Table:
        if (held := self._held.get(file)) is not None:
            found = held if filters is None else held.filter(filters)
            return found if columns is None else found.select(columns)

        def read(path: str | Path, system: Any) -> pa.Table:
            return read_part(path, system, f"{self.path}/{file}", self._pins[file].size, columns, filters)

        return self._pinned(file, read)

    def _looks_whole(self, part: Part) -> bool:
        """Far away a look at the size must do: one listing tells it of all files."""
        pin = self._pins.get(part.file)
        if pin is None or pin.size != (part.bytes or pin.size):
            return False
        try:
            if self._folder.far:
                return True
            told = self._pinned(part.file, lambda path, system: pq.read_metadata(path, filesystem=system))
            return part.rows == told.num_rows and swells(told, pin.size) is None
        except OutputError:
            return False

    def _pinned(self, file: str, read: Callable[[str | Path, Any], T]) -> T:
        """What `read` gives for a file, if it is still the one that was there on opening; it may have moved since."""
        pin = self._pins.get(file)
        if pin is None:
            raise OutputError(f"{self.path}/{file} is missing. Run vpextract extract again.")
        for place in self._places:
            if not place.far and place.identity(file) != pin:
                continue  # far away one look, at the end, must do: what has the same mark then had it before
            try:
                with faults_as_oserrors(pa.ArrowException, OutputError) if place.far else nullcontext():
                    found = read(*place.parquet(file, pin.size))
                if place.identity(file) == pin:
                    return found
            except FileNotFoundError:
                continue
            except (pa.ArrowException, OSError) as problem:
                if place.far and place.identity(file) != pin:  # replaced while it was read, which takes a while
                    continue
                raise OutputError(
                    f"{place.path}/{file} is damaged ({problem}). Run vpextract extract again, with --force."
                ) from problem
        raise _RewrittenError(self.path)


class _RewrittenError(OutputError):
    """The files that an Output was opened with are not there any more."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(f"{path} has been written anew since it was opened. Open it again.")


def _input(output: str | Path, name: str) -> str | Path:
    """An input as it was remembered: an address, or a path seen from the output."""
    if is_remote(name) or isinstance(output, str):
        return name
    return Path(os.path.normpath(output.resolve() / name))


def _no_output(folder: Folder) -> str:
    path = folder.path
    if not folder.exists():
        return f"There is no folder {path}. Make it with: vpextract extract INPUT -o {path}"
    return f"{path} is no output of vpextract (it has no {MANIFEST}). Make one with: vpextract extract INPUT -o DIR"
