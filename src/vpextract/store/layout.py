"""How an output folder is laid out on disk, and which names in it are ours.

    OUTPUT/vpextract.json               the manifest: who made it, and every file that is part of it
    OUTPUT/<dataset>/2022.parquet       one folder a dataset, in it one file a year of documents
    OUTPUT/<dataset>/unknown.parquet    of documents whose year is not known
    OUTPUT/<dataset>/links.parquet      what linking found across documents
    OUTPUT/rulings.jsonl                what people decided: see `rulings`
    OUTPUT/links.csv                    what only people can decide about links, and what they did: see `review_file`
    OUTPUT/editions.csv                 which edition of a document is preferred, and what people say: see `edition_file`
    OUTPUT/report.csv                   what became of every file, and what to do: see `report_file`
    OUTPUT/.vpextract-finished/         documents read by a run that is not done: see `spool`
    OUTPUT/.vpextract-staged-…/         a result being written; a leftover if nobody holds the folder's lock
    OUTPUT/.vpextract-committed/        a whole new result, on its way to its place

What is there may come from somebody else: a manifest that names anything but these is refused, whatever it is for.

At an address (s3://…) nothing can be renamed: there `.vpextract-committed` holds nothing but the new manifest, which makes
a staged folder count that is named by that manifest's digest; and `.vpextract-writing` names the run that is writing.

The state of an output is what the committed folder says if there is one, else what the manifest says.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from vpextract.addresses import is_remote, local_path
from vpextract.errors import OutputError
from vpextract.store.folder import Folder
from vpextract.store.folders import folder_at
from vpextract.store.remembered import Remembered, json_to_remembered, remembered_to_json
from vpextract.store.schema import DATASETS

AnyFolder = TypeVar("AnyFolder", bound=Folder)

MANIFEST = "vpextract.json"
COMMITTED = ".vpextract-committed"
STAGED = ".vpextract-staged-"
WRITING = ".vpextract-writing"
FINISHED = ".vpextract-finished"
REVIEW = "links.csv"
EDITIONS = "editions.csv"
RULINGS = "rulings.jsonl"
REPORT = "report.csv"
PEOPLES = (REVIEW, EDITIONS, RULINGS, REPORT)
"""Files of people as much as ours, and the report for them; they are no part of the manifest."""
OURS = frozenset((MANIFEST, *PEOPLES, *DATASETS))
"""What people see of an output."""
LINKS = "links"
"""The part of a dataset that linking writes; the other parts are years."""
MADE_BY = "vpextract"
LAYOUT = 2
"""Raised by one when a former version could not read or replace what this one writes."""
MOST_IN_MANIFEST = 64 * 2**20
"""Bytes; a hundred thousand inputs that were named one by one make some ten million."""

_PART = re.compile(r"[0-9]{1,5}|unknown|links|part-[0-9]{1,5}")
"""A year, as `year_part` and `LINKS` say, or what the first versions wrote."""
_VERSION = re.compile(r"[\w.+!-]{1,64}", re.ASCII)
_WAITING = re.compile(r"[\w-]+(\.\d+)?\.arrow(\.draft)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a dataset; `file` is its path relative to the output folder, with "/".

    `bytes` is 0 where a former version did not say.
    """

    dataset: str
    file: str
    rows: int
    bytes: int

    @property
    def name(self) -> str:
        """The year, `unknown` or `links`."""
        return PurePosixPath(self.file).stem


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output folder consists of. It holds no times or machine names: the same result is the same bytes.

    `inputs` are the files and folders that were read, seen from the output folder, with "/": the way to the page that a
    row came from. It holds as long as the two lie the same way to each other, wherever that is. `linked_by` tells what
    the documents were linked by (program, patterns, people's decisions); None where they were not linked. `patterns` are
    the user's own that all was made with; None: only the shipped ones, or a former version did not say.
    """

    parts: tuple[Part, ...]
    version: str
    layout: int = LAYOUT
    inputs: tuple[str, ...] = ()
    linked_by: str | None = None
    patterns: Remembered | None = None

    def files(self, dataset: str | None = None) -> tuple[str, ...]:
        """The files of one dataset, or of all."""
        return tuple(p.file for p in self.parts if dataset is None or p.dataset == dataset)


def part_file(dataset: str, part: str) -> str:
    """Raises OutputError where that is no part that vpextract writes: it could lead anywhere."""
    file = f"{dataset}/{part}.parquet"
    if not _is_part(dataset, file):
        raise OutputError(f"{file[:100]!r} is no file of a dataset; nothing was written.")
    return file


def draft_of(name: str) -> str:
    """How the name of a file begins that is to replace one of `PEOPLES`."""
    return f".{name}-"


def year_part(year: int | None) -> str:
    """The part that holds what documents of a year say."""
    return "unknown" if year is None else str(year)


def seen_from(folder: str | Path, inputs: Iterable[str | Path]) -> tuple[str, ...]:
    """The inputs as the manifest of `folder` remembers them: addresses as they are, paths seen from the folder.

    Paths that cannot be seen from it (it is at an address, or on another drive) are left out: they would be one machine's.
    """
    found = {str(given).rstrip("/") for given in inputs if is_remote(given)}
    if is_remote(folder):
        return tuple(sorted(found))
    folder = local_path(folder)
    for given in (local_path(given) for given in inputs if not is_remote(given)):
        place = given.resolve() if given.is_dir() else given.parent.resolve() / given.name
        try:
            found.add(Path(os.path.relpath(place, folder.resolve())).as_posix())
        except ValueError:
            continue
    return tuple(sorted(found))


def manifest_to_text(manifest: Manifest) -> str:
    content = {
        "made_by": MADE_BY,
        "layout": manifest.layout,
        "version": manifest.version,
        "inputs": list(manifest.inputs),
        "linked_by": manifest.linked_by,
        "patterns": remembered_to_json(manifest.patterns),
        "parts": [{"dataset": p.dataset, "file": p.file, "rows": p.rows, "bytes": p.bytes} for p in manifest.parts],
    }
    return json.dumps(content, indent=1) + "\n"


def committed(folder: AnyFolder) -> AnyFolder | None:
    """The folder that holds a whole new state which is not in its place yet. Raises OSError as `read_manifest` does."""
    there = folder.child(COMMITTED)
    if not folder.far:
        return there if there.identity(MANIFEST) is not None else None
    try:
        return folder.child(staged_for(there.read_bytes(MANIFEST, MOST_IN_MANIFEST)))
    except FileNotFoundError:
        return None


def staged_for(manifest: bytes) -> str:
    """Where, at an address, the files of a new state wait."""
    return f"{STAGED}{hashlib.sha256(manifest).hexdigest()[:16]}"


def read_manifest(folder: Path | Folder) -> Manifest | None:
    """The manifest that lies in this very folder; None where there is none that vpextract could have written.

    Raises OSError where that cannot be found out, since a network that is down says nothing about what is there, and
    OutputError where it is from a later version or names what is not of this program.
    """
    folder = folder_at(folder)
    try:
        text = folder.read_bytes(MANIFEST, MOST_IN_MANIFEST)
    except FileNotFoundError:
        return None
    except OSError as problem:
        if folder.far or problem.errno == errno.EFBIG:
            raise
        return None
    return text_to_manifest(text, folder.path)


def text_to_manifest(text: bytes, folder: str | Path) -> Manifest | None:
    """None for what vpextract cannot have written; raises OutputError as `read_manifest` does."""
    try:
        content: dict[str, Any] = json.loads(text)
        if content["made_by"] != MADE_BY:
            return None
        version, layout = str(content["version"]), _count(content["layout"])
        if not _VERSION.fullmatch(version):
            return None
        if layout > LAYOUT:
            raise _of_a_later_version(folder, version)
        parts = tuple(
            Part(str(p["dataset"]), str(p["file"]), _count(p["rows"]), _count(p.get("bytes", 0)))
            for p in content["parts"]
        )
        inputs = tuple(str(name) for name in content.get("inputs", ()))  # the first versions did not remember them
        linked_by = None if content.get("linked_by") is None else str(content["linked_by"])
        patterns = json_to_remembered(content.get("patterns"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    foreign = next((p.file for p in parts if not _is_ours(p)), None)
    if foreign is not None or len({p.file for p in parts}) < len(parts):
        raise _not_ours(folder, foreign)
    return Manifest(parts, version, layout, inputs, linked_by, patterns)


def may_be_ours(name: str) -> bool:
    """Whether vpextract could have put a file of that name, with "/", into one of its hidden folders."""
    hidden, _, file = name.partition("/")
    if hidden == FINISHED:
        return _WAITING.fullmatch(file) is not None
    dataset, _, part = file.partition("/")
    return file == MANIFEST or _is_part(dataset, file if part else "")


def _count(number: object) -> int:
    """Raises ValueError for what counts nothing that a file could hold."""
    if type(number) is not int or not 0 <= number < 2**63:
        raise ValueError(number)
    return number


def _is_ours(part: Part) -> bool:
    """Guards deletion and reading: a manifest can only name parts in the folders of the datasets that there are."""
    return _is_part(part.dataset, part.file)


def _is_part(dataset: str, file: str) -> bool:
    folder, _, name = file.partition("/")
    ending = ".parquet"
    ours = dataset in DATASETS and folder == dataset and name.endswith(ending)
    return ours and _PART.fullmatch(name.removesuffix(ending)) is not None


def _of_a_later_version(folder: str | Path, version: str) -> OutputError:
    return OutputError(
        f"{folder} was written by vpextract {version}, which this version cannot read. Install that version or a newer one."
    )


def _not_ours(folder: str | Path, file: str | None) -> OutputError:
    named = "a file twice" if file is None else f"{file[:100]!r}, which is no file of a dataset"
    return OutputError(
        f"{folder} is no output of vpextract: its {MANIFEST} names {named}. So it is not from vpextract, or somebody "
        "changed it. Choose another folder; nothing was done in this one."
    )
