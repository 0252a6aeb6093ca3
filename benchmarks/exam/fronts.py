"""Front pages: letters, covers and bare titles, with dates that are the document's and dates that are not."""

from __future__ import annotations

import random

from .model import Block, Heading, Lines, NewPage, Numbered, Para, Truth
from .setting import MONTHS, Setting, genitive

KINDS = {"vp": "verksamhetsplan", "t1": "tertialrapport", "t2": "tertialrapport", "vb": "verksamhetsberattelse"}
NAMES = ["Anna Lindqvist", "Erik Sjöholm", "Maria Ekdahl", "Johan Nyberg", "Fatima Rahimi", "Karin Östling"]


def _title(rng: random.Random, at: Setting) -> str:
    y, n = at.year, at.tertial
    year = rng.choice([f" {y}", f" {y}", f" för {y}", f" för år {y}", f" år {y}"])
    if at.kind == "vp":
        base = rng.choice(
            [
                "Verksamhetsplan",
                "Verksamhetsplan",
                "Verksamhetsplan och budget",
                "Verksamhetsplan med budget",
                "Budget och verksamhetsplan",
            ]
        )
        return base + rng.choice([year, year, f" {y}–{y + 2}", f" {y} med inriktning {y + 1} och {y + 2}"])
    if at.kind == "vb":
        base = rng.choice(
            [
                "Verksamhetsberättelse",
                "Verksamhetsberättelse",
                "Verksamhetsberättelse och bokslut",
                "Årsberättelse",
                "Verksamhetsberättelse med bokslut",
                "Årsanalys",
            ]
        )
        return base + year
    month, day = MONTHS[at.month - 1], 30 if at.month == 4 else 31
    return rng.choice(
        [
            f"Tertialrapport {n}{year}",
            f"Tertialrapport {n} {y}",
            f"Tertialrapport Tertial {n} {y}",
            f"Delårsrapport per {month} {y}",
            f"Delårsrapport januari–{month} {y}",
            f"Delårsrapport per den {day} {month} {y}",
            f"Tertialrapport {n} med delårsbokslut {y}",
        ]
    )


def _printed_date(rng: random.Random, year: int, month: int) -> tuple[str, str]:
    day = rng.randint(2, 27)
    iso = f"{year}-{month:02d}-{day:02d}"
    return rng.choice([iso, iso, iso, f"{day} {MONTHS[month - 1]} {year}"]), iso


def _dates(rng: random.Random, at: Setting) -> list[tuple[str, str]]:
    """The letter's date and the meeting's."""
    year, month = {"vp": (at.year - 1, 11), "t1": (at.year, 5), "t2": (at.year, 9), "vb": (at.year + 1, 1)}[at.kind]
    return [_printed_date(rng, year, month), _printed_date(rng, year + (month == 12), month % 12 + 1)]


def draw_front(rng: random.Random, at: Setting, truth: Truth) -> tuple[list[Block], str]:
    """The first page, and the title as printed there."""
    title = _title(rng, at)
    full = title + rng.choice(["", f" för {at.board.name}", f" – {at.board.name}", f", {at.board.name}"])
    if at.board.name[0].isupper() and rng.random() < 0.2 and at.kind != "vb":
        full = f"{at.board.genitive} {title[:1].lower()}{title[1:]}"
    style = rng.choice(["letter", "letter", "cover", "bare"])
    truth.fields = {
        "doc_type": [KINDS[at.kind]],
        "year": [at.year],
        "tertial": [at.tertial],
        "board": [at.board.name],
        "board_id": list(at.board.ids),
        "title": [full, title, f"{full} {at.board.name}", f"{title} {at.board.name}"],
    }
    if at.board.kind == "company":
        truth.fields["board_id"] = []
    if style == "letter":
        return _letter(rng, at, full, truth), full
    if style == "cover":
        return _cover(rng, at, title, truth), title
    return _bare(rng, at, full, truth), full


