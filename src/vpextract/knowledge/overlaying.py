"""A user's patterns laid over the shipped ones: tables key by key, their entries before ours; and ours that they take out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from vpextract.errors import PatternError

REMOVE = "remove"
"""The table of a user's file that names shipped entries, by the keys they stand under, which are to count no more."""


_GOALS = tuple(("goals", None, words) for words in ("labels", "nouns", "qualifiers"))
_OWNERS = tuple(("goal_parts", "owners", None, words) for words in ("words", "endings", "behind_names"))
_HEADS = (
    *(("parts", group, None) for group in ("what", "whose", "who", "when")),
    *(("parts", words) for words in ("light", "other", "compared")),
)
_FAMILIES: Mapping[str, Sequence[Sequence[Sequence[str | None]]]] = {"labels": (_GOALS, _OWNERS), "columns": (_HEADS,)}
"""Lists of words of a file in which one word means one thing: the one under whose key it stands. None is any key."""
_IN_ORDER = {"labels": ("headings", "chapters", "assessments")}
"""Tables of a file whose entries are patterns that are tried one entry after the other; `first` is tried before them all."""


def outranked(ours: Mapping[str, Any], theirs: Mapping[str, Any], file: str) -> Mapping[str, Any]:
    """Ours without the words that theirs give another meaning, and with their patterns before ours of all other entries."""
    for family in _FAMILIES.get(file, ()):
        said = {word for path in family for words in _lists(theirs, path) for word in words}
        for path in family if said else ():
            ours = _filtered(ours, path, said)
    for table in _IN_ORDER.get(file, ()):
        for name, entry in _table(theirs.get(table)).items():
            there = _table(_table(ours.get(table)).get(name))
            if isinstance(match := _table(entry).get("match"), list) and there:
                there = {**there, "first": [*match, *there.get("first", ())]}
                ours = {**ours, table: {**ours[table], name: there}}
    return ours


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _lists(data: Any, path: Sequence[str | None]) -> Iterator[list[Any]]:
    """The lists that a path leads to."""
    if not path:
        if isinstance(data, list):
            yield data
        return
    for name, value in _table(data).items():
        if path[0] in (None, name):
            yield from _lists(value, path[1:])


def _filtered(data: Any, path: Sequence[str | None], words: Container[Any]) -> Any:
    """The same data without these words in the lists that a path leads to."""
    if not path:
        return [word for word in data if word not in words] if isinstance(data, list) else data
    if not isinstance(data, Mapping):
        return data
    return {name: _filtered(x, path[1:], words) if path[0] in (None, name) else x for name, x in data.items()}


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
