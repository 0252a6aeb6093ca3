"""The goals with their texts, and the chapters before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content import (
    Block,
    Bullets,
    Goal,
    Heading,
    Para,
)
from generator.goal_tables import tables_of
from generator.page_kinds import turned
from generator.source import CITY, ROWS, Source


def body(source: Source) -> Iterator[Block]:
    p = source.plan
    if p.report:
        yield from report_summary(source)
        yield Heading("Uppföljning av kommunfullmäktiges inriktningsmål", 1)
    else:
        yield from introduction(source)
    goals = iter(source.goals())
    for direction in CITY["direction"]:
        yield next(goals)
        yield Para(
            f"{source.board['short']} har ett ansvar för att KF:s inriktningsmål: {direction['text']} nås. Hur det "
            f"går till beskrivs under respektive mål för verksamhetsområdet och i nämndmålen."
        )
        for area in direction["area"]:
            yield from turned(source, area["number"], area_with_own(source, goals, area))


def area_with_own(source: Source, goals: Iterator[Goal], area: dict[str, Any]) -> Iterator[Block]:
    yield from area_goal(source, next(goals), area)
    for own in source.board["goal"]:
        if own["number"].startswith(area["number"] + "."):
            yield from own_goal(source, next(goals), own)


def introduction(source: Source) -> Iterator[Block]:
    b = source.board
    yield Heading("Inledning", 1)
    yield Para(
        f"Verksamhetsplanen visar vad nämnden vill åstadkomma under {source.plan.year} och hur resurserna fördelas. "
        f"Den utgår från kommunfullmäktiges budget och de tre inriktningsmålen:"
    )
    yield Bullets(tuple(f"{d['number']}. {d['text']}" for d in CITY["direction"]))
    yield Heading("Nämndens ansvarsområden", 2)
    yield from source.texts(b["duties"])
    yield Heading("Området och invånarna" if source.plan.board == "kvarnliden" else "Elever och prognoser", 2)
    yield from source.texts(b["about"])
    yield Heading(f"Sammanfattning av nämndens planerade verksamhet för {source.plan.year}", 2, "summary")
    yield Para("Nedan beskrivs några av de satsningar som nämnden prioriterar under året.", box=True)
    for direction in CITY["direction"]:
        yield Heading(direction["text"], 4, free=True)
        wanted = [a for a in ROWS["activity"][source.plan.board] if a["goal"].startswith(direction["number"])]
        yield Bullets(tuple(a["text"].rstrip(".") + "." for a in wanted[1:4]))


def report_summary(source: Source) -> Iterator[Block]:
    p, b = source.plan, source.board
    yield Heading("Sammanfattande analys", 1, "summary")
    yield Para(
        f"{p.year} blev ett år då flera av nämndens långsiktiga satsningar gav resultat. Nämnden har klarat sitt "
        f"uppdrag i huvudsak, och arbetet med <b>KF:s inriktningsmål: En sammanhållen stad där alla får plats</b> "
        f"har präglat alla verksamheter.",
        box=True,
    )
    yield from source.texts(b["duties"])
    for direction in CITY["direction"]:
        yield Heading(direction["text"], 4, free=True)
        for area in direction["area"][:2]:
            first = b["areas"][area["number"]]["plan"].strip().split("\n")[0]
            yield Para(source.say(first))
    yield Heading("Befolkning och prognoser", 3)
    yield from source.texts(b["about"])


def area_goal(source: Source, goal: Goal, area: dict[str, Any]) -> Iterator[Block]:
    """A mål för verksamhetsområdet: text or analysis, the city's indicators and activities."""
    texts = source.board["areas"][area["number"]]
    yield goal
    yield from twice(source, goal, area["number"])
    if source.plan.report:
        yield Heading("Analys", 4, "analysis")
        yield from source.texts(texts["analysis"])
        if area["number"] == "1.3":
            yield Para(
                "I bedömningen vägs in att KF:s mål för verksamhetsområdet: 1.1 påverkar hur många barn som "
                "behöver insatser. Nämndmål: 1.1.1 beskrivs därför tillsammans med dessa resultat i bilaga 1."
            )
    else:
        yield from source.texts(texts["plan"])
    yield from tables_of(source, area["number"], kf=True)


def own_goal(source: Source, goal: Goal, own: dict[str, Any]) -> Iterator[Block]:
    """A nämndmål: description, expected result, in reports the analysis, and its tables."""
    yield goal
    yield from twice(source, goal, own["number"])
    yield Heading("Beskrivning", 4, "description")
    yield from source.texts(own["description"])
    yield Heading("Förväntat resultat", 4, "expected_result")
    yield from source.texts(own["expected"])
    late = source.plan.again_after == own["number"]
    tables = list(tables_of(source, own["number"], kf=False))
    if late:
        yield from tables[:1]
        yield Goal(**{**goal.__dict__, "again": True})
    if source.plan.report:
        yield Heading("Analys", 4, "analysis")
        told = own["analysis"]
        yield from source.texts(told.replace("uppfylls delvis", "uppfylls inte") if goal.assessment == "ej" else told)
    yield from tables[1:] if late else tables


def twice(source: Source, goal: Goal, number: str) -> Iterator[Block]:
    if source.plan.again == number:
        yield Goal(**{**goal.__dict__, "again": True})
