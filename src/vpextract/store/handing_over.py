"""What people decided in one output, handed over to a colleague's: a file of rulings out, and into another output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from vpextract.errors import OutputError, RequestError
from vpextract.linking.review_rulings import LINK
from vpextract.model.rulings import Ruling, all_in_force
from vpextract.plainfiles import plain_file
from vpextract.store.review_file import decide_links
from vpextract.store.rulings import Rulings, add_rulings, bytes_to_rulings, read_rulings, rulings_to_bytes
from vpextract.store.writing import claimed

_MOST = 2**28
"""Bytes; a ruling takes some five hundred."""


class Taken(NamedTuple):
    """How many decisions of a file are `new` here, `known` already, or `differ` from those here; `unreadable` are lines."""

    new: int
    known: int
    differ: int
    unreadable: tuple[int, ...]


def rulings_for_others(folder: str | Path) -> list[Ruling]:
    """All decisions of an output that hold, in the order in which they were made. Raises OutputError."""
    return list(all_in_force(read_rulings(folder).all).values())


def write_rulings(rulings: Iterable[Ruling], file: Path) -> None:
    """Write decisions into a new file, one a line. Raises OutputError where it is there already or cannot be written."""
    try:
        with file.open("xb") as sink:
            sink.write(rulings_to_bytes(rulings))
    except FileExistsError:
        raise OutputError(f"{file} is there already. Name another file; nothing was written.") from None
    except OSError as problem:
        raise OutputError(f"{file} cannot be written ({problem.strerror or problem}).") from problem


def read_handed_over(file: Path) -> Rulings:
    """The decisions in such a file, whoever wrote it. Raises RequestError where it cannot be read."""
    try:
        with plain_file(file, through_links=True) as (source, size):
            if size > _MOST:
                raise RequestError(f"{file} is larger than any file of decisions ({size} bytes).")
            return bytes_to_rulings(source.read(_MOST))
    except OSError as problem:
        raise RequestError(f"{file} cannot be read ({problem.strerror or problem}).") from problem


def take_over(folder: str | Path, theirs: Rulings, *, instead: bool = False) -> Taken:
    """Write down the decisions that are new here; where both say otherwise of the same, theirs only if `instead` says so.

    Raises OutputError, with nothing changed, where the output cannot be written.
    """
    with claimed(folder):
        own = all_in_force(read_rulings(folder).all)
        given = all_in_force(theirs.all)
        new = [one for key, one in given.items() if key not in own]
        differ = [one for key, one in given.items() if key in own and _essence(own[key]) != _essence(one)]
        made = [*new, *(differ if instead else ())]
        add_rulings(folder, [one for one in made if one.kind != LINK])
        decide_links(folder, [one for one in made if one.kind == LINK])
    return Taken(len(new), len(given) - len(new) - len(differ), len(differ), theirs.unreadable)


def _essence(one: Ruling) -> tuple[object, ...]:
    return one.verdict, one.told.get("value")
