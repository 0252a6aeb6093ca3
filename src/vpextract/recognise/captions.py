"""Numbered captions ("Tabell 4. …") over or under tables, so that they are in no text beside, and lines that say a unit."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.matching import alternatives, collapsed
from vpextract.model import Block, Paragraph, SetAside, Table

_LONGEST = 160


class Captions(NamedTuple):
    """The paragraphs that are captions, by their indices, each with the index of its table."""

    table_of: Mapping[int, int]

    def titled(self, blocks: Sequence[Block], at: int) -> Block:
        """A block; a table without a title has its caption as one."""
        block = blocks[at]
        if isinstance(block, Table) and not block.title:
            texts = [blocks[caption].text for caption, table in self.table_of.items() if table == at]  # type: ignore[union-attr]
            return replace(block, title=collapsed(texts[0])) if texts else block
        return block

    def set_aside(self, blocks: Sequence[Block], lists: Container[int]) -> list[SetAside]:
        """The captions of tables that keep no title: those of indicators and activities, and those that have another one."""
        return [
            SetAside(block.text, "label", block.place.page)
            for at, table in self.table_of.items()
            if isinstance(block := blocks[at], Paragraph) and (table in lists or self._has_title(blocks[table]))
        ]

    @staticmethod
    def _has_title(block: Block) -> bool:
        return isinstance(block, Table) and bool(block.title)


def captions_of(blocks: Sequence[Block], knowledge: Knowledge) -> Captions:
    """The captions of a document. Between two tables a caption is where the document's other captions are."""
    begins = alternatives(knowledge.tables.numbered_captions.match)
    found = [
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and len(block.text) < _LONGEST and begins.match(collapsed(block.text))
    ]
    over, under = (
        {at for at in found if 0 <= at + step < len(blocks) and isinstance(blocks[at + step], Table)}
        for step in (1, -1)
    )
    above = len(over - under) >= len(under - over)
    return Captions(
        {
            at: at + 1 if at in over and (above or at not in under) else at - 1
            for at in found
            if at in over or at in under
        }
    )


def unit_line_below(blocks: Sequence[Block], at: int, knowledge: Knowledge) -> str:
    """A line under a table that says its unit and no more; over another table it is that one's."""
    below, after = (blocks[i] if i < len(blocks) else None for i in (at + 1, at + 2))
    if not isinstance(below, Paragraph) or isinstance(after, Table) or not knowledge.is_unit_line(below.text):
        return ""
    return below.text
