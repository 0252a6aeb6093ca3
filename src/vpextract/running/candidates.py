"""What one argument leads to: a file, or the files of a folder and of the folders below it, here or at an address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from vpextract.addresses import faults_as_oserrors, filesystem, local_path, look_up, shown
from vpextract.errors import NoInputError
from vpextract.running.unread import LINK_TO_FOLDER, is_hidden, why_name_is_unread, why_path_is_unread
from vpextract.store.layout import MANIFEST, OURS

_ETAGS = ("ETag", "etag", "md5Hash", "content_md5")
"""Where file systems tell contents apart; never a date."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read, with its possible sources from the shortest to the one that nothing else can have.

    `file` is the same for all names of one file. `etag` is what its place says of its contents, "" for a path. `unread`
    says what to do about a file that is not read.
    """

    address: str
    file: str
    is_link: bool
    size: int
    sources: tuple[str, str, str]
    etag: str = ""
    level: int = 0
    unread: str = ""

    @property
    def source(self) -> str:
        return self.sources[self.level]


# --- on this machine --------------------------------------------------------------------------------------------------


def local_candidates(address: str | Path, notes: list[str], output: Path | None = None) -> Iterator[Candidate]:
    """Folders that cannot be read are told in `notes`; outputs, such as the folder `output`, are left out.

    Raises NoInputError where there is no such file or folder.
    """
    given = local_path(address)
    if given.is_dir():
        for path, unread in _files_below(given, notes, output):
            relative = path.relative_to(given)
            yield _of_path(path, relative, Path(given.resolve().name) / relative, unread)
    elif given.is_file():
        yield _of_path(given, Path(given.name), Path(given.resolve().parent.name) / given.name)
    elif given.exists():
        raise NoInputError(f"{given} is neither a file nor a folder.")
    else:
        raise NoInputError(f"There is no file or folder {given}. Check the spelling.")


def _of_path(path: Path, short: Path, longer: Path, unread: str = "") -> Candidate:
    sources = (shown(short), shown(longer), shown(path.absolute()))
    file = str(path.absolute() if unread else path.resolve())
    return Candidate(str(path), file, path.is_symlink(), _size(path), sources, unread=unread)


def _files_below(folder: Path, notes: list[str], output: Path | None) -> Iterator[tuple[Path, str]]:
    """The files below a folder, and what to do about those that are not read; links to folders are not followed, they could
    lead round in circles.
    """

    def unreadable(problem: OSError) -> None:
        notes.append(f"The folder {problem.filename} cannot be read ({problem.strerror}); nothing in it was looked at.")

    for where, folders, names in os.walk(folder, onerror=unreadable):
        ours: frozenset[str] = frozenset()
        if MANIFEST in names or (output is not None and Path(where).resolve() == output):
            ours = frozenset((*folders, *names)) if Path(where) != folder else OURS
        folders[:] = sorted(name for name in folders if not is_hidden(name) and name not in ours)
        for name in folders:
            if (path := Path(where, name)).is_symlink():
                yield path, LINK_TO_FOLDER
        for name in sorted(names):
            if not is_hidden(name) and name not in ours:
                path = Path(where, name)
                yield path, why_path_is_unread(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


# --- at an address ----------------------------------------------------------------------------------------------------


def remote_candidates(address: str) -> Iterator[Candidate]:
    """Raises NoInputError where there is no such file or folder, or where it cannot be looked at, saying why."""
    fs, path = filesystem(address)
    try:
        found = look_up(address)
        if found["type"] == "file" and not address.endswith("/"):
            yield _of_address(fs, found, PurePosixPath(path).name, PurePosixPath(path).parent.name)
            return
        with faults_as_oserrors():
            files: dict[str, dict[str, Any]] = fs.find(path, detail=True)
    except FileNotFoundError as problem:
        raise NoInputError(
            f"There is no file or folder {address} ({problem.strerror}). Check the spelling."
        ) from problem
    except OSError as problem:
        raise NoInputError(f"{address} cannot be read: {problem.strerror}.") from problem
    for name in sorted(files):
        relative = name.removeprefix(path).lstrip("/")
        *folders, own = relative.split("/")
        if not any(map(is_hidden, (own, *folders))):
            candidate = _of_address(fs, files[name], relative, PurePosixPath(path).name)
            yield replace(candidate, unread=why_name_is_unread(own))


def _of_address(fs: Any, found: dict[str, Any], short: str, folder: str) -> Candidate:
    address: str = fs.unstrip_protocol(found["name"])
    etag = next((str(found[name]) for name in _ETAGS if found.get(name)), "")
    sources = (shown(short), shown(f"{folder}/{short}"), shown(address))
    return Candidate(address, address, False, found.get("size") or 0, sources, etag)
