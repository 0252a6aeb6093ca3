"""Blocks of pages whose tables or texts were laid to run from left to right, with their places as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vpextract.model import Block, Laid, Page, Place, Skewed, Table


def on_paper(blocks: Iterable[Block], pages: Sequence[Page]) -> list[Block]:
    """The blocks with their places on paper."""
    laid = {page.number: page.laid for page in pages if page.laid is not None}
    return [_block(block, laid) for block in blocks] if laid else list(blocks)


def _block(block: Block, laid: Mapping[int, Laid | Skewed]) -> Block:
    place = _place(block.place, laid)
    if isinstance(block, Table):
        return replace(block, place=place, rows=tuple(replace(r, place=_place(r.place, laid)) for r in block.rows))
    return replace(block, place=place)


def _place(place: Place, laid: Mapping[int, Laid | Skewed]) -> Place:
    how = laid.get(place.page) if place.page is not None else None
    return place if how is None or place.box is None else replace(place, box=how.on_paper(place.box))
