"""What is wrong in a patterns file, in words: where, and what is allowed there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import regex
from msgspec import inspect

from vpextract.knowledge.schema_base import Strict

_STEP = regex.compile(r"\.(?P<key>\w+)|\[(?:\d+|\.\.\.)\]")
_UNKNOWN_VALUE = regex.compile(r"Invalid enum value '(?P<value>.*)'")
_UNKNOWN_KEY = regex.compile(r"Object contains unknown field `(?P<value>.*)`")
_MISSING_KEY = regex.compile(r"Object missing required field `(?P<value>.*)`")
_WRONG_TYPE = regex.compile(r"Expected `.*`, got `.*`")
_WRITTEN: tuple[tuple[type[inspect.Type], str], ...] = (
    (inspect.ListType, 'a list, such as ["one", "two"]'),
    (inspect.StrType, 'a text in quotation marks, such as "one"'),
    (inspect.BoolType, "true or false"),
    (inspect.IntType, "a whole number"),
    (inspect.FloatType, "a number"),
    (inspect.DictType, "a table: [name] on a line of its own, and keys below it"),
    (inspect.StructType, "a table: [name] on a line of its own, and keys below it"),
)
_INSIDE_KEYS = "key` in `"


def explained(error: msgspec.ValidationError, schema: type[Strict]) -> tuple[str, str]:
    """The key that a mistake is at, and the reason; of unknown words and keys the known ones are listed."""
    reason, _, where = str(error).partition(" - at ")
    where = where.strip("`")
    path = where.removeprefix(_INSIDE_KEYS).removeprefix("$")
    key = path.strip(". ")
    there = _type_at(path, inspect.type_info(schema))
    found = _UNKNOWN_VALUE.fullmatch(reason)
    if found is not None and where.startswith(_INSIDE_KEYS) and isinstance(there, inspect.DictType):
        return key, _unknown("key", found["value"], _words(there.key_type))
    if found is not None:
        names = [step["key"] for step in _STEP.finditer(path) if step["key"]]
        return key, _unknown(names[-1] if names else "word", found["value"], _words(there))
    found = _UNKNOWN_KEY.fullmatch(reason)
    if found is not None and isinstance(there, inspect.StructType):
        return key, _unknown("key", found["value"], [field.encode_name for field in there.fields])
    found = _MISSING_KEY.fullmatch(reason)
    if found is not None and isinstance(there, inspect.StructType):
        field = next((field for field in there.fields if field.encode_name == found["value"]), None)
        return key, f"{reason}{_allowed(field.type if field is not None else None)}"
    found = _WRONG_TYPE.fullmatch(reason)
    return key, f"{reason}{_allowed(there)}" if found is not None else reason


def _allowed(there: inspect.Type | None) -> str:
    """What may stand at a place, in words and as TOML writes it."""
    if words := _words(there):
        return f"; known are {', '.join(words)}"
    return next((f"; write {how}" for kind, how in _WRITTEN if isinstance(there, kind)), "")


def _unknown(what: str, value: str, known: Iterable[str]) -> str:
    return f"unknown {what} {value!r}; known are {', '.join(known)}"


def _words(there: inspect.Type | None) -> list[str]:
    return [str(value) or "''" for value in there.values] if isinstance(there, inspect.LiteralType) else []


def _type_at(path: str, there: inspect.Type | None) -> inspect.Type | None:
    """The type that a patterns file has at a path such as `.indicators[0].role`."""
    for step in _STEP.finditer(path):
        if isinstance(there, inspect.StructType):
            there = next((field.type for field in there.fields if field.encode_name == step["key"]), None)
        elif isinstance(there, inspect.DictType):
            there = there.value_type
        elif isinstance(there, inspect.ListType):
            there = there.item_type
        else:
            return None
        if isinstance(there, inspect.UnionType):
            there = next((x for x in there.types if not isinstance(x, inspect.NoneType)), None)
    return there
