"""Running headers and footers: what recurs at the edges of pages, page numbers, and what only recurs as documents do.

One judgement for all inputs. Where the lines of an edge stand, pages tell by heights and texts by the order of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from vpextract.knowledge import Knowledge
from vpextract.settings import SETTINGS

Key = tuple[str, bool, int]
"""What an edge says, numbers that count pages aside; whether it is the upper one; and where in it that stands."""
Edge = Mapping[int, Sequence[Key]]
"""The lines of an edge by their indices, from the edge inwards, each with all its keys."""
_LONGEST_NUMBER = 3


def recurring(edges: Sequence[Edge], pages: int, least: int = 2) -> set[Key]:
    """What stands at the same place on enough of the pages, `least` or more."""
    seen = Counter(key for edge in edges for key in {key for keys in edge.values() for key in keys})
    needed = max(least if pages < 4 else 3, SETTINGS.furniture_share * pages - 1)
    return {key for key, times in seen.items() if times >= needed}


def may_be_page_number(text: str) -> bool:
    """Whether a text is nothing but a number that pages have."""
    return len(text) <= _LONGEST_NUMBER and text.isdecimal()


def means_something(text: str, knowledge: Knowledge) -> bool:
    """Whether a text recurs because the document has the same parts again and again: goals, headings, heads of columns."""
    return (
        knowledge.column(text) is not None
        or knowledge.goal_label(text) is not None
        or knowledge.heading_kind(text) is not None
    )
