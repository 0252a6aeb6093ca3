"""From a row of `documents` to the very file that was read: found again, and proved to be the same by its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256 as hash_of
from pathlib import Path, PurePosixPath
from typing import Any

from vpextract.addresses import is_remote, local_path, look_up, meant, read_bytes
from vpextract.errors import RequestError
from vpextract.store.reading import Output


def source_file(output: Output, document: Mapping[str, Any], documents: str | Path | None = None) -> str | Path:
    """The file of a document, which lies in `documents` (a folder or the file itself) or where the output remembers.

    A path, or the file's address. Raises RequestError where it is gone, cannot be read or has changed since, saying
    which file and what to do.
    """
    if documents is not None and not _is_there(documents):
        raise RequestError(f"There is no folder {documents}. Check the spelling of --documents.")
    places = [documents] if documents is not None else output.inputs
    if not places:
        raise RequestError(
            f"{output.path} does not say where its documents lie, as they lay on the machine that read them, or an earlier "
            "version of vpextract wrote it. Name their folder with --documents FOLDER."
        )
    source = PurePosixPath(document["source"])
    faults = []
    names = dict.fromkeys((str(document["source"]), meant(str(document["source"]))))
    for file in dict.fromkeys(f for name in names for f in _candidates(places, name, given=documents is not None)):
        fault = _fault(file, document["sha256"])
        if fault is None:
            return file
        faults.append(fault)
    told = next(filter(None, faults), None)
    if told:
        raise RequestError(told)
    where = " or ".join(map(str, places))
    if documents is not None:
        raise RequestError(f"{source} is not in {where}. Name the folder that extract was given, or the file itself.")
    raise RequestError(f"{source} is not in {where} any more. Name the folder where it is now with --documents FOLDER.")


def _candidates(places: Sequence[str | Path], source: str, *, given: bool) -> Iterator[str | Path]:
    """Where the file can be. A source is seen from the input folder, from the folder above it, or a file's own name."""
    if is_remote(source):  # a name that was needed whole to tell it apart
        yield source
    for place in places:
        if is_remote(place):
            yield from _remote_candidates(str(place).rstrip("/"), source, given=given)
            continue
        folder_or_file = local_path(place)
        if given and folder_or_file.is_file():
            yield folder_or_file
            continue
        for folder in (folder_or_file, *folder_or_file.absolute().parents[:2]):
            yield folder / source
        if given:
            yield folder_or_file / PurePosixPath(source).name


def _remote_candidates(place: str, source: str, *, given: bool) -> Iterator[str]:
    scheme, _, rest = place.partition("://")
    steps = rest.split("/")
    if given:
        yield place
    for up in range(min(3, len(steps))):
        yield f"{scheme}://{'/'.join((*steps[: len(steps) - up], source))}"
    if given:
        yield f"{place}/{PurePosixPath(source).name}"


def _is_there(place: str | Path) -> bool:
    """Raises RequestError where that cannot be found out."""
    if not is_remote(place):
        return local_path(place).exists()
    try:
        look_up(str(place))
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise RequestError(f"{place} cannot be read ({problem.strerror}).") from problem
    return True


def _fault(file: str | Path, sha256: str) -> str | None:
    """What is wrong with the file that should have this SHA-256: "" where it is not there, None where all is well."""
    try:
        if isinstance(file, Path) and not file.is_file():
            return ""
        digest = hash_of(read_bytes(file)).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as problem:
        return f"{file} cannot be read ({problem.strerror or problem}). Check its permissions."
    if digest == sha256:
        return None
    return (
        f"{file} is not the file that was extracted: its contents have changed since (another SHA-256). Run vpextract "
        "extract again, or name the folder with the former file: --documents FOLDER."
    )
