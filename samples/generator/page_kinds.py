"""Parts of a document on pages of their own kind: landscape, turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.content import (
    Block,
    PageKind,
)
from generator.source import Source


def turned(source: Source, place: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, on pages of their own kind if the plan has one for this place."""
    kinds = [PageKind(flipped, degrees) for name, degrees, flipped in source.plan.pages if name == place]
    yield from kinds
    yield from blocks
    yield from [PageKind() for _ in kinds]
