"""Goals in tables that only frame them: a row for the goal, its label beside or over it, and rows for what is said of it.

| Nämndmål | 1.1 Hamnarna är trygga |       becomes a goal's heading, a heading with its text, and an assessment, as if they
| Beskrivning | Hamnarna har …     |       stood below each other without a table.
| Måluppfyllelse | Uppfylls delvis |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from vpextract.knowledge import Knowledge
from vpextract.model import Block, Paragraph, Place, Table
from vpextract.recognise.goals.headings import LONGEST_GOAL

_MOST_ROWS = 8
_Line = tuple[list[str], Place, tuple[str, ...]]


def with_cards_opened(blocks: Sequence[Block], knowledge: Knowledge) -> list[Block]:
    """The blocks, with the paragraphs of each table that is no more than the frame of a goal."""
    cards: dict[int, list[_Line]] = {}
    for at, block in enumerate(blocks):
        lines = _lines_of(block, knowledge) if isinstance(block, Table) else _sides_of(block)
        whole = all(_is_goal(texts, knowledge) or _says_of_it(texts, knowledge) for texts, _, _ in lines)
        if lines and whole and (at - 1 in cards or _is_goal(lines[0][0], knowledge)):
            cards[at] = lines
    if not cards:
        return list(blocks)
    rank = _rank_of_goals([block for at, block in enumerate(blocks) if at not in cards], knowledge)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        out += _paragraphs(cards[at], rank, knowledge) if at in cards else [block]
    return out


def _lines_of(table: Table, knowledge: Knowledge) -> list[_Line]:
    """The lines of a table that may be a card, each of one or two texts."""
    if len(table.rows) > _MOST_ROWS:
        return []
    above = ([table.title] if table.title else [], [text for text in table.columns if text])
    lines: list[_Line] = [(texts, table.place, ()) for texts in above if texts]
    lines += [([text for text in row.cells if text], row.place, row.signs) for row in table.rows if any(row.cells)]
    return lines if lines and len(lines[0][0]) <= 2 and _is_goal(lines[0][0], knowledge) else []


def _sides_of(paragraph: Paragraph) -> list[_Line]:
    """A line of running text that is two texts, of which the second may wrap: a row of a card without rules."""
    first, *below = paragraph.sides or ((),)
    apart = len(first) == 2 and all(len(sides) == 1 for sides in below)
    if not apart or paragraph.rank or paragraph.toc or not paragraph.text.startswith(first[0]):
        return []
    return [([first[0], paragraph.text.removeprefix(first[0]).strip()], paragraph.place, paragraph.signs)]


def _is_goal(texts: Sequence[str], knowledge: Knowledge) -> bool:
    label = knowledge.goal_label(_as_goal(texts))
    return label is not None and bool(label.text) and label.level is not None and len(label.text) <= LONGEST_GOAL


def _as_goal(texts: Sequence[str]) -> str:
    """A goal as it reads in a line: its label, a colon, its text."""
    first, *rest = texts
    return f"{first.rstrip(': ')}: {rest[0]}" if rest else first


def _says_of_it(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a line says something of a goal behind a head of its own, or is an assessment."""
    if len(texts) == 1:
        return knowledge.assessment(texts[0]) is not None or knowledge.run_in_head(texts[0]) is not None
    if len(texts) != 2:
        return False
    return knowledge.heads_goal_text(texts[0]) or knowledge.assessments.is_lead(texts[0])


def _rank_of_goals(blocks: Sequence[Block], knowledge: Knowledge) -> int:
    """The rank that goals have elsewhere in the document; where it has no others, that of its smallest headings."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    goals = Counter(block.rank for block in paragraphs if knowledge.goal_label(block.text) is not None)
    ranked = [rank for rank, _ in goals.most_common() if rank]
    if goals:
        return ranked[0] if ranked else 0
    return max((block.rank for block in paragraphs), default=0) or 1


def _paragraphs(lines: Sequence[_Line], rank: int, knowledge: Knowledge) -> Iterator[Paragraph]:
    for texts, place, signs in lines:
        if _is_goal(texts, knowledge):
            yield Paragraph(_as_goal(texts), place, rank, signs=signs)
        elif len(texts) == 1:
            yield Paragraph(texts[0], place, signs=signs)
        elif knowledge.assessments.is_lead(texts[0]):
            yield Paragraph(f"{texts[0].rstrip(': ')}: {texts[1]}", place, signs=signs)
        else:
            yield Paragraph(texts[0].rstrip(": "), place, rank + 1)
            yield from (Paragraph(part, place) for part in texts[1].split("\n"))
