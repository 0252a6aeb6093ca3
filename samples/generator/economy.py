"""Economy tables whose books balance: everything is counted in tenths of a million and formatted at the end.

The figures depend on board, area and year only, so that a plan, its reports and the next plan tell the same story.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generator.content import FigureTable

Shown = Callable[[list[int]], list[int]]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
# area: net cost of the first year in tenths of a million, share of it that is income, and its parts
AREAS: dict[str, dict[str, tuple[int, int, tuple[str, ...]]]] = {
    "kvarnliden": {
        "Nämnd- och förvaltningsadministration": (412, 40, ()),
        "Individ- och familjeomsorg": (1284, 210, ("varav barn och unga", "varav vuxna", "varav socialpsykiatri")),
        "Stadsmiljöverksamhet": (226, 30, ()),
        "Avskrivningar": (118, 0, ()),
        "Internräntor": (9, 0, ()),
        "Förskoleverksamhet": (3127, 345, ()),
        "Äldreomsorg": (4986, 870, ("varav hemtjänst", "varav vård- och omsorgsboende")),
        "Stöd och service till personer med funktionsnedsättning": (1975, 164, ()),
        "Barn, kultur och fritid": (137, 21, ()),
        "Arbetsmarknadsåtgärder": (44, 6, ()),
        "Ekonomiskt bistånd": (368, 12, ("varav handläggning",)),
    },
    "utbildning": {
        "Nämnd- och förvaltningsadministration": (587, 31, ()),
        "Grundskola inklusive förskoleklass": (13940, 812, ("varav undervisning", "varav lokaler", "varav måltider")),
        "Anpassad grundskola": (811, 64, ()),
        "Fritidshem": (2433, 508, ()),
        "Gymnasieskola": (5216, 640, ("varav egen regi", "varav ersättning till andra huvudmän")),
        "Vuxenutbildning": (942, 377, ()),
        "Kulturskola": (214, 28, ()),
        "Avskrivningar": (163, 0, ()),
        "Internräntor": (14, 0, ()),
    },
}
UNITS = {
    "kvarnliden": (
        "Sågverkets förskolor",
        "Kvarntorgets förskolor",
        "Hammarängens förskolor",
        "Linneagården",
        "Gruppbostäder söder",
    ),
    "utbildning": (
        "Tallåsskolan",
        "Västra högstadieskolan",
        "Rönnbackens grundskola",
        "Fyrtorngymnasiet",
        "Vuxenutbildningscentrum",
    ),
}
PROJECTS = {
    "kvarnliden": (
        ("Kvarntorget", "Ny belysning, sittplatser och papperskorgar. Träden får större växtbäddar."),
        ("Regnbäddar i Hammarängsparken", "Fördröjning av dagvatten och plantering av perenner."),
        ("Lekplatsen Sågspånet", "Nytt fallskydd, tillgängliga gungor och en vattenlek som drivs med handpump."),
    ),
    "utbildning": (
        ("Inventarier Rönnbackens grundskola", "Möbler och slöjdutrustning efter ombyggnaden."),
        ("Skolgårdar", "Upprustning av skolgårdar med fler träd, belysning och ytor för bollspel."),
        ("It-utrustning", "Datorer och projektorer till undervisningssalar i fem skolor."),
    ),
}
TURNOVER = {
    "kvarnliden": (
        ("Individ- och familjeomsorg", "Avser försäljning av platser till andra nämnder samt hyresintäkter."),
        ("Äldreomsorg", "Avser måltidsersättningar, boendehyror och egenavgifter."),
        ("Förskoleverksamhet", "Avser nystartsjobb och statsbidrag för språkutveckling."),
    ),
    "utbildning": (
        ("Grundskola", "Avser statsbidrag för likvärdig skola och mindre elevgrupper."),
        ("Gymnasieskola", "Avser interkommunal ersättning från grannkommuner."),
        ("Vuxenutbildning", "Avser statsbidrag för regionalt yrkesvux."),
    ),
}
ADJUSTMENTS = {
    "kvarnliden": ("Trygghetsskapande åtgärder", "Giftfri utemiljö", "Feriearbete", "Sommarkoloni"),
    "utbildning": ("Skolbibliotek", "Trygghetsvärdar", "Lovskola", "Läromedel"),
}


def tenths(value: int) -> str:
    """1234567 → "123 456,7"."""
    whole, rest = divmod(abs(value), 10)
    return ("-" if value < 0 else "") + f"{whole:,}".replace(",", " ") + f",{rest}"


def whole(value: int) -> str:
    return f"{value:,}".replace(",", " ")


class Books:
    """The books of one board: net budget, cost, income and outcome by area and year."""

    def __init__(self, board: str) -> None:
        self.board = board
        self.areas = AREAS[board]

    def random(self, *key: object) -> Random:
        return Random("|".join(map(str, (self.board, *key))))

    def budget(self, area: str, year: int) -> tuple[int, int]:
        """Cost and income; net is the difference."""
        net, income, _ = self.areas[area]
        for y in range(2022, year + 1):
            net += round(net * self.random("budget", area, y).uniform(0.005, 0.04))
            income += round(income * self.random("income", area, y).uniform(0.0, 0.03))
        return net + income, income

    def deviation(self, area: str, year: int) -> int:
        """How much less than budgeted is spent, for the whole year."""
        net = self.areas[area][0]
        return round(net * self.random("deviation", area, year).uniform(-0.02, 0.022))

    def parts(self, area: str, *columns: int, year: int) -> list[list[int]]:
        """Each column divided between the area's parts, the last taking what is left."""
        names = self.areas[area][2]
        rest, rows = list(columns), []
        shares = [self.random("part", area, year, i).uniform(0.25, 0.4) for i in range(len(names))]
        for i in range(len(names)):
            closed = i == len(names) - 1 and len(names) > 1
            row = rest[:] if closed else [round(c * shares[i]) for c in columns]
            rest = [r - x for r, x in zip(rest, row, strict=True)]
            rows.append(row)
        return rows

    def by_area(self, year: int, base: list[list[int]], shown: Shown) -> list[list[str]]:
        """Rows of areas with their parts, and Totalt; ``shown`` makes the printed columns of the base figures."""
        rows = []
        for (area, (_, _, names)), values in zip(self.areas.items(), base, strict=True):
            rows.append([area, *map(tenths, shown(values))])
            parts = self.parts(area, *values, year=year)
            rows += [[name, *map(tenths, shown(part))] for name, part in zip(names, parts, strict=True)]
        totals = [sum(column) for column in zip(*base, strict=True)]
        return [*rows, ["Totalt", *map(tenths, shown(totals))]]

    def total(self, year: int) -> tuple[int, int, int]:
        """Cost and income of the budget, and the year's deviation."""
        pairs = [self.budget(a, year) for a in self.areas]
        return sum(p[0] for p in pairs), sum(p[1] for p in pairs), sum(self.deviation(a, year) for a in self.areas)


