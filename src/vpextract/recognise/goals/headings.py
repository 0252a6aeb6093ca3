"""Which paragraphs of a document are goal headings: what labels say, and what the document itself teaches.

A label with a number, a colon or a dash is trusted. What is no more than a label before a text, or a lead or number that no
pattern knows, is a level of goals if several headings of one look have it and most are followed by what stands below goals
only: an assessment, a description, a listing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from vpextract.knowledge import GoalLabel, Knowledge
from vpextract.knowledge.goal_numbers import depth_of, stem_of
from vpextract.knowledge.leads import Lead, bare_lead_of, lead_of, number_of
from vpextract.matching import alternatives, squeezed
from vpextract.model import Block, Paragraph, Table
from vpextract.recognise.goals.deciders import decided_goals, goals_over_lines
from vpextract.recognise.goals.levels import GoalHeading

GOAL_TEXTS = ("description", "expected_result", "analysis")
"""Kinds of headings that stand below goals only."""
LONGEST_GOAL = 260
PLAIN = " goal"
"""The kind of a label that is the plain word for a goal: others of an open level ("Uppdrag 2") need evidence."""
_FEWEST = 2
"""Headings that teach a level of goals."""
_WORDS_OF_GOAL = 4
"""A numbered heading of fewer words names a thing ("Förskola"), not a goal, unless its chapter is about goals."""
_WORDS_OF_ANSWER = 3
"""A goal is put into more words, as an assessment is not."""
_BELOW = 4
"""So many blocks below a heading may tell what it is."""
_FAR_BELOW = 15
"""The same where the chapter says that it is about goals."""

_Found = dict[int, GoalHeading]


def goal_headings(blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge) -> _Found:
    """The goal headings by the indices of their blocks. Where some of them are set as headings, no running text is one."""
    known = {
        at: GoalHeading(label, block.rank)
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and not block.toc and not block.bullet
        if (label := knowledge.goal_label(block.text)) is not None and len(label.text) <= LONGEST_GOAL
        if label.level is not None or label.kind == PLAIN
    }
    ranked = {at: heading for at, heading in known.items() if heading.rank}
    found = ranked or known
    teaching = _Teaching(blocks, lists, knowledge, found)
    found = found | teaching.by_label()
    found |= teaching.by_lead(found) or ({} if found else teaching.by_lines())
    found |= teaching.by_number(found)
    found |= decided_goals(blocks, found, knowledge)
    found |= goals_over_lines(blocks, found, knowledge)
    return dict(sorted(found.items()))


class _Teaching:
    """What a document's headings teach beyond the labels that are trusted."""

    def __init__(self, blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge, known: _Found) -> None:
        self.blocks = blocks
        self.lists = lists
        self.knowledge = knowledge
        self.known = known
        self.headings = [
            (at, block)
            for at, block in enumerate(blocks)
            if isinstance(block, Paragraph) and block.rank and not block.toc and not block.bullet
            if at not in known and len(block.text) <= LONGEST_GOAL and knowledge.chapter_kind(block.text) is None
            if knowledge.title(block.text) is None  # a running header that says the document's title again
        ]

    def by_label(self) -> _Found:
        """Labels that nothing parts from their text, and labels over their text."""
        kinds: dict[tuple[str, bool], dict[int, GoalHeading]] = {}
        for at, block in self.headings:
            label = self.knowledge.goal_lead(block.text)
            if label is not None and (label.text or self._takes_next(at)):
                kinds.setdefault((label.kind, bool(label.text)), {})[at] = GoalHeading(
                    label, block.rank, "taught label"
                )
        return self._taught(kinds.values())

    def by_lead(self, found: Mapping[int, GoalHeading]) -> _Found:
        """Leads that no pattern knows."""
        kinds: dict[tuple[str, int], dict[int, GoalHeading]] = {}
        for at, block in self.headings:
            lead = lead_of(block.text) if at not in found else None
            if lead is not None and self.knowledge.assessment(block.text) is None:
                label = _label(lead, f"taught {lead.key}")
                kinds.setdefault((lead.key, block.rank), {})[at] = GoalHeading(label, block.rank, "taught lead")
        told = self._taught(members for members in kinds.values() if not self._assess(members, found))
        return told | self._by_bare_lead({**found, **told})

    def _by_bare_lead(self, found: Mapping[int, GoalHeading]) -> _Found:
        """Headings that are nothing but such a lead and a number ("Ledstjärna 1"), where texts of goals follow."""
        kinds: dict[tuple[str, int], dict[int, GoalHeading]] = {}
        for at, block in self.headings:
            lead = bare_lead_of(block.text) if at not in found else None
            if lead is not None and not self._is_numbered_thing(block.text):
                known = self.knowledge.goal_lead(block.text) or _label(lead, f"taught {lead.key}")
                label = known._replace(text=lead.text)
                kinds.setdefault((lead.key, block.rank), {})[at] = GoalHeading(label, block.rank, "taught lead")
        return self._taught(
            members for members in kinds.values() if sum(self._has_texts(at) for at in members) >= _FEWEST
        )

    def _is_numbered_thing(self, text: str) -> bool:
        """Whether a lead and number name a time, an attachment or a table."""
        tables, attachments = self.knowledge.tables.numbered_captions.match, self.knowledge.documents.attachments.match
        return self.knowledge.periods.is_period(text) or bool(
            alternatives([*tables, *attachments]).match(text.casefold())
        )

    def _has_texts(self, at: int) -> bool:
        """Whether the first heading below one, or a line before it, is of a goal's text or its assessment."""
        for block in self.blocks[at + 1 : at + 1 + _BELOW]:
            if not isinstance(block, Paragraph):
                return False
            if self.knowledge.heads_goal_text(block.text) or self.knowledge.assessment(block.text) is not None:
                return True
            if block.rank:
                return False
        return False

    def by_lines(self) -> _Found:
        """Numbered leads that no pattern knows, on lines of a text file that look like running text: it shows no more."""
        kinds: dict[str, dict[int, GoalHeading]] = {}
        for at, block in enumerate(self.blocks):
            if not isinstance(block, Paragraph) or block.toc or block.bullet or block.place.line is None:
                continue
            whole = len(block.text) <= LONGEST_GOAL and block.text[-1:] not in ".:;,"
            lead = lead_of(block.text) if whole else None
            if lead is not None and lead.number is not None and self.knowledge.assessment(block.text) is None:
                label = _label(lead, f"taught {lead.key}")
                kinds.setdefault(lead.key, {})[at] = GoalHeading(label, block.rank, "taught lead")
        return self._taught(kinds.values(), deep=True)

    def by_number(self, found: Mapping[int, GoalHeading]) -> _Found:
        """Numbers without any label, in a document whose labelled goals, if any, stand below them."""
        depths = [depth_of(h.label.number) for h in found.values()]
        numbered = {at: lead for at, block in self.headings if (lead := number_of(block.text)) is not None}
        kinds: dict[tuple[str, int], dict[int, GoalHeading]] = {}
        for at, lead in numbered.items():
            stem, depth = stem_of(str(lead.number)), depth_of(lead.number)
            if at not in found and all(depth < other for other in depths):
                rank = self.blocks[at].rank  # type: ignore[union-attr]
                kinds.setdefault((stem, rank), {})[at] = GoalHeading(
                    _label(lead, f"numbered {depth}"), rank, "taught number"
                )
        chapters = {lead.number for lead in numbered.values() if self.knowledge.names_goals(lead.text)}
        told = self._taught([members for (stem, _), members in kinds.items() if stem in chapters], deep=True)
        return told | self._taught(
            [x for (stem, _), x in kinds.items() if stem not in chapters and _read_like_goals(x)]
        )

    def _taught(self, kinds: Iterable[Mapping[int, GoalHeading]], deep: bool = False) -> _Found:
        taught: _Found = {}
        for members in kinds:
            texts = {squeezed(heading.label.text) or at for at, heading in members.items()}
            telling = sum(self._is_told(at, heading, deep, members) for at, heading in members.items())
            if len(texts) >= _FEWEST and telling >= _FEWEST and 2 * telling >= len(members):
                taught |= members
        return taught

    def _is_told(self, at: int, heading: GoalHeading, deep: bool, others: Container[int]) -> bool:
        """Whether what stands only below goals follows, with nothing but running text between; `deep`: or subheadings, but
        none of the `others` of its kind."""
        start = at + 1 if heading.label.text else at + 2
        for below in range(start, min(start + (_FAR_BELOW if deep else _BELOW), len(self.blocks))):
            block = self.blocks[below]
            if isinstance(block, Table):
                return below in self.lists
            if below in others:
                return False
            if self.knowledge.assessments.of_line(block.text) is not None and not block.bullet:
                return True
            if self.knowledge.assessments.is_lead(block.text) or below in self.known:
                return True
            if self.knowledge.heads_goal_text(block.text):
                return True
            if block.rank and not (deep and block.rank > heading.rank):
                return False
        return False

    def _assess(self, members: Mapping[int, GoalHeading], found: Mapping[int, GoalHeading]) -> bool:
        """Whether a lead is the head of assessments ("Läge: På gång"): each stands right below a goal's heading, and a word
        or two follow it, the same ones again, or an assessment."""
        texts = [heading.label.text for heading in members.values()]
        if any(heading.label.number for heading in members.values()) or not all(at - 1 in found for at in members):
            return False
        words = sorted(len(text.split()) for text in texts)
        again = len({squeezed(text) for text in texts}) < len(texts)
        read = any(self.knowledge.assessment(text) is not None for text in texts)
        return words[len(words) // 2] <= _WORDS_OF_ANSWER or again or read

    def _takes_next(self, at: int) -> bool:
        """Whether the paragraph below a lone label can be the goal's text: a short one in which no sentence ends."""
        block = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if not isinstance(block, Paragraph) or block.toc or block.bullet or at + 1 in self.known:
            return False
        means = self.knowledge.chapter_kind(block.text) or self.knowledge.assessment(block.text)
        return means is None and len(block.text) <= LONGEST_GOAL and block.text[-1:] not in ".:;,"


def _read_like_goals(members: Mapping[int, GoalHeading]) -> bool:
    bare = [bare_lead_of(heading.label.text) for heading in members.values()]
    if None not in bare and len({lead.key for lead in bare if lead is not None}) == 1:
        return True  # "2.1 Målbild A", "2.2 Målbild B"
    lengths = sorted(len(heading.label.text.split()) for heading in members.values())
    return lengths[len(lengths) // 2] >= _WORDS_OF_GOAL


def _label(lead: Lead, kind: str) -> GoalLabel:
    return GoalLabel(None, lead.number, lead.text, lead.lead, kind, None, False)
