"""Blocks in reading order → one tree of sections, with the goals in it and the tables under them.

One walk over the blocks. Three things are remembered on the way: the open sections (innermost last), the open goals by
level, and which text of which goal is being read (`description`, …), if any.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from vpextract.containing import Part, attempt
from vpextract.knowledge import GoalLabel, Knowledge
from vpextract.matching import collapsed, squeezed
from vpextract.model import Block, Issue, Paragraph, Place, SetAside, Table
from vpextract.recognise.goals.assessed_tables import assessment_in
from vpextract.recognise.goals.chapters import chapters_of
from vpextract.recognise.goals.headings import GOAL_TEXTS, goal_headings
from vpextract.recognise.goals.levels import LEVELS, OWNERS, GoalHeading, Rung, rungs_of
from vpextract.recognise.goals.wraps import whole_headings
from vpextract.recognise.signs import STATUSES, status_of
from vpextract.structure.goals import GoalNode, Outline, SectionNode, TableNode

GOAL_ORDER, LAST_GOAL_ORDER = 10, 30
SHORT_LINE = 60
"""A longer text below a goal's heading is no assessment, and none comes behind it."""
LEAVES_GOALS = ("economy", "decisions", "toc")
"""Headings of these kinds end the part of the document that is about goals."""


def outline_of(
    blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge, issues: list[Issue] | None = None
) -> Outline:
    """The outline of a document. `lists` holds the indices of the blocks that are tables of indicators or activities.

    A paragraph on which this fails is left over, with an issue.
    """
    issues = [] if issues is None else issues
    headings, wrapped = whole_headings(blocks, goal_headings(blocks, lists, knowledge), knowledge)
    walk = _Walk(knowledge, headings, chapters_of(blocks, headings))
    for at, printed in enumerate(blocks):
        block = wrapped.get(at, printed)
        if block is None:
            continue
        if isinstance(block, Table):
            walk.table(block, at, at in lists)
        else:
            part = Part("text_unreadable", f"A paragraph could not be placed: {block.text[:80]!r}", block.place.page)
            if not attempt(part, issues, False, walk.took, block, at):
                walk.outline.set_aside.append(SetAside(block.text, "left_over", block.place.page))
    walk.finish()
    return walk.outline


