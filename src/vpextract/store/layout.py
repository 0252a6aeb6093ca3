"""How an output folder is laid out on disk, and which names in it are ours.

    OUTPUT/vpextract.json               the manifest: who made it, and every file that is part of it
    OUTPUT/<dataset>/part-0.parquet     one folder a dataset
    OUTPUT/.vpextract-staged-…/         a result being written; a leftover if nobody holds the folder's lock
    OUTPUT/.vpextract-committed/        a whole new result, on its way to its place

The state of an output is what the committed folder says if there is one, else what the manifest says.
"""

from __future__ import annotations

import json
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
    """What an output folder consists of. It holds no times or machine names: the same result is the same bytes."""

    parts: tuple[Part, ...]
    version: str
    layout: int = LAYOUT

    def files(self, dataset: str | None = None) -> tuple[str, ...]:
        """The files of one dataset, or of all."""
        return tuple(p.file for p in self.parts if dataset is None or p.dataset == dataset)


def part_name(dataset: str) -> str:
    return f"{dataset}/part-0.parquet"


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
        manifest = Manifest(parts, str(content["version"]), int(content["layout"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if all(_is_ours(p) for p in parts) else None


def _is_ours(part: Part) -> bool:
    """Guards deletion and reading: a manifest can only name Parquet files in a dataset's own folder."""
    path = PurePosixPath(part.file)
    return path.parts == (part.dataset, path.name) and path.suffix == ".parquet" and not part.dataset.startswith(".")
