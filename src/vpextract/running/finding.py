"""Arguments → input files: what there is to read, in a fixed order, each under a `source` of its own."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vpextract.addresses import is_remote, local_path, name_of
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
class SkippedFile:
    """A file in a folder that is not read; `why` says what to do about it. `size` is None where there is none."""

    address: str
    source: str
    size: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """`files` and `skipped` sorted by source; `notes` are sentences about what could not be looked at."""

    files: tuple[InputFile, ...]
    notes: tuple[str, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()


def find_inputs(inputs: Sequence[str | Path], output: str | Path | None = None) -> Found:
    """All files in `inputs`; folders are searched recursively, but for hidden files and folders, and outputs such as `output`.

    They may be addresses such as s3://bucket/folder, too. A file named directly is always taken, whatever its ending: what
    cannot be read gets a failed row, not silence. A file that links lead to as well is taken once, under its own name.
    Raises NoInputError for what does not exist or cannot be reached, and where nothing at all is found.
    """
    notes: list[str] = []
    found: dict[str, Candidate] = {}
    own = local_path(output).resolve() if output is not None and not is_remote(output) else None
    for given in inputs:
        of_given = remote_candidates(str(given)) if is_remote(given) else local_candidates(given, notes, own)
        for candidate in of_given:
            former = found.get(candidate.file)
            if former is None or (bool(former.unread), former.is_link) > (bool(candidate.unread), candidate.is_link):
                found[candidate.file] = candidate
    every = _with_sources(list(found.values()))
    files = tuple(InputFile(c.address, c.source, c.size, c.etag) for c in every if not c.unread)
    if not files:
        raise NoInputError(_nothing_to_read(inputs, [c.source for c in every], notes))
    skipped = (SkippedFile(c.address, c.source, c.size or None, c.unread) for c in every if c.unread)
    return Found(files, tuple(notes), tuple(skipped))


def _nothing_to_read(inputs: Sequence[str | Path], others: Sequence[str], notes: Sequence[str]) -> str:
    kinds = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
    there = f" Other files are there: {', '.join(others[:3])}{', …' if len(others) > 3 else ''}." if others else ""
    told = "".join(f" {note}" for note in notes)
    return f"No {kinds} file was found in {', '.join(map(str, inputs)) or 'nothing'}.{there}{told}"


def _with_sources(candidates: list[Candidate]) -> list[Candidate]:
    """Give each its shortest source that no other has, and sort them by it."""
    for _ in range(2):
        seen = Counter(c.source for c in candidates)
        candidates = [replace(c, level=c.level + 1) if seen[c.source] > 1 else c for c in candidates]
    return _told_apart(sorted(candidates, key=lambda candidate: (candidate.source, candidate.file)))


def _told_apart(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, further ones of one source with a number: a name may hold as text what is shown of another's bytes."""
    taken = {candidate.source for candidate in candidates}
    out: list[Candidate] = []
    for before, candidate in zip([None, *candidates], candidates, strict=False):
        if before is not None and before.source == candidate.source:
            numbered = (f"{candidate.source} ({n})" for n in itertools.count(2))
            source = next(name for name in numbered if name not in taken)
            taken.add(source)
            candidate = replace(candidate, sources=(source,) * 3)
        out.append(candidate)
    return out
