"""Blocks in reading order → one tree of sections, with the goals in it and the tables under them.

One walk over the blocks. Three things are remembered on the way: the open sections (innermost last), the open goals by
level, and which text of which goal is being read (`description`, …), if any.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from vpextract.containing import Part, attempt
from vpextract.knowledge import GoalLabel, Knowledge
from vpextract.matching import collapsed, squeezed
from vpextract.model import Block, Issue, Paragraph, Place, SetAside, Table
from vpextract.recognise.tables import STATUSES
from vpextract.structure.signs import status_of

LEVELS = ("inriktningsmal", "verksamhetsmal", "namndmal")
GOAL_TEXTS = ("description", "expected_result", "analysis")
LEAVES_GOALS = ("economy", "decisions", "toc")
"""Headings of these kinds end the part of the document that is about goals."""


@dataclass(slots=True)
class GoalNode:
    """A goal in the making; `texts` are the paragraphs under Beskrivning, Förväntat resultat and Analys."""

    level: str
    number: str | None
    text: str
    parent: GoalNode | None
    printed: str
    place: Place
    assessment: str | None = None
    assessment_raw: str | None = None
    status: str | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class SectionNode:
    """A heading with the running text directly under it; `order` says what closes it: any heading of that order or less."""

    kind: str
    heading: str
    order: int
    depth: int
    goal: GoalNode | None
    parent: SectionNode | None
    place: Place
    texts: list[str] = field(default_factory=list)
    numbered: list[tuple[str, str, Place]] = field(default_factory=list)


@dataclass(slots=True)
class TableNode:
    """A table (the block of that index) with where it stands, and the paragraph before it, which may be its caption."""

    table: Table
    index: int
    goal: GoalNode | None
    section: SectionNode | None
    caption: str


@dataclass(slots=True)
class Outline:
    goals: list[GoalNode] = field(default_factory=list)
    sections: list[SectionNode] = field(default_factory=list)
    tables: list[TableNode] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def outline_of(
    blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge, issues: list[Issue] | None = None
) -> Outline:
    """The outline of a document. `lists` holds the indices of the blocks that are tables of indicators or activities.

    A paragraph on which this fails is left over, with an issue.
    """
    issues = [] if issues is None else issues
    walk = _Walk(knowledge, any(isinstance(b, Paragraph) and b.rank and knowledge.goal_label(b.text) for b in blocks))
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            walk.table(block, at, at in lists)
        else:
            part = Part("text_unreadable", f"A paragraph could not be placed: {block.text[:80]!r}", block.place.page)
            if not attempt(part, issues, False, walk.took, block):
                walk.outline.set_aside.append(SetAside(block.text, "left_over", block.place.page))
    walk.finish()
    return walk.outline


class _Walk:
    """The state of the walk; each block is given to `paragraph` or `table` once, in reading order."""

    def __init__(self, knowledge: Knowledge, headed_goals: bool) -> None:
        self.knowledge = knowledge
        self.headed_goals = headed_goals
        self.outline = Outline()
        self.open: list[SectionNode] = []
        self.goals: dict[str, GoalNode] = {}
        self.reading: tuple[GoalNode, str] | None = None
        self.label: tuple[GoalLabel, Paragraph] | None = None
        self.ranks: dict[str, int] = {}
        self.fresh_goal = False
        self.before = ""

    # --- paragraphs

    def took(self, paragraph: Paragraph) -> bool:
        """Always true: a paragraph that is given has its place then."""
        self.paragraph(paragraph)
        return True

    def paragraph(self, paragraph: Paragraph) -> None:
        knowledge = self.knowledge
        if self.label is not None and self._completes_label(paragraph):
            return
        label = None if paragraph.toc else knowledge.goal_label(paragraph.text)
        if label is not None and self._is_goal_heading(paragraph, label):
            self.ranks.setdefault(label.level, paragraph.rank)
            if label.text:
                self._goal(label, paragraph.text, paragraph.place, paragraph.signs)
            else:
                self.label = (label, paragraph)
            return
        if self._is_assessment(paragraph):
            return
        if paragraph.rank:
            self._heading(paragraph)
        else:
            self._text(paragraph)
        self.before = paragraph.text

    def _is_goal_heading(self, paragraph: Paragraph, label: GoalLabel) -> bool:
        if paragraph.bullet or len(label.text) > 260:
            return False
        return paragraph.rank > 0 or not self.headed_goals

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
        depth = LEVELS.index(label.level)
        text = collapsed(label.text).rstrip(":") or label.text
        parent = next((self.goals[level] for level in reversed(LEVELS[:depth]) if level in self.goals), None)
        goal = self._printed_before(label, text, parent)
        self.goals = {level: g for level, g in self.goals.items() if LEVELS.index(level) < depth}
        self.reading, self.fresh_goal = None, True
        if goal is None:
            goal = GoalNode(label.level, label.number, text, parent, printed, place)
            self.outline.goals.append(goal)
            self.goals[label.level] = goal
            self._open("goal", text, 10 * (depth + 1), goal, place)
            self._set_aside(printed[: printed.rfind(text)], "label", place)
        else:
            goal.number = goal.number or label.number
            self.goals[label.level] = goal
            self._set_aside(printed, "repeated_head", place)
            section = next((s for s in self.outline.sections if s.goal is goal and s.kind == "goal"), None)
            if section is not None:
                self._close(section.order)
                self.open.append(section)
        goal.status = status_of((*signs, goal.status or ""), STATUSES)

    def _printed_before(self, label: GoalLabel, text: str, parent: GoalNode | None) -> GoalNode | None:
        """The same goal, printed before for the same section: another number makes it another goal."""
        same = squeezed(text)
        return next(
            (
                goal
                for goal in self.outline.goals
                if goal.level == label.level and goal.parent is parent and squeezed(goal.text) == same
                if not label.number or not goal.number or label.number == goal.number
            ),
            None,
        )

    def _is_assessment(self, paragraph: Paragraph) -> bool:
        goal = self._innermost()
        kind = self.knowledge.assessment(paragraph.text)
        if goal is None or kind is None or not self.fresh_goal or goal.assessment is not None:
            return False
        goal.assessment, goal.assessment_raw = kind, collapsed(paragraph.text)
        goal.status = status_of((*paragraph.signs, goal.status or ""), STATUSES)
        return True

    def _heading(self, paragraph: Paragraph) -> None:
        kind = self.knowledge.heading_kind(paragraph.text) or "other"
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
        if kind in LEAVES_GOALS or (goal is not None and self._outranks_goals(paragraph)):
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
        top = self.ranks.get("inriktningsmal", 0)
        below = [rank for level, rank in self.ranks.items() if level != "inriktningsmal"]
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
        self.fresh_goal = self.fresh_goal and len(text) < 60

    # --- tables

    def table(self, table: Table, index: int, lists: bool) -> None:
        if self.label is not None:
            self._heading(self.label[1])
            self.label = None
        if lists:
            self.reading = None
        self.fresh_goal = False
        goal = self._innermost()
        self.outline.tables.append(TableNode(table, index, goal, self.open[-1] if self.open else None, self.before))
        self.before = ""

    def finish(self) -> None:
        """Nothing follows: a label that waits for its text is an ordinary heading."""
        if self.label is not None:
            self._heading(self.label[1])

    # --- the open sections

    def _set_aside(self, text: str, reason: str, place: Place) -> None:
        if text.strip():
            self.outline.set_aside.append(SetAside(text, reason, place.page))

    def _innermost(self) -> GoalNode | None:
        return next((self.goals[level] for level in reversed(LEVELS) if level in self.goals), None)

    def _close(self, order: int) -> None:
        while self.open and self.open[-1].order >= order:
            self.open.pop()

    def _open(self, kind: str, heading: str, order: int, goal: GoalNode | None, place: Place) -> None:
        self._close(order)
        parent = self.open[-1] if self.open else None
        section = SectionNode(kind, heading, order, parent.depth + 1 if parent else 1, goal, parent, place)
        self.outline.sections.append(section)
        self.open.append(section)