class _Walk:
    """The state of the walk; each block is given to `paragraph` or `table` once, in reading order."""

    def __init__(self, knowledge: Knowledge, headings: Mapping[int, GoalHeading], chapters: Container[int]) -> None:
        self.knowledge = knowledge
        self.headings = headings
        self.chapters = chapters
        self.rungs = rungs_of(list(headings.values()))
        self.outline = Outline()
        self.open: list[SectionNode] = []
        self.goals: dict[int, GoalNode] = {}
        self.reading: tuple[GoalNode, str] | None = None
        self.label: tuple[GoalLabel, Paragraph] | None = None
        self.ranks: dict[int, int] = {}
        self.fresh_goal = False
        self.after_table = False
        self.asked: Paragraph | None = None
        self.before = ""

    # --- paragraphs

    def took(self, paragraph: Paragraph, at: int) -> bool:
        """Always true: a paragraph that is given has its place then."""
        self._paragraph(paragraph, at)
        return True

    def _paragraph(self, paragraph: Paragraph, at: int) -> None:
        after_table, self.after_table = self.after_table, False
        if self.label is not None and self._completes_label(paragraph):
            return
        heading = self.headings.get(at)
        if heading is not None:
            self._took_back()
            label = heading.label
            self.ranks.setdefault(self._rung(label).depth, paragraph.rank)
            if label.text:
                self._goal(label, paragraph.text, paragraph.place, paragraph.signs)
            else:
                self.label = (label, paragraph)
            return
        if self._is_assessment(paragraph):
            return
        if paragraph.rank:
            self._heading(paragraph, at in self.chapters)
        elif after_table or not self._run_in(paragraph):
            self._text(paragraph)
        self.before = paragraph.text

    def _run_in(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph begins with a head of another text of the goal; then it is taken as head and text."""
        found = self.knowledge.run_in_head(paragraph.text) if self.goals else None
        if found is None or (self.reading is not None and self.reading[1] == self.knowledge.heading_kind(found[0])):
            return False
        self._heading(replace(paragraph, text=found[0]))
        self._text(replace(paragraph, text=found[1]))
        return True

    def _rung(self, label: GoalLabel) -> Rung:
        return self.rungs.get(label.kind) or Rung(
            label.level or LEVELS[-1], LEVELS.index(label.level or LEVELS[-1]), True
        )

    def _completes_label(self, paragraph: Paragraph) -> bool:
        """A label alone on its line ("Nämndmål:") takes the next paragraph as its text."""
        assert self.label is not None
        label, first = self.label
        self.label = None
        known = self.knowledge.goal_label(paragraph.text) or self.knowledge.heading_kind(paragraph.text)
        if known or paragraph.toc or len(paragraph.text) > 260 or self.knowledge.assessment(paragraph.text):
            self._heading(first)
            return False
        text = f"{paragraph.bullet} {paragraph.text}".strip()
        whole = self.knowledge.goal_label(f"{first.text.rstrip().rstrip(':')}: {text}") or label
        signs = (*first.signs, *paragraph.signs)
        self._goal(whole, f"{first.text} {text}", first.place.with_next(paragraph.place), signs)
        return True

    def _goal(self, label: GoalLabel, printed: str, place: Place, signs: Sequence[str]) -> None:
        level, depth, sure = self._rung(label)
        text = collapsed(label.text).rstrip(":") or label.text
        self.goals = {above: g for above, g in self.goals.items() if above < depth}
        parent = self._innermost()
        goal = self._printed_before(level, label, text, parent)
        self.reading, self.fresh_goal = None, True
        if goal is None:
            goal = GoalNode(level, label.number, text, parent, printed, place, depth)
            goal.owner, goal.level_raw = label.owner or OWNERS[level], collapsed(label.label) or None
            goal.unsure = not sure
            self.outline.goals.append(goal)
            self.goals[depth] = goal
            self._open("goal", text, min(GOAL_ORDER + depth, LAST_GOAL_ORDER), goal, place)
            self._set_aside(printed[: printed.rfind(text)], "label", place)
        else:
            goal.number = goal.number or label.number
            self.goals[depth] = goal
            self._set_aside(printed, "repeated_head", place)
            section = next((s for s in self.outline.sections if s.goal is goal and s.kind == "goal"), None)
            if section is not None:
                self._close(section.order)
                self.open.append(section)
        goal.status = status_of((*signs, goal.status or ""), STATUSES)

    def _printed_before(self, level: str, label: GoalLabel, text: str, parent: GoalNode | None) -> GoalNode | None:
        """The same goal, printed before for the same section: another number makes it another goal."""
        same = squeezed(text)
        return next(
            (
                goal
                for goal in self.outline.goals
                if goal.level == level and goal.parent is parent and squeezed(goal.text) == same
                if not label.number or not goal.number or label.number == goal.number
            ),
            None,
        )

    def _is_assessment(self, paragraph: Paragraph) -> bool:
        goal = self._innermost()
        if goal is None or goal.assessment_raw is not None:
            return False
        asked = self.asked
        grammar = self.knowledge.assessments
        found = grammar.of_line(paragraph.text, labelled=asked is not None)
        if found is None and self.fresh_goal:
            found = grammar.of_sentence(paragraph.text)
        if found is not None and (self.fresh_goal or asked is not None or grammar.is_labelled(paragraph.text)):
            goal.assess(found, paragraph.signs)
            self.asked = None
            return True
        if self.fresh_goal and grammar.is_lead(paragraph.text):
            self.asked = paragraph
            return True
        self._took_back()
        return False

    def _took_back(self) -> None:
        """A head over an assessment that none follows is an ordinary heading or text."""
        asked, self.asked = self.asked, None
        if asked is not None and asked.rank:
            self._heading(asked)
        elif asked is not None:
            self._text(asked)

    def _heading(self, paragraph: Paragraph, chapter: bool = False) -> None:
        kind = self.knowledge.chapter_kind(paragraph.text) or "other"
        heading = collapsed(paragraph.text)
        goal = self._innermost()
        if kind in GOAL_TEXTS:
            if goal is None:
                kind, order = "other" if kind != "analysis" else kind, 50
            else:
                self.reading, order = (goal, kind), 40
            self.fresh_goal = False
            self._open(kind, heading, order, goal, paragraph.place)
            return
        leaves = kind in LEAVES_GOALS and not heading[:1].islower()
        if chapter or leaves or (goal is not None and self._outranks_goals(paragraph)):
            self.goals, self.reading, goal = {}, None, None
        self.fresh_goal = False
        if self.reading is not None:
            self.reading[0].texts.setdefault(self.reading[1], []).append(heading)
            order = 41
        elif goal is not None:
            order = 35
        else:
            order = min(9, paragraph.rank)
        self._open(kind, heading, order, goal, paragraph.place)

    def _outranks_goals(self, paragraph: Paragraph) -> bool:
        """Whether a heading is as large as those of the inriktningsmål, where these are larger than the goals below them."""
        top = self.ranks.get(0, 0)
        below = [rank for depth, rank in self.ranks.items() if depth]
        return bool(below) and 0 < paragraph.rank <= top < min(below)

    def _text(self, paragraph: Paragraph) -> None:
        text = collapsed(paragraph.text)
        if not self.open:
            self._open("other", "", 9, None, paragraph.place)
        section = self.open[-1]
        section.texts.append(text)
        self._set_aside(paragraph.bullet, "mark", paragraph.place)
        section.numbered.append((paragraph.bullet, text, paragraph.place))
        if self.reading is not None and not paragraph.toc:
            goal, kind = self.reading
            goal.texts.setdefault(kind, []).append(text)
        self.fresh_goal = self.fresh_goal and len(text) < SHORT_LINE
        goal_above = self._innermost()
        if (
            goal_above is not None
            and self.fresh_goal
            and goal_above.below is None
            and text[-1:] not in ".:;,!?"
            and not paragraph.bullet
        ):
            goal_above.below = paragraph

    # --- tables

    def table(self, table: Table, index: int, lists: bool) -> None:
        if self.label is not None:
            self._heading(self.label[1])
            self.label = None
        self._took_back()
        goal = self._innermost()
        if goal is not None and self.fresh_goal and goal.assessment_raw is None and not lists:
            found = assessment_in(table, self.knowledge)
            if found is not None:
                goal.assess(found, [sign for row in table.rows for sign in row.signs])
                words = " ".join((*table.columns, *(cell for row in table.rows for cell in row.cells)))
                self._set_aside(words.replace(found.raw, "", 1), "label", table.place)
                return
        self.after_table = True
        if lists:
            self.reading = None
        self.fresh_goal = False
        self.outline.tables.append(TableNode(table, index, goal, self.open[-1] if self.open else None, self.before))
        self.before = ""

    def finish(self) -> None:
        """Nothing follows: a label or a head that waits for its text is an ordinary heading."""
        self._took_back()
        if self.label is not None:
            self._heading(self.label[1])

    # --- the open sections

    def _set_aside(self, text: str, reason: str, place: Place) -> None:
        if text.strip():
            self.outline.set_aside.append(SetAside(text, reason, place.page))

    def _innermost(self) -> GoalNode | None:
        return self.goals[max(self.goals)] if self.goals else None

    def _close(self, order: int) -> None:
        while self.open and self.open[-1].order >= order:
            self.open.pop()

    def _open(self, kind: str, heading: str, order: int, goal: GoalNode | None, place: Place) -> None:
        self._close(order)
        parent = self.open[-1] if self.open else None
        section = SectionNode(kind, heading, order, parent.depth + 1 if parent else 1, goal, parent, place)
        self.outline.sections.append(section)
        self.open.append(section)
