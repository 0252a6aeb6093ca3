"""Patterns explained: what a user's files change, which of their examples are not met, and where each entry is from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from vpextract.knowledge.loading import FILES, load, parsed, shipped
from vpextract.knowledge.overlaying import REMOVE
from vpextract.knowledge.own_examples import count_examples, unmet_examples
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
    files = own.files if own is not None else ()
    folder = own.folder if own is not None else ""
    known = load(own, examples=False)
    lines: list[str] = []
    unmet: list[str] = []
    examples = 0
    for name, raw in files:
        where = str(Path(folder, f"{name}.toml"))
        data = parsed(raw, where)
        gone = data.pop(REMOVE, {})
        added = sum(1 for _ in _entries(data, name))
        removed = sum(1 for _ in _entries(gone, name))
        lines.append(f"{where}: {added} entries added, {removed} taken out, {count_examples(data)} examples")
        examples += count_examples(data)
        unmet += [f"{where}, {one.key}: {one.reason}" for one in unmet_examples(name, data, known)]
    return Explained(tuple(lines), tuple(unmet), examples)


def in_force(own: OwnPatterns | None) -> Iterator[Entry]:
    """Every entry, those of the user before the shipped ones of the same list, as they are tried."""
    load(own)
    files = dict(own.files) if own is not None else {}
    for name in FILES:
        where = str(Path(own.folder if own is not None else "", f"{name}.toml"))
        theirs = parsed(files[name], where) if name in files else {}
        gone = {(entry.key, entry.value) for entry in _entries(theirs.pop(REMOVE, {}), name)}
        mine = list(_entries(theirs, name))
        single = {entry.key for entry in mine if not entry.file}
        yield from (entry._replace(file=where) for entry in mine)
        for entry in _entries(parsed(shipped(name).encode(), name), name):
            if (entry.key, entry.value) not in gone and entry.key not in single:
                yield entry._replace(file=f"shipped {name}.toml")


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
