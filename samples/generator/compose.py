"""Composes the documents: which goals, rows and tables each of them holds, in which order and words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from generator import economy
from generator.content import (
    MEASURES,
    Activity,
    ActivityTable,
    Block,
    Bullets,
    Contact,
    Decisions,
    Document,
    Goal,
    Heading,
    Indicator,
    IndicatorTable,
    PageBreak,
    Para,
    Signature,
    Toc,
    Value,
)

HERE = Path(__file__).parent
CITY: dict[str, Any] = tomllib.loads((HERE / "city.toml").read_text("utf8"))
ROWS: dict[str, Any] = tomllib.loads((HERE / "rows.toml").read_text("utf8"))
FIRST_YEAR = 2022


@dataclass(frozen=True)
class Plan:
    """How one document differs from the others of its kind."""

    file: str
    board: str
    year: int
    doc_type: str
    look: str
    date: str
    tertial: int | None = None
    numbers: str = "dot"  # dot, plain, mixed, none: how goals are numbered
    next_line: bool = False  # the label on a line of its own
    columns: str = "outcome men women previous forecast target kf period"
    heads: tuple[tuple[str, str], ...] = ()  # column heads that differ from the usual ones
    icons: int = 1
    signs: bool = True
    comment: str = "Analys"
    comment_break: bool = False
    minus: str = "-"
    period_word: str = ""  # "VB " in front of the year
    again: str | None = None  # the goal whose heading is printed twice
    again_after: str | None = None  # the goal whose heading is printed again after its indicators
    toc_page: bool = False

    @property
    def report(self) -> bool:
        return self.doc_type != "verksamhetsplan"


SHORT = {
    "outcome": "outcome", "men": "outcome_men", "women": "outcome_women", "previous": "outcome_previous",
    "forecast": "forecast", "target": "target", "kf": "target_kf", "period": "period",
}  # fmt: skip
TITLES = {
    "verksamhetsplan": "Verksamhetsplan {year}",
    "tertialrapport": "Tertialrapport {tertial} för {year}",
    "verksamhetsberattelse": "Verksamhetsberättelse {year}",
}


def decimal(value: float, places: int, minus: str = "-") -> str:
    """A number as it is printed in Swedish: 8600 → "8 600", -1.7 → "-1,7"."""
    text = f"{abs(value):,.{places}f}".replace(",", " ").replace(".", ",")
    return (minus if value < 0 else "") + text


class Composer:
    """Builds one document from its plan, the city's texts and the rows."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.board: dict[str, Any] = CITY["board"][plan.board]
        self.books = economy.Books(plan.board)
        self.years = {"y": plan.year, "p": plan.year - 1, "n": plan.year + 1}

    def document(self) -> Document:
        p, b = self.plan, self.board
        blocks = [*self.front(), *self.body(), *self.economy(), *self.rest()]
        return Document(p.file, p.look, b["name"], p.board, p.doc_type, p.year, p.tertial, p.date, b["address"], blocks)

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

    # ------------------------------------------------------------------------------------------------ before the goals

    def front(self) -> Iterator[Block]:
        p, b = self.plan, self.board
        yield Contact(b["officer"], b["phone"], b["name"], p.date)
        title = TITLES[p.doc_type].format(year=p.year, tertial=p.tertial)
        if p.board == "utbildning":
            yield Heading(f"{title} för utbildningsnämnden", 1)
        elif p.doc_type == "tertialrapport":
            yield Heading(title, 1)
            yield Heading(b["name"], 2)
        else:
            yield Heading(f"{title} för {b['name']}", 1)
        yield Heading("Förslag till beslut", 3)
        yield Decisions(tuple(self.decisions()))
        if p.report:
            yield Heading("Sammanfattning", 2, "summary")
            yield from self.abstract()
        yield Heading("Ärendets beredning", 3)
        yield Para(
            f"Ärendet har beretts av {b['office'].lower() if p.board == 'utbildning' else 'förvaltningens stab'} i "
            f"samråd med övriga avdelningar. Nämndens råd har fått tillfälle att lämna synpunkter, och ärendet har "
            f"behandlats i förvaltningsgruppen i enlighet med samverkansavtalet."
        )
        yield Heading("Jämställdhetsanalys", 3)
        yield Para(
            "Beslutet bedöms inte påverka kvinnor och män på olika sätt. Statistik som rör individer redovisas "
            "könsuppdelad där det är möjligt, i stadens system för uppföljning och i nämndens egna e-tjänster."
        )
        if p.toc_page:
            yield PageBreak()
        yield Toc()
        yield Heading("Bilagor", 2)
        yield Bullets(tuple(self.attachments()))

    def decisions(self) -> Iterator[str]:
        p, b, year = self.plan, self.board, self.plan.year
        what = TITLES[p.doc_type].format(year=year, tertial=p.tertial).lower()
        extra = " inklusive budget och tillhörande bilagor" if not p.report else ""
        yield f"{b['name']} godkänner {what}{extra} och överlämnar ärendet till kommunstyrelsen."
        asked = economy.adjustment_amounts(self.books, year)
        if p.doc_type != "verksamhetsberattelse":
            yield (
                f"{b['short']} begär budgetjustering om {economy.tenths(asked[0])} mnkr för "
                f"{economy.ADJUSTMENTS[p.board][0].lower()} i enlighet med vad som anges i ärendet."
            )
        total = sum(economy.turnover_amounts(self.books, year))
        yield f"{b['short']} godkänner omslutningsförändringar om {economy.tenths(total)} mnkr."
        if p.report:
            yield (
                f"{b['short']} ansöker hos kommunstyrelsen om att få föra över {economy.tenths(asked[1])} mnkr för "
                f"investeringar som har blivit försenade, eftersom leveranser från entreprenörer har dröjt."
            )
        else:
            yield f"{b['short']} godkänner resultatenheter enligt förslag i verksamhetsplanen."
        yield "Paragrafen justeras omedelbart."

    def attachments(self) -> Iterator[str]:
        p = self.plan
        if p.report:
            yield f"Bilaga 1. Uppföljning av internkontrollplan {p.year}"
            yield "Bilaga 2. Ansökan om budgetjustering"
        else:
            yield f"Bilaga 1. Internkontrollplan {p.year}"
            yield f"Bilaga 2. Plan för upphandlingar {p.year}–{p.year + 1}"
            yield "Bilaga 3. Kompetensförsörjningsplan"

    def abstract(self) -> Iterator[Block]:
        helt = sum(g.assessment == "helt" for g in self.goals() if g.level == "verksamhetsmal")
        _, _, deviation = self.books.total(self.plan.year)
        word = "överskott" if deviation >= 0 else "underskott"
        yield Para(
            f"Förvaltningen bedömer att {helt} av kommunfullmäktiges mål för verksamhetsområdet uppfylls helt. Nämnden "
            f"redovisar ett <b>{word} om {economy.tenths(abs(deviation))} mnkr</b> före resultatdispositioner."
        )

    # --------------------------------------------------------------------------------------------------- the goals

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
        return Goal(level, source["text"], shown, parent, assessment, dot, p.next_line, sign)

    def analysis_of(self, level: str, source: dict[str, Any]) -> str:
        area = self.board["areas"].get(source["number"], {})
        text: str = source["analysis"] if level == "namndmal" else area["analysis"]
        return self.say(text)

    def body(self) -> Iterator[Block]:
        p = self.plan
        if p.report:
            yield from self.report_summary()
            yield Heading("Uppföljning av kommunfullmäktiges inriktningsmål", 1)
        else:
            yield from self.introduction()
        goals = iter(self.goals())
        for direction in CITY["direction"]:
            yield next(goals)
            yield Para(
                f"{self.board['short']} har ett ansvar för att KF:s inriktningsmål: {direction['text']} nås. Hur det "
                f"går till beskrivs under respektive mål för verksamhetsområdet och i nämndmålen."
            )
            for area in direction["area"]:
                yield from self.area(next(goals), area)
                for own in self.board["goal"]:
                    if own["number"].startswith(area["number"] + "."):
                        yield from self.own_goal(next(goals), own)

    def introduction(self) -> Iterator[Block]:
        b = self.board
        yield Heading("Inledning", 1)
        yield Para(
            f"Verksamhetsplanen visar vad nämnden vill åstadkomma under {self.plan.year} och hur resurserna fördelas. "
            f"Den utgår från kommunfullmäktiges budget och de tre inriktningsmålen:"
        )
        yield Bullets(tuple(f"{d['number']}. {d['text']}" for d in CITY["direction"]))
        yield Heading("Nämndens ansvarsområden", 2)
        yield from self.texts(b["duties"])
        yield Heading("Området och invånarna" if self.plan.board == "kvarnliden" else "Elever och prognoser", 2)
        yield from self.texts(b["about"])
        yield Heading(f"Sammanfattning av nämndens planerade verksamhet för {self.plan.year}", 2, "summary")
        yield Para("Nedan beskrivs några av de satsningar som nämnden prioriterar under året.", box=True)
        for direction in CITY["direction"]:
            yield Heading(direction["text"], 4, free=True)
            wanted = [a for a in ROWS["activity"][self.plan.board] if a["goal"].startswith(direction["number"])]
            yield Bullets(tuple(a["text"].rstrip(".") + "." for a in wanted[1:4]))

    def report_summary(self) -> Iterator[Block]:
        p, b = self.plan, self.board
        yield Heading("Sammanfattande analys", 1, "summary")
        yield Para(
            f"{p.year} blev ett år då flera av nämndens långsiktiga satsningar gav resultat. Nämnden har klarat sitt "
            f"uppdrag i huvudsak, och arbetet med <b>KF:s inriktningsmål: En sammanhållen stad där alla får plats</b> "
            f"har präglat alla verksamheter.",
            box=True,
        )
        yield from self.texts(b["duties"])
        for direction in CITY["direction"]:
            yield Heading(direction["text"], 4, free=True)
            for area in direction["area"][:2]:
                first = b["areas"][area["number"]]["plan"].strip().split("\n")[0]
                yield Para(self.say(first))
        yield Heading("Befolkning och prognoser", 3)
        yield from self.texts(b["about"])

    def area(self, goal: Goal, area: dict[str, Any]) -> Iterator[Block]:
        """A mål för verksamhetsområdet: text or analysis, the city's indicators and activities."""
        texts = self.board["areas"][area["number"]]
        yield goal
        yield from self.twice(goal, area["number"])
        if self.plan.report:
            yield Heading("Analys", 4, "analysis")
            yield from self.texts(texts["analysis"])
            if area["number"] == "1.3":
                yield Para(
                    "I bedömningen vägs in att KF:s mål för verksamhetsområdet: 1.1 påverkar hur många barn som "
                    "behöver insatser. Nämndmål: 1.1.1 beskrivs därför tillsammans med dessa resultat i bilaga 1."
                )
        else:
            yield from self.texts(texts["plan"])
        yield from self.tables(area["number"], kf=True)

    def own_goal(self, goal: Goal, own: dict[str, Any]) -> Iterator[Block]:
        """A nämndmål: description, expected result, in reports the analysis, and its tables."""
        yield goal
        yield from self.twice(goal, own["number"])
        yield Heading("Beskrivning", 4, "description")
        yield from self.texts(own["description"])
        yield Heading("Förväntat resultat", 4, "expected_result")
        yield from self.texts(own["expected"])
        late = self.plan.again_after == own["number"]
        tables = list(self.tables(own["number"], kf=False))
        if late:
            yield from tables[:1]
            yield Goal(**{**goal.__dict__, "again": True})
        if self.plan.report:
            yield Heading("Analys", 4, "analysis")
            told = own["analysis"]
            yield from self.texts(told.replace("uppfylls delvis", "uppfylls inte") if goal.assessment == "ej" else told)
        yield from tables[1:] if late else tables

    def twice(self, goal: Goal, number: str) -> Iterator[Block]:
        if self.plan.again == number:
            yield Goal(**{**goal.__dict__, "again": True})

    # ----------------------------------------------------------------------------------------- indicators, activities

    def tables(self, number: str, kf: bool) -> Iterator[Block]:
        rows = [r for r in ROWS["indicator"][self.plan.board] if r["goal"] == number]
        if rows:
            yield self.indicator_table(rows, kf)
        activities = [r for r in ROWS["activity"][self.plan.board] if r["goal"] == number]
        if activities:
            yield self.activity_table(activities)

    def heads(self) -> dict[str, str]:
        previous = f"Utfall VB {self.plan.year - 1}"
        usual = {
            "outcome": "Periodens utfall",
            "outcome_men": "Utfall män/pojkar",
            "outcome_women": "Utfall kvinnor/flickor",
            "outcome_previous": f"Periodens utfall VB {self.plan.year - 1}" if self.plan.tertial else previous,
            "forecast": "Prognos helår",
            "target": "Årsmål",
            "target_kf": "KF:s årsmål",
            "period": "Period" if self.plan.report else "Periodicitet",
        }
        return usual | dict(self.plan.heads)

    def indicator_table(self, rows: list[dict[str, Any]], kf: bool) -> IndicatorTable:
        p, heads = self.plan, self.heads()
        columns = [SHORT[c] for c in p.columns.split()]
        if not kf and p.numbers == "plain":
            columns.remove("target_kf")
        return IndicatorTable(
            tuple((c, heads[c]) for c in columns),
            tuple(self.indicator(r) for r in rows),
            p.icons,
            p.comment,
            p.comment_break,
        )

    def indicator(self, row: dict[str, Any]) -> Indicator:
        p = self.plan
        values = self.values(row)
        note = self.say(row["note"]) if p.report and "note" in row else None
        if p.report:
            often = row["period"] == "Tertial" and p.tertial
            period = f"Tertial {p.tertial} {p.year}" if often else f"{p.period_word}{p.year}"
        else:
            period = row["period"]
        sign = None
        if p.icons == 2 and "outcome" in values:
            sign = Random(f"{row['name']}{p.file}").choice(["green", "green", "yellow", "red"])
        return Indicator(row["name"], values, period, note, row.get("sex", False), sign)

    def values(self, row: dict[str, Any]) -> dict[str, Value]:
        p = self.plan
        out = {"target": self.number(row, outcome(row, p.year, target=True))}
        kf = self.kf_target(row)
        if kf:
            out["target_kf"] = kf
        if not p.report:
            return out
        out["outcome_previous"] = self.number(row, outcome(row, p.year - 1))
        if p.tertial and row["period"] == "Tertial":
            out["forecast"] = self.number(row, outcome(row, p.year, target=True))
        if p.tertial is None or row["period"] == "Tertial":
            now = outcome(row, p.year, tertial=p.tertial)
            out["outcome"] = self.number(row, now)
            if row.get("sex"):
                out["outcome_men"], out["outcome_women"] = self.by_sex(row, now)
        return {m: out[m] for m in MEASURES if m in out}

    def by_sex(self, row: dict[str, Any], now: float) -> tuple[Value, Value]:
        """What men and women add up to: counts are divided, shares lie on either side."""
        rng = Random(f"{row['name']}{self.plan.year}{self.plan.tertial}sex")
        if row["unit"] == "st":
            men = round(now * rng.uniform(0.4, 0.6))
            return self.number(row, men), self.number(row, now - men)
        gap = max(10 ** -row["d"], abs(now) * rng.uniform(0.01, 0.05))
        return self.number(row, now - gap), self.number(row, now + gap)

    def number(self, row: dict[str, Any], value: float) -> Value:
        places, unit = row["d"], row["unit"]
        value = round(min(value, 100) if unit == "%" else value, places)
        text = decimal(value, places, self.plan.minus)
        return Value(f"{text} {unit}".strip(), float(value), unit or None)

    def kf_target(self, row: dict[str, Any]) -> Value | None:
        p, kind = self.plan, row["kf"]
        fixed = {
            "board": Value(
                "Tas fram av nämnd" if p.minus != "-" else "Tas fram av nämnd/styrelse", None, None, "set_by_board"
            ),
            "tbd": Value(f"Fastställs {p.year if p.tertial else p.year + 1}", None, None, "to_be_set"),
            "up": Value("Ökning", None, None, "increase"),
            "up_lower": Value("öka", None, None, "increase"),
            "down": Value("Minskning", None, None, "decrease"),
            "max": Value("Max 10 personer", 10.0, "personer", "max"),
            "max_children": Value("Max 16 barn", 16.0, "barn", "max"),
            "max_weeks": Value("Max 8 veckor", 8.0, "veckor", "max"),
            "min": Value("Minst 80 %", 80.0, "%", "min"),
            "pm": Value("+/-1 %", 1.0, "%", "plus_minus"),
            "dash": Value("-", None, None, "none"),
        }
        if kind == "same":
            return self.number(row, outcome(row, p.year, target=True) + abs(row["step"]))
        return fixed.get(kind)

    def activity_table(self, rows: list[dict[str, Any]]) -> ActivityTable:
        p = self.plan
        return ActivityTable(
            tuple(self.activity(r) for r in rows), p.report, p.report and p.signs, p.comment, p.comment_break
        )

    def activity(self, row: dict[str, Any]) -> Activity:
        p = self.plan
        done = int(row["to"][:2]) <= (p.tertial or 3) * 4
        begun = int(row["from"][:2]) <= (p.tertial or 3) * 4
        status = "completed" if done else "ongoing" if begun else "not_started"
        told = p.report and begun
        return Activity(
            self.say(row["text"]),
            f"{p.year}-{row['from']}",
            f"{p.year}-{row['to']}",
            row.get("deviation") if told else None,
            self.say(row["note"]) if told and "note" in row else None,
            "ongoing" if told and "deviation" in row else status,
        )

    # --------------------------------------------------------------------------------------------------- the economy

    def economy(self) -> Iterator[Block]:
        p, books = self.plan, self.books
        yield Heading("Uppföljning av ekonomi" if p.report else "Redovisning av ekonomi", 1, "economy")
        if not p.report:
            yield from self.plan_economy()
            return
        _, _, deviation = books.total(p.year)
        word = "överskott" if deviation >= 0 else "underskott"
        yield Heading("Uppföljning av driftbudget", 2)
        yield Para(f"Nämnden redovisar ett {word} om {economy.tenths(abs(deviation))} mnkr före resultatdispositioner.")
        yield economy.result(books, p.year, p.tertial)
        yield Para("Avvikelsen fördelar sig på verksamhetsområdena enligt följande.")
        yield economy.forecast_by_area(books, p.year) if p.tertial else economy.outcome_by_area(books, p.year)
        if p.tertial:
            yield Heading("Kapitalkostnader", 3)
            yield economy.capital(books, p.year)
            yield Heading("Volymer", 3)
            yield Para("Antalet inskrivna följs varje månad.")
            yield economy.by_month(books, p.year, p.tertial * 4)
        yield Heading("Resultatenheter", 2)
        yield Para("Resultatenheterna får föra över högst tio procent av bruttobudgeten. Beloppen anges i tkr.")
        yield economy.result_units(books, p.year, True)
        yield Heading("Investeringar", 2)
        yield economy.investments_report(books, p.year, p.tertial)
        yield Heading("Omslutningsförändringar", 2)
        yield economy.turnover(books, p.year)
        if p.tertial is None:
            yield Heading("Budgetjusteringar", 2)
            yield Para("Under året har kommunstyrelsen beviljat följande budgetjusteringar.")
            yield economy.adjustments(books, p.year)

    def plan_economy(self) -> Iterator[Block]:
        p, books = self.plan, self.books
        cost, income, _ = books.total(p.year)
        yield Heading("Nämndens ekonomiska förutsättningar", 2)
        yield Para(
            f"Budgeten för {p.year} uppgår till {economy.tenths(cost - income)} mnkr netto. Uppräkningen för löner och "
            f"priser är lägre än den väntade kostnadsökningen, vilket kräver att verksamheten effektiviseras."
        )
        yield economy.plan_budget(books, p.year)
        for area in list(books.areas)[:3]:
            yield Heading(area, 3)
            yield economy.plan_difference(books, p.year, area)
            yield Para("Förändringen beror på pris- och löneuppräkning samt på ändrat antal invånare i målgruppen.")
        yield Heading("Resultatenheter", 2)
        yield economy.result_units(books, p.year, False)
        yield Heading("Investeringar", 2)
        yield economy.investments_plan(books, p.year)
        yield Heading("Budgetjusteringar", 2)
        yield economy.adjustments(books, p.year)
        yield Heading("Omslutningsförändringar", 2)
        yield economy.turnover(books, p.year)

    def rest(self) -> Iterator[Block]:
        p = self.plan
        yield Heading("Särskilda redovisningar", 1)
        yield Heading("Risker", 2)
        yield Para("Förvaltningen har bedömt följande risker som väsentliga.")
        yield economy.risks()
        if p.report:
            yield Heading("Synpunkter och klagomål", 2)
            yield Para(
                "Synpunkter tas emot per telefon, i e-tjänsten och vid personliga möten. Svar lämnas inom tio dagar."
            )
            yield economy.complaints(self.books, p.year)
        yield Signature(tuple(self.board["signers"][:2]))
        yield Heading("Attesterat av", 2)
        yield Para("Detta dokument har godkänts digitalt av följande personer:")
        yield economy.approvals(self.board["signers"], p.date)


