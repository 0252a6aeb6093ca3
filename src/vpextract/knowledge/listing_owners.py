"""Whose rows a label says that stand below it: "Nämndens indikatorer", "KF-indikatorer", "Aktiviteter för nämnden"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema import HeadParts, HeadWhat
from vpextract.knowledge.schema_labels import GoalParts
from vpextract.matching import squeezed
from vpextract.terms import BOARD

_LONGEST = 90
"""Letters of such a label at most."""
_ENDS = 6
"""Letters of a word for a board that may be the end of another one ("stadsdelsnämnds")."""
_WORD = regex.compile(r"\p{L}+(?::\p{L}+)?")
_PARTS = regex.compile(r"[,/&;]|\b(?:och|samt)\b")
_TABLES: dict[HeadWhat, str] = {"name": "indicators", "text": "activities"}
NO_OWNERS: frozenset[str] = frozenset()


class ListingOwners:
    """The words of one run for owners and for what is listed, ready to be asked."""

    def __init__(self, heads: HeadParts, goals: GoalParts) -> None:
        owners = goals.owners.items()
        self._owners: dict[str, str] = {squeezed(word): owner for owner, words in heads.whose.items() for word in words}
        self._owners |= {squeezed(word): owner for owner, x in owners for word in x.words}
        self._endings = {squeezed(end): owner for owner, x in owners for end in x.endings}
        self._of_board = tuple(word for word, owner in self._owners.items() if owner == BOARD and len(word) >= _ENDS)
        self._nouns = {
            squeezed(word): table
            for role, table in _TABLES.items()
            for word in heads.what.get(role, [])
            if " " not in word
        }
        self._ends = tuple(sorted(self._nouns, key=len, reverse=True))
        qualifiers = (*goals.qualifiers, *heads.light, *goals.leads_of_tails)
        decided = (word for phrase in goals.decided for word in phrase.split())
        self._light = frozenset(map(squeezed, (*qualifiers, *decided)))

    @asked_once
    def of_label(self, text: str, table: str) -> frozenset[str]:
        """The owners (`kf`, `namnd`) of the rows of a `table` of indicators or activities, as a heading or line above it
        says; two where it contradicts itself, none where it says nothing."""
        if len(text) > _LONGEST or text.rstrip()[-1:] in ".!?,":
            return NO_OWNERS
        said: dict[str, set[str]] = {}
        waiting: set[str] = set()
        lone: set[str] = set()
        for part in _PARTS.split(text):
            words = [squeezed(word) for word in _WORD.findall(part)]
            noun = next((at for at, word in enumerate(words) if self._listed(word)), None)
            if noun is None:
                named = {owner for word in words[:2] if (owner := self._owner(word)) is not None}
                waiting, lone = named or waiting, named if len(words) == 1 else set()
                continue
            own = self._own(words, noun)
            said.setdefault(self._listed(words[noun]) or "", set()).update((own | lone) or waiting)
            waiting, lone = own or waiting, set()
        told = said.get(table) or {owner for owners in said.values() for owner in owners}
        return frozenset(told)

    @asked_once
    def of_head(self, label: str) -> frozenset[str]:
        """The same of the head of the column that names the rows, whatever it calls them."""
        of_both = self.of_label(label, "indicators") or self.of_label(label, "activities")
        words = [squeezed(word) for word in _WORD.findall(label)]
        first = self._owner(words[0]) if len(words) > 1 else None
        return of_both or (frozenset((first,)) if first is not None else NO_OWNERS)

    def _own(self, words: Sequence[str], noun: int) -> set[str]:
        """The owner that stands before the word for what is listed, in it ("KF-indikator") or behind it, and nowhere else."""
        before = [word for word in words[max(0, noun - 2) : noun] if word not in self._light or word in self._owners]
        after = [word for word in words[noun + 1 :] if word not in self._light or word in self._owners]
        end = next((end for end in self._ends if words[noun].endswith(end)), "")
        inside = words[noun].removesuffix(end)
        found = [self._owner(word) for word in (*before[-1:], inside, *(after if len(after) == 1 else ())) if word]
        return {owner for owner in found if owner is not None}

    def _listed(self, word: str) -> str | None:
        """What a word says is listed, by itself or as the end of a compound with an owner ("nämndindikatorer")."""
        if (table := self._nouns.get(word)) is not None:
            return table
        end = next((end for end in self._ends if word.endswith(end)), None)
        return self._nouns[end] if end is not None and self._owner(word.removesuffix(end)) is not None else None

    def _owner(self, word: str) -> str | None:
        """`kf` or `namnd` for a word that names one, in any of its forms: "nämndens", "hamnnämnden", "nämnd"."""
        if (owner := self._owners.get(word) or self._owners.get(f"{word}s")) is not None:
            return owner
        if word.endswith(self._of_board):
            return BOARD
        return next((who for end, who in self._endings.items() if word.endswith(end) or f"{word}s".endswith(end)), None)
