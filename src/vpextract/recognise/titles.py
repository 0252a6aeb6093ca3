"""The title of a document among its first paragraphs, without the persons and addresses that stand beside it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.knowledge.knowledge import TitleMatch
from vpextract.matching import collapsed
from vpextract.recognise.fronts import FrontText

SHORT = 120
"""A title that is not set as a heading is at least a short line."""
_MARKS = " ,.:;|/–—-("


class Title(NamedTuple):
    """What the title says, its words, and all that stands on its line."""

    says: TitleMatch
    text: str
    line: str


def title_of(front: Sequence[FrontText], knowledge: Knowledge) -> Title | None:
    """The first title among the headings, then among the short lines; None where there is none."""
    headings = [text for text, rank in front if rank]
    short = [text for text, _ in front if len(text) < SHORT]
    # A cover may set kind, year and board on lines of their own: neighbours are tried together.
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(short) if len(a) + len(b) < SHORT]
    for text in (*headings, *short, *pairs):
        found = knowledge.title_at(text)
        if found is not None:
            says, start, end = found
            return Title(says, _without_contacts(text, start, end, knowledge), text)
    return None


def _without_contacts(text: str, start: int, end: int, knowledge: Knowledge) -> str:
    """A line with a title in [start, end), from behind the last to before the next person or address beside it."""
    names = [span for _, span in knowledge.board_names.places(text)]
    spans = knowledge.contacts.spans(text, names)
    if not spans:
        return text
    inside = [(a, b) for a, b in spans if start <= a and b <= end]
    first = max((b for _, b in spans if b <= start), default=0)
    last = min((a for a, _ in spans if a >= end), default=len(text))
    before, after = text[first:start].lstrip(_MARKS), text[end:last]
    if first and not (knowledge.contacts.names_no_person(before) or any(first <= a < start for a, _ in names)):
        before = ""
    if last < len(text):
        after = _finished(after, knowledge)
    return collapsed(before + _without(text[start:end], [(a - start, b - start) for a, b in inside]) + after)


def _finished(text: str, knowledge: Knowledge) -> str:
    """A text that was cut, without the marks and small words that led to what was cut off."""
    text = text.rstrip(_MARKS)
    while (word := text.rsplit(" ", 1)[-1].casefold()) and word in knowledge.unfinished:
        text = text[: -len(word)].rstrip(_MARKS)
    return text


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for a, b in sorted(spans, reverse=True):
        text = text[:a] + text[b:]
    return text
