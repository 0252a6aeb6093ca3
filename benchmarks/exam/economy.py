"""Economy tables whose sums and differences hold: budgets, follow-ups, investments, result units, staff."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .cells import fmt
from .model import Block, Cell, Grid, Heading, Para, Row, Table, Truth, flat_heads
from .prose import Prose
from .setting import Setting

AREAS = [
    "Nämnd och administration",
    "Individ- och familjeomsorg",
    "Förskoleverksamhet",
    "Äldreomsorg",
    "Stöd till personer med funktionsnedsättning",
    "Kultur och fritid",
    "Stadsmiljö",
    "Arbetsmarknadsåtgärder",
    "Ekonomiskt bistånd",
    "Gemensamma kostnader",
    "Gata och park",
    "Bibliotek",
    "Öppenvård",
]
PROJECTS = [
    "Ny lekplats vid Torget",
    "Utbyte av belysning",
    "Maskiner och inventarier",
    "Upprustning av bollplaner",
    "Tillgänglighetsåtgärder",
    "Cykelstråk väst",
    "Digital utrustning",
]
UNITS = [
    "Förskolan Solstrålen",
    "Hemtjänst Öster",
    "Gruppbostad Björken",
    "Förskolan Lyckan",
    "Vårdboendet Ekbacken",
    "Fritidsgården Stationen",
]
PARTS = ["barn och unga", "vuxna", "handläggning", "hemtjänst", "gruppbostäder"]
HEADINGS = [
    "Ekonomi",
    "Ekonomisk redovisning",
    "Nämndens ekonomi",
    "Uppföljning av ekonomi",
    "Ekonomiskt utfall och prognos",
    "Budget",
]


@dataclass
class Figures:
    """A column: its label's parts, what it means, and how it follows from others."""

    label: str
    group: str = ""
    measure: str = ""
    side: str = ""
    year: int = 0
    minus: tuple[int, int] | None = None
    """It is this column less that one."""
    plus: tuple[int, int] | None = None
    scale: float = 1.0


@dataclass
class Style:
    unit: str
    decimals: int
    thousands: str
    minus: str
    total: str
    where: str
    """Where the unit is told: in the corner, above the table, or behind the heading."""
    labels: dict[str, str] = field(default_factory=dict)


