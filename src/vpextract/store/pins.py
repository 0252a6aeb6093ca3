"""How an open output knows whether its files are still those that it was opened with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from vpextract.store.folder import Folder, Identity
from vpextract.store.layout import COMMITTED, MANIFEST


class State(NamedTuple):
    """Differs before and after a new result was put in its place."""

    committed: bool
    manifest: Identity | None


def state(folder: Folder) -> State:
    return State(folder.child(COMMITTED).identity(MANIFEST) is not None, folder.identity(MANIFEST))


def pins(places: Iterable[Folder], files: Collection[str]) -> dict[str, Identity]:
    """Which very file it is that the first of the places has."""
    found: dict[str, Identity] = {}
    for place in places:
        found = place.identities([file for file in files if file not in found]) | found
    return found
