"""Paragraphs and tables in order → blocks: which paragraphs are headings, and of which rank.

On pages the look counts: a heading is set bold or larger than running text, and the largest look is the first rank. Where the
look tells nothing, as in text files and on pages that are printed in one type throughout, the words do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from vpextract.knowledge import Knowledge
from vpextract.layout.prose.contacts import mark_contacts
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.paragraphs import LARGER
from vpextract.layout.prose.plain_headings import made_whole, word_ranks
from vpextract.layout.sheet import Measure
from vpextract.model import Block, Table

_LONGEST_HEADING = 240
_PLAIN = 2
"""So many known headings in the type of running text are no chance."""
_NO_LEVEL = 10
_FRONT_MATTER = 16
"""So many paragraphs from the start names and addresses may stand in a text file."""


def drafts_to_blocks(items: Sequence[Draft | Table], measure: Measure, knowledge: Knowledge) -> list[Block]:
    """The finished paragraphs among the tables."""
    if not measure.looks:
        items = made_whole(items, knowledge)
    mark_contacts(_front_matter(items, measure), measure, knowledge)
    ranks = _look_ranks(items, measure, knowledge) if measure.looks else word_ranks(items, measure, knowledge)
    if measure.looks and _are_plain(items, ranks, knowledge):
        ranks = _with_known(items, ranks, knowledge) if any(ranks) else word_ranks(items, measure, knowledge)
    return [item if isinstance(item, Table) else item.paragraph(rank) for item, rank in zip(items, ranks, strict=True)]


def _front_matter(items: Sequence[Draft | Table], measure: Measure) -> list[Draft]:
    """What may hold names and addresses: the first page, or the beginning of a text file up to its first table."""
    if measure.looks and measure.wraps:
        return [item for item in items if isinstance(item, Draft) and item.page == 1]
    tables = [i for i, item in enumerate(items) if isinstance(item, Table)]
    return [item for item in items[: min([*tables, _FRONT_MATTER])] if isinstance(item, Draft)]


def _look_ranks(items: Sequence[Draft | Table], measure: Measure, knowledge: Knowledge) -> list[int]:
    headings = [isinstance(item, Draft) and _looks_like_heading(item, measure, knowledge) for item in items]
    looks = {_look(heading) for heading in compress(items, headings) if isinstance(heading, Draft)}
    ranks = {look: rank for rank, look in enumerate(sorted(looks, key=lambda x: (x[0], -x[1], not x[2])), 1)}
    return [ranks[_look(item)] if heads else 0 for item, heads in zip(items, headings, strict=True)]


def _are_plain(items: Sequence[Draft | Table], ranks: Sequence[int], knowledge: Knowledge) -> bool:
    """Whether most of what headings say is set like running text, so that the look does not tell headings."""
    known = [rank for item, rank in zip(items, ranks, strict=True) if _says_heading(item, knowledge)]
    return known.count(0) >= max(_PLAIN, len(known) / 2)


def _with_known(items: Sequence[Draft | Table], ranks: Sequence[int], knowledge: Knowledge) -> list[int]:
    """The ranks, with known headings that are set like running text below all that are told by their look."""
    lowest = max(ranks) + 1
    known = (_says_heading(item, knowledge) for item in items)
    return [rank or (lowest if says else 0) for rank, says in zip(ranks, known, strict=True)]


def _says_heading(item: Draft | Table, knowledge: Knowledge) -> bool:
    """Whether a line by itself says what known headings say."""
    alone = isinstance(item, Draft) and len(item.lengths) == 1 and not (item.toc or item.contact or item.bullet)
    return alone and isinstance(item, Draft) and knowledge.heading_kind(item.text) is not None


def _look(item: Draft | Table) -> tuple[int, float, bool]:
    """What ranks headings: the level that the file says itself, as Word files do, and without one their type."""
    if isinstance(item, Table):
        return _NO_LEVEL, 0.0, False
    return (item.depth, 0.0, False) if item.depth else (_NO_LEVEL, round(item.size * 2) / 2, item.bold)


def _looks_like_heading(draft: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    if draft.depth and not draft.toc:
        return any(c.isalpha() for c in draft.text) and knowledge.assessment(draft.text) is None
    if draft.toc or draft.contact or draft.bullet:
        return False
    larger = draft.size > measure.sizes.body + LARGER
    bold = draft.bold and not measure.bold_body and draft.size > measure.sizes.body - 1.6
    text = draft.text
    if not larger and not bold and not _is_known_heading(draft, measure, knowledge):
        return False
    if len(text) > _LONGEST_HEADING or not any(c.isalpha() for c in text):
        return False
    if knowledge.is_unit_line(text):
        return False
    if knowledge.goal_label(text) is not None:
        return True
    return not (text.endswith((".", ",", ";")) and not larger) or (len(text) < 40 and not text.endswith((",", ";")))


def _is_known_heading(draft: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether letters neither larger nor bold, only slanted or coloured, say what headings of a document say."""
    apart = len(draft.lines) == 1 and measure.is_set_apart(draft.lines[0])
    return apart and draft.size > measure.sizes.body - 1.6 and knowledge.heading_kind(draft.text) is not None
