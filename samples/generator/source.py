"""What a document is made from, and how the city's texts become blocks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import economy
from generator.content import LABELS, Block, Bullets, Goal, Heading, Para
from generator.plans import Plan

HERE = Path(__file__).parent
CITY: dict[str, Any] = tomllib.loads((HERE / "city.toml").read_text("utf8"))
ROWS: dict[str, Any] = tomllib.loads((HERE / "rows.toml").read_text("utf8"))
TITLES = {
    "verksamhetsplan": "Verksamhetsplan {year}",
    "tertialrapport": "Tertialrapport {tertial} för {year}",
    "verksamhetsberattelse": "Verksamhetsberättelse {year}",
}


class Source:
    """What a document is made from: its plan, the texts and books of its board, and the goals with their assessments."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.board: dict[str, Any] = CITY["board"][plan.board]
        self.books = economy.Books(plan.board)
        self.years = {"y": plan.year, "p": plan.year - 1, "n": plan.year + 1}

    def say(self, text: str) -> str:
        return text.strip().format(**self.years)

    def texts(self, text: str) -> Iterator[Block]:
        """The paragraphs, free subheadings and lists of a text in the TOML file."""
        items: list[str] = []
        for line in [*self.say(text).split("\n"), ""]:
            if line.startswith("- "):
                items.append(line[2:])
                continue
            if items:
                yield Bullets(tuple(items))
                items = []
            if line.startswith("## "):
                yield Heading(line[3:], 4, free=True)
            elif line:
                yield Para(line)

    def goals(self) -> list[Goal]:
        """All goals in order, with what is printed about them."""
        out = []
        for direction in CITY["direction"]:
            out.append(self.goal("inriktningsmal", direction, None))
            for area in direction["area"]:
                out.append(self.goal("verksamhetsmal", area, direction["text"]))
                own = [g for g in self.board["goal"] if g["number"].startswith(area["number"] + ".")]
                out += [self.goal("namndmal", g, area["text"]) for g in own]
        return out

    def goal(self, level: str, source: dict[str, Any], parent: str | None) -> Goal:
        p, number = self.plan, source["number"]
        dot = {"dot": True, "plain": False}.get(p.numbers, number not in {"1.1", "1.1.2", "2.2.1", "3.2"})
        shown = None if p.numbers == "none" or (p.numbers == "mixed" and level == "namndmal") else number
        assessment = None
        if p.report and level != "inriktningsmal":
            text = self.analysis_of(level, source)
            assessment = "delvis" if " delvis" in text.split("\n")[0] else "helt"
            if (p.year, p.tertial, number) in {(2023, 2, "1.2.1"), (2023, None, "1.3.1")}:
                assessment = "ej"
        sign = p.signs and not (number.endswith("2") and p.look in {"open", "wide"})
        label = dict(p.labels).get(level, LABELS[level])
        return Goal(level, label, source["text"], shown, parent, assessment, dot, p.next_line, sign)

    def analysis_of(self, level: str, source: dict[str, Any]) -> str:
        area = self.board["areas"].get(source["number"], {})
        text: str = source["analysis"] if level == "namndmal" else area["analysis"]
        return self.say(text)
