"""Indicator tables: which columns a document has, and the rows with their truth."""

from __future__ import annotations

import random

from .cells import Cells, CellStyle, Subject
from .heads import Column, Heads
from .model import Grid, Indicator, Row, Value
from .prose import Prose
from .setting import Setting

KEYS = [
    ("Indikator", "Indikatorer"),
    ("Indikator", "Indikatorer"),
    ("Mått", "Mått"),
    ("Nyckeltal", "Nyckeltal"),
    ("Resultatindikator", "Resultatindikatorer"),
    ("Styrtal", "Styrtal"),
    ("Mätetal", "Mätetal"),
    ("Målindikator", "Målindikatorer"),
    ("Resultatmått", "Resultatmått"),
    ("Styrmått", "Styrmått"),
    ("Kvalitetsindikator", "Kvalitetsindikatorer"),
    ("Effektindikator", "Effektindikatorer"),
]
NOTES = ["Analys", "Analys", "Kommentar", "Kommentar:", "Analys:"]


class Indicators:
    """The indicator tables of one document."""

    def __init__(self, rng: random.Random, setting: Setting, prose: Prose) -> None:
        self.rng, self.at, self.prose = rng, setting, prose
        self.heads = Heads(rng, setting)
        self.one, self.many = rng.choice(KEYS)
        self.plural = rng.random() < 0.35
        self.whose = rng.random() < 0.25 and setting.board.kind != "company"
        self.note = rng.choice(NOTES)
        self.notes = 0.25 if setting.report and rng.random() < 0.6 else 0.0
        self.percent_only = rng.random() < 0.12
        self.columns = self._schema()
        self.council_column = self.heads.council() if setting.board.kind != "company" and rng.random() < 0.5 else None
        self.cells = Cells(rng, self._style())

    def _style(self) -> CellStyle:
        r = self.rng
        elsewhere = self.percent_only or any(c.head == "Enhet" for c in self.columns)
        percent = "" if elsewhere else r.choice([" %", " %", "%"])
        dash = r.choice(["-", "–"]) if self.at.form == "text" else r.choice(["-", "–", ""])
        thousands = "" if self.at.form == "text" else r.choice([" ", " ", "\u00a0", ""])
        return CellStyle(
            percent,
            r.random() < 0.4 and not elsewhere,
            r.choice([0, 0, 1]),
            thousands,
            r.choice([0.0, 0.05, 0.12]),
            dash,
            "" if elsewhere else None,
        )

    def _split(self) -> str:
        weights = [5.0, 2.0, 0.0 if self.at.form == "text" else 2.0, 0.4]
        return self.rng.choices(["none", "heads", "levels", "both"], weights)[0]

    def _earlier(self) -> tuple[list[int], str]:
        r, last = self.rng, self.at.year - (1 if self.at.report else 2)
        count = r.choices([0, 1, 2, 3], [2, 4, 3, 1.5])[0]
        years = list(range(last - count + 1, last + 1))
        modes = ["plain", "plain", "plain", "bare"]
        if count == 1 and self.at.report:
            modes.append("relative")
        if count > 1 and self.at.form != "text":
            modes.append("levels")
        return years, r.choice(modes)

    def _schema(self) -> list[Column]:
        r, h, year = self.rng, self.heads, self.at.year
        years, mode = self._earlier()
        earlier = h.earlier(years, mode) if years else []
        falling = mode in ("plain", "bare") and r.random() < 0.35 and (mode == "plain" or self.at.form != "text")
        if falling:
            earlier.reverse()
        current: list[Column] = []
        if self.at.report:
            bare = mode == "bare" and years and self.at.kind == "vb" and r.random() < 0.6
            current = [Column("outcome", str(year), year=year)] if bare else h.outcome(year, self._split())
        ahead = r.choices([0, 1, 2], [7, 1, 2])[0] if self.at.kind == "vp" else 0
        targets = h.targets(list(range(year, year + ahead + 1)), self.at.form != "text" and r.random() < 0.5)
        forecast = [h.forecast()] if self.at.tertial and r.random() < 0.6 else []
        rising = not falling and (mode == "bare" or r.random() < 0.6)
        columns = (earlier + current if rising else current + earlier) + forecast + targets
        if mode != "bare" and r.random() < 0.2:
            columns = targets + (earlier + current if rising else current + earlier) + forecast
        if self.percent_only:
            self._percent_heads(columns)
        if not self.percent_only and r.random() < 0.1 and self.at.form != "text":
            columns.insert(0, Column("unit", "Enhet"))
        return columns

    def _percent_heads(self, columns: list[Column]) -> None:
        mark = self.rng.choice([" (%)", ", %", " i %", " (procent)"])
        for column in columns:
            if column.group:
                continue
            if not column.head.isdigit():
                column.head += mark

    def extras(self) -> list[Column]:
        """The columns at the end: period and what is no measure. Drawn once for a document."""
        r = self.rng
        found: list[Column] = []
        if r.random() < 0.4:
            found.append(self.heads.period())
        if r.random() < 0.35:
            other = self.heads.other()
            found.insert(r.randint(0, len(found)), other)
        return found

    def key(self, owner: str) -> str:
        base = self.many if self.plural else self.one
        if not self.whose:
            return base
        return ("KF:s " if owner == "kf" else "Nämndens ") + base.lower()

    def table(self, goal: str, owner: str, extras: list[Column]) -> tuple[Grid, list[Indicator]]:
        """A table under a goal."""
        columns = list(self.columns)
        if owner == "kf" and self.council_column:
            columns.append(self.council_column)
        columns += extras
        rows: list[Row] = []
        truths: list[Indicator] = []
        for _ in range(self.rng.choices([1, 2, 3, 4, 6], [2, 3, 3, 2, 1])[0]):
            row, truth = self._row(goal, owner, columns)
            rows.append(row)
            truths.append(truth)
            if self.rng.random() < self.notes:
                truth.comment = self.prose.paragraph(1, 2)
                rows.append(Row([], note=truth.comment, note_label=self.note))
        numeric = [False] + [c.role not in ("period", "other", "unit") or c.head == "Riket" for c in columns]
        return Grid(heads_of(self.key(owner), columns, self.at.year % 2 == 0), rows, "indicator", numeric), truths

    def _row(self, goal: str, owner: str, columns: list[Column]) -> tuple[Row, Indicator]:
        name, kind = self.prose.indicator(self.percent_only, any(c.role in ("outcome_men", "both") for c in columns))
        subject = self.cells.subject(kind)
        parts = self.cells.split(subject, self.at.year) if any(c.role == "outcome_men" for c in columns) else {}
        truth = Indicator(
            goal,
            name,
            owner,
            [],
            dict.fromkeys(
                [
                    "outcome",
                    "outcome_men",
                    "outcome_women",
                    "outcome_previous",
                    "forecast",
                    "target",
                    "target_kf",
                    "period",
                ]
            ),
        )
        cells = [name]
        for column in columns:
            cells.append(self._cell(column, subject, parts, truth))
        self._previous(truth, columns)
        return Row(cells), truth

    def _cell(self, column: Column, subject: Subject, parts: dict[str, Value], truth: Indicator) -> str:
        r, role = self.rng, column.role
        if role == "unit":
            return {"percent": "%", "count": "antal"}.get(subject.kind, "index")
        if role == "other":
            return r.choice(column.choices) if column.choices else self.cells.plain(subject, "other", 0).raw
        if role == "period":
            period = r.choice(column.choices)
            truth.cells["period"] = period
            return period
        if role == "both":
            values = self.cells.both(subject, column.year)
            truth.values += values
            truth.cells["outcome_men"] = truth.cells["outcome_women"] = "*"
            return values[0].raw
        value: Value | None
        if parts and column.year == self.at.year and role.startswith("outcome"):
            value = parts[role]
        elif role.startswith("outcome") or role == "forecast":
            value = self.cells.outcome(subject, role, column.year)
        else:
            value = self.cells.target(subject, role, column.year)
        if value is None:
            return ""
        truth.values.append(value)
        if column.year == self.at.year:
            truth.cells[role] = value.raw
        return value.raw

    def _previous(self, truth: Indicator, columns: list[Column]) -> None:
        years = sorted(c.year for c in columns if c.role == "outcome" and c.year < self.at.year)
        if not years:
            return
        found = next((v.raw for v in truth.values if v.measure == "outcome" and v.year == years[-1]), None)
        truth.cells["outcome_previous"] = found if found or len(years) == 1 else "*"


def heads_of(key: str, columns: list[Column], upper: bool) -> list[list[tuple[str, int]]]:
    """The header rows; where some columns stand in groups there are two."""
    if not any(c.group for c in columns):
        return [[(key, 1), *((c.head, 1) for c in columns)]]
    first: list[tuple[str, int]] = [(key if upper else "", 1)]
    second: list[tuple[str, int]] = [("" if upper else key, 1)]
    last = ""
    for column in columns:
        if column.group and column.group == last:
            first[-1] = (column.group, first[-1][1] + 1)
        elif column.group:
            first.append((column.group, 1))
        else:
            first.append((column.head if upper else "", 1))
        second.append((column.head if column.group else "" if upper else column.head, 1))
        last = column.group
    return [first, second]
