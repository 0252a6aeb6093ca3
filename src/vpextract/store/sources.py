"""From a row of `documents` to the very file that was read: found again, and proved to be the same by its SHA-256.

An output may be somebody else's, and where it says that its documents lie is what they wrote: it is not gone to another
kind of place than the output's own, nothing but plain files is opened, and no more is read of them than was read before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256 as hash_of
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from vpextract.addresses import is_remote, local_path, look_up, meant, read_of_size, scheme_of
from vpextract.errors import RequestError
from vpextract.store.opened import Opened

_MOST = 2**30
"""Bytes that are read where the output does not say how large the file was, as former versions did not."""


class SourceFile(NamedTuple):
    """A document's file, a path or an address, with its contents, which are those that were extracted."""

    address: str | Path
    contents: bytes


def read_source(
    output: Opened, document: Mapping[str, Any], documents: str | Path | None = None, *, allow_remote: bool = False
) -> SourceFile:
    """The file of a document, which lies in `documents` (a folder or the file itself) or where the output remembers.

    What the output remembers is followed to places of another kind than its own only if `allow_remote` says so. Raises
    RequestError where the file is gone, cannot be read or has changed since, saying which file and what to do.
    """
    if documents is not None and not _is_there(documents):
        raise RequestError(f"There is no folder {documents}. Check the spelling of --documents.")
    places = [documents] if documents is not None else output.inputs
    if not places:
        raise RequestError(
            f"{output.path} does not say where its documents lie, as they lay on the machine that read them, or an earlier "
            "version of vpextract wrote it. Name their folder with --documents FOLDER."
        )
    source = str(document["source"])
    own, faults, elsewhere = scheme_of(output.path), [], []
    names = dict.fromkeys((source, meant(source)))
    candidates = (one for name in names for one in _candidates(places, name, given=documents is not None))
    for file, is_given in dict.fromkeys(candidates):
        if not (is_given or allow_remote or scheme_of(file) == own):
            elsewhere.append(file)
            continue
        found = _contents(file, document)
        if isinstance(found, bytes):
            return SourceFile(file, found)
        faults.append(found)
    fault = next(filter(None, faults), None)
    if fault is None and elsewhere:
        fault = _elsewhere(output, source, elsewhere[0])
    raise RequestError(fault or _not_there(source, places, given=documents is not None))


def _candidates(places: Sequence[str | Path], source: str, *, given: bool) -> Iterator[tuple[str | Path, bool]]:
    """Where the file can be, and whether the user said so. A source is seen from the input folder, from the folder above
    it, or a file's own name; or it is the whole way, where that was needed to tell it apart.
    """
    name = PurePosixPath(source).name
    whole = PurePosixPath(source).is_absolute() or is_remote(source) or ".." in source.split("/") or "::" in source
    if is_remote(source):
        yield source, False
    for place in places:
        if is_remote(place):
            way = str(place).rstrip("/")
            beside = [name] if whole else [source, name]
            yield from ((address, given) for address in _remote_candidates(way, beside, given=given))
            continue
        folder_or_file = local_path(place)
        if given and folder_or_file.is_file():
            yield folder_or_file, given
            continue
        for folder in (folder_or_file, *folder_or_file.absolute().parents[:2]):
            yield folder / source, given and not whole
        if given:
            yield folder_or_file / name, given


def _remote_candidates(place: str, names: Sequence[str], *, given: bool) -> Iterator[str]:
    scheme, _, rest = place.partition("://")
    steps = rest.split("/")
    if given:
        yield place
    for up in range(min(3, len(steps))):
        yield f"{scheme}://{'/'.join((*steps[: len(steps) - up], names[0]))}"
    if given:
        yield f"{place}/{names[-1]}"


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


def _contents(file: str | Path, document: Mapping[str, Any]) -> bytes | str:
    """The contents of the file, if they are those of the document; else what is wrong, "" where it is not there."""
    size = document.get("bytes")
    try:
        contents = read_of_size(file, size, _MOST)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""
    except OSError as problem:
        return f"{file} cannot be read ({problem.strerror or problem}). Check it and its permissions."
    if contents is None:
        how = f"it does not have {size} bytes any more"
    elif hash_of(contents).hexdigest() == document["sha256"]:
        return contents
    else:
        how = "another SHA-256"
    return (
        f"{file} is not the file that was extracted: its contents have changed since ({how}). Run vpextract extract again, "
        "or name the folder with the former file: --documents FOLDER."
    )


def _elsewhere(output: Opened, source: str, file: str | Path) -> str:
    return (
        f"{output.path} says that {source} lies at {file}, which is another kind of place than its own. It is not followed "
        "there, since an output may be somebody else's. To do so all the same, say --allow-remote (in Python "
        "allow_remote=True), or name the folder where the documents are: --documents FOLDER."
    )


def _not_there(source: str, places: Sequence[str | Path], *, given: bool) -> str:
    where = " or ".join(map(str, places))
    if given:
        return f"{source} is not in {where}. Name the folder that extract was given, or the file itself."
    return f"{source} is not in {where} any more. Name the folder where it is now with --documents FOLDER."
