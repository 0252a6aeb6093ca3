"""One document of a made-up board as the content objects of the samples' generator: board × year × kind → blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import samples_path  # noqa: F401
from generator import closing, economy
from generator.content import Block, Bullets, Document, Goal, Heading, Indicator, Para, Toc
from generator.front import front
from generator.goal_tables import activity_table, indicator, indicator_table
from generator.source import CITY
from made_city import (
    TERM,
    Board,
    Own,
    Row,
    activities,
    areas,
    chosen_rows,
    localised,
    own,
    reworded,
)
from made_source import MadeSource, plan_of

KINDS = ("vp", "t1", "t2", "vb")


def made_document(
    board: Board, year: int, kind: str, *, edition: int = 1, long: bool = False, per_area: int = 1
) -> Document:
    """The document of a board, a year and a kind; another `edition` has other figures in its books and another date.

    A `long` one treats all areas and closes with the whole economy; `per_area` makes more own goals in each area.
    """
    board = replace(board, areas=sum(len(d["area"]) for d in CITY["direction"])) if long else board
    plan = plan_of(board, year, kind, f"{board.number}-{year}-{kind}-{edition}", edition)
    term = (year - 2) // TERM
    of_board = own(board, term, per_area)
    source = MadeSource(plan, board, edition).with_goals(of_board.goals)
    blocks = [*beginning(source, long), *goals(source, board, term, of_board, long), *ending(source, long)]
    kinds = (plan.doc_type, year, plan.tertial, plan.date)
    return Document(
        plan.file, plan.look, board.name, str(board.number), *kinds, source.board["address"], "Storstads stad", blocks
    )


def beginning(source: MadeSource, long: bool) -> Iterator[Block]:
    """The front of the samples; short documents have no table of contents."""
    for block in front(source):
        if isinstance(block, Toc) and not long:
            return
        yield block


def goals(source: MadeSource, board: Board, term: int, of_board: Own, long: bool) -> Iterator[Block]:
    if source.plan.report:
        yield Heading("Uppföljning av kommunfullmäktiges inriktningsmål", 1)
    else:
        yield Heading("Inledning", 1)
        yield from source.texts(source.board["about"])
    for direction, chosen in areas(board.areas):
        text = localised(direction["text"], board.place)
        yield source.goal("inriktningsmal", direction | {"text": text}, None)
        for area in chosen:
            area = area | {"text": localised(area["text"], board.place)}
            yield from area_goal(source, board, term, area, text)
            for goal in of_board.goals:
                if goal["number"].startswith(area["number"] + "."):
                    yield from own_goal(source, board, goal, of_board.indicators[goal["number"]], area["text"], long)


def area_goal(source: MadeSource, board: Board, term: int, area: Row, parent: str) -> Iterator[Block]:
    number, texts = area["number"], source.board["areas"][area["number"]]
    yield source.goal("verksamhetsmal", area, parent)
    if source.plan.report:
        yield Heading("Analys", 4, "analysis")
    yield from source.texts(texts["analysis" if source.plan.report else "plan"])
    yield from tables(source, board, number, chosen_rows(board, term, number), city=True)


def own_goal(
    source: MadeSource, board: Board, goal: Row, rows: Sequence[Row], parent: str, long: bool
) -> Iterator[Block]:
    printed: Goal = source.goal("namndmal", goal, parent)
    random = board.random("goal", source.plan.year, goal["number"])
    yield replace(printed, text=reworded(printed.text, random))
    for name, heading, kind in (
        ("description", "Beskrivning", "description"),
        ("expected", "Förväntat resultat", "expected_result"),
        ("analysis", "Analys", "analysis"),
    ):
        if name == "analysis" and not source.plan.report:
            continue
        yield Heading(heading, 4, kind)
        told = list(source.texts(goal[name]))
        yield from told if long else told[: 2 if isinstance(told[0], Bullets) else 1]
    yield from tables(source, board, goal["number"], rows, city=False)


def tables(source: MadeSource, board: Board, number: str, rows: Sequence[Row], city: bool) -> Iterator[Block]:
    """Indicators with the figures of this year, and activities."""
    plan = source.plan
    notes = board.random("notes", plan.year, plan.doc_type, plan.tertial, number)
    shown: list[Indicator] = []
    for row in rows:
        told = row if notes.random() < 0.3 else {key: value for key, value in row.items() if key != "note"}
        name = row["name"] if city else reworded(row["name"], board.random("row", plan.year, row["name"]))
        shown.append(replace(indicator(source, told), name=name))
    if shown:
        yield replace(indicator_table(source, [], city), rows=tuple(shown))
    done = activities(board, plan.year, number, city)
    if done:
        yield activity_table(source, done)


def ending(source: MadeSource, long: bool) -> Iterator[Block]:
    """The books: in long documents all of them, else the budget or the result, and one table more."""
    plan, books = source.plan, source.books
    if long:
        yield from closing.economy_part(source)
        yield from closing.rest(source)
        return
    yield Heading("Uppföljning av ekonomi" if plan.report else "Redovisning av ekonomi", 1, "economy")
    if not plan.report:
        yield Heading("Driftbudget", 2)
        yield Para(f"Budgeten för {plan.year} är fördelad på verksamhetsområden enligt följande.")
        yield economy.plan_budget(books, plan.year)
        return
    yield Heading("Uppföljning av driftbudget", 2)
    yield economy.result(books, plan.year, plan.tertial)
    yield Heading("Investeringar", 2)
    yield economy.investments_report(books, plan.year, plan.tertial)
