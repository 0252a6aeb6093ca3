"""`OUTPUT/rulings.jsonl`: what people decided, one JSON object a line, the latest last. Nothing in it is ever changed.

A line is `{"kind": …, "about": {…}, "verdict": …}`, with `told`, `by` and `at` where there are any: see `model.rulings`. What
is decided again, or taken back, is a further line about the same. Lines that are not understood stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vpextract.errors import OutputError
from vpextract.model.rulings import Ruling, in_force
from vpextract.store.folders import folder_at
from vpextract.store.layout import RULINGS
from vpextract.store.replacing import path_of, replace_file

NAME = RULINGS
_MOST = 2**28
"""Bytes; a ruling takes some five hundred."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """All decisions in the order in which they were made; `unreadable` are the lines that hold none."""

    all: tuple[Ruling, ...] = ()
    unreadable: tuple[int, ...] = ()

    def in_force(self, kind: str) -> dict[str, Ruling]:
        """What holds now, by the key of what it is about."""
        return in_force(self.all, kind)


def read_rulings(folder: str | Path) -> Rulings:
    """What was decided in that output; nothing where there is no such file. Raises OutputError where it cannot be read."""
    return bytes_to_rulings(_read(folder))


def add_rulings(folder: str | Path, rulings: Iterable[Ruling]) -> Rulings:
    """Write down what was decided, all of it or nothing, and give all that is there now. Raises OutputError.

    The output must be claimed, so that nobody else writes to it.
    """
    before = _read(folder)
    added = rulings_to_bytes(rulings)
    if not added:
        return bytes_to_rulings(before)
    missing_end = b"\n" if before and not before.endswith(b"\n") else b""
    data = before + missing_end + added
    there = folder_at(folder)
    try:
        replace_file(there, NAME, data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(f"{path_of(there, NAME)} cannot be written ({reason}). Nothing was changed.") from problem
    return bytes_to_rulings(data)


def rulings_path(folder: str | Path) -> str | Path:
    """How people name the file of that output."""
    return path_of(folder_at(folder), NAME)


def _read(folder: str | Path) -> bytes:
    there = folder_at(folder)
    try:
        return there.read_bytes(NAME, _MOST)
    except FileNotFoundError:
        return b""
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(
            f"{path_of(there, NAME)} cannot be read ({reason}). It holds what people decided; nothing was changed."
        ) from None


def bytes_to_rulings(data: bytes) -> Rulings:
    """What such a file says, whoever wrote it."""
    found = list(_read_lines(data))
    return Rulings(tuple(one for _, one in found if one is not None), tuple(line for line, one in found if one is None))


def rulings_to_bytes(rulings: Iterable[Ruling]) -> bytes:
    """Decisions as they stand in such a file, one a line."""
    return "".join(map(_line, rulings)).encode()


def _read_lines(data: bytes) -> Iterator[tuple[int, Ruling | None]]:
    for line, text in enumerate(data.split(b"\n"), 1):
        if text.strip():
            yield line, _ruling(text)


def _ruling(text: bytes) -> Ruling | None:
    try:
        said: dict[str, Any] = json.loads(text)
        kind, about, verdict = said["kind"], dict(said["about"]), said["verdict"]
        told, by, at = dict(said.get("told") or {}), said.get("by"), said.get("at")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    texts = (verdict, by, at)
    if not isinstance(kind, str) or not all(one is None or isinstance(one, str) for one in texts):
        return None
    return Ruling(kind, about, verdict, told, by, at)


def _line(one: Ruling) -> str:
    said = {"kind": one.kind, "about": one.about, "verdict": one.verdict}
    more = {"told": one.told, "by": one.by, "at": one.at}
    return json.dumps(said | {name: value for name, value in more.items() if value}, ensure_ascii=False) + "\n"