def figures(kind: str, columns: list[str], rows: list[list[str]], **more: object) -> FigureTable:
    return FigureTable(kind, tuple(columns), tuple(map(tuple, rows)), **more)  # type: ignore[arg-type]


def plan_budget(books: Books, year: int) -> FigureTable:
    base = []
    for area in books.areas:
        before = books.budget(area, year - 1)
        base.append([*books.budget(area, year), before[0] - before[1]])
    heads = [f"Budget {year}\nkostnader", f"Budget {year}\nintäkter", f"Budget {year}\nnetto"]
    last = f"Budget {year - 1}\n(netto)"
    rows = books.by_area(year, base, lambda v: [v[0], v[1], v[0] - v[1], v[2]])
    return figures("budget", ["Verksamhetsområde (mnkr)", *heads, last], rows, unit="mnkr")


def plan_difference(books: Books, year: int, area: str) -> FigureTable:
    now, before = books.budget(area, year), books.budget(area, year - 1)
    net = [now[0] - now[1], before[0] - before[1]]
    rows = [[area, *map(tenths, [*net, net[0] - net[1]])]]
    for name, part in zip(books.areas[area][2], books.parts(area, *net, year=year), strict=True):
        rows.append([name, *map(tenths, [*part, part[0] - part[1]])])
    heads = ["Verksamhetsområde (mnkr)", f"Budget {year} (netto)", f"Budget {year - 1} (netto)", "Differens"]
    return figures("budget", heads, rows, unit="mnkr", first=0.46)


