"""Numbered captions belong to their tables, above or below, and to no text beside."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Identity, Layout, Paragraph, Place, Row, Table
from vpextract.recognise.captions import captions_of
from vpextract.recognise.findings import TableFound, TextFound
from vpextract.recognise.recognising import findings_of
from vpextract.recognise.steps import TableHere
from vpextract.recognise.walk import walk

KNOWLEDGE = knowledge.load()
PLACE = Place(1)


def text(words: str) -> Paragraph:
    return Paragraph(words, PLACE)


def table(title: str = "") -> Table:
    return Table(("Hamn", "Bojar"), (Row(("Norra", "4"), PLACE),), PLACE, title=title)


def owners(blocks: list[Block]) -> dict[int, int]:
    return dict(captions_of(blocks, KNOWLEDGE).table_of)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([text("Tabell 1. Bojar"), table(), text("Mer text.")], {0: 1}),
        ([table(), text("Tabell 1. Bojar"), text("Mer text.")], {1: 0}),
        ([text("Tabell 1: Bojar"), table(), text("Tabell 2: Fyrar"), table()], {0: 1, 2: 3}),
        ([table(), text("Tabell 1: Bojar"), table(), text("Tabell 2: Fyrar")], {1: 0, 3: 2}),
        ([text("Tabell 1. Bojar"), text("Mer text."), table()], {}),
        ([text("Tabell 1 visar hur många bojar som finns"), table()], {}),
        ([text("Tabell 1. Den visar antalet bojar."), table()], {}),
        ([text("Bojar i hamnen"), table()], {}),
    ],
)
def test_which_table_a_caption_belongs_to(blocks: list[Block], expected: dict[int, int]) -> None:
    assert owners(blocks) == expected


@pytest.mark.parametrize("below", [False, True])
def test_a_caption_is_the_title_of_its_table_and_not_in_the_text(below: bool) -> None:
    caption = text("Tabell 1. Bojar i hamnarna")
    blocks = [text("Belopp i tkr"), *((table(), caption) if below else (caption, table())), text("Mer text.")]
    walked = walk(blocks, (), KNOWLEDGE, [])
    (here,) = [step for step in walked.steps if isinstance(step, TableHere)]
    assert (here.table.title, here.caption) == ("Tabell 1. Bojar i hamnarna", "Belopp i tkr")
    assert [step.text for step in walked.steps if isinstance(step, TextFound)] == ["Belopp i tkr", "Mer text."]


@pytest.mark.parametrize(("lists", "title"), [((1,), ""), ((), "Bojar")])
def test_a_caption_that_no_record_keeps_is_set_aside(lists: tuple[int, ...], title: str) -> None:
    walked = walk([text("Tabell 1. Bojar"), table(title)], lists, KNOWLEDGE, [])
    assert ("Tabell 1. Bojar", "label") in [(part.text, part.reason) for part in walked.set_aside]


def figures(*blocks: Block) -> list[tuple[str | None, str | None]]:
    """(title, unit) of each table of figures among blocks."""
    found = findings_of(Layout(tuple(blocks)), Identity(year=2031), KNOWLEDGE).contents
    return [(x.figures.title, x.figures.unit) for x in found if isinstance(x, TableFound) and x.figures is not None]


def heading(words: str) -> Paragraph:
    return Paragraph(words, PLACE, rank=2)


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([heading("Hamnar och fyrar"), table()], "Hamnar och fyrar"),
        ([heading("Drift (belopp i miljoner kronor)"), table()], "Drift (belopp i miljoner kronor)"),
        ([heading("Hamnar"), table("Bojar")], "Bojar"),
        ([heading("Hamnar"), text("Tabell 1. Bojar"), table()], "Tabell 1. Bojar"),
        ([heading("Hamnar"), text("Så fördelas bojarna i år."), table()], None),
        ([heading("Hamnar"), table(), table()], "Hamnar"),
    ],
)
def test_the_heading_right_above_is_a_title_where_there_is_no_other(blocks: list[Block], title: str | None) -> None:
    assert figures(*blocks)[0][0] == title


def test_only_the_first_table_under_a_heading_has_it_as_its_title() -> None:
    assert [title for title, _ in figures(heading("Hamnar"), table(), table())] == ["Hamnar", None]


@pytest.mark.parametrize(
    ("blocks", "units"),
    [
        ([table(), text("Belopp i tkr")], ["tkr"]),
        ([table(), text("(mnkr)"), text("Mer text.")], ["mnkr"]),
        ([text("Belopp i mnkr"), table(), text("Belopp i tkr")], ["mnkr"]),
        ([table(), text("Belopp i tkr"), table()], [None, "tkr"]),
        ([table(), text("Beloppen i tkr är inte slutliga.")], [None]),
    ],
)
def test_a_line_right_under_a_table_may_say_its_unit(blocks: list[Block], units: list[str | None]) -> None:
    assert [unit for _, unit in figures(*blocks)] == units
