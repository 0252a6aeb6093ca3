"""Arguments → input files: what there is to read, in a fixed order, each under a `source` of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vpextract.errors import NoInputError

ENDINGS = (".pdf", ".txt", ".md")
"""What is looked for in folders; upper case counts too."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read. `source` is its path relative to the folder that was given, or its name; unique in a run."""

    path: Path
    source: str
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """`files` sorted by source; `notes` are sentences about what could not be looked at."""

    files: tuple[InputFile, ...]
    notes: tuple[str, ...] = ()


def find_inputs(inputs: Sequence[Path]) -> Found:
    """All files to read in `inputs`; folders are searched recursively, hidden files and folders are left out.

    A file named directly is always taken, whatever its ending: what cannot be read gets a failed row, not silence. A file
    that links lead to as well is taken once, under its own name.
    Raises NoInputError for a path that does not exist, and where nothing at all is found.
    """
    notes: list[str] = []
    found: dict[Path, _Candidate] = {}
    for given in inputs:
        for candidate in _candidates(given, notes):
            file = candidate.path.resolve()
            if file not in found or (found[file].path.is_symlink() and not candidate.path.is_symlink()):
                found[file] = candidate
    if not found:
        kinds = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        told = "".join(f" {note}" for note in notes)
        raise NoInputError(f"No {kinds} file was found in {', '.join(map(str, inputs)) or 'nothing'}.{told}")
    return Found(_with_sources(list(found.values())), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file, with its possible sources from the shortest to the one that nothing else can have."""

    path: Path
    sources: tuple[str, str, str]
    level: int = 0

    @property
    def source(self) -> str:
        return self.sources[self.level]


def _candidates(given: Path, notes: list[str]) -> Iterator[_Candidate]:
    if given.is_dir():
        for path in _files_below(given, notes):
            relative = path.relative_to(given)
            yield _candidate(path, relative, Path(given.resolve().name) / relative)
    elif given.is_file():
        yield _candidate(given, Path(given.name), Path(given.resolve().parent.name) / given.name)
    elif given.exists():
        raise NoInputError(f"{given} is neither a file nor a folder.")
    else:
        raise NoInputError(f"There is no file or folder {given}. Check the spelling.")


def _candidate(path: Path, short: Path, longer: Path) -> _Candidate:
    return _Candidate(path, (_text(short), _text(longer), _text(path.absolute())))


def _files_below(folder: Path, notes: list[str]) -> Iterator[Path]:
    """Readable kinds of files below a folder; links to folders are not followed, they could lead round in circles."""

    def unreadable(problem: OSError) -> None:
        notes.append(f"The folder {problem.filename} cannot be read ({problem.strerror}); nothing in it was looked at.")

    for where, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in ENDINGS and not name.startswith(".") and path.is_file():
                yield path


def _with_sources(candidates: list[_Candidate]) -> tuple[InputFile, ...]:
    """Give each its shortest source that no other has."""
    for _ in range(2):
        seen = Counter(c.source for c in candidates)
        candidates = [replace(c, level=c.level + 1) if seen[c.source] > 1 else c for c in candidates]
    files = [InputFile(c.path, c.source, _size(c.path)) for c in candidates]
    return tuple(sorted(files, key=lambda file: file.source))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _text(path: Path) -> str:
    """With "/" on every system; bytes of a file name that are no UTF-8 become a sign that can be stored."""
    return os.fsencode(path.as_posix()).decode("utf8", "replace")
