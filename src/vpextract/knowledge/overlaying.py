"""A user's patterns laid over the shipped ones: tables key by key, their entries before ours; and ours that they take out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vpextract.errors import PatternError

REMOVE = "remove"
"""The table of a user's file that names shipped entries, by the keys they stand under, which are to count no more."""


def overlaid(ours: Any, theirs: Any) -> Any:
    """Both together: of single values theirs, of lists theirs first, so that they are tried before ours."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return {
            key: overlaid(ours[key], theirs[key]) if key in ours and key in theirs else theirs.get(key, ours.get(key))
            for key in ours | theirs
        }
    if isinstance(ours, list) and isinstance(theirs, list):
        return theirs + ours
    return theirs


def without(ours: Any, removed: Any, where: str, key: str = REMOVE) -> Any:
    """Ours without the entries that `removed` names. Raises PatternError for one that is not there: a slip would go unseen.

    Examples that only the entry made true are for the shipped patterns alone; they are not asked of a user's.
    """
    if isinstance(ours, Mapping) and isinstance(removed, Mapping):
        unknown = next((name for name in removed if name not in ours), None)
        if unknown is not None:
            raise PatternError(where, f"{key}.{unknown}", f"there is no such key; known are {', '.join(ours)}")
        return {
            name: without(x, removed[name], where, f"{key}.{name}") if name in removed else x
            for name, x in ours.items()
        }
    if isinstance(ours, list) and isinstance(removed, list):
        unknown = next((entry for entry in removed if entry not in ours), None)
        if unknown is not None:
            raise PatternError(where, key, f"{unknown!r} is no shipped entry there, so that it cannot be taken out")
        return [entry for entry in ours if entry not in removed]
    raise PatternError(where, key, "name the entries to take out in lists, under the keys that they stand under")
