"""Sentences, names and goals, put together anew for each document."""

from __future__ import annotations

import random

from .words import (
    DOES,
    GROUPS,
    INDEXES,
    MATTERS,
    MORE,
    OBJECTS,
    PERSONS,
    STATES,
    SUBJECTS,
    TAILS,
    THINGS,
    THINK,
    TOGETHER,
    TOPICS,
    TOPS,
    UNITS_OF,
    VERBS,
    WHO,
    WHY,
)


class Prose:
    """Texts of one document, none of them twice where it would matter."""

    def __init__(self, rng: random.Random, city: str) -> None:
        self.rng = rng
        self.city = city
        self._used: set[str] = set()

    def _fresh(self, text: str) -> bool:
        if text in self._used:
            return False
        self._used.add(text)
        return True

    def sentence(self) -> str:
        r = self.rng
        if r.random() < 0.25:
            return r.choice(MORE)
        return f"{r.choice(WHO)} {r.choice(DOES)} {r.choice(MATTERS)} {r.choice(WHY)}."

    def paragraph(self, low: int = 1, high: int = 4) -> str:
        sentences: list[str] = []
        for _ in range(self.rng.randint(low, high)):
            sentence = self.sentence()
            if sentence not in sentences:
                sentences.append(sentence)
        return " ".join(sentences)

    def indicator(self, percent_only: bool, by_sex: bool = False) -> tuple[str, str]:
        """A name and its kind: percent, count or index."""
        r = self.rng
        while True:
            kind = (
                "percent" if percent_only else r.choices(["percent", "count", "index"], [5, 3, 0 if by_sex else 2])[0]
            )
            if kind == "percent":
                share = r.choice(["Andel", "Andel", "Andelen"])
                name = f"{share} {r.choice(GROUPS)} som {r.choice(THINK)}{r.choice(TAILS[:6])}"
            elif kind == "count":
                name = f"{r.choice(['Antal', 'Antalet'])} {r.choice(PERSONS if by_sex else THINGS)}{r.choice(TAILS)}"
            else:
                name = r.choice(INDEXES).format(r.choice(UNITS_OF))
            if self._fresh(name):
                return name, kind

    def activity(self) -> str:
        r = self.rng
        while True:
            text = f"{r.choice(VERBS)} {r.choice(OBJECTS).format(r.choice(TOPICS))}{r.choice(TOGETHER)}" + (
                "." if r.random() < 0.2 else ""
            )
            if self._fresh(text):
                return text

    def top_goal(self) -> str:
        while True:
            text = self.rng.choice(TOPS).format(self.city)
            if self._fresh(text):
                return text

    def goal(self) -> str:
        while True:
            text = f"{self.rng.choice(SUBJECTS)} {self.rng.choice(STATES)}"
            if self._fresh(text):
                return text
