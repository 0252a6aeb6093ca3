"""The tables of the special reports at the end: complaints, risks, who has approved the document."""

from __future__ import annotations

from generator.content import FigureTable
from generator.economy import Books, figures


def complaints(books: Books, year: int) -> FigureTable:
    rows, sums = [], [0, 0]
    for name in ("Fråga", "Klagomål", "Felanmälan", "Beröm"):
        now, before = (books.random("complaint", name, y).randrange(12, 420) for y in (year, year - 1))
        sums = [sums[0] + now, sums[1] + before]
        rows.append([name, f"{now} ({before})"])
    rows.append(["Totalt", f"{sums[0]} ({sums[1]})"])
    return figures("key_figures", ["Kategori", f"Antal {year} (antal {year - 1})"], rows, first=0.5)


def complaints_by_way(books: Books, year: int) -> FigureTable:
    rows, total = [], 0
    for name in ("Telefon", "E-tjänst", "Brev", "Personligt möte"):
        count = books.random("way", name, year).randrange(9, 210)
        total += count
        rows.append([name, str(count)])
    rows.append(["Totalt", str(total)])
    return figures("key_figures", ["Kanal", f"Antal {year}"], rows, first=0.5)


RISKS = (
    ("Brist på utbildad personal", "Verksamheten kan inte bedrivas med den kvalitet som invånarna har rätt till.",
     "Samarbete med högskolan, tidig rekrytering och en gemensam introduktion för nya medarbetare."),
    ("Felaktiga utbetalningar", "Förtroendet för nämnden skadas och kostnaderna ökar.",
     "Stickprov varje månad, delad attest och utbildning av handläggare i kontroll av underlag."),
    ("Driftstopp i verksamhetssystem", "Dokumentationen blir fördröjd och uppgifter måste föras in i efterhand.",
     "Reservrutiner på papper, övning två gånger om året och tydliga kontaktvägar till leverantören."),
    ("Otydlig informationssäkerhetsklassning", "Känsliga uppgifter kan bli åtkomliga för obehöriga.",
     "Klassning av samtliga informationsmängder samt genomgång av behörigheter i verksamhetssystemen."),
)  # fmt: skip


def risks() -> FigureTable:
    return figures("other", ["Risk", "Konsekvens", "Åtgärd"], [list(r) for r in RISKS], first=0.24)


def approvals(names: list[str], date: str) -> FigureTable:
    return figures("approvals", ["Namn", "Datum"], [[n, date] for n in names], first=0.6)
