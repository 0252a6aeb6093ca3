"""Patterns files as they are written: those that are shipped, and TOML read with an error for people."""

from __future__ import annotations

import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import regex

from vpextract.errors import PatternError

_DEEP_KEY = regex.compile(r"""(?m)^[^"'#\n]*?(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){50}""")
"""A key of so many parts, outside of texts: reading it takes a time that grows with their square. Known ones have three."""


def shipped_folder() -> Traversable:
    """Where the shipped files lie: in the installed package, or beside its source."""
    inside = resources.files("vpextract") / "patterns"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "patterns"


def shipped(name: str) -> str:
    """The text of a shipped file."""
    return (shipped_folder() / f"{name}.toml").read_text("utf8")


def parsed(raw: bytes, where: str) -> dict[str, Any]:
    """A file as it is written. Raises PatternError."""
    try:
        text = raw.decode("utf8")
        if deep := _DEEP_KEY.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            raise PatternError(where, "", f"not valid TOML: too many dots in a key (at line {line})")
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(where, "", f"not valid TOML: {error}") from None
    except RecursionError:
        line = _line_of_brackets(raw.decode("utf8"))
        raise PatternError(where, "", f"not valid TOML: too many brackets in each other (at line {line})") from None


def _line_of_brackets(text: str) -> int:
    """The line with most brackets that open."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{")) + 1
