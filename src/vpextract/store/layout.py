"""How an output folder is laid out on disk, and which names in it are ours.

    OUTPUT/vpextract.json               the manifest: who made it, and every file that is part of it
    OUTPUT/<dataset>/2022.parquet       one folder a dataset, in it one file a year of documents
    OUTPUT/<dataset>/unknown.parquet    of documents whose year is not known
    OUTPUT/<dataset>/links.parquet      what linking found across documents
    OUTPUT/.vpextract-finished/         documents read by a run that is not done: see `spool`
    OUTPUT/.vpextract-staged-…/         a result being written; a leftover if nobody holds the folder's lock
    OUTPUT/.vpextract-committed/        a whole new result, on its way to its place

At an address (s3://…) nothing can be renamed: there `.vpextract-committed` holds nothing but the new manifest, which makes
a staged folder count that is named by that manifest's digest; and `.vpextract-writing` names the run that is writing.

The state of an output is what the committed folder says if there is one, else what the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from vpextract.addresses import is_remote, local_path
from vpextract.store.folders import Folder, folder_at

AnyFolder = TypeVar("AnyFolder", bound=Folder)

MANIFEST = "vpextract.json"
COMMITTED = ".vpextract-committed"
STAGED = ".vpextract-staged-"
WRITING = ".vpextract-writing"
FINISHED = ".vpextract-finished"
LINKS = "links"
"""The part of a dataset that linking writes; the other parts are years."""
MADE_BY = "vpextract"
LAYOUT = 1
"""Raised by one when a former version could not read or replace what this one writes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a dataset; `file` is its path relative to the output folder, with "/".

    `bytes` is 0 where a former version did not say.
    """

    dataset: str
    file: str
    rows: int
    bytes: int

    @property
    def name(self) -> str:
        """The year, `unknown` or `links`."""
        return PurePosixPath(self.file).stem


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output folder consists of. It holds no times or machine names: the same result is the same bytes.

    `inputs` are the files and folders that were read, seen from the output folder, with "/": the way to the page that a
    row came from. It holds as long as the two lie the same way to each other, wherever that is. `linked_by` tells what
    the documents were linked by (program, patterns, people's decisions); None where they were not linked.
    """

    parts: tuple[Part, ...]
    version: str
    layout: int = LAYOUT
    inputs: tuple[str, ...] = ()
    linked_by: str | None = None

    def files(self, dataset: str | None = None) -> tuple[str, ...]:
        """The files of one dataset, or of all."""
        return tuple(p.file for p in self.parts if dataset is None or p.dataset == dataset)


def part_file(dataset: str, part: str) -> str:
    return f"{dataset}/{part}.parquet"


def year_part(year: int | None) -> str:
    """The part that holds what documents of a year say."""
    return "unknown" if year is None else str(year)


def seen_from(folder: str | Path, inputs: Iterable[str | Path]) -> tuple[str, ...]:
    """The inputs as the manifest of `folder` remembers them: addresses as they are, paths seen from the folder.

    Paths that cannot be seen from it (it is at an address, or on another drive) are left out: they would be one machine's.
    """
    found = {str(given).rstrip("/") for given in inputs if is_remote(given)}
    if is_remote(folder):
        return tuple(sorted(found))
    folder = local_path(folder)
    for given in (local_path(given) for given in inputs if not is_remote(given)):
        place = given.resolve() if given.is_dir() else given.parent.resolve() / given.name
        try:
            found.add(Path(os.path.relpath(place, folder.resolve())).as_posix())
        except ValueError:
            continue
    return tuple(sorted(found))


def manifest_to_text(manifest: Manifest) -> str:
    content = {
        "made_by": MADE_BY,
        "layout": manifest.layout,
        "version": manifest.version,
        "inputs": list(manifest.inputs),
        "linked_by": manifest.linked_by,
        "parts": [{"dataset": p.dataset, "file": p.file, "rows": p.rows, "bytes": p.bytes} for p in manifest.parts],
    }
    return json.dumps(content, indent=1) + "\n"


def committed(folder: AnyFolder) -> AnyFolder | None:
    """The folder that holds a whole new state which is not in its place yet. Raises OSError as `read_manifest` does."""
    there = folder.child(COMMITTED)
    if not folder.far:
        return there if there.identity(MANIFEST) is not None else None
    try:
        return folder.child(staged_for(there.read_bytes(MANIFEST)))
    except FileNotFoundError:
        return None


def staged_for(manifest: bytes) -> str:
    """Where, at an address, the files of a new state wait."""
    return f"{STAGED}{hashlib.sha256(manifest).hexdigest()[:16]}"


def read_manifest(folder: Path | Folder) -> Manifest | None:
    """The manifest that lies in this very folder; None where there is none that vpextract could have written.

    Raises OSError where that cannot be found out, since a network that is down says nothing about what is there.
    """
    folder = folder_at(folder)
    try:
        return text_to_manifest(folder.read_bytes(MANIFEST))
    except FileNotFoundError:
        return None
    except OSError:
        if folder.far:
            raise
        return None


def text_to_manifest(text: bytes) -> Manifest | None:
    """None for what vpextract cannot have written."""
    try:
        content: dict[str, Any] = json.loads(text)
        if content["made_by"] != MADE_BY:
            return None
        parts = tuple(
            Part(str(p["dataset"]), str(p["file"]), int(p["rows"]), int(p.get("bytes", 0))) for p in content["parts"]
        )
        inputs = tuple(str(name) for name in content.get("inputs", ()))  # the first versions did not remember them
        linked_by = None if content.get("linked_by") is None else str(content["linked_by"])
        manifest = Manifest(parts, str(content["version"]), int(content["layout"]), inputs, linked_by)
    except (ValueError, KeyError, TypeError):
        return None
    return manifest if all(_is_ours(p) for p in parts) else None


def _is_ours(part: Part) -> bool:
    """Guards deletion and reading: a manifest can only name Parquet files in a dataset's own folder."""
    path = PurePosixPath(part.file)
    return path.parts == (part.dataset, path.name) and path.suffix == ".parquet" and not part.dataset.startswith(".")
