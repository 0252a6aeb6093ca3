"""The numbered points under Förslag till beslut."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.knowledge import Knowledge
from vpextract.matching import whole_number
from vpextract.model import Decision, Place

_NUMBERED = regex.compile(r"([0-9]{1,2})[.)]?\s+(?=\p{L})")


def points_of(paragraphs: Sequence[tuple[str, str, Place]], knowledge: Knowledge) -> list[Decision]:
    """Points from (list mark, text, place): a number starts one, unless it breaks the sequence. Other text
    goes on it while its sentence is open, or as a list under it; what follows a finished sentence is no part of it."""
    drafts: list[tuple[int, str, Place]] = []
    for mark, text, place in paragraphs:
        number, rest = _number(mark, text)
        if number is not None and number == len(drafts) + 1:
            drafts.append((number, rest, place))
        elif drafts and (mark or text[:1].islower() or not drafts[-1][1].endswith((".", "!", "?"))):
            last = drafts[-1]
            drafts[-1] = (
                last[0],
                f"{last[1]}\n{text}" if mark or last[1].endswith(":") else f"{last[1]} {text}",
                last[2],
            )
    return [
        Decision(number, text, knowledge.value_words.amounts.in_mnkr(text), place) for number, text, place in drafts
    ]


def _number(mark: str, text: str) -> tuple[int | None, str]:
    marked = whole_number(mark.rstrip(".)"))
    if marked is not None:
        return marked, text
    found = _NUMBERED.match(text)
    return (int(found[1]), text[found.end() :]) if found is not None else (None, text)
