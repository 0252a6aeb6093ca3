"""Short lines in the texts of goals that may be headings: nothing tells them from a line of the text, so they stay in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from vpextract.issues import issue, shortened
from vpextract.model import Issue
from vpextract.recognise.findings import Finding, TextFound
from vpextract.recognise.walk import SHORT_LINE

_FEWEST = 3
"""Letters that a heading has at least."""


def heading_doubts(contents: Sequence[Finding], goal_ids: Mapping[int, str]) -> Iterator[Issue]:
    """One doubt for a line without a full stop that stands before a paragraph; `goal_ids` are by the ordinals of goals."""
    for found, after in pairwise(contents):
        if not isinstance(found, TextFound) or not isinstance(after, TextFound) or found.goal != after.goal:
            continue
        if (
            found.goal is None
            or found.goal not in goal_ids
            or not _is_short(found)
            or after.bullet
            or not _is_prose(after.text)
        ):
            continue
        message = f"This line may be a heading; it is kept in the text of its goal: {shortened(found.text)}"
        yield issue("heading_doubtful", message, found.evidence.place, goal_ids[found.goal])


def _is_short(found: TextFound) -> bool:
    text = found.text
    ends = text[-1:].isalnum() or text.endswith("?")
    return not found.bullet and ": " not in text and _FEWEST <= len(text) < SHORT_LINE and text[:1].isupper() and ends


def _is_prose(text: str) -> bool:
    return len(text) >= SHORT_LINE and text[-1:] in ".!?"