def forecast_by_area(books: Books, year: int) -> FigureTable:
    base = []
    for area in books.areas:
        cost, income = books.budget(area, year)
        base.append([cost - income, books.deviation(area, year)])
    heads = [f"Budget {year} (netto, inkl. godkända budgetjusteringar)", "Begärda budgetjusteringar"]
    heads += [f"Prognos {year} (efter resultatöverföringar)", "Avvikelse (+/-)"]
    rows = books.by_area(year, base, lambda v: [v[0], 0, v[0] - v[1], v[1]])
    return figures("budget", ["Mnkr", *heads], rows, unit="mnkr")


def outcome_by_area(books: Books, year: int) -> FigureTable:
    base = []
    for area in books.areas:
        base.append([*books.budget(area, year), books.deviation(area, year), books.deviation(area, year - 1)])
    heads = [
        "Mnkr",
        "Budget\n(kostnader)",
        "Budget\n(intäkter)",
        "Budget\n(netto)",
        "Bokslut efter resultatöverföringar",
    ]
    heads += [f"Avvikelse {year}", f"Avvikelse {year - 1}"]
    rows = books.by_area(year, base, lambda v: [v[0], -v[1], v[0] - v[1], v[0] - v[1] - v[2], v[2], v[3]])
    return figures("result", heads, rows, unit="mnkr", first=0.3)


def result(books: Books, year: int, tertial: int | None) -> FigureTable:
    """The board's result, forecast in a tertialrapport, closed in a verksamhetsberättelse."""
    cost, income, deviation = books.total(year)
    saved = books.random("saved", year).randrange(20, 50)
    word = "Bokslut" if tertial is None else f"Prognos tertial {tertial}"
    rows = [
        ["Anslag för nämndens verksamhet (netto)", *map(tenths, [cost - income, cost - income - deviation, deviation])],
        ["Intäkter", *map(tenths, [-income, -income, 0])],
        ["Kostnader", *map(tenths, [cost, cost - deviation, deviation])],
        ["Avvikelse före resultatdispositioner", "", "", tenths(deviation)],
        [f"Resultatenheternas överskott från {year - 1}", "", "", tenths(52)],
        [f"Resultatenheternas överskott till {year + 1}", "", "", tenths(saved)],
        ["Avvikelse efter resultatdispositioner", "", "", tenths(deviation + 52 - saved)],
    ]
    heads = ["Mnkr", f"Budget {year}\n(efter beslutade budgetjusteringar)", f"{word}\n{year}", f"Avvikelse\n{year}"]
    return figures("result", heads, rows, unit="mnkr", first=0.46)


def capital(books: Books, year: int) -> FigureTable:
    """Depreciation and interest, under an empty first head."""
    rows = []
    for area in ("Avskrivningar", "Internräntor"):
        cost, deviation = books.budget(area, year)[0], books.deviation(area, year)
        rows.append([area, *map(tenths, [cost, round(cost / 3), cost - deviation, deviation])])
    return figures("result", ["", "Budget", "Bokfört värde", "Prognos", "Avvikelse"], rows, first=0.3)


def result_units(books: Books, year: int, report: bool) -> FigureTable:
    rows, sums = [], [0, 0, 0, 0, 0]
    for name in UNITS[books.board]:
        rng = books.random("unit", name, year)
        gross, before = rng.randrange(28_000, 64_000), -rng.randrange(300, 2_400)
        now = rng.randrange(-900, 900) if report else 0
        values = [gross, round(gross * 0.05), before, now, -before - now]
        sums = [s + v for s, v in zip(sums, values, strict=True)]
        own = "JA" if now <= 0 else "NEJ"
        rows.append([name, *map(whole, values[:4]), own, whole(values[4])])
    rows.append(["Summa resultatenheter", *map(whole, sums[:4]), "", whole(sums[4])])
    heads = ["Resultatenhetens namn", f"Resultatenheternas bruttobudget {year}"]
    heads += [f"Varav 5 % av resultatenheternas bruttobudget {year}"]
    heads += [f"Resultatöverföring från {year - 1}\nÖverskott (-) Underskott (+)"]
    heads += [f"{'Resultat' if report else 'Beräknat resultat'} {year}\nÖverskott (-) Underskott (+)"]
    heads += ["Har resultatet uppkommit av enhetens eget handlande? JA / NEJ"]
    heads += [f"Resultatöverföring till {year + 1} (max 10 %)\nÖverskott (+) Underskott (-)"]
    unit = "tkr" if report else None  # in reports the text above says it
    return figures("result_units", heads, rows, unit=unit, first=0.24, small=True)


