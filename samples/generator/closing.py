"""After the goals: the economy and the special reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import economy, special_reports
from generator.content import (
    Block,
    Heading,
    Note,
    Para,
    SideBySide,
    Signature,
)
from generator.page_kinds import turned
from generator.source import Source


def economy_part(source: Source) -> Iterator[Block]:
    p, books = source.plan, source.books
    yield Heading("Uppföljning av ekonomi" if p.report else "Redovisning av ekonomi", 1, "economy")
    if not p.report:
        yield from plan_economy(source)
        return
    _, _, deviation = books.total(p.year)
    word = "överskott" if deviation >= 0 else "underskott"
    yield Heading("Uppföljning av driftbudget", 2)
    yield Para(f"Nämnden redovisar ett {word} om {economy.tenths(abs(deviation))} mnkr före resultatdispositioner.")
    yield economy.result(books, p.year, p.tertial)
    yield Para("Avvikelsen fördelar sig på verksamhetsområdena enligt följande.")
    by_area = economy.forecast_by_area(books, p.year) if p.tertial else economy.outcome_by_area(books, p.year)
    yield from turned(source, "by area", [by_area])
    if p.tertial:
        yield Heading("Kapitalkostnader", 3)
        yield economy.capital(books, p.year)
        yield Heading("Volymer", 3)
        yield Para("Antalet inskrivna följs varje månad.")
        yield economy.by_month(books, p.year, p.tertial * 4)
    yield Heading("Resultatenheter", 2)
    yield Para("Resultatenheterna får föra över högst tio procent av bruttobudgeten. Beloppen anges i tkr.")
    yield economy.result_units(books, p.year, True)
    if p.beside:
        yield from beside(source)
        return
    yield Heading("Investeringar", 2)
    yield economy.investments_report(books, p.year, p.tertial)
    yield Heading("Omslutningsförändringar", 2)
    yield economy.turnover(books, p.year)
    if p.tertial is None:
        yield Heading("Budgetjusteringar", 2)
        yield Para("Under året har kommunstyrelsen beviljat följande budgetjusteringar.")
        yield economy.adjustments(books, p.year)


def beside(source: Source) -> Iterator[Block]:
    """Small tables in pairs, one with a footnote."""
    p, books = source.plan, source.books
    investments = economy.investments_report(books, p.year, p.tertial)
    yield Heading("Investeringar", 2)
    if p.marks:
        first, *rest = investments.rows
        marked = (*first[:2], first[2] + p.marks[0], *first[3:])
        yield replace(investments, rows=(marked, *rest))
        yield Note(p.marks[0], "Slutfaktura från entreprenören väntas under nästa år, beloppet kan komma att ändras.")
    yield Heading("Omslutningsförändringar och budgetjusteringar", 2)
    yield Para("Till vänster redovisas omslutningsförändringarna, till höger de budgetjusteringar som har beviljats.")
    yield SideBySide(economy.turnover(books, p.year), economy.adjustments(books, p.year))
    yield Heading("Synpunkter", 2)
    yield SideBySide(special_reports.complaints(books, p.year), special_reports.complaints_by_way(books, p.year))


def plan_economy(source: Source) -> Iterator[Block]:
    p, books = source.plan, source.books
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


def rest(source: Source) -> Iterator[Block]:
    p = source.plan
    yield Heading("Särskilda redovisningar", 1)
    risks = (
        Heading("Risker", 2),
        Para("Förvaltningen har bedömt följande risker som väsentliga."),
        special_reports.risks(),
    )
    yield from turned(source, "risks", risks)
    if p.report and not p.beside:
        yield Heading("Synpunkter och klagomål", 2)
        yield Para(
            "Synpunkter tas emot per telefon, i e-tjänsten och vid personliga möten. Svar lämnas inom tio dagar."
        )
        yield special_reports.complaints(source.books, p.year)
    yield Signature(tuple(source.board["signers"][:2]))
    yield Heading("Attesterat av", 2)
    yield Para("Detta dokument har godkänts digitalt av följande personer:")
    yield special_reports.approvals(source.board["signers"], p.date)
