"""From a row of `documents` to the very file that was read: found again, and proved to be the same by its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from vpextract.errors import RequestError
from vpextract.store.reading import Output


def source_file(output: Output, document: Mapping[str, Any], documents: Path | None = None) -> Path:
    """The file of a document, which lies in `documents` (a folder or the file itself) or where the output remembers.

    Raises RequestError where it is gone, cannot be read or has changed since, saying which file and what to do.
    """
    if documents is not None and not documents.exists():
        raise RequestError(f"There is no folder {documents}. Check the spelling of --documents.")
    places = [documents] if documents is not None else output.inputs
    if not places:
        raise RequestError(
            f"{output.path} does not say where its documents lie; an earlier version of vpextract wrote it. "
            "Name their folder with --documents FOLDER."
        )
    source = PurePosixPath(document["source"])
    there = [path for path in dict.fromkeys(_candidates(places, source, given=documents is not None)) if path.is_file()]
    faults = []
    for path in there:
        fault = _fault(path, document["sha256"])
        if fault is None:
            return path
        faults.append(fault)
    if faults:
        raise RequestError(faults[0])
    where = " or ".join(map(str, places))
    if documents is not None:
        raise RequestError(f"{source} is not in {where}. Name the folder that extract was given, or the file itself.")
    raise RequestError(f"{source} is not in {where} any more. Name the folder where it is now with --documents FOLDER.")


def _candidates(places: Sequence[Path], source: PurePosixPath, *, given: bool) -> Iterator[Path]:
    """Where the file can be. A source is seen from the input folder, from the folder above it, or a file's own name."""
    for place in places:
        if given and place.is_file():
            yield place
            continue
        for folder in (place, *place.absolute().parents[:2]):
            yield folder / source
        if given:
            yield place / source.name


def _fault(path: Path, sha256: str) -> str | None:
    """What is wrong with the file that should have this SHA-256; None where all is well."""
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        return f"{path} cannot be read ({problem.strerror or problem}). Check its permissions."
    if digest == sha256:
        return None
    return (
        f"{path} is not the file that was extracted: its contents have changed since (another SHA-256). Run vpextract "
        "extract again, or name the folder with the former file: --documents FOLDER."
    )
