"""Running text in two columns that was read across: lines side by side, of which each goes on the one above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vpextract.issues import issue, shortened
from vpextract.model import Block, Issue, Paragraph

_LONG = 20
"""Letters of a line of running text at least; names and addresses side by side are shorter."""
_ENDS = ".!?:"


def read_across(blocks: Sequence[Block]) -> Iterator[Issue]:
    """One doubt for each page on which lines of text stand side by side, and sentences go on below them, not beside them."""
    told: set[int | None] = set()
    for block in blocks:
        if isinstance(block, Paragraph) and block.sides and block.place.page not in told and _goes_on_below(block):
            told.add(block.place.page)
            message = f"Text may stand in two columns, and was read across: {shortened(' '.join(block.sides[0]))}"
            yield issue("columns_read_across", message, block.place)


def _goes_on_below(text: Paragraph) -> bool:
    """Whether two long texts stand side by side, and below one of them its sentence goes on in small letters."""
    beside = [pair for pair in pairwise(text.sides) if len(pair[0]) == 2 == len(pair[1])]
    return any(
        min(map(len, above)) >= _LONG
        and any(a[-1] not in _ENDS and b[:1].islower() for a, b in zip(above, below, strict=True))
        for above, below in beside
    )
