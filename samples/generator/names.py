"""Other names in the same content: a city with other places, boards and words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

Names = tuple[tuple[str, str], ...]
NAMED_OTHERWISE = frozenset({"file", "look", "board_id", "doc_type", "kind", "level", "unit", "qualifier"})
"""Fields that are no words of the document."""


def renamed(value: Any, names: Names) -> Any:
    """The value with each name replaced by its other name, in every text inside it."""
    if isinstance(value, str):
        for name, other in names:
            value = value.replace(name, other)
        return value
    if isinstance(value, list | tuple):
        return type(value)(renamed(item, names) for item in value)
    if isinstance(value, dict):
        return {key: renamed(item, names) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        inside = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in NAMED_OTHERWISE}
        return replace(value, **{name: renamed(item, names) for name, item in inside.items()})
    return value
