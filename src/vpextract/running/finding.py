"""Arguments → input files: what there is to read, in a fixed order, each under a `source` of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vpextract.addresses import is_remote, name_of
from vpextract.errors import NoInputError
from vpextract.reading.files import ENDINGS
from vpextract.running.candidates import Candidate, local_candidates, remote_candidates


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read; `address` is a path, or an address of fsspec.

    `source` is its path relative to the folder that was given, or its name; unique in a run. `etag` is what a remote place
    says of its contents: as long as it stays the same, so do they.
    """

    address: str
    source: str
    size: int
    etag: str = ""

    @property
    def name(self) -> str:
        return name_of(self.address)


@dataclass(frozen=True, slots=True)
class Found:
    """`files` sorted by source; `notes` are sentences about what could not be looked at."""

    files: tuple[InputFile, ...]
    notes: tuple[str, ...] = ()


def find_inputs(inputs: Sequence[str | Path]) -> Found:
    """All files to read in `inputs`; folders are searched recursively, hidden files and folders are left out.

    They may be addresses such as s3://bucket/folder, too. A file named directly is always taken, whatever its ending: what
    cannot be read gets a failed row, not silence. A file that links lead to as well is taken once, under its own name.
    Raises NoInputError for what does not exist or cannot be reached, and where nothing at all is found.
    """
    notes: list[str] = []
    found: dict[str, Candidate] = {}
    for given in inputs:
        of_given = remote_candidates(str(given)) if is_remote(given) else local_candidates(given, notes)
        for candidate in of_given:
            former = found.get(candidate.file)
            if former is None or (former.is_link and not candidate.is_link):
                found[candidate.file] = candidate
    if not found:
        kinds = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        told = "".join(f" {note}" for note in notes)
        raise NoInputError(f"No {kinds} file was found in {', '.join(map(str, inputs)) or 'nothing'}.{told}")
    return Found(_with_sources(list(found.values())), tuple(notes))


def _with_sources(candidates: list[Candidate]) -> tuple[InputFile, ...]:
    """Give each its shortest source that no other has."""
    for _ in range(2):
        seen = Counter(c.source for c in candidates)
        candidates = [replace(c, level=c.level + 1) if seen[c.source] > 1 else c for c in candidates]
    files = (InputFile(c.address, c.source, c.size, c.etag) for c in candidates)
    return tuple(sorted(files, key=lambda file: file.source))