def _letter(rng: random.Random, at: Setting, title: str, truth: Truth) -> list[Block]:
    sent, met = _dates(rng, at)
    office = rng.choice(
        [f"{genitive(at.city)} kommun", "Förvaltningskontoret", "Verksamhetsstöd", "Ekonomiavdelningen"]
    )
    head = [
        office,
        rng.choice(["TJÄNSTEUTLÅTANDE", "Tjänsteutlåtande", "Tjänsteskrivelse"]),
        f"{rng.choice(['Dnr', 'Dnr:', 'Diarienummer'])} {rng.randint(11, 980)}-{sent[1][:4]}",
    ]
    shown = rng.choice(["both", "sent", "met"])
    if shown in ("both", "sent"):
        head.append(sent[0] if rng.random() < 0.7 else f"Datum: {sent[0]}")
    blocks: list[Block] = [
        Lines(head),
        Lines(["Handläggare", rng.choice(NAMES), f"Telefon: 08-555 {rng.randint(10, 99)} {rng.randint(100, 999)}"]),
    ]
    to = ["Till", at.board.name]
    if shown in ("both", "met"):
        to.append(met[0])
    truth.fields["document_date"] = {"both": [sent[1], met[1]], "sent": [sent[1]], "met": [met[1]]}[shown]
    return [*blocks, Lines(to), Heading(0, title)]


def _cover(rng: random.Random, at: Setting, title: str, truth: Truth) -> list[Block]:
    sent, _ = _dates(rng, at)
    who = at.board.name if at.board.kind != "company" else "styrelsen"
    lines = [f"{rng.choice(['Beslutad av', 'Fastställd av', 'Antagen av'])} {who} {sent[0]}"]
    shown = rng.random() < 0.6
    truth.fields["document_date"] = [sent[1], None] if shown else [None]
    blocks: list[Block] = [Heading(0, title), Para(at.board.name, strong=True)]
    if shown:
        blocks.append(Lines(lines))
    return [*blocks, NewPage()]


def _bare(rng: random.Random, at: Setting, title: str, truth: Truth) -> list[Block]:
    sent, _ = _dates(rng, at)
    blocks: list[Block] = [Heading(0, title)]
    if at.board.name not in title and at.board.genitive not in title:
        blocks.append(Para(at.board.name, strong=True))
    shown = rng.random() < 0.6
    truth.fields["document_date"] = [sent[1]] if shown else [None]
    return [*blocks, Lines([sent[0]])] if shown else blocks


def draw_decisions(rng: random.Random, at: Setting, truth: Truth) -> list[Block]:
    """The numbered points, with amounts now and then."""
    short = at.board.name
    what = {"vp": "verksamhetsplanen", "vb": "verksamhetsberättelsen"}.get(at.kind, "rapporten")
    amount = round(rng.uniform(0.4, 90), 1)
    printed = f"{amount:.1f}".replace(".", ",")
    points: list[tuple[str, float | None]] = [
        (f"{short} godkänner {what} för {at.year} och överlämnar den till kommunstyrelsen.", None)
    ]
    points += rng.sample(
        [
            (f"{short} begär budgetjustering om {printed} mnkr för ökade hyreskostnader.", amount),
            (f"{short} godkänner omslutningsförändringar om {printed} mnkr.", amount),
            (
                f"{short} ger förvaltningen i uppdrag att återkomma med en fördjupad analys senast den 1 mars {at.year + 1}.",
                None,
            ),
            (f"{short} noterar kommunfullmäktiges beslut den 20 november {at.year - 1} om budget.", None),
        ],
        rng.randint(1, 2),
    )
    points.append((rng.choice(["Paragrafen förklaras omedelbart justerad.", "Beslutet justeras omedelbart."]), None))
    truth.decisions = [(i, text, mnkr) for i, (text, mnkr) in enumerate(points, 1)]
    heading = rng.choice(["Förslag till beslut", "Förslag till beslut", "Förvaltningens förslag till beslut"])
    return [Heading(1, heading), Numbered([text for text, _ in points])]
