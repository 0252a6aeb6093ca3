"""How an output folder is laid out on disk, and which names in it are ours.

    OUTPUT/vpextract.json               the manifest: who made it, and every file that is part of it
    OUTPUT/<dataset>/part-0.parquet     one folder a dataset
    OUTPUT/.vpextract-staged-…/         a result being written; a leftover if nobody holds the folder's lock
    OUTPUT/.vpextract-committed/        a whole new result, on its way to its place

The state of an output is what the committed folder says if there is one, else what the manifest says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

MANIFEST = "vpextract.json"
COMMITTED = ".vpextract-committed"
STAGED = ".vpextract-staged-"
MADE_BY = "vpextract"
LAYOUT = 1
"""Raised by one when a former version could not read or replace what this one writes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a dataset; `file` is its path relative to the output folder, with "/"."""

    dataset: str
    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output folder consists of. It holds no times or machine names: the same result is the same bytes.

    `inputs` are the files and folders that were read, seen from the output folder, with "/": the way to the page that a
    row came from. It holds as long as the two lie the same way to each other, wherever that is.
    """

    parts: tuple[Part, ...]
    version: str
    layout: int = LAYOUT
    inputs: tuple[str, ...] = ()

    def files(self, dataset: str | None = None) -> tuple[str, ...]:
        """The files of one dataset, or of all."""
        return tuple(p.file for p in self.parts if dataset is None or p.dataset == dataset)


def part_name(dataset: str) -> str:
    return f"{dataset}/part-0.parquet"


def seen_from(folder: Path, inputs: Iterable[Path]) -> tuple[str, ...]:
    """The inputs as the manifest of `folder` remembers them; those on another drive, which have no such path, are left out."""
    found = set()
    for given in inputs:
        place = given.resolve() if given.is_dir() else given.parent.resolve() / given.name
        try:
            found.add(Path(os.path.relpath(place, folder.resolve())).as_posix())
        except ValueError:
            continue
    return tuple(sorted(found))


def program_version() -> str:
    try:
        return version("vpextract")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"


def manifest_to_text(manifest: Manifest) -> str:
    content = {
        "made_by": MADE_BY,
        "layout": manifest.layout,
        "version": manifest.version,
        "inputs": list(manifest.inputs),
        "parts": [{"dataset": p.dataset, "file": p.file, "rows": p.rows} for p in manifest.parts],
    }
    return json.dumps(content, indent=1) + "\n"


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest that lies in this very folder; None where there is none that vpextract could have written."""
    try:
        content = json.loads((folder / MANIFEST).read_text("utf8"))
        if content["made_by"] != MADE_BY:
            return None
        parts = tuple(Part(str(p["dataset"]), str(p["file"]), int(p["rows"])) for p in content["parts"])
        inputs = tuple(str(name) for name in content.get("inputs", ()))  # the first versions did not remember them
        manifest = Manifest(parts, str(content["version"]), int(content["layout"]), inputs)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if all(_is_ours(p) for p in parts) else None


def _is_ours(part: Part) -> bool:
    """Guards deletion and reading: a manifest can only name Parquet files in a dataset's own folder."""
    path = PurePosixPath(part.file)
    return path.parts == (part.dataset, path.name) and path.suffix == ".parquet" and not part.dataset.startswith(".")
