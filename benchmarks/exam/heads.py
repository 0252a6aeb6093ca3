"""Column heads of indicator tables, put together from whose, what, who, when and filler."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .setting import MONTHS, Setting

OUTCOMES = [
    "Utfall",
    "Utfall",
    "Resultat",
    "Periodens utfall",
    "Ack. utfall",
    "Ackumulerat utfall",
    "Uppnått resultat",
    "Uppmätt värde",
    "Årets utfall",
]
TARGETS = ["Mål", "Mål", "Årsmål", "Målvärde", "Målnivå", "Måltal", "Målsättning"]
COUNCILS = ["KF:s", "KF", "Kommunfullmäktiges", "Stadens", "Kommunens", "Fullmäktiges", "KF:s"]
FORECASTS = ["Prognos", "Helårsprognos", "Prognos helår", "Årsprognos", "Prognos för helåret", "Prognostiserat utfall"]
MEN_WOMEN = [
    ("män", "kvinnor"),
    ("pojkar", "flickor"),
    ("män/pojkar", "kvinnor/flickor"),
    ("pojkar/män", "flickor/kvinnor"),
    ("män", "kvinnor"),
]
TOTALS = ["totalt", "total", "samtliga", "alla"]
FREQUENCY = ["Periodicitet", "Mätfrekvens", "Frekvens", "Mätperiodicitet"]
PERIODS = ["Period", "Mätperiod", "Mättillfälle", "Senaste mättillfälle"]
OTHERS = {
    "Källa": ["Brukarundersökning", "Kolada", "SCB", "Egen statistik", "Enkät"],
    "Ansvarig": ["Stab", "Avdelningschef", "Enhetschef", "Ekonomichef"],
    "Trend": ["Uppåt", "Nedåt", "Oförändrad"],
    "Läge": ["Grön", "Gul", "Röd"],
    "Måluppfyllelse": ["Uppnås", "Uppnås delvis", "Uppnås ej"],
    "Riket": [],
    "Ansvarig avdelning": ["Stab", "Omsorg", "Teknik"],
}


@dataclass
class Column:
    """A column: its head, the head above it if there are two levels, and what its cells are."""

    role: str
    head: str
    group: str = ""
    year: int = 0
    choices: tuple[str, ...] = ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


class Heads:
    """The wording of one document's heads; what it chooses once it keeps to."""

    def __init__(self, rng: random.Random, setting: Setting) -> None:
        self.rng, self.at = rng, setting
        self.what = rng.choice(OUTCOMES[:6] if setting.tertial else [*OUTCOMES[:3], *OUTCOMES[6:]])
        self.plain = "Resultat" if "esultat" in self.what else "Utfall"
        if setting.kind == "vp":
            self.what = self.plain
        self.target = rng.choice(TARGETS)
        self.men, self.women = rng.choice(MEN_WOMEN)
        self.total = rng.choice(TOTALS)
        self.year_join = rng.choice(
            ["{w} {y}", "{w} {y}", "{w} {y}", "{w} år {y}", "{w} för {y}", "{y} års {l}", "{w} ({y})", "{w}, {y}"]
        )
        self.other_join = rng.choice(["{w} {y}", "{w} {y}", "{w} ({y})", "{w}, {y}"])
        self.who_join = rng.choice(
            ["{w} {p} {t}", "{w} {t} {p}", "{w} {t}, {p}", "{w} {t} ({p})", "{P}, {l} {t}", "{P} {t}"]
        )
        self.now_style = rng.choice(
            ["date", "per", "span", "t", "tertial", "month", "year", ""]
            if setting.tertial
            else ["year", "year", "vb", "full", "date", ""]
        )
        self.then_style = rng.choice([self.now_style, "year", "year", "vb", "full", "date"]) or "year"

    def _when(self, year: int, style: str) -> str:
        n, month = self.at.tertial or 2, self.at.month
        name, r = MONTHS[month - 1], self.now_style
        day = 31 if month in (8, 12) else 30
        if style == "date":
            return f"{year}-{month:02d}-{day}"
        if style == "per":
            return f"per {day} {name} {year}"
        if style == "span":
            return f"jan–{name[:3]} {year}" if self.at.year % 2 else f"januari–{name} {year}"
        if style == "month":
            return f"{name[:3]} {year}" if self.at.year % 2 else f"{name} {year}"
        forms = {
            "t": f"T{n} {year}",
            "tertial": f"tertial {n} {year}",
            "vb": f"VB {year}",
            "full": f"helår {year}",
            "year": str(year),
            "": "",
        }
        return forms.get(style, r)

    def _join(self, what: str, when: str) -> str:
        if not when:
            return what
        if when.startswith("per "):
            return f"{what} {when}"
        pattern = self.year_join if when.isdigit() else self.other_join
        if pattern.startswith("{y}") and " " in what:
            pattern = "{w} {y}"
        return pattern.format(w=what, y=when, l=_lower(what))

    def _who(self, what: str, when: str, person: str) -> str:
        text = self.who_join.format(w=what, l=_lower(what), p=person, P=_capital(person), t=when)
        return " ".join(text.split()).replace(" ,", ",").rstrip(", ")

    def then(self, year: int, base: str) -> str:
        """The time of an earlier outcome, in full or as 'föregående år'."""
        if base == "relative":
            return "föregående år" if self.rng.random() < 0.6 else "fg. år"
        return self._when(year, base)

    def outcome(self, year: int, split: str) -> list[Column]:
        """The outcomes of a year: in total, or parted by sex in one of three ways."""
        now = year == self.at.year
        what = self.what if now else self.plain
        when = self._when(year, self.now_style if now else self.then_style)
        if split == "none":
            return [Column("outcome", self._join(what, when), year=year)]
        if split == "both":
            return [
                Column("both", self._who(what, when, f"{self.women.split('/')[0]}/{self.men.split('/')[0]}"), year=year)
            ]
        if split == "levels":
            group = self._join(what, when)
            names = [("outcome_men", self.men), ("outcome_women", self.women), ("outcome", self.total)]
            if self.at.year % 3 == 0:
                names = names[-1:] + names[:-1]
            return [Column(role, _capital(person), group, year) for role, person in names]
        bare = self.who_join == "{P} {t}"
        total = self._join(what, when) if self.at.year % 2 or bare else self._who(what, when, self.total)
        return [
            Column("outcome", total, year=year),
            Column("outcome_men", self._who(what, when, self.men), year=year),
            Column("outcome_women", self._who(what, when, self.women), year=year),
        ]

    def earlier(self, years: list[int], mode: str) -> list[Column]:
        """Earlier outcomes side by side: each with its head, years alone, or years under one head."""
        if mode == "relative":
            return [Column("outcome", f"{self.plain} {self.then(years[-1], 'relative')}", year=years[-1])]
        if mode == "bare":
            return [Column("outcome", str(y), year=y) for y in years]
        if mode == "levels":
            return [Column("outcome", str(y), self.plain, y) for y in years]
        return [column for y in years for column in self.outcome(y, "none")]

    def targets(self, years: list[int], levels: bool) -> list[Column]:
        owner = (
            self.rng.choice(["", "", "Nämndens "])
            if self.at.board.kind != "company"
            else self.rng.choice(["", "Bolagets "])
        )
        what = owner + (_lower(self.target) if owner else self.target)
        if levels and len(years) > 1:
            return [Column("target", str(y), what, y) for y in years]
        if len(years) == 1 and self.rng.random() < 0.35:
            return [Column("target", what, year=years[0])]
        return [Column("target", self._join(what, str(y)), year=y) for y in years]

    def council(self) -> Column:
        what = f"{self.rng.choice(COUNCILS)} {_lower(self.target)}"
        year = self.at.year
        return Column("target_kf", what if self.rng.random() < 0.6 else self._join(what, str(year)), year=year)

    def forecast(self) -> Column:
        what = self.rng.choice(FORECASTS)
        year = self.at.year
        return Column(
            "forecast", what if "helår" in what or self.rng.random() < 0.4 else self._join(what, str(year)), year=year
        )

    def period(self) -> Column:
        year, n = self.at.year, self.at.tertial
        if self.at.kind == "vp" or self.rng.random() < 0.5:
            return Column("period", self.rng.choice(FREQUENCY), choices=("År", "Tertial", "Halvår", "Kvartal"))
        choices = (f"Tertial {n} {year}", str(year)) if n else (f"VB {year}", str(year), f"Helår {year}")
        return Column("period", self.rng.choice(PERIODS), choices=choices)

    def other(self) -> Column:
        name = self.rng.choice(list(OTHERS))
        return Column("other", name, choices=tuple(OTHERS[name]))
