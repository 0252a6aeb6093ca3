"""Patterns explained: what a user's files change, which of their examples are not met, and where each entry is from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import to_builtins

from vpextract.errors import PatternError
from vpextract.knowledge.loading import FILES, OF_PACKS, load
from vpextract.knowledge.overlaying import REMOVE
from vpextract.knowledge.own_examples import count_examples, unmet_examples
from vpextract.knowledge.pack_files import PACKS, name_of_pack, pack_files
from vpextract.knowledge.patterns_file import parsed, shipped
from vpextract.settings import OwnPatterns


class Explained(NamedTuple):
    """What each file changes, a line each; the examples that are not met, a sentence each; how many examples there are."""

    lines: tuple[str, ...]
    unmet: tuple[str, ...]
    examples: int


class Entry(NamedTuple):
    """One entry that is in force: its key with the file's name before it, as TOML writes it, and the file it is from."""

    key: str
    value: str
    file: str


def explained_patterns(own: OwnPatterns | None) -> Explained:
    """Raises PatternError where the files cannot be used at all."""
    told = Explained((), (), 0)
    packs = pack_files(own, OF_PACKS)
    for name, raw in own.files if own is not None else ():
        pack = name_of_pack(name)
        where = str(Path(own.folder if own is not None else "", f"{name}.toml"))
        known = load(own, examples=False, pack=pack)
        if pack is not None:
            adds, gone = packs[pack].adds, packs[pack].removes
            unmet = [(f"{file}.{x.key}", x) for file, data in adds.items() for x in unmet_examples(file, data, known)]
            examples = sum(map(count_examples, adds.values()))
        else:
            adds = parsed(raw, where)
            gone = adds.pop(REMOVE, {})
            unmet = [(x.key, x) for x in unmet_examples(name, adds, known)]
            examples = count_examples(adds)
        added, removed = (sum(1 for _ in _entries(data, name)) for data in (adds, gone))
        line = f"{where}: {added} entries added, {removed} taken out, {examples} examples"
        faults = tuple(f"{where}, {key}: {x.reason}" for key, x in unmet)
        told = Explained((*told.lines, line), (*told.unmet, *faults), told.examples + examples)
    return told


def in_force(own: OwnPatterns | None, pack: str | None = None) -> Iterator[Entry]:
    """Every entry, those of the user before those of the pack and the shipped ones of the same list, as they are tried; and
    which packs there are, as documents may ask for them. Raises PatternError where there is no such pack.
    """
    packs = pack_files(own, OF_PACKS)
    if pack is not None and pack not in packs:
        raise PatternError("packs", pack, f"there is no such pack; known are {', '.join(packs)}")
    load(own, examples=False, pack=pack)
    files = dict(own.files) if own is not None else {}
    for name in FILES:
        where = str(Path(own.folder if own is not None else "", f"{name}.toml"))
        theirs = parsed(files[name], where) if name in files else {}
        layers = [(theirs.pop(REMOVE, {}), theirs, where)]
        if pack is not None:
            layers.append((packs[pack].removes.get(name, {}), packs[pack].adds.get(name, {}), packs[pack].where))
        layers.append(({}, parsed(shipped(name).encode(), name), f"shipped {name}.toml"))
        yield from _stacked(name, layers)
    for name, one in packs.items():
        yield from (entry._replace(file=one.where) for entry in _entries(to_builtins(one.head), f"{PACKS}.{name}"))


def _stacked(name: str, layers: Iterable[tuple[Any, Any, str]]) -> Iterator[Entry]:
    """The entries of a file from above: what each layer takes out, what it adds, and where it is from."""
    gone: set[tuple[str, str]] = set()
    single: set[str] = set()
    for removes, adds, where in layers:
        here = list(_entries(adds, name))
        yield from (x._replace(file=where) for x in here if (x.key, x.value) not in gone and x.key not in single)
        gone |= {(entry.key, entry.value) for entry in _entries(removes, name)}
        single |= {entry.key for entry in here if not entry.file}


def _entries(data: Any, key: str) -> Iterator[Entry]:
    """The entries below a key; `file` is "list" for those of lists, which stand beside each other, else empty."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            if name not in ("examples", "counter_examples"):
                yield from _entries(value, f"{key}.{name}")
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, Mapping):
                yield from _entries(value, key)
            else:
                yield Entry(key, json.dumps(value, ensure_ascii=False, default=str), "list")
    else:
        yield Entry(key, json.dumps(data, ensure_ascii=False, default=str), "")