def investments_plan(books: Books, year: int) -> FigureTable:
    rows = [["Centrala medel", "", ""]]
    total = 0
    for name, text in PROJECTS[books.board]:
        amount = books.random("project", name, year).randrange(4, 60)
        total += amount
        rows.append([name, tenths(amount), text])
    rows.append(["Summa investeringar", tenths(total), ""])
    heads = ["Mnkr", f"Budget {year}", "Beskrivning"]
    return figures("investments", heads, rows, unit="mnkr", first=0.3, wide_last=True)


def investments_report(books: Books, year: int, tertial: int | None) -> FigureTable:
    rows, sums = [], [0, 0, 0]
    for name, _ in PROJECTS[books.board]:
        amount = books.random("project", name, year).randrange(4, 60)
        late = books.random("late", name, year, tertial).choice([0, 0, 3, -2, 7])
        values = [amount, amount - late, late]
        sums = [s + v for s, v in zip(sums, values, strict=True)]
        rows.append([name, *map(tenths, values)])
    rows.append(["Summa investeringar", *map(tenths, sums)])
    word = "Bokslut" if tertial is None else "Prognos"
    heads = ["Mnkr, netto", f"Budget {year}", f"{word} {year}", f"Avvikelse {year}"]
    return figures("investments", heads, rows, unit="mnkr", first=0.4)


def turnover_amounts(books: Books, year: int) -> list[int]:
    return [books.random("turnover", name, year).randrange(15, 240) for name, _ in TURNOVER[books.board]]


def turnover(books: Books, year: int) -> FigureTable:
    rows: list[list[str]] = []
    amounts = turnover_amounts(books, year)
    for (name, text), amount in zip(TURNOVER[books.board], amounts, strict=True):
        rows += [[name, tenths(amount), tenths(-amount)], [text, "", ""]]
    rows.append(["Summa", tenths(sum(amounts)), tenths(-sum(amounts))])
    heads = ["Omslutningsförändring (mnkr)", "Kostnader", "Intäkter"]
    return figures("turnover_changes", heads, rows, unit="mnkr", first=0.6)


def adjustment_amounts(books: Books, year: int) -> list[int]:
    return [books.random("adjustment", name, year).randrange(2, 30) for name in ADJUSTMENTS[books.board]]


def adjustments(books: Books, year: int) -> FigureTable:
    amounts = adjustment_amounts(books, year)
    rows = [[name, tenths(x)] for name, x in zip(ADJUSTMENTS[books.board], amounts, strict=True)]
    rows.append(["Summa", tenths(sum(amounts))])
    return figures("budget_adjustments", ["Budgetjusteringar drift", "Mnkr"], rows, unit="mnkr", first=0.6)


def by_month(books: Books, year: int, months: int) -> FigureTable:
    label, names = {
        "kvarnliden": ("Förskolebarn", ("Små barn 1–3 år", "Stora barn 4–5 år")),
        "utbildning": ("Elever i fritidshem", ("Förskoleklass till årskurs 3", "Årskurs 4 till 6")),
    }[books.board]
    rows, sums = [], [0] * months
    for name in names:
        rng = books.random("months", name, year)
        start = rng.randrange(900, 2_900)
        values = [start + 12 * m + rng.randrange(-9, 10) for m in range(months)]
        sums = [s + v for s, v in zip(sums, values, strict=True)]
        rows.append([name, *map(whole, values), *[""] * (12 - months)])
    rows.append(["Totalt", *map(whole, sums), *[""] * (12 - months)])
    return figures("key_figures", [label, *MONTHS], rows, first=0.19, small=True)
