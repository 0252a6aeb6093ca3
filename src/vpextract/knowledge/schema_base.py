"""What the shapes of all patterns files are made of."""

from __future__ import annotations

import msgspec


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a patterns file: every key has its type, an unknown key is a mistake."""


class Labelled(Strict, frozen=True):
    labels: list[str]
    examples: list[str] = []
    counter_examples: list[str] = []


class Matched(Strict, frozen=True):
    """`first`: those of the patterns that are tried before all of other entries, where the order decides; a user's own are."""

    match: list[str]
    first: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []
