"""Blocks in reading order → what each of them is: goals, their assessments and texts, other headings, tables.

One walk over the blocks. Remembered on the way are the open goals by their depth, which text of the innermost one is being
read (`description`, …), and what waits for the next block: a label for its text, a head for its assessment.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import partial

from vpextract.containing import attempt
from vpextract.knowledge import GoalLabel, Knowledge
from vpextract.knowledge.leads import lead_of
from vpextract.matching import collapsed
from vpextract.model import Block, Issue, Paragraph, Place, SetAside, Table
from vpextract.recognise.captions import captions_of, unit_line_below
from vpextract.recognise.findings import (
    AssessmentFound,
    Evidence,
    HeadingFound,
    Standing,
    TextFound,
)
from vpextract.recognise.goals.assessed_tables import assessment_in
from vpextract.recognise.goals.chapters import chapters_of
from vpextract.recognise.goals.headings import GOAL_TEXTS, LONGEST_GOAL, goal_headings
from vpextract.recognise.goals.levels import GoalHeading
from vpextract.recognise.goals.open_goals import OpenGoal, OpenGoals
from vpextract.recognise.goals.set_apart import SetApart
from vpextract.recognise.goals.wraps import whole_headings
from vpextract.recognise.section_units import SectionUnits
from vpextract.recognise.steps import TableHere, Walked
from vpextract.recognise.unreadable import text_part

SHORT_LINE = 60
"""A longer text below a goal's heading is no assessment, and none comes behind it."""
LEAVES_GOALS = ("economy", "decisions", "toc")
"""Headings of these kinds end the part of the document that is about goals."""


def walk(blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge, issues: list[Issue]) -> Walked:
    """What the blocks are. `lists` holds the indices of those that are tables of indicators or activities.

    A paragraph on which this fails is left over, with an issue.
    """
    headings, wrapped = whole_headings(blocks, goal_headings(blocks, lists, knowledge), knowledge)
    walk = _Walk(knowledge, headings, chapters_of(blocks, headings))
    captions = captions_of(blocks, knowledge)
    walk.walked.set_aside.extend(captions.set_aside(blocks, lists))
    for at in range(len(blocks)):
        block = wrapped.get(at, captions.titled(blocks, at))
        if block is None or at in captions.table_of:
            continue
        if isinstance(block, Table):
            walk.table(block, at, at in lists, unit_line_below(blocks, at, knowledge))
        else:
            if not attempt(partial(text_part, block.text, block.place), issues, False, walk.took, block, at):
                walk.walked.set_aside.append(SetAside(block.text, "left_over", block.place.page))
    walk.finish()
    return walk.walked