def outcome(row: dict[str, Any], year: int, tertial: int | None = None, target: bool = False) -> float:
    """The outcome of a year, or of its first months, or what was aimed at: the same whenever it is printed."""
    value: float = row["base"] + row["step"] * (year - FIRST_YEAR)
    unit: float = 10.0 ** -row["d"]
    if target:
        return float(round(value + row["step"], row["d"]))
    if tertial and row["unit"] == "st":
        value *= tertial / 3
    steps = Random(f"{row['name']}{year}{tertial}").choice([-1, 0, 0, 1, 2])
    return float(round(value + steps * unit, row["d"]))


PLANS = (
    Plan("sample-01", "utbildning", 2023, "verksamhetsplan", "zebra", "2022-12-14", numbers="none", next_line=True,
         columns="target kf period", icons=1),
    Plan("sample-02", "kvarnliden", 2022, "tertialrapport", "lines", "2022-05-24", tertial=1, numbers="mixed",
         next_line=True, heads=(("target", "Arsmål"), ("outcome_men", "Utfall män/ pojkar")), icons=2, again="1.2"),
    Plan("sample-03", "kvarnliden", 2022, "verksamhetsplan", "ruled", "2021-12-09", numbers="dot",
         columns="target kf period", icons=1, toc_page=True),
    Plan("sample-04", "utbildning", 2023, "verksamhetsberattelse", "hyphen", "2024-02-15", numbers="plain",
         columns="outcome men women previous target kf period", minus="−", period_word="VB ", icons=0, signs=False,
         comment="Kommentar", comment_break=True),
    Plan("sample-05", "kvarnliden", 2022, "verksamhetsberattelse", "open", "2023-02-09", numbers="mixed",
         columns="period kf target outcome women men previous", icons=1, again_after="1.3.1"),
    Plan("sample-06", "kvarnliden", 2023, "tertialrapport", "boxes", "2023-09-28", tertial=2, numbers="dot",
         columns="previous outcome forecast target kf period", icons=2, minus="−", comment_break=True),
    Plan("sample-07", "utbildning", 2024, "tertialrapport", "vera", "2024-05-30", tertial=1, numbers="plain",
         next_line=True, columns="target kf outcome men women previous forecast period", icons=1,
         heads=(("outcome_previous", "Utfall VB 2023"), ("outcome_women", "Utfall kvinnor/ flickor"))),
    Plan("sample-08", "kvarnliden", 2024, "verksamhetsplan", "wide", "2023-12-14", numbers="mixed", next_line=True,
         columns="kf target period", icons=1, toc_page=True),
)  # fmt: skip


def documents() -> list[Document]:
    return [Composer(plan).document() for plan in PLANS]
