"""What stands before a heading's text, whatever its words mean: a lead of a few words, a number, a colon or dash."""

from __future__ import annotations

from typing import NamedTuple

import regex

from vpextract.knowledge.goal_numbers import NUMBER
from vpextract.matching import collapsed, squeezed

_WORD = r"\p{L}[\p{L}:'’-]*(?<!:)"
_LEAD = regex.compile(
    rf"(?P<lead>(?=\p{{Lu}}){_WORD}(?:\s{_WORD}){{0,3}}?)"
    rf"(?:\s(?:nr\.?\s)?(?P<number>{NUMBER})(?:[.:)]{{1,2}}(?=\s)|\s[–—-](?=\s)|(?=\s))|:(?=\s)|\s[–—-](?=\s))"
    r"\s*(?P<text>[\"'”“»«]?\p{L}.*)"
)
_NUMBERED = regex.compile(rf"(?P<number>{NUMBER})[.:)]?(?:\s[–—-])?\s+(?P<text>[\"'”“»«]?\p{{Lu}}.*)")

_BARE = regex.compile(rf"(?P<lead>(?=\p{{Lu}}){_WORD}(?:\s{_WORD}){{0,2}}?)\s(?:nr\.?\s)?(?P<number>{NUMBER})[.:)]?")


class Lead(NamedTuple):
    """A heading taken apart; `lead` is empty where a number alone stands before the text."""

    lead: str
    number: str | None
    text: str

    @property
    def key(self) -> str:
        """What leads of one kind have in common."""
        return squeezed(self.lead)


def lead_of(text: str) -> Lead | None:
    """The lead of a heading that has one, parted from its text by a number, a colon or a dash."""
    found = _LEAD.fullmatch(collapsed(text))
    return Lead(found["lead"], found["number"], found["text"]) if found is not None else None


def number_of(text: str) -> Lead | None:
    """The number of a heading that has no other lead."""
    found = _NUMBERED.fullmatch(collapsed(text))
    return Lead("", found["number"], found["text"]) if found is not None else None


def bare_lead_of(text: str) -> Lead | None:
    """A heading that is nothing but a lead and a number ("Ledstjärna 1", "Målbild A"); all of it is its text."""
    text = collapsed(text)
    found = _BARE.fullmatch(text)
    return Lead(found["lead"], found["number"], text) if found is not None else None
