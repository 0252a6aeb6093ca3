"""Input files → their different contents. What was read before is known by its bytes, never by a name or a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from hashlib import sha256 as hash_of

from vpextract.addresses import is_remote, local_path, read_bytes
from vpextract.running.finding import InputFile

_JOURNEYS = 16
"""Files fetched over the network at a time: what costs is waiting for them."""


Named = tuple[str, str]
"""A source and an etag."""


@dataclass(frozen=True, slots=True)
class Content:
    """One content and the files that have it, in the order of their sources; without a `sha256` it cannot be read."""

    sha256: str
    files: tuple[InputFile, ...]

    @property
    def mark(self) -> str:
        """Tells it from every other content of a run."""
        return mark_of(self.sha256, self.file.source)

    @property
    def file(self) -> InputFile:
        """The one that is read, in the name of all."""
        return self.files[0]

    @property
    def copies(self) -> tuple[str, ...]:
        """The sources of the others."""
        return tuple(file.source for file in self.files[1:])

    @property
    def etags(self) -> tuple[str, ...]:
        """What the places of the files say of their contents; nothing where all are of this machine."""
        return tuple(file.etag for file in self.files) if any(file.etag for file in self.files) else ()


def files_to_contents(files: Sequence[InputFile], side_by_side: int, known: Mapping[Named, str]) -> list[Content]:
    """One entry per different contents, in the order of the files; files that cannot be read get their own.

    What is `known` (source and etag → hash) is not fetched from afar again.
    """
    by_contents: dict[tuple[str, str], list[InputFile]] = {}
    if any(is_remote(file.address) for file in files):
        side_by_side = max(side_by_side, _JOURNEYS)
    with ThreadPoolExecutor(side_by_side) as threads:  # hashing leaves Python alone, so threads do
        for file, digest in zip(files, threads.map(partial(_digest, known=known), files), strict=True):
            by_contents.setdefault((mark_of(digest, file.source), digest), []).append(file)
    return [Content(digest, tuple(same)) for (_, digest), same in by_contents.items()]


def mark_of(sha256: str, source: str) -> str:
    """The hash of a content; where it could not be read, one of its source."""
    return sha256 or hash_of(source.encode()).hexdigest()


def _digest(file: InputFile, known: Mapping[Named, str]) -> str:
    """SHA-256 of the file, "" where it cannot be read; the one who reads the document will say why."""
    if file.etag and (file.source, file.etag) in known:
        return known[file.source, file.etag]
    try:
        if is_remote(file.address):
            return hash_of(read_bytes(file.address)).hexdigest()
        with local_path(file.address).open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
