"""Before the goals: the contact block, the decisions, the summary, the contents."""

from __future__ import annotations

from collections.abc import Iterator

from generator import economy
from generator.content import (
    Block,
    Bullets,
    Contact,
    Decisions,
    Heading,
    PageBreak,
    Para,
    Toc,
)
from generator.source import TITLES, Source


def front(source: Source) -> Iterator[Block]:
    p, b = source.plan, source.board
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
    yield Decisions(tuple(decisions(source)))
    if p.report:
        yield Heading("Sammanfattning", 2, "summary")
        yield from abstract(source)
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
    attached = tuple(attachments(source))
    if p.toc_table:
        rows = [[*item.split(". "), source.board["officer"]] for item in attached]
        yield Toc("Innehåll", economy.figures("other", ["Bilaga", "Innehåll", "Ansvarig"], rows, first=0.16))
        return
    yield Toc()
    yield Heading("Bilagor", 2)
    yield Bullets(attached)


def decisions(source: Source) -> Iterator[str]:
    p, b, year = source.plan, source.board, source.plan.year
    what = TITLES[p.doc_type].format(year=year, tertial=p.tertial).lower()
    extra = " inklusive budget och tillhörande bilagor" if not p.report else ""
    yield f"{b['name']} godkänner {what}{extra} och överlämnar ärendet till kommunstyrelsen."
    asked = economy.adjustment_amounts(source.books, year)
    if p.doc_type != "verksamhetsberattelse":
        yield (
            f"{b['short']} begär budgetjustering om {economy.tenths(asked[0])} mnkr för "
            f"{economy.ADJUSTMENTS[p.board][0].lower()} i enlighet med vad som anges i ärendet."
        )
    total = sum(economy.turnover_amounts(source.books, year))
    yield f"{b['short']} godkänner omslutningsförändringar om {economy.tenths(total)} mnkr."
    if p.report:
        yield (
            f"{b['short']} ansöker hos kommunstyrelsen om att få föra över {economy.tenths(asked[1])} mnkr för "
            f"investeringar som har blivit försenade, eftersom leveranser från entreprenörer har dröjt."
        )
    else:
        yield f"{b['short']} godkänner resultatenheter enligt förslag i verksamhetsplanen."
    yield "Paragrafen justeras omedelbart."


def attachments(source: Source) -> Iterator[str]:
    p = source.plan
    if p.report:
        yield f"Bilaga 1. Uppföljning av internkontrollplan {p.year}"
        yield "Bilaga 2. Ansökan om budgetjustering"
    else:
        yield f"Bilaga 1. Internkontrollplan {p.year}"
        yield f"Bilaga 2. Plan för upphandlingar {p.year}–{p.year + 1}"
        yield "Bilaga 3. Kompetensförsörjningsplan"


def abstract(source: Source) -> Iterator[Block]:
    helt = sum(g.assessment == "helt" for g in source.goals() if g.level == "verksamhetsmal")
    _, _, deviation = source.books.total(source.plan.year)
    word = "överskott" if deviation >= 0 else "underskott"
    yield Para(
        f"Förvaltningen bedömer att {helt} av kommunfullmäktiges mål för verksamhetsområdet uppfylls helt. Nämnden "
        f"redovisar ett <b>{word} om {economy.tenths(abs(deviation))} mnkr</b> före resultatdispositioner."
    )
