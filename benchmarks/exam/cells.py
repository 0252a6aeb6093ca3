"""Cells of indicator tables: numbers as people write them, and what they write where there is none."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .model import Value

LOW = ["minst {}", "lägst {}", "≥ {}", "Minst {}", "min {}"]
HIGH = ["högst {}", "max {}", "≤ {}", "Högst {}", "Max {}"]
MISSING = ["uppgift saknas", "mäts ej", "n/a", "Uppgift saknas", "ej mätt", "Mäts ej", "saknas"]
UP, DOWN = ["Ökar", "ska öka", "Öka", "Ökning"], ["Minskar", "ska minska", "Minska", "Minskning"]


def fmt(number: float, decimals: int, thousands: str = " ") -> str:
    """A number in Swedish: comma, and a space (or what is given) between thousands."""
    text = f"{abs(number):,.{decimals}f}".replace(",", thousands).replace(".", ",")
    return f"-{text}" if number < 0 and float(f"{number:.{decimals}f}") != 0 else text


@dataclass
class CellStyle:
    """How one document writes its cells."""

    percent: str
    """" %", "%" or "" (the unit stands elsewhere)."""
    pieces: bool
    """Whether counts have the unit "st"."""
    decimals: int
    thousands: str
    specials: float
    dash: str
    head_unit: str | None
    """A unit that the head or a column of its own tells."""


@dataclass
class Subject:
    """An indicator's level, from which its cells are drawn."""

    kind: str
    base: float
    decimals: int


class Cells:
    def __init__(self, rng: random.Random, style: CellStyle) -> None:
        self.rng, self.style = rng, style

    def subject(self, kind: str) -> Subject:
        r = self.rng
        if kind == "percent":
            return Subject(kind, r.uniform(18, 93), self.style.decimals)
        if kind == "count":
            big = self.style.thousands and r.random() < 0.3
            return Subject(kind, r.uniform(1200, 9400) if big else r.uniform(8, 880), 0)
        return Subject(kind, r.uniform(4, 79), r.choice([0, 1, 1]))

    def _unit(self, subject: Subject) -> str:
        if subject.kind == "percent":
            return self.style.percent
        return " st" if subject.kind == "count" and self.style.pieces else ""

    def _units(self, printed: str, subject: Subject) -> list[str | None]:
        if printed:
            return [printed.strip()]
        if self.style.head_unit is None:
            return [None]
        return [None, *{"percent": ["%", "procent"], "count": ["st", "antal"]}.get(subject.kind, ["index"])]

    def number(self, subject: Subject, measure: str, year: int, number: float) -> Value:
        number = round(number, subject.decimals)
        unit = self._unit(subject)
        raw = fmt(number, subject.decimals, self.style.thousands) + unit
        return Value(measure, year, raw, number, self._units(unit, subject))

    def plain(self, subject: Subject, measure: str, year: int) -> Value:
        return self.number(subject, measure, year, self._near(subject))

    def _near(self, subject: Subject) -> float:
        top = 99.0 if subject.kind == "percent" else 9900.0
        return min(top, max(1.0, subject.base * self.rng.uniform(0.93, 1.07)))

    def split(self, subject: Subject, year: int) -> dict[str, Value]:
        """Men, women and all of them: the whole is the sum of counts, and lies between shares."""
        r, d = self.rng, subject.decimals
        if subject.kind == "count":
            men, women = round(subject.base * r.uniform(0.4, 0.48)), round(subject.base * r.uniform(0.5, 0.58))
            whole: float = men + women
            parts = {"outcome_men": float(men), "outcome_women": float(women), "outcome": whole}
        else:
            whole = round(self._near(subject), d)
            gap = max(2 * 10**-d, round(subject.base * r.uniform(0.01, 0.06), d)) * r.choice([1, -1])
            parts = {"outcome_men": whole - gap, "outcome_women": whole + gap, "outcome": whole}
            if subject.kind == "percent" and max(parts.values()) > 100:
                parts = {"outcome_men": 97.0, "outcome_women": 99.0, "outcome": 98.0}
        return {m: self.number(subject, m, year, v) for m, v in parts.items()}

    def both(self, subject: Subject, year: int) -> list[Value]:
        """'84/86' under a head that says women and men."""
        women, men = round(min(subject.base, 90)), round(min(subject.base, 90)) + self.rng.choice([-2, -1, 1, 2, 3])
        raw = f"{women}/{men}"
        units = self._units("", subject)
        return [
            Value("outcome_women", year, raw, float(women), units),
            Value("outcome_men", year, raw, float(men), units),
        ]

    def outcome(self, subject: Subject, measure: str, year: int) -> Value | None:
        """An outcome; now and then there is none, or words say why."""
        r = self.rng
        if r.random() > self.style.specials:
            return self.plain(subject, measure, year)
        if r.random() < 0.6:
            return Value(measure, year, r.choice(MISSING), qualifier="missing")
        return Value(measure, year, self.style.dash, qualifier="none") if self.style.dash else None

    def target(self, subject: Subject, measure: str, year: int) -> Value | None:
        r = self.rng
        if r.random() > self.style.specials * 2.5:
            return self.plain(subject, measure, year)
        kind = r.choices(
            ["min", "max", "range", "up", "down", "set", "board", "none"],
            [4, 3, 3, 2, 2, 1, 1 if measure == "target_kf" else 0, 1],
        )[0]
        if kind in ("min", "max"):
            value = self.plain(subject, measure, year)
            value.raw, value.qualifier = r.choice(LOW if kind == "min" else HIGH).format(value.raw), kind
            return value
        if kind == "range":
            return self._range(subject, measure, year)
        if kind in ("up", "down"):
            return Value(
                measure,
                year,
                r.choice(UP if kind == "up" else DOWN),
                qualifier="increase" if kind == "up" else "decrease",
            )
        if kind == "set":
            return Value(measure, year, f"Fastställs {year}", qualifier="to_be_set")
        if kind == "board":
            return Value(
                measure, year, r.choice(["Tas fram av nämnd", "Tas fram av nämnd/styrelse"]), qualifier="set_by_board"
            )
        return Value(measure, year, self.style.dash, qualifier="none") if self.style.dash else None

    def _range(self, subject: Subject, measure: str, year: int) -> Value:
        unit = self._unit(subject)
        low = float(round(min(subject.base, 90.0)))
        high = low + self.rng.choice([2, 3, 5])
        raw = f"{low:.0f}{self.rng.choice(['–', '-'])}{high:.0f}{unit}"
        return Value(measure, year, raw, None, self._units(unit, subject), "range", low, high)
