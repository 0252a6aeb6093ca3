"""Where goals have their assessment, and words stand that say none that is known: right below the heading, or below a head.

The place tells them, not their words: "Utvärdering: Ganska bra", "Sådär" over "Beskrivning", a cell "På gång".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.knowledge import NO_MEASURES, Knowledge
from vpextract.knowledge.deciders import Deciders
from vpextract.knowledge.leads import lead_of
from vpextract.model import Table
from vpextract.numerals import has_digit
from vpextract.recognise.findings import (
    AssessmentFound,
    Evidence,
    Finding,
    GoalFound,
    HeadingFound,
    TableFound,
    TextFound,
)
from vpextract.recognise.walk import SHORT_LINE

_NEAR = 5
"""So many findings below a goal's heading are looked at."""
_LONGEST_ANSWER = 160
"""Letters of what stands below the head of an assessment and is taken for its words."""
_WORDS_OF_SENTENCE = 3
"""A line of more words that ends in a full stop is running text."""
_WORDS_OF_LEAD = 6
"""Words behind a lead that nobody knows ("Läge: …") at most."""
_MOST_ROWS, _MOST_COLUMNS = 3, 2


class Unread(NamedTuple):
    """Words that may be a goal's assessment. `sure`: nothing else would stand there; else they may be a heading or text."""

    evidence: Evidence
    sure: bool


def unread_assessments(contents: Sequence[Finding], knowledge: Knowledge) -> dict[int, Unread]:
    """Such words by the ordinals of their goals, for goals that have no assessment."""
    places = _Places(knowledge)
    assessed = {found.goal for found in contents if isinstance(found, AssessmentFound)}
    unread: dict[int, Unread] = {}
    for at, found in enumerate(contents):
        goal = found.goal if isinstance(found, GoalFound | HeadingFound | TextFound) else None
        if goal is None or goal in assessed or goal in unread:
            continue
        following = contents[at + 1 : at + 1 + _NEAR]
        if isinstance(found, GoalFound):
            place = places.below(following, found.evidence.place.page)
        else:
            place = places.asked(found, following)
        if place is not None:
            unread[goal] = place
    return unread


class _Places:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.grammar = knowledge.assessments
        self.deciders = Deciders(knowledge.labels.goal_parts)

    def asked(self, head: Finding, following: Sequence[Finding]) -> Unread | None:
        """What stands below the head of an assessment ("Nämndens bedömning") that is alone on its line."""
        below = following[0] if following else None
        if not isinstance(below, TextFound) or below.bullet or len(below.text) > _LONGEST_ANSWER:
            return None
        if not isinstance(head, HeadingFound | TextFound) or not self.grammar.is_lead(head.text):
            return None
        return Unread(below.evidence._replace(printed=f"{head.text} {below.text}"), True)

    def below(self, following: Sequence[Finding], page: int | None) -> Unread | None:
        """The first line, heading or small table below a goal's heading on `page` that may be its assessment."""
        for at, found in enumerate(following):
            after = following[at + 1] if at + 1 < len(following) else None
            if isinstance(found, TextFound) and not found.bullet and len(found.text) < SHORT_LINE:
                if (unread := self._line(found, after)) is not None:
                    parted = found.evidence.place.page != page  # it may be the heading's end, too
                    return unread._replace(sure=unread.sure or parted)
            elif isinstance(found, HeadingFound):
                return self._heading(found, after)
            elif isinstance(found, TableFound):
                return self._table(found)
            else:
                return None
        return None

    def _line(self, found: TextFound, after: Finding | None) -> Unread | None:
        text = found.text
        alone = not isinstance(after, TextFound)
        if text.endswith(":") and isinstance(after, TextFound) and len(after.text) < SHORT_LINE and not after.bullet:
            whole = f"{text} {after.text}"
            return Unread(found.evidence._replace(printed=whole), True) if self._is_labelled(whole) else None
        few = alone and len(text.split()) <= _WORDS_OF_SENTENCE and self.knowledge.is_without_verb(text)
        if text[-1:] in ":;,?" or (text[-1:] in ".!" and not few):
            return None
        if self.grammar.is_lead(text) or not self._may_say(text):
            return None
        return Unread(found.evidence, alone or bool(found.signs) or self._is_labelled(text))

    def _heading(self, found: HeadingFound, after: Finding | None) -> Unread | None:
        if found.kind != "other" or len(found.text) >= SHORT_LINE or not self._may_say(found.text):
            return None
        opens = isinstance(after, HeadingFound) and after.standing == "opens"
        lists = isinstance(after, TableFound) and after.listing is not None
        if self.grammar.is_lead(found.text) or not (opens or lists or self._is_labelled(found.text)):
            return None
        return Unread(found.evidence, True)

    def _table(self, found: TableFound) -> Unread | None:
        words = _small(found.table) if found.listing is None else []
        if not words or any(len(text) >= SHORT_LINE or has_digit(text) for text in words):
            return None
        return Unread(found.evidence._replace(printed=" ".join(words)), True)

    def _is_labelled(self, text: str) -> bool:
        """Whether a head stands before the words, known or not ("Läge: På gång")."""
        if self.grammar.is_labelled(text):
            return True
        lead = lead_of(text) if ":" in text else None
        return lead is not None and lead.number is None and len(lead.text.split()) <= _WORDS_OF_LEAD

    def _may_say(self, text: str) -> bool:
        """Whether a line can say how far a goal was reached: no figures, no label of another fact ("Ansvarig: …")."""
        if self.grammar.is_labelled(text):
            return True
        if not any(map(str.isalpha, text)) or (has_digit(text) and "%" not in text):
            return False
        if self.deciders.behind(text) is not None or self.deciders.owner(text) is not None:
            return False
        if self.knowledge.contact_label(text):
            return False
        head = text.partition(":")[0]
        match = self.knowledge.column_beside(head) if len(head) < len(text) else None
        return match is None or match.role not in NO_MEASURES


def _small(table: Table) -> list[str]:
    """The words of a table of a few cells, no more than an assessment and its head; nothing for a larger one."""
    lines = [[cell for cell in cells if cell] for cells in (table.columns, *(row.cells for row in table.rows))]
    lines = [cells for cells in lines if cells]
    if len(lines) > _MOST_ROWS or any(len(cells) > _MOST_COLUMNS for cells in lines):
        return []
    return [cell for cells in lines for cell in cells]
