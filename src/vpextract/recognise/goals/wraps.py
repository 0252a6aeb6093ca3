"""Goal headings that go on in the heading below them: the lines of one heading that was set in several looks.

A heading below a goal's begins in lower case only where it goes on; one that begins with a capital does so where the goal's
text ends in a word that no heading ends in ("… och", "… till"), or where the goal's assessment stands below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vpextract.knowledge import Knowledge
from vpextract.model import Block, Paragraph
from vpextract.recognise.goals.headings import LONGEST_GOAL
from vpextract.recognise.goals.levels import GoalHeading

_MOST_LINES = 4
_NEAR = 2
"""The ranks of two lines of one heading differ by no more."""


def whole_headings(
    blocks: Sequence[Block], headings: Mapping[int, GoalHeading], knowledge: Knowledge
) -> tuple[dict[int, GoalHeading], dict[int, Paragraph | None]]:
    """The headings with their whole text, and the paragraphs to be read instead of those at their indices; None for one
    that is a part of the heading above it."""
    whole, instead = dict(headings), dict[int, Paragraph | None]()
    for at, heading in headings.items():
        first = blocks[at]
        if not isinstance(first, Paragraph):
            continue
        for below in range(at + 1, min(at + _MOST_LINES, len(blocks))):
            block, before = blocks[below], whole[at].label.text
            if below in headings or not isinstance(block, Paragraph):
                break
            if not _goes_on(before, heading.rank, block, blocks[below + 1 : below + 2], knowledge):
                break
            text = f"{before} {block.text}"
            whole[at] = heading._replace(label=heading.label._replace(text=text))
            first = replace(
                first,
                text=f"{first.text} {block.text}",
                place=first.place.with_next(block.place),
                signs=(*first.signs, *block.signs),
            )
            instead |= {at: first, below: None}
    return whole, instead


def _goes_on(text: str, rank: int, block: Paragraph, behind: Sequence[Block], knowledge: Knowledge) -> bool:
    if not text or not rank or not block.rank or block.bullet or block.toc:
        return False
    if abs(block.rank - rank) > _NEAR or len(text) + len(block.text) > LONGEST_GOAL or text[-1:] in ".:;!?":
        return False
    if knowledge.chapter_kind(block.text) is not None or knowledge.assessment(block.text) is not None:
        return False
    if knowledge.assessments.is_lead(block.text):  # "Bedömning:", and the assessment on a line of its own
        return False
    assessed = any(isinstance(x, Paragraph) and knowledge.assessments.of_line(x.text) is not None for x in behind)
    return block.text[:1].islower() or assessed or is_cut(text, knowledge)


def is_cut(text: str, knowledge: Knowledge) -> bool:
    """Whether a text ends in a word that none ends in, or in a hyphen or comma."""
    return text[-1:] in "-–," or text.casefold().rpartition(" ")[2] in knowledge.unfinished
