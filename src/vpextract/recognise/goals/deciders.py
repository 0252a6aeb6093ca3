"""Goals that say below their heading who decided them: "3.1 Trygga hamnar" over "Beslutats av" over "Kommunfullmäktige"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from vpextract.knowledge import GoalLabel, Knowledge
from vpextract.knowledge.deciders import Deciders
from vpextract.knowledge.leads import number_of
from vpextract.model import Block, Paragraph
from vpextract.recognise.goals.levels import OWNERS, GoalHeading
from vpextract.terms import BOARD, COUNCIL, LEVELS

_FEWEST = 2
"""Headings that teach that a document says so."""
_LONGEST = 260
_, _MIDDLE, _LOWEST = LEVELS

_Found = dict[int, GoalHeading]


def decided_goals(blocks: Sequence[Block], found: Mapping[int, GoalHeading], knowledge: Knowledge) -> _Found:
    """The headings of goals that are told, or whose level is told, by who decided them.

    They are those `found` so far whose label leaves the level open, and numbered ones without a label, set as headings or
    not, whose chapter is about goals: a direktiv is decided, too.
    """
    deciders = _deciders(blocks, Deciders(knowledge.labels.goal_parts))
    if len(deciders) < _FEWEST:
        return {}
    texts = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph) and not block.toc]
    numbered = {at: lead for at, block in texts if (lead := number_of(block.text)) is not None}
    chapters = {str(lead.number) for lead in numbered.values() if knowledge.names_goals(lead.text)}
    told: _Found = {}
    for at, owner in deciders.items():
        block, lead, known = blocks[at], numbered.get(at), found.get(at)
        rank = block.rank if isinstance(block, Paragraph) else 0
        if known is not None and known.label.level is not None and (known.label.firm or owner == COUNCIL):
            continue
        if known is not None:
            told[at] = GoalHeading(_decided(known.label, owner), rank, "decider")
        elif lead is not None and len(lead.text) <= _LONGEST and chapters.intersection(_above(str(lead.number))):
            told[at] = GoalHeading(_decided(GoalLabel(None, lead.number, lead.text), owner), rank, "decider")
    return told


def goals_over_lines(blocks: Sequence[Block], found: Mapping[int, GoalHeading], knowledge: Knowledge) -> _Found:
    """Numbered headings without a label that patterns make goals by the line right below them ("Kommunfullmäktige")."""
    told: _Found = {}
    for at, (block, below) in enumerate(pairwise(blocks)):
        if at in found or not isinstance(block, Paragraph) or not isinstance(below, Paragraph) or block.toc:
            continue
        level = knowledge.level_below(below.text)
        lead = number_of(block.text) if level is not None else None
        if level is not None and lead is not None and len(lead.text) <= _LONGEST:
            label = GoalLabel(level, lead.number, lead.text, "", f"{level} over a line", OWNERS[level], firm=True)
            told[at] = GoalHeading(label, block.rank, "line below")
    return told


def _deciders(blocks: Sequence[Block], words: Deciders) -> dict[int, str]:
    """Who decided what stands in a paragraph (`kf`, `namnd`), as the one or two lines right below it say."""
    found: dict[int, str] = {}
    for at, block in enumerate(blocks):
        if not at or not isinstance(block, Paragraph) or (rest := words.behind(block.text)) is None:
            continue
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        who = rest or (below.text if isinstance(below, Paragraph) else "")
        if (owner := words.owner(who)) is not None:
            found[at - 1] = owner
    return found


def _decided(label: GoalLabel, owner: str) -> GoalLabel:
    if owner == BOARD:
        return label._replace(level=_LOWEST, kind=_LOWEST, owner=BOARD, firm=True)
    return label._replace(level=_MIDDLE, kind="decided by the council", owner=COUNCIL, firm=False)


def _above(number: str) -> list[str]:
    """The numbers of the chapters that hold one: 3.1 and 3 for 3.1.2."""
    parts = number.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]
