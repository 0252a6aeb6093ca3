"""Which paragraphs of a text file are headings, and of which rank: told by words, as nothing is told by the look.

In order of trust: markup (#, bold), the label of a goal, a heading with a known meaning, and at last a short line that
stands like a heading: it begins with a capital, no sentence ends in it, the text before it is finished, and text follows.
What looks the same and is none (names and addresses, captions, "Ej aktuellt", attachments) is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from vpextract.knowledge import Knowledge
from vpextract.knowledge.leads import lead_of
from vpextract.layout.prose.draft import Draft
from vpextract.layout.sheet import Measure
from vpextract.layout.words import ends_sentence
from vpextract.matching import bare
from vpextract.model import Table
from vpextract.terms import LEVELS

LONGEST_HEADING = 170
LONGEST_GOAL = 320
SHORT = 40
"""Letters of a heading at most under which nothing stands: the last line of the file."""
OTHER_RANK = 4
RANK_OF_LEVEL: dict[str, int] = {level: rank for rank, level in enumerate(LEVELS, 1)}

_DATED = regex.compile(r"\D*\d{4}-\d\d-\d\d")
_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}")


def word_ranks(items: Sequence[Draft | Table], measure: Measure, knowledge: Knowledge) -> list[int]:
    """The rank of each paragraph, 0 for running text and tables."""
    taught = _taught_leads(items, knowledge)
    ranks: list[int] = []
    for i, item in enumerate(items):
        if isinstance(item, Table) or item.contact:
            ranks.append(0)
            continue
        before, after = items[i - 1] if i else None, items[i + 1] if i + 1 < len(items) else None
        before_rank = ranks[-1] if ranks else 0
        rank = _rank(item, before, before_rank, after, knowledge)
        if i in taught and not rank:
            rank = OTHER_RANK
        if rank == OTHER_RANK and not measure.wraps and not _stands_apart(item, before, before_rank, knowledge):
            rank = 0
        ranks.append(rank)
    return ranks


def _taught_leads(items: Sequence[Draft | Table], knowledge: Knowledge) -> frozenset[int]:
    """Lines with a lead such as "Löfte 2:" that no pattern knows, where several have it and stand over parts of goals."""
    found: dict[str, list[int]] = {}
    for i, item in enumerate(items[:-1]):
        if isinstance(item, Draft) and ": " in item.text and not (item.item or item.toc):
            after = items[i + 1]
            over = isinstance(after, Draft) and _is_part_of_goal(after.text, knowledge)
            over = over and not _is_part_of_goal(item.text, knowledge)
            lead = lead_of(item.text) if over and len(item.text) <= LONGEST_HEADING else None
            if lead is not None and not ends_sentence(item.text) and not knowledge.contact_label(item.text):
                found.setdefault(lead.key, []).append(i)
    return frozenset(i for places in found.values() if len(places) > 1 for i in places)


def _is_part_of_goal(text: str, knowledge: Knowledge) -> bool:
    return knowledge.heads_goal_text(text) or knowledge.assessment(text) is not None


def _stands_apart(draft: Draft, before: Draft | Table | None, before_rank: int, knowledge: Knowledge) -> bool:
    """Whether an unmarked line has an empty line, a table or a heading before it: in a transcript headings do."""
    marked = draft.depth or draft.bold or knowledge.heading_kind(draft.text) is not None
    return bool(marked) or draft.gap or not isinstance(before, Draft) or before_rank > 0


def made_whole(items: Sequence[Draft | Table], knowledge: Knowledge) -> list[Draft | Table]:
    """The items with each goal's label that stands alone made one with the paragraph of its text."""
    whole: list[Draft | Table] = []
    for item in items:
        last = whole[-1] if whole else None
        if (
            isinstance(item, Draft)
            and isinstance(last, Draft)
            and _is_bare_label(last, knowledge)
            and not _means_something(item, knowledge)
        ):
            text = f"{item.bullet} {item.text}" if item.bullet else item.text
            whole[-1] = replace(last, text=f"{last.text} {text}", lengths=last.lengths + item.lengths, sides=())
        else:
            whole.append(item)
    _see_heads_of_pages(whole)
    return whole


