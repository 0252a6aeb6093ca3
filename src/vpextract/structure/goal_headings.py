"""Which paragraphs of a document are goal headings."""

from __future__ import annotations

from collections.abc import Container, Sequence

from vpextract.knowledge import Knowledge
from vpextract.model import Block, Paragraph
from vpextract.structure.goal_levels import GoalHeading

LONGEST_GOAL = 260


def goal_headings(blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge) -> dict[int, GoalHeading]:
    """The goal headings by the indices of their blocks. Where some of them are set as headings, no running text is one."""
    found = {
        at: GoalHeading(label, block.rank)
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and not block.toc and not block.bullet
        if (label := knowledge.goal_label(block.text)) is not None and len(label.text) <= LONGEST_GOAL
    }
    ranked = {at: heading for at, heading in found.items() if heading.rank}
    return ranked or found
