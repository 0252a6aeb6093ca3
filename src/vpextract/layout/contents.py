"""The table of contents: which baselines are its entries. They repeat headings and must become none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline

_LEADER = re.compile(r"(\.\s?){3,}\s*\d{1,3}$|…+\s*\d{1,3}$|_{3,}\s*\d{1,3}$")
_NUMBER = re.compile(r"\d{1,3}$")
_ENDS_IN_NUMBER = re.compile(r"\D\s\d{1,3}$")
_LOOK_AHEAD = 4
"""An entry wraps over at most this many lines before its page number comes."""


def text_of(base: Baseline) -> str:
    """The texts of a baseline, left to right."""
    return " ".join(line.text for line in base.lines)


def toc_entries(bases: Sequence[Baseline], knowledge: Knowledge) -> set[int]:
    """Indices of the baselines (of the whole document, in reading order) that are entries of a table of contents.

    They follow its heading, for as long as a page number comes within a few lines. A single line with dot leaders and a
    number is an entry wherever it stands.
    """
    found = {i for i, base in enumerate(bases) if base.lines[-1].text[-1].isdigit() and _LEADER.search(text_of(base))}
    for start, base in enumerate(bases):
        if (
            len(base.lines) == 1
            and len(base.lines[0].text) < 30
            and knowledge.heading_kind(base.lines[0].text) == "toc"
        ):
            found |= _after(bases, start + 1)
    return found


def _after(bases: Sequence[Baseline], start: int) -> set[int]:
    found: set[int] = set()
    right = max((base.lines[-1].box.x1 for base in bases[start : start + 12]), default=0.0)
    at = start
    while at < len(bases):
        end = next((i for i in range(at, min(at + _LOOK_AHEAD, len(bases))) if _ends_entry(bases[i], right)), None)
        if end is None:
            break
        found.update(range(at, end + 1))
        at = end + 1
    return found


def _ends_entry(base: Baseline, right: float) -> bool:
    text = text_of(base)
    if _LEADER.search(text):
        return True
    last = base.lines[-1]
    if len(base.lines) > 1 and _NUMBER.fullmatch(last.text):
        return abs(last.box.x1 - right) < 12
    return bool(_ENDS_IN_NUMBER.search(text)) and abs(last.box.x1 - right) < 12
