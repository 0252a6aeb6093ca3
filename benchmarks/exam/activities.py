"""Tables of activities: heads in many wordings, dates as people write them, and what is no date."""

from __future__ import annotations

import random

from .model import Activity, Grid, Row
from .prose import Prose
from .setting import MONTHS, Setting

KEYS = [
    "Aktivitet",
    "Aktivitet",
    "Aktiviteter",
    "Insats",
    "Insatser",
    "Åtgärd",
    "Åtgärder",
    "Uppdrag",
    "Nämndens aktiviteter",
    "Planerade insatser",
    "Prioriterad insats",
    "Nämndaktivitet",
    "Aktivitet/insats",
    "Planerad aktivitet",
    "Utvecklingsinsats",
]
SPANS = [
    ("Startdatum", "Slutdatum"),
    ("Startdatum", "Slutdatum"),
    ("Start", "Slut"),
    ("Påbörjas", "Avslutas"),
    ("Planerad start", "Planerat slut"),
    ("Från", "Till"),
    ("Startar", "Klart"),
    ("Startdatum", "Klart senast"),
    ("Börjar", "Slutar"),
    ("Planerat startdatum", "Planerat slutdatum"),
    ("Fr.o.m.", "T.o.m."),
    ("Starttid", "Sluttid"),
]
ENDS = ["Slutdatum", "Klart senast", "Färdigdatum", "Klar", "Ska vara klart", "Avslutas", "Klart"]
STATES = ["Ej påbörjad", "Pågår", "Pågående", "Klar", "Genomförd", "Avslutad"]
FORMATS = ["iso", "iso", "iso", "long", "month", "quarter", "season", "short"]


class Activities:
    """The activity tables of one document."""

    def __init__(self, rng: random.Random, setting: Setting, prose: Prose) -> None:
        self.rng, self.at, self.prose = rng, setting, prose
        self.key = rng.choice(KEYS)
        self.only_end = rng.random() < 0.15
        self.start, self.end = ("", rng.choice(ENDS)) if self.only_end else rng.choice(SPANS)
        self.format = rng.choice(FORMATS)
        self.extra = rng.choice(["", "", "", "Ansvarig", "Status", "Läge", "Ansvarig enhet"])
        self.deviation = setting.report and rng.random() < 0.3
        self.note = rng.choice(["Analys", "Kommentar", "Kommentar:"])
        self.notes = 0.2 if setting.report and rng.random() < 0.5 else 0.0

    def _date(self, month: int, last: bool) -> tuple[str, list[str | None]]:
        """A point in time as printed, with the dates that it may be taken for."""
        r, year = self.rng, self.at.year
        style = self.format if r.random() < 0.85 else r.choice(FORMATS)
        day = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31) if last else 1
        iso = f"{year}-{month:02d}-{day:02d}"
        month_end = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
        around: list[str | None] = [None, f"{year}-{month:02d}-01", f"{year}-{month:02d}-{month_end}"]
        if style == "iso":
            return iso, [iso]
        if style == "long":
            return f"{day} {MONTHS[month - 1]} {year}", [iso]
        if style == "short":
            return f"{day} {MONTHS[month - 1][:3]} {year}", [iso]
        if style == "month":
            return f"{year}-{month:02d}", around
        if style == "quarter":
            return f"{r.choice(['Q', 'kv '])}{(month + 2) // 3} {year}", [None]
        return f"{'våren' if month < 5 else 'sommaren' if month < 9 else 'hösten'} {year}", [None]

    def table(self, goal: str) -> tuple[Grid, list[Activity]]:
        """A table under a goal."""
        names = (
            [self.key]
            + ([] if self.only_end else [self.start])
            + [self.end]
            + ([self.extra] if self.extra else [])
            + (["Avvikelse"] if self.deviation else [])
        )
        rows: list[Row] = []
        truths: list[Activity] = []
        for _ in range(self.rng.choices([1, 2, 3, 5], [2, 3, 2, 1])[0]):
            begin = self.rng.choice([1, 1, 1, 2, 3])
            finish = self.rng.choice([6, 8, 10, 12, 12, 12])
            (start_raw, starts), (end_raw, ends) = self._date(begin, False), self._date(finish, True)
            text = self.prose.activity()
            cells = [text] + ([] if self.only_end else [start_raw]) + [end_raw]
            if self.extra:
                cells.append(
                    self.rng.choice(
                        STATES[: 6 if self.at.report else 2]
                        if self.extra in ("Status", "Läge")
                        else ["Stab", "Enhetschef", "Kvalitetschef", "HR"]
                    )
                )
            deviation = None
            if self.deviation:
                deviation = self.rng.choice([None, None, "Avvikelse", "Ja"])
                cells.append(deviation or "")
            truth = Activity(
                goal,
                text,
                [None] if self.only_end else starts,
                ends,
                None if self.only_end else start_raw,
                end_raw,
                deviation,
            )
            rows.append(Row(cells))
            truths.append(truth)
            if self.rng.random() < self.notes:
                truth.comment = self.prose.paragraph(1, 2)
                rows.append(Row([], note=truth.comment, note_label=self.note))
        return Grid([[(n, 1) for n in names]], rows, "activity", [False] * len(names)), truths