class _Walk:
    """The state of the walk; each block is given to `took` or `table` once, in reading order."""

    def __init__(self, knowledge: Knowledge, headings: Mapping[int, GoalHeading], chapters: Container[int]) -> None:
        self.knowledge = knowledge
        self.headings = headings
        self.chapters = chapters
        self.walked = Walked([], [])
        self.goals = OpenGoals(list(headings.values()))
        self.reading: str | None = None
        self.label: tuple[GoalHeading, Paragraph] | None = None
        self.asked: Paragraph | None = None
        self.fresh_goal = False
        self.after_table = False
        self.before: Paragraph | None = None
        self.units = SectionUnits(knowledge)
        self.apart = SetApart()

    # --- paragraphs

    def took(self, paragraph: Paragraph, at: int) -> bool:
        """Always true: a paragraph that is given has its place then."""
        self._paragraph(paragraph, at)
        return True

    def _paragraph(self, paragraph: Paragraph, at: int) -> None:
        after_table, self.after_table, self.before = self.after_table, False, None
        self.apart.text(paragraph.text, self._open_goal())
        if self.label is not None and self._completes_label(paragraph):
            return
        heading = self.headings.get(at)
        if heading is not None:
            self._took_back()
            self.goals.saw(heading.label, paragraph.rank)
            if heading.label.text:
                self._goal(heading.label, paragraph.signs, Evidence(paragraph.text, paragraph.place, heading.by))
            else:
                self.label = (heading, paragraph)
            return
        if self._is_assessment(paragraph):
            return
        if paragraph.rank:
            self._heading(paragraph, at in self.chapters)
        elif after_table or not self._run_in(paragraph):
            self._text(paragraph)
        self.before = paragraph

    def _run_in(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph begins with a head of another text of the goal; then it is taken as head and text."""
        found = self.knowledge.run_in_head(paragraph.text) if self.goals.innermost is not None else None
        if found is None or (self.reading is not None and self.reading == self.knowledge.heading_kind(found[0])):
            return False
        self._heading(replace(paragraph, text=found[0]))
        self._text(replace(paragraph, text=found[1]))
        return True

    # --- goals

    def _completes_label(self, paragraph: Paragraph) -> bool:
        """A label alone on its line ("Nämndmål:") takes the next paragraph as its text."""
        assert self.label is not None
        (heading, first), self.label = self.label, None
        known = self.knowledge.goal_label(paragraph.text) or self.knowledge.heading_kind(paragraph.text)
        too_long = len(paragraph.text) > LONGEST_GOAL
        says = self.knowledge.heads_goal_text(paragraph.text) or self.knowledge.assessment(paragraph.text)
        if heading.label.number and first.rank and says:
            self._goal(
                heading.label._replace(text=first.text),
                first.signs,
                Evidence(first.text, first.place, heading.by),
            )
            return False  # "Mål 1" over "Beskrivning": its label is all that it is called
        if known or paragraph.toc or too_long or self.knowledge.assessment(paragraph.text):
            self._heading(first)
            return False
        text = f"{paragraph.bullet} {paragraph.text}".strip()
        whole = self.knowledge.goal_label(f"{first.text.rstrip().rstrip(':')}: {text}") or heading.label
        evidence = Evidence(f"{first.text} {text}", first.place.with_next(paragraph.place), heading.by)
        self._goal(whole, (*first.signs, *paragraph.signs), evidence)
        return True

    def _goal(self, label: GoalLabel, signs: tuple[str, ...], evidence: Evidence) -> None:
        found = self.goals.enter(label, signs, evidence)
        self.apart.begun(found.goal)
        self.reading, self.fresh_goal = None, True
        self.walked.steps.append(found)
        if found.again:
            self._set_aside(evidence.printed, "repeated_head", evidence.place)
        else:
            self._set_aside(evidence.printed[: evidence.printed.rfind(found.text)], "label", evidence.place)

    # --- assessments

    def _is_assessment(self, paragraph: Paragraph) -> bool:
        goal = self.goals.innermost
        if goal is None or goal.assessed:
            return False
        asked = self.asked
        grammar = self.knowledge.assessments
        found, by = grammar.of_line(paragraph.text, labelled=asked is not None), "line"
        if found is None and (self.fresh_goal or asked is not None):
            found, by = grammar.of_sentence(paragraph.text), "sentence"
        lead = lead_of(paragraph.text) if found is None and self.fresh_goal and ": " in paragraph.text else None
        if lead is not None and lead.number is None:  # "Utvärdering: Uppfylls delvis", a head that no pattern knows
            found, by = grammar.of_line(lead.text), "line"
        if found is not None and (self.fresh_goal or asked is not None or grammar.is_labelled(paragraph.text)):
            goal.assessed = True
            evidence = Evidence(paragraph.text, paragraph.place, by)
            self.walked.steps.append(AssessmentFound(goal.ordinal, found, paragraph.signs, evidence))
            self.asked = None
            return True
        self._took_back()
        if grammar.is_lead(paragraph.text):
            self.asked = paragraph
            return True
        return False

    def _took_back(self) -> None:
        """A head over an assessment that none follows is an ordinary heading or text."""
        asked, self.asked = self.asked, None
        if asked is not None and asked.rank:
            self._heading(asked)
        elif asked is not None:
            self._text(asked)

    # --- headings and texts

    def _heading(self, paragraph: Paragraph, chapter: bool = False) -> None:
        before, self.fresh_goal = self.goals.innermost, False
        kind, goal = self.knowledge.chapter_kind(paragraph.text), self.goals.under(paragraph.text)
        self.reading = self.reading if goal is before else None
        above = chapter or (goal is not None and self.goals.outranked_by(paragraph.rank))
        if kind is not None and (kind in GOAL_TEXTS or (goal and not above and self.knowledge.is_of_goal(kind))):
            if goal is not None:
                self.reading = kind if kind in GOAL_TEXTS else None
            self._found_heading(paragraph, kind, goal, "opens" if goal is not None else "stray", "heading word")
            return
        leaves = kind in LEAVES_GOALS and not collapsed(paragraph.text)[:1].islower()
        if above or leaves:
            self.goals.leave()
            self.reading, goal = None, None
        if goal is None:
            self.units.heading(paragraph)
        standing: Standing = "within" if self.reading is not None else "below" if goal is not None else "free"
        by = "heading word" if kind is not None else "table of contents" if chapter else "look"
        self._found_heading(paragraph, kind or "other", goal, standing, by)

    def _found_heading(
        self, paragraph: Paragraph, kind: str, goal: OpenGoal | None, standing: Standing, by: str
    ) -> None:
        if standing == "stray" and kind != "analysis":
            kind = "other"
        self.walked.steps.append(
            HeadingFound(
                kind,
                collapsed(paragraph.text),
                paragraph.rank,
                goal.ordinal if goal is not None else None,
                standing,
                self.reading,
                Evidence(paragraph.text, paragraph.place, by),
            )
        )

    def _text(self, paragraph: Paragraph) -> None:
        text = collapsed(paragraph.text)
        goal = self.goals.innermost
        if goal is None:
            self.units.text(paragraph)
        self._set_aside(paragraph.bullet, "mark", paragraph.place)
        self.fresh_goal = self.fresh_goal and len(text) < SHORT_LINE
        ordinal = goal.ordinal if goal is not None else None
        part = self.reading if not paragraph.toc else None
        evidence = Evidence(paragraph.text, paragraph.place, "running text")
        self.walked.steps.append(TextFound(text, paragraph.bullet, ordinal, part, paragraph.signs, evidence))

    # --- tables

    def table(self, table: Table, at: int, lists: bool, below: str) -> None:
        if self.label is not None:
            self._heading(self.label[1])
            self.label = None
        self._took_back()
        goal = self.goals.innermost
        fresh = goal is not None and self.fresh_goal and not goal.assessed and not lists
        if goal is not None and fresh and (found := assessment_in(table, self.knowledge)) is not None:
            goal.assessed = True
            words = " ".join((*table.columns, *(cell for row in table.rows for cell in row.cells)))
            signs = tuple(sign for row in table.rows for sign in row.signs)
            self.walked.steps.append(AssessmentFound(goal.ordinal, found, signs, Evidence(words, table.place, "table")))
            self._set_aside(words.replace(found.raw, "", 1), "label", table.place)
            return
        self.after_table = True
        if lists:
            self.reading = None
        self.fresh_goal = False
        caption, heading = (self.before.text, self.before.rank > 0) if self.before is not None else ("", False)
        ordinal = self.apart.goal_of(caption, self._open_goal())
        self.walked.steps.append(TableHere(table, at, ordinal, caption, self.units.of_table(), below, heading))
        self.before = None

    def _open_goal(self) -> int | None:
        goal = self.goals.innermost
        return goal.ordinal if goal is not None else None

    def finish(self) -> None:
        """Nothing follows: a label or a head that waits for its text is an ordinary heading."""
        self._took_back()
        if self.label is not None:
            self._heading(self.label[1])

    def _set_aside(self, text: str, reason: str, place: Place) -> None:
        if text.strip():
            self.walked.set_aside.append(SetAside(text, reason, place.page))
