"""The shape of the head of a pack; what follows it has the shape of the files that it adds to."""

from __future__ import annotations

from vpextract.knowledge.schema_base import Strict


class PackHead(Strict, frozen=True):
    """For which documents a pack is: those of its years in which so many of its words stand by themselves.

    A word of the `signature` is a whole line or cell, or what stands there before a colon or a number.
    """

    about: str
    signature: list[str]
    needed: int = 2
    valid_from: int | None = None
    valid_to: int | None = None
