"""Draws a whole document: its front, contents, goals with their tables, economy and the rest."""

from __future__ import annotations

import random
from dataclasses import asdict

from .activities import Activities
from .economy import Economy
from .fronts import draw_decisions, draw_front
from .indicators import Indicators
from .labels import FREE, Label, Labels
from .looks import draw_look
from .model import Block, Bullets, Contents, Drawn, Goal, Grid, Heading, NewPage, Para, Truth
from .prose import Prose
from .setting import Setting, draw_setting

FORMS = ("transcript", "text", "pdf")
LOOKS = "look"
WORD = "docx"
"""Forms that are drawn where they are asked for: a PDF in a look by chance, a Word file in a structure by chance."""


class Composer:
    """One document in the making."""

    def __init__(self, rng: random.Random, at: Setting) -> None:
        self.rng, self.at = rng, at
        self.prose = Prose(rng, at.city)
        self.truth = Truth()
        self.labels = Labels(rng, at)
        self.indicators = Indicators(rng, at, self.prose)
        self.extras = self.indicators.extras()
        self.activities = Activities(rng, at, self.prose)
        self.indicators_at = rng.choice(["all", "all", "lowest", "council"])
        self.tops_speak = rng.random() < 0.4

    def document(self) -> tuple[list[Block], str]:
        r, at = self.rng, self.at
        front, title = draw_front(r, at, self.truth)
        decisions = draw_decisions(r, at, self.truth) if r.random() < 0.6 else []
        body: list[Block] = [
            Heading(1, r.choice(["Sammanfattning", "Inledning", "Sammanfattande analys"])),
            Para(self.prose.paragraph(2, 4)),
            Para(self.prose.paragraph(2, 3)),
        ]
        if r.random() < 0.3:
            adopted = f"Budgeten antogs av kommunfullmäktige den 20 november {at.year - 1}"
            body.append(Para(f"{adopted} och gäller från den 1 januari {at.year}."))
        body += self._goals()
        if r.random() < 0.75:
            body += Economy(r, at, self.prose).section(self.truth)
        if r.random() < 0.4:
            body += [
                Heading(1, r.choice(["Särskilda redovisningar", "Övrigt", "Kvalitetsarbete"])),
                Para(self.prose.paragraph(2, 3)),
            ]
        contents: list[Block] = []
        if r.random() < 0.5:
            entries = [
                (b.text, 2 + i // 2) for i, b in enumerate(b for b in body if isinstance(b, Heading) and b.level <= 3)
            ]
            contents = [
                Heading(1, r.choice(["Innehållsförteckning", "Innehåll"])),
                Contents(entries, r.random() < 0.6),
                NewPage(),
            ]
        return [*front, *decisions, *contents, *body], title

    def _goals(self) -> list[Block]:
        r = self.rng
        blocks: list[Block] = []
        if r.random() < 0.4:
            blocks.append(
                Heading(
                    1,
                    r.choice(["Uppföljning av mål", "Målredovisning"])
                    if self.at.report
                    else r.choice(["Mål och aktiviteter", "Nämndens mål och indikatorer"]),
                )
            )
        for i in range(1, r.randint(2, 3) + 1):
            blocks += self._top(i)
        return blocks

    @staticmethod
    def _heading(level: int, label: Label, number: str, text: str) -> list[Block]:
        head, below = label.heading(number, text)
        return [Heading(level, head, label.words), *([Para(below, strong=True)] if below else [])]

    def _top(self, i: int) -> list[Block]:
        r, labels = self.rng, self.labels
        label = labels.middle if labels.shape == "council_board" else labels.top
        levels = ["inriktningsmal", "verksamhetsmal"] if labels.shape == "council_board" else ["inriktningsmal"]
        text = self.prose.top_goal() if labels.shape != "council_board" or r.random() < 0.5 else self.prose.goal()
        goal = Goal(levels, str(i) if "{n}" in label.join else None, text, None)
        self.truth.goals.append(goal)
        blocks: list[Block] = [*self._heading(1, label, str(i), text)]
        if labels.shape == "council_board":
            blocks += self._verdict(goal)
        if self.tops_speak and not (self.at.report and labels.shape == "council_board"):
            blocks.append(Para(self.prose.paragraph(1, 3)))
        if labels.shape == "three":
            for j in range(1, r.randint(1, 3) + 1):
                blocks += self._middle(f"{i}.{j}", text)
        else:
            if labels.shape == "council_board":
                blocks += self._tables(text, "kf", self.indicators_at != "lowest")
            for j in range(1, r.randint(1, 3) + 1):
                blocks += self._lowest(f"{i}.{j}", text)
        return blocks

    def _middle(self, number: str, parent: str) -> list[Block]:
        label, text = self.labels.middle, self.prose.goal()
        goal = Goal(["verksamhetsmal"], number if "{n}" in label.join else None, text, parent)
        self.truth.goals.append(goal)
        blocks: list[Block] = [*self._heading(2, label, number, text), *self._verdict(goal)]
        if self.at.report and self.rng.random() < 0.7:
            blocks += self._text(goal, "analysis")
        blocks += self._tables(text, "kf", self.indicators_at != "lowest")
        for k in range(1, self.rng.randint(0, 2) + 1):
            blocks += self._lowest(f"{number}.{k}", text)
        return blocks

    def _lowest(self, number: str, parent: str) -> list[Block]:
        label, text = self.labels.board, self.prose.goal()
        goal = Goal(["namndmal"], number if "{n}" in label.join else None, text, parent)
        self.truth.goals.append(goal)
        blocks: list[Block] = [
            *self._heading(3 if number.count(".") > 1 else 2, label, number, text),
            *self._verdict(goal),
        ]
        if not self.at.report or self.rng.random() < 0.5:
            blocks += self._text(goal, "description")
            if self.rng.random() < 0.7:
                blocks += self._text(goal, "expected_result")
        if self.at.report and self.rng.random() < 0.8:
            blocks += self._text(goal, "analysis")
        return blocks + self._tables(text, "namnd", self.indicators_at != "council" or self.labels.shape == "top_board")

    def _verdict(self, goal: Goal) -> list[Block]:
        labels = self.labels
        if not self.at.report:
            return []
        verdict = labels.verdict()
        words = labels.verdict_words(verdict)
        goal.assessment, goal.assessment_raw = verdict, words
        if labels.where == "line":
            return [Para(words, strong=self.rng.random() < 0.5, verdict=True)]
        if labels.where == "labelled":
            return [Para(f"{labels.label}: {words}", verdict=True)]
        if labels.where == "cell":
            return [Grid([[(labels.label, 1), (words, 1)]], [], "verdict", [False, False])]
        return [Para(labels.verdict_sentence(verdict))]

    def _text(self, goal: Goal, which: str) -> list[Block]:
        """A heading of the three and what stands under it; with a free subheading now and then."""
        r, prose = self.rng, self.prose
        words = {
            "description": self.labels.description,
            "expected_result": self.labels.expected,
            "analysis": self.labels.analysis,
        }[which]
        blocks: list[Block] = [Heading(4, words)]
        parts = [prose.paragraph(2, 4)]
        blocks.append(Para(parts[0]))
        if r.random() < 0.35:
            parts.append(prose.paragraph(1, 3))
            blocks.append(Para(parts[-1]))
        if r.random() < 0.12:
            items = [
                f"{r.choice(['bättre', 'tydligare', 'mer jämställd', 'snabbare'])} {x}"
                for x in r.sample(["uppföljning", "samverkan", "handläggning", "information"], 3)
            ]
            blocks.append(Bullets(items))
            parts += items
        if which == "description" and r.random() < 0.2:
            heading = r.choice(FREE)
            parts += [heading, prose.paragraph(1, 2)]
            blocks += [Heading(4, heading), Para(parts[-1])]
        setattr(goal, which, "\n".join(parts))
        return blocks

    def _tables(self, goal: str, owner: str, indicators: bool) -> list[Block]:
        r = self.rng
        blocks: list[Block] = []
        if indicators and r.random() < 0.8:
            grid, rows = self.indicators.table(goal, owner, self.extras)
            self.truth.indicators += rows
            blocks.append(grid)
        if r.random() < 0.5:
            grid, activities = self.activities.table(goal)
            self.truth.activities += activities
            blocks.append(grid)
        return blocks


def draw(seed: int, index: int, forms: tuple[str, ...] = FORMS) -> Drawn:
    """Document number `index` of a seed; the same each time."""
    rng = random.Random(f"exam {seed} {index}")
    form = forms[index % len(forms)]
    at = draw_setting(rng, form)
    composer = Composer(rng, at)
    blocks, title = composer.document()
    look = {
        "rules": rng.choice(["ruled", "open", "zebra", "level"]),
        "font": rng.choice(["sans", "serif", "lato", "caladea", "source"]),
        "size": rng.choice([9, 10, 11]),
        "cell": rng.choice([7, 8, 9]),
        "align": rng.choice(["right", "left", "center"]),
        "landscape": rng.random() < 0.12,
        "repeat": rng.random() < 0.75,
        "shade": rng.random() < 0.5,
        "spread": rng.random() < 0.3,
        "wrap": rng.choice([84, 92, 98]),
        "name": rng.choice([24, 30, 38]),
    }
    header = rng.choice(["", at.board.name, title, f"{title} | {at.board.name}"])
    footer = rng.choice(["{p}", "{p} ({n})", "Sida {p} av {n}", "Sid {p} ({n})", "{p}/{n}"])
    drawn = Drawn(index, form, blocks, composer.truth, header, footer, look)
    if form == LOOKS:
        drawn.look = asdict(draw_look(random.Random(f"look {seed} {index}")))
    return drawn