class Economy:
    """The economy tables of one document."""

    def __init__(self, rng: random.Random, setting: Setting, prose: Prose) -> None:
        self.rng, self.at, self.prose = rng, setting, prose
        unit = rng.choice(["mnkr", "mnkr", "tkr"])
        thousands = "" if setting.form == "text" else " "
        self.style = Style(
            unit,
            1 if unit == "mnkr" else 0,
            thousands,
            rng.choice(["-", "-", "−"]),
            rng.choice(["Summa", "Totalt", "Totalt netto", "Summa netto"]),
            rng.choice(["corner", "title"]),
        )
        self.outcome = (
            rng.choice(["Utfall", "Utfall", "Bokslut"])
            if setting.kind == "vb"
            else rng.choice(["Utfall", "Ack. utfall", "Ackumulerat utfall"])
        )
        self.deviation = rng.choice(["Avvikelse", "Avvikelse", "Budgetavvikelse", "Avvikelse mot budget"])

    def section(self, truth: Truth) -> list[Block]:
        """The chapter, with one to four tables."""
        r = self.rng
        blocks: list[Block] = [
            Heading(
                1,
                r.choice(
                    HEADINGS
                    if self.at.report
                    else ["Ekonomi", "Budget", "Nämndens budget", "Ekonomiska förutsättningar"]
                ),
            ),
            Para(self.prose.paragraph(2, 3)),
        ]
        blocks += self._areas(
            truth,
            r.choice(["Driftbudget", "Budget per verksamhetsområde", "Drift"]),
            "budget" if not self.at.report else "result",
        )
        if r.random() < 0.55:
            blocks += self._investments(truth)
        if r.random() < 0.4:
            blocks += self._result_units(truth)
        if r.random() < 0.35 and self.at.kind == "vb":
            blocks += self._staff(truth)
        return blocks

    def _columns(self) -> list[Figures]:
        r, y = self.rng, self.at.year
        if self.at.kind == "vp":
            shape = r.choice(["sides", "change", "years"]) if self.at.form != "text" else r.choice(["change", "years"])
            if shape == "sides":
                group = f"Budget {y}"
                return [
                    Figures("Kostnader", group, "budget", "cost", y),
                    Figures("Intäkter", group, "budget", "income", y, scale=0.15),
                    Figures("Netto", group, "budget", "net", y, minus=(0, 1)),
                ]
            if shape == "change":
                return [
                    Figures(f"Budget {y - 1}", measure="budget", year=y - 1),
                    Figures(f"Budget {y}", measure="budget", year=y),
                    Figures(r.choice(["Förändring", "Differens"]), measure="change", minus=(1, 0)),
                ]
            return [
                Figures(f"Bokslut {y - 2}", measure="outcome", year=y - 2),
                Figures(f"Budget {y - 1}", measure="budget", year=y - 1),
                Figures(f"Budget {y}", measure="budget", year=y),
            ]
        if self.at.kind == "vb":
            columns = [
                Figures(f"Budget {y}", measure="budget", year=y),
                Figures(f"{self.outcome} {y}", measure="outcome", year=y),
                Figures(self.deviation, measure="deviation", minus=(0, 1)),
            ]
            if r.random() < 0.5:
                columns.append(Figures(f"{self.outcome} {y - 1}", measure="outcome", year=y - 1))
            return columns
        when = {4: ["jan–apr", "april", "T1"], 8: ["jan–aug", "augusti", "T2"]}[self.at.month]
        return [
            Figures(r.choice([f"Budget {y}", "Årsbudget", "Budget helår"]), measure="budget", year=y),
            Figures(f"{self.outcome} {r.choice(when)} {y}", measure="outcome", year=y, scale=0.35),
            Figures(r.choice([f"Prognos {y}", "Prognos helår", "Helårsprognos"]), measure="forecast", year=y),
            Figures(self.deviation, measure="deviation", minus=(0, 2)),
        ]

    def _number(self, low: float, high: float) -> float:
        s = self.style
        return (
            round(self.rng.uniform(low, high), 1)
            if s.decimals
            else float(self.rng.randint(int(low * 10), int(high * 10)) * 100)
        )

    def _line(self, columns: list[Figures], low: float = 4.0, high: float = 320.0) -> list[float]:
        base = self._number(low, high)
        line: list[float] = []
        step = self.style.decimals or -2
        for i, column in enumerate(columns):
            if column.minus:
                a, b = column.minus
                line.append(round(line[a] - line[b], self.style.decimals))
            else:
                line.append(base if i == 0 else round(base * column.scale * self.rng.uniform(0.95, 1.05), step))
        return line

    def _print(self, number: float) -> str:
        text = fmt(number, self.style.decimals, self.style.thousands)
        return text.replace("-", self.style.minus) if text.startswith("-") else text

    def _lay(
        self,
        truth: Truth,
        kind: str,
        key: str,
        columns: list[Figures],
        lines: list[tuple[str, list[float]]],
        bold: set[str],
    ) -> list[Block]:
        """Prints a table, and puts down what is true of it."""
        s = self.style
        corner = f"{key} ({s.unit})" if s.where == "corner" else key
        if any(c.group for c in columns):
            spans = [
                (corner, 1),
                (columns[0].group, sum(bool(c.group) for c in columns)),
                *((c.label, 1) for c in columns if not c.group),
            ]
            heads = [spans, [("", 1), *((c.label if c.group else "", 1) for c in columns)]]
        else:
            heads = [[(corner, 1), *((c.label, 1) for c in columns)]]
        rows = [Row([label, *(self._print(n) for n in numbers)], bold=label in bold) for label, numbers in lines]
        labels = flat_heads(heads)
        cells = [
            Cell(label, labels[i + 1], self._print(n), n, columns[i].measure, columns[i].side, columns[i].year)
            for label, numbers in lines
            for i, n in enumerate(numbers)
        ]
        truth.tables.append(Table(kind, s.unit, labels, cells, [label for label, _ in lines]))
        grid = Grid(heads, rows, "economy", [False] + [True] * len(columns))
        return [Para(f"Belopp i {s.unit}", strong=True), grid] if s.where == "title" else [grid]

    def _areas(self, truth: Truth, heading: str, kind: str) -> list[Block]:
        r, columns = self.rng, self._columns()
        lines = [(name, self._line(columns)) for name in r.sample(AREAS, r.randint(3, 9))]
        total = [round(sum(n[i] for _, n in lines), self.style.decimals) for i in range(len(columns))]
        if r.random() < 0.4:
            at = r.randrange(len(lines))
            part = [round(n * 0.4, self.style.decimals) for n in lines[at][1]]
            for i, c in enumerate(columns):
                if c.minus:
                    part[i] = round(part[c.minus[0]] - part[c.minus[1]], self.style.decimals)
            lines.insert(at + 1, (f"varav {r.choice(PARTS)}", part))
        lines.append((self.style.total, total))
        key = r.choice(["Verksamhetsområde", "Verksamhet", "Verksamhetsområden"])
        return [Heading(2, heading), *self._lay(truth, kind, key, columns, lines, {self.style.total})]

    def _investments(self, truth: Truth) -> list[Block]:
        y = self.at.year
        columns = [Figures(f"Budget {y}", measure="budget", year=y)]
        if self.at.report:
            columns += [
                Figures(f"{self.outcome} {y}", measure="outcome", year=y, scale=0.8),
                Figures(self.deviation, measure="deviation", minus=(0, 1)),
            ]
        else:
            columns += [Figures(f"Plan {y + 1}"), Figures(f"Plan {y + 2}")]
        lines = [(name, self._line(columns, 0.5, 40)) for name in self.rng.sample(PROJECTS, self.rng.randint(2, 5))]
        total = [round(sum(n[i] for _, n in lines), self.style.decimals) for i in range(len(columns))]
        label = self.rng.choice(["Summa investeringar", "Totalt"])
        key = self.rng.choice(["Investeringsprojekt", "Projekt", "Investeringar"])
        return [
            Heading(2, "Investeringar"),
            Para(self.prose.paragraph(1, 2)),
            *self._lay(truth, "investments", key, columns, [*lines, (label, total)], {label}),
        ]

    def _result_units(self, truth: Truth) -> list[Block]:
        y = self.at.year
        columns = [
            Figures(f"Ingående resultat från {y - 1}"),
            Figures(f"Årets resultat {y}"),
            Figures(f"Utgående resultat till {y + 1}"),
        ]
        lines = []
        for name in self.rng.sample(UNITS, self.rng.randint(2, 5)):
            first, second = (self._number(0.1, 9) * self.rng.choice([1, 1, -1]) for _ in range(2))
            lines.append((name, [first, second, round(first + second, self.style.decimals)]))
        lines.append(("Summa", [round(sum(n[i] for _, n in lines), self.style.decimals) for i in range(3)]))
        return [
            Heading(2, "Resultatenheter"),
            *self._lay(truth, "result_units", "Resultatenhet", columns, lines, {"Summa"}),
        ]

    def _staff(self, truth: Truth) -> list[Block]:
        y, r = self.at.year, self.rng
        heads = ["Personal", f"{y}-12-31", f"{y - 1}-12-31", "Förändring"]
        rows: list[Row] = []
        cells: list[Cell] = []
        for label in ["Antal tillsvidareanställda", "Antal visstidsanställda", "Antal årsarbetare"]:
            now, then = r.randint(60, 900), r.randint(60, 900)
            printed = [str(now), str(then), self._print(now - then).split(",")[0].replace(" ", "")]
            printed[2] = (
                f"{'−' if now < then and self.style.minus == '−' else '-' if now < then else ''}{abs(now - then)}"
            )
            rows.append(Row([label, *printed]))
            cells += [
                Cell(label, heads[i + 1], p, float(v))
                for i, (p, v) in enumerate(zip(printed, (now, then, now - then), strict=True))
            ]
        truth.tables.append(Table("key_figures", None, heads, cells, [row.cells[0] for row in rows]))
        return [Heading(2, "Personal"), Grid([[(h, 1) for h in heads]], rows, "economy", [False, True, True, True])]
