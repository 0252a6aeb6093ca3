"""The files of packs, shipped and a user's own: read, and their heads checked."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from vpextract.errors import PatternError
from vpextract.knowledge.mistakes import explained
from vpextract.knowledge.overlaying import REMOVE
from vpextract.knowledge.patterns_file import parsed, shipped_folder
from vpextract.knowledge.schema_packs import PackHead
from vpextract.settings import OwnPatterns

PACKS = "packs"
"""The folder of packs, in the shipped patterns and in a user's own; there their names begin with it."""
_FILE = re.compile(r"\w[\w-]*")
HEAD = "pack"
"""The table of a pack that says for which documents it is."""


class PackFile(NamedTuple):
    """A pack: its head, what it adds to each patterns file and takes out of it, and its file with its bytes."""

    head: PackHead
    adds: dict[str, Any]
    removes: dict[str, Any]
    where: str
    raw: bytes


def name_of_pack(file: str) -> str | None:
    """The name of the pack that a file of a user's patterns is; None for one that is none."""
    folder, _, name = file.partition("/")
    return name if folder == PACKS and _FILE.fullmatch(name) else None  # it may be anybody's


@lru_cache(maxsize=8)
def pack_files(own: OwnPatterns | None, files: tuple[str, ...]) -> dict[str, PackFile]:
    """All packs by name; a user's own takes the place of a shipped one of its name. `files` are those that packs may add to.

    Raises PatternError for one that is no TOML, says nothing of what it is for, or adds to other files.
    """
    raw = dict(_shipped())
    for file, contents in own.files if own is not None else ():
        if own is not None and (name := name_of_pack(file)) is not None:
            raw[name] = (str(Path(own.folder, f"{file}.toml")), contents)
    return {name: _pack(contents, where, files) for name, (where, contents) in sorted(raw.items())}


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, tuple[str, bytes]], ...]:
    folder = shipped_folder() / PACKS
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple((f.name.removesuffix(".toml"), (f"shipped {PACKS}/{f.name}", f.read_bytes())) for f in files)


def _pack(raw: bytes, where: str, files: tuple[str, ...]) -> PackFile:
    data = parsed(raw, where)
    if HEAD not in data:
        raise PatternError(where, HEAD, "a pack begins with [pack]: about, signature, valid_from, valid_to")
    try:
        head = msgspec.convert(data.pop(HEAD), PackHead)
    except msgspec.ValidationError as error:
        key, reason = explained(error, PackHead)
        raise PatternError(where, f"{HEAD}.{key}".rstrip("."), reason) from None
    if not 0 < head.needed <= len(set(head.signature)):
        raise PatternError(
            where, f"{HEAD}.needed", "say how many words of the signature a document must have, 1 to all"
        )
    removes = data.pop(REMOVE, {})
    for key in (*data, *removes):
        if key not in files:
            raise PatternError(where, key, f"a pack adds to no such file; it may add to {', '.join(files)}")
    return PackFile(head, data, removes, where, raw)