def _see_heads_of_pages(items: Sequence[Draft | Table]) -> None:
    """Lines that look like list items because a new page begins with them: no item stands beside them, and the same
    words stand elsewhere without the space before them.
    """
    plain = {bare(item.text) for item in items if isinstance(item, Draft) and not item.item}
    lost = [(i, item) for i, item in enumerate(items) if isinstance(item, Draft) and item.lost]
    beside = {i: [*items[max(0, i - 1) : i], *items[i + 1 : i + 2]] for i, _ in lost}
    alone = [item for i, item in lost if not any(isinstance(n, Draft) and n.item for n in beside[i])]
    for item in alone:
        if bare(item.text) in plain:
            item.item = item.lost = False


def _is_bare_label(draft: Draft, knowledge: Knowledge) -> bool:
    label = knowledge.goal_label(draft.text)
    return label is not None and not label.text and not draft.item and not draft.toc


def _means_something(draft: Draft, knowledge: Knowledge) -> bool:
    return (
        draft.toc
        or knowledge.goal_label(draft.text) is not None
        or knowledge.heading_kind(draft.text) is not None
        or knowledge.assessment(draft.text) is not None
        or len(draft.text) > LONGEST_GOAL
    )


def _rank(
    draft: Draft, before: Draft | Table | None, before_rank: int, after: Draft | Table | None, knowledge: Knowledge
) -> int:
    if draft.toc or knowledge.assessment(draft.text) is not None:
        return 0
    goal = knowledge.goal_label(draft.text)
    if goal is not None and goal.text and not draft.item and len(draft.text) <= LONGEST_GOAL:
        numbered = goal.number is not None and knowledge.is_without_verb(goal.text.split(".")[0])
        if ":" in draft.text[:60] or numbered or not ends_sentence(draft.text):
            return RANK_OF_LEVEL.get(goal.level or "", OTHER_RANK)
        return 0
    if draft.depth:
        return draft.depth
    if knowledge.heading_kind(draft.text) is not None and not draft.item:
        return OTHER_RANK
    if (
        draft.bold
        and len(draft.text) <= LONGEST_HEADING
        and not draft.text.endswith((".", ",", ";"))
        and not draft.item
    ):
        return OTHER_RANK
    if _looks_like_heading(draft, knowledge) and _stands_like_heading(draft, before, before_rank, after, knowledge):
        return OTHER_RANK
    return 0


def _looks_like_heading(draft: Draft, knowledge: Knowledge) -> bool:
    text = draft.text
    if draft.item or draft.signs or len(text) > LONGEST_HEADING or len(draft.lengths) > 3:
        return False
    first = next((c for c in text if c.isalnum()), "")
    if not (first.isupper() or first.isdecimal()) or sum(c.isalpha() for c in text) < 3:
        return False
    if (
        text.endswith((".", ",", ":", ";", "!", "?", "…", "-"))
        or ": " in text
        or regex.search(r"\p{Ll}\. \p{Lu}", text)
    ):
        return False
    lean = bare(text)
    if (
        knowledge.is_no_heading(lean)
        or knowledge.is_unit_line(text)
        or knowledge.is_address(text)
        or _DATED.fullmatch(text)
    ):
        return False
    known = (*knowledge.documents.attachments.match, *knowledge.tables.captions.match)
    return not any(regex.fullmatch(pattern, lean, flags=regex.IGNORECASE) for pattern in known)


def _stands_like_heading(
    draft: Draft, before: Draft | Table | None, before_rank: int, after: Draft | Table | None, knowledge: Knowledge
) -> bool:
    """The text before is finished, something follows, and the line is no part of a block of short lines."""
    if after is None:
        return draft.gap and len(draft.text) <= SHORT and not _NAME.fullmatch(draft.text)
    if isinstance(before, Draft) and not before.toc and not ends_sentence(before.text):
        if not (before_rank or before.bullet) and len(before.text) > LONGEST_HEADING:
            return False
        if draft.lead and not draft.gap and len(draft.text) < 30:
            return False  # a sign stood before it: the answer to the heading above
    if len(draft.lengths) > 1 and draft.lengths[0] < 40:
        return False  # a name and a title below it, not a wrapped heading
    if isinstance(after, Table):
        return not knowledge.counts(draft.text) and (len(draft.text) <= 60 or knowledge.is_without_verb(draft.text))
    if knowledge.is_address(after.text) and len(after.text) < 80:
        return False
    if not (ends_sentence(after.text) or after.item or len(after.text) > LONGEST_HEADING):
        return knowledge.is_without_verb(draft.text) and (after.gap or not _NAME.fullmatch(draft.text))
    return True
